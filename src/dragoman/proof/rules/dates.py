"""Dates and figures that cannot be, or contradict each other."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
DAYS = "|".join(calendar.day_name)
DATE = re.compile(
    rf"\b(?:(?P<weekday>{DAYS}),? (?:the )?)?(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})(?!\d)"
    r"(?:,? (?P<year>\d{4}))?"
)
RANGE = re.compile(r"\b(?:from |between )?((?:19|20)\d\d)(?:[-–—]| to | and )((?:19|20)?\d\d)\b")
NUMBER = r"(?:[$€£¥]\s?)?(\d[\d,]*(?:\.\d+)?)(?: (?:thousand|million|billion|trillion|percent|rubles|tons|tonnes))?"
CHANGE = re.compile(
    r"\b(?:rose|grew|increased|climbed|jumped|fell|dropped|declined|decreased|shrank)\b[^.;]{0,40}?"
    rf" from {NUMBER} to {NUMBER}(?![\d%.]| percent)"
    r"[^.;\d]{0,30}?(?P<share>\d+(?:\.\d+)?)(?:%| percent\b(?! points))"
)
RECENT = re.compile(r"\b(?:now|recent(?:ly)?|today|this year|currently|lately)\b", re.IGNORECASE)
YEAR = re.compile(r"(?<![-–\d$])\b((?:19|20)\d\d)\b(?![-–]\d)")
OLD, MENTIONS = 4, 4
"""Years that lie between a piece and the newest year it dwells on; mentions of years, at least."""
TOLERANCE = 1.5
"""Percentage points by which a share may be off through rounding."""


def impossible(sheet: Sheet) -> Iterator[Slip]:
    """Find days that no month has: «February 30»."""
    for each in DATE.finditer(sheet.plain):
        year = int(each["year"] or 2000)  # a leap year: February 29 may be
        if not 1 <= int(each["day"]) <= calendar.monthrange(year, MONTHS[each["month"]])[1]:
            yield Slip(place=Span(*each.span()), message="there is no such day")


def weekdays(sheet: Sheet) -> Iterator[Slip]:
    """Find weekdays that do not fall on their date."""
    issue = sheet.published.issue
    for each in DATE.finditer(sheet.plain):
        year = each["year"] or (issue and issue[:4])
        if not each["weekday"] or not year:
            continue
        try:
            when = date(int(year), MONTHS[each["month"]], int(each["day"]))
        except ValueError:
            continue
        right = calendar.day_name[when.weekday()]
        if right != each["weekday"]:
            message = f"{each['month']} {each['day']}, {year}, was a {right}"
            yield Slip(
                place=Span(*each.span("weekday")),
                message=message,
                put=right if each["year"] else None,
            )


def backwards(sheet: Sheet) -> Iterator[Slip]:
    """Find periods that end before they begin: «2019-12», «from 2020 to 2018»."""
    for each in RANGE.finditer(sheet.plain):
        first, last = each[1], each[2]
        whole = int(last) if len(last) == 4 else int(first[:2] + last)  # noqa: PLR2004 - a year
        if whole < int(first) and not (len(last) == 2 and 1 <= int(last) <= 12):  # noqa: PLR2004 - 2020-03 is a month
            yield Slip(place=Span(*each.span()), message="the period ends before it begins")


def shares(sheet: Sheet) -> Iterator[Slip]:
    """Find percentages that do not follow from the numbers beside them: «from 100 to 120, or 30%»."""
    for each in CHANGE.finditer(sheet.plain):
        first, last = (float(each[n].replace(",", "")) for n in (1, 2))
        if not first:
            continue
        share = abs(last - first) / first * 100
        if abs(share - float(each["share"])) > max(TOLERANCE, share / 20):
            message = f"from {each[1]} to {each[2]} is {share:.0f}%"
            yield Slip(place=Span(*each.span("share")), message=message)


def old_evidence(sheet: Sheet) -> Iterator[Slip]:
    """Find a piece that dwells on years long before its date as recent ones."""
    for each in sheet.published.items:
        when = each.published.earliest
        year = when.year if when else None
        issue = each.published.issue or ""
        if year is None and re.match(r"\d{4}", issue):
            year = int(issue[:4])
        if year is None:
            continue
        found = [
            one
            for one in YEAR.finditer(sheet.plain, each.start, each.end)
            if one.start() > each.start + 60
        ]
        past = [one for one in found if int(one[1]) <= year - OLD]
        near = [one for one in found if int(one[1]) >= year - OLD + 2]
        if (
            len(past) >= MENTIONS
            and len(near) <= len(past) / 4
            and RECENT.search(sheet.plain[each.start : each.end])
        ):
            newest = max(past, key=lambda one: int(one[1]))
            message = f"dated {year}, the piece dwells on {newest[1]} and before as recent: is the date right?"
            yield Slip(place=Span(*newest.span()), message=message)


RULES: tuple[Rule, ...] = (
    Rule(
        name="impossible-day",
        group="dates and figures",
        severity="error",
        says="A month has no such day.",
        wrong="He wrote on [February 30].",
        right="He wrote on February 29.",
        find=impossible,
    ),
    Rule(
        name="wrong-weekday",
        group="dates and figures",
        severity="error",
        says="The weekday does not fall on the date.",
        wrong="He wrote on [Monday], March 2, 2021.",
        right="He wrote on Tuesday, March 2, 2021.",
        find=weekdays,
    ),
    Rule(
        name="period-backwards",
        group="dates and figures",
        severity="error",
        says="A period ends before it begins.",
        wrong="It lasted [from 2020 to 2018].",
        right="It lasted from 2018 to 2020, in 2012-19 too.",
        find=backwards,
    ),
    Rule(
        name="share-of-change",
        group="dates and figures",
        severity="warning",
        says="A percentage does not follow from the two numbers beside it.",
        wrong="Trade grew from $100 billion to $120 billion, or [30]%.",
        right="Trade grew from $100 billion to $120 billion, or 20%.",
        find=shares,
    ),
    Rule(
        name="older-than-its-date",
        group="dates and figures",
        severity="warning",
        says="A piece dwells on years long before its date as if they were recent.",
        wrong=ITEM
        + " The ports that were built in 2012, in 2013 and in 2014 are now full; in [2015] recent ships waited.",
        right=ITEM,
        find=old_evidence,
    ),
)
