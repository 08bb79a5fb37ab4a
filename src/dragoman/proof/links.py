"""Where a report refers to an earlier one of its series, and the item that is meant there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.romanised import alike
from dragoman.model.published import KeptReport, Published
from dragoman.proof.scene import WORD
from dragoman.proof.words import is_english

NAME = re.compile(WORD)
LEAST = 2
"""Names that a reference and an item must share, each no English word, for the item to be meant."""
AROUND = 400
"""Characters before a reference in which what it refers to is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``[start, end)`` of item ``item`` refers to the report ``report``, to its item ``to`` if that is plain."""

    item: int
    start: int
    end: int
    report: str
    title: str
    issue: str | None
    to: int | None


def links(published: Published, reports: Sequence[KeptReport]) -> Iterator[Link]:
    """Yield the report's references to the last earlier report among ``reports`` of its country."""
    before = [
        each
        for each in reports
        if each.published.issue and published.issue and each.published.issue < published.issue
        if each.published.country == published.country
    ]
    if not before:
        return
    last = max(before, key=lambda each: (each.published.issue or "", each.id))
    for number, item in enumerate(published.items):
        for each in item.earlier:
            around = published.text[max(item.start, each.start - AROUND) : each.end]
            yield Link(
                item=number,
                start=each.start,
                end=each.end,
                report=last.id,
                title=last.published.title,
                issue=last.published.issue,
                to=_meant(_names(around), last.published),
            )


def _meant(names: frozenset[str], earlier: Published) -> int | None:
    """Return the one item of an earlier report that shares most names, at least two."""
    shared = [len(names & _names(earlier.text[each.start : each.end])) for each in earlier.items]
    most = max(shared, default=0)
    return shared.index(most) if most >= LEAST and shared.count(most) == 1 else None


def _names(text: str) -> frozenset[str]:
    found = (each[0] for each in NAME.finditer(text))
    return frozenset(alike(each) for each in found if not is_english(each) and len(each) > LEAST)
