"""The sample press is what its README says, and expected.toml is true of it."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import parse
from razdel import sentenize

from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.knowledge.load import Overlay, load
from dragoman.language.romanisation import romanise
from dragoman.language.russian import lemmas
from dragoman.model.press import Article, Pair, Skip

SAMPLE = Path(str(files("dragoman") / "sample"))
PRESS = SAMPLE / "press"
EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OFF_SUBJECT = ("«Ледокол» вышел в плей-офф", "Шторм остановил паромы на Сахалине")
UNTRANSLATED = {"Записки о проливе", "Две цифры и один причал", OFF_SUBJECT[0]}


@cache
def taken_in() -> tuple[Page | Pair | Skip, ...]:
    return tuple(inputs([str(PRESS)], Limits()))


@cache
def articles() -> dict[str, Article]:
    """Every article, under its file's name, or its number in the lines of wire.jsonl."""
    pages = [each for each in taken_in() if isinstance(each, Page)]
    return {Path(each.source).name: extract(each, ExtractContext()) for each in pages}


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    found = [each for each in taken_in() if isinstance(each, Pair) and each.language == "ru"]
    return tuple((plain(each.text), plain(each.target)) for each in found)


def plain(text: str) -> str:
    return " ".join(text.split())


def sentences(article: Article) -> list[str]:
    """The title and the sentences of the body, paragraph by paragraph."""
    body = [each.text for line in article.text.splitlines() for each in sentenize(line)]
    return [plain(each) for each in (article.title or "", *body) if each.strip()]


def words(article: Article) -> list[str]:
    return re.findall(r"\w[\w-]*", article.text)


def expected() -> list[Any]:
    return [pytest.param(each, id=each.get("id") or each["file"]) for each in EXPECTED["article"]]


def found(row: dict[str, Any]) -> Article:
    if row["file"] != "wire.jsonl":
        return articles()[row["file"]]
    ids = [each["id"] for each in records()]
    return articles()[f"wire.jsonl:{ids.index(row['id']) + 1}"]


