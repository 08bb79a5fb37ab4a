"""What a rule of proofreading is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.model.finding import Finding, Severity
from dragoman.model.press import Span
from dragoman.model.published import TextSpan
from dragoman.model.source import SourceWords
from dragoman.proof.sheet import Sheet

Group = Literal[
    "names",
    "quotations",
    "attribution",
    "dates and figures",
    "structure",
    "text",
    "house",
    "sources",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A place that a rule marks; ``put`` is what may stand there instead, ``related`` other places."""

    place: Span
    message: str
    put: str | None = None
    related: tuple[Span, ...] = ()
    source: SourceWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A small named rule.

    ``says`` explains it in the documentation; ``wrong`` is an example with the slip in square brackets, ``right``
    one that looks alike and is in order: both are run as tests. ``safe`` rules are those whose
    suggestion ``--fix`` may put in unasked.
    """

    name: str
    group: Group
    severity: Severity
    says: str
    wrong: str
    right: str
    find: Callable[[Sheet], Iterator[Slip]]
    safe: bool = False
    everywhere: bool = False
    """Whether one finding stands for all of its kind: what it proposes belongs at the related places too."""

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Yield what the rule finds, under its name."""
        for each in self.find(sheet):
            yield Finding(
                rule=self.name,
                severity=self.severity,
                start=each.place.start,
                end=each.place.end,
                text=sheet.text[each.place.start : each.place.end],
                message=each.message,
                suggestion=each.put,
                related=tuple(_span(sheet, one) for one in each.related),
                source=each.source,
            )


def _span(sheet: Sheet, place: Span) -> TextSpan:
    return TextSpan(text=sheet.text[place.start : place.end], start=place.start, end=place.end)
