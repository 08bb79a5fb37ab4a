"""The sample press is what its README says, and expected.toml is true of it."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import parse
from razdel import sentenize

from dragoman import settings
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.deskfile import knowledge_of
from dragoman.language.romanisation import romanise
from dragoman.language.russian import lemmas
from dragoman.model.press import Article, Pair, Skip

SAMPLE = Path(str(files("dragoman") / "sample"))
PRESS = SAMPLE / "press"
EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ABROAD = ("ja", "ko", "zh", "en")
SECOND = date(2021, 3, 16)
"""The first day of the second period, of which the memory knows nothing."""
DESK = tomllib.loads((SAMPLE / "desk.toml").read_text(encoding="utf-8"))
REPRINTS = {
    ("wire.jsonl:4", "kuryer-liniia.html"): 1.0,
    ("wire-kharbin.jsonl:1", "kuryer-kharbin.html"): 1.0,
    ("wire-protokol.jsonl:1", "kuryer-protokol.html"): 0.7,
    ("wire-pusk.jsonl:1", "prichal-pusk.html"): 0.45,
    ("prichal-parom.html", "perekrestok-losos.html"): 0.4,
    ("wire-sostavy.jsonl:1", "koleia-flazhok.txt"): 0.3,
}
"""First print, reprint, and the share of the first's sentences that the reprint has at least."""


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


def all_records() -> list[dict[str, Any]]:
    files = sorted(PRESS.glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]


def test_sixty_articles_of_ten_outlets_and_nothing_is_skipped() -> None:
    assert len(articles()) == 60
    assert len({each.outlet for each in articles().values()}) == 10
    assert [each for each in taken_in() if isinstance(each, Skip)] == []


def test_two_periods_hold_a_report_each() -> None:
    days = [each.published.earliest for each in articles().values()]
    issues = [each.published.issue for each in articles().values() if each.published.issue]
    assert sum(day is None for day in days) == 2
    assert sorted(issues) == ["2021 No. 1"] * 4 + ["2021 No. 2"] * 2
    assert sum(day is not None and day >= SECOND for day in days) >= 20


def test_articles_have_150_to_450_words_and_paragraphs() -> None:
    lengths = {each.title: len(words(each)) for each in articles().values()}
    assert {title: length for title, length in lengths.items() if not 150 <= length <= 460} == {}
    assert all(each.text.count("\n") >= 1 for each in articles().values())


def test_no_article_begins_like_another() -> None:
    copies = {copy for (_, copy), share in REPRINTS.items() if share > 0.4}
    texts = [plain(each.text) for name, each in articles().items() if name not in copies]
    assert len({tuple(each.lower().split()[:3]) for each in texts}) == len(texts)


@pytest.mark.parametrize("pair", REPRINTS, ids=lambda each: each[1])
def test_a_reprint_has_its_share_of_the_first_print_and_comes_later(pair: tuple[str, str]) -> None:
    first, copy = (articles()[name] for name in pair)
    said = [each.replace("ё", "е") for each in sentences(first)[1:]]
    again = {each.replace("ё", "е") for each in sentences(copy)[1:]}
    share = sum(each in again for each in said) / len(said)
    assert REPRINTS[pair] <= share <= REPRINTS[pair] + 0.3
    assert first.outlet != copy.outlet
    assert first.published.latest
    assert copy.published.earliest
    assert 0 < (copy.published.earliest - first.published.latest).days <= 2 or share == 1.0


def test_no_furniture_of_a_page_is_taken_for_its_text() -> None:
    furniture = re.compile("Читайте также|Подписаться|cookie|Вымышленное|Наверх|Поделиться")
    assert [n for n, each in articles().items() if furniture.search(each.text)] == []


def first_period() -> list[Article]:
    """Articles of the first period, and the undated."""
    return [
        each
        for each in articles().values()
        if each.published.issue != "2021 No. 2"
        and (each.published.earliest is None or each.published.earliest < SECOND)
    ]


def test_every_segment_of_the_memory_is_a_sentence_of_the_first_period() -> None:
    printed = {sentence for each in first_period() for sentence in sentences(each)}
    assert sorted({source for source, _ in pairs()} - printed) == []


def test_a_segment_has_one_rendering() -> None:
    renderings: dict[str, set[str]] = {}
    for source, target in pairs():
        renderings.setdefault(source, set()).add(target)
    assert {source: each for source, each in renderings.items() if len(each) > 1} == {}


def test_some_sixty_in_a_hundred_sentences_of_the_first_period_have_a_rendering() -> None:
    known = {source for source, _ in pairs()}
    printed = [sentence for each in first_period() for sentence in sentences(each)]
    assert 0.55 <= sum(each in known for each in printed) / len(printed) <= 0.65


