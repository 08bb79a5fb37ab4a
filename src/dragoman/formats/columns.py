"""Columns of a page, read one after the other: a gutter is where lines stand side by side and none crosses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from dragoman.formats.pdf_pages import ROW, Line, parts

FEWEST = 4
"""Lines that each of two columns must have."""
NARROWEST = 70.0
"""Points: a narrower column is one of a table, or of numbers."""
WORDS = 3
"""Words of a usual line of a column; a table's cells mostly have fewer."""
GUTTER = 5.0
"""Points between columns, at least."""
SNAP = 2.0
"""Points by which lines of one column may begin apart."""
MOST = 1500
"""Lines of a page that is looked at for columns."""


def ordered(found: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, column by column where it has columns, else as they are.

    A line across the columns (a title, an abstract) parts what is above from what is below.
    """
    if len(found) > MOST:
        return list(found)
    pieces = [each for line in found for each in parts(line)]
    gutters = _gutters(pieces)
    if not gutters:
        return list(found)
    placed = [(_column(each, gutters), each) for each in pieces]
    placed.sort(key=lambda pair: -round(pair[1].bottom / ROW))
    return list(_bands(placed))


def _bands(placed: Sequence[tuple[int | None, Line]]) -> Iterator[Line]:
    for across, group in groupby(placed, key=lambda pair: pair[0] is None):
        if across:
            yield from (line for _, line in group)
            continue
        inside = sorted(
            (column or 0, -round(line.bottom / ROW), line.left, number, line)
            for number, (column, line) in enumerate(group)
        )
        yield from (replace(line, column=column + 1) for column, _, _, _, line in inside)


def _column(line: Line, gutters: Sequence[float]) -> int | None:
    """Return the column that holds a line, ``None`` for one that reaches over several."""
    column = sum(each <= line.left + SNAP for each in gutters)
    ends = gutters[column] if column < len(gutters) else float("inf")
    return column if line.right < ends else None


def _gutters(pieces: Sequence[Line]) -> list[float]:
    """Return the left edges of all columns but the first."""
    found: list[float] = []
    rest = list(pieces)
    while (edge := _gutter(rest)) is not None:
        found.append(edge)
        rest = [each for each in rest if each.left >= edge - SNAP]
    return found


def _gutter(pieces: Sequence[Line]) -> float | None:
    lefts = Counter(round(each.left) for each in pieces)
    near = {x: lefts[x - 1] + lefts[x] + lefts[x + 1] for x in lefts}
    for x in sorted(x for x, count in near.items() if count >= FEWEST):
        left = [each for each in pieces if each.right <= x - GUTTER]
        right = [each for each in pieces if each.left >= x - SNAP]
        if _are_columns(left, right, len(pieces)):
            return float(x)
    return None


def _are_columns(left: Sequence[Line], right: Sequence[Line], count: int) -> bool:
    if min(len(left), len(right)) < FEWEST or len(left) + len(right) < count / 2:
        return False
    rows = {round(each.bottom / ROW) + step for each in left for step in (-1, 0, 1)}
    beside = sum(round(each.bottom / ROW) in rows for each in right)
    if beside < max(FEWEST, min(len(left), len(right)) / 2):
        return False
    return all(
        median(each.right - each.left for each in side) >= NARROWEST
        and median(len(each.words.split()) for each in side) >= WORDS
        for side in (left, right)
    )
