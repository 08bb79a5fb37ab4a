"""The texts of a source that a report's words may be compared with: the original, and its renderings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model.press import Span
from dragoman.model.source import Rendered, Source, SourceWords
from dragoman.proof.against.words import Words

SCRIPTS = (
    ("Cyrl", re.compile("[\u0400-\u052f]")),
    ("Hang", re.compile("[\uac00-\ud7af]")),
    ("Hani", re.compile("[\u3040-\u30ff\u3400-\u9fff]")),
    ("Latn", re.compile("[A-Za-zÀ-ɏ]")),
)


def script(text: str) -> str:
    """Return the script most letters of ``text`` are of (ISO 15924), ``Zyyy`` where there are none."""
    counts = {name: len(pattern.findall(text)) for name, pattern in SCRIPTS}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else "Zyyy"


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A text of a source; ``renders`` says where each rendering begins in it, nothing for the original."""

    source: Source
    words: Words
    renders: tuple[tuple[int, Rendered], ...] = ()

    def behind(self, place: Span) -> SourceWords:
        """Return the words of the article that a place of this text is, or renders."""
        article = self.source.article
        start, end = place
        if self.renders:
            inside = self._within(place)
            start, end = inside[0].start, inside[-1].end
        return SourceWords(
            article=article.id,
            title=article.title,
            start=start,
            end=end,
            text=article.text[start:end],
        )

    def _within(self, place: Span) -> list[Rendered]:
        starts = [start for start, _ in self.renders]
        first = max(bisect_right(starts, place.start) - 1, 0)
        last = max(bisect_right(starts, max(place.end - 1, place.start)), first + 1)
        return [each for _, each in self.renders[first:last]]


@lru_cache(64)
def _sides(held: ById) -> tuple[Side, ...]:
    source = held.source
    sides = [Side(source, Words.of(source.article.text))]
    if source.rendered:
        starts, parts, at = [], [], 0
        for each in source.rendered:
            starts.append((at, each))
            parts.append(each.text)
            at += len(each.text) + 1
        sides.append(Side(source, Words.of(" ".join(parts)), tuple(starts)))
    return tuple(sides)


@dataclass(frozen=True, slots=True, eq=False)
class ById:
    """A source hashed by its text, so that a cache need not walk through it."""

    source: Source

    def __hash__(self) -> int:
        return hash((self.source.article.id, self.source.article.text_id))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, ById)
            and other.source.article.id == self.source.article.id
            and other.source.article.text_id == self.source.article.text_id
            and len(other.source.rendered) == len(self.source.rendered)
        )


def sides(source: Source, of: str = "") -> tuple[Side, ...]:
    """Return the texts of a source in the script of ``of``, or all of them."""
    wanted = script(of) if of else ""
    return tuple(
        each
        for each in _sides(ById(source))
        if not wanted or script(each.words.text[:2000]) == wanted
    )


def is_foreign(source: Source, text: str) -> bool:
    """Tell whether ``text`` is printed in another script than the article, so that it is a translation."""
    return script(text) != script(source.article.text[:2000])


def titles(source: Source) -> Iterator[Words]:
    """Yield the titles of an article and their renderings."""
    for each in source.titles:
        yield Words.of(each)