def test_the_second_period_has_no_rendering_but_of_words_the_first_has_too() -> None:
    known = {source for source, _ in pairs()}
    first = {sentence for each in first_period() for sentence in sentences(each)}
    second = {sentence for each in articles().values() for sentence in sentences(each)} - first
    assert known & second == set()


def test_some_pieces_of_the_first_period_have_no_rendering_at_all() -> None:
    known = {source for source, _ in pairs()}
    without = [each.title for each in first_period() if not known & set(sentences(each))]
    assert 4 <= len(without) <= 8


def numbers(text: str) -> list[str]:
    return sorted(each.replace(",", ".") for each in re.findall(r"\d+(?:[.,]\d+)?", text))


def test_renderings_keep_every_number() -> None:
    wrong = [(a, b) for a, b in pairs() if numbers(a) != numbers(b)]
    assert wrong == []


def test_renderings_keep_every_negation() -> None:
    no = re.compile(r"\bне\b|\bнет\b|\bни\b", re.IGNORECASE)
    english = re.compile(
        r"\b(?:no|none|not|cannot|nothing|nobody|never|neither|nor|unless|beyond|without|nowhere|hardly|until|least|strange)\b",
        re.IGNORECASE,
    )
    assert [pair for pair in pairs() if no.search(pair[0]) and not english.search(pair[1])] == []
    assert [pair for pair in pairs() if re.search(r"[а-яё]", pair[1], re.IGNORECASE)] == []


def test_quotation_marks_are_paired() -> None:
    for each in articles().values():
        assert each.text.count("«") == each.text.count("»"), each.title
        assert '"' not in each.text, each.title
    for source, target in pairs():
        opened, closed = (sum(map(source.count, marks)) for marks in ("«„", "»“"))
        whole = opened == closed and not source.startswith("—")
        assert not whole or target.count("“") == target.count("”"), target
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
    outlets = {each["id"]: each["name"] for each in DESK["outlets"]}
    for each in all_records():
        assert [name for name in each if name != "author"] == [*head, "title", *body]
        assert outlets[each["outlet"]] == each["outlet_name"]
        assert all(len(pair) == 2 for pair in each["translation"])


def test_the_old_page_is_windows_1251_and_says_so() -> None:
    content = (PRESS / "prichal-porty.html").read_bytes()
    assert b"charset=windows-1251" in content
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert "окно возможностей закрывается" in content.decode("cp1251")


def test_one_piece_plants_instructions_to_a_machine() -> None:
    planted = [n for n, each in articles().items() if "забудь" in each.text.lower()]
    assert planted == ["lotsiia-chitatel.md"]


def test_a_desk_takes_outlets_persons_and_themes() -> None:
    known = knowledge_of(settings.load(SAMPLE))
    names = {each.name for each in known.outlets}
    assert {each.outlet for each in articles().values()} <= names
    assert {"india", "arctic"} <= {each.id for each in known.themes}


@pytest.mark.parametrize("outlet", DESK["outlets"], ids=lambda each: each["id"])
def test_the_house_form_of_an_outlet_is_ala_lc(outlet: dict[str, Any]) -> None:
    assert romanise(outlet["name"], "ala_lc").lower() == outlet["house"].lower()


@pytest.mark.parametrize("theme", DESK["themes"], ids=lambda each: each["id"])
def test_theme_words_are_lemmas(theme: dict[str, Any]) -> None:
    words = theme["words"]["ru"]
    assert [" ".join(lemmas(each)) for each in words] == [each.replace("ё", "е") for each in words]


@pytest.mark.parametrize("language", ABROAD)
def test_six_articles_of_each_other_language(language: str) -> None:
    known = knowledge_of(settings.load(SAMPLE / "abroad"))
    context = ExtractContext(outlets=known.outlets)
    found = list(inputs([str(SAMPLE / "abroad" / language)], Limits()))
    read = [extract(each, context) for each in found if isinstance(each, Page)]
    assert len(read) == len(found) == 6
    assert {each.language.partition("-")[0] for each in read} == {language}
    assert all(each.title and each.published.earliest for each in read)
    assert len({each.text[:8] for each in read}) == 6
    assert {each.outlet for each in read} <= {each.name for each in known.outlets}


def test_readme_says_that_all_is_invented_and_names_what_is_special() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "All of this is invented" in readme
    files = {each.name for each in PRESS.iterdir()}
    named = set(re.findall(r"`([\w-]+\.(?:html|txt|md|jsonl|tmx))`", readme))
    assert named <= files
    assert {name.split(":")[0] for pair in REPRINTS for name in pair} <= named


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
