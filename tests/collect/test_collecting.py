"""From the web into a desk: kept for ever, found again, read again, killed and continued."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from badweb import HERE, BadServer, article, served, wait_for
from fastwarc.warc import ArchiveIterator

from dragoman import settings, sources
from dragoman.collect.fields import Fields
from dragoman.desk import Desk, create
from dragoman.errors import BadArgument
from dragoman.store.view import View


@pytest.fixture
def web() -> Iterator[BadServer]:
    with served() as server:
        server.robots = b""
        links = "".join(f"<item><link>/a{n}</link></item>" for n in range(4))
        server.extra = {f"/a{n}": (article(f"Заметка {n}."), "text/html") for n in range(4)}
        server.extra["/feed"] = f"<rss><channel>{links}</channel></rss>".encode(), "text/xml"
        yield server


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each run begin in a second of its own."""
    seconds = itertools.count()
    monkeypatch.setattr("dragoman.desk._now", lambda: f"2030-01-01T00:00:{next(seconds):02}Z")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    create(folder, "russia")
    path = folder / settings.FILE
    text = path.read_text(encoding="utf-8")
    text = text.replace("allow_hosts = []", f'allow_hosts = ["{HERE}"]')
    path.write_text(text.replace("pause = 1.0", "pause = 0.0"), encoding="utf-8")
    return folder


def skips(desk: Path) -> list[tuple[str, str | None]]:
    with View(desk) as view:
        return [(each.input, each.kind) for each in view.skips()]


def count(desk: Path) -> int:
    with View(desk) as view:
        return view.count()


def records(desk: Path) -> list[tuple[str, str]]:
    found = []
    with (desk / "archive" / "originals.warc.gz").open("rb") as file:
        for each in ArchiveIterator(file, parse_http=False):
            assert each.verify_block_digest()
            found.append((each.headers["WARC-Type"], each.headers["WARC-Target-URI"]))
    return found


def test_a_feed_is_collected_and_every_exchange_is_kept(web: BadServer, desk: Path) -> None:
    with Desk.open(desk) as opened:
        tally = opened.collect([web.at("/feed")])
        assert (len(tally.done), tally.known, tally.skipped) == (4, 0, ())
        for each in opened.articles(tally.done):
            assert opened.original(each.id) == article(each.text[-10:])
            head = opened.original(each.id, headers=True).decode()
            assert "WARC-Type: response" in head
            assert "HTTP/1.1 200 OK" in head
    kept = records(desk)
    assert sorted(kept[0::2]) == [("request", web.at(f"/a{n}")) for n in range(4)]
    assert sorted(kept[1::2]) == [("response", web.at(f"/a{n}")) for n in range(4)]


def test_a_second_run_fetches_what_is_new_and_no_more(web: BadServer, desk: Path) -> None:
    with Desk.open(desk) as opened:
        opened.collect([web.at("/feed")])
        web.asked.clear()
        body, media = web.extra["/feed"]
        web.extra["/feed"] = body.replace(b"/a0", b"/good"), media
        tally = opened.collect([web.at("/feed")])
        assert (len(tally.done), tally.known) == (1, 3)
    assert sorted(web.asked) == ["/feed", "/good", "/robots.txt"]


def test_a_failure_is_named_until_it_is_mended(web: BadServer, desk: Path) -> None:
    web.extra["/feed"] = (
        b"<rss><channel><item><link>/gone</link></item></channel></rss>",
        "text/xml",
    )
    with Desk.open(desk) as opened:
        opened.collect([web.at("/feed")])
    assert skips(desk) == [(web.at("/gone"), "not found")]
    web.extra["/gone"] = web.extra["/a0"]
    with Desk.open(desk) as opened:
        assert len(opened.collect([web.at("/feed")]).done) == 1
    assert skips(desk) == []


def test_the_desk_s_own_sources(web: BadServer, desk: Path) -> None:
    path = desk / settings.FILE
    (desk / "saved.html").write_bytes(article("Сохранено."))
    row = f'\n[[sources]]\nurl = "{web.at("/feed")}"\noutlet = "vestnik"\nlimit = 2\n'
    more = '[[sources]]\npath = "saved.html"\ncadence = "weekly"\nminimum = 3\n'
    path.write_text(path.read_text(encoding="utf-8") + row + more, encoding="utf-8")
    with Desk.open(desk) as opened:
        tally = opened.collect()
        assert (len(tally.done), tally.skipped) == (3, ())
        assert {each.outlet for each in opened.articles(tally.done)} == {"vestnik", None}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"url": "https://a.example", "minimun": 3}, "minimun"),
        ({"outlet": "vestnik"}, "a url or a path"),
        ({"url": "https://a.example", "limit": "many"}, "int"),
    ],
)
def test_a_slip_in_the_list_of_sources_is_named(row: dict[str, object], words: str) -> None:
    with pytest.raises(BadArgument, match=words):
        sources.listed([row])


