"""Stretches of a long text found without a walk through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from dragoman.model.press import Span


class Placed(Protocol):
    """What stands in ``[start, end)``."""

    @property
    def start(self) -> int: ...  # noqa: D102 - see the class
    @property
    def end(self) -> int: ...  # noqa: D102 - see the class


P = TypeVar("P", bound=Placed)
T = TypeVar("T")
BLOCK = 500
"""Code points of a block."""
START = attrgetter("start")


def trimmed_end(text: str, place: int, spaces: str | None = None) -> int:
    """Return where ``text[:place]`` ends without white space, or without ``spaces``: no copy is made of it."""
    while place > 0 and (
        text[place - 1].isspace() if spaces is None else text[place - 1] in spaces
    ):
        place -= 1
    return max(place, 0)


class Laid(Generic[T]):
    """Stretches that may lie across one another, each with what is said of it, by the blocks they lie in.

    A stretch lies in one block or two, unless it is long: what is asked of a place looks at its block alone,
    whatever the length of the text.
    """

    def __init__(self, laid: Iterable[tuple[Span, T]]) -> None:
        self._blocks: dict[int, list[tuple[Span, T]]] = {}
        for each in laid:
            for block in range(each[0].start // BLOCK, each[0].end // BLOCK + 1):
                self._blocks.setdefault(block, []).append(each)

    def around(self, start: int, end: int) -> list[tuple[Span, T]]:
        """Return the stretches that ``[start, end)`` lies in."""
        here = self._blocks.get(start // BLOCK, ())
        return [each for each in here if each[0].start <= start and end <= each[0].end]

    def meeting(self, start: int, end: int) -> list[tuple[Span, T]]:
        """Return the stretches that share a character with ``[start, end)``, each once."""
        found = {
            id(each): each
            for block in range(start // BLOCK, end // BLOCK + 1)
            for each in self._blocks.get(block, ())
            if each[0].start < end and start < each[0].end
        }
        return list(found.values())


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
