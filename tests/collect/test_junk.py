"""Lines that are no part of a piece, and sentences that look like them; all made up for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.collect.documents import Limits, inputs
from dragoman.collect.dropping import dropped
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.fields import Fields
from dragoman.collect.junk import junk, matching
from dragoman.collect.page import Page
from dragoman.collect.signatures import signers
from dragoman.model.lines import DROPPED, LearnedLine, LearnedLines
from dragoman.model.press import Article, Outlet, PageMark

LONG = (
    "Паром между двумя островами не пойдёт, пока не углубят гавань, и до весны пассажиров возят катера"
    " на причал номер {}, как и прошлой зимой."
)
UNDER = [LONG.format(each) for each in range(4)]


def cases() -> Iterator[tuple[str, str]]:
    for line in (Path(__file__).parent / "junk_lines.txt").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            text, _, rule = line.rpartition(" => ")
            yield text, rule


@pytest.mark.parametrize(("line", "rule"), list(cases()))
def test_a_line_under_a_piece(line: str, rule: str) -> None:
    assert junk([*UNDER, line]).get(len(UNDER), "kept") == rule


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Читайте также: Порт откроют весной", {0, 1, 2, 3, 4}),
        ("Поделиться", {0, 4}),
        ("Все права защищены", {0, 4}),
        ("Полный текст доступен подписчикам", {4}),
        ("Нашли опечатку? Сообщите нам", {4}),
    ],
)
def test_a_rule_is_asked_only_where_its_line_stands(line: str, where: set[int]) -> None:
    for number in range(5):
        lines = [*UNDER[:number], line, *UNDER[number:]]
        assert (number in junk(lines)) == (number in where), number


def test_titles_under_a_heading_go_with_it_and_a_sentence_stays() -> None:
    heading, titles = "Читайте также:", ["Порт откроют весной", "Мост закрыт на ремонт"]
    assert set(junk([*UNDER, heading, *titles])) == {4, 5, 6}
    assert set(junk([*UNDER, heading, *titles, "Порт открыт."])) == {4}
    assert set(junk([*UNDER, heading, *titles, UNDER[0]])) == {4}


def test_a_long_line_is_no_one_s() -> None:
    assert matching("Читайте также: " + "порт " * 100) is None


def page(tmp_path: Path, body: str, head: str = "") -> Article:
    file = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{each}</p>" for each in UNDER)
    whole = (
        f'<html lang="ru"><head><title>Порт ждёт весны</title>{head}</head><body><article>'
        f"{paragraphs}{body}</article></body></html>"
    )
    file.write_text(whole, encoding="utf-8")
    (found,) = (each for each in inputs([str(file)], Limits()) if isinstance(each, Page))
    return extract(found, ExtractContext())


def test_what_was_dropped_is_told_and_shown(tmp_path: Path) -> None:
    article = page(
        tmp_path, "<p>Читайте также: Мост закрыт</p><p>Подписывайтесь на наш Telegram-канал</p>"
    )
    rules = dict(article.provenance)
    assert article.text == "\n".join(UNDER)
    assert rules["text"].endswith("; 2 lines dropped (read also, subscribe)")
    assert rules[DROPPED] == "Читайте также: Мост закрыт\nПодписывайтесь на наш Telegram-канал"


def test_a_piece_without_such_lines_is_as_it_was(tmp_path: Path) -> None:
    article = page(tmp_path, "<p>Порт закрыт.</p>")
    assert article.text.endswith("Порт закрыт.")
    assert DROPPED not in dict(article.provenance)


def test_who_signs_is_an_author_and_no_line_of_the_text(tmp_path: Path) -> None:
    article = page(tmp_path, "<p>Автор: Анна Петрова</p><p>Поделиться в соцсетях</p>")
    assert article.authors == ("Анна Петрова",)
    assert article.text == "\n".join(UNDER)
    assert "2 lines dropped (signature, share)" in dict(article.provenance)["text"]


def test_a_name_that_signs_elsewhere_stays_where_it_speaks(tmp_path: Path) -> None:
    line = "Анна Петрова была в порту в понедельник."
    article = page(tmp_path, f"<p>{line}</p>", '<meta name="author" content="Анна Петрова">')
    assert article.text.endswith(line)


def test_a_subscriber_s_piece_is_known_without_the_line(tmp_path: Path) -> None:
    article = page(tmp_path, "<p>Полный текст статьи доступен только подписчикам</p>")
    assert "подписчикам" not in article.text
    assert dict(article.provenance)["text"].endswith("; the rest is for subscribers")


def test_lines_that_a_profile_names_are_shown_too() -> None:
    page = Page(source="a.html", kind="html", original=b"", sha256="", content="")
    text = "\n".join([*UNDER, "Поделиться"])
    fields = Fields(text=text, body_rule="trafilatura, fast", gone=("Клуб читателей",))
    found = dropped(fields, page, None, (), (), "ru")
    assert found.provenance == {DROPPED: "Клуб читателей\nПоделиться"}
    assert found.fields.text == "\n".join(UNDER)
    given = dropped(fields, replace(page, kind="jsonl"), None, (), (), "ru")
    assert given.fields.text == text


def test_a_text_whose_pages_are_counted_keeps_its_lines() -> None:
    page = Page(source="a.pdf", kind="pdf", original=b"", sha256="", content="")
    known = LearnedLines(outlet="v", version=1, lines=(LearnedLine(text="Поделиться"),))
    outlet = Outlet(id="v", name="V", house="V")
    fields = Fields(text="\n".join([*UNDER, "Поделиться"]), body_rule="as given")
    assert dropped(fields, page, outlet, (known,), (), "ru").fields.text == "\n".join(UNDER)
    counted = replace(page, pages=(PageMark(page="7"),))
    assert dropped(fields, counted, outlet, (known,), (), "ru").fields == fields
    other = replace(known, outlet="w")
    assert dropped(fields, page, outlet, (other,), (), "ru").fields == fields


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Анна Петрова", {"аннапетрова"}),
        ("Автор: Анна Петрова", {"аннапетрова"}),
        ("Анна Петрова, Иван Сидоров", {"аннапетрова", "ивансидоров"}),
        ("Анна Петрова и Иван Сидоров", {"аннапетрова", "ивансидоров"}),
        ("Анна Петрова, специальный корреспондент", {"аннапетрова"}),
        ("Анна Петрова petrova@vestnik.example", {"аннапетрова"}),
        ("By Grete Unruh", {"greteunruh"}),
        ("（山田太郎）", {"山田太郎"}),
        ("本报记者 李明", {"李明"}),
        ("김철수 기자 kim@deungdae.example", {"김철수"}),
        ("Анна Петрова, живущая в порту", set()),
        ("Анна Петрова открыла порт", set()),
        ("Порт закрыт", set()),
        ("山田太郎さんは港にいた。", set()),
        ("김철수 기자는 항구에 있었다.", set()),
    ],
)
def test_a_signature_holds_names_and_no_more(line: str, names: set[str]) -> None:
    assert signers(line) == names
