"""Dates as leads print them, each exactly as precise as it is; the year is inferred and says so."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.press import Precision, PublicationDate, Span

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
SHORT = {name: number for number, name in enumerate(calendar.month_abbr) if name} | {"Sept": 9}
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(sorted(SHORT, reverse=True))})\.)"
SEASONS = {"winter": (1, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
SEASON = "|".join(SEASONS)
YEAR = r"(?:19|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
PART = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
"""Thirds of a year or a month: in early 2021, late in January."""
FORMS: tuple[tuple[str, str], ...] = (
    ("day", rf"(?P<m>{MONTH})\s(?P<d>{DAY})(?:\s?(?:[-–/]|and|to)\s?(?P<d2>{DAY}))?(?:,?\s(?P<y>{YEAR}))?"),
    ("day", rf"(?P<d>{DAY})(?:\s?[-–/]\s?(?P<d2>{DAY}))?\s(?:of\s)?(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?"),
    ("iso", rf"(?P<y>{YEAR})-(?P<n>[01]\d)-(?P<d>[0-3]\d)"),
    ("iso", rf"(?P<d>[0-3]\d)\.(?P<n>[01]\d)(?:\.(?P<y>{YEAR}))?(?![\d%])"),
    ("months", rf"(?P<m>{MONTH})\s?[-–/]\s?(?P<m2>{MONTH})(?:,?\s(?P<y>{YEAR}))?"),
    ("season", rf"(?P<s>(?i:{SEASON}))(?:\s(?:of\s)?(?P<y>{YEAR}))(?:[-–/](?P<y2>\d\d))?"),
    ("month", rf"(?:(?P<p>[Ee]arly|[Mm]id|[Ll]ate)[- ](?:in\s)?)?(?P<m>{MONTH})(?:,?\s(?:of\s)?(?P<y>{YEAR}))?"),
    ("year", rf"(?:(?P<p>[Ee]arly|[Mm]id|[Ll]ate)[- ](?:in\s)?)?(?P<y>{YEAR})(?!\d|s\b)"),
)  # fmt: skip
"""The forms in the order in which they are tried."""
PATTERNS = tuple((kind, re.compile(form)) for kind, form in FORMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date and its place; ``kind`` is the form that found it."""

    place: Span
    kind: str
    published: PublicationDate


def when(plain: str, at: int, end: int, issue: str | None) -> When | None:
    """Return the date that begins at ``at``; the year comes from ``issue`` where none is printed."""
    for kind, pattern in PATTERNS:
        found = pattern.match(plain, at, end)
        if found:
            place = Span(*found.span())
            return When(place=place, kind=kind, published=_published(kind, found, issue))
    return None


def _published(kind: str, found: re.Match[str], issue: str | None) -> PublicationDate:
    groups = {key: value for key, value in found.groupdict().items() if value}
    printed = " ".join(found[0].split())
    unknown = PublicationDate(printed=printed)
    try:
        if kind in ("day", "iso"):
            return _day(groups, printed, issue)
        if kind == "months":
            return _span(_month(groups["m"]), _month(groups["m2"]), groups, printed, issue)
        if kind == "season":
            return _season(groups, printed)
        if kind == "month":
            return _part_of_month(groups, printed, issue)
        return _part_of_year(groups, printed)
    except ValueError:
        return unknown


def _month(name: str) -> int:
    return MONTHS.get(name) or SHORT[name.removesuffix(".")]


def year_of(month: int, issue: str | None) -> int | None:
    """Return the year of a month without one in a report of ``issue``: the last before its end.

    A December piece in a January report is of the year before; the month after the issue's own
    counts as still in it, for reports come out late.
    """
    if issue is None:
        return None
    year, at = (int(each) for each in issue.split("-"))
    return year - (month > at + 1)


def _made(
    first: date, last: date, precision: Precision, printed: str, *, inferred: tuple[str, ...] = ()
) -> PublicationDate:
    return PublicationDate(
        earliest=first, latest=last, precision=precision, printed=printed, inferred=inferred
    )


def _day(groups: dict[str, str], printed: str, issue: str | None) -> PublicationDate:
    month = _month(groups["m"]) if "m" in groups else int(groups["n"])
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        raise ValueError(month)
    year = int(groups["y"]) if "y" in groups else year_of(month, issue)
    if year is None:
        return PublicationDate(printed=printed)
    inferred = () if "y" in groups else ("year",)
    first = date(year, month, _number(groups["d"]))
    last = date(year, month, _number(groups["d2"])) if "d2" in groups else first
    if last < first:
        raise ValueError(printed)
    return _made(first, last, "day" if first == last else "range", printed, inferred=inferred)


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _span(
    first: int, last: int, groups: dict[str, str], printed: str, issue: str | None
) -> PublicationDate:
    year = int(groups["y"]) if "y" in groups else year_of(last, issue)
    if year is None:
        return PublicationDate(printed=printed)
    inferred = () if "y" in groups else ("year",)
    start = date(year - (first > last), first, 1)
    return _made(start, _end_of(year, last), "range", printed, inferred=inferred)