def records() -> list[dict[str, Any]]:
    lines = (PRESS / "wire.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_sixteen_articles_and_nothing_is_skipped() -> None:
    assert len(articles()) == 16
    assert [each for each in taken_in() if isinstance(each, Skip)] == []


def test_articles_have_150_to_350_words_and_paragraphs() -> None:
    lengths = {
        each.title: len(words(each))
        for each in articles().values()
        if each.title not in OFF_SUBJECT
    }
    assert all(150 <= length <= 350 for length in lengths.values()), lengths
    assert all(each.text.count("\n") >= 1 for each in articles().values())


def test_no_article_begins_like_another() -> None:
    texts = {plain(each.text) for each in articles().values()}
    assert len(texts) == 15, "one piece is a reprint"
    assert len({tuple(each.lower().split()[:3]) for each in texts}) == 15


def test_the_reprint_is_word_for_word_in_another_outlet_a_day_later() -> None:
    wire, reprint = articles()["wire.jsonl:4"], articles()["kuryer-liniia.html"]
    assert plain(wire.text) == plain(reprint.text)
    assert (wire.outlet, reprint.outlet) == ("Телеграф-Восток", "Дальний курьер")
    assert wire.published.latest
    assert reprint.published.earliest
    assert (reprint.published.earliest - wire.published.latest).days == 1


def test_no_furniture_of_a_page_is_taken_for_its_text() -> None:
    furniture = re.compile("Читайте также|Подписаться|cookie|Вымышленное|Фрахт|Ещё ")
    assert [n for n, each in articles().items() if furniture.search(each.text)] == []


def test_every_segment_of_the_memory_is_a_sentence_of_the_press() -> None:
    printed = {sentence for each in articles().values() for sentence in sentences(each)}
    assert sorted({source for source, _ in pairs()} - printed) == []


def test_a_segment_has_one_rendering() -> None:
    renderings: dict[str, set[str]] = {}
    for source, target in pairs():
        renderings.setdefault(source, set()).add(target)
    assert {source: each for source, each in renderings.items() if len(each) > 1} == {}


def test_some_sixty_in_a_hundred_sentences_have_a_rendering() -> None:
    known = {source for source, _ in pairs()}
    printed = [sentence for each in articles().values() for sentence in sentences(each)]
    assert 0.55 <= sum(each in known for each in printed) / len(printed) <= 0.65


def test_three_pieces_have_no_rendering_at_all() -> None:
    known = {source for source, _ in pairs()}
    without = {each.title for each in articles().values() if not known & set(sentences(each))}
    assert without == UNTRANSLATED


def numbers(text: str) -> list[str]:
    return sorted(each.replace(",", ".") for each in re.findall(r"\d+(?:[.,]\d+)?", text))


def test_renderings_keep_every_number() -> None:
    wrong = [(a, b) for a, b in pairs() if numbers(a) != numbers(b)]
    assert wrong == []


def test_renderings_keep_every_negation() -> None:
    no = re.compile(r"\bне\b|\bнет\b|\bни\b", re.IGNORECASE)
    english = re.compile(r"\b(?:no|not|cannot|nothing|neither|nor|unless|beyond)\b", re.IGNORECASE)
    assert [pair for pair in pairs() if no.search(pair[0]) and not english.search(pair[1])] == []
    assert [pair for pair in pairs() if re.search(r"[а-яё]", pair[1], re.IGNORECASE)] == []


def test_quotation_marks_are_paired() -> None:
    for each in articles().values():
        assert each.text.count("«") == each.text.count("»"), each.title
        assert '"' not in each.text, each.title
    for _, target in pairs():
        assert target.count("“") == target.count("”"), target
        assert not re.search(r"[\"']", target), target


def test_the_memory_is_well_formed_tmx() -> None:
    root = parse(PRESS / "memory.tmx").getroot()
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    for name in ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"):
        assert header.get(name), name
    for unit in root.iter("tu"):
        assert [each.get(LANG) for each in unit.findall("tuv")] == ["ru", "en"]
        assert all(each.find("seg").text.strip() for each in unit.findall("tuv"))


def test_lines_have_the_fields_of_press_data() -> None:
    head, body = ["id", "outlet", "outlet_name", "language", "published"], ["text", "translation"]
    outlets = {each["id"]: each["name"] for each in tables("outlet")}
    for each in records():
        assert [name for name in each if name != "author"] == [*head, "title", *body]
        assert outlets[each["outlet"]] == each["outlet_name"]
        assert all(len(pair) == 2 for pair in each["translation"])


def test_the_old_page_is_windows_1251_and_says_so() -> None:
    content = (PRESS / "prichal-porty.html").read_bytes()
    assert b"charset=windows-1251" in content
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert "окно возможностей закрывается" in content.decode("cp1251")


def tables(name: str) -> list[dict[str, Any]]:
    text = (SAMPLE / f"{name}s.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)[name])


def test_a_desk_takes_outlets_persons_and_themes() -> None:
    themes = [
        {key: each[key] for key in ("id", "names", "actors")} | {"words": {"ru": each["ru"]}}
        for each in tables("theme")
    ]
    overlay = Overlay(outlets=tables("outlet"), persons=tables("person"), themes=themes)
    known = load("RU", overlay)
    assert {each.outlet for each in articles().values()} <= {each.name for each in known.outlets}
    assert "india" in {each.id for each in known.themes}


@pytest.mark.parametrize("outlet", tables("outlet"), ids=lambda each: each["id"])
def test_the_house_form_of_an_outlet_is_ala_lc(outlet: dict[str, Any]) -> None:
    assert romanise(outlet["name"], "ala_lc").lower() == outlet["house"].lower()


@pytest.mark.parametrize("theme", tables("theme"), ids=lambda each: each["id"])
def test_theme_words_are_lemmas(theme: dict[str, Any]) -> None:
    assert [" ".join(lemmas(each)) for each in theme["ru"]] == [
        each.replace("ё", "е") for each in theme["ru"]
    ]


def test_readme_names_every_file_and_says_that_all_is_invented() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "All of this is invented" in readme
    assert [each.name for each in PRESS.iterdir() if f"`{each.name}`" not in readme] == []


@pytest.mark.parametrize("row", expected())
def test_expected_fields_are_those_of_the_article(row: dict[str, Any]) -> None:
    article, date = found(row), row["published"]
    assert article.title == row["title"]
    assert list(article.authors) == row["authors"]
    assert article.outlet == row["outlet"]
    published = article.published
    assert (published.earliest, published.latest) == (date["earliest"], date["latest"])
    assert (published.precision, published.issue) == (date["precision"], date.get("issue"))


@pytest.mark.parametrize("row", expected())
def test_expected_words_stand_in_the_article(row: dict[str, Any]) -> None:
    article = found(row)
    text = plain(article.text)
    fragments = [each["content"] for each in row["statement"]]
    fragments += [each["printed"] for each in row["figure"]]
    fragments += [each[key] for each in row["forecast"] for key in ("fragment", "horizon")]
    assert [each for each in fragments if text.count(each) == 0] == []
    for each in row["statement"]:
        stem = each["speaker"].split()[-1][:5]
        assert stem in text or each["speaker"] in article.authors
