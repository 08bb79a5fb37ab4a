"""The sockets: one method each, so that a plug is a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.model.press import Period
from dragoman.model.reading import ReadArticle
from dragoman.model.report import By
from dragoman.model.source import Head, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Sentences ``[first, last)`` of one article in another language, and who rendered them."""

    first: int
    last: int
    text: str
    by: By


class Translator(Protocol):
    """Renders what it can; sentences it has nothing for are left out of its answer."""

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> tuple[Rendering, ...]:
        """Return renderings of consecutive ``sentences``, in order, none overlapping."""
        ...


class Corpus(Protocol):
    """The read articles of a desk, streamed in the order (earliest date, id)."""

    def between(self, period: Period) -> Iterator[ReadArticle]:
        """Yield articles whose publication interval overlaps ``period``; undated ones never."""
        ...

    def undated(self) -> Iterator[ReadArticle]:
        """Yield the articles without a publication date."""
        ...

    def get(self, article: str) -> ReadArticle:
        """Return one article; ``KeyError`` when the desk has not read it."""
        ...


class Sources(Protocol):
    """The articles a report may be about; none is held longer than it is looked at."""

    def heads(self, period: Period | None) -> Iterator[Head]:
        """Yield the heads of articles of ``period`` (``None``: of all), then those of undated ones."""
        ...

    def get(self, article: str) -> Source:
        """Return one article with its reading and its renderings; ``KeyError`` when there is none."""
        ...

    def saying(self, words: str) -> Iterator[Source]:
        """Yield a few articles, the likeliest first, that may hold ``words`` as they stand."""
        ...


class Silent:
    """The translator of a desk without one: says nothing, invents nothing."""

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> tuple[Rendering, ...]:
        """Return nothing, whatever is asked."""
        del sentences, source, target
        return ()
