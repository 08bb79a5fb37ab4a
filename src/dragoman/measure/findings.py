"""The other labels weighed: names, figures, forecasts, stances, thesis, conclusion, theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from dragoman.language.names import fold
from dragoman.measure.bootstrap import Counts, f1, ratio
from dragoman.measure.overlap import covered, touching
from dragoman.measure.sides import Sides, same_holder, same_name
from dragoman.model.gold import (
    LabelledFigure,
    LabelledForecast,
    LabelledName,
    LabelledStance,
    Labels,
)
from dragoman.model.press import Span

T = TypeVar("T")
YEAR = 366
"""Days by which the ends of two horizons may differ."""
SETS = ("persons", "organisations", "figures", "forecasts", "stances")


def count(sides: Sides) -> Counts:
    """Count one article; each kind of label is matched one to one, in the order of the text."""
    counted: Counter[str] = Counter()
    gold, found = sides.gold, sides.found
    houses = list(_matched(counted, "persons", _persons(gold), _persons(found), _same_person))
    counted["houses"] += sum(1 for one, _ in houses if one.house)
    counted["house"] += sum(one.house == other.house for one, other in houses if one.house)
    for _ in _matched(counted, "organisations", _others(gold), _others(found), _same_place):
        pass
    for one, other in _matched(counted, "figures", gold.figures, found.figures, _same_figure):
        counted["figures held"] += sides.tells_holders
        counted["figure holder"] += sides.tells_holders and same_holder(
            sides, one.statement, other.statement
        )
        counted["figure change"] += one.change == other.change
    for fore, cast in _matched(
        counted, "forecasts", gold.forecasts, found.forecasts, same_forecast
    ):
        counted["horizon"] += _near(fore, cast)
        counted["forecasts held"] += sides.tells_holders
        counted["forecast holder"] += sides.tells_holders and same_holder(
            sides, fore.statement, cast.statement
        )
    for _ in _matched(counted, "stances", gold.stances, found.stances, _same_stance):
        pass
    for held, seen in _paired(gold.stances, found.stances, _same_target):
        counted["stance targets"] += 1
        counted["stance holder"] += _party(held.holder) == _party(seen.holder)
    counted.update(_of_the_piece(gold, found))
    return counted


def _of_the_piece(gold: Labels, found: Labels) -> Counter[str]:
    counted: Counter[str] = Counter()
    for name in ("thesis", "conclusion"):
        known: Sequence[Span] = getattr(gold, name)
        counted[f"{name} gold"] += bool(known)
        counted[name] += covered(known, getattr(found, name))
    counted["themed"] += bool(gold.themes)
    counted["theme"] += bool(gold.themes) and gold.themes[:1] == (found.themes[:1] or ("none",))
    return counted


def _matched(
    counted: Counter[str],
    name: str,
    gold: Sequence[T],
    found: Sequence[T],
    same: Callable[[T, T], bool],
) -> Iterator[tuple[T, T]]:
    counted[f"{name} gold"] += len(gold)
    counted[f"{name} found"] += len(found)
    for pair in _paired(gold, found, same):
        counted[f"{name} right"] += 1
        yield pair


def _paired(
    gold: Sequence[T], found: Sequence[T], same: Callable[[T, T], bool]
) -> Iterator[tuple[T, T]]:
    free = list(found)
    for each in gold:
        near = next((other for other in free if same(each, other)), None)
        if near is not None:
            free.remove(near)
            yield each, near


def _persons(labels: Labels) -> list[LabelledName]:
    return [each for each in labels.names if each.kind == "person"]


def _others(labels: Labels) -> list[LabelledName]:
    return [each for each in labels.names if each.kind in ("organisation", "outlet")]


def _same_person(one: LabelledName, other: LabelledName) -> bool:
    return same_name(one.name, other.name)


def _same_place(one: LabelledName, other: LabelledName) -> bool:
    return touching(one.spans, other.spans)


def value(figure: LabelledFigure) -> tuple[str, str, str | None]:
    """Return what a figure says; a thing counted in the press's own words («38 поездов») is no unit."""
    unit = figure.unit if figure.unit and figure.unit.isascii() else None
    return figure.low, figure.high, unit


def _same_figure(one: LabelledFigure, other: LabelledFigure) -> bool:
    return value(one) == value(other) and touching(
        [Span(one.start, one.end)], [Span(other.start, other.end)]
    )


def same_forecast(one: LabelledForecast, other: LabelledForecast) -> bool:
    """Whether most of one forecast's words are the other's, whichever is longer."""
    left, right = [Span(one.start, one.end)], [Span(other.start, other.end)]
    return covered(left, right) or covered(right, left)


def _near(one: LabelledForecast, other: LabelledForecast) -> bool:
    ends = [_end(each) for each in (one, other)]
    if None in ends:
        return ends == [None, None]
    first, second = filter(None, ends)
    return abs((first - second).days) <= YEAR


def _end(forecast: LabelledForecast) -> date | None:
    return forecast.latest or forecast.earliest


def _party(name: str) -> str:
    return fold(name)


def _same_target(one: LabelledStance, other: LabelledStance) -> bool:
    same = _party(one.target) == _party(other.target) and one.polarity == other.polarity
    return same and touching(one.spans, other.spans)


def _same_stance(one: LabelledStance, other: LabelledStance) -> bool:
    return _party(one.holder) == _party(other.holder) and _same_target(one, other)


def score(total: Counts) -> Mapping[str, float]:
    """Return the scores of summed counts."""
    scores: dict[str, float] = {}
    for name in SETS:
        precision = ratio(total[f"{name} right"], total[f"{name} found"])
        recall = ratio(total[f"{name} right"], total[f"{name} gold"])
        scores |= {f"{name}.p": precision, f"{name}.r": recall, f"{name}.f1": f1(precision, recall)}
    shares = {name: ratio(total[part], total[whole]) for name, (part, whole) in SHARES.items()}
    return scores | shares


SHARES = {
    "house": ("house", "houses"),
    "figures.holder": ("figure holder", "figures held"),
    "figures.change": ("figure change", "figures right"),
    "forecasts.horizon": ("horizon", "forecasts right"),
    "forecasts.holder": ("forecast holder", "forecasts held"),
    "stances.holder": ("stance holder", "stance targets"),
    "thesis": ("thesis", "thesis gold"),
    "conclusion": ("conclusion", "conclusion gold"),
    "theme": ("theme", "themed"),
}
BEHIND = {
    **{f"{name}.p": f"{name} found" for name in SETS},
    **{f"{name}.{each}": f"{name} gold" for name in SETS for each in ("r", "f1")},
    **{name: whole for name, (_, whole) in SHARES.items()},
}
"""The count that stands behind each score."""
