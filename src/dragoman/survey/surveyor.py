"""The room's walk: the articles of two periods, streamed, into one survey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from dragoman.backends.base import Corpus
from dragoman.model.press import Period, Skip
from dragoman.model.survey import Survey
from dragoman.survey import reports
from dragoman.survey.change import changes
from dragoman.survey.context import SurveyContext, Voice
from dragoman.survey.debate import Debates
from dragoman.survey.figures import Figures
from dragoman.survey.forecasts import Forecasts
from dragoman.survey.health import Collection, collection
from dragoman.survey.mood import Mood
from dragoman.survey.powers import Powers
from dragoman.survey.prominence import prominence
from dragoman.survey.roll import Roll
from dragoman.survey.silence import silences
from dragoman.survey.terms import Coinages, Terms
from dragoman.survey.themes import Themes

__all__ = ["SurveyContext", "survey"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folds:
    """What is counted of one period; each fold answers one question."""

    themes: Themes
    mood: Mood
    debates: Debates
    figures: Figures
    forecasts: Forecasts
    coinages: Coinages

    @classmethod
    def empty(cls, period: Period, powers: Powers) -> Self:
        """Return folds that have counted nothing yet."""
        return cls(
            themes=Themes(period=period),
            mood=Mood(powers=powers),
            debates=Debates(powers=powers),
            figures=Figures(),
            forecasts=Forecasts(),
            coinages=Coinages(),
        )

    def add(self, voice: Voice) -> None:
        """Count one voice everywhere."""
        for fold in (
            self.themes,
            self.mood,
            self.debates,
            self.figures,
            self.forecasts,
            self.coinages,
        ):
            fold.add(voice)


def survey(period: Period, before: Period, corpus: Corpus, context: SurveyContext) -> Survey:
    """Return what the press read of ``period`` says, against the period ``before``.

    The articles are streamed, each period once and ``period`` once more for the terms; nothing
    but counts and ids is kept. A piece whose date overlaps both periods counts in ``period`` only;
    undated pieces count in neither and are named.
    """
    powers = Powers(context.knowledge, context.language)
    found = Folds.empty(period, powers)
    now = Roll(period=period, context=context)
    for voice in now.hear(corpus):
        found.add(voice)
    terms = Terms(coined=found.coinages, index=found.coinages.index())
    former = Folds.empty(before, powers)
    then = Roll(period=before, context=context)
    for voice in then.hear(corpus, frozenset(now.read)):
        former.themes.add(voice)
        former.mood.add(voice)
        terms.add_former(voice)
    if found.coinages.printed:
        for voice in Roll(period=period, context=context, themes=False).hear(corpus):
            terms.add(voice)
    undated: list[str] = []
    for each in corpus.undated():
        now.note_undated(each.article)
        undated.append(each.article.id)
    return _survey(collection(now, then), found, former, terms, tuple(sorted(undated)))


def _survey(
    held: Collection, found: Folds, former: Folds, terms: Terms, undated: tuple[str, ...]
) -> Survey:
    now = held.now
    known = reports.earlier(now.context.reports, now.period)
    counted = changes(held, found.themes, former.themes)
    told = {each.theme for each in counted}
    against = (e for e in reports.changes(held, found.themes, known) if e.theme not in told)
    return Survey(
        country=now.context.knowledge.country,
        period=now.period,
        voices=tuple(sorted(now.voices)),
        read=tuple(sorted(now.read)),
        undated=undated,
        outlets=held.outlets,
        skipped=tuple(sorted(now.context.skipped, key=_skip_order)),
        too_small=held.compared,
        themes=prominence(held, found.themes, former.themes),
        silences=silences(held, found.themes, former.themes),
        mood=found.mood.result(former.mood),
        debates=found.debates.result(),
        terms=reports.unknown(terms.result(compared=held.compared is None), known),
        figures=found.figures.result(),
        forecasts=found.forecasts.result(reports.forecasts(known, now.period)),
        change=(*counted, *against),
    )


def _skip_order(skip: Skip) -> tuple[str, str, str, str]:
    return skip.input, skip.stage, skip.article or "", skip.reason
