"""Genres of labelled cases (``genres.txt``), of pages with labels at their titles, and of files with sections."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.fields import Candidate
from dragoman.collect.genres import Piece, genre
from dragoman.collect.page import Page
from dragoman.model.press import Article

CASES = Path(__file__).with_name("genres.txt").read_text(encoding="utf-8")
CUES = {"crumb": "breadcrumb"}
BODY = "The ferry runs every half hour, and the ferryman knows everybody by name. " * 8


class Case(NamedTuple):
    line: int
    genre: str
    rule: str
    fields: tuple[tuple[str, str], ...]
    text: str


def cases() -> list[Case]:
    found = []
    for match in re.finditer(
        r"^=> ([^|\n]+)\|([^\n]*)\n(.*?)^--\n(.*?)(?=^=> |^# |\Z)", CASES, re.MULTILINE | re.DOTALL
    ):
        line = CASES.count("\n", 0, match.start()) + 1
        fields = tuple(
            (name, words.strip())
            for name, _, words in (each.partition(": ") for each in match[3].splitlines() if each)
        )
        found.append(Case(line, match[1].strip(), match[2].strip(), fields, match[4].strip()))
    return found


def piece(case: Case) -> Piece:
    def all_of(name: str) -> tuple[str, ...]:
        return tuple(words for each, words in case.fields if each == name)

    cues = [
        (n, w) for n, w in case.fields if n in ("genre", "type", "label", "section", "crumb", "tag")
    ]
    return Piece(
        cues=tuple(Candidate(CUES.get(name, name), words) for name, words in cues),
        url=next(iter(all_of("url")), None),
        titles=all_of("title"),
        text=case.text,
        language=next(iter(all_of("lang")), "ru" if re.search("[а-я]", case.text) else "en"),
        persons=all_of("author"),
        credits=all_of("credit"),
        bylines=(*all_of("author"), *all_of("credit")),
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"line {case.line}")
def test_each_case_gets_its_genre_and_rule(case: Case) -> None:
    found = genre(piece(case)) or ("unknown", "")
    assert found[0] == case.genre
    assert found[1].startswith(case.rule)


def test_every_case_is_read() -> None:
    assert len(cases()) == CASES.count("\n=> ")


def of_page(folder: Path, head: str, title: str, body: str = BODY) -> Article:
    file = folder / "a.html"
    paragraphs = "".join(f"<p>{each}</p>" for each in body.split("\n"))
    file.write_text(
        f"<html><head><title>The bridge</title>{head}</head><body><main><article>{title}{paragraphs}"
        "</article></main></body></html>",
        encoding="utf-8",
    )
    (page,) = (each for each in inputs([str(file)], Limits()) if isinstance(each, Page))
    return extract(page, ExtractContext())


@pytest.mark.parametrize(
    "title",
    [
        "<div><span>Gastkommentar</span><h1>Die Brücke</h1></div>",
        "<header><p class='kicker'>Gastkommentar</p><div><h1>Die Brücke</h1></div></header>",
        "<h1><span>Gastkommentar</span> Die Brücke gehört uns allen</h1>",
    ],
)
def test_a_label_at_the_title_tells_the_genre(tmp_path: Path, title: str) -> None:
    article = of_page(tmp_path, "", title)
    assert article.genre == "column"
    assert dict(article.provenance)["genre"] == "label"
    assert "Gastkommentar" not in article.text


def test_a_link_to_the_remarks_is_no_label(tmp_path: Path) -> None:
    title = "<div><a href='#remarks'>Kommentare</a><h1>Die Brücke</h1></div>"
    assert of_page(tmp_path, "", title).genre == "unknown"


def test_breadcrumbs_tell_the_genre_and_where_nothing_else_does_the_section(tmp_path: Path) -> None:
    crumbs = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
    {"name": "Home"}, {"item": {"name": "Opinion"}}, {"name": "Bridges"}, {"name": "The bridge"}]}</script>
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge"}</script>"""
    article = of_page(tmp_path, crumbs, "<h1>The bridge</h1>")
    assert (article.genre, article.section) == ("column", "Bridges")
    assert dict(article.provenance)["genre"] == dict(article.provenance)["section"] == "breadcrumb"


def test_a_meta_tag_of_any_site_may_hold_the_section(tmp_path: Path) -> None:
    tag = '<meta name="echo:section-path" content="/meinung/gastkommentar/">'
    assert of_page(tmp_path, tag, "<h1>The bridge</h1>").genre == "column"
    other = '<meta name="echo:section-count" content="Meinung">'
    assert of_page(tmp_path, other, "<h1>The bridge</h1>").genre == "unknown"


def collected(file: Path) -> list[Article]:
    pages = [each for each in inputs([str(file)], Limits()) if isinstance(each, Page)]
    return [extract(each, ExtractContext()) for each in pages]


def test_a_table_keeps_its_rubric_as_the_section(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    text = "Мост обещают достроить каждый год, и каждый год обещание переезжает вместе с парапетом."
    file.write_text(
        f"Дата;Издание;Рубрика;Автор;Текст\n09.02.2031;Заря;Мнения;Анна Рощина;{text}\n",
        encoding="utf-8",
    )
    (article,) = collected(file)
    assert (article.section, article.genre) == ("Мнения", "column")


def test_front_matter_declares_a_genre_in_any_language_or_a_section(tmp_path: Path) -> None:
    text = "Мост обещают достроить каждый год, и каждый год обещание переезжает вместе с парапетом."
    for head, expected in (
        ("genre: interview", "interview"),
        ("genre: рецензия", "review"),
        ("section: Интервью", "interview"),
        ("section: Порт", "unknown"),
    ):
        file = tmp_path / "a.md"
        file.write_text(
            f"---\ntitle: Мост\nauthor: Анна Рощина\n{head}\n---\n{text}", encoding="utf-8"
        )
        (article,) = collected(file)
        assert article.genre == expected


def test_a_post_of_a_channel_is_no_brief() -> None:
    post = "Мэрия сообщила, что мост закрыт до осени. Паром ходит каждые полчаса, и паромщик знает всех по имени."
    assert genre(Piece(text=post, language="ru")) == ("news", "report")
    assert genre(Piece(text=post, language="ru", posted=True)) is None
