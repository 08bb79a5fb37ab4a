"""What went wrong, by class: to see which rule to mend next, never to tune on kept articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.measure.findings import same_forecast, value
from dragoman.measure.overlap import covered
from dragoman.measure.sides import (
    Sides,
    contents,
    pairs,
    same_name,
    same_speaker,
    spoken_by_name,
)
from dragoman.model.gold import Labels
from dragoman.model.press import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One error: its class, the article, and the words it stands on."""

    class_: str
    article: str
    start: int
    end: int
    note: str = ""


def misses(sides: Sides) -> Iterator[Miss]:
    """Yield each error of attribution, figures, forecasts and names in one article."""
    yield from _statements(sides)
    yield from _numbers(sides)
    yield from _forecasts(sides)
    yield from _persons(sides)


def _miss(class_: str, labels: Labels, spans: tuple[Span, ...], note: str = "") -> Miss:
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    return Miss(class_=class_, article=labels.id, start=start, end=end, note=note)


def _statements(sides: Sides) -> Iterator[Miss]:
    gold, found = sides.gold, sides.found
    for each in gold.statements:
        if not covered(each.content, contents(found.statements)):
            yield _miss(f"missed {each.level} {each.kind}", gold, each.content)
    for each in found.statements:
        if not covered(each.content, contents(gold.statements)):
            yield _miss(f"invented {each.level} {each.kind}", gold, each.content)
    for one, other in pairs(sides):
        if not same_speaker(one, other):
            yield _miss("wrong speaker", gold, one.content, f"{one.who} -> {other.who}")
        elif one.who and not spoken_by_name(one, gold) and not same_name(one.who, other.who):
            yield _miss("unresolved speaker", gold, one.content, f"{one.who} -> {other.who}")
        elif one.level != other.level:
            yield _miss(f"{other.level} for {one.level}", gold, one.content)
        if (one.negated, bool(one.modality)) != (other.negated, bool(other.modality)):
            yield _miss("denial or modality", gold, one.content)


def _numbers(sides: Sides) -> Iterator[Miss]:
    known = set(map(value, sides.gold.figures))
    seen = set(map(value, sides.found.figures))
    for each in sides.gold.figures:
        if value(each) not in seen:
            yield _miss("missed figure", sides.gold, (Span(each.start, each.end),), each.low)
    for each in sides.found.figures:
        if value(each) not in known:
            yield _miss("invented figure", sides.gold, (Span(each.start, each.end),), each.low)


def _forecasts(sides: Sides) -> Iterator[Miss]:
    gold, found = sides.gold.forecasts, sides.found.forecasts
    for one in gold:
        if not any(same_forecast(one, other) for other in found):
            yield _miss("missed forecast", sides.gold, (Span(one.start, one.end),))
    for other in found:
        if not any(same_forecast(one, other) for one in gold):
            span = Span(other.start, other.end)
            yield _miss("invented forecast", sides.gold, (span,))


def _persons(sides: Sides) -> Iterator[Miss]:
    one = {each.name: each for each in sides.gold.names if each.kind == "person"}
    other = {each.name: each for each in sides.found.names if each.kind == "person"}
    for name, each in one.items():
        near = next((found for found in other.values() if same_name(found.name, name)), None)
        if near is None:
            yield _miss("missed person", sides.gold, each.spans, name)
        elif each.house and near.house != each.house:
            yield _miss("house spelling", sides.gold, each.spans, f"{each.house} -> {near.house}")
    for name, each in other.items():
        if not any(same_name(name, known) for known in one):
            yield _miss("invented person", sides.gold, each.spans, name)
