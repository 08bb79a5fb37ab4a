"""``collect`` killed at any moment and run again: it goes on, nothing is there twice, nothing by half."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from badweb import HERE, SENTENCE, BadServer, article, served
from bench.fuzz import packages, seeds
from fastwarc.warc import ArchiveIterator

from dragoman import settings
from dragoman.desk import Desk, create

KILLS = 4
PAGES, LINES = 8, 20


@pytest.fixture
def web() -> Iterator[BadServer]:
    with served() as server:
        server.robots = b""
        links = "".join(f"<item><link>/a{n}</link></item>" for n in range(PAGES))
        server.extra = {f"/a{n}": (article(f"Заметка {n}."), "text/html") for n in range(PAGES)}
        server.extra["/feed"] = f"<rss><channel>{links}</channel></rss>".encode(), "text/xml"
        yield server


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    create(folder, "russia")
    path = folder / settings.FILE
    text = path.read_text(encoding="utf-8").replace("allow_hosts = []", f'allow_hosts = ["{HERE}"]')
    path.write_text(text.replace("pause = 1.0", "pause = 0.0"), encoding="utf-8")
    return folder


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Files of several kinds, of which some give many pieces, and one none."""
    folder = tmp_path / "press"
    folder.mkdir()
    lines = (json.dumps({"id": str(n), "text": f"{n}. {SENTENCE * 8}"}) for n in range(LINES))
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "b.txt").write_text(packages.PROSE * 2, encoding="utf-8")
    (folder / "c.warc").write_bytes(next(seeds.of("archives"))[1:])
    (folder / "d.pdf").write_bytes(packages.paper())
    (folder / "e.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


PIECES = PAGES + LINES + 3


def taken(desk: Path, *places: str) -> tuple[int, int, list[str]]:
    with Desk.open(desk, processes=1) as opened:
        tally = opened.collect(places)
        return len(tally.done), tally.known, [each.reason for each in tally.skipped]


def killed(desk: Path, places: tuple[str, ...], seconds: float) -> int | None:
    """Collect in a process of its own and kill it after so long."""
    process = multiprocessing.get_context("fork").Process(target=taken, args=(desk, *places))
    process.start()
    process.join(seconds)
    if process.pid is not None and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join(30)
    return process.exitcode


def held(desk: Path) -> list[str]:
    """Return the ids of a desk's articles, whose originals are all there and whole."""
    with Desk.open(desk) as opened:
        found = [each.id for each in opened._view.articles()]  # noqa: SLF001 - all of them
        for each in opened.articles(found):
            kept = opened.original(each.id)
            assert sha256(kept).hexdigest() == each.sha256
    return found


def archived(desk: Path) -> Counter[str]:
    """Return how often each original is kept."""
    with (desk / "archive" / "originals.warc.gz").open("rb") as file:
        kept = ArchiveIterator(file, parse_http=False)
        return Counter(
            str(each.headers["WARC-Target-URI"])
            for each in kept
            if each.verify_block_digest() and each.headers["WARC-Type"] != "request"
        )


@pytest.mark.parametrize("seed", [1])
def test_killed_anywhere_it_goes_on(web: BadServer, desk: Path, press: Path, seed: int) -> None:
    chance = random.Random(seed)
    places = (str(press), web.at("/feed"))
    start = time.monotonic()
    whole = desk.parent / "whole"
    create(whole, "russia")
    (whole / settings.FILE).write_bytes((desk / settings.FILE).read_bytes())
    assert taken(whole, *places)[0] == PIECES
    longest = time.monotonic() - start
    before: list[str] = []
    for number in range(KILLS):
        # the first moments are the likeliest: later runs have less left to do
        killed(desk, places, longest * chance.random() ** 2 * (1 + number / KILLS))
        after = held(desk)
        assert len(after) == len(set(after))
        assert set(before) <= set(after)
        before = after
    new, known, skipped = taken(desk, *places)
    assert new == PIECES - len(before)
    assert known >= len(before) - PAGES  # pages of a feed that has not changed are not asked for
    assert len(skipped) == 1
    assert sorted(held(desk)) == sorted(held(whole))
    assert archived(desk) == archived(whole)
    assert set(archived(desk).values()) == {1}
    assert taken(desk, *places)[0] == 0
