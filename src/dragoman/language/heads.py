"""What the three models read off a word's row: its tag, its place in a name, its head in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dragoman.language.packed import Encoded, Floats, Ints
from dragoman.language.weights import Weights


class Tagger:
    """Morphology: one tag a word, such as ``NOUN|Case=Gen|Number=Sing``."""

    def __init__(self, weights: Weights) -> None:
        self._proj = weights.model.head.proj
        self._tags = weights.names

    def __call__(self, rows: Floats, encoded: Encoded) -> list[list[str]]:
        """Return a tag for each word of each sentence."""
        best = self._proj(rows).argmax(-1).tolist()
        tags = self._tags
        return [[tags[each] for each in best[place]] for place in encoded.places]


class NameTagger:
    """Names: one BIO tag a word, by a conditional random field over the rows."""

    def __init__(self, weights: Weights) -> None:
        self._proj = weights.model.head.proj
        self._tags = weights.names
        self._transitions = weights.model.head.crf.transitions.array.astype(np.float32)

    def __call__(self, rows: Floats, encoded: Encoded) -> list[list[str]]:
        """Return a tag such as ``B-PER`` for each word of each sentence."""
        scores = self._proj(rows)
        paths = viterbi([scores[place] for place in encoded.places], self._transitions)
        tags = self._tags
        return [[tags[each] for each in path] for path in paths]


def viterbi(scores: Sequence[Floats], transitions: Floats) -> list[list[int]]:
    """Return the best path of each sentence; all sentences take each step together.

    ``scores`` are (words, tags) each; ``transitions`` (from, to). Sentences are walked in order of
    length, so that those still running are always the first rows.
    """
    order = sorted(range(len(scores)), key=lambda each: -len(scores[each]))
    lengths = [len(scores[each]) for each in order]
    paths: list[list[int]] = [[] for _ in scores]
    running = sum(length > 0 for length in lengths)
    if not running:
        return paths
    table = np.zeros((lengths[0], running, len(transitions)), np.float32)
    for row, each in enumerate(order[:running]):
        table[: lengths[row], row] = scores[each]
    best, back = table[0].copy(), np.zeros(table.shape, np.int64)
    into = np.ascontiguousarray(transitions.T)
    for step in range(1, lengths[0]):
        while lengths[running - 1] <= step:
            running -= 1
        sums = best[:running, None] + into
        sums.argmax(-1, out=back[step, :running])
        np.add(np.maximum.reduce(sums, -1), table[step, :running], out=best[:running])
    last, steps = best.argmax(-1).tolist(), back.tolist()
    for row, each in enumerate(order[: len(last)]):
        path = [last[row]]
        for step in range(lengths[row] - 1, 0, -1):
            path.append(steps[step][row][path[-1]])
        paths[each] = path[::-1]
    return paths


class Parser:
    """Syntax: head and relation of each word, by two bilinear maps (Dozat and Manning, 2017)."""

    def __init__(self, weights: Weights) -> None:
        self._head, self._rel = weights.model.head, weights.model.rel
        self._relations = weights.names
        kernel = self._rel.kernel.array
        kernel = kernel.reshape(len(kernel), -1, len(kernel)).transpose(2, 1, 0)
        self._kernel = np.ascontiguousarray(kernel.reshape(len(kernel), -1))

    def __call__(self, rows: Floats, encoded: Encoded) -> tuple[list[list[int]], list[list[str]]]:
        """Return each word's head, its index in the sentence or -1 for the root; and relations.

        The gap before a sentence stands for its root.
        """
        heads = self._heads(rows, encoded)
        relations = self._best_relations(rows, encoded, heads).tolist()
        names = self._relations
        return (
            [(heads[place] - place.start).tolist() for place in encoded.places],
            [[names[each] for each in relations[place]] for place in encoded.places],
        )

    def _heads(self, rows: Floats, encoded: Encoded) -> Ints:
        """Return the row of each word's head."""
        own = self._head.head(rows) @ self._head.kernel.array
        other = _rooted(rows, self._head.root, encoded, self._head.tail)
        found = np.zeros(len(rows), np.int64)
        for place in encoded.places:
            scores = own[place] @ other[place.start - 1 : place.stop].T
            if len(scores):
                scores.argmax(-1, out=found[place])
                found[place] += place.start - 1
        return found

    def _best_relations(self, rows: Floats, encoded: Encoded, heads: Ints) -> Ints:
        tails = self._rel.tail(rows)
        above = _rooted(rows, self._rel.root, encoded, self._rel.head)[heads]
        wanted = (tails @ self._kernel).reshape(len(rows), -1, above.shape[-1])
        found: Ints = (wanted @ above[:, :, None])[..., 0].argmax(-1)
        return found


def _rooted(rows: Floats, root: Any, encoded: Encoded, layer: Any) -> Floats:  # noqa: ANN401 - slovnet has no types
    """Return ``layer`` of all rows, and of ``root`` at the gaps."""
    found: Floats = layer(rows)
    found[encoded.gaps] = layer(root.array.reshape(1, -1))
    return found
