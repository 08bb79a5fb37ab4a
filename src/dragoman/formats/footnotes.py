"""Footnotes of a page: smaller letters at the foot of a column, the first of them behind a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from dragoman.formats.pdf_pages import Line

SMALLER = 0.93
"""Letters of a note against those of the text."""
MARK = re.compile(r"(?:\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|[¹²³⁴-⁹⁰]{1,3})[.)]?\s*\S")
MOST = 0.5
"""Share of a document's letters beyond which what is small is the text."""


def apart(found: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the running text and those of the notes, both in order.

    A note that goes on at the foot of the next page has no mark there; so it is one only behind another.
    """
    usual = _usual(found)
    small = [each for each in found if usual and 0 < each.size <= SMALLER * usual]
    if not small or sum(len(e.words) for e in small) > MOST * sum(len(e.words) for e in found):
        return list(found), []
    notes: set[int] = set()
    goes_on = False
    for _, page in groupby(found, key=lambda each: each.page):
        lines = list(page)
        feet = [_foot(lines, column, usual) for column in sorted({each.column for each in lines})]
        marked = [foot for foot in feet if foot and MARK.match(foot[0].words)]
        taken = [foot for foot in feet if foot and (MARK.match(foot[0].words) or marked or goes_on)]
        goes_on = bool(taken)
        notes.update(id(each) for foot in taken for each in foot)
    return (
        [each for each in found if id(each) not in notes],
        [each for each in found if id(each) in notes],
    )


def _usual(found: Sequence[Line]) -> float:
    sizes = [each.size for each in found if each.size for _ in range(max(1, len(each.words) // 10))]
    return median(sizes) if sizes else 0.0


def _foot(lines: Sequence[Line], column: int, usual: float) -> list[Line]:
    """Return the small lines at the foot of a column; none where the whole column is small."""
    own = sorted((each for each in lines if each.column == column), key=lambda each: -each.bottom)
    foot: list[Line] = []
    while own and 0 < own[-1].size <= SMALLER * usual:
        foot.insert(0, own.pop())
    beneath = min((each.bottom for each in lines if each.size > SMALLER * usual), default=0.0)
    across = column == 0 and any(each.column for each in lines)
    if across:
        foot = [each for each in foot if each.bottom < beneath]
    return foot if own or across else []
