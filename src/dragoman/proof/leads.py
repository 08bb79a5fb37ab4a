"""Leads: the clauses that open an item with its author, outlet and date."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dragoman.model.press import PublicationDate, Span
from dragoman.model.published import NamedSpan

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
DATE = rf"(?P<date>(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?)"
NAME = r"[A-ZÀ-Ž](?:[\w’'ʹ-]*\w|\.(?:\s?[A-Z]\.)*)"
AUTHOR = rf"(?P<author>{NAME}(?: (?:van |von |de )?{NAME}){{0,3}})"
OUTLET = rf"(?P<outlet>{NAME}[’'ʹ]?(?: (?:(?:v|i|o|na|of|and|the) )?{NAME}[’'ʹ]?){{0,4}})"
VERB = r"(?P<verb>[a-z]{3,})"
ISSUE = r"(?P<issue>No\. \d+)"
OF_ISSUE = r"(?:the [A-Z]\w+(?:/[A-Z]\w+)? issue of |the )?"
ROLE = rf"(?:[a-z]+(?: (?:to|of) {NAME}(?: {NAME})?)? )?"
WROTE = r"(?P<verb>wrote|asked|argued|noted|discussed|described|assessed|warned|reported)"

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("on date, author in outlet", re.compile(rf"On {DATE},? {AUTHOR},? in {OUTLET},? {VERB}")),
    ("author in outlet on date", re.compile(rf"{AUTHOR},? in {OUTLET},? on {DATE},? {VERB}")),
    (
        "author on date in outlet",
        re.compile(rf"{AUTHOR},? on {DATE},? (?:in|for) {OF_ISSUE}{OUTLET},? {VERB}"),
    ),
    ("in outlet on date, author", re.compile(rf"In {OUTLET},? on {DATE},? {AUTHOR},? {VERB}")),
    (
        "on date in outlet, author",
        re.compile(rf"On {DATE},? in {OUTLET}, {ROLE}{AUTHOR},? {VERB}"),
    ),
    ("on date author wrote in outlet", re.compile(rf"On {DATE},? {AUTHOR} {WROTE} in {OUTLET}")),
    ("in journal, number, author", re.compile(rf"In {OUTLET},? {ISSUE},? {AUTHOR},? {VERB}")),
)
"""The forms in the order in which they are tried, with the name of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A lead, the form that found it, and what it names."""

    form: str
    place: Span
    author: NamedSpan
    outlet: NamedSpan
    published: PublicationDate
    verb: str


def lead(text: str, sentence: Span, issue: str | None) -> Lead | None:
    """Return the lead that ``sentence`` begins with, by the first form that fits."""
    for form, pattern in FORMS:
        found = pattern.match(text, sentence.start, sentence.end)
        if found:
            return Lead(
                form=form,
                place=Span(*found.span()),
                author=_named(found, "author"),
                outlet=_named(found, "outlet"),
                published=_published(found, issue),
                verb=found["verb"],
            )
    return None


def _named(found: re.Match[str], group: str) -> NamedSpan:
    return NamedSpan(name=found[group], start=found.start(group), end=found.end(group))


def _published(found: re.Match[str], issue: str | None) -> PublicationDate:
    """Return the printed day; a missing year is the last one that day had before the issue's end.

    A December piece in a January report is of the year before. Without year and issue nothing is
    known but what was printed.
    """
    groups = found.groupdict()
    if groups.get("issue"):
        return _numbered(groups["issue"], issue)
    month, day = MONTHS[found["month"]], int(found["day"])
    printed = found["date"]
    year = int(found["year"]) if found["year"] else _year(month, issue)
    if year is None or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return PublicationDate(printed=printed)
    inferred = () if found["year"] else ("year",)
    when = date(year, month, day)
    return PublicationDate(
        earliest=when, latest=when, precision="day", printed=printed, inferred=inferred
    )


def _year(month: int, issue: str | None) -> int | None:
    if issue is None:
        return None
    year, at = (int(each) for each in issue.split("-"))
    return year - (month > at)


def _numbered(number: str, issue: str | None) -> PublicationDate:
    """Return a journal's number; its year is taken to be the report's."""
    if issue is None:
        return PublicationDate(precision="issue", issue=number, printed=number)
    return PublicationDate(
        precision="issue", issue=f"{issue[:4]} {number}", printed=number, inferred=("year",)
    )
