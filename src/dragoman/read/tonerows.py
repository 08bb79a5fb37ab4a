"""The light model of tone over many places at once: what ``tonewords`` tells of each, as rows of numbers.

Which features there are and what they mean is said there; a test holds the two together. What hangs on a
sentence alone is worked out once a sentence, what hangs on a lemma once a lemma.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from dragoman.language.annotation import Token
from dragoman.language.itself import Itself
from dragoman.language.vectors import vector
from dragoman.read.place import Place
from dragoman.read.tonewords import (
    AVERAGED,
    BARE,
    COLOURED,
    NEARER,
    TURNED,
    Floats,
    Polarities,
    bucket,
    setting,
)
from dragoman.read.tree import Tree

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
KEPT = 20_000
"""Lemmas whose numbers are kept; when as many are met, all are forgotten."""
CLASSES = 3


def word_rows(places: Sequence[Place]) -> tuple[Ints, Ints]:
    """Return the buckets of all places' strings end to end, each once a place, and where each place's begin."""
    found = [sorted(_buckets(each)) for each in places]
    return np.array([*chain.from_iterable(found)], np.int64), _starts(list(map(len, found)))


def _starts(sizes: Sequence[int]) -> Ints:
    return np.array([0, *accumulate(sizes[:-1])], np.int64)


def _buckets(place: Place) -> set[int]:
    """Return the buckets of ``strings(place)``."""
    about, pairs = _around(Itself(place.tree))
    own = frozenset(place.own)
    found = {about[i] for i in place.groups["all"]}
    found.discard(-1)
    found.update([each for one, two, each in pairs if one not in own and two not in own])
    found.update(map(bucket, chain.from_iterable([part(place) for part in NEARER])))
    return found


@lru_cache(4)
def _around(held: Itself[Tree]) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Return the buckets of what stands around any place of a sentence, -1 for none: words, and pairs."""
    about = [bucket(each) if each else -1 for each in held.value.about]
    return about, [(one, two, bucket(text)) for one, two, text in held.value.pairs]


@dataclass(slots=True, eq=False)
class Lemmas:
    """The numbers of lemmas, a row each: what its vector adds to each group's classes, then its polarity."""

    means: Floats
    """What a vector adds: its size by groups times classes."""
    polarities: Polarities
    rows: dict[str, int] = field(default_factory=dict)
    table: Numbers = field(default_factory=lambda: np.zeros((256, len(AVERAGED) * CLASSES + 2)))

    def of(self, tokens: Sequence[Token]) -> Numbers:
        """Return the rows of the tokens' lemmas."""
        if len(self.rows) > KEPT:
            self.rows.clear()
        for each in tokens:
            if each.lemma not in self.rows:
                self._add(each.lemma)
        return self.table[[self.rows[each.lemma] for each in tokens]]

    def _add(self, lemma: str) -> None:
        place = self.rows[lemma] = len(self.rows)
        if place == len(self.table):
            self.table = np.concatenate((self.table, np.zeros_like(self.table)))
        self.table[place, :-2] = vector(lemma) @ self.means
        self.table[place, -2:] = self.polarities.of(lemma)


def number_rows(places: Sequence[Place], lemmas: Lemmas) -> tuple[Numbers, Numbers]:
    """Return the plain numbers of each place, and what the means of its groups add to each class."""
    trees = list({id(each.tree): each.tree for each in places}.values())
    sizes = [len(each.tokens) for each in trees]
    before = dict(zip(map(id, trees), (1 + _starts(sizes)).tolist(), strict=True))
    starts = [before[id(each.tree)] for each in places]
    shades, means, known = _of_tokens(trees, lemmas)
    averaged = [each.groups[name] for each in places for name in AVERAGED]
    added = _added(_flat(averaged, starts), means, known)
    groups: list[Sequence[int]] = []
    over = []
    for each, start in zip(places, starts, strict=True):
        own = frozenset(each.own)  # which has no polarity here, as in a circle of heads
        found = each.groups.values()
        groups += [w if own.isdisjoint(w) else [i for i in w if i not in own] for w in found]
        over += [start + each.above[0] if each.above and each.above[0] not in own else 0]
    tallies = _tallied(_flat(groups, starts), shades)
    plain = (tallies.reshape(len(places), -1), _settings(places, shades[over]))
    return np.concatenate(plain, 1), added


def _of_tokens(trees: Sequence[Tree], lemmas: Lemmas) -> tuple[Numbers, Numbers, Numbers]:
    """Return of each token its polarity, what its vector adds, whether it has one; row 0 is no token."""
    tokens = [token for tree in trees for token in tree.tokens]
    coloured = np.array([each.pos in COLOURED for each in tokens])[:, None]
    known = np.array([each.pos not in BARE for each in tokens])[:, None]
    rows = np.zeros((1 + len(tokens), len(AVERAGED) * CLASSES + 3))
    rows[1:, :-1] = lemmas.of(tokens) * np.where(_POLARITY, coloured, known)
    rows[1:, -1:] = known
    first = 1
    for tree in trees:
        denied = [first + each for each in tree.denied]
        rows[denied, -3:-1] = rows[denied, -3:-1][:, ::-1] * TURNED
        first += len(tree.tokens)
    return rows[:, -3:-1], rows[:, :-3].reshape(len(rows), -1, CLASSES), rows[:, -1]


_POLARITY = np.arange(len(AVERAGED) * CLASSES + 2) >= len(AVERAGED) * CLASSES
"""Which of a lemma's numbers are its polarity."""


def _flat(groups: Sequence[Sequence[int]], starts: Sequence[int]) -> tuple[Ints, Ints]:
    """Return the rows of the words of all groups end to end, after each group row 0, and where each begins.

    There are as many groups for each place, whose sentence begins at one of ``starts``.
    """
    flat = np.array([each for words in groups for each in (*words, -1)])
    sizes = [len(words) + 1 for words in groups]
    offsets = np.repeat(np.repeat(starts, len(groups) // len(starts)), sizes)
    return np.where(flat < 0, 0, flat + offsets), _starts(sizes)


def _tallied(groups: tuple[Ints, Ints], shades: Numbers) -> Numbers:
    """Return for each group the sums and the greatest of both polarities, and the sums' difference."""
    flat, starts = groups
    found = shades[flat]
    sums, most = np.add.reduceat(found, starts), np.maximum.reduceat(found, starts)
    return np.concatenate((sums, most, sums[:, 1:] - sums[:, :1]), 1)


def _added(groups: tuple[Ints, Ints], means: Numbers, known: Numbers) -> Numbers:
    """Return for each place what its groups add to each class; a sum counts by the root of how many it sums."""
    flat, starts = groups
    which = np.repeat(np.arange(len(starts)) % len(AVERAGED), np.diff([*starts, len(flat)]))
    sums = np.add.reduceat(means[flat, which], starts)
    many = np.add.reduceat(known[flat], starts)
    sums /= np.sqrt(np.maximum(many, 1))[:, None]
    found: Numbers = sums.reshape(-1, len(AVERAGED), CLASSES).sum(1)
    return found


def _settings(places: Sequence[Place], over: Numbers) -> Numbers:
    """Return how each place stands in its sentence, with the polarity of the word over it."""
    told = [setting(each) for each in places]
    marks = np.array([each.marks for each in told])
    rest = np.array([each.rest for each in told])
    return np.concatenate((marks, marks * over[:, :1], marks * over[:, 1:], rest), 1)
