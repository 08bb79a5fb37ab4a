# ruff: noqa: E501 - a row of a table stays a row
"""Tables in workbooks, as Медиалогия and BIGKinds export them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from test_sources import taken

from dragoman.collect.documents import inputs
from dragoman.collect.files import Limits
from dragoman.model.press import PageMark
from making_press import PROSE


def book(path: Path, *sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Лист{number + 1}")
        for row in rows:
            sheet.append(row)
    with path.open("wb") as file:
        made.save(file)
    return path


MEDIALOGIA: list[list[object]] = [
    ["Отчёт по объекту «Порт»"], ["Период: 01.02.2021 - 28.02.2021"], [],
    ["№", "Дата", "Время", "Заголовок", "СМИ", "Город", "Уровень СМИ", "Автор", "Аннотация", "Текст", "Стр.", "URL", "Тональность"],
    [1, date(2021, 2, 9), "08:30", "Порты ждут", "Вестник Приморья", "Владивосток", "Региональный", "Анна Петрова", "Коротко.", PROSE, 5,
     "https://vestnik.example/1", "Нейтральная"],
    [2, 44237, "09:00", "Дороги ждут", "Заря Востока", None, None, None, None, PROSE + PROSE, None, None, None],
    [3, "11.02.2021 10:15", None, "Пусто", "Маяк", None, None, None, None, None, None, None, None],
    [],
]  # fmt: skip
KOREAN = "항만은 첫 열차를 맞을 준비를 하고 있다. 양측은 운임을 두고 오래 다투었고 철도 쪽은 칠 년 안에 회수될지 의심한다. "
BIGKINDS: list[list[object]] = [
    ["뉴스 식별자", "일자", "언론사", "기고자", "제목", "통합 분류1", "인물", "키워드", "본문", "URL", "분석제외 여부"],
    ["01100101.20210209100001001", 20210209, "한겨레", "김철수 기자", "항만이 열차를 기다린다", "경제", None, "항만", KOREAN * 2,
     "https://hani.example/1", None],
]  # fmt: skip


def test_a_monitoring_table(tmp_path: Path) -> None:
    articles, (skip,) = taken(book(tmp_path / "a.xlsx", MEDIALOGIA))
    first, second = articles
    assert (first.title, first.authors, first.outlet) == (
        "Порты ждут",
        ("Анна Петрова",),
        "Вестник Приморья",
    )
    assert (first.text, first.pages, first.url) == (
        PROSE.strip(),
        (PageMark(page="5"),),
        "https://vestnik.example/1",
    )
    assert [str(each.published.earliest) for each in articles] == ["2021-02-09", "2021-02-10"]
    assert (second.authors, second.outlet) == ((), "Заря Востока")
    assert skip.input == f"{tmp_path / 'a.xlsx'}:7"


def test_a_korean_table_says_that_its_texts_are_cut(tmp_path: Path) -> None:
    (article,), skips = taken(book(tmp_path / "a.xlsx", BIGKINDS))
    assert not skips
    assert (article.title, article.authors, article.outlet) == (
        "항만이 열차를 기다린다",
        ("김철수",),
        "한겨레",
    )
    assert (str(article.published.earliest), article.language) == ("2021-02-09", "ko")
    assert dict(article.provenance)["text"] == "first 200 characters"


def test_the_same_table_as_csv_gives_the_same_articles(tmp_path: Path) -> None:
    lines = [",".join(f'"{each}"' if each is not None else "" for each in row) for row in BIGKINDS]
    (tmp_path / "b.csv").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    (one,), _ = taken(book(tmp_path / "a.xlsx", BIGKINDS))
    (other,), _ = taken(tmp_path / "b.csv")
    assert (one.id, one.text_id) == (other.id, other.text_id)


def test_each_sheet_with_texts_is_read(tmp_path: Path) -> None:
    articles, skips = taken(book(tmp_path / "a.xlsx", [["Сводка", 3]], BIGKINDS, MEDIALOGIA[:5]))
    assert [each.outlet for each in articles] == ["한겨레", "Вестник Приморья"]
    assert articles[1].source == f"{tmp_path / 'a.xlsx'}!Лист3:5"
    assert not skips


def test_what_is_no_table_of_articles_is_named(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", [["Год", "Тонн"], [2021, 5]])
    (tmp_path / "b.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes()[:-200])
    articles, skips = taken(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert not articles
    assert "no sheet of it has a header" in skips[0].reason
    assert "damaged" in skips[1].reason


def test_a_bomb_and_entities_are_refused(tmp_path: Path) -> None:
    whole = io.BytesIO(book(tmp_path / "a.xlsx", BIGKINDS).read_bytes())
    for name, replaced in (
        ("bomb", b"0" * 30_000_000),
        ("entities", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'),
    ):
        with (
            zipfile.ZipFile(whole) as source,
            zipfile.ZipFile(tmp_path / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for each in source.namelist():
                target.writestr(each, replaced if "sheet1.xml" in each else source.read(each))
    (bomb,) = inputs([str(tmp_path / "bomb.xlsx")], Limits(bytes=1_000_000))
    assert "unpacked it has more" in getattr(bomb, "reason", "")
    _, (entities,) = taken(tmp_path / "entities.xlsx")
    assert "damaged" in entities.reason


@pytest.mark.parametrize("name", ["a.xlsx", "a.bin", "a.zip"])
def test_a_workbook_is_known_by_its_bytes(tmp_path: Path, name: str) -> None:
    assert len(taken(book(tmp_path / name, MEDIALOGIA))[0]) == 2
