"""Figures of an item beside its source's: the same value in the same unit, but for rounding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from dragoman.model.press import Span
from dragoman.model.reading import Figure
from dragoman.proof.against.aligned import Facing, counterpart, facing
from dragoman.proof.against.beside import Beside, Difference, titled, within
from dragoman.proof.against.numbers import Held, Numbers, numbers

FEW = Decimal(12)
"""Counts of things without a unit up to here are the writer's own as often as the source's."""
SHARES = ("%", "percentage points")
NEIGHBOURS = 320
"""Characters within which two figures of a source may be what a percentage was computed from."""
PLAIN = 0.8
"""Share of a sentence that the source must have for another figure in it to be a slip."""
HALF = Decimal("0.5")
HUNDRED = Decimal(100)


def sums(beside: Beside) -> Iterator[Difference]:
    """Yield figures that no source of the item has, with what it has instead where that is plain."""
    if not beside.sources:
        return
    aside = [*(Span(each.start, each.end) for each in beside.item.remarks), *beside.passed]
    held = [numbers(each) for each in beside.sources]
    for figure in beside.item.figures:
        place = Span(figure.start, figure.end)
        if within(place, aside) or (figure.unit is None and Decimal(figure.high) <= FEW):
            continue
        plainly = _plainly_other(beside, figure, held)
        if plainly:
            yield _told(beside, figure, plainly)
            continue
        if all(_has(value, figure, beside, held) for value in _values(figure)):
            wrong = _wrong_unit(figure, beside, held)
            if wrong:
                yield _told(beside, figure, wrong)
            continue
        yield _told(beside, figure, _instead(beside, figure, held))


def _plainly_other(beside: Beside, figure: Figure, held: Sequence[Numbers]) -> Held | None:
    """Return another figure at the same place of a sentence that the source has but for it."""
    face = facing(beside, beside.sentence(Span(figure.start, figure.end)))
    if face is None or face.found.share < PLAIN:
        return None
    there = _there(beside, figure, face)
    found = [] if there is None else _figures(figure, face, there, held)
    printed = beside.plain[figure.start : figure.end]
    other = len(found) == 1 and not (
        same(Decimal(figure.high), found[0].high, printed)
        and same(Decimal(figure.low), found[0].low, printed)
    )
    return found[0] if other else None


def _there(beside: Beside, figure: Figure, face: Facing) -> Span | None:
    sentence = beside.sentence(Span(figure.start, figure.end))
    inner = Span(figure.start - sentence.start, figure.end - sentence.start)
    return counterpart(face, beside.plain[slice(*sentence)], inner)


def _figures(figure: Figure, face: Facing, place: Span, held: Sequence[Numbers]) -> list[Held]:
    return [
        each
        for one in held
        for each in one.figures
        if each.side is face.side
        if each.place.start < place.end and place.start < each.place.end
        if _one_kind(each.unit, figure.unit)
    ]


def _values(figure: Figure) -> tuple[Decimal, ...]:
    return tuple(dict.fromkeys((Decimal(figure.low), Decimal(figure.high))))


def _has(value: Decimal, figure: Figure, beside: Beside, held: Sequence[Numbers]) -> bool:
    printed = beside.plain[figure.start : figure.end]
    loosely = figure.bound != "exact"
    return any(
        any(same(value, each, printed, loosely=loosely) for each in _all(one))
        or (figure.unit in (*SHARES, "times") and _computed(value, one, printed))
        for one in held
    )


def _all(one: Numbers) -> Iterator[Decimal]:
    yield from one.loose
    for each in one.figures:
        yield from (each.low, each.high)


def same(value: Decimal, other: Decimal, printed: str, *, loosely: bool = False) -> bool:
    """Tell whether a printed value is the other, one of the two perhaps rounded: 539 and 538.9."""
    if value == other:
        return True
    if not other or not value:
        return False
    return abs(value - other) <= HALF * max(
        _last_place(value, kept=None if loosely else _digits(printed)), Decimal(0)
    ) or (abs(value - other) <= HALF * _last_place(other, kept=None) and _finer(value, other))


def _digits(printed: str) -> int:
    """Return how many digits the first number of ``printed`` has, zeros at its end among them."""
    found = re.search(r"\d[\d,.]*", printed)
    return len(re.sub(r"\D", "", found[0]).lstrip("0")) if found else 1


def _last_place(value: Decimal, kept: int | None) -> Decimal:
    """Return the size of a value's last digit that counts: 1 of 539, 1000000 of 539 million."""
    plain = value.normalize()
    digits = max(len(plain.as_tuple().digits), kept or 0)
    return Decimal(1).scaleb(plain.adjusted() - digits + 1)


