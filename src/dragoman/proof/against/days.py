"""Dates inside an item beside its source's: days of months, and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.language.date_words import days
from dragoman.model.press import PublicationDate, Span
from dragoman.model.source import Source
from dragoman.proof.against.aligned import Facing, counterpart, facing
from dragoman.proof.against.beside import Beside, Difference, titled, within
from dragoman.proof.against.texts import sides
from dragoman.proof.dating import MONTH, MONTHS, SHORT

DAY = re.compile(
    rf"\b(?P<m>{MONTH})\s(?P<d>[12]\d|3[01]|0?[1-9])\b(?![.,]?\s?\d|%|\s(?:thousand|million|billion)\b)"
)
YEAR = re.compile(r"(?<![\d.,$€£¥])(?P<y>(?:19|20)\d\d)(?![\d%])(?!\s(?:people|ships|pieces))")
PLAIN = 0.8
"""Share of a sentence that the source must have for another year in it to be a slip."""
SPEAKS = ("ru", "en")
"""Languages of which days are read in the source."""


def dates(beside: Beside) -> Iterator[Difference]:
    """Yield days and years that an item has and its source has otherwise."""
    if not beside.sources or not all(each.article.language in SPEAKS for each in beside.sources):
        return
    lead = Span(beside.item.start, beside.item.start)
    if beside.sentences:
        first = beside.sentences[0]
        printed = beside.item.published.printed
        at = beside.plain.find(printed, first.start, first.end) if printed else -1
        lead = Span(at, at + len(printed or "")) if at >= 0 else lead
    aside = [lead, *beside.passed, *(Span(each.start, each.end) for each in beside.item.remarks)]
    known = _days_of(beside)
    for sentence in beside.sentences:
        for found in DAY.finditer(beside.plain, *sentence):
            day = (MONTHS.get(found["m"]) or SHORT[found["m"].removesuffix(".")], int(found["d"]))
            place = Span(*found.span())
            if day not in known and not within(place, aside):
                yield _told(beside, place, "day")
        for found in YEAR.finditer(beside.plain, *sentence):
            place = Span(*found.span())
            if not within(place, aside):
                yield from _year(beside, place, int(found["y"]))


def _year(beside: Beside, place: Span, year: int) -> Iterator[Difference]:
    """Yield a year that the source has not, or has otherwise in a sentence that it has but for it."""
    told = _told(beside, place, "year")
    if not _has_year(beside, year):
        yield told
    elif told.put and told.rule == "altered-date" and str(year) not in told.put:
        face = facing(beside, beside.sentence(place))
        if face and face.found.share >= PLAIN and re.fullmatch(YEAR, told.put):
            yield told


def _days_of(beside: Beside) -> frozenset[tuple[int, int]]:
    """Return the days that the sources name, those they appeared on, and those of the report's pieces."""
    found: set[tuple[int, int]] = set()
    for source in beside.sources:
        for side in sides(source):
            language = "en" if side.renders else source.article.language
            found.update(days(side.words.text, language))
        found.update(_own(source.article.published))
        found.update(_in_digits(source))
    for item in beside.published.items:
        found.update(_own(item.published))
    return frozenset(found)


def _own(published: PublicationDate) -> Iterator[tuple[int, int]]:
    for each in (published.earliest, published.latest):
        if each:
            yield each.month, each.day


def _in_digits(source: Source) -> Iterator[tuple[int, int]]:
    for each in re.finditer(
        r"(?<!\d)(\d{1,2})\.(\d{1,2})(?:\.(?:\d\d)?\d\d)?(?!\d)", source.article.text
    ):
        yield int(each[2]), int(each[1])


def _has_year(beside: Beside, year: int) -> bool:
    """Tell whether a source prints a year, was printed in it, or tells it from its own («last year»)."""
    for source in beside.sources:
        published = source.article.published
        near = [each.year for each in (published.earliest, published.latest) if each]
        if any(abs(year - each) <= 1 for each in near) or str(year) in (published.issue or ""):
            return True
        short = rf"(?<!\d)(?:{year}(?!\d)|{str(year)[:2]}\d\d\s?[-–/]\s?{str(year)[2:]}(?!\d))"
        if any(re.search(short, side.words.text) for side in sides(source)):
            return True
    return False


def _told(beside: Beside, place: Span, kind: str) -> Difference:
    sentence = beside.sentence(place)
    face = facing(beside, sentence)
    instead = _instead(face, beside.plain[slice(*sentence)], place, sentence) if face else None
    printed = beside.plain[slice(*place)]
    if face and instead:
        words = face.side.words.text[slice(*instead)]
        return Difference(
            rule="altered-date",
            place=place,
            message=f"{titled(face.side.source)} has “{words}”",
            put=words,
            source=face.side.behind(instead),
        )
    where = " nor ".join(map(titled, beside.sources))
    return Difference(
        rule="year-not-in-source" if kind == "year" else "date-not-in-source",
        place=place,
        message=f"{where} does not name the {kind} {printed}",
    )


def _instead(face: Facing, sentence: str, place: Span, whole: Span) -> Span | None:
    inner = Span(place.start - whole.start, place.end - whole.start)
    there = counterpart(face, sentence, inner)
    if there is None:
        return None
    words = face.side.words.text[slice(*there)]
    return there if DAY.search(words) or YEAR.search(words) else None
