"""Dates as a source prints them, in five languages, kept exactly as precise as they are.

A rule is one precision with its templates (``dateforms`` says what their parts stand for); the
first rule that fits wins. What fits none is unknown: nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from dragoman.language.dateforms import (
    Groups,
    Printed,
    bare_words,
    fitting,
    offset_of,
    pattern,
    printed_forms,
)
from dragoman.model.press import UNDATED, Precision, PublicationDate

DAYS = (
    "{Y}-{MM}-{D}", "{Y}/{MM}/{D}", "{Y}{MM2}{D2}(?:t?[0-9]{{4}}(?:[0-9]{{2}})?)?",
    r"{D}\.{MM}\.{Y}", r"{D}\.{MM}\.{YY}",
    "{D} {of}{M},? {Y}", "{M} {D},? {Y}", "{Y},? {M} {D}",
    "{Y}年 ?{MM}月 ?{D}日{day}", "{Y}년 ?{MM}월 ?{D}일{day}", r"{Y}\. ?{MM}\. ?{D}\.?{day}",
)  # fmt: skip
YEARLESS_DAYS = ("{D} {of}{M}", "{M} {D}")
RANGES = (
    "{Y}-{MM}-{D}{to}{Y_}-{MM_}-{D_}", r"{D}\.{MM}\.{Y}{to}{D_}\.{MM_}\.{Y_}",
    "{from}{D}{to}{D_} {M} {Y}", "{from}{D} {M}{to}{D_} {M_} {Y}",
    "{from}{D} {M} {Y}{to}{D_} {M_} {Y_}",
    "{M} {D}{to}{D_},? {Y}", "{M} {D}{to}{M_} {D_},? {Y}", "{M} {D},? {Y}{to}{M_} {D_},? {Y_}",
    "{M}{to}{M_},? {Y}", "{M},? {Y}{to}{M_},? {Y_}",
)  # fmt: skip
ISSUES = (
    "{Y}[.,]? (?:{vol}[.,;]? )?{no}", r"(?:{vol}[.,;]? )?{no}[.,;]? \(?{Y}\)?",
    r"{vol}[.,;]? \(?{Y}\)?[.,;]? {no}",
)  # fmt: skip
DATED_ISSUE = r"{no}[.,;:]?(?: от)? \(?(?P<rest>.+?)\)?"
MONTHS = ("{Y}-{MM2}", r"{MM2}[./]{Y}", "{in}{M},? {Y}", "{Y}年 ?{MM}月[号號]?", "{Y}년 ?{MM}월호?")
SEASONS = (
    "{S},? {Y}",
    "{Y}年{S}季?[号號]?",
    "{Y}년 ?{S}호?",
    "{S},? {Y}{to}(?P<Y_>(?:[0-9]{{2}})?[0-9]{{2}})",
)
YEARS = ("{Y}", "{Y} ?[年년]")

YEAR_MONTHS = 12
FIRST, LAST = 1600, 2099
"""Years a date of the press may have; programs print 0001-01-01 for a date that they do not know."""
LONGEST = 120
"""Code points; longer words are a sentence, not a printed date."""
PIVOT = 70
"""«09.02.69» is of this century, «09.02.70» of the last; the date says that this was inferred."""


def parse(
    printed: str | None, timezone: str | None = None, year: int | None = None
) -> PublicationDate:
    """Return the date that ``printed`` gives; unknown, with its words, when it gives none.

    The day of a time with an offset is that of ``timezone`` (an IANA name, the outlet's) where
    known, else that of the offset. ``year`` completes a date printed without one, and the date
    then says that its year is inferred; without it such a date is unknown.
    """
    words = " ".join((printed or "").split())
    if not words:
        return UNDATED
    bare = bare_words(words, timezone, year) if len(words) <= LONGEST else Printed(words="")
    for _, rule in RULES:
        try:
            found = rule(words, bare)
        except (ValueError, OverflowError):
            continue
        if found and all(each and is_sane(each.year) for each in (found.earliest, found.latest)):
            return found
    return PublicationDate(printed=words)


def is_sane(year: int) -> bool:
    """Tell whether a date of the press may be of this year."""
    return FIRST <= year <= LAST


def _made(first: date, last: date, precision: Precision, printed: str) -> PublicationDate:
    return PublicationDate(earliest=first, latest=last, precision=precision, printed=printed)


def _at(moment: datetime, words: str, timezone: str | None) -> PublicationDate:
    """Midnight sharp is how programs write a day without a time."""
    if moment.tzinfo is None or not (moment.hour or moment.minute or moment.second):
        return _made(moment.date(), moment.date(), "day", words)
    day = moment.astimezone(ZoneInfo(timezone)).date() if timezone else moment.date()
    return PublicationDate(
        earliest=day,
        latest=day,
        precision="instant",
        instant=moment.replace(microsecond=0).isoformat(),
        printed=words,
    )


def an_iso_instant(words: str, bare: Printed) -> PublicationDate | None:
    """«2021-02-09T08:30:00+03:00», «2021-02-09 08:30»."""
    match = re.fullmatch(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)?"
        r" ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?",
        words,
    )
    if not match:
        return None
    day, clock, zone = match.groups()
    offset = offset_of(zone.lower()) if zone else ""
    return _at(datetime.fromisoformat(f"{day}T{clock}{offset}"), words, bare.timezone)


def a_mail_instant(words: str, bare: Printed) -> PublicationDate | None:
    """«Tue, 09 Feb 2021 08:30:00 +0300», as in feeds (RFC 5322)."""
    if not re.fullmatch(
        r"(?:[A-Z][a-z]{2}, )?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{5,8} "
        r"(?:[+-][0-9]{4}|[A-Z]{1,4})",
        words,
    ):
        return None
    moment = parsedate_to_datetime(words)
    # It takes the years 0001 to 0099 for ours.
    return _at(moment, words, bare.timezone) if f" {moment.year} " in words else None


def a_range(words: str, bare: Printed) -> PublicationDate | None:
    """«2020-07-25/2020-07-26», «25–26 июля 2020», «July 25 – August 2, 2020», «март–апрель»."""
    found = fitting(RANGES, bare.words)
    if not found:
        return None
    last_year = int(found.get("Y_") or found["Y"])
    first = _start(found, "", int(found["Y"]))
    last = _end(found, last_year)
    if last < first:
        return None
    return _made(first, last, "day" if first == last else "range", words)


def _start(found: Groups, which: str, year: int) -> date:
    return date(year, _month(found, which), int(found.get("D" + which) or 1))


def _end(found: Groups, year: int) -> date:
    month = _month(found, "_") or _month(found, "")
    day = found.get("D_")
    return date(year, month, int(day) if day else calendar.monthrange(year, month)[1])


def _month(found: Groups, which: str) -> int:
    named, number = found.get("M" + which), found.get("MM" + which)
    return printed_forms().months[named] if named else int(number or 0)


def a_day(words: str, bare: Printed) -> PublicationDate | None:
    """«2021-02-09», «09.02.2021», «9 февраля 2021 г.», «February 9, 2021», «8:30 мск, 9 …»."""
    found = fitting(DAYS, bare.words)
    inferred: tuple[str, ...] = ()
    if found and "YY" in found:
        short = int(found["YY"])
        year, inferred = short + (2000 if short < PIVOT else 1900), ("century",)
    elif found:
        year = int(found["Y"])
    else:
        found = fitting(YEARLESS_DAYS, bare.words)
        if not found or bare.year is None:
            return None
        year, inferred = bare.year, ("year",)
    day = date(year, _month(found, ""), int(found["D"]))
    made = _timed(day, bare, words) or _made(day, day, "day", words)
    return replace(made, inferred=inferred)


def _timed(day: date, bare: Printed, words: str) -> PublicationDate | None:
    """Return the instant of a day printed with a time and its zone."""
    match = re.fullmatch(
        r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?(?: ?([ap])\.?m\.?)?", bare.clock or ""
    )
    if not match or not bare.offset:
        return None
    hour, half = int(match[1]), match[3]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    moment = datetime.fromisoformat(f"{day}T{hour:02}:{match[2]}:00{bare.offset}")
    return _at(moment, words, bare.timezone)


def an_issue(words: str, bare: Printed) -> PublicationDate | None:
    """«2021 No. 2», «Vol. 19, No. 2, 2021»: a number is no day; a date beside it is."""
    found = fitting(ISSUES, bare.words)
    if found:
        year = int(found["Y"])
        return PublicationDate(
            earliest=date(year, 1, 1),
            latest=date(year, 12, 31),
            precision="issue",
            issue=f"{year} No. {found['N'].replace('-', '–')}",
            printed=words,
        )
    match = pattern(DATED_ISSUE).fullmatch(bare.words)
    rest = parse(match["rest"], bare.timezone) if match else UNDATED
    if not match or rest.earliest is None or rest.latest is None:
        return None
    return PublicationDate(
        earliest=rest.earliest,
        latest=rest.latest,
        precision=rest.precision if rest.precision in ("day", "instant") else "issue",
        issue=f"{rest.latest.year} No. {match['N'].replace('-', '–')}",
        instant=rest.instant,
        printed=words,
        inferred=rest.inferred,
    )


def within_year(published: PublicationDate, issues: int | None) -> PublicationDate:
    """Narrow a date that is an issue alone to the issue's months, where a year has ``issues`` of them.

    The months were not printed, and the date says so. What does not fit stays as wide as it was.
    """
    number = re.fullmatch(r"(\d{4}) No\. (\d+)(?:–(\d+))?", published.issue or "")
    if published.precision != "issue" or not number or not issues or YEAR_MONTHS % issues:
        return published
    year, first = int(number[1]), int(number[2])
    last, months = int(number[3] or first), YEAR_MONTHS // issues
    if not 1 <= first <= last <= issues or published.latest != date(year, YEAR_MONTHS, 31):
        return published
    month = last * months
    return replace(
        published,
        earliest=date(year, (first - 1) * months + 1, 1),
        latest=date(year, month, calendar.monthrange(year, month)[1]),
        inferred=(*published.inferred, "months"),
    )


def a_season(words: str, bare: Printed) -> PublicationDate | None:
    """«весна 2021», «Spring 2021»; «зима 2020/21» runs over the new year."""
    found = fitting(SEASONS, bare.words)
    if not found:
        return None
    year, start = int(found["Y"]), printed_forms().seasons[found["S"]]
    last_year, end = year, 2 if start == 1 else start + 2
    if "Y_" in found:
        last_year = int(found["Y"][: -len(found["Y_"])] + found["Y_"])
        if start != 1 or last_year != year + 1:
            return None
        start = 12
    last = date(last_year, end, calendar.monthrange(last_year, end)[1])
    return _made(date(year, start, 1), last, "season", words)


def a_month(words: str, bare: Printed) -> PublicationDate | None:
    """«2021-03», «март 2021», «March 2021»."""
    found = fitting(MONTHS, bare.words)
    if not found:
        return None
    year, month = int(found["Y"]), _month(found, "")
    last = calendar.monthrange(year, month)[1]
    return _made(date(year, month, 1), date(year, month, last), "month", words)


def a_year(words: str, bare: Printed) -> PublicationDate | None:
    """«2021», «2021 год»."""
    found = fitting(YEARS, bare.words)
    return (
        _made(date(int(found["Y"]), 1, 1), date(int(found["Y"]), 12, 31), "year", words)
        if found
        else None
    )


Rule = Callable[[str, Printed], PublicationDate | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("ISO instant", an_iso_instant),
    ("mail instant", a_mail_instant),
    ("range", a_range),
    ("day", a_day),
    ("issue", an_issue),
    ("season", a_season),
    ("month", a_month),
    ("year", a_year),
)
