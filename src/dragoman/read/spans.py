"""Stretches of a long text found without a walk through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """What stands in ``[start, end)``."""

    @property
    def start(self) -> int: ...  # noqa: D102 - see the class
    @property
    def end(self) -> int: ...  # noqa: D102 - see the class


P = TypeVar("P", bound=Placed)
START = attrgetter("start")


def trimmed_end(text: str, place: int, spaces: str | None = None) -> int:
    """Return where ``text[:place]`` ends without white space, or without ``spaces``: no copy is made of it."""
    while place > 0 and (text[place - 1].isspace() if spaces is None else text[place - 1] in spaces):
        place -= 1
    return max(place, 0)


class Laid:
    """Stretches that may lie across one another, by their start and by how far those up to each reach."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def shared(self, start: int, end: int) -> int:
        """Return how many characters of ``[start, end)`` the stretches hold, each for itself."""
        found, place = 0, bisect_left(self._starts, end) - 1
        while place >= 0 and self._reach[place] > start:
            first, last = self._spans[place]
            found += max(0, min(last, end) - max(first, start))
            place -= 1
        return found


class Covered:
    """What some stretches cover together: asked in the logarithm of their number."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` shares a character with one of the stretches."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and self._ends[last] > start

    def add(self, start: int, end: int) -> None:
        """Take in a stretch that meets none of those before."""
        place = bisect_left(self._starts, start)
        self._starts.insert(place, start)
        self._ends.insert(place, end)


def within(ordered: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Return those of ``ordered`` (by their start) that start in ``[start, end)``."""
    first = bisect_left(ordered, start, key=START)
    return ordered[first : bisect_left(ordered, end, first, key=START)]


def touching(ordered: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Return those of ``ordered`` (by their start, none meeting another) that meet ``[start, end)``."""
    first = last = bisect_left(ordered, end, key=START)
    while first and ordered[first - 1].end > start:
        first -= 1
    return ordered[first:last]
