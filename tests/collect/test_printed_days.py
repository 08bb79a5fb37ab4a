"""Days without a mark of their own: next to the heading, else the only one of the page."""

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.collect.printed_days import days, printed

TITLE = "Паром вернулся в порт"
TITLE_ASIAN = "渡し船が港に戻った朝"
LONG = "Команда сошла на берег и отказалась говорить с теми, кто ждал её на причале. " * 3


def day(body: str, title: str = TITLE, lang: str = "ru") -> str | None:
    html = (
        f'<html lang="{lang}"><head><title>{title} - Сайт</title></head><body>{body}</body></html>'
    )
    found: Iterator[str] = (each.words for each in printed(LexborHTMLParser(html)))
    return next(found, None)


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Вестник, 9 февраля 2021, 10:15", "ru", ("9 февраля 2021",)),
        ("N 11 (1342), вторник, 16 марта 2021 г.", "ru", ("16 марта 2021",)),
        ("西部快线　2021-03-11 11:02:37　编辑：小雨", "zh", ("2021-03-11",)),
        ("2021年02月09日08:26  来源：沿海观察报", "zh", ("2021年02月09日",)),
        ("第741号　令和3年3月8日（月）　社会面", "ja", ("2021年3月8日",)),
        ("등록: 2021-02-11 04:59 수정: 2021-02-12 09:35", "ko", ("2021-02-11",)),
        ("작성일 21-03-19 13:20", "ko", ("2021-03-19",)),
        ("21-03-19 13:20", "ru", ()),
        ("UPDATED. 2024-11-20 17:38", "ko", ()),
        ("最終更新日：2021年4月2日", "ja", ()),
        ("Сегодня: 3 марта 2024, воскресенье", "ru", ()),
        ("今天是2023年8月14日 星期一", "zh", ()),
        ("с 2003 по 2021", "ru", ()),
        ("тел. 555-20-21, 2021-99-99", "ru", ()),
    ],
)
def test_the_days_of_a_line(line: str, language: str, expected: tuple[str, ...]) -> None:
    assert days(line, language) == expected


def test_the_day_next_to_the_heading_is_the_piece_s() -> None:
    piece = f"<h1>{TITLE}</h1><div><span>9 февраля 2021</span></div><p>{LONG}</p>"
    others = "<div><p>12.02.2021 Мост закрыт</p><p>13.02.2021 Мост открыт</p></div>"
    assert day(piece + others) == "9 февраля 2021"
    assert day(f"<div>Сегодня: 3 марта 2024</div>{piece}{others}") == "9 февраля 2021"
    above = f"<div><p>9 февраля 2021</p><h1>{TITLE}</h1></div><p>{LONG}</p>"
    assert day(above + others) == "9 февраля 2021"


def test_the_site_s_name_is_not_the_heading() -> None:
    site = "<div><h1>Сайт</h1><p>1 марта 2024</p></div>"
    piece = f"<div><h3>{TITLE}</h3><p>9 февраля 2021</p><p>{LONG}</p></div>"
    assert day(site + piece) == "9 февраля 2021"


def test_the_only_day_of_a_page_is_the_piece_s_and_one_of_two_is_not() -> None:
    piece = f"<b>Без заглавия</b><p>{LONG}</p><p>{LONG}</p>"
    assert (
        day(f"<td><font>令和3年2月9日（火）</font></td>{piece}", TITLE_ASIAN, "ja")
        == "2021年2月9日"
    )
    assert day(f"<p>09.02.2021</p>{piece}<p>10.02.2021</p>") is None
