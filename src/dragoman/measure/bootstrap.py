"""Scores over units with bootstrap intervals (Efron and Tibshirani 1993, the percentile method)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.model.measure import Score

ROUNDS = 1000
SEED = 20210301
INTERVAL = (2.5, 97.5)

Counts = Mapping[str, float]
"""What was counted in one unit, or in all: a name and how many."""


def scored(
    units: Sequence[Counts],
    score: Callable[[Counts], Mapping[str, float]],
    behind: Mapping[str, str] | None = None,
) -> tuple[Score, ...]:
    """Return the scores of all units together, each with its 95 % interval over resampled units.

    ``score`` makes scores of summed counts; ``behind`` names the count to give as a score's ``n``
    (without it, the number of units). The same units give the same intervals.
    """
    names = sorted({name for each in units for name in each})
    table = np.array([[each.get(name, 0.0) for name in names] for each in units])
    table = table.reshape(len(units), len(names))
    totals = _named(names, table.sum(axis=0))
    values = score(totals)
    drawn: dict[str, list[float]] = {name: [] for name in values}
    chance = np.random.default_rng(SEED)
    for _ in range(ROUNDS if units else 0):
        sample = table[chance.integers(0, len(units), len(units))].sum(axis=0)
        for name, value in score(_named(names, sample)).items():
            drawn[name].append(value)
    found = []
    for name, value in values.items():
        low, high = np.percentile(drawn[name], INTERVAL) if drawn[name] else (value, value)
        n = int(totals.get((behind or {}).get(name, ""), len(units)))
        found.append(Score(name=name, value=value, low=float(low), high=float(high), n=n))
    return tuple(found)


def _named(names: Sequence[str], sums: NDArray[np.float64]) -> Counts:
    """Return the sums by name; what was never counted is 0."""
    return defaultdict(float, zip(names, sums.tolist(), strict=True))


def ratio(part: float, whole: float) -> float:
    """Return ``part / whole``, and 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return ratio(2 * precision * recall, precision + recall)
