"""What the desk's verbs tell: what a run did, what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.press import Skip
from dragoman.model.reading import ReadArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one run did: ids of what is new, how many were known or left out on purpose, what was skipped."""

    done: tuple[str, ...] = ()
    known: int = 0
    left_out: int = 0
    pairs: int = 0
    skipped: tuple[Skip, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that a search found, with the first sentence that holds a word of it."""

    article: str
    title: str | None
    outlet: str | None
    start: int
    end: int
    text: str


def hit(read: ReadArticle, wanted: Sequence[str]) -> Hit:
    """Return an article with its first sentence that holds one of ``wanted``."""
    reading = read.reading
    where = next(
        (number for number, each in enumerate(reading.lemmas) if set(wanted) & set(each.split())),
        0,
    )
    start, end = reading.sentences[where]
    return Hit(
        article=read.article.id,
        title=read.article.title,
        outlet=read.article.outlet,
        start=start,
        end=end,
        text=read.article.text[start:end],
    )