def _season(groups: dict[str, str], printed: str) -> PublicationDate:
    first, last = SEASONS[groups["s"].lower()]
    year = int(groups["y"])
    start = date(year, first, 1)
    if "y2" in groups:
        start, year = date(year, 12, 1), year + 1
    return _made(start, _end_of(year, last), "season", printed)


def _part_of_month(groups: dict[str, str], printed: str, issue: str | None) -> PublicationDate:
    month = _month(groups["m"])
    year = int(groups["y"]) if "y" in groups else year_of(month, issue)
    if year is None:
        return PublicationDate(printed=printed)
    inferred = () if "y" in groups else ("year",)
    first, last = date(year, month, 1), _end_of(year, month)
    if "p" not in groups:
        return _made(first, last, "month", printed, inferred=inferred)
    low, high = PART[groups["p"].lower()]
    end = last if high == 3 else date(year, month, 10 * high)  # noqa: PLR2004 - the last third
    return _made(date(year, month, 10 * low + 1), end, "range", printed, inferred=inferred)


def _part_of_year(groups: dict[str, str], printed: str) -> PublicationDate:
    year = int(groups["y"])
    if "p" not in groups:
        return _made(date(year, 1, 1), date(year, 12, 31), "year", printed)
    low, high = PART[groups["p"].lower()]
    return _made(date(year, 4 * low + 1, 1), _end_of(year, 4 * high), "season", printed)


NUMBER = re.compile(
    rf"(?:(?P<y0>{YEAR}),\s)?"
    r"(?:(?P<vol>[Vv]ol(?:\.|ume)\s*[\dIVXLC]+),?\s*)?"
    rf"(?P<no>(?:[Nn]os?\.|[Nn]umber|[Ii]ssue|№|#)\s*(?P<n>\d+(?:\s?[-–/]\s?\d+)?))"
    rf"(?:,?\s(?P<y>{YEAR})|\s?\((?P<y2>{YEAR})\))?"
)
"""«No. 2», «Vol. 5, No. 2 (2021)»."""


def numbered(plain: str, at: int, end: int, issue: str | None) -> When | None:
    """Return a journal's number at ``at``; its year is the report's where none is printed."""
    found = NUMBER.match(plain, at, end)
    if not found:
        return None
    printed = " ".join(found[0].split())
    number = "No. " + re.sub(r"\s", "", found["n"])
    year = found["y"] or found["y2"] or found["y0"]
    inferred = () if year or issue is None else ("year",)
    year = year or (issue[:4] if issue else None)
    made = PublicationDate(
        precision="issue",
        issue=f"{year} {number}" if year else number,
        printed=printed,
        inferred=inferred,
    )
    return When(place=Span(*found.span()), kind="issue", published=made)


AGAIN = re.compile(
    r"(?:[Oo]n\s)?(?:(?:that|the)(?:\sver?y)?\ssame\sday|that\s(?:very\s)?day)\b"
    r"|(?:[Oo]n\s)?[Tt]he\s(?P<next>next|following)\sday\b"
    r"|(?:[Oo]n\s)?[Tt]he\s(?P<before>previous\sday|day\sbefore)\b"
    r"|(?P<n>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix)\s(?P<unit>day|week)s?\s(?P<way>later|earlier|before|after)\b"
    r"|(?:[Oo]n\s)?[Tt]hat\ssame\sday\b"
)
COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def again(plain: str, at: int, end: int, before: PublicationDate | None) -> When | None:
    """Return a day told from the item before: «that same day», «two days later»."""
    found = AGAIN.match(plain, at, end)
    if not found:
        return None
    days = 1 if found["next"] else -1 if found["before"] else 0
    if found["n"]:
        days = COUNTS[found["n"].lower()] * (7 if found["unit"] == "week" else 1)
        days = -days if found["way"] in ("earlier", "before") else days
    printed = " ".join(found[0].split())
    made = PublicationDate(printed=printed)
    if (
        before is not None
        and before.earliest
        and before.latest
        and before.precision in ("day", "instant")
    ):
        step = timedelta(days=days)
        made = _made(
            before.earliest + step,
            before.latest + step,
            "day",
            printed,
            inferred=("day", *before.inferred),
        )
    return When(place=Span(*found.span()), kind="again", published=made)


def with_issue(published: PublicationDate, issue: PublicationDate) -> PublicationDate:
    """Return a day that says of which issue it is: «on March 1 in the March/April issue»."""
    label = issue.issue or issue.printed
    year = published.earliest.year if published.earliest else None
    if label and year and str(year) not in label:
        label = f"{year} {label}"
    return replace(published, issue=label)
