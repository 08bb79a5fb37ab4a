"""Words cut into the pieces a transformer knows, by the likeliest cut (Kudo, 2018, unigram)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SPACE = "▁"
"""Stands before a piece that begins a word."""
UNKNOWN_COST = 10.0
"""By how much a character that no piece holds is less likely than the rarest piece."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What pieces there are; ``numbers`` gives each its number, ``logs`` its log probability."""

    numbers: Mapping[str, int]
    logs: NDArray[np.float32]
    plain: Mapping[int, str]
    """Characters (as translate takes them) that are written otherwise before the cut."""
    unknown: int
    longest: int
    known: dict[tuple[str, bool], tuple[int, ...]] = field(default_factory=dict)

    def of(self, word: str, spaced: bool) -> tuple[int, ...]:
        """Return the numbers of the pieces of ``word``; ``spaced`` if a space stands before it."""
        found = self.known.get((word, spaced))
        if found is None:
            found = self.known[word, spaced] = tuple(self._cut(word, spaced))
        return found

    def _cut(self, word: str, spaced: bool) -> list[int]:
        text = (SPACE if spaced else "") + word.translate(self.plain).replace(" ", SPACE)
        floor = float(self.logs.min()) - UNKNOWN_COST
        best, back = [0.0] + [-np.inf] * len(text), [(0, self.unknown)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self.longest) + 1):
                number = self.numbers.get(text[start:end])
                if number is None and end > start + 1:
                    continue
                log = floor if number is None else float(self.logs[number])
                if best[start] + log > best[end]:
                    best[end] = best[start] + log
                    back[end] = start, self.unknown if number is None else number
        return _walked(back)


def _walked(back: Sequence[tuple[int, int]]) -> list[int]:
    found, end = [], len(back) - 1
    while end:
        end, number = back[end]
        found.append(number)
    return found[::-1]
