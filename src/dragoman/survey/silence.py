"""Which watched themes are missing, as far as the collection can say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dragoman.model.survey import Silence
from dragoman.survey.context import theme_name
from dragoman.survey.health import Collection
from dragoman.survey.prominence import verdict
from dragoman.survey.roll import outlets
from dragoman.survey.themes import Themes

FAR_LESS = 0.5
"""A theme is nearly silent below this share of the voices to be expected of it."""

Reason = Literal["absent", "fewer than before", "too small"]


def silences(held: Collection, now: Themes, before: Themes) -> tuple[Silence, ...]:
    """Return the watched themes nobody, or far fewer than before, wrote on, in the list's order.

    ``expected`` is the former share of the present voices, one decimal; ``None`` when the periods
    do not compare. A theme nobody wrote on in a collection that cannot carry the claim is
    ``too small``: nothing can be said of it.
    """
    return tuple(_silences(held, now, before))


def _silences(held: Collection, now: Themes, before: Themes) -> Iterator[Silence]:
    voices = held.now.voices
    for theme in held.now.context.knowledge.themes:
        found, former = len(now.of(theme.id).articles), len(before.of(theme.id).articles)
        because = _because(held, found, former)
        if because:
            yield Silence(
                theme=theme.id,
                name=theme_name(theme, held.now.context.language),
                expected=None if held.compared else round(_expected(held, former), 1),
                found=found,
                because=because,
                outlets=outlets(voices.values()),
                denominator=tuple(sorted(voices)),
                health=held.health,
            )


def _because(held: Collection, found: int, former: int) -> Reason | None:
    if not found:
        return "too small" if held.alone else "absent"
    if held.compared or verdict(held, found, former) != "fell":
        return None
    return "fewer than before" if found < FAR_LESS * _expected(held, former) else None


def _expected(held: Collection, former: int) -> float:
    return former * len(held.now.voices) / len(held.before.voices)
