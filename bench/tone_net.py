"""A layer of the transformer that learns: forward with what backward needs, and backward, by numpy.

The layer's own weights stay; what learns are factors of low rank beside each matrix (LoRA; Hu et al.,
2021). Texts lie end to end, without padding.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.language.encoder import (
    BENT,
    CUBED,
    EPSILON,
    HEADS,
    MATRICES,
    WIDE,
    Layer,
    by_head,
    heeded,
    shared,
)

Floats = NDArray[np.float32]
Factors = Mapping[str, Floats]
"""«q.a» (in by rank) and «q.b» (rank by out) for each matrix."""
DECAY = np.float32(0.01)
SCALE = np.float32((WIDE // HEADS) ** -0.5)


@dataclass(slots=True)
class Pass:
    """What one forward pass of a layer leaves for the backward one."""

    ends: Sequence[int]
    into: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)
    """For each matrix what went into it, and that through its first factor."""
    heads: dict[str, Floats] = field(default_factory=dict)
    shares: list[Floats] = field(default_factory=list)
    dropped: dict[str, Floats] = field(default_factory=dict)
    norms: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)
    steep: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    """The slope of GELU where it was."""


def begun(layer: Layer, rank: int, rng: np.random.Generator) -> dict[str, Floats]:
    """Return factors that change nothing yet."""
    found: dict[str, Floats] = {}
    for each in MATRICES:
        wide, out = layer.parts[f"{each}.w"].shape
        first = rng.standard_normal((wide, rank), np.float32) / np.float32(wide**0.5)
        found |= {f"{each}.a": first, f"{each}.b": np.zeros((rank, out), np.float32)}
    return found


def dropping(shape: tuple[int, ...], share: float, rng: np.random.Generator) -> Floats:
    """Return a mask that drops a share of the values and stretches the rest."""
    kept = rng.random(shape, np.float32) >= share
    return np.asarray(kept / np.float32(1 - share), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Learning:
    """A layer with its factors, in training: ``drop`` is the share of what it gives that is dropped."""

    layer: Layer
    by: Factors
    drop: float

    def forward(
        self, states: Floats, ends: Sequence[int], rng: np.random.Generator
    ) -> tuple[Floats, Pass]:
        """Return the next states, and what backward needs."""
        kept = Pass(ends)
        for each in ("q", "k", "v"):
            kept.heads[each] = self._of(each, states, kept)
        found, start = np.empty_like(states), 0
        for end in ends:
            here = slice(start, end)
            kept.shares.append(shared(kept.heads["q"][here], kept.heads["k"][here]))
            found[here] = heeded(kept.shares[-1], kept.heads["v"][here])
            start = end
        middle = self._norm("aln", states, self._of("ao", found, kept), kept, rng)
        inner, kept.steep = _bent(self._of("fi", middle, kept))
        out = self._of("fo", inner, kept)
        return self._norm("oln", middle, out, kept, rng), kept

    def backward(self, slope: Floats, kept: Pass) -> tuple[Floats, dict[str, Floats]]:
        """Return the slope by the states that came in, and by the factors."""
        found: dict[str, Floats] = {}
        beside, down = self._norm_back("oln", slope, kept)
        down = self._back("fo", down, kept, found) * kept.steep
        beside = beside + self._back("fi", down, kept, found)
        beside, down = self._norm_back("aln", beside, kept)
        heads = _heads_back(self._back("ao", down, kept, found), kept)
        for each, part in heads.items():
            beside = beside + self._back(each, part, kept, found)
        return beside, found

    def _of(self, name: str, states: Floats, kept: Pass) -> Floats:
        first = states @ self.by[f"{name}.a"]
        kept.into[name] = states, first
        return np.asarray(self.layer.of(name, states) + first @ self.by[f"{name}.b"])

    def _back(self, name: str, slope: Floats, kept: Pass, found: dict[str, Floats]) -> Floats:
        states, first = kept.into[name]
        inner = slope @ self.by[f"{name}.b"].T
        found |= {f"{name}.a": states.T @ inner, f"{name}.b": first.T @ slope}
        return np.asarray(slope @ self.layer.parts[f"{name}.w"].T + inner @ self.by[f"{name}.a"].T)

    def _norm(
        self, name: str, states: Floats, more: Floats, kept: Pass, rng: np.random.Generator
    ) -> Floats:
        kept.dropped[name] = dropping(more.shape, self.drop, rng)
        whole = states + more * kept.dropped[name]
        off = whole - whole.mean(-1, keepdims=True)
        narrow = 1 / np.sqrt((off * off).mean(-1, keepdims=True) + EPSILON)
        kept.norms[name] = off * narrow, narrow
        parts = self.layer.parts
        return np.asarray(off * narrow * parts[f"{name}.w"] + parts[f"{name}.b"])

    def _norm_back(self, name: str, slope: Floats, kept: Pass) -> tuple[Floats, Floats]:
        """Return the slope by what the norm took whole, and by what was dropped in part."""
        unit, narrow = kept.norms[name]
        slope = slope * self.layer.parts[f"{name}.w"]
        mean = slope.mean(-1, keepdims=True) + unit * (slope * unit).mean(-1, keepdims=True)
        found = narrow * (slope - mean)
        return found, found * kept.dropped[name]


def _bent(values: Floats) -> tuple[Floats, Floats]:
    """Return GELU in its tanh form, and its slope."""
    half, one = np.float32(0.5), np.float32(1)
    told = np.tanh(BENT * (values + CUBED * values * values * values))
    steep = BENT * (one + np.float32(3) * CUBED * values * values)
    slope = half * (one + told) + half * values * (one - told * told) * steep
    return np.asarray(half * values * (one + told)), np.asarray(slope)


def _heads_back(slope: Floats, kept: Pass) -> dict[str, Floats]:
    """Return the slopes by query, key and value, given that by what was heeded."""
    found, start = {each: np.empty_like(slope) for each in ("q", "k", "v")}, 0
    for end, shares in zip(kept.ends, kept.shares, strict=True):
        here = slice(start, end)
        query, key, value, down = (
            by_head(each[here]) for each in (*(kept.heads[n] for n in ("q", "k", "v")), slope)
        )
        scores = down @ value.transpose(0, 2, 1)
        scores = shares * (scores - (scores * shares).sum(-1, keepdims=True)) * SCALE
        parts = {"q": scores @ key, "k": scores.transpose(0, 2, 1) @ query}
        parts["v"] = shares.transpose(0, 2, 1) @ down
        for name, part in parts.items():
            found[name][here] = part.transpose(1, 0, 2).reshape(end - start, -1)
        start = end
    return found


class Adam:
    """Kingma and Ba, 2015, with decay (Loshchilov and Hutter, 2019); slopes are cut to length one."""

    def __init__(self, parts: dict[str, Floats]) -> None:
        """Begin with nothing known of the slopes."""
        self.parts, self.count = parts, 0
        self.mean = {name: np.zeros_like(each) for name, each in parts.items()}
        self.square = {name: np.zeros_like(each) for name, each in parts.items()}

    def step(self, found: Factors, speed: float) -> None:
        """Change the parts by one step."""
        self.count += 1
        length = math.sqrt(sum(float((each * each).sum()) for each in found.values()))
        cut_to, far = np.float32(min(1.0, 1 / length)), np.float32(speed)
        first, second = (np.float32(1 - each**self.count) for each in (0.9, 0.999))
        for name, part in self.parts.items():
            slope = found[name] * cut_to
            self.mean[name] += np.float32(0.1) * (slope - self.mean[name])
            self.square[name] += np.float32(0.001) * (slope * slope - self.square[name])
            spread_ = np.sqrt(self.square[name] / second) + np.float32(1e-8)
            decay = DECAY * part if part.ndim > 1 else 0
            change = far * (self.mean[name] / first / spread_ + decay)
            np.subtract(part, change, out=part)
