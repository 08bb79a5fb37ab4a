"""What the press brings: outlets, dates with their precision, articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

Precision = Literal["instant", "day", "month", "season", "year", "range", "issue", "unknown"]
Genre = Literal[
    "news", "column", "analysis", "review", "interview", "editorial", "journal", "unknown"
]


SKIP_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "absent": "no such file or folder, or nothing in it",
        "address": "an address that is not fetched: private, local, or not of the web",
        "archive": "an archive that is cut short or damaged",
        "busy": "the host asks to wait longer than a run waits (429, 503)",
        "cut short": "the connection ended before the page did",
        "entities": "a feed or sitemap that defines entities",
        "limit": "older entries beyond the limit of the source",
        "not found": "no such page (404, 410)",
        "note": "left out as it should be; nothing failed",
        "redirects": "redirects in a loop, or too many",
        "region": "closed to this region or to programs (401, 402, 403, 451)",
        "robots": "robots.txt asks not to fetch it",
        "server": "the server fails (5xx)",
        "slow": "took longer than allowed",
        "status": "another refusal of the server",
        "tls": "its certificate cannot be trusted",
        "too large": "larger than allowed, packed or unpacked",
        "unreachable": "no such host, or no answer",
        "unreadable": "fetched, and nothing the desk reads",
    }
)
"""How the web fails, by the short name that a ``Skip`` carries."""
ABSENT = "absent"
"""The kind of what is nowhere: where somebody typed its name, a slip of the pen."""
NOTE = "note"
"""The kind of what is only told: it was no piece of the press, and nothing failed."""


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
    ownership: str | None = None
    family: str | None = None
    """Outlets of one house share it."""
    weekly: int | None = None
    """Pieces a week that it prints at least: what its intake is measured against."""


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
    """Persons, as printed."""
    credits: tuple[str, ...] = ()
    """Agencies, newsrooms and outlets that sign, as printed; none of them is a person."""
    published: PublicationDate = UNDATED
    retrieved: str | None = None
    language: str = "und"
    genre: Genre = "unknown"
    section: str | None = None
    """The part of the outlet it stood in, as printed."""
    text: str
    captions: tuple[str, ...] = ()
    """What stands under its pictures; no part of ``text``."""
    sha256: str
    provenance: tuple[tuple[str, str], ...] = ()
    duplicate_of: str | None = None
    pages: tuple[PageMark, ...] = ()
    edited: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketched:
    """One article as copies of it are found: its first day, a name for its words, their sketch."""

    id: str
    day: date | None
    fingerprint: str
    sketch: bytes


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
    kind: str | None = None
    """Of ``SKIP_KINDS``, for what comes from the web, and for what is told and is no failure."""
