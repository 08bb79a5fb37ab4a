"""Which of the articles that answer to an item is its source, and which slip in the lead hides it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from dragoman.language.date_words import when
from dragoman.language.names import house, house_outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Period, PublicationDate, Span
from dragoman.model.published import PublishedItem
from dragoman.model.source import Head, Source
from dragoman.proof.against.beside import Beside, Difference, signed, titled
from dragoman.proof.against.matching import Answers
from dragoman.proof.against.numbers import numbers
from dragoman.proof.against.people import cast_of
from dragoman.proof.against.sums import same
from dragoman.proof.against.texts import sides, titles
from dragoman.proof.against.words import segments, verbatim

MOST = 60
"""Articles looked into for one item at most, the nearest in date first."""
KIN, ALONE, FAR = 3, 2, 2
"""Signs by which an article is known as the source, of several or the only one that comes into question, and
how many times the next one's they must be."""
STRANGE = 1
"""Signs up to which an article that answers to the lead may be another one than is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An item's sources, and what is said of its lead."""

    sources: tuple[Source, ...]
    difference: Difference | None = None


Get = Callable[[str], Source]


def settled(answer: Answers, beside: Beside, get: Get) -> Settled:
    """Return an item's source: the one article that answers to it, or the one its words are from.

    An article that answers to the lead in all but one thing is taken for the source only where the item's own
    words, figures and names are its, plainly more than any other's.
    """
    whole = _looked_into(answer.item, answer.whole, beside, get)
    if len(whole) == 1 and whole[0][0] > STRANGE:
        return Settled(sources=(whole[0][1],))
    best = _best(whole) if len(whole) > 1 else None
    if best:
        return Settled(sources=(best,))
    astray = _looked_into(answer.item, [head for _, head in answer.astray], beside, get)
    meant = _best([*astray, *((score, source) for score, source in whole)])
    wrong = {head.id: what for what, head in answer.astray}
    if meant and meant.article.id in wrong:
        difference = _amiss(wrong[meant.article.id], answer.item, meant, beside)
        return Settled(sources=(meant,), difference=difference)
    if len(whole) == 1:
        return Settled(sources=(whole[0][1],))
    found = tuple(source for _, source in whole)
    return Settled(sources=found, difference=_unsure(answer.item, found))


def _looked_into(
    item: PublishedItem, heads: Sequence[Head], beside: Beside, get: Get
) -> list[tuple[int, Source]]:
    ordered = sorted(heads, key=lambda each: (_distance(item, each), each.id))
    found = (get(each.id) for each in islice(ordered, MOST))
    return sorted(((kinship(beside, each), each) for each in found), key=lambda pair: -pair[0])


def _distance(item: PublishedItem, head: Head) -> int:
    one, other = item.published.earliest, head.published.earliest
    return abs((one - other).days) if one and other else 0


def _best(found: Sequence[tuple[int, Source]]) -> Source | None:
    ranked = sorted(found, key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < (KIN if len(ranked) > 1 else ALONE):
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0
    return ranked[0][1] if ranked[0][0] >= FAR * second else None


def kinship(beside: Beside, source: Source) -> int:
    """Return how many signs there are that an item is about an article.

    Two for each quotation that stands in it, three for its title, one for each figure and each person named.
    """
    quoted = [each.text for each in beside.item.quotations]
    texts = [side.words for side in sides(source)]
    signs = 0
    for each in quoted:
        if sum(map(len, segments(each))) > 2 and any(verbatim(each, text) for text in texts):  # noqa: PLR2004
            signs += 2
        elif any(verbatim(each, title) for title in titles(source)):
            signs += 3
    held = numbers(source)
    values = {value for one in held.figures for value in (one.low, one.high)}
    signs += sum(
        any(same(Decimal(each.high), value, "") for value in values) for each in beside.item.figures
    )
    words = beside.words
    cast = cast_of(source, beside.against.knowledge)
    named = {name for name in cast.names if name not in source.article.authors}
    signs += sum(_last(name, beside.against.knowledge) in words for name in named)
    return signs


def _last(name: str, knowledge: Knowledge) -> str:
    return house(name, knowledge).split()[-1]


def _unsure(item: PublishedItem, found: Sequence[Source]) -> Difference:
    place = _lead(item)
    if not found:
        return Difference(
            rule="source-not-at-hand",
            place=place,
            message="the desk has no article that answers to this author, outlet and date",
        )
    named = "; ".join(map(titled, found[:4]))
    return Difference(
        rule="ambiguous-source",
        place=place,
        message=f"several of the desk’s articles answer to this: {named}",
    )


def _lead(item: PublishedItem) -> Span:
    spans = [*item.authors, *([item.outlet] if item.outlet else [])]
    if not spans:
        return Span(item.start, min(item.end, item.start + 60))
    return Span(min(each.start for each in spans), max(each.end for each in spans))


def _amiss(what: str, item: PublishedItem, source: Source, beside: Beside) -> Difference:
    knowledge = beside.against.knowledge
    article = source.article
    if what == "author":
        place = Span(item.authors[0].start, item.authors[-1].end)
        put = " and ".join(house(each, knowledge) for each in article.authors)
        said = f"{titled(source)}, which this item is about, is signed by {signed(source)}"
        return Difference(rule="wrong-author", place=place, message=said, put=put or None)
    if what == "outlet" and item.outlet:
        place = Span(item.outlet.start, item.outlet.end)
        name = article.outlet or ""
        said = f"{titled(source)}, which this item is about, stood in {name}"
        return Difference(
            rule="wrong-outlet", place=place, message=said, put=house_outlet(name, knowledge)
        )
    printed = item.published.printed or ""
    at = beside.plain.find(printed, item.start, item.end)
    place = Span(at, at + len(printed)) if printed and at >= 0 else _lead(item)
    own = _date(article.published, item.published)
    said = f"{titled(source)}, which this item is about, appeared on {own}"
    return Difference(rule="wrong-date", place=place, message=said, put=own)


def _date(own: PublicationDate, printed: PublicationDate) -> str:
    """Return a date as the report prints its own: without a year where it leaves the year out."""
    if own.issue or own.earliest is None:
        return own.issue or ""
    year = Period(from_=date(own.earliest.year, 1, 1), to=date(own.earliest.year, 12, 31))
    told = when(own, "en", year if "year" in printed.inferred else None)
    return told.removeprefix("on ").removeprefix("in ")
