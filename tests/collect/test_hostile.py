"""Whatever comes in: articles that keep the contract, or skips with a reason; never an error, never a hang."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from badweb import numbers
from bench.fuzz import packages, promises, seeds, targets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.collect import clean
from dragoman.collect.addresses import LONGEST, host_of, is_public
from dragoman.collect.documents import Limits, inputs
from dragoman.desk import Desk, create
from dragoman.errors import Unfetched
from dragoman.model.press import Article, Skip

PROSE = packages.PROSE * 2
SEEDS = {name: tuple(seeds.of(name)) for name in targets.TARGETS}


def examples(number: int) -> settings:
    """Always the same examples, and only so many."""
    return settings(
        max_examples=number,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@st.composite
def broken(draw: st.DrawFn, target: str) -> bytes:
    """Draw a seed that is cut, has bits turned over, or parts of another put into it."""
    content = bytearray(draw(st.sampled_from(SEEDS[target])))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(1, max(1, len(content) - 1)))
        match draw(st.sampled_from(("cut", "turn", "noise", "splice", "double"))):
            case "cut":
                del content[at:]
            case "turn" if at < len(content):
                content[at] ^= 1 << draw(st.integers(0, 7))
            case "noise":
                content[at:at] = draw(st.sampled_from(NOISE))
            case "splice":
                other = draw(st.sampled_from(SEEDS[target]))
                content[at:at] = other[at : at + 300]
            case _:
                content += content[at:][:5000]
    return bytes(content)


NOISE = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", "\u202e\u200f".encode(), "\ufeff".encode(), b"\x1b[31m", b"\r\n\r\n", b"<![CDATA[", b"]]>",
    b"<!--", b"&#xD800;", b"&#0;", b"\\ud800", b"\\u0000", b"<p>" * 50, b"<div><table><font size=1>" * 20, b'"' * 9, b"{" * 40,
    b"[" * 2000, "é\u0301".encode(), b"\xc3", b"\x85\x0b\x0c", b"9" * 400, b"-1", b"1e999", b"\\'ff\\u-10179?\\bin9999 ",
)  # fmt: skip


@pytest.mark.parametrize(("target", "number"), [
    ("feeds", 60), ("pages", 25), ("dates", 100), ("names", 100), ("documents", 30), ("records", 50),
    ("archives", 30), ("web", 150),
])  # fmt: skip
def test_broken_input_keeps_the_promises(target: str, number: int) -> None:
    @examples(number)
    @given(broken(target))
    def holds(content: bytes) -> None:
        targets.TARGETS[target](content)

    holds()


TAGS = st.sampled_from(
    ("p", "div", "b", "font", "article", "main", "table", "td", "li", "h1", "time", "figure", "svg", "template", "a", "span", "script")
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from((PROSE, "Анна Петрова", "9 февраля 2021", "вчера", "记者 李明", "&#xD800;")),
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attribute = st.sampled_from(
        ('class="byline"', 'itemprop="author"', 'datetime="0001-01-01"', 'content="\x1b"', "")
    )
    return st.builds(
        lambda tag, said, parts, closed: f"<{tag} {said}>{''.join(parts)}" + f"</{tag}>" * closed,
        TAGS, attribute, st.lists(inner, max_size=4), st.integers(0, 2),
    )  # fmt: skip


@examples(25)
@given(st.lists(st.recursive(TEXTS, element, max_leaves=12), max_size=6))
def test_pages_of_any_markup_keep_the_promises(parts: list[str]) -> None:
    promises.page(targets.page_of(f"<html><body><h1>Порты</h1><p>{PROSE}</p>{''.join(parts)}"))


LD = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=20), st.sampled_from(("\ud800", "a\0b", "2021-02-09"))),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(("@type", "@id", "name", "author", "headline", "publisher", "@graph", "datePublished")), inner),
    ),
    max_leaves=10,
)  # fmt: skip


@examples(25)
@given(LD)
def test_records_of_any_shape_keep_the_promises(found: object) -> None:
    record = json.dumps({"@type": "NewsArticle", "headline": found, "author": found, "url": found})
    head = f'<script type="application/ld+json">{record}</script>'
    promises.page(targets.page_of(f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    create(tmp_path / "desk", "russia")
    return tmp_path / "desk"


def taken(desk: Path, *paths: Path) -> tuple[list[Article], list[Skip]]:
    with Desk.open(desk, processes=1) as opened:
        tally = opened.collect([str(each) for each in paths])
        return list(opened.articles(tally.done)), list(tally.skipped)


def line(**fields: object) -> str:
    return json.dumps({"text": PROSE, **fields})


HELD = {
    "an unreadable time of fetching": ("a.jsonl", line(retrieved="yesterday")),
    "a time of fetching at the edge": ("a.jsonl", line(retrieved="0001-01-01T00:00:00+14:00")),
    "controls": ("a.jsonl", line(title="a\x1b[31mb\0", authors=["\x9b2J"])),
    "half a pair in a record": (
        "a.html",
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800","author":"\\udc00"}</script>'
        f"<p>{PROSE}</p>"),
    ),
    "half a pair in a reference": (
        "a.json",
        json.dumps([{"id": "\ud800", "title": "\ud800", "author": [{"family": "\udc00"}], "abstract": PROSE}]),
    ),
    "half a pair in a feed": (
        "a.rss",
        json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"url": "http://a.ru/\ud800", "title": "\ud800", "content_html": f"<p>{PROSE * 2}\udc00"}]}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HELD)
def test_what_used_to_end_a_run_is_kept_clean(desk: Path, tmp_path: Path, kind: str) -> None:
    name, content = HELD[kind]
    (tmp_path / name).write_text(content, encoding="utf-8")
    (article,), skips = taken(desk, tmp_path / name)
    assert skips == []
    promises.keeps(article)


def test_a_file_whose_name_is_no_utf_8_is_kept_under_a_name_that_is(
    desk: Path, tmp_path: Path
) -> None:
    raw = os.fsencode(tmp_path) + b"/\xec\xee\xf1\xf2.txt"
    Path(os.fsdecode(raw)).write_text(PROSE, encoding="utf-8")
    (article,), _ = taken(desk, Path(os.fsdecode(raw)))
    assert article.source.endswith("/\\xec\\xee\\xf1\\xf2.txt")


def test_marks_without_end_in_a_translation_memory(tmp_path: Path) -> None:
    deep = "<hi>" * 20_000 + "Мост" + "</hi>" * 20_000
    unit = f"<tu><tuv lang='ru'><seg>{deep} открыт<ph>x</ph>.</seg></tuv><tuv lang='en'><seg>Open.</seg></tuv></tu>"
    (tmp_path / "a.tmx").write_text(f"<tmx><body>{unit}</body></tmx>", encoding="utf-8")
    (pair, _) = inputs([str(tmp_path / "a.tmx")], Limits())
    assert getattr(pair, "text", "") == "Мост открыт."


def test_controls_in_the_address_of_a_sitemap_are_gone() -> None:
    targets.feeds(b"\0<urlset><url><loc>http://a.ru/m\x7f\x7f</loc></url></urlset>")


def test_a_feed_that_breaks_its_parser_is_named() -> None:
    targets.feeds(b"\0<rss><channel><link/></link><item></link></link></item>")
    body = b'\0<rss version="2.0"><channel><item><title>x</title></link></item>\x00<<</link></link></rss>'
    targets.feeds(body)


@pytest.mark.parametrize(
    "words", ["a\0b", "a\x1b[31mb", "a\x85b", "a\ud800b", "a\ufffeb", "a\x0cb"]
)
def test_cleaning_keeps_every_offset(words: str) -> None:
    assert len(clean.text(words)) == len(clean.line(words)) == len(words)
    assert not promises.CONTROL.search(clean.text(words) + clean.line(words))


@examples(200)
@given(st.text())
def test_only_what_no_text_may_hold_is_replaced(words: str) -> None:
    made = clean.text(words)
    kept = [one for one, other in zip(words, made, strict=True) if one == other]
    gone = [one for one, other in zip(words, made, strict=True) if one != other]
    assert all(promises.CONTROL.match(each) for each in gone)
    assert not any(promises.CONTROL.match(each) for each in kept)


FORMS = [
    "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://a@127.0.0.1/", "http://zarya.example@127.0.0.1/", "http://localhost./", "http://127.0.0.1./",
    "http://①②⑦.⓪.⓪.①/", "http://0/", "http://[2002:7f00:1::]/",
]  # fmt: skip


@pytest.mark.parametrize("url", FORMS)
def test_no_form_of_an_inner_address_is_public(url: str) -> None:
    """The name is resolved as the system would: every number it gives is looked at."""
    found = numbers(url)
    assert all(not is_public(each) for each in found)


@pytest.mark.parametrize(
    "url",
    ["http://a b/", "http://a.ru%00.b/", "http://[fe80::1%25eth0]/", "http://a\\b/", "http://", "http://a.ru/" + "a" * LONGEST,
     "ftp://a.ru/", "http://a.ru:99999/", "http://[::1", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(Unfetched):
        host_of(url)
