"""Bylines in the blocks, tags and trackers of pages; names and pages are made up."""

from pathlib import Path

import pytest

from dragoman.collect.bylines import persons
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.jsonld import article
from dragoman.collect.page import Page

LONG = "The ferry between the two islands will not run until the harbour is dredged. " * 4
TEXT = f"<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>"
H1 = "<h1>Ferry stays in port</h1>"
TEASER = "<div class=author>by Kim Lee</div><div class=author>by Otto Falk</div>"


def signed(tmp_path: Path, body: str, head: str = "") -> tuple[tuple[str, ...], str | None]:
    file = tmp_path / "page.html"
    whole = f"<html><head><title>Ferry stays in port</title>{head}</head><body>{body}</body></html>"
    file.write_text(whole, encoding="utf-8")
    (page,) = (each for each in inputs([str(file)], Limits()) if isinstance(each, Page))
    found = extract(page, ExtractContext())
    return found.authors, dict(found.provenance).get("authors")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Text: Jan Lohse, Foto: Kim Lee", ("Jan Lohse",)),
        ("Texte : Jan Lohse, photos : Kim Lee", ("Jan Lohse",)),
        ("Jan Lohse (Text), Kim Lee (Fotos)", ("Jan Lohse",)),
        ("By Jan Lohse, photos by Kim Lee", ("Jan Lohse",)),
        ("Jan Lohse, Foto: Kim Lee, Text: Otto Falk", ("Jan Lohse", "Otto Falk")),
        ("Текст: Анна Петрова Фото: Пётр Ильин", ("Анна Петрова",)),
        ("Maria do Carmo Silva", ("Maria do Carmo Silva",)),
        ("José María de la Cruz y López", ("José María de la Cruz y López",)),
        ("Jan van 't Hoff", ("Jan van 't Hoff",)),
        ("PTI Delhi", ()),
        ("AA Gill", ("AA Gill",)),
        ("From Our Correspondent", ()),
        ("Cookie Settings", ()),
    ],
)
def test_who_wrote_and_who_did_not(printed: str, expected: tuple[str, ...]) -> None:
    assert persons([printed]) == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("<address>Jan Lohse und Kim Lee</address>", ("Jan Lohse", "Kim Lee")),
        (
            (
                "<div class=byline>By <div class=author><a href='/authors/jan-lohse'>Jan Lohse</a> News"
                " Reporter</div><div class=author><a href='/authors/kim-lee'>Kim Lee</a></div></div>"
            ),
            ("Jan Lohse", "Kim Lee"),
        ),
        (
            "<p class=byline>By <a href='/author/jan-lohse'>Jan Lohse</a> and Kim Lee</p>",
            ("Jan Lohse", "Kim Lee"),
        ),
        ("<p class=byline>Redaktion: <a href='/autoren/jan-lohse'>Jan Lohse</a></p>", ()),
        ("<span itemprop=author><meta itemprop=name content='Jan Lohse'></span>", ("Jan Lohse",)),
        (
            "<figure><figcaption class=author><a href='/autoren/jan-lohse'>Jan Lohse</a></figcaption></figure>",
            ("Jan Lohse",),
        ),
    ],
    ids=[
        "address",
        "each in its mark",
        "one linked, one not",
        "an editor",
        "microdata",
        "a portrait",
    ],
)
def test_marks_of_bylines(tmp_path: Path, byline: str, expected: tuple[str, ...]) -> None:
    assert signed(tmp_path, f"<article>{H1}{byline}{TEXT}</article>")[0] == expected


def test_a_byline_before_the_text_counts_though_teasers_behind_it_have_others(
    tmp_path: Path,
) -> None:
    body = f"<div>{H1}<div class=author>by Jan Lohse</div>{TEXT}{TEASER}</div>"
    assert signed(tmp_path, body) == (("Jan Lohse",), "printed")
    assert signed(tmp_path, f"<div>{H1}{TEXT}{TEASER}</div>") == ((), None)


def test_the_heading_among_several_is_the_one_that_says_the_title(tmp_path: Path) -> None:
    logo = "<header><h1>The Echo</h1><p class=author>Otto Falk</p></header>"
    body = f"{logo}<div>{H1}<p class=author>Jan Lohse</p>{TEXT}</div>"
    assert signed(tmp_path, body)[0] == ("Jan Lohse",)


def test_an_authors_page_that_a_tag_names_is_read_as_the_page_prints_it(tmp_path: Path) -> None:
    head = '<meta property="article:author" content="https://echo.example/who/jan-lohse">'
    body = f"<article>{H1}{TEXT}</article><div><a href='/who/jan-lohse'>Jan Lohse</a></div>"
    assert signed(tmp_path, body, head) == (("Jan Lohse",), "author's page")


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('dataLayer.push({"page": {"author": "Jan Lohse"}})', ("Jan Lohse",)),
        ("var utag_data = {page_author: 'J\\u00e1n Lohse'}", ("Ján Lohse",)),
        ('window.x = {\\"authors\\": [\\"Jan Lohse\\", \\"Kim Lee\\"]}', ("Jan Lohse", "Kim Lee")),
        ('a({"author": "Jan Lohse"}, {"author": "Kim Lee"})', ()),
        ('dataLayer.push({"author": "J. Lohse nuotr."})', ()),
        ('dataLayer.push({"author": "Redaktion"})', ()),
    ],
)
def test_what_trackers_are_told(tmp_path: Path, script: str, expected: tuple[str, ...]) -> None:
    body = f"<script>{script}</script><article>{H1}{TEXT}</article>"
    rule = "data layer" if expected else None
    assert signed(tmp_path, body) == (expected, rule)


def test_a_tag_of_the_sites_own_names_an_author(tmp_path: Path) -> None:
    head = '<meta name="echo_authors" content="Jan Lohse"><meta name="author-id" content="Kim Lee">'
    body = f"<article>{H1}{TEXT}</article>"
    assert signed(tmp_path, body, head) == (("Jan Lohse",), "meta echo_authors")


def test_a_records_creator_and_the_author_of_its_twin() -> None:
    assert article(
        ['{"@type": "Article", "headline": "Ferry", "creator": ["Jan Lohse"]}']
    ).authors == ("Jan Lohse",)
    full = '{"@type": "NewsArticle", "headline": "Ferry", "datePublished": "2021-02-09", "articleBody": "x"}'
    twin = '{"@type": "Article", "headline": "Ferry", "author": "Jan Lohse"}'
    assert article([full, twin], ["Ferry"]).authors == ("Jan Lohse",)
