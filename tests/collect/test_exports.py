# ruff: noqa: E501 - a line of an export stays a line
"""A hundred articles in one file, in the manner of each database: each its own, and nothing of another."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import making_exports as making
import pytest
from making_exports import BROKEN, MANY, Piece, Writer
from test_sources import taken

import making_press
from dragoman.collect.exports.known import records
from dragoman.collect.exports.lines import FAULT
from dragoman.model.press import Article, Skip

LOOKS = (
    "Источник: ТАСС передал об этом ещё утром, и споры начались сразу же.",
    "Автор: никто его не назвал.",
    "RE: письмо министру",
    "Length: причал вытянется на восемьсот метров, говорят в порту.",
    "Load-Date: так назвали день погрузки, и он ещё не назначен.",
    "Title: так подписан чертёж, который лежит у начальника порта.",
    "IN порту ждут",
    "Copyright на чертёж спорен",
)
"""Lines of a text that look like fields of one database or another."""
EASTERN = "港口準備接待{}列車。雙方爭論運費的分擔，鐵路方面懷疑七年能否收回成本，省長則充滿信心。"
JAPAN = "港は{}列車の受け入れを準備している。双方は運賃の分担を巡って対立し、鉄道側は七年での回収を疑問視している。"
RUSSIAN: dict[str, Writer] = {
    each.__name__: each
    for each in (
        making.factiva, making.factiva_coded, making.nexis_old, making.nexis_new, making.proquest, making.ebsco,
        making.integrum, making.east_view, making.monitoring,
    )
}  # fmt: skip
OTHERS: dict[str, tuple[Writer, list[Piece]]] = {
    "wisers": (making.wisers, making.eastern(EASTERN, "港口{}等待列車", making.CHINESE_NAMES, ("文匯報", "大公報"))),
    "cnki": (making.cnki, making.eastern(EASTERN, "港口{}等待列车", making.CHINESE_NAMES, ("人民日报", "新华日报"))),
    "nikkei": (making.nikkei, making.eastern(JAPAN, "港と{}、列車を待つ", making.JAPANESE_NAMES, ("日本経済新聞", "日経産業新聞"))),
    "g_search": (making.g_search, making.eastern(JAPAN, "港と{}、列車を待つ", making.JAPANESE_NAMES, ("朝日新聞", "毎日新聞"))),
}  # fmt: skip


def held(
    pieces: list[Piece],
    articles: list[Article],
    skips: list[Skip],
    letter: str = "",
    *,
    paged: bool = True,
) -> None:
    """Hold articles against the pieces they were made of."""
    whole = [each for each in pieces if not each.is_broken]
    assert [each.title for each in articles] == [each.title for each in whole]
    for piece, article in zip(whole, articles, strict=True):
        assert article.authors == (piece.author,)
        assert article.outlet == piece.outlet
        assert article.published.earliest == piece.day
        assert article.published.precision in ("day", "instant")
        assert [each.page for each in article.pages] == ([letter + piece.page] if paged else [])
        printed = re.sub(r"^【.*?】|（[^（]*）$", "", article.text.strip()).strip()
        assert re.sub(r"\s+", " ", printed) == re.sub(r"\s+", " ", piece.text)
    (skip,) = skips
    assert skip.input.endswith(f":{BROKEN}")


@pytest.mark.parametrize("name", RUSSIAN)
@pytest.mark.parametrize("traps", [(), LOOKS], ids=["plain", "traps"])
def test_a_hundred_articles(tmp_path: Path, name: str, traps: tuple[str, ...]) -> None:
    pieces = making.russian(traps)
    (tmp_path / "a.txt").write_text(RUSSIAN[name](pieces), encoding="utf-8")
    articles, skips = taken(tmp_path / "a.txt")
    assert len(articles) == MANY - 1
    letter = "A." if name == "proquest" else ""
    held(pieces, articles, skips, letter, paged=name != "monitoring")


@pytest.mark.parametrize("name", OTHERS)
def test_a_hundred_eastern_articles(tmp_path: Path, name: str) -> None:
    write, pieces = OTHERS[name]
    (tmp_path / "a.txt").write_text(write(pieces), encoding="utf-8")
    articles, skips = taken(tmp_path / "a.txt")
    assert len(articles) == MANY - 1
    held(pieces, articles, skips, "A" if name == "wisers" else "")


def as_docx(path: Path, text: str) -> None:
    made = docx.Document()
    for line in text.splitlines():
        if line.strip():
            made.add_paragraph(line)
    made.save(str(path))


def as_html(path: Path, text: str) -> None:
    lines = []
    for each in text.splitlines():
        code, tab, rest = each.partition("\t")
        cells = f"<tr><td><b>{code}</b>&nbsp;</td><td><p>{rest}</p></td></tr>"
        lines.append(cells if tab else f"<div><p>{each}</p></div>")
    path.write_text(f"<!DOCTYPE html><html><body>{''.join(lines)}</body></html>", encoding="utf-8")


FORMS = {"rtf": making_press.rtf, "docx": as_docx, "html": as_html}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "name", ["factiva", "factiva_coded", "nexis_new", "east_view", "monitoring", "integrum"]
)
def test_a_hundred_articles_in_a_document(tmp_path: Path, name: str, form: str) -> None:
    pieces = making.russian()
    FORMS[form](tmp_path / f"a.{form}", RUSSIAN[name](pieces))
    articles, skips = taken(tmp_path / f"a.{form}")
    held(pieces, articles, skips, paged=name != "monitoring")


@pytest.mark.parametrize("name", RUSSIAN)
def test_an_article_has_its_number_in_whatever_export(tmp_path: Path, name: str) -> None:
    """The same article in two exports is one where its database numbers it, or its words are the same."""
    pieces = making.russian()
    (tmp_path / "a.txt").write_text(RUSSIAN[name](pieces), encoding="utf-8")
    (tmp_path / "b.txt").write_text(RUSSIAN[name](pieces[60:]), encoding="utf-8")
    whole, _ = taken(tmp_path / "a.txt")
    part, _ = taken(tmp_path / "b.txt")
    assert [each.id for each in part] == [each.id for each in whole[59:]]


def test_the_language_of_an_article_is_the_one_it_is_written_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(making.factiva(making.russian()), encoding="utf-8")
    assert {each.language for each in taken(tmp_path / "a.txt")[0]} == {"ru"}


def test_an_abstract_says_so(tmp_path: Path) -> None:
    write, pieces = OTHERS["cnki"]
    (tmp_path / "a.txt").write_text(write(pieces), encoding="utf-8")
    articles, _ = taken(tmp_path / "a.txt")
    assert {dict(each.provenance)["text"] for each in articles} == {"abstract"}


JAPANESE_FACTIVA = """HD	港、列車を待つ
BY	山田太郎
WC	1,234 words
PD	9 February 2021
SN	日本経済新聞　朝刊
SC	NIKKEI
PG	5
LA	Japanese
CY	Copyright 2021 Nihon Keizai Shimbun

