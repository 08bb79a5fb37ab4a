"""A report somebody published, as records; offsets count code points of ``Published.text``."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.press import Genre, PublicationDate
from dragoman.model.reading import Figure, Forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpan:
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    text: str
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedItem:
    """The digest of one piece; ``remarks`` are the report writer's own judgements."""

    authors: tuple[NamedSpan, ...]
    outlet: NamedSpan | None
    published: PublicationDate
    section: str | None
    topic_proposed: str | None = None
    genre: Genre = "unknown"
    verb: str | None
    start: int
    end: int
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    remarks: tuple[TextSpan, ...] = ()
    refers_to: int | None = None
    """The item of this report that is meant again: «in the same issue», «that same day the paper»."""
    earlier: tuple[TextSpan, ...] = ()
    """Where the item refers to an earlier report of the series."""
    camp: NamedSpan | None = None
    """Who argues where no paper is named: «conservative coverage»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSection:
    """``proposed`` sections are ours; the others bear the report's own heading."""

    heading: str
    start: int
    end: int
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedMood:
    """A sentence that tells the mood, and the reasons it gives."""

    text: str
    start: int
    end: int
    reasons: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOverview:
    """What the overview tells: themes (phrases where it lists them), silences, moods, counter-currents."""

    themes: tuple[TextSpan, ...] = ()
    silences: tuple[TextSpan, ...] = ()
    moods: tuple[PublishedMood, ...] = ()
    counters: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """``country`` is ISO 3166 alpha-2, ``issue`` a month such as 2021-03; empty where not said."""

    title: str
    country: str | None
    issue: str | None
    text: str
    overview: PublishedOverview
    sections: tuple[PublishedSection, ...]
    items: tuple[PublishedItem, ...]
    remarks: tuple[TextSpan, ...] = ()
    """The writer's sentences between items: transitions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """An imported report as a desk keeps it; ``sha256`` is that of the file ``source``.

    ``id`` stands for the report where else an article's id stands.
    """

    id: str
    sha256: str
    source: str
    published: Published
