"""Whose a stretch of text is: the innermost statement whose content contains it, else the author."""

from __future__ import annotations

from dragoman.model.press import Article
from dragoman.model.reading import Statement, Who


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


def author_of(article: Article) -> Who:
    """Return who speaks where nobody is quoted: the author, else the outlet."""
    if article.authors:
        return Who(kind="author", name=", ".join(article.authors))
    if article.outlet:
        return Who(kind="outlet", name=article.outlet, id=article.outlet_id)
    return Who(kind="unnamed", name="")
