"""What was measured: scores with their intervals, on one set of labelled texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A figure from 0 to 1 with its 95 % bootstrap interval; ``n`` labels or units stand behind it.

    A dot in ``name`` groups figures: ``source.f1`` is the F1 of sources.
    """

    name: str
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The scores on one set of ``n`` units (sentences, articles or pages), and how long it took."""

    set: str
    n: int
    scores: tuple[Score, ...]
    seconds: float
