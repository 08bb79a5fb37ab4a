"""Places in articles that the survey points to by key, and who stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.language.names import house
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import ReadArticle
from dragoman.model.report import FieldCitation, FieldName, SpanCitation
from dragoman.model.survey import FigureValue
from dragoman.write.evidence import Lookup, statements_in
from dragoman.write.leads import source
from dragoman.write.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of one article's text."""

    read: ReadArticle
    start: int
    end: int

    def citation(self) -> SpanCitation:
        """Return the citation of exactly this stretch."""
        article = self.read.article
        return SpanCitation(
            article=article.id,
            text_id=article.text_id,
            start=self.start,
            end=self.end,
            quoted=article.text[self.start : self.end],
        )


def places(keys: Iterable[str], lookup: Lookup) -> tuple[Place, ...]:
    """Return the sentences behind the survey's keys, ``article:statement`` or ``article:0-9``.

    Each sentence comes once, in the order (date, article, place).
    """
    found = {}
    for key in keys:
        article, _, where = key.rpartition(":")
        read = lookup(article)
        span = _span(read, where)
        if span:
            whole = _sentences(read, span)
            found[(article, whole.start)] = Place(read=read, start=whole.start, end=whole.end)
    return tuple(found[key] for key in sorted(found, key=lambda each: _order(found[each])))


def _order(place: Place) -> tuple[str, str, int]:
    first = place.read.article.published.earliest
    return (first.isoformat() if first else "", place.read.article.id, place.start)


def _span(read: ReadArticle, where: str) -> Span | None:
    for each in read.reading.statements:
        if each.id == where and each.content:
            return each.content[0]
    first, dash, last = where.partition("-")
    if dash and first.isdigit() and last.isdigit():
        return Span(int(first), int(last))
    return None


def _sentences(read: ReadArticle, span: Span) -> Span:
    """Return the sentence that holds the beginning of ``span``; the span itself without one."""
    for each in read.reading.sentences:
        if each.start <= span.start < each.end:
            return each
    return span


def places_of_figures(
    values: Iterable[FigureValue], lookup: Lookup
) -> list[tuple[Place, FigureValue]]:
    """Return the sentences that state some figures, one an article."""
    found = []
    seen: set[str] = set()
    for each in values:
        if each.article not in seen:
            seen.add(each.article)
            read = lookup(each.article)
            whole = _sentences(read, Span(each.start, each.end))
            found.append((Place(read=read, start=whole.start, end=whole.end), each))
    return found


def credit(place: Place, knowledge: Knowledge, words: Wording) -> str:
    """Return "Iurii Tavrovskii in Zavtra", or the outlet of an unsigned piece.

    An interview's words are of whom they are known to be, never of who signs it; "" where that is not known.
    """
    held = source(place.read.article, knowledge, words, None)
    who = held.who
    if place.read.article.genre == "interview":
        who = _holder(place, held.who, knowledge, words)
        if not who:
            return ""
    if who and held.outlet:
        return words.overview["credit"].format(who=who, outlet=held.outlet)
    return who or held.outlet


def _holder(place: Place, author: str, knowledge: Knowledge, words: Wording) -> str:
    """Return the one person whose words stand at a place of an interview, as the report prints him."""
    there = statements_in(place.read, place.start, place.end)
    outer = [each for each in there if each.level != "nested"]
    if outer and all(each.level == "author" for each in outer):
        return author
    names = {each.resolved or each.who.name for each in outer}
    if len(names) != 1 or not all(each.who.kind == "person" for each in outer):
        return ""
    (name,) = names
    return house(name, knowledge) if words.language == "en" else name


def opening_fields(read: ReadArticle, *names: FieldName) -> tuple[FieldCitation, ...]:
    """Return citations of those of the fields ``names`` that the source has."""
    return tuple(_fields(read, names))


def _fields(read: ReadArticle, names: Iterable[FieldName]) -> Iterator[FieldCitation]:
    article = read.article
    for name in names:
        values = article.authors if name == "authors" else (article.outlet or article.outlet_id,)
        for value in values:
            if value:
                yield FieldCitation(article=article.id, field=name, value=value)