LP\t
港は列車の受け入れを準備している。双方は運賃の分担を巡って対立し、鉄道側は七年での回収を疑問視している。

TD\t
知事は七年で採算が取れると述べ、鉄道側は疑っている。

AN	Document NIKKEI0020210209eh2900001
"""


def test_a_japanese_article_out_of_factiva(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JAPANESE_FACTIVA, encoding="utf-8")
    (article,), _ = taken(tmp_path / "a.txt")
    assert (article.title, article.authors, article.outlet) == (
        "港、列車を待つ",
        ("山田太郎",),
        "日本経済新聞 朝刊",
    )
    assert article.language == "ja"
    assert article.text.endswith("鉄道側は疑っている。")


def test_a_page_about_databases_is_no_export(tmp_path: Path) -> None:
    prose = "".join(f"<p>{each.text}</p>" for each in making.russian()[:5])
    page = f"<html><body><article><h1>Порт</h1>{prose}<p>К содержанию</p><p>В начало</p></article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,), _ = taken(tmp_path / "a.html")
    assert article.title == "Порт"


def marks(name: str) -> tuple[str, list[str]]:
    """Return an export of six pieces, and the word that each piece has alone."""
    if name in RUSSIAN:
        pieces = making.russian(LOOKS)[:6]
        return RUSSIAN[name](pieces), [making.word(each.number) for each in pieces]
    write, pieces = OTHERS[name][0], OTHERS[name][1][:6]
    return write(pieces), [making.sign(each.number) for each in pieces]


@pytest.mark.parametrize("name", [*RUSSIAN, *OTHERS])
@pytest.mark.parametrize("gone", [1, 2])
def test_whatever_line_is_lost_no_article_has_words_of_another(name: str, gone: int) -> None:
    text, words = marks(name)
    lines = text.split("\n")
    for at in range(len(lines)):
        found = records("\n".join(lines[:at] + lines[at + gone :]))
        for each in found[1] if found else ():
            if FAULT not in each:
                held = {
                    word
                    for word in words
                    if word in f"{each.get('title', '')} {each.get('text', '')}"
                }
                assert len(held) <= 1, lines[at : at + gone]
