"""Dates in words, exactly as precise as they are: "on February 9", "in No. 2", «в марте»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from babel.dates import get_month_names

from dragoman.model.press import Period, PublicationDate

IN_RUSSIAN_MONTH = (
    *("", "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре"),
    *("октябре", "ноябре", "декабре"),
)
RUSSIAN_STEMS = (
    *("", "январ", "феврал", "март", "апрел", "ма[йяею]", "июн", "июл", "август", "сентябр"),
    *("октябр", "ноябр", "декабр"),
)
SEASONS = MappingProxyType(
    {
        12: ("the winter", "зимой"),
        3: ("the spring", "весной"),
        6: ("the summer", "летом"),
        9: ("the autumn", "осенью"),
    }
)
"""Month a season begins in -> its English and Russian words."""
FEW_DAYS = 3
ISSUE = re.compile(r"(?:(?P<year>\d{4})\D*)?(?:No\.?|№|#)\s*(?P<number>[\d/–-]+)", re.IGNORECASE)


@cache
def months(language: str) -> Mapping[int, str]:
    """Return the names of the months as they stand in a date."""
    return MappingProxyType(dict(get_month_names("wide", "format", language)))


def when(published: PublicationDate, language: str, near: Period | None = None) -> str:
    """Return when something was printed: "on February 9", «9 февраля»; "" when unknown.

    The year is said only where it is not the year (or one of the two) of the period ``near``.
    """
    rule = RULES.get(published.precision)
    if published.precision == "issue":
        return issue(published, language)
    if rule is None or published.earliest is None or published.latest is None:
        return ""
    return rule(published.earliest, published.latest, language, _strange(published, near))


def _strange(published: PublicationDate, near: Period | None) -> bool:
    ends = (published.earliest, published.latest)
    years = {near.from_.year, near.to.year} if near else set()
    return not all(each and each.year in years for each in ends)


def _day(first: date, last: date, language: str, year: bool) -> str:
    if first != last:
        return _range(first, last, language, year)
    return _english_day(first, year) if language == "en" else _russian_day(first, year)


def _english_day(day: date, year: bool) -> str:
    return f"on {months('en')[day.month]} {day.day}" + (f", {day.year}" if year else "")


def _russian_day(day: date, year: bool) -> str:
    return f"{day.day} {months('ru')[day.month]}" + (f" {day.year} года" if year else "")


def _range(first: date, last: date, language: str, year: bool) -> str:
    if first == last:
        return _day(first, last, language, year)
    tail = f", {last.year}" if year else ""
    russian_tail = f" {last.year} года" if year else ""
    names = months(language)
    if (first.year, first.month) == (last.year, last.month):
        if language == "en":
            return f"on {names[first.month]} {first.day}–{last.day}{tail}"
        return f"{first.day}–{last.day} {names[first.month]}{russian_tail}"
    if language == "en" and (last - first).days <= FEW_DAYS and not year:
        return f"on {names[first.month]} {first.day}–{names[last.month]} {last.day}"
    if language == "en":
        return f"between {_english_day(first, year)[3:]} and {_english_day(last, year)[3:]}"
    return f"с {_russian_day(first, year)} по {_russian_day(last, year)}"


def _month(first: date, last: date, language: str, year: bool) -> str:
    del last
    if language == "en":
        return f"in {months('en')[first.month]}" + (f" {first.year}" if year else "")
    return f"в {IN_RUSSIAN_MONTH[first.month]}" + (f" {first.year} года" if year else "")


def _season(first: date, last: date, language: str, year: bool) -> str:
    """Name the season where the interval is one; a start or end of a year is early or late."""
    del year
    english, russian = SEASONS.get(first.month, ("", ""))
    if first.month == 1:
        english, russian = "early", "в начале"
    elif last.month == 12 and first.month not in SEASONS:  # noqa: PLR2004 - December
        english, russian = "late", "в конце"
    if not english:
        return _range(first, last, language, year=True)
    years = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year % 100:02}"
    if language == "en":
        return f"in {english} {years}" if " " not in english else f"in {english} of {years}"
    return f"{russian} {years} года"


def _year(first: date, last: date, language: str, year: bool) -> str:
    del last, year
    return f"in {first.year}" if language == "en" else f"в {first.year} году"


RULES: Mapping[str, Callable[[date, date, str, bool], str]] = MappingProxyType(
    {
        "instant": _day,
        "day": _day,
        "range": _range,
        "month": _month,
        "season": _season,
        "year": _year,
    }
)


def issue(published: PublicationDate, language: str) -> str:
    """Return a journal's issue as it is cited: "in No. 2", «в № 2»; "" without a number."""
    number = issue_number(published)
    if not number:
        return ""
    return f"in No. {number}" if language == "en" else f"в № {number}"


