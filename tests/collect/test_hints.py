"""A profile's hints: where the general rules fail, and only as long as the layout is that of the hint."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.collect import bounded, hint_dates
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.hint_rows import hints
from dragoman.collect.left_out import left_out
from dragoman.collect.page import Declared, Page
from dragoman.model.hints import Hint
from dragoman.model.press import Article, Outlet

BODY = "Порт Зарубино готовится принять первый состав из Монголии. Стороны спорят о тарифах. " * 6
OUTLET = Outlet(
    id="zaliv",
    name="Залив",
    house="Zaliv",
    domains=("zaliv.example",),
    timezone="Asia/Vladivostok",
)
PAGE = f"""<!doctype html><html lang="ru"><head><title>Залив</title>
<meta property="og:title" content="Залив: новости дня">
<meta name="author" content="Иван Редкин"></head><body>
<div class="head"><span class="big">Порт ждёт состава</span>
<span class="who">Анна Петрова, Пётр Сидоров (Пекин)</span><span class="when">03/02/2021 10:15</span></div>
<div class="text"><p>Порт ждёт состава</p><p>{BODY}</p><p>{BODY}</p><p>Читайте также: мост открыт</p>
<div class="promo"><p>Подпишитесь на наш канал, и вы ничего не пропустите никогда и нигде.</p></div>
<p>Фото 17 из 20</p></div></body></html>"""


def table(toml: str) -> tuple[Hint, ...]:
    """Return the hints of a profile's table; they must be right."""
    found, wrong = hints({"id": "zaliv", "hints": tomllib.loads(toml)["hints"]})
    assert not wrong
    return found


def wrong(toml: str) -> tuple[str, ...]:
    return hints({"id": "zaliv", "hints": tomllib.loads(toml)["hints"]})[1]


def read(page: str, toml: str = "", retrieved: str | None = None) -> Article:
    made = Page(
        source="a.html",
        kind="html",
        original=page.encode(),
        sha256="0",
        content=page,
        url="https://zaliv.example/1.html",
        declared=Declared(retrieved=retrieved),
    )
    return extract(made, ExtractContext(outlets=(OUTLET,), hints=table(toml) if toml else ()))


ALL = """[[hints]]
title = ".big"
byline = ".who"
date = ".when"
date_order = "day first"
date_examples = { "03/02/2021" = "2021-02-03" }
body = ".text"
remove = [".promo"]
drop_starting = ["Читайте также:"]
drop_matching = ['Фото \\d+ из \\d+']
"""


def test_hints_come_before_the_general_rules_and_are_named() -> None:
    article, rules = read(PAGE, ALL), dict(read(PAGE, ALL).provenance)
    assert article.title == "Порт ждёт состава"
    assert article.authors == ("Анна Петрова", "Пётр Сидоров")
    assert article.published.earliest == date(2021, 2, 3)
    assert article.published.instant == "2021-02-03T10:15:00+10:00"
    assert article.published.printed == "03/02/2021 10:15"
    assert article.text.split("\n") == [BODY.strip(), BODY.strip()]
    assert rules["authors"] == "hint: byline selector"
    assert rules["title"] == "hint: title selector"
    assert rules["published"] == "hint: date selector"
    assert rules["text"] == "hint: body selector, hint: lines dropped"


def test_without_hints_the_page_is_misread() -> None:
    article = read(PAGE)
    assert article.authors == ("Иван Редкин",)
    assert article.published.earliest is None


def test_a_hint_that_matches_nothing_leaves_the_general_rules_and_says_so() -> None:
    article = read(PAGE, '[[hints]]\nbyline = ".gone"\ntitle = ".big"\ndate = ".gone"')
    rules = dict(article.provenance)
    assert article.authors == ("Иван Редкин",)
    assert rules["authors"] == "meta author; no match for the byline hint"
    assert rules["published"] == "none; no match for the date hint"
    assert rules["title"] == "hint: title selector"


def test_a_place_that_names_nobody_means_nobody_signed() -> None:
    article = read(PAGE.replace("Анна Петрова, Пётр Сидоров (Пекин)", "Редакция"), ALL)
    assert article.authors == ()
    assert dict(article.provenance)["authors"] == "hint: byline selector"


TWO = """[[hints]]
until = 2021-03-31
byline = ".who"
[[hints]]
from = 2021-04-01
byline = ".new"
"""


@pytest.mark.parametrize(
    ("retrieved", "authors"),
    [
        ("2021-03-31T23:00:00+00:00", ("Анна Петрова", "Пётр Сидоров")),
        ("2021-04-01T00:30:00+00:00", ("Ольга Новикова",)),
        (None, ("Ольга Новикова",)),
    ],
)
def test_a_page_is_read_by_the_hints_of_its_day(
    retrieved: str | None, authors: tuple[str, ...]
) -> None:
    page = PAGE.replace('<div class="text">', '<i class="new">Ольга Новикова</i><div class="text">')
    assert read(page, TWO, retrieved).authors == authors


def test_a_saved_page_is_read_by_the_hints_of_its_day_of_publication() -> None:
    dated = PAGE.replace("<head>", '<head><meta name="date" content="2021-02-03">')
    assert read(dated, TWO).authors == ("Анна Петрова", "Пётр Сидоров")


def test_hints_of_one_outlet_touch_no_other() -> None:
    other = table(ALL.replace("[[hints]]", "[[hints]]"))
    page = Page(
        source="b", kind="html", original=b"", sha256="0", content=PAGE, url="https://b.example/1"
    )
    found = extract(page, ExtractContext(outlets=(OUTLET,), hints=other))
    assert found.authors == ("Иван Редкин",)