def test_without_sources_there_is_nothing_to_collect(desk: Path) -> None:
    with Desk.open(desk) as opened, pytest.raises(BadArgument, match="sources"):
        opened.collect()


def better(_page: object, _day: object) -> Fields:
    """Find a title that today's rules pass by."""
    return Fields(text="Текст по новым правилам. " * 5, body_rule="better", titles=())


def test_better_rules_read_what_is_kept_and_ids_and_judgements_stay(
    web: BadServer, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "note.md").write_text(
        "---\ntitle: Река\n---\nМост открыт для всех, кто хочет перейти реку, пишет газета.\n"
    )
    with Desk.open(desk, processes=1) as opened:
        done = opened.collect([web.at("/feed"), str(desk / "note.md")]).done
        opened.judge(done[:1], [])
        assert opened.collect_again().known == 5
        monkeypatch.setattr("dragoman.collect.webpage.fields", better)
        tally = opened.collect_again()
        assert (len(tally.done), tally.known) == (4, 1)
        assert set(tally.done) < set(done)
        texts = {each.text for each in opened.articles(tally.done)}
        assert texts == {"Текст по новым правилам. " * 5}
        assert [each.article for each in opened.judgements()] == [done[0]]
        assert all(opened.original(each) for each in done)


def test_a_page_that_gave_no_article_is_kept_for_better_rules(
    web: BadServer, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.extra["/bare"] = b"<html><body>42</body></html>", "text/html"
    with Desk.open(desk, processes=1) as opened:
        tally = opened.collect([web.at("/bare")])
        assert [each.kind for each in tally.skipped] == ["unreadable"]
        assert opened.collect_again().done == ()
        monkeypatch.setattr("dragoman.collect.webpage.fields", better)
        (article_id,) = opened.collect_again().done
        assert opened.original(article_id) == b"<html><body>42</body></html>"
        assert skips(desk) == []
        assert opened.collect_again().known == 1


def test_our_own_archive_is_one_like_any_other(web: BadServer, desk: Path, tmp_path: Path) -> None:
    with Desk.open(desk) as opened:
        done = opened.collect([web.at("/feed")]).done
    other = tmp_path / "other"
    create(other, "russia")
    with Desk.open(other) as opened:
        tally = opened.collect([str(desk / "archive" / "originals.warc.gz")])
        assert tally.done == done


def run(desk: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dragoman", "collect", *arguments, "--desk", str(desk)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ})


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_killed_and_run_again(web: BadServer, desk: Path, how: signal.Signals) -> None:
    body, media = web.extra["/feed"]
    web.extra["/feed"] = (
        body.replace(b"</channel>", b"<item><link>/slow</link></item></channel>"),
        media,
    )
    process = run(desk, web.at("/feed"), "--processes", "1")
    assert wait_for(lambda: "/slow" in web.asked and count(desk) == 4, 60)
    process.send_signal(how)
    _, told = process.communicate(timeout=60)
    assert process.returncode == (130 if how == signal.SIGINT else -9)
    assert "Traceback" not in told
    before = count(desk)
    assert before == 4
    web.extra["/slow"] = article("Медленно."), "text/html"
    web.asked.clear()
    with Desk.open(desk) as opened:
        tally = opened.collect([web.at("/feed")])
        assert count(desk) == 5
        assert len(tally.done) == 5 - before
        assert tally.skipped == ()
    assert len([each for each in web.asked if each.startswith("/a")]) == 4 - before
    responses = [uri for kind, uri in records(desk) if kind == "response"]
    assert len(responses) == len(set(responses)) == 5


def test_a_slip_of_the_pen_is_told_and_not_kept(desk: Path) -> None:
    """A missing folder of the desk's own list is kept: its outlet lacks what it would give."""
    with Desk.open(desk) as opened:
        tally = opened.collect([str(desk / "nofile.pdf")])
        assert [each.kind for each in tally.skipped] == ["absent"]
        assert skips(desk) == []
    with (desk / "desk.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[sources]]\npath = "nofolder"\noutlet = "ria"\n')
    with Desk.open(desk) as opened:
        opened.collect()
        assert [kind for _, kind in skips(desk)] == ["absent"]
