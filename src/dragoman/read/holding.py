"""Which statement holds a stretch of text: the innermost whose content contains it."""

from __future__ import annotations

from dragoman.model.reading import Statement


def held(start: int, end: int, statements: tuple[Statement, ...]) -> Statement | None:
    """Return the statement with the shortest content around ``[start, end)``."""
    around = [
        (part.end - part.start, each.id, each)
        for each in statements
        for part in each.content
        if part.start <= start and end <= part.end
    ]
    return min(around, key=lambda found: found[:2])[2] if around else None


def holding(start: int, end: int, statements: tuple[Statement, ...]) -> str | None:
    """Return the id of the statement around ``[start, end)``, if any."""
    found = held(start, end, statements)
    return found.id if found else None
