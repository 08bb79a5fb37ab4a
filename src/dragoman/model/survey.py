"""The aggregate of a period. Numbers carry the ids they were counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.press import Period, PublicationDate, Skip
from dragoman.model.reading import Who

Verdict = Literal["rose", "fell", "level", "too small"]
Health = Literal["good", "poor", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Voices on a theme over voices read, with a 95 % Wilson interval."""

    articles: tuple[str, ...]
    voices: int
    denominator: tuple[str, ...]
    outlets: tuple[str, ...]
    share: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCount:
    """A theme's prominence now, before, and what may be said of the difference."""

    id: str
    name: str
    articles: tuple[str, ...]
    voices: int
    statements: int
    outlets: tuple[str, ...]
    share: float
    interval: tuple[float, float]
    before: Share | None
    verdict: Verdict
    weeks: tuple[tuple[str, int], ...] = ()
    """(Monday of the week as ISO date, voices)."""
    authors: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A watched theme that is missing, guarded by what was read."""

    theme: str
    name: str
    expected: float | None
    found: int
    because: Literal["absent", "fewer than before", "too small"]
    outlets: tuple[str, ...]
    denominator: tuple[str, ...]
    health: Health


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodCell:
    """Holder country toward target country: ``score`` from -1 to 1, with its statements.

    ``statements`` and ``dissent`` are ``article:statement`` or ``article:start-end`` keys.
    """

    holder: Who
    target: Who
    score: float
    interval: tuple[float, float]
    statements: tuple[str, ...]
    dissent: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    position: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    question: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstUse:
    article: str
    author: str | None
    outlet: str | None
    published: PublicationDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    term: str
    first: FirstUse
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    article: str
    start: int
    end: int
    low: str
    high: str
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    what: str
    values: tuple[FigureValue, ...]
    conflict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastEntry:
    article: str
    start: int
    end: int
    holder: Who
    horizon: PublicationDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is new, dropped, stronger or weaker against the period before."""

    theme: str
    name: str
    kind: Literal["new", "dropped", "stronger", "weaker"]
    now: int
    before: int
    against: str | None = None
    """The title of the imported report that is compared with, its items being ``before``; else the period before."""
    issue: str | None = None
    """The issue of that report, a month such as 2021-03."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletTally:
    name: str
    read: int
    voices: int
    skipped: int
    health: Health
    because: tuple[str, ...] = ()
    """What ails it in this period, with the numbers that show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    country: str
    period: Period
    voices: tuple[str, ...]
    """Ids of the voices (articles that count) in the period on the desk's subject."""
    read: tuple[str, ...]
    undated: tuple[str, ...]
    outlets: tuple[OutletTally, ...]
    skipped: tuple[Skip, ...]
    too_small: str | None
    """Why the collection is too small for comparisons, in words; else ``None``."""
    themes: tuple[ThemeCount, ...] = ()
    silences: tuple[Silence, ...] = ()
    mood: tuple[MoodCell, ...] = ()
    debates: tuple[Debate, ...] = ()
    terms: tuple[Term, ...] = ()
    figures: tuple[FigureGroup, ...] = ()
    forecasts: tuple[ForecastEntry, ...] = ()
    change: tuple[Change, ...] = ()
