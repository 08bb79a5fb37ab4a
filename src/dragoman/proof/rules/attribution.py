"""Whose words stand there: items without outlet or date, paragraphs that nobody holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.model.press import Span
from dragoman.model.published import PublishedItem
from dragoman.proof.examples import HEAD, ITEM
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

SLACK = 400
"""Days before a report's issue from which on a piece in it is too old to be this period's."""


def _lead(sheet: Sheet, item: PublishedItem) -> Span:
    """Return the names of a lead, or its first words."""
    named = [*item.authors, *([item.outlet] if item.outlet else [])]
    if named:
        return Span(min(each.start for each in named), max(each.end for each in named))
    end = sheet.plain.find(" ", item.start + 20)
    return Span(item.start, end if 0 < end < item.end else item.end)


def no_outlet(sheet: Sheet) -> Iterator[Slip]:
    """Find items that do not say where the piece stood."""
    for each in sheet.published.items:
        if each.outlet is None and each.authors and each.refers_to is None:
            yield Slip(place=_lead(sheet, each), message="no outlet is named for this piece")


def no_date(sheet: Sheet) -> Iterator[Slip]:
    """Find items that do not say when the piece appeared."""
    for each in sheet.published.items:
        if (
            each.published.precision == "unknown"
            and not each.published.printed
            and each.refers_to is None
            and (each.authors or each.start in {one.start for one in sheet.outline.paragraphs})
        ):
            yield Slip(place=_lead(sheet, each), message="no date is given for this piece")


def no_year(sheet: Sheet) -> Iterator[Slip]:
    """Find a journal's number without its year."""
    for each in sheet.published.items:
        when = each.published
        printed = when.printed or ""
        at = sheet.plain.find(printed, each.start, each.end) if printed else -1
        if when.precision == "issue" and at >= 0 and not re.search(r"(?:19|20)\d\d", printed):
            yield Slip(place=Span(at, at + len(printed)), message="the issue’s year is missing")


def outside_the_period(sheet: Sheet) -> Iterator[Slip]:
    """Find pieces dated after the report's month, or more than a year before it."""
    issue = sheet.published.issue
    if issue is None:
        return
    year, month = (int(each) for each in issue.split("-"))
    last = date(year + (month > 10), (month + 1) % 12 + 1, 1)  # noqa: PLR2004 - reports come out late
    for each in sheet.published.items:
        when = each.published
        if when.earliest is None or when.latest is None or when.printed is None:
            continue
        late, early = when.earliest > last, (last - when.latest).days > SLACK
        at = sheet.plain.find(when.printed, each.start, each.end)
        if (late or early) and at >= 0:
            said = "after" if late else "more than a year before"
            yield Slip(
                place=Span(at, at + len(when.printed)),
                message=f"the piece is dated {said} the report’s month",
            )


def nobody_s(sheet: Sheet) -> Iterator[Slip]:
    """Find paragraphs that open an item's reach anew without saying whose they are.

    A paragraph below a heading that stands in no item; or one that follows an item, names neither its
    author nor any reporting pronoun, and so could be the report writer's as well.
    """
    items = sheet.published.items
    if not items or not sheet.published.issue:
        return  # no report of the genre
    for place in sheet.outline.paragraphs:
        item = next((each for each in items if each.start <= place.start < each.end), None)
        first = sheet.plain[place.start : place.end]
        if WRITERS.match(first):
            continue
        if item is None:
            if not any(place.start <= each.start < place.end for each in items):
                yield Slip(
                    place=_opening(place, first),
                    message="this paragraph is in no item: whose view is it?",
                )
            continue
        if place.start == item.start or any(
            place.start <= each.start < place.end for each in items
        ):
            continue
        names = {each.name.split()[-1] for each in item.authors}
        if not any(name in first for name in names) and not HELD.search(first):
            yield Slip(
                place=_opening(place, first),
                message="nobody is said to hold what this paragraph says",
            )


WRITERS = re.compile(
    r"(?:\w+ ){0,2}(?:more|other|further|additional) (?:pieces?|articles?|items?|writings|reports?"
    r"|commentaries|editorials|columns?|essays?|authors?)\b",
    re.IGNORECASE,
)
"""What the report's writer says of pieces: «Two more pieces on this theme were read»."""
HELD = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he (?:author|article|piece|review|book|paper|essay|study|report|interview|"
    r"writer|text|chapter)s?)\b"
)


def _opening(place: Span, words: str) -> Span:
    end = re.match(r"(?:\S+\s+){0,7}\S+", words)
    return Span(place.start, place.start + (end.end() if end else len(words)))


def stray_comma(sheet: Sheet) -> Iterator[Slip]:
    """Find a comma between a lead's subject and its verb: «X on March 14 in Y, discussed»."""
    for each in sheet.published.items:
        if (
            not each.authors
            or each.outlet is None
            or each.verb is None
            or each.authors[0].start != each.start
        ):
            continue
        verb = re.compile(rf"\b{re.escape(each.verb)}\b").search(
            sheet.plain, each.authors[-1].end, each.end
        )
        if verb is None:
            continue
        between = sheet.plain[each.authors[-1].end : verb.start()]
        if (
            between.count(",") == 1
            and between.endswith(", ")
            and not re.search(r"\d{4}, $", between)
        ):
            at = verb.start() - 2
            yield Slip(
                place=Span(at, at + 1), message="a comma parts the subject from its verb", put=""
            )


RULES: tuple[Rule, ...] = (
    Rule(
        name="no-outlet",
        group="attribution",
        severity="warning",
        says="An item does not say where the piece stood.",
        wrong=ITEM + "\n\nOn March 5 [Roshchin] wrote of ports again.",
        right=ITEM,
        find=no_outlet,
    ),
    Rule(
        name="no-date",
        group="attribution",
        severity="warning",
        says="An item does not say when the piece appeared.",
        wrong=HEAD + "[Ivan Roshchin in Izvestia] wrote that ports close.",
        right=ITEM,
        find=no_date,
    ),
    Rule(
        name="issue-without-year",
        group="attribution",
        severity="warning",
        says="A journal’s number is given without its year.",
        wrong=HEAD + "In Morskoi Vestnik, [No. 2], Ivan Roshchin wrote that ports close.",
        right=HEAD + "In Morskoi Vestnik, No. 2, 2021, Ivan Roshchin wrote that ports close.",
        find=no_year,
    ),
    Rule(
        name="outside-the-period",
        group="attribution",
        severity="warning",
        says="A piece is dated after the report’s month or more than a year before it.",
        wrong=HEAD + "On [March 1, 2018], Ivan Roshchin in Vestnik wrote that ports close.",
        right=ITEM,
        find=outside_the_period,
    ),
    Rule(
        name="nobody-s-paragraph",
        group="attribution",
        severity="warning",
        says="A paragraph says what nobody is said to hold.",
        wrong=ITEM + "\n\n[What is to be done? Ships need ports,] and ports need ships.",
        right=ITEM + "\n\nRoshchin adds that ships need ports.",
        find=nobody_s,
    ),
    Rule(
        name="comma-before-verb",
        group="attribution",
        severity="warning",
        says="A comma parts the subject of a lead from its verb.",
        wrong=HEAD + "Ivan Roshchin on March 1 in Vestnik[,] argued that ports close.",
        right=HEAD + "Ivan Roshchin, on March 1 in Vestnik, argued that ports close.",
        find=stray_comma,
        safe=True,
    ),
)
