"""The slovnet models run over many sentences at once, without padding.

slovnet (Kukushkin, 2020) pads each batch to its longest sentence. Here sentences stand one after
the other with a row of zeros between them, which is what a convolution of width three sees at a
padded edge too; batch normalisation is two vectors; the three models, which differ in their numbers
alone, take each step together. What a word adds to their first layer hangs on nothing but the word, and is
kept. Tags are the same as slovnet's own (a test compares them), but for words in ё.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from slovnet.shape import word_shape

from dragoman.language.weights import Vectors

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Words = Sequence[Sequence[str]]
KEPT = 16_384
"""Words whose part in the first layer is kept, 9 kB each; when as many are met, the rarer half is dropped."""
TOGETHER = 64
"""Words worked out in one product of matrices."""
SIDES = ("left", "own", "right")


@dataclass(frozen=True, slots=True, eq=False)
class Norm:
    """What follows each convolution: (models, 1, width) each."""

    bias: Floats
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats, gaps: Ints) -> Floats:
        """Turn sums of a convolution into a layer's rows, in place; rows at ``gaps`` become zero."""
        rows += self.bias
        np.maximum(rows, 0, out=rows)
        rows *= self.scale
        rows += self.shift
        rows[:, gaps] = 0
        return rows


def _norm(parts: Sequence[Any]) -> Norm:
    scales = [part.norm.weight.array / part.norm.std.array for part in parts]
    shifts = [
        part.norm.bias.array - part.norm.mean.array * scale
        for part, scale in zip(parts, scales, strict=True)
    ]
    biases = [part.conv.bias.array for part in parts]
    return Norm(*(np.stack(each)[:, None].astype(np.float32) for each in (biases, scales, shifts)))


def _kernels(parts: Sequence[Any]) -> Floats:
    """Return the weights of one layer of all models: (models, input, sides, output)."""
    kernels = np.stack([part.conv.weight.array for part in parts])
    return np.ascontiguousarray(kernels.transpose(0, 2, 3, 1), np.float32)


class Layer:
    """One convolution of width 3 of all models; (models, words, input) in, (..., output) out."""

    def __init__(self, parts: Sequence[Any]) -> None:
        kernels = _kernels(parts)
        self._width = kernels.shape[-1]
        self._weight = kernels.reshape(*kernels.shape[:2], -1)
        self._norm = _norm(parts)

    def __call__(self, rows: Floats, gaps: Ints) -> Floats:
        """Return the next layer's rows."""
        sums = rows @ self._weight
        left, own, right = (
            sums[..., side * self._width : (side + 1) * self._width] for side in range(len(SIDES))
        )
        result = own.copy()
        result[:, 1:] += left[:, :-1]
        result[:, :-1] += right[:, 1:]
        return self._norm(result, gaps)


