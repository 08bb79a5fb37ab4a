"""What is made to keep its reader busy, or to take all memory: refused, or ended and named; the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from bench.fuzz import packages, promises, targets

from dragoman.attempt import attempt
from dragoman.collect import (
    bylines,
    depth,
    feeds,
    fieldnames,
    jsonld,
    papers,
    plain,
    profile,
    rtf,
)
from dragoman.collect.addresses import shown
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.exports import known
from dragoman.collect.extract import extract
from dragoman.collect.page import Page
from dragoman.desk import Desk, create
from dragoman.errors import DragomanError, Unreadable
from dragoman.formats import limits as formats
from dragoman.formats.plain import LINE
from dragoman.language.dates import parse
from dragoman.language.numbers import RANGE
from dragoman.model.press import Article, Skip

PROSE = packages.PROSE * 2
DEEP: dict[str, Callable[[int], str]] = {
    "div": lambda n: "<div>" * n,
    "with other ends": lambda n: "<div></b>" * n,
    "fonts": lambda n: "".join(f"<font size={each}>" for each in range(n)) + "<p>x" * n,
    "articles": lambda n: "<article><p>" * n,
}


@pytest.mark.parametrize("kind", DEEP)
def test_a_page_nested_without_end_is_refused_before_it_is_parsed(kind: str) -> None:
    page = targets.page_of(f"<html><body>{DEEP[kind](100_000)}{PROSE}")
    with pytest.raises(Unreadable, match="too deep"):  # parsing it would take many minutes
        extract(page, promises.context())


FLAT: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: "<p>x" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{each}" for each in range(n)) + ">",
    "names": lambda n: "<p><em>Анна Петрова</em></p>" * n,
    "a huge attribute": lambda n: f'<p class="{"date byline " * n}">',
    "marks": lambda n: "\u202e\u200f\u0301" * (n // 20),
    "closing": lambda n: "</div></article>" * n,
}


@pytest.mark.parametrize("kind", FLAT)
def test_a_page_with_much_of_one_thing_is_read(kind: str) -> None:
    page = targets.page_of(
        f"<html><body><h1>Порты</h1><p>{PROSE}</p>{FLAT[kind](400)}</body></html>"
    )
    assert promises.page(page)


GROWING: dict[str, tuple[Callable[[str], object], str]] = {
    "an address": (lambda words: shown(f"http://a.ru/?{words}"), "a"),
    "secrets in an address": (lambda words: shown(f"http://a.ru/?{words}"), "token"),
    "a byline of addresses": (lambda words: bylines.ADDRESS.sub("", words), "a-"),
    "an outlet of spaces": (lambda words: fieldnames.described({"outlet": f"a{words}b"}), " "),
    "a line of figures": (lambda words: known.records(f"1{words}x\nDocument VESTPR0020210209eh290001a"), " "),
    "a line of a database": (lambda words: known.records(f"a{words}x\nEnd of Document\n"), " "),
    "a title of spaces": (lambda words: profile.front(f"<title>a{words}b</title>", "http://a.ru/"), " "),
    "breaks that do not end": (lambda words: papers.html_lines(words, "a"), "<br "),
    "comments that do not end": (lambda words: jsonld.article([f"{{{words}"]), "/*"),
    "commas in a record": (lambda words: jsonld.article([f"{{{words}"]), ", "),
    "spaces in RTF": (lambda words: rtf.text(f"{{\\rtf1 {words}x}}".encode(), "a", formats.Limits()), " "),
    "a line that opens a text": (lambda words: plain._head_line(f"a{words}b", ()), " "),  # noqa: SLF001
    "a feed's title": (feeds.words, "<"),
    "lines of spaces": (lambda words: list(LINE.finditer(words)), " "),
    "a page": (lambda words: depth.check(words, "a"), "<b></i>"),
    "a date": (parse, "1 "),
    "a figure": (RANGE.search, "1"),
}  # fmt: skip


@pytest.mark.parametrize("kind", GROWING)
def test_no_words_keep_their_reader_busy(kind: str) -> None:
    """Words of 400 kilobytes, for which a reader whose steps grow as their square takes far too long."""
    reader, unit = GROWING[kind]
    words = unit * (400_000 // len(unit))

    def read(words: str) -> None:
        with suppress(DragomanError):
            reader(words)

    assert attempt(read, words, 60.0) == (None, None)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    create(tmp_path / "desk", "russia")
    return tmp_path / "desk"


def taken(desk: Path, *paths: Path) -> tuple[list[Article], list[Skip]]:
    with Desk.open(desk, processes=1) as opened:
        tally = opened.collect([str(each) for each in paths])
        return list(opened.articles(tally.done)), list(tally.skipped)


def test_a_page_that_sticks_is_ended_and_the_rest_goes_on(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Millions of paragraphs, in a process of their own: each is nothing, all are minutes."""
    many = f"<html><body><p>{PROSE}</p>{'<p>x' * 900_000}"
    (tmp_path / "a.html").write_text(many, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PROSE, encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_SECONDS", "1")
    (article,), (skip,) = taken(desk, tmp_path / "a.html", tmp_path / "b.txt")
    assert article.source.endswith("b.txt")
    assert skip.reason == "took longer than 1 seconds"


def test_a_reader_that_sticks_is_ended_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.bib").write_text("@article{a, title={b}}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(PROSE, encoding="utf-8")
    monkeypatch.setattr("dragoman.collect.references.parse_string", lambda *_, **__: time.sleep(60))
    slow, read = inputs([str(tmp_path)], Limits(seconds=0.3))
    assert isinstance(slow, Skip)
    assert slow.reason == "took longer than 0.3 seconds"
    assert isinstance(read, Page)
