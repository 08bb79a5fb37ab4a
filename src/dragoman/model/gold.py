"""Labels: what a careful reader marks in one article, standoff; no word of the text is in them.

A reader of ours and a person fill the same records, so that one can be weighed against the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.press import Period, Span
from dragoman.model.reading import Bound, CueClass, Direction, Level, Polarity, StatementKind

NameKind = Literal["person", "organisation", "outlet", "actor"]
AUTHOR = "author"
"""The holder of a stance when it is the piece's own author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledName:
    """One person, organisation or outlet: normal form, house spelling, and where it is named."""

    kind: NameKind
    name: str
    house: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledStatement:
    """What somebody other than the author holds; ``who`` is a normal form, or nobody by name."""

    id: str
    level: Level
    kind: StatementKind
    who: str | None = None
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    class_: CueClass = "neutral"
    content: tuple[Span, ...] = ()
    negated: bool = False
    modality: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledFigure:
    """A number with its unit, in whole units, as decimal strings; ``what`` is what is counted."""

    start: int
    end: int
    low: str
    high: str
    bound: Bound = "exact"
    unit: str | None = None
    change: Direction | None = None
    what: tuple[Span, ...] = ()
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledForecast:
    """What is expected; an end of the horizon that is not given is ``None``."""

    start: int
    end: int
    earliest: date | None = None
    latest: date | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledStance:
    """Holder toward target: an actor's code, a normal form, or ``author``."""

    holder: str
    target: str
    polarity: Polarity
    spans: tuple[Span, ...] = ()
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """All labels of one article; ``text_id`` names the very text that the offsets count in."""

    id: str
    text_id: str
    language: str
    reader: str
    """Who labelled: a person, or the version of our own reader."""
    only: tuple[str, ...] = ()
    """What was labelled («figures», «forecasts»), where not all was: the rest is not weighed."""
    themes: tuple[str, ...] = ()
    thesis: tuple[Span, ...] = ()
    conclusion: tuple[Span, ...] = ()
    author: tuple[Span, ...] = ()
    """The stretches that the piece says in its own voice."""
    names: tuple[LabelledName, ...] = ()
    statements: tuple[LabelledStatement, ...] = ()
    figures: tuple[LabelledFigure, ...] = ()
    forecasts: tuple[LabelledForecast, ...] = ()
    stances: tuple[LabelledStance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLabel:
    """A theme that a person finds in the period, and the pieces that are on it (ids)."""

    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodLabel:
    """How a country's press, or a country in it, stands toward another; ``mixed`` has dissent."""

    holder: str
    target: str
    sign: Literal["pos", "neg", "mixed"]
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DebateLabel:
    """A question, and for each position the pieces (ids) that take it."""

    question: str
    positions: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLabel:
    """A term new in the period: the piece (id) that uses it first, and all that use it."""

    term: str
    first: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLabel:
    """A theme that is new, dropped, stronger or weaker against the period before."""

    theme: str
    kind: Literal["new", "dropped", "stronger", "weaker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyLabels:
    """The survey that a person makes of a period."""

    reader: str
    period: Period
    themes: tuple[ThemeLabel, ...]
    silences: tuple[str, ...] = ()
    mood: tuple[MoodLabel, ...] = ()
    debates: tuple[DebateLabel, ...] = ()
    terms: tuple[TermLabel, ...] = ()
    change: tuple[ChangeLabel, ...] = ()
