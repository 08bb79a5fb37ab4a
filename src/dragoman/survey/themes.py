"""Which voices, authors, outlets and statements each theme has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dragoman.language.matching import ThemeWeight, sentence_at
from dragoman.model.press import Article, Period
from dragoman.model.reading import Reading
from dragoman.survey.context import Voice
from dragoman.survey.roll import weeks


@dataclass(slots=True, kw_only=True)
class ThemeTally:
    """What one period has on one theme."""

    articles: dict[str, str] = field(default_factory=dict)
    """Id of the voice -> outlet."""
    statements: int = 0
    authors: Counter[str] = field(default_factory=Counter)
    weeks: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True, kw_only=True)
class Themes:
    """Folds voices into tallies, one a theme."""

    period: Period
    tallies: dict[str, ThemeTally] = field(default_factory=dict)

    def add(self, voice: Voice) -> None:
        """Count one voice under each of its themes."""
        for weight in voice.themes:
            tally = self.tallies.setdefault(weight.theme, ThemeTally())
            tally.articles[voice.article.id] = voice.outlet
            tally.statements += statements_on(weight, voice.reading)
            tally.authors.update(sorted(set(voice.article.authors)))
            week = _week(voice.article, self.period)
            if week:
                tally.weeks[week] += 1

    def of(self, theme: str) -> ThemeTally:
        """Return the tally of ``theme``, empty when nobody wrote on it."""
        return self.tallies.get(theme, ThemeTally())


def statements_on(weight: ThemeWeight, reading: Reading) -> int:
    """Count the statements that begin in a sentence on the theme."""
    places = set(weight.sentences)
    return sum(
        sentence_at(reading, each.content[0].start) in places
        for each in reading.statements
        if each.content
    )


def _week(article: Article, period: Period) -> str | None:
    """Return the Monday of a piece's week; none when its date is coarser than a week."""
    found = weeks(article, period)
    return found[0].isoformat() if len(found) == 1 else None
