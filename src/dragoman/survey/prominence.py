"""How prominent each theme is, against the period before."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.knowledge import Theme
from dragoman.model.survey import Share, ThemeCount, Verdict
from dragoman.survey.context import theme_name
from dragoman.survey.health import Collection
from dragoman.survey.intervals import DIGITS, difference, wilson
from dragoman.survey.roll import Roll, outlets
from dragoman.survey.themes import Themes, ThemeTally


def prominence(held: Collection, now: Themes, before: Themes) -> tuple[ThemeCount, ...]:
    """Return the themes somebody wrote on, the most voices first, ties by id.

    A theme ``rose`` or ``fell`` when the 95 % interval of the difference of its two shares lies
    wholly on one side of zero. One theme in twenty would do so by chance.
    """
    found = _counts(held, now, before)
    return tuple(sorted(found, key=lambda each: (-each.voices, each.id)))


def _counts(held: Collection, now: Themes, before: Themes) -> Iterator[ThemeCount]:
    context = held.now.context
    for theme in context.knowledge.themes:
        tally = now.of(theme.id)
        if tally.articles:
            former = before.of(theme.id)
            yield _count(theme, held, tally, former)


def _count(theme: Theme, held: Collection, tally: ThemeTally, former: ThemeTally) -> ThemeCount:
    found = share(tally, held.now)
    return ThemeCount(
        id=theme.id,
        name=theme_name(theme, held.now.context.language),
        articles=found.articles,
        voices=found.voices,
        statements=tally.statements,
        outlets=found.outlets,
        share=found.share,
        interval=found.interval,
        before=share(former, held.before) if held.before.voices else None,
        verdict=verdict(held, len(tally.articles), len(former.articles)),
        weeks=tuple(sorted(tally.weeks.items())),
        authors=tuple(sorted(tally.authors.items(), key=lambda each: (-each[1], each[0]))),
    )


def share(tally: ThemeTally, roll: Roll) -> Share:
    """Return a theme's share of the voices of one period."""
    count, total = len(tally.articles), len(roll.voices)
    return Share(
        articles=tuple(sorted(tally.articles)),
        voices=count,
        denominator=tuple(sorted(roll.voices)),
        outlets=outlets(tally.articles.values()),
        share=round(count / total, DIGITS) if total else 0.0,
        interval=wilson(count, total),
    )


def verdict(held: Collection, now: int, before: int) -> Verdict:
    """Say what became of a theme with ``now`` voices after ``before``."""
    if held.compared:
        return "too small"
    low, high = difference(now, len(held.now.voices), before, len(held.before.voices))
    return "rose" if low > 0 else "fell" if high < 0 else "level"
