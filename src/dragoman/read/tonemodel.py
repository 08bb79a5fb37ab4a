"""The model of tone: two linear layers over strings and numbers, trained by ``bench/train_tone.py``.

The logits are those of two multinomial logistic regressions, summed: one over hashed strings,
weighted by rarity and of length one, the other over standardised numbers. See docs/models.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.language.vectors import SIZE
from dragoman.read.place import Place
from dragoman.read.tonerows import Lemmas, number_rows, word_rows
from dragoman.read.tonewords import AVERAGED, Floats, Polarities, bucket

FILE = "tone_ru.npz"


@dataclass(frozen=True, slots=True, eq=False)
class ToneModel:
    """Weights by class: negative, none, positive."""

    words: NDArray[np.int8]
    """BUCKETS by class; times ``step`` a weight."""
    rarity: NDArray[np.uint8]
    """For each bucket 16 times its inverse document frequency."""
    step: float
    numbers: Floats
    centre: Floats
    spread: Floats
    bias: Floats
    lean: Floats
    """By what each class's share is multiplied, chosen by cross-validation."""
    polarities: Polarities

    def shares(self, places: Sequence[Place]) -> Floats:
        """Return for each place the shares of negative, none and positive, adding up to one, before leaning."""
        logits = self._of_words(places) + self._of_numbers(places) + self.bias
        shares = np.exp(logits - logits.max(1, keepdims=True))
        return np.asarray(shares / shares.sum(1, keepdims=True), np.float32)

    def _of_words(self, places: Sequence[Place]) -> Floats:
        """Weigh the ``strings`` of each place by rarity, as a row of length one."""
        found, starts = word_rows(places)
        values = self.rarity[found].astype(np.float32)
        sums = np.add.reduceat(self.words[found] * values[:, None], starts)
        norms = np.sqrt(np.add.reduceat(values * values, starts))
        return np.asarray(sums * (self.step / np.where(norms, norms, 1))[:, None], np.float32)

    def _of_numbers(self, places: Sequence[Place]) -> Floats:
        """Weigh the ``numbers`` of each place, the mean vectors' part of it a lemma at a time."""
        folded = _folded(self)
        plain, means = number_rows(places, folded.lemmas)
        return np.asarray(plain.astype(np.float32) @ folded.plain + folded.bias + means, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """The layer over numbers with the standardising in its weights."""

    plain: Floats
    """Numbers before the mean vectors, by class."""
    lemmas: Lemmas
    """What each lemma's vector adds to each group and class."""
    bias: Floats


@lru_cache(2)
def _folded(held: ToneModel) -> Folded:
    weights = held.numbers / held.spread[:, None]
    size = len(AVERAGED) * SIZE
    means = weights[-size:].reshape(len(AVERAGED), SIZE, -1)
    return Folded(
        plain=weights[:-size],
        lemmas=Lemmas(means.transpose(1, 0, 2).reshape(SIZE, -1), held.polarities),
        bias=-held.centre @ weights,
    )


def leaned(shares: Floats, lean: Floats) -> Floats:
    """Return rows of shares times the lean of each class, adding up to one again."""
    found = shares * lean
    return np.asarray(found / found.sum(-1, keepdims=True), np.float32)


def buckets(features: Sequence[str]) -> NDArray[np.int64]:
    """Return the bucket of each feature, each bucket once, in order."""
    return np.array(sorted(set(map(bucket, features))), np.int64)


def weighed(
    places: NDArray[np.int64], rarity: NDArray[np.uint8]
) -> tuple[NDArray[np.int64], Floats]:
    """Return those of ``places`` that training has seen, and their values, of length one."""
    places = places[rarity[places] > 0]
    values = rarity[places].astype(np.float32)
    norm = float(np.sqrt(np.sum(values**2)))
    return places, values / norm if norm else values


@cache
def seeds() -> dict[str, tuple[float, float]]:
    """Return the words whose polarity is sure, as (negative, positive)."""
    words = _table("tone.toml")
    found = dict.fromkeys(words["pos"], (0.0, 1.0))
    found |= dict.fromkeys(words["neg"], (1.0, 0.0))
    stance = _table("stance.toml")
    for kind in ("verbs", "nouns"):
        for score, lemmas in stance[kind].items():
            sure = (1.0, 0.0) if float(score) < 0 else (0.0, 1.0)
            found |= dict.fromkeys(lemmas, sure)
    return found


@cache
def bodies() -> frozenset[str]:
    """Return the common nouns that name a body of people."""
    return frozenset(_table("tone.toml")["bodies"])


def _table(name: str) -> dict[str, Any]:
    path = files("dragoman.knowledge") / name
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["ru"]
    return found


@cache
def model() -> ToneModel:
    """Load the model once in this process."""
    path = files("dragoman.read") / "models" / FILE
    with path.open("rb") as file, np.load(file) as held:
        parts = {name: held[name] for name in held.files}
    plain = {name: parts[name].astype(np.float32) for name in ("numbers", "centre", "spread")}
    return ToneModel(
        words=parts["words"],
        rarity=parts["rarity"],
        step=float(parts["step"]),
        bias=parts["bias"],
        lean=parts["lean"],
        polarities=Polarities(
            seeds=seeds(), weights=parts["polarity"].astype(np.float32), known={}
        ),
        **plain,
    )
