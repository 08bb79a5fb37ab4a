"""A Country Report: claims, each with its citations, in items and sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.press import Genre, Period, PublicationDate, Skip
from dragoman.model.reading import Level
from dragoman.model.survey import MoodCell, OutletTally, ThemeCount

By = Literal["template", "memory", "mt", "llm", "analyst"]
Voice = Literal["writer", "author", "quoted"]
FieldName = Literal["authors", "outlet", "published", "title"]
ShortlistState = Literal["selected", "reserve", "set aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    text: str
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanCitation:
    """A claim's evidence: ``quoted`` is exactly ``text[start:end]`` of that text version."""

    article: str
    text_id: str
    start: int
    end: int
    quoted: str
    translation: Translation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCitation:
    """Evidence that is a field of the article: byline, outlet, date or title."""

    article: str
    field: FieldName
    value: str


Citation = SpanCitation | FieldCitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A claim about the collection: what was counted, over what, in which outlets."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What the gate found; a claim that is printed has passed all five."""

    quotation: bool = True
    names: bool = True
    numbers: bool = True
    dates: bool = True
    polarity: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of ours. Its id is made of article, statements and role, never of wording."""

    id: str
    text: str
    by: By
    level: Level
    voice: Voice
    role: str
    citations: tuple[Citation, ...] = ()
    counted: Counted | None = None
    checks: Checks = Checks()
    untranslated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The digest of one piece."""

    article: str
    genre: Genre
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    heading: str
    theme: str
    items: tuple[Item, ...]
    also: Claim | None = None
    """What else was written on the theme and is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistEntry:
    """One piece, its rank and the reason, in words."""

    id: str
    state: ShortlistState
    score: float
    reason: str
    themes: tuple[str, ...]
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: PublicationDate


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCoverage:
    name: str
    read: int
    selected: int
    skipped: int
    health: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    outlets: tuple[OutletCoverage, ...]
    read: int
    set_aside: tuple[SetAside, ...]
    skipped: tuple[Skip, ...]
    undated: tuple[str, ...]
    written_by: tuple[tuple[By, int], ...]
    untranslated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A sentence the gate did not let through, and which check it failed."""

    text: str
    reason: str
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    start: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportArticle:
    id: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: PublicationDate
    url: str | None
    language: str
    text_id: str
    excerpts: tuple[Excerpt, ...]
    carried_by: tuple[str, ...] = ()
    """Other outlets that printed a copy of it in the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    title: str
    issue: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    generator: str
    title: str
    country: str
    period: Period
    language: str
    snapshot: str
    coverage: Coverage
    overview: tuple[Claim, ...]
    sections: tuple[Section, ...]
    withheld: tuple[Withheld, ...]
    previous: Previous | None
    articles: tuple[ReportArticle, ...]
    themes: tuple[ThemeCount, ...] = ()
    mood: tuple[MoodCell, ...] = ()
    outlets: tuple[OutletTally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A rendered report: the bytes of one file."""

    format: Literal["html", "markdown", "json"]
    content: bytes
