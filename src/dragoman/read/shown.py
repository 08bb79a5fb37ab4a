"""What a rule of stance finds: who shows which attitude to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.model.reading import Who
from dragoman.read.parties import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Who holds which attitude to whom; ``words`` are the tokens that carry it."""

    holder: Who
    target: Who
    score: float
    words: tuple[int, ...]


Rule = Callable[[Scene, int], Iterator[Found]]


def between(
    holders: tuple[Who, ...], target: Who, score: float, *words: int | None
) -> Iterator[Found]:
    """Yield the attitude of each holder; ``words`` may hold nothing for a word that is not there."""
    kept = tuple(sorted({each for each in words if each is not None}))
    for holder in holders:
        yield Found(holder=holder, target=target, score=score, words=kept)
