"""Whose a stretch of text is: the innermost statement whose content contains it, else the author."""

from __future__ import annotations

from functools import lru_cache

from dragoman.language.itself import Itself
from dragoman.model.press import Article
from dragoman.model.reading import Statement, Who
from dragoman.read.spans import Laid


def held(start: int, end: int, statements: tuple[Statement, ...]) -> Statement | None:
    """Return the statement with the shortest content around ``[start, end)``."""
    around = _contents(Itself(statements)).around(start, end)
    if not around:
        return None
    return min(around, key=lambda found: (found[0].end - found[0].start, found[1].id))[1]


@lru_cache(2)
def _contents(held: Itself[tuple[Statement, ...]]) -> Laid[Statement]:
    return Laid((part, each) for each in held.value for part in each.content)


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
