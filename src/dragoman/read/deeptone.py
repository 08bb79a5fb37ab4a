"""The deep model of tone, the extra ``deep``: a transformer's states of a sentence, names masked.

Its last layers are those of multilingual-e5-small, changed by factors that ``bench/train_tone_deep.py``
learned; a small net over the mean states of the name, of its head and of the sentence gives the shares.
They are mixed with those of the light model. See docs/models.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.language.annotation import Token
from dragoman.language.encoder import MATRICES, Encoder, Floats, Layer, encoder, there
from dragoman.read.deepwords import Ints, cut
from dragoman.read.place import Place
from dragoman.read.tonemodel import leaned

FILE = "tone_ru_deep.npz"
TOP = 4
"""How many of the last layers are changed."""
NET = ("h1", "b1", "h2", "b2")


@dataclass(frozen=True, slots=True, eq=False)
class DeepModel:
    """The transformer, its changed last layers, and the net over the states."""

    base: Encoder
    top: tuple[Layer, ...]
    net: Mapping[str, Floats]
    weight: float
    """How much its shares weigh in the mixture; the light model's weigh the rest."""
    sure: float
    """Where the light model's share of no tone is above this, the deep one is not asked."""
    lean: Floats
    """By what each class's share of the mixture is multiplied, chosen by cross-validation."""

    def asked(self, light: Floats) -> bool:
        """Tell whether the light model is unsure of any place, given its shares."""
        return bool((light[:, 1] <= self.sure).any())

    def mixed(
        self,
        light: Floats,
        tokens: Sequence[Token],
        kinds: Sequence[str],
        places: Sequence[Place],
    ) -> Floats:
        """Return the leaned shares of the mixture with the light model's."""
        found = self.shares(tokens, kinds, places)
        return leaned((1 - self.weight) * light + self.weight * found, self.lean)

    def shares(
        self, tokens: Sequence[Token], kinds: Sequence[str], places: Sequence[Place]
    ) -> Floats:
        """Return the shares of negative, none and positive of each place of one sentence."""
        sentence = cut(tokens, kinds, self.base.pieces)
        states, ends = self.base.begun(sentence.numbers), (len(sentence.numbers),)
        for layer in (*self.base.layers[:-TOP], *self.top):
            states = layer(states, ends)
        pools = [sentence.pools(each) for each in places]
        return classed(np.array([pooled(states, each) for each in pools]), self.net)


def pooled(states: Floats, pools: Sequence[Ints]) -> Floats:
    """Return the mean states of each pool, end to end; zeros for an empty one."""
    none = np.zeros(states.shape[1], np.float32)
    return np.concatenate([states[each].mean(0) if len(each) else none for each in pools])


def classed(pools: Floats, net: Mapping[str, Floats]) -> Floats:
    """Return the shares that the net gives to each row of ``pools``."""
    inner = np.tanh(pools @ net["h1"] + net["b1"])
    logits = inner @ net["h2"] + net["b2"]
    shares = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True), np.float32)


@cache
def deep() -> DeepModel | None:
    """Load the model once in this process; nothing where the extra is not installed."""
    path = files("dragoman.read") / "models" / FILE
    if not there():
        return None
    with path.open("rb") as file, np.load(file) as held:
        parts = {name: held[name] for name in held.files}
    return unpacked(parts, encoder())


def unpacked(parts: Mapping[str, NDArray[Any]], base: Encoder) -> DeepModel:
    """Return the model out of a file's arrays: factors in whole steps, the rest as it is."""
    top = []
    for number, layer in enumerate(base.layers[-TOP:]):
        names = [f"{matrix}.{side}" for matrix in MATRICES for side in ("a", "b")]
        steps = {each: parts[f"{number}.{each}.step"] for each in names}
        by = {each: parts[f"{number}.{each}"].astype(np.float32) * steps[each] for each in names}
        top.append(layer.changed(by))
    return DeepModel(
        base=base,
        top=tuple(top),
        net={name: parts[name].astype(np.float32) for name in NET},
        weight=float(parts["weight"]),
        sure=float(parts["sure"]),
        lean=parts["lean"],
    )
