"""Copies: pieces with the same words are one voice; the first published is the one that counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from dragoman.model.press import Article

COARSER = ("instant", "day", "range", "issue", "month", "season", "year", "unknown")
NEVER = "9999-12-31"


def fingerprint(text: str) -> str:
    """Return a name for the words of ``text``: case, marks and spaces do not matter."""
    words = " ".join(re.findall(r"\w+", text.casefold().replace("ё", "е")))
    return blake2b(words.encode(), digest_size=12).hexdigest()


def voices(articles: Iterable[tuple[Article, str]]) -> dict[str, str]:
    """Map each copy to the article that counts; articles without copies are left out.

    First is who was published first; ties go by precision, then by id.
    """
    groups: dict[str, list[tuple[str, str, int, str]]] = {}
    for article, mark in articles:
        published = article.published
        day = published.earliest.isoformat() if published.earliest else NEVER
        rank = (published.instant or day, day, COARSER.index(published.precision), article.id)
        groups.setdefault(mark, []).append(rank)
    return {
        copy[-1]: min(group)[-1] for group in groups.values() if len(group) > 1 for copy in group
    }
