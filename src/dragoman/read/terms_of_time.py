"""What the words of a horizon come to, reckoned from the day of publication (``now``).

Each function gets a match of its pattern in ``horizons``; undated pieces keep the printed words.
"""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.language.numerals import numerals
from dragoman.language.russian import parses
from dragoman.model.press import Precision, PublicationDate

MONTHS = (
    "янв",
    "фев",
    "март",
    "апр",
    "ма(?:[йеяю]|ем)\\b",
    "июн",
    "июл",
    "авг",
    "сент",
    "окт",
    "нояб",
    "дек",
)
SEASONS = {"лету": 6, "лета": 6, "зим": 12, "весн": 3, "лет": 6, "осен": 9}
WEEKDAYS = ("понедельник", "вторник", "сред[уеы]\\b", "четверг", "пятниц", "суббот", "воскресен")


def is_past(found: PublicationDate, now: date | None) -> bool:
    """Tell a date that was over on the day of publication."""
    return bool(now and found.latest and found.latest < now)


def _span(
    match: re.Match[str],
    first: date,
    last: date,
    precision: Precision,
    inferred: tuple[str, ...] = (),
) -> PublicationDate:
    return PublicationDate(
        earliest=first,
        latest=last,
        precision=precision,
        printed=match.group().strip(),
        inferred=inferred,
    )


def open_ended(match: re.Match[str], now: date | None = None) -> PublicationDate:
    """Keep the words of a horizon that no calendar holds."""
    del now
    return PublicationDate(printed=match.group().strip())