def _finer(value: Decimal, other: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) > len(other.normalize().as_tuple().digits) > 1


def _computed(value: Decimal, one: Numbers, printed: str) -> bool:
    """Tell whether a percentage or a multiple follows from two figures that stand near each other."""
    for a, b in permutations(one.figures, 2):
        near = a.side is b.side and abs(a.place.start - b.place.start) <= NEIGHBOURS
        if not near or a.unit != b.unit or not a.low or a.low != a.high or b.low != b.high:
            continue
        change = HUNDRED * (b.low - a.low) / a.low
        results = (abs(change), HUNDRED * b.low / a.low, abs(b.low - a.low), b.low / a.low)
        kept = _digits(printed)
        if any(abs(value - each) <= HALF * _last_place(value, kept) for each in results):
            return True
    return False


def _wrong_unit(figure: Figure, beside: Beside, held: Sequence[Numbers]) -> Held | None:
    """Return the source's figure of this value where it has the value in another currency alone."""
    printed = beside.plain[figure.start : figure.end]
    if not _is_money(figure.unit):
        return None
    value = Decimal(figure.high)
    alike = [e for one in held for e in one.figures if same(value, e.high, printed) and e.unit]
    loose = value in {e for one in held for e in one.loose} and not alike
    wrong = [each for each in alike if _is_money(each.unit) and each.unit != figure.unit]
    return wrong[0] if wrong and len(wrong) == len(alike) and not loose else None


def _is_money(unit: str | None) -> bool:
    return bool(unit and len(unit) == 3 and unit.isupper())  # noqa: PLR2004 - ISO 4217


def _instead(beside: Beside, figure: Figure, held: Sequence[Numbers]) -> Held | Facing | None:
    """Return what the source has where the report has a figure: at the same place, or the only one left."""
    face = facing(beside, beside.sentence(Span(figure.start, figure.end)))
    if face:
        there = _there(beside, figure, face)
        found = _figures(figure, face, face.found.place if there is None else there, held)
        if len(found) == 1:
            return found[0]
    others = [each for each in beside.item.figures if each is not figure]
    left = [
        each
        for one in held
        for each in one.figures
        if not each.side.renders and figure.unit and each.unit == figure.unit
        if not any(
            same(Decimal(o.high), each.high, "") or same(Decimal(o.low), each.low, "")
            for o in others
        )
    ]
    return left[0] if len(left) == 1 else None


def _one_kind(one: str | None, other: str | None) -> bool:
    return one == other or (one in SHARES and other in SHARES)


def _told(beside: Beside, figure: Figure, instead: Held | Facing | None) -> Difference:
    printed = beside.published.text[figure.start : figure.end]
    place = Span(figure.start, figure.end)
    if not isinstance(instead, Held):
        where = " nor ".join(map(titled, beside.sources))
        return Difference(
            rule="figure-not-in-source", place=place, message=f"{where} has no {printed}"
        )
    words = instead.side.words.text[slice(*instead.place)]
    return Difference(
        rule="altered-figure",
        place=place,
        message=f"{titled(instead.side.source)} has “{words}”",
        put=words if instead.side.renders else None,
        source=instead.side.behind(instead.place),
    )
