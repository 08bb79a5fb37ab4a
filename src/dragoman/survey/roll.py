"""The roll of a period: what was read, by whom printed, and which copy of a piece counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.backends.base import Corpus
from dragoman.language.matching import theme_weights
from dragoman.language.names import house_outlet, outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Period
from dragoman.model.reading import ReadArticle
from dragoman.survey.context import Order, SurveyContext, Voice, order
from dragoman.survey.intake import Intake

WEEK = timedelta(days=7)
NO_OUTLET = ""
"""The name under which pieces without a named outlet are counted."""


@dataclass(slots=True, kw_only=True)
class Roll:
    """Counts what passes; ``read`` has every piece, ``voices`` one copy of each on subject."""

    period: Period
    context: SurveyContext
    themes: bool = True
    """Whether the voices are weighed for themes; a pass that asks for none is faster."""
    read: set[str] = field(default_factory=set)
    pieces: Counter[str] = field(default_factory=Counter)
    """Outlet -> pieces read, reprints and off-subject ones among them."""
    voices: dict[str, str] = field(default_factory=dict)
    """Id -> outlet."""
    weeks: set[date] = field(default_factory=set)
    """Mondays of the weeks that voices fall in."""
    intakes: dict[str, Intake] = field(default_factory=dict)
    """Outlet -> what came in from it."""
    _houses: dict[tuple[str | None, str | None], str] = field(default_factory=dict)

    def hear(self, corpus: Corpus, left_out: frozenset[str] = frozenset()) -> Iterator[Voice]:
        """Stream the period once; yield one copy of each voice, none of those ``left_out``.

        The copy that counts is the one the desk names; when it was printed outside the period, the
        first copy inside it stands for it.
        """
        originals: set[str] = set()
        copies: dict[str, Order] = {}
        for each in corpus.between(self.period):
            self._note(each.article)
            if not self._wanted(each, left_out):
                continue
            if each.voice == each.article.id:
                originals.add(each.voice)
                yield self._voice(each)
            else:
                key = order(each.article)
                copies[each.voice] = min(copies.get(each.voice, key), key)
        for voice in sorted(copies.keys() - originals):
            yield self._voice(corpus.get(copies[voice][-1]))

    def _wanted(self, each: ReadArticle, left_out: frozenset[str]) -> bool:
        off = self.context.off_subject
        return not (each.article.id in left_out or each.article.id in off or each.voice in off)

    def _note(self, article: Article) -> None:
        name = self.house(article)
        self.read.add(article.id)
        self.pieces[name] += 1
        self.intake(name).note(article)

    def note_undated(self, article: Article) -> None:
        """Note a piece of no period with its outlet's intake alone."""
        self.intake(self.house(article)).note(article)

    def intake(self, name: str) -> Intake:
        """Return what came in from the outlet of this house name."""
        return self.intakes.setdefault(name, Intake(outlet=name))

    def house(self, article: Article) -> str:
        """Return the house name of an article's outlet, empty when none is named."""
        written = (article.outlet_id, article.outlet)
        if written not in self._houses:
            self._houses[written] = house(*written, self.context.knowledge)
        return self._houses[written]

    def _voice(self, each: ReadArticle) -> Voice:
        article = each.article
        outlet = self.house(article)
        self.voices[article.id] = outlet
        self.weeks.update(weeks(article, self.period))
        knowledge = self.context.knowledge
        watched = knowledge.themes if self.themes else ()
        themes = theme_weights(each, watched, knowledge.country) if watched else ()
        return Voice(article=article, reading=each.reading, outlet=outlet, themes=themes)


def house(id_: str | None, name: str | None, knowledge: Knowledge) -> str:
    """Return how a report prints the outlet of this id or, failing that, of this name."""
    known = outlet(id_, knowledge) or outlet(name, knowledge)
    if known:
        return known.house
    written = name or id_
    return house_outlet(written, knowledge) if written else NO_OUTLET


def weeks(article: Article, period: Period) -> tuple[date, ...]:
    """Return the Mondays of the ISO weeks of ``period`` that a dated piece may belong to."""
    first, last = article.published.earliest, article.published.latest
    if first is None or last is None:
        return ()
    return tuple(mondays(max(first, period.from_), min(last, period.to)))


def mondays(first: date, last: date) -> Iterator[date]:
    """Yield the Mondays of the ISO weeks that the days from ``first`` to ``last`` fall in."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += WEEK


def outlets(names: Iterable[str]) -> tuple[str, ...]:
    """Return the named outlets among ``names``, each once, sorted."""
    return tuple(sorted(set(names) - {NO_OUTLET}))
