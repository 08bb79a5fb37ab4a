"""Whose a stretch of text is: the innermost statement whose content contains it, else the author."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from dragoman.language.itself import Itself
from dragoman.model.press import Article, Span
from dragoman.model.reading import Statement, Who


def held(start: int, end: int, statements: tuple[Statement, ...]) -> Statement | None:
    """Return the statement with the shortest content around ``[start, end)``."""
    index = _index(Itself(statements))
    around: list[tuple[int, str, Statement]] = []
    place = bisect_right(index.starts, start) - 1
    while place >= 0 and index.reach[place] >= end:
        part, each = index.parts[place]
        if end <= part.end:
            around.append((part.end - part.start, each.id, each))
        place -= 1
    return min(around, key=lambda found: found[:2])[2] if around else None


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """The parts of all contents by their start, and how far those up to each reach."""

    starts: tuple[int, ...]
    parts: tuple[tuple[Span, Statement], ...]
    reach: tuple[int, ...]


@lru_cache(2)
def _index(held: Itself[tuple[Statement, ...]]) -> _Index:
    parts = [(part, each) for each in held.value for part in each.content]
    parts.sort(key=lambda found: found[0])
    return _Index(
        starts=tuple(part.start for part, _ in parts),
        parts=tuple(parts),
        reach=tuple(accumulate((part.end for part, _ in parts), max)),
    )


def holding(start: int, end: int, statements: tuple[Statement, ...]) -> str | None:
    """Return the id of the statement around ``[start, end)``, if any."""
    found = held(start, end, statements)
    return found.id if found else None


def author_of(article: Article) -> Who:
    """Return who speaks where nobody is quoted: the author, else the outlet."""
    if article.authors:
        return Who(kind="author", name=", ".join(article.authors))
    if article.outlet:
        return Who(kind="outlet", name=article.outlet, id=article.outlet_id)
    return Who(kind="unnamed", name="")
