"""Figures of one thing side by side, and whether they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from dragoman.language.names import fold
from dragoman.model.reading import Figure
from dragoman.model.survey import FigureGroup, FigureValue
from dragoman.survey.context import Voice

TOLERANCE = Decimal("0.05")
"""Exact values that differ by no more than this share of the larger one agree: they are rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure in its article; ``when`` is what its period reads like, empty when not said."""

    value: FigureValue
    exact: Decimal | None
    when: str
    change: str


@dataclass(slots=True, kw_only=True)
class Figures:
    """Groups figures by what they count and in which unit."""

    groups: dict[tuple[str, str], list[Stated]] = field(default_factory=dict)

    def add(self, voice: Voice) -> None:
        """Take in the figures of one voice that say what they count."""
        for figure in voice.reading.figures:
            if figure.what:
                key = (fold(figure.what), figure.unit or "")
                self.groups.setdefault(key, []).append(_stated(voice.article.id, figure))

    def result(self) -> tuple[FigureGroup, ...]:
        """Return what two articles or more give a figure for, by name and unit.

        Two figures conflict only when both are exact, are said of the same period and with the
        same change, stand in different articles and differ by more than 5 %.
        """
        return tuple(
            FigureGroup(what=what, values=_values(stated), conflict=_conflict(stated))
            for (what, _), stated in sorted(self.groups.items())
            if len({each.value.article for each in stated}) > 1
        )


def _stated(article: str, figure: Figure) -> Stated:
    period = figure.period
    dated = period is not None and period.earliest is not None
    exact = figure.bound == "exact" and figure.low == figure.high
    return Stated(
        value=FigureValue(
            article=article,
            start=figure.start,
            end=figure.end,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
        ),
        exact=Decimal(figure.low) if exact else None,
        when=f"{period.earliest}/{period.latest}" if period and dated else "",
        change=figure.change or "",
    )


def _values(stated: Iterable[Stated]) -> tuple[FigureValue, ...]:
    values = (each.value for each in stated)
    return tuple(sorted(values, key=lambda each: (each.article, each.start, each.end)))


def _conflict(stated: Iterable[Stated]) -> bool:
    alike: dict[tuple[str, str], list[tuple[str, Decimal]]] = {}
    for each in stated:
        if each.exact is not None and each.when:
            alike.setdefault((each.when, each.change), []).append((each.value.article, each.exact))
    return any(
        one != other and abs(a - b) > TOLERANCE * max(abs(a), abs(b))
        for values in alike.values()
        for (one, a), (other, b) in combinations(values, 2)
    )
