"""Dates as a source prints them, kept exactly as precise as they are."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dragoman.model.press import UNDATED, PublicationDate

RUSSIAN = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
    "декабр",
)  # fmt: skip
ENGLISH = "january february march april may june july august september october november december"
SEASONS = {
    "зим": 1,
    "весн": 3,
    "лет": 6,
    "осен": 9,
    "winter": 1,
    "spring": 3,
    "summer": 6,
    "autumn": 9,
}
ISO_DAY = r"(\d{4})-(\d\d)-(\d\d)"
MONTH = r"([а-яё]{3,9}|[a-z]{3,9})\.?"


def parse(printed: str | None, timezone: str | None = None) -> PublicationDate:
    """Return the date that ``printed`` gives; unknown when it gives none. Nothing is guessed.

    The day of a time with an offset is that of ``timezone`` (the outlet's), where known.
    """
    words = " ".join((printed or "").replace("\u00a0", " ").split())
    for rule in RULES:
        try:
            found = rule(words, timezone)
        except ValueError:
            continue
        if found:
            return found
    return UNDATED


def _made(first: date, last: date, precision: str, printed: str, **more: str) -> PublicationDate:
    return PublicationDate(
        earliest=first,
        latest=last,
        precision=precision,  # type: ignore[arg-type]
        printed=printed,
        **more,  # type: ignore[arg-type]
    )


def an_instant(words: str, timezone: str | None) -> PublicationDate | None:
    """«2021-02-09T08:30:00+03:00»."""
    if not re.fullmatch(ISO_DAY + r"[T ]\d\d:\d\d.*", words):
        return None
    moment = datetime.fromisoformat(words.replace(" +", "+"))
    if moment.tzinfo is None:
        return _made(moment.date(), moment.date(), "day", words)
    day = moment.astimezone(ZoneInfo(timezone)).date() if timezone else moment.date()
    return _made(day, day, "instant", words, instant=moment.isoformat())


def a_range(words: str, timezone: str | None) -> PublicationDate | None:
    """«2020-07-25/2020-07-26»."""
    del timezone
    match = re.fullmatch(rf"({ISO_DAY})\s?/\s?({ISO_DAY})", words)
    if not match:
        return None
    first, last = date.fromisoformat(match.group(1)), date.fromisoformat(match.group(5))
    return _made(first, last, "day" if first == last else "range", words)


def a_day(words: str, timezone: str | None) -> PublicationDate | None:
    """«2021-02-09», «09.02.2021», «9 февраля 2021 г.», «February 9, 2021»."""
    del timezone
    iso = re.fullmatch(ISO_DAY, words)
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: г\.?| года)?(?:,? \d\d:\d\d)?", words)
    russian = re.fullmatch(
        rf"(\d{{1,2}}) {MONTH} (\d{{4}})(?: г\.?| года)?(?:,? \d\d:\d\d)?", words.lower()
    )
    english = re.fullmatch(rf"{MONTH} (\d{{1,2}}),? (\d{{4}})", words.lower())
    if iso:
        year, month, day = iso.groups()
    elif dotted:
        day, month, year = dotted.groups()
    elif russian:
        day, month, year = russian.group(1), str(_month(russian.group(2))), russian.group(3)
    elif english:
        month, day, year = str(_month(english.group(1))), english.group(2), english.group(3)
    else:
        return None
    found = date(int(year), int(month), int(day))
    return _made(found, found, "day", words)


def _month(name: str) -> int:
    for number, stem in enumerate(RUSSIAN, 1):
        if name == stem + "й" or name == stem + "я" or (name.startswith(stem) and len(stem) > 2):  # noqa: PLR2004
            return number
    for number, full in enumerate(ENGLISH.split(), 1):
        if full == name or (len(name) > 2 and full.startswith(name)):  # noqa: PLR2004
            return number
    raise ValueError(name)


def an_issue(words: str, timezone: str | None) -> PublicationDate | None:
    """«2021 No. 2», «№ 2, 2021»: an issue number is not a day."""
    del timezone
    number = r"(?:№|No\.?|N)\s?(\d+(?:[–/-]\d+)?)"
    match = re.fullmatch(rf"(?P<year>\d{{4}}),? {number}", words, re.IGNORECASE)
    other = re.fullmatch(
        rf"{number}(?:,? |\s?\()(?P<year>\d{{4}})\)?(?: г\.?| год)?", words, re.IGNORECASE
    )
    found = match or other
    if not found:
        return None
    year = int(found["year"])
    issue = next(each for each in found.groups() if each and each != found["year"])
    first, last = date(year, 1, 1), date(year, 12, 31)
    return _made(first, last, "issue", words, issue=f"{year} No. {issue}")


def a_month(words: str, timezone: str | None) -> PublicationDate | None:
    """«2021-03», «март 2021», «March 2021»."""
    del timezone
    iso = re.fullmatch(r"(\d{4})-(\d\d)", words)
    named = re.fullmatch(rf"{MONTH} (\d{{4}})(?: г\.?| года)?", words.lower())
    if iso:
        year, month = int(iso.group(1)), int(iso.group(2))
    elif named:
        year, month = int(named.group(2)), _month(named.group(1))
    else:
        return None
    last = calendar.monthrange(year, month)[1]
    return _made(date(year, month, 1), date(year, month, last), "month", words)


def a_season(words: str, timezone: str | None) -> PublicationDate | None:
    """«весна 2021», «Spring 2021»; winter is that year's first two months."""
    del timezone
    match = re.fullmatch(r"([а-яё]+|[a-z]+) (\d{4})(?: г\.?| года)?", words.lower())
    start = next((n for stem, n in SEASONS.items() if match and match.group(1).startswith(stem)), 0)
    if not match or not start:
        return None
    year, end = int(match.group(2)), 2 if start == 1 else start + 2
    last = date(year, end, calendar.monthrange(year, end)[1])
    return _made(date(year, start, 1), last, "season", words)


def a_year(words: str, timezone: str | None) -> PublicationDate | None:
    """«2021», «2021 год»."""
    del timezone
    match = re.fullmatch(r"(\d{4})(?: г\.?| год)?", words)
    if not match:
        return None
    year = int(match.group(1))
    return _made(date(year, 1, 1), date(year, 12, 31), "year", words)


RULES: tuple[Callable[[str, str | None], PublicationDate | None], ...] = (
    an_instant,
    a_range,
    a_day,
    an_issue,
    a_season,
    a_month,
    a_year,
)
