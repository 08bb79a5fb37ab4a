"""Figures: a number with its unit, what it is of, whether it is exact, which way it moved."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.annotation import Annotation
from dragoman.language.numbers import numbers
from dragoman.language.numerals import Number
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Figure, Statement
from dragoman.read.elliptic import Known, borrowed, turned
from dragoman.read.holding import holding
from dragoman.read.measured import measured, year_of
from dragoman.read.movement import bound, change
from dragoman.read.parts import Part, parts
from dragoman.read.tree import Tree, trees
from dragoman.read.uncounted import NOT_COUNTS, NOT_FIGURES
from dragoman.read.units import unit_of

IN_PER_CENT = "(%)"
"""What the head of a table says of the bare numbers below it."""


def figures(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Figure, ...]:
    """Return the figures of ``article``: counted things, money, shares; never dates or names."""
    del knowledge
    if article.language != "ru":
        return ()
    found: list[Figure] = []
    before: Known | None = None
    head = article.text.find(IN_PER_CENT)
    for tree in trees(annotation):
        known = list(_in_sentence(tree, before))
        if 0 <= head < tree.sentence.end:
            known = [each.in_per_cent() for each in known]
        found.extend(_figure(tree, each, statements) for each in known if each.is_figure)
        before = known[-1].from_before() if known else None
    return tuple(found)


def _in_sentence(tree: Tree, before: Known | None) -> Iterator[Known]:
    """Yield what is counted in a sentence, and what is timed: a bare number takes up either."""
    shares = list(parts(tree))
    taken = {place for each in shares for place in range(each.first, each.last)}
    free = [each for each in numbers(tree.tokens) if taken.isdisjoint(range(each.first, each.last))]
    found: list[Part | Number] = [*shares, *free]
    for each in sorted(found, key=lambda one: one.first):
        if isinstance(each, Part):
            yield Known.of_part(each)
            continue
        known = _known(tree, each, before)
        if known is not None:
            before = known.after(before)
            yield before


def _known(tree: Tree, number: Number, before: Known | None) -> Known | None:
    if any(rule(tree, number) for rule in NOT_FIGURES):
        return None
    unit = unit_of(tree, number) or turned(tree, number)
    if unit is None or (unit.name is None and not unit.counted):
        return borrowed(tree, number, before)
    if any(rule(tree, number, unit) for rule in NOT_COUNTS):
        return None
    return Known(number=number, unit=unit)


def _figure(tree: Tree, known: Known, statements: tuple[Statement, ...]) -> Figure:
    number, unit = known.number, known.unit
    start = tree.tokens[min(number.first, unit.first)].start
    end = tree.tokens[max(number.last, unit.last) - 1].end
    return Figure(
        start=start,
        end=end,
        low=f"{number.low.normalize():f}",
        high=f"{number.high.normalize():f}",
        bound="about" if known.turned else bound(tree, number),
        unit=unit.name,
        what=measured(tree, unit.head, unit.name, counted=unit.counted),
        change=None if known.origin else change(tree, number, unit),
        period=year_of(tree),
        statement=holding(start, end, statements),
    )
