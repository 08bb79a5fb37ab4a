"""Lemma phrases found in lemmatised sentences, whole words only; themes weighed by them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType

from dragoman.model.knowledge import Theme
from dragoman.model.reading import ReadArticle, Reading

PASSING = 0.4
PHRASE = 1.5
OPENING = 2
"""Sentences at the head of a piece that weigh double: what it is about is said there."""
LEAST, MOST = 2, 6
"""The weight a theme always needs, and the weight that is enough in a piece of any length."""
ONE_IN = 10
"""Between the two, a theme needs one sentence in so many."""
COMPANY = 2
"""How many of its actors a sentence on a theme of relations must name."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases by their first word, the longest first: each names what it stands for."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def find(self, lemmas: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (first word, past the last, meaning), left to right, none overlapping."""
        if self.by_first.keys().isdisjoint(lemmas):
            return
        place = 0
        while place < len(lemmas):
            for words, meaning in self.by_first.get(lemmas[place], ()):
                if tuple(lemmas[place : place + len(words)]) == words:
                    yield place, place + len(words), meaning
                    place += len(words) - 1
                    break
            place += 1

    def find_all(self, lemmas: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (first word, past the last, meaning), those inside and across others too."""
        for place, word in enumerate(lemmas):
            for words, meaning in self.by_first.get(word, ()):
                if tuple(lemmas[place : place + len(words)]) == words:
                    yield place, place + len(words), meaning


def phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Build an index of (phrase, meaning); of two meanings of one phrase the first stays."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, meaning in pairs:
        words = tuple(phrase.split())
        if words:
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
    """How much one article is about one theme.

    ``hits`` counts the theme's words and meetings of its actors, ``sentences`` says where they
    stand (indexes into ``Reading.sentences``).
    """

    theme: str
    hits: int
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Watch:
    """A watch list made ready for one language."""

    words: Mapping[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]
    """First word of a phrase -> (phrase, numbers of the themes that watch for it)."""
    actors: tuple[tuple[int, frozenset[str], int], ...]
    """(number of the theme, its actors, how many of them a sentence must name)."""


@lru_cache(64)
def _watch(themes: tuple[Theme, ...], language: str, home: str) -> _Watch:
    found: dict[str, dict[tuple[str, ...], list[int]]] = {}
    for number, theme in enumerate(themes):
        for phrase in sorted({word for each, word in theme.words if each == language}):
            words = tuple(phrase.split())
            if words:
                found.setdefault(words[0], {}).setdefault(words, []).append(number)
    index = {
        first: tuple((words, tuple(numbers)) for words, numbers in each.items())
        for first, each in found.items()
    }
    actors = tuple(
        (number, frozenset(theme.actors), _company(theme, home))
        for number, theme in enumerate(themes)
        if theme.actors
    )
    return _Watch(MappingProxyType(index), actors)


def _company(theme: Theme, home: str) -> int:
    if theme.together:
        return theme.together
    abroad = bool(home) and home not in theme.actors
    return 1 if abroad else min(COMPANY, len(theme.actors))


def theme_weights(
    read: ReadArticle, themes: tuple[Theme, ...], home: str = ""
) -> tuple[ThemeWeight, ...]:
    """Return the themes of an article, the strongest first, ties in the watch list's order.

    A phrase of the watch list counts for half as much again as the naming of an actor: who is named is
    not yet what is written about.

    A sentence is on a theme when it holds one of the theme's phrases (whole lemmas in a row) or
    names its actors: one of them where the theme lies abroad, two where it takes in ``home``, the
    country whose press this is, or as many as the theme says. A theme of relations, such as a
    triangle with one corner at home, is not met by a corner. Without ``home`` every theme of two
    actors or more needs two.

    A theme's weight is the number of its sentences, those among the first two counted twice. It
    must reach 2, and one sentence in ten of a longer piece, but never more than 6: two passing
    words do not make a long essay's theme. What has less than two fifths of the strongest theme's
    sentences is named in passing.
    """
    reading = read.reading
    watch = _watch(themes, reading.language, home)
    hits: dict[int, dict[int, int]] = {}
    strength: defaultdict[int, float] = defaultdict(float)
    for sentence, lemmas in enumerate(reading.lemmas):
        for number in _by_words(lemmas.split(), watch):
            found = hits.setdefault(number, {})
            found[sentence] = found.get(sentence, 0) + 1
            strength[number] += PHRASE
    for sentence, number in _by_actors(reading, watch):
        found = hits.setdefault(number, {})
        found[sentence] = found.get(sentence, 0) + 1
        strength[number] += 1
    least = min(max(LEAST, len(reading.sentences) / ONE_IN), MOST)
    kept = [(n, found) for n, found in sorted(hits.items()) if _weight(found) >= least]
    most = max((len(found) for _, found in kept), default=0)
    kept = [each for each in kept if len(each[1]) >= PASSING * most]
    kept.sort(key=lambda each: -strength[each[0]])
    return tuple(
        ThemeWeight(theme=themes[n].id, hits=sum(found.values()), sentences=tuple(sorted(found)))
        for n, found in kept
    )


def _weight(sentences: Iterable[int]) -> int:
    return sum(2 if each < OPENING else 1 for each in sentences)


def _by_words(lemmas: Sequence[str], watch: _Watch) -> Iterator[int]:
    for place, word in enumerate(lemmas):
        for words, numbers in watch.words.get(word, ()):
            if tuple(lemmas[place : place + len(words)]) == words:
                yield from numbers


def _by_actors(reading: Reading, watch: _Watch) -> Iterator[tuple[int, int]]:
    named: dict[int, set[str]] = {}
    for mention in reading.mentions:
        if mention.actor and reading.sentences:
            place = sentence_at(reading, mention.start)
            named.setdefault(place, set()).add(mention.actor)
    for sentence, codes in sorted(named.items()):
        for number, actors, needed in watch.actors:
            if len(codes & actors) >= needed:
                yield sentence, number


def sentence_at(reading: Reading, offset: int) -> int:
    """Return the number of the sentence that ``offset`` falls in or after, 0 before the first."""
    return max(bisect_right(reading.sentences, offset, key=itemgetter(0)) - 1, 0)
