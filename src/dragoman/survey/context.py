"""What a survey is told beside the articles, and what it makes of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.language.matching import ThemeWeight
from dragoman.model.knowledge import Knowledge, Theme
from dragoman.model.press import Article, Skip
from dragoman.model.published import KeptReport
from dragoman.model.reading import Reading

MINIMUM_VOICES = 30
MINIMUM_OUTLETS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyContext:
    """What the desk knows and wants.

    ``off_subject`` holds the articles that the shortlist set aside in *either* period, so that
    both shares are of voices on the desk's subject. ``promised`` names the outlets the desk means
    to read, by id or any spelling.

    A collection is compared with another only when each has ``minimum_voices`` and
    ``minimum_outlets``, and ``minimum_outlets`` are in both. Of 30 voices the 95 % Wilson interval
    of a share is at most .34 wide, and a theme that none of them touched may still be that of up to
    .11 of the press; with fewer, an absence says next to nothing. With three outlets no
    single editor's taste is the press.
    """

    knowledge: Knowledge
    off_subject: frozenset[str] = frozenset()
    skipped: tuple[Skip, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """Where each source lies, and whose it is."""
    promised: tuple[str, ...] = ()
    minimum_voices: int = MINIMUM_VOICES
    minimum_outlets: int = MINIMUM_OUTLETS
    language: str = "en"
    """The language in which themes are named."""
    reports: tuple[KeptReport, ...] = ()
    """Imported reports, the earliest issue first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The one copy of a piece that counts, with its outlet's house name and its themes."""

    article: Article
    reading: Reading
    outlet: str
    themes: tuple[ThemeWeight, ...]


Order = tuple[date, date, str, str]


def order(article: Article) -> Order:
    """Return the key by which dated pieces come one after another, ties broken by id."""
    published = article.published
    return (
        published.earliest or date.max,
        published.latest or date.max,
        published.instant or "",
        article.id,
    )


def theme_name(theme: Theme, language: str) -> str:
    """Return a theme's name in ``language``, else its English name, else its id."""
    names = dict(theme.names)
    return names.get(language) or names.get("en") or theme.id
