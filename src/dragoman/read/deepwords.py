"""A sentence as the deep model of tone reads it: its words, names masked, and where each stands.

A run of proper names is put as one plain word for what it names, in its case («Сноуден», «Сноуденом»:
«человек», «человеком»), so that no name has a tone of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.language.annotation import Token
from dragoman.language.encoder import FIRST, LAST, LONGEST
from dragoman.language.subwords import Pieces
from dragoman.read.place import Place, case

PROMPT = "query:"
"""What the transformer's training put before each text of this kind."""
CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
MASKS = {
    "PER": ("человек", "человека", "человеку", "человека", "человеком", "человеке"),
    "GPE": ("страна", "страны", "стране", "страну", "страной", "стране"),
    "LOC": ("место", "места", "месту", "место", "местом", "месте"),
    "ORG": (
        "организация",
        "организации",
        "организации",
        "организацию",
        "организацией",
        "организации",
    ),
}
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A sentence in pieces: their numbers, and for each token where its pieces begin and end."""

    numbers: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def of(self, tokens: Sequence[int]) -> Ints:
        """Return the places of the pieces of some tokens, in order, each once."""
        found = {each for token in tokens for each in range(*self.spans[token])}
        return np.array(sorted(found), np.int64)

    def pools(self, place: Place) -> tuple[Ints, Ints, Ints]:
        """Return the pieces that the model averages: of the name, of its head, and all."""
        whole = np.arange(len(self.numbers))
        return self.of(place.own), self.of(place.groups["head"]), whole


def cut(tokens: Sequence[Token], kinds: Sequence[str], pieces: Pieces) -> Cut:
    """Cut a sentence; ``kinds`` gives the type of the mention that each token is in, or nothing."""
    numbers = [FIRST, *pieces.of(PROMPT, spaced=True)]
    spans: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        if _goes_on(tokens, kinds, index):
            spans.append(spans[-1])
            continue
        spaced = index == 0 or tokens[index - 1].end < token.start
        word = mask(token, kinds[index]) if token.pos == "PROPN" else token.text
        begin = len(numbers)
        numbers.extend(pieces.of(word, spaced))
        spans.append((begin, len(numbers)))
    last = LONGEST - 1
    kept = tuple((min(begin, last - 1), min(end, last)) for begin, end in spans)
    return Cut((*numbers[:last], LAST), kept)


def _goes_on(tokens: Sequence[Token], kinds: Sequence[str], index: int) -> bool:
    """Tell whether a name goes on from the token before."""
    names = index and tokens[index].pos == tokens[index - 1].pos == "PROPN"
    return bool(names) and kinds[index] == kinds[index - 1]


def mask(token: Token, kind: str) -> str:
    """Return the plain word that stands for a name."""
    if kind not in MASKS:
        kind = "PER" if "Animacy=Anim" in token.feats else "ORG"
    told = case(token)
    told = "Gen" if told == "Par" else told
    return MASKS[kind][CASES.index(told) if told in CASES else 0]
