"""What the press brings: outlets, dates with their precision, articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Precision = Literal["instant", "day", "month", "season", "year", "range", "issue", "unknown"]
Genre = Literal[
    "news", "column", "analysis", "review", "interview", "editorial", "journal", "unknown"
]


class Span(NamedTuple):
    """Unicode code points ``[start, end)`` of the text named beside it; a pair in JSON."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Whole days, both ends included."""

    from_: date
    to: date

    def __post_init__(self) -> None:
        if self.to < self.from_:
            raise ValueError(f"a period ends before it begins: {self.from_} to {self.to}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """A date exactly as precise as its source; both ends are ``None`` when unknown."""

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "unknown"
    issue: str | None = None
    instant: str | None = None
    printed: str | None = None
    inferred: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("a date has both ends or neither")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"a date ends before it begins: {self.earliest} to {self.latest}")


UNDATED = PublicationDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet under one id; ``names`` are all its spellings, ``house`` the report's own."""

    id: str
    name: str
    house: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    language: str | None = None
    kind: str | None = None
    timezone: str | None = None
    rights: int = 600
    """Characters of one article that an edition may carry around its citations."""
    issues: int | None = None
    """Issues a year of a journal, where known: 4 makes No. 2 that of April to June."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """From ``start`` on the text stands on the page that is printed as ``page``, up to the next mark.

    ``page`` is what a citation would print: «117», «xii», or «117-125» where only the whole piece's
    pages are known.
    """

    page: str
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One piece of press writing; offsets everywhere count code points of ``text``.

    ``pages`` are the pages of a piece in print, ``edited`` is when its outlet says that it changed it
    (RFC 3339), ``links`` are addresses that its words lead to.
    """

    id: str
    text_id: str
    source: str
    url: str | None = None
    outlet: str | None = None
    outlet_id: str | None = None
    title: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: PublicationDate = UNDATED
    retrieved: str | None = None
    language: str = "und"
    genre: Genre = "unknown"
    text: str
    sha256: str
    provenance: tuple[tuple[str, str], ...] = ()
    duplicate_of: str | None = None
    pages: tuple[PageMark, ...] = ()
    edited: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two renderings of one segment, for the translation memory."""

    language: str
    text: str
    target_language: str
    target: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """One input or article that was left out, and why, in words for an analyst."""

    input: str
    reason: str
    stage: Literal["collect", "read", "survey", "report"]
    article: str | None = None