def a_year(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«к 2030 году», «в 2021–2022 годах»."""
    del now
    first = int(match["year"])
    last = int(match["until"] or first)
    precision: Precision = "range" if last > first else "year"
    return _span(match, date(first, 1, 1), date(last, 12, 31), precision) if last >= first else None


def part_of_year(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«к концу 2021 года», «до конца года», «в первой половине 2021 года»."""
    printed = match.groupdict().get("year")
    if not printed and not now:
        return open_ended(match)
    year = int(printed) if printed else (now or date.min).year
    half = match["part"]
    first, last = (1, 6) if half.startswith("перв") else (7, 12)
    if half.startswith("кон"):
        first, last = 10, 12
    elif half.startswith("нач"):
        first, last = 1, 3
    begin = now if match.group().startswith("до") and now and now.year == year else None
    inferred = () if printed else ("year",)
    return _span(match, begin or date(year, first, 1), _month_end(year, last), "range", inferred)


def a_quarter(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«в третьем квартале 2021 года»."""
    number = {"пер": 1, "вто": 2, "тре": 3, "чет": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
    which = number.get(match["which"]) or number.get(match["which"][:3])
    printed = match.groupdict().get("year")
    if which is None or not (printed or now):
        return open_ended(match)
    year = int(printed) if printed else (now or date.min).year
    inferred = () if printed else ("year",)
    first = date(year, 3 * which - 2, 1)
    return _span(match, first, _month_end(year, 3 * which), "range", inferred)


def a_decade(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«в 2030-х годах»."""
    del now
    first = int(match["decade"])
    return _span(match, date(first, 1, 1), date(first + 9, 12, 31), "range")


def a_day(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«15 сентября 2020 года», «15 сентября»: without a year, the next such day."""
    month, printed = _month_number(match["month"]), match.groupdict().get("year")
    year = int(printed) if printed else now.year if now else None
    if month is None or year is None:
        return open_ended(match)
    try:
        day = date(year, month, _day(match["day"]))
    except ValueError:
        return None
    return _span(match, day, day, "day", () if printed else ("year",))


def a_month(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«в сентябре», «к сентябрю 2021 года»; without a year, the next such month."""
    month, printed = _month_number(match["month"]), match.groupdict().get("year")
    if month is None or not (printed or now):
        return open_ended(match)
    year = int(printed) if printed else (now or date.min).year
    if not printed and now and month < now.month:
        year += 1
    inferred = () if printed else ("year",)
    return _span(match, date(year, month, 1), _month_end(year, month), "month", inferred)


def a_season(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«осенью», «не раньше осени», «весной 2021 года»; winter is named by its December."""
    start = next(month for stem, month in SEASONS.items() if match["season"].startswith(stem))
    printed = match.groupdict().get("year")
    if not printed and not now:
        return open_ended(match)
    year = int(printed) if printed else (now or date.min).year
    found = _season_of(match, year, start, () if printed else ("year",))
    if not printed and is_past(found, now):
        found = _season_of(match, year + 1, start, ("year",))
    return found


def _season_of(
    match: re.Match[str], year: int, start: int, inferred: tuple[str, ...]
) -> PublicationDate:
    last = (start + 1) % 12 + 1
    return _span(
        match,
        date(year, start, 1),
        _month_end(year + (start == 12), last),  # noqa: PLR2004 - winter runs into the next year
        "season",
        inferred,
    )


def counted(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«в ближайшие пять лет», «через 10–15 лет», «в течение двух месяцев»."""
    low, high = _number(match["n"]), _number(match["m"] or match["n"])
    if low is None or high is None:
        return None
    if now is None:
        return open_ended(match)
    after = match.group().startswith("через")
    first = _later(now, low, match["step"]) if after else now
    return _span(match, first, _later(now, high, match["step"]), "range", ("year",))


def after(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«займёт 10–15 лет», «за пять лет», «лет на пять»: done by the end of that time."""
    low, high = _number(match["n"]), _number(match["m"] or match["n"])
    if low is None or high is None:
        return None
    if now is None:
        return open_ended(match)
    first, last = _later(now, low, match["step"]), _later(now, high, match["step"])
    return _span(match, first, last, "range", ("year",))


def after_one(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«за сутки», «через год», «через полгода»."""
    if now is None:
        return open_ended(match)
    half = match["step"].startswith("пол")
    day = _later(now, 6, "месяц") if half else _later(now, 1, match["step"])
    return _span(match, day, day, "range", ("year",))


def a_weekday(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«во вторник», «не раньше понедельника»: the next such day."""
    if now is None:
        return open_ended(match)
    number = next(n for n, stem in enumerate(WEEKDAYS) if re.match(stem, match["weekday"]))
    day = now + timedelta(days=(number - now.weekday() - 1) % 7 + 1)
    return _span(match, day, day, "day", ("year", "month", "day"))


def next_one(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«в следующем году», «в будущем месяце», «на следующей неделе», «завтра»."""
    if now is None:
        return open_ended(match)
    step = match.groupdict().get("step") or "день"
    if step.startswith("год"):
        first, last = date(now.year + 1, 1, 1), date(now.year + 1, 12, 31)
        return _span(match, first, last, "year", ("year",))
    if step.startswith("месяц"):
        first = _later(now.replace(day=1), 1, "месяц")
        last = _month_end(first.year, first.month)
        return _span(match, first, last, "month", ("year", "month"))
    if step.startswith("недел"):
        first = now + timedelta(days=7 - now.weekday())
        return _span(match, first, first + timedelta(days=6), "range", ("year", "month", "day"))
    day = now + timedelta(days=1)
    return _span(match, day, day, "day", ("year", "month", "day"))


def this_year(match: re.Match[str], now: date | None) -> PublicationDate | None:
    """«в этом году», «до конца года»."""
    if now is None:
        return open_ended(match)
    return _span(match, now, date(now.year, 12, 31), "range", ("year",))


def _number(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    words = printed.replace("-", " ").split()
    values = [numerals().words.get(parses(word)[0].normal_form) for word in words]
    whole = [each for each in itertools.takewhile(lambda each: each is not None, values) if each]
    return int(sum(whole)) if whole else None


def _day(printed: str) -> int:
    """Return the day of «20» or «двадцатого». Errors: ``ValueError`` for no day."""
    return int(printed) if printed.isdigit() else DAYS.index(printed) + 1


UNITS = (
    "первого", "второго", "третьего", "четвертого", "пятого",
    "шестого", "седьмого", "восьмого", "девятого",
)  # fmt: skip
TEENS = ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
DAYS = (
    *UNITS,
    "десятого",
    *(f"{each}надцатого" for each in TEENS),
    "двадцатого",
    *(f"двадцать {each}" for each in UNITS),
    "тридцатого",
    "тридцать первого",
)
"""The days of a month as they are said, ё as е."""


def _later(day: date, count: int, step: str) -> date:
    if step.startswith(("недел", "дн", "сут")):
        return day + timedelta(days=count * (7 if step.startswith("недел") else 1))
    months = count * (1 if step.startswith("мес") else 120 if step.startswith("десят") else 12)
    month = day.month - 1 + months
    year, number = day.year + month // 12, month % 12 + 1
    return date(year, number, min(day.day, monthrange(year, number)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month_number(printed: str) -> int | None:
    return next((n for n, stem in enumerate(MONTHS, 1) if re.match(stem, printed)), None)
