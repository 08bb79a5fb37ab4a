"""What is new, dropped, stronger or weaker against the period before."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.survey import Change
from dragoman.survey.context import theme_name
from dragoman.survey.health import Collection
from dragoman.survey.prominence import verdict
from dragoman.survey.themes import Themes


def changes(held: Collection, now: Themes, before: Themes) -> tuple[Change, ...]:
    """Return the real changes, the largest in voices first, ties by theme; none unguarded."""
    found = _changes(held, now, before)
    return tuple(sorted(found, key=lambda each: (-abs(each.now - each.before), each.theme)))


def _changes(held: Collection, now: Themes, before: Themes) -> Iterator[Change]:
    for theme in held.now.context.knowledge.themes:
        count, former = len(now.of(theme.id).articles), len(before.of(theme.id).articles)
        said = verdict(held, count, former)
        if said in ("rose", "fell"):
            yield Change(
                theme=theme.id,
                name=theme_name(theme, held.now.context.language),
                kind=("stronger" if former else "new")
                if said == "rose"
                else ("weaker" if count else "dropped"),
                now=count,
                before=former,
            )
