"""Lines that recur on the pages of one outlet and are no part of its pieces: learned once, kept as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from typing import Literal

DROPPED, LEARNED = "dropped", "learned"
"""Keys of an article's provenance: all lines left out of its text, and those of them that were learned."""
Place = Literal["head", "end", "inside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLine:
    """One line as a page printed it.

    It was seen on ``pages`` different pieces, on ``share`` of those from ``first`` to ``last``;
    ``since`` is the version of the list that has it first. ``drop`` is the user's: a line that was learned
    wrongly is kept in the texts, and in the list, so that it is not learned again.
    """

    text: str
    since: int = 1
    pages: int | None = None
    share: float | None = None
    place: Place | None = None
    first: day | None = None
    last: day | None = None
    drop: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLines:
    """The list of one outlet; ``learned`` is the day of its ``version``, from ``pages`` pieces of ``days`` days."""

    outlet: str
    version: int
    learned: day | None = None
    pages: int = 0
    days: int = 0
    lines: tuple[LearnedLine, ...] = ()