@pytest.mark.parametrize(
    ("printed", "hint", "means"),
    [
        ("03/02/2021", {"date_order": "day first"}, "2021-02-03"),
        ("03/02/2021", {"date_order": "month first"}, "2021-03-02"),
        ("Опубликовано 3.2.21, 9:05", {"date_order": "day first"}, "2021-02-03T09:05:00"),
        ("13/02/2021", {"date_order": "month first"}, None),
        ("2021.02.03", {"date_order": "day first"}, None),
        ("Feb 03 2021 10:15 PM", {"date_format": "%b %d %Y %I:%M %p"}, "2021-02-03T22:15:00"),
        ("№ 5 — 3 февраля 2021 г.", {"date_format": "{day} {month} {year} г."}, "2021-02-03"),
        ("2021年2月3日星期三", {"date_format": "{year}年{month}月{day}日"}, "2021-02-03"),
        ("입력 2021.02.03 09:30", {"date_format": "입력 {year}.{month}.{day} {hour}:{minute}"}, "2021-02-03T09:30:00"),
        ("31.02.2021", {"date_order": "day first"}, None),
    ],
)  # fmt: skip
def test_dates_are_read_as_the_profile_says(
    printed: str, hint: dict[str, Any], means: str | None
) -> None:
    assert hint_dates.day(printed, Hint(outlet="a", **hint)) == means


def test_a_time_is_one_of_the_hint_s_zone() -> None:
    hint = Hint(outlet="a", date_order="day first", timezone="Asia/Tokyo")
    assert hint_dates.day("03/02/2021 00:15", hint) == "2021-02-03T00:15:00+09:00"


def test_a_date_format_alone_reads_what_the_general_rules_find() -> None:
    page = PAGE.replace("<head>", '<head><meta name="date" content="02/03/2021">')
    article = read(page, '[[hints]]\ndate_order = "month first"')
    assert article.published.earliest == date(2021, 2, 3)
    assert dict(article.provenance)["published"] == "meta date, hint: date format"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('byline = "p["', "byline: “p[” is no CSS selector"),
        ("byline = 3", "byline: must be words"),
        ('remove = "p"', "remove: must be a list"),
        ('remove = ["p", "..a"]', "remove: “..a” is no CSS selector"),
        ('by_line = ".a"', "no such key: by_line"),
        ('from = "soon"\ntitle = ".a"', "from: “soon” is no day"),
        ("from = 2021-04-01\nuntil = 2021-03-01\ntitle = 'a'", "until: 2021-03-01 lies before from"),
        ('timezone = "Tokyo"\ndate_order = "day first"', "timezone: “Tokyo” is no time zone"),
        ('date_order = "year first"', "must be day first or month first"),
        ('date_format = "%d.%m"', "gives no whole day"),
        ('date_format = "{day}.{mon}.{year}"', "has no part {mon}"),
        ('date_format = "{day}.{month}"', "needs {day}, {month} and {year}"),
        ('date_format = "%d.%m.%Y"\ndate_order = "day first"', "keep one of them"),
        ('date_order = "month first"\ndate_examples = { "03/02/2021" = "2021-02-03" }', "is read as 2021-03-02"),
        ('date_examples = { "03/02/2021" = "2021-02-03" }', "neither is given"),
        ("drop_matching = ['(a+)+b']", "repeats a group"),
        ("drop_matching = ['.*.*.*x']", "too many repeats"),
        ("drop_matching = ['(?=a)b']", "not allowed"),
        ("drop_matching = ['a{1000}']", "not allowed"),
        ('skip = ["photo"]', "must begin with /"),
        ("from = 2021-04-01", "say nothing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_its_key(toml: str, said: str) -> None:
    found = wrong(f"[[hints]]\n{toml}")
    assert any(said in each for each in found), found


def test_one_thing_is_not_hinted_twice_for_one_day() -> None:
    assert not wrong(TWO)
    (said,) = wrong(TWO.replace("from = 2021-04-01", "from = 2021-03-31"))
    assert "byline is hinted twice for the same days" in said


@pytest.mark.parametrize("words", ["a*a*b", "(a|aa)?a*b", "a{0,99}a{0,99}b", "[ab]*a+c"])
def test_the_worst_patterns_that_are_allowed_end(words: str) -> None:
    assert not bounded.fits("a" * bounded.LINE, words)
    assert not bounded.fits("a" * (bounded.LINE + 1), "a*")


@given(st.text(alphabet="ab(|)?*+{}[]\\.^$,0123-", max_size=30), st.text("ab", max_size=40))
def test_no_pattern_breaks_the_reading(words: str, line: str) -> None:
    try:
        bounded.pattern(words)
    except ValueError:
        return
    assert bounded.fits(line, words) in (True, False)


@pytest.mark.parametrize(
    ("url", "skip", "out"),
    [
        ("https://a.example/photo/1.html", "/photo/", True),
        ("https://a.example/news/photo/1.html", "/photo/", False),
        ("https://a.example/news/photo/1.html", "*/photo/", True),
        ("https://a.example/news/1.amp", "*.amp$", True),
        ("https://a.example/news/1.ampere", "*.amp$", False),
        ("https://a.example/news?kind=video", "*kind=video", True),
        ("https://a.example/aaa", "/a*a$", True),
        ("https://a.example/a", "/a*a$", False),
        ("https://a.example/ab", "/a$", False),
    ],
)
def test_addresses_are_left_out_as_robots_txt_would(url: str, skip: str, out: bool) -> None:
    assert bool(left_out(url, (skip,))) is out
