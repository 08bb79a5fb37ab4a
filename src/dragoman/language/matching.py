"""Lemma phrases found in lemmatised sentences, whole words only; themes weighed by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dragoman.model.knowledge import Theme
from dragoman.model.reading import ReadArticle


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases by their first word, the longest first: each names what it stands for."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def find(self, lemmas: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (first word, past the last, meaning), left to right, none overlapping."""
        place = 0
        while place < len(lemmas):
            for words, meaning in self.by_first.get(lemmas[place], ()):
                if tuple(lemmas[place : place + len(words)]) == words:
                    yield place, place + len(words), meaning
                    place += len(words) - 1
                    break
            place += 1


def phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Build an index of (phrase, meaning); of two meanings of one phrase the first stays."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, meaning in pairs:
        words = tuple(phrase.split())
        found.setdefault(words[0], {}).setdefault(words, meaning)
    return Phrases(
        MappingProxyType(
            {
                first: tuple(sorted(each.items(), key=lambda item: (-len(item[0]), item)))
                for first, each in found.items()
            }
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeWeight:
    """How much one article is about one theme: mentions of its words in text and title."""

    theme: str
    hits: int
    sentences: tuple[int, ...]


@lru_cache(64)
def _words(themes: tuple[Theme, ...], language: str) -> tuple[Phrases, ...]:
    return tuple(
        phrases((word, theme.id) for each, word in theme.words if each == language)
        for theme in themes
    )


def theme_weights(read: ReadArticle, themes: tuple[Theme, ...]) -> tuple[ThemeWeight, ...]:
    """Return the themes of an article, the weightiest first, ties in the watch list's order.

    A theme needs its words in two sentences, or in one of the first two. A theme with two or more
    actors also counts sentences that name at least two of them.
    """
    lemmas = [each.split() for each in read.reading.lemmas]
    together = _actors_by_sentence(read)
    found = []
    for theme, index in zip(themes, _words(themes, read.reading.language), strict=True):
        hits = [sum(1 for _ in index.find(sentence)) for sentence in lemmas]
        if len(theme.actors) > 1:
            for number, actors in enumerate(together):
                hits[number] += len(actors & set(theme.actors)) > 1
        where = tuple(number for number, count in enumerate(hits) if count)
        if len(where) > 1 or (where and where[0] < 2):  # noqa: PLR2004 - the first two
            found.append(ThemeWeight(theme=theme.id, hits=sum(hits), sentences=where))
    order = {theme.id: number for number, theme in enumerate(themes)}
    return tuple(sorted(found, key=lambda each: (-each.hits, order[each.theme])))


def _actors_by_sentence(read: ReadArticle) -> list[set[str]]:
    found: list[set[str]] = [set() for _ in read.reading.sentences]
    number = 0
    for mention in read.reading.mentions:
        while number < len(found) - 1 and read.reading.sentences[number].end <= mention.start:
            number += 1
        if mention.actor and found:
            found[number].add(mention.actor)
    return found
