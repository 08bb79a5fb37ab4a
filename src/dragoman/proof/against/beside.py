"""What the rules of this room look at: an item of the report, the articles behind it, the desk's names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.backends.base import Sources
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.published import Published, PublishedItem
from dragoman.model.source import Source, SourceWords
from dragoman.proof.layout import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What a report is held against: a desk's articles, and its names; handed in by the conductor."""

    sources: Sources
    knowledge: Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where report and source differ, under the name of the rule that says so."""

    rule: str
    place: Span
    message: str
    put: str | None = None
    related: tuple[Span, ...] = ()
    source: SourceWords | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Beside:
    """An item beside its articles; ``others`` are those of the report's other items."""

    published: Published
    plain: str
    item: PublishedItem
    sources: tuple[Source, ...]
    others: tuple[Source, ...] = field(default=(), repr=False)
    against: Against = field(repr=False)
    surnames: frozenset[str] = frozenset()
    """Those of the report's authors, as romanisations share them."""
    told: frozenset[str] = frozenset()
    """Surnames of those of whom a finding says already that they are not the speakers."""
    passed: tuple[Span, ...] = ()
    """Quotations of which a finding tells already: figures and dates in them are not told again."""

    @property
    def words(self) -> str:
        """Return the item's text."""
        return self.plain[self.item.start : self.item.end]

    @property
    def is_led(self) -> bool:
        """Tell an item, which says whose piece it is about, from the overview and the notes."""
        return bool(self.item.authors or self.item.outlet)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the item's sentences, paragraph by paragraph."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Span]:
        text, start = self.published.text, self.item.start
        for line in text[start : self.item.end].split("\n"):
            if line.strip():
                yield from sentences(self.plain, Span(start, start + len(line)))
            start += len(line) + 1

    def sentence(self, place: Span) -> Span:
        """Return the sentence that a place begins in."""
        inside = [each for each in self.sentences if each.start <= place.start < each.end]
        return inside[0] if inside else place

    def before(self, place: Span, many: int = 1) -> Span:
        """Return the sentence of a place with those before it."""
        here = self.sentence(place)
        earlier = [each.start for each in self.sentences if each.start < here.start][-many:]
        return Span(min((*earlier, here.start)), here.end)


def titled(source: Source) -> str:
    """Return how a message names an article: its id and its title."""
    title = source.article.title
    return f"{source.article.id} (“{title}”)" if title else source.article.id


def signed(source: Source) -> str:
    """Return who signs an article, as it prints them."""
    return ", ".join(source.article.authors) or source.article.outlet or source.article.id


def within(place: Span, spans: Sequence[Span]) -> bool:
    """Tell whether a place lies within one of some spans."""
    return any(each.start <= place.start and place.end <= each.end for each in spans)


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two places have a character in common."""
    return one.start < other.end and other.start < one.end
