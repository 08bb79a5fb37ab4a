"""Killed at any moment and run again: nothing lost, nothing twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from typing import Any

from fastwarc.warc import ArchiveIterator

from dragoman.store.view import Key

ALL = 400

ADDING = """
import sys, time
from pathlib import Path
from dragoman.collect.archive import Archive
from dragoman.model.press import Article, Pair, Span
from dragoman.model.reading import Reading
from dragoman.store.writer import Writer
from hashlib import sha256

folder, run = Path(sys.argv[1]), sys.argv[2]
with Writer(folder, Archive(folder / "archive"), run) as writer:
    for number in range(int(sys.argv[3])):
        text = f"Мост {number} открыт. " * 40
        original = text.encode()
        article = Article(
            id=f"a{number:04}", text_id=f"t{number}", source="-", text=text,
            sha256=sha256(original).hexdigest(),
        )
        writer.add(article, original, "f")
        reading = Reading(
            text_id=article.text_id, reader="r", knowledge="k", language="ru",
            sentences=(Span(0, len(text)),), lemmas=(f"мост открытый",),
        )
        writer.add_reading(article, reading)
        print(article.id, flush=True)
"""


def start(desk: Any, run: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDING, str(desk.path.parent), str(run), str(ALL)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def archived(desk: Any) -> list[str]:
    path = desk.path.parent / "archive" / desk.archive.name
    with path.open("rb") as file:
        return [record.headers["WARC-Target-URI"] for record in ArchiveIterator(file)]


def test_killed_again_and_again(desk: Any) -> None:
    chance, finished = random.Random(5), 0
    for run in range(4):
        process = start(desk, run)
        assert process.stdout is not None
        for _ in range(chance.randint(1, 70)):
            process.stdout.readline()
        time.sleep(chance.random() / 100)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
        process.stdout.close()
        process.wait()
        finished = max(finished, int(rest[-1][1:]) + 1 if rest else 0)
        with desk.write(str(run)) as writer, desk.view() as view:
            held = [each.id for each in view.articles()]
            assert len(held) >= finished
            assert held == sorted(set(held))
            assert archived(desk) == [f"urn:dragoman:{each}" for each in held]
            assert all(view.original(each) for each in held)
            assert view.count_hits(["мост"]) == view.counts().readings
            assert len(held) - view.counts().readings in (0, 1)
            del writer

    last = start(desk, 9)
    assert last.communicate(timeout=60)[0].split() == [f"a{number:04}" for number in range(ALL)]
    with desk.view() as view:
        counts = view.counts()
        assert (counts.articles, counts.captures, counts.readings) == (ALL, ALL, ALL)
        assert view.count_hits(["мост"]) == ALL
        assert archived(desk) == [f"urn:dragoman:a{number:04}" for number in range(ALL)]
        assert list(view.unread(Key(reader="r", knowledge="k"))) == []
