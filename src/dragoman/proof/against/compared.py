"""The walk: a report's items, and its overview, beside the desk's articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.language.romanised import alike
from dragoman.model.press import UNDATED, Span
from dragoman.model.published import Published, PublishedItem, Quotation
from dragoman.model.source import Source
from dragoman.proof.against.beside import Against, Beside, Difference
from dragoman.proof.against.days import dates
from dragoman.proof.against.found import Settled
from dragoman.proof.against.found import settled as source_of
from dragoman.proof.against.matching import answers, period_of
from dragoman.proof.against.people import strangers
from dragoman.proof.against.quoted import Judged, Verdict, judged, settled
from dragoman.proof.against.sums import sums
from dragoman.proof.against.texts import is_foreign
from dragoman.proof.quotations import marked

HELD = 64
"""Articles held at once, besides those of the report itself."""
ORDER: tuple[Verdict, ...] = (
    "verbatim", "altered", "misattributed", "paraphrased", "not found", "in translation", "without source",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What differs, in the order of the text, and what was compared."""

    differences: tuple[Difference, ...]
    items: int
    at_hand: int
    quotations: tuple[tuple[Verdict, int], ...]
    citations: tuple[int, int] = (0, 0)
    """Original words in notes: how many stand in their articles, of how many."""

    def summary(self) -> str:
        """Return one line: «12 quotations: 9 verbatim, 1 altered, 2 in translation»."""
        total = sum(count for _, count in self.quotations)
        told = ", ".join(f"{count} {verdict}" for verdict, count in self.quotations if count)
        quotations = f"{total} quotation{'' if total == 1 else 's'}"
        parts = [
            f"{self.at_hand} of {self.items} items have their source at the desk",
            quotations + (f": {told}" if told else ""),
        ]
        right, all_ = self.citations
        if all_:
            parts.append(f"{right} of {all_} passages cited in notes verbatim")
        return "; ".join(parts)


def compared(
    published: Published,
    plain: str,
    overview: Sequence[Span],
    against: Against,
    notes: Sequence[Span] = (),
) -> Compared:
    """Compare a report with a desk's articles.

    ``overview`` are the paragraphs of its overview, ``notes`` its notes, whose quotations in the original's
    script are held to be its words.
    """
    found, items = _found(published, plain, against)
    cited = [
        judged(beside, each)
        for beside in _front(published, plain, notes, items, against)
        for each in beside.item.quotations
        if len(each.text.split()) > 1
        and not any(is_foreign(one, each.text) for one in beside.sources)
    ]
    items.extend(_front(published, plain, overview, items, against))
    quoted = settled(
        [(beside, judged(beside, each)) for beside in items for each in beside.item.quotations]
    )
    differences = [each.difference for each in found if each.difference]
    differences.extend(each.difference for each in (*quoted, *cited) if each.difference)
    passed = tuple(
        Span(each.quotation.start, each.quotation.end) for each in quoted if each.difference
    )
    for beside in items[: len(found)]:
        apart = replace(beside, passed=passed, told=_told(beside, quoted))
        for rule in (strangers, sums, dates):
            differences.extend(rule(apart))
    return Compared(
        differences=tuple(sorted(differences, key=lambda each: each.place)),
        items=len(found),
        at_hand=sum(bool(each.sources) for each in found),
        quotations=_counted(quoted),
        citations=(sum(each.verdict == "verbatim" for each in cited), len(cited)),
    )


def _found(
    published: Published, plain: str, against: Against
) -> tuple[list[Settled], list[Beside]]:
    """Return each item's source, and each item beside it."""
    heads = against.sources.heads(period_of(published))
    get = lru_cache(HELD)(against.sources.get)
    surnames = frozenset(
        alike(author.name).split()[-1]
        for each in published.items
        for author in each.authors
        if alike(author.name)
    )
    bare = [
        Beside(
            published=published,
            plain=plain,
            item=item,
            sources=(),
            against=against,
            surnames=surnames,
        )
        for item in published.items
    ]
    found = [
        source_of(answer, beside, get)
        for answer, beside in zip(
            answers(published.items, heads, against.knowledge), bare, strict=True
        )
    ]
    items = [
        replace(beside, sources=each.sources, others=_others(each, found))
        for beside, each in zip(bare, found, strict=True)
    ]
    return found, items


def _told(beside: Beside, quoted: Sequence[Judged]) -> frozenset[str]:
    """Return the surnames of an item's speakers who are told not to be them."""
    return frozenset(
        each.quotation.speaker.split()[-1]
        for each in quoted
        if each.verdict == "misattributed" and each.quotation.speaker
        if beside.item.start <= each.quotation.start < beside.item.end
    )


def _others(own: Settled, found: Sequence[Settled]) -> tuple[Source, ...]:
    mine = {each.article.id for each in own.sources}
    every = {one.article.id: one for each in found for one in each.sources}
    return tuple(one for id_, one in every.items() if id_ not in mine)


def _counted(quoted: Sequence[Judged]) -> tuple[tuple[Verdict, int], ...]:
    counts = Counter(each.verdict for each in quoted)
    return tuple((verdict, counts[verdict]) for verdict in ORDER)


def _front(
    published: Published,
    plain: str,
    overview: Sequence[Span],
    items: Sequence[Beside],
    against: Against,
) -> Iterator[Beside]:
    """Yield what the overview quotes, a paragraph an item, beside the articles of all items."""
    sources = tuple({one.article.id: one for each in items for one in each.sources}.values())
    for place in overview:
        if any(each.item.start <= place.start < each.item.end for each in items):
            continue
        found = tuple(
            Quotation(text=published.text[each.start : each.end], start=each.start, end=each.end)
            for each in marked(plain, place)
        )
        item = PublishedItem(
            authors=(),
            outlet=None,
            published=UNDATED,
            section=None,
            verb=None,
            start=place.start,
            end=place.end,
            quotations=found,
        )
        yield Beside(published=published, plain=plain, item=item, sources=sources, against=against)
