"""What reading finds in one article; every finding keeps its span into ``Article.text``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.press import Article, PublicationDate, Span

WhoKind = Literal["author", "person", "organisation", "actor", "outlet", "unnamed"]
MentionType = Literal["PER", "ORG", "LOC", "GPE"]
Level = Literal["author", "quoted", "nested"]
StatementKind = Literal["direct", "indirect", "mixed"]
CueClass = Literal["neutral", "judging", "asking", "denying", "urging", "blaming"]
Polarity = Literal["pos", "neg", "neutral"]
Bound = Literal["exact", "about", "min", "max"]
Direction = Literal["rise", "fall", "level"]
AttitudeKind = Literal["stance", "wish", "topic", "appearance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Holder, target or speaker; ``name`` is the normal form in the press's language."""

    kind: WhoKind
    name: str
    id: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text; ``name`` is its normal form, ``actor`` the power it stands for."""

    start: int
    end: int
    type: MentionType
    name: str
    id: str | None = None
    actor: str | None = None
    latin: str | None = None
    """An unknown person's Latin spelling where the text prints it in brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The words that name who speaks, as printed."""

    spans: tuple[Span, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that mark an attribution, and the class of the reporting verb."""

    spans: tuple[Span, ...]
    class_: CueClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what. The author's own sentences are statements of level ``author``."""

    id: str
    level: Level
    kind: StatementKind
    speaker: Speaker | None
    who: Who
    resolved: str | None
    cue: Cue | None
    content: tuple[Span, ...]
    negated: bool = False
    modality: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Holder toward target, with the words that carry it; ``score`` runs from -1 to 1."""

    holder: Who
    target: Who
    polarity: Polarity
    score: float
    spans: tuple[Span, ...]
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """What somebody is said to be for or against, to want, or to speak of: reported, but no statement.

    ``kind`` is ``stance`` («backs the treaty»), ``wish`` («plans to leave»), ``topic`` («spoke about the
    treaty», without what was said of it) or ``appearance`` («the treaty seems dead»: so it looks, to
    nobody in particular). ``score`` runs from -1 to 1 and is 0 but for a stance.
    """

    kind: AttitudeKind
    holder: Who
    speaker: Speaker | None
    """The words that name the holder, as printed."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    polarity: Polarity = "neutral"
    score: float = 0.0
    negated: bool = False
    modality: str | None = None
    statement: str | None = None
    """The statement that the cue stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How a sentence shows the one named at ``[start, end)``, whoever's view it is.

    ``score`` runs from -1 to 1. A tone has no holder: it is a guess of a model and no evidence of
    anybody's stance.
    """

    start: int
    end: int
    target: Who
    polarity: Polarity
    score: float
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit; ``low`` and ``high`` are decimal strings in whole units."""

    start: int
    end: int
    low: str
    high: str
    bound: Bound
    unit: str | None
    what: str | None
    change: Direction | None = None
    period: PublicationDate | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What somebody expects, and by when."""

    start: int
    end: int
    modality: str
    horizon: PublicationDate | None
    holder: Who
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the piece, or somebody in it, asks; who asks it."""

    start: int
    end: int
    holder: Who
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the piece, or somebody in it, says should be done."""

    start: int
    end: int
    holder: Who
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All findings in one text, by one reader version under one state of knowledge."""

    text_id: str
    reader: str
    knowledge: str
    language: str
    sentences: tuple[Span, ...]
    lemmas: tuple[str, ...]
    """For each sentence its lemmas joined by spaces, lower case, words only."""
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    stances: tuple[Stance, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    tones: tuple[Tone, ...] = ()
    thesis: tuple[Span, ...] = ()
    """What the piece claims; in news its lead."""
    conclusion: tuple[Span, ...] = ()
    """What it ends on; nothing in news."""
    questions: tuple[Question, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    """Read in English only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article with what was read in it; ``voice`` is the id of the copy that counts."""

    article: Article
    reading: Reading
    voice: str