class FirstLayer:
    """The first convolution of all models, out of a table of what each word adds to it.

    Row 0 is the gap between sentences, which adds nothing. Rows are worked out in double precision: in
    single, the order in which a product of matrices adds up would make a word's numbers hang on the
    words beside it, and so on what the process has read before.
    """

    def __init__(self, models: Sequence[Any], vectors: Vectors) -> None:
        parts = [model.encoder.layers[0] for model in models]
        kernels = _kernels(parts)
        size = kernels.shape[1] - models[0].emb.shape.weight.array.shape[1]
        self._vectors = vectors
        self._norm = _norm(parts)
        self._models = len(models)
        self._words = [_side(kernels[:, :size], side) for side in range(len(SIDES))]
        outlines = np.stack([model.emb.shape.weight.array for model in models])
        by_shape = np.einsum("mai,miso->asmo", outlines, kernels[:, size:], dtype=np.float64)
        self._shapes = by_shape.reshape(len(by_shape), len(SIDES), -1)
        self._table = [np.zeros((KEPT, self._shapes.shape[-1]), np.float32) for _ in SIDES]
        self._places: dict[str, int] = {}
        self._met = np.zeros(KEPT, np.int64)

    def __call__(self, sentences: Words) -> tuple[Floats, Ints]:
        """Return the layer's rows, with a gap before, between and after, and where the gaps are."""
        self._learn(sentences)
        place = self._places
        numbers, gaps = [0], [0]
        for sentence in sentences:
            numbers.extend([place[word] for word in sentence])
            gaps.append(len(numbers))
            numbers.append(0)
        self._met += np.bincount(numbers, minlength=len(self._met))
        left, own, right = self._table
        sums = own.take(numbers, 0)
        sums[1:] += left.take(numbers[:-1], 0)
        sums[:-1] += right.take(numbers[1:], 0)
        rows = sums.reshape(len(numbers), self._models, -1).swapaxes(0, 1)
        where = np.array(gaps)
        return self._norm(rows, where), where

    def _learn(self, sentences: Words) -> None:
        """See that all words of ``sentences`` are in the table."""
        known = self._places
        new = list(dict.fromkeys(w for words in sentences for w in words if w not in known))
        if len(known) + len(new) >= KEPT:
            here = dict.fromkeys(word for words in sentences for word in words)
            known = self._forget(max(0, min(KEPT // 2, KEPT - 1 - len(here))))
            new = [word for word in here if word not in known]
        for first in range(0, len(new), TOGETHER):
            some = new[first : first + TOGETHER]
            start = len(known) + 1
            self._add(some, start)
            known.update(zip(some, range(start, start + len(some)), strict=True))

    def _forget(self, many: int) -> dict[str, int]:
        """Keep as many words, those met most often, moved to the table's head; return their places."""
        often = sorted(self._places.items(), key=lambda each: -self._met[each[1]])[:many]
        often.sort(key=lambda each: each[1])
        old = [place for _, place in often]
        for first in range(
            0, many, TOGETHER
        ):  # rows move upwards only; by pieces, to hold no second table
            some = old[first : first + TOGETHER]
            for table in (*self._table, self._met):
                table[first + 1 : first + 1 + len(some)] = table[some]
        self._met[many + 1 :] = 0
        self._places = {word: place for place, (word, _) in enumerate(often, 1)}
        return self._places

    def _add(self, words: Sequence[str], start: int) -> None:
        ids = np.array([self._ids(word) for word in words])
        vectors = self._vectors(ids[:, 0]).astype(np.float64)
        for side, table in enumerate(self._table):
            rows = vectors @ self._words[side] + self._shapes[ids[:, 1], side]
            table[start : start + len(words)] = rows

    def _ids(self, word: str) -> tuple[int, int]:
        """Return a word's two numbers; ё is read as е where the vectors know the word so.

        The news they learned from writes е: by its own rare vector «передаёт» would be a noun.
        """
        lower, ids = word.lower(), self._vectors.ids
        own = ids.get(lower, ids["<unk>"])
        shape = self._vectors.shapes[word_shape(word)]
        return ids.get(lower.replace("ё", "е"), own), shape


def _side(kernels: Floats, side: int) -> NDArray[np.float64]:
    """Return one side's weights for all models beside each other: (input, models * output)."""
    part = kernels[:, :, side].transpose(1, 0, 2)
    return np.ascontiguousarray(part.reshape(part.shape[0], -1), np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Rows of all words for each model, (models, words and gaps, width); each sentence's place.

    A gap stands before and after each sentence.
    """

    rows: Floats
    gaps: Ints
    places: tuple[slice, ...]


class Encoder:
    """The three layers of all models: words in, one row a word and model out."""

    def __init__(self, models: Sequence[Any], vectors: Vectors) -> None:
        self._first = FirstLayer(models, vectors)
        depth = len(models[0].encoder.layers)
        self._rest = [
            Layer([model.encoder.layers[each] for model in models]) for each in range(1, depth)
        ]

    def __call__(self, sentences: Words) -> Encoded:
        """Return rows for all words of ``sentences``."""
        rows, gaps = self._first(sentences)
        for layer in self._rest:
            rows = layer(rows, gaps)
        ends = gaps.tolist()
        places = tuple(slice(start + 1, stop) for start, stop in pairwise(ends))
        return Encoded(rows, gaps, places)