def issue_number(published: PublicationDate) -> str:
    """Return "2" of the issue "2021 No. 2"; what is not of that form, as it is."""
    if not published.issue:
        return ""
    found = ISSUE.search(published.issue)
    return found["number"] if found else published.issue


def until(horizon: PublicationDate, language: str) -> str:
    """Return by when something is expected: "by 2030", «к 2030 году»; "" when unknown."""
    last = horizon.latest
    if last is None:
        return ""
    names = months(language)
    if horizon.precision == "year" or (last.month, last.day) == (12, 31):
        return f"by {last.year}" if language == "en" else f"к {last.year} году"
    if horizon.precision == "month":
        name = f"{names[last.month]} {last.year}"
        return f"by {name}" if language == "en" else f"к концу {name} года"
    if language == "en":
        return f"by {names[last.month]} {last.day}, {last.year}"
    return f"к {last.day} {names[last.month]} {last.year} года"


def span_of(period: Period, language: str) -> str:
    """Return a report's period: "July 2020", "January 15–March 15, 2021", «июль 2020 года»."""
    first, last = period.from_, period.to
    whole = first.day == 1 and (last.month % 12 + 1, 1) == _next(last)
    tail = "" if language == "en" else " года"
    standing = get_month_names("wide", "stand-alone", language)
    if whole and (first.month, last.month) == (1, 12) and first.year == last.year:
        return f"{first.year}" if language == "en" else f"{first.year} год"
    if whole:
        start = standing[first.month] + ("" if first.year == last.year else f" {first.year}")
        end = f"{standing[last.month]} {last.year}{tail}"
        return end if (first.year, first.month) == (last.year, last.month) else f"{start}–{end}"
    return _days(first, last, language)


def _next(day: date) -> tuple[int, int]:
    following = date.fromordinal(day.toordinal() + 1)
    return following.month, following.day


def _days(first: date, last: date, language: str) -> str:
    one_year = first.year == last.year
    if language == "en":
        end = (
            f"{last.day}"
            if one_year and first.month == last.month
            else _english_day(last, year=False)[3:]
        )
        start = _english_day(first, year=not one_year)[3:]
        return f"{start}, {first.year}" if first == last else f"{start}–{end}, {last.year}"
    end = _russian_day(last, year=True)
    if first == last:
        return end
    if one_year and first.month == last.month:
        return f"{first.day}–{end}"
    return f"{_russian_day(first, year=not one_year)} – {end}"


def days(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the (month, day) of every day named in ``text``; both ends of "July 25–26"."""
    for match in _pattern(language).finditer(text):
        month = next(number for number in range(1, 13) if match[f"m{number}"])
        for group in ("first", "second", "before", "before2"):
            if match[group]:
                yield month, int(match[group])


@cache
def _pattern(language: str) -> re.Pattern[str]:
    stems = RUSSIAN_STEMS if language == "ru" else tuple(months("en").get(n, "") for n in range(13))
    names = "|".join(f"(?P<m{number}>{stems[number]})" for number in range(1, 13))
    dash = r"\s*(?:[–—-]|and|и)\s*"
    number = r"(?<!\d)(?P<{}>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?"
    before = f"{number.format('before')}(?:{dash}{number.format('before2')})?\\s+(?:of\\s+)?"
    after = rf"\s+{number.format('first')}(?:{dash}{number.format('second')})?(?![\d,.]*\d)"
    tail = r"\w*" if language == "ru" else r"\b"
    if language == "ru":
        after = after.replace(r"\s+", r"\s+(?!\d)", 1)
    return re.compile(rf"(?:{before})?\b(?:{names}){tail}(?:{after})?", re.IGNORECASE)
