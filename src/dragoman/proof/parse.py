"""A published report in plain text -> records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from babel import Locale

from dragoman.model.press import Span
from dragoman.model.published import (
    Published,
    PublishedItem,
    PublishedOverview,
    PublishedSection,
    Quotation,
    TextSpan,
)
from dragoman.proof.layout import Layout, layout, sentences
from dragoman.proof.leads import MONTHS, Lead, lead

TITLE = re.compile(r"Country Report: (?P<country>[^(]+?)(?: \((?P<month>\w+) (?P<year>\d{4})\))?$")
QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"")
THEMES = re.compile(r"\b(?:themes?|prominen\w+|topics?)\b", re.IGNORECASE)
SILENCES = re.compile(
    r"\b(?:little (?:on|of|about)|nothing on|silen\w+|missing|absent|no coverage)\b", re.IGNORECASE
)
MOODS = re.compile(
    r"\b(?:mood|upbeat|optimis\w+|pessimis\w+|warnings?|nervous\w*|fears?)\b", re.IGNORECASE
)


def parse(text: str) -> Published:
    """Return title, country, issue, overview, sections and items of a report.

    Items are found by their leads (``leads.FORMS``); an item runs to the next lead or heading.
    What no rule finds stays empty. Offsets count into ``text`` as it is given.
    """
    outline = layout(text)
    title = text[outline.title.start : outline.title.end] if outline.title else ""
    country, issue = _head(title)
    return Published(
        title=title,
        country=country,
        issue=issue,
        text=text,
        overview=_overview(text, outline.overview),
        sections=outline.sections,
        items=tuple(_items(text, outline, issue)),
    )


def _head(title: str) -> tuple[str | None, str | None]:
    found = TITLE.match(title)
    if not found:
        return None, None
    month = MONTHS.get(found["month"] or "")
    issue = f"{found['year']}-{month:02}" if month else None
    return _country(found["country"].strip()), issue


def _country(name: str) -> str | None:
    """Return the ISO 3166 code of a country by its everyday English name (CLDR)."""
    territories = Locale("en").territories
    codes = sorted(code for code, each in territories.items() if each == name and code.isalpha())
    return next((code for code in codes if len(code) == len("RU")), None)


def _overview(text: str, paragraphs: Sequence[Span]) -> PublishedOverview:
    said = [
        TextSpan(text=text[each.start : each.end], start=each.start, end=each.end)
        for place in paragraphs
        for each in sentences(text, place)
    ]
    return PublishedOverview(
        themes=tuple(each for each in said if THEMES.search(each.text)),
        silences=tuple(each for each in said if SILENCES.search(each.text)),
        moods=tuple(each for each in said if MOODS.search(each.text)),
    )


def _items(text: str, outline: Layout, issue: str | None) -> Iterator[PublishedItem]:
    leads = [
        found
        for place in outline.paragraphs
        for sentence in sentences(text, place)
        if (found := lead(text, sentence, issue))
    ]
    starts = sorted(
        [each.place.start for each in leads]
        + [each.start for each in outline.sections]
        + [len(text)]
    )
    for found in leads:
        following = next(each for each in starts if each > found.place.start)
        body = text[found.place.start : following].rstrip()
        yield _item(text, found, found.place.start + len(body), outline.sections)


def _item(text: str, found: Lead, end: int, sections: Sequence[PublishedSection]) -> PublishedItem:
    start = found.place.start
    section = next((each.heading for each in sections if each.start <= start < each.end), None)
    return PublishedItem(
        authors=(found.author,),
        outlet=found.outlet,
        published=found.published,
        section=section,
        verb=found.verb,
        start=start,
        end=end,
        quotations=tuple(
            Quotation(text=each[each.lastindex or 0], start=each.start() + 1, end=each.end() - 1)
            for each in QUOTATION.finditer(text, start, end)
        ),
    )
