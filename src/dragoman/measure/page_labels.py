"""What is known of a saved page, and the fields that only some sets label.

Title, authors, date and text are weighed in ``pages``; here stand credits apart from persons, the
date with its precision, section, genre and captions.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.measure.bootstrap import Counts, ratio
from dragoman.model.press import Article

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
DAYS = (None, "day", "instant")
EXTRA = ("credits", "published.precise", "section", "genre", "captions")
"""Scores of the fields that only some sets label; each is a share of the pages where it is labelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One line of a set: a page's file and what is known of it; ``None`` is what was not labelled.

    ``authors`` are all who sign, ``persons`` and ``credits`` the same parted. ``published`` is the
    first day of a date that is no day, ``latest`` its last one.
    """

    file: str
    country: str
    publisher: str
    url: str
    title: str | None
    authors: tuple[str, ...] | None
    published: str | None
    text: str
    persons: tuple[str, ...] | None = None
    credits: tuple[str, ...] | None = None
    precision: str | None = None
    latest: str | None = None
    section: str | None = None
    genre: str | None = None
    captions: tuple[str, ...] | None = None

    def first(self) -> date | None:
        """Return the earliest day of publication as printed, of whatever time zone."""
        return datetime.fromisoformat(self.published).date() if self.published else None

    def day(self) -> date | None:
        """Return the day of publication; ``None`` for a month or a season."""
        return self.first() if self.precision in DAYS else None

    def last(self) -> date | None:
        """Return the last day of publication."""
        return date.fromisoformat(self.latest) if self.latest else self.first()


def words(text: str | None) -> list[str]:
    """Return the words of ``text`` as they are compared."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return CJK.sub(r" \g<0> ", re.sub(r"\W+", " ", folded)).split()


def bag_f1(one: Iterable[str], other: Iterable[str]) -> float:
    """Return F1 over two bags of words; two empty ones are the same."""
    left, right = Counter(one), Counter(other)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def counts(page: Page, article: Article | None) -> dict[str, float]:
    """Count, field by field, what is labelled and what of it was found; ``None`` found nothing."""
    found: dict[str, float] = {}
    for name, right in _fields(page, article):
        found[f"{name} labelled"] = 1.0
        found[name] = float(right) if article else 0.0
    return found


def scores(counted: Counts) -> dict[str, float]:
    """Return the scores of the fields that the set labels."""
    named = ((name, f"{name} labelled") for name in EXTRA)
    return {
        name: ratio(counted.get(name, 0.0), counted[of]) for name, of in named if counted.get(of)
    }


def _fields(page: Page, article: Article | None) -> Iterator[tuple[str, float]]:
    if page.credits is not None:
        yield "credits", article is not None and _set(page.credits) == _set(article.credits)
    if page.precision and page.published:
        yield "published.precise", article is not None and _precise(page, article)
    if page.section:
        yield "section", article is not None and words(page.section) == words(article.section)
    if page.genre:
        yield "genre", article is not None and page.genre == article.genre
    if page.captions is not None and (page.captions or (article and article.captions)):
        ours = article.captions if article else ()
        yield "captions", bag_f1(words(" ".join(page.captions)), words(" ".join(ours)))


def _set(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(words(each)) for each in names)


def _precise(page: Page, article: Article) -> bool:
    when = article.published
    ends = (when.earliest, when.latest)
    return when.precision == page.precision and ends == (page.first(), page.last())
