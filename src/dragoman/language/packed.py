"""The slovnet models run over many sentences at once, without padding.

slovnet (Kukushkin, 2020) pads each batch to its longest sentence. Here sentences stand one after
the other with a row of zeros between them, which is what a convolution of width three sees at a
padded edge too; batch normalisation is two vectors; tags are the same as slovnet's own (a test
compares them), but for words in ё.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from slovnet.shape import word_shape

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Words = Sequence[Sequence[str]]
WORDS_AT_ONCE = 4096
"""Words in one pass: bounds the memory of a pass whatever the article's length."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One convolution of width 3: rows of ``weight`` are the left, own and right neighbour."""

    weight: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats, gaps: Ints) -> Floats:
        """Return the next layer's rows; rows at ``gaps`` stay zero."""
        count, width = rows.shape
        windows = np.zeros((count, 3 * width), np.float32)
        windows[1:, :width] = rows[:-1]
        windows[:, width : 2 * width] = rows
        windows[:-1, 2 * width :] = rows[1:]
        result = windows @ self.weight
        result += self.bias
        np.maximum(result, 0, out=result)
        result *= self.scale
        result += self.shift
        result[gaps] = 0
        return result


def _layer(part: Any) -> Layer:  # noqa: ANN401 - slovnet has no types
    kernel, norm = part.conv.weight.array, part.norm
    weight = np.concatenate([kernel[:, :, place].T for place in range(kernel.shape[2])])
    scale = norm.weight.array / norm.std.array
    return Layer(
        np.ascontiguousarray(weight, np.float32),
        part.conv.bias.array.astype(np.float32),
        scale.astype(np.float32),
        (norm.bias.array - norm.mean.array * scale).astype(np.float32),
    )


class Packed:
    """The encoder that all three models share: words and shapes in, one row a word out."""

    def __init__(self, api: Any) -> None:  # noqa: ANN401 - slovnet has no types
        infer = api.infer
        self.model = infer.model
        self.layers = tuple(_layer(part) for part in self.model.encoder.layers)
        words, shapes = infer.encoder.words_vocab, infer.encoder.shapes_vocab
        self.pad = words.pad_id, shapes.pad_id
        self.words, self.shapes = words, shapes
        self.ids = lru_cache(200_000)(self._ids)

    def _ids(self, word: str) -> tuple[int, int]:
        """Return a word's two numbers; ё is read as е where the vectors know the word so.

        The news they learned from writes е: by its own rare vector «передаёт» would be a noun.
        """
        plain = self.words.encode(word.lower().replace("ё", "е"))
        if plain == self.words.unk_id:
            plain = self.words.encode(word.lower())
        return plain, self.shapes.encode(word_shape(word))

    def encode(self, sentences: Words) -> tuple[Floats, tuple[slice, ...]]:
        """Return rows for all words, and where each sentence's rows lie."""
        ids: list[tuple[int, int]] = []
        places = []
        for sentence in sentences:
            start = len(ids)
            ids.extend(self.ids(word) for word in sentence)
            places.append(slice(start, len(ids)))
            ids.append(self.pad)
        gaps = np.array([place.stop for place in places])
        pairs = np.array(ids)
        rows = self.model.emb(pairs[:, 0], pairs[:, 1]).astype(np.float32, copy=False)
        rows[gaps] = 0
        for layer in self.layers:
            rows = layer(rows, gaps)
        return rows, tuple(places)


class Tagger:
    """Morphology: one tag a word, such as ``NOUN|Case=Gen|Number=Sing``."""

    def __init__(self, api: Any) -> None:  # noqa: ANN401 - slovnet has no types
        self.packed = Packed(api)
        self.tags = api.infer.decoder.tags_vocab

    def __call__(self, sentences: Words) -> list[list[str]]:
        """Return a tag for each word of each sentence."""
        rows, places = self.packed.encode(sentences)
        best = self.packed.model.head.proj(rows).argmax(-1)
        return [[self.tags.decode(each) for each in best[place]] for place in places]


class NameTagger:
    """Names: one BIO tag a word, by a conditional random field over the rows."""

    def __init__(self, api: Any) -> None:  # noqa: ANN401 - slovnet has no types
        self.packed = Packed(api)
        self.tags = api.infer.decoder.tags_vocab
        self.transitions = self.packed.model.head.crf.transitions.array.astype(np.float32)

    def __call__(self, sentences: Words) -> list[list[str]]:
        """Return a tag such as ``B-PER`` for each word of each sentence."""
        rows, places = self.packed.encode(sentences)
        scores = self.packed.model.head.proj(rows)
        paths = viterbi([scores[place] for place in places], self.transitions)
        return [[self.tags.decode(each) for each in path] for path in paths]


def viterbi(scores: Sequence[Floats], transitions: Floats) -> list[Ints]:
    """Return the best path of each sentence; all sentences take each step together.

    ``scores`` are (words, tags) each; ``transitions`` (from, to). Sentences are walked in order of
    length, so that those still running are always the first rows.
    """
    order = sorted(range(len(scores)), key=lambda each: -len(scores[each]))
    lengths = [len(scores[each]) for each in order]
    paths: list[Ints] = [np.zeros(0, np.int64) for _ in scores]
    running = sum(length > 0 for length in lengths)
    if not running:
        return paths
    best = np.stack([scores[each][0] for each in order[:running]])
    back: list[Ints] = []
    for step in range(1, lengths[0]):
        running = sum(length > step for length in lengths[:running])
        now = np.stack([scores[each][step] for each in order[:running]])
        sums = best[:running, :, None] + transitions[None]
        back.append(sums.argmax(1))
        best[:running] = sums.max(1) + now
    for row, each in enumerate(order):
        if lengths[row]:
            paths[each] = _walk_back(int(best[row].argmax()), back[: lengths[row] - 1], row)
    return paths


def _walk_back(last: int, back: Sequence[Ints], row: int) -> Ints:
    path = [last]
    for step in reversed(back):
        path.append(int(step[row, path[-1]]))
    return np.array(path[::-1])


class Parser:
    """Syntax: head and relation of each word, by two bilinear maps (Dozat and Manning, 2017)."""

    def __init__(self, api: Any) -> None:  # noqa: ANN401 - slovnet has no types
        self.packed = Packed(api)
        self.relations = api.infer.decoder.rels_vocab

    def __call__(self, sentences: Words) -> list[list[tuple[int, str]]]:
        """Return for each word its head's index in the sentence, -1 for the root, and relation."""
        rows, places = self.packed.encode(sentences)
        return [self._sentence(rows[place]) for place in places]

    def _sentence(self, rows: Floats) -> list[tuple[int, str]]:
        if not len(rows):
            return []
        head, relation = self.packed.model.head, self.packed.model.rel
        rooted = np.concatenate((head.root.array.reshape(1, -1), rows))
        scores = head.head(rooted) @ head.kernel.array @ head.tail(rooted).T
        heads = scores[1:].argmax(-1)
        rooted[0] = relation.root.array
        tails = relation.tail(rows)
        mapped = relation.head(rooted[heads]) @ relation.kernel.array
        mapped = mapped.reshape(len(rows), -1, tails.shape[1])
        best = np.einsum("wrh,wh->wr", mapped, tails).argmax(-1)
        names = (self.relations.decode(each) for each in best)
        return [(int(each) - 1, name) for each, name in zip(heads, names, strict=True)]
