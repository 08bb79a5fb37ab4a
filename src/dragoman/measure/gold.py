"""Our own labels: what was found, weighed against what a careful reader marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter

from dragoman.measure import findings, statements
from dragoman.measure.bootstrap import Counts, scored
from dragoman.measure.sides import Sides
from dragoman.model.measure import Measured

BEHIND = {**statements.BEHIND, **findings.BEHIND}


def count(sides: Sides) -> Counts:
    """Count one article, by what was labelled in it."""
    sides = sides.narrowed()
    return {**statements.count(sides), **findings.count(sides)}


def score(total: Counts) -> Mapping[str, float]:
    """Return all scores of summed counts."""
    return {**statements.score(total), **findings.score(total)}


def weighed(articles: Sequence[Sides], *, name: str = "gold", started: float = 0.0) -> Measured:
    """Return the scores over ``articles``, which are the units that the bootstrap draws.

    What nothing stands behind has no score. The same function weighs our reader against a person,
    and one person against another.
    """
    begun = started or perf_counter()
    units = [count(each) for each in articles]
    scores = tuple(each for each in scored(units, score, BEHIND) if each.n)
    return Measured(set=name, n=len(articles), scores=scores, seconds=perf_counter() - begun)
