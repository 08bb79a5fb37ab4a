"""Two readings of one article side by side: the labels and what is weighed against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.language.names import fold
from dragoman.measure.overlap import common, covered, touching
from dragoman.model.gold import LabelledStatement, Labels
from dragoman.model.press import Span

IN_MARKS = re.compile(r"«([^«»]+)»")
PARTS = (
    "themes", "thesis", "conclusion", "author", "names",
    "statements", "figures", "forecasts", "stances",
)  # fmt: skip
"""The kinds of labels, by their fields."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One article as labelled, and as found by our reader or by a second person."""

    gold: Labels
    found: Labels

    def narrowed(self) -> Sides:
        """Return both with what was not labelled left out of what was found."""
        if not self.gold.only:
            return self
        out: dict[str, Any] = {part: () for part in PARTS if part not in self.gold.only}
        return replace(self, found=replace(self.found, **out))

    @property
    def tells_holders(self) -> bool:
        """Whether it was labelled whose a figure or forecast is."""
        return not self.gold.only or "statements" in self.gold.only


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two normal forms are one name: the same words, or one a single word of the other.

    A surname is all that a piece may give; ё and е and case do not matter, and of «газета „Заря“» the
    name is what stands in marks.
    """
    left, right = sorted((_bare(one).split(), _bare(other).split()), key=len)
    return left == right != [] or (len(left) == 1 and left[0] in right)


def _bare(name: str | None) -> str:
    marked = IN_MARKS.search(name or "")
    return fold(marked[1] if marked else name or "")


def same_speaker(gold: LabelledStatement, found: LabelledStatement) -> bool:
    """Whether both say that the same one speaks: the same words, the same name, or nobody at all."""
    if gold.speaker and found.speaker and touching(gold.speaker, found.speaker):
        return True
    if gold.who or found.who:
        return same_name(gold.who, found.who)
    return not gold.speaker and not found.speaker


def holds(gold: LabelledStatement, found: LabelledStatement) -> bool:
    """Whether most of what one holds is what the other holds, whichever is longer."""
    return covered(found.content, gold.content) or covered(gold.content, found.content)


def best(gold: LabelledStatement, found: Iterable[LabelledStatement]) -> LabelledStatement | None:
    """Return the statement that holds the same: by the same speaker, by the same cue, the most of it."""

    def alike(each: LabelledStatement) -> tuple[bool, bool, int]:
        cue = touching(gold.cue, each.cue)
        return same_speaker(gold, each), cue, common(gold.content, each.content)

    return max((each for each in found if holds(gold, each)), key=alike, default=None)


def pairs(sides: Sides) -> Iterator[tuple[LabelledStatement, LabelledStatement]]:
    """Yield each labelled statement with the one found in its place."""
    for gold in sides.gold.statements:
        near = best(gold, sides.found.statements)
        if near is not None:
            yield gold, near


def by_id(statements: Sequence[LabelledStatement], id_: str | None) -> LabelledStatement | None:
    """Return the statement of an id, or nothing."""
    return next((each for each in statements if each.id == id_), None)


def same_holder(sides: Sides, gold: str | None, found: str | None) -> bool:
    """Whether two labels belong to the same speaker, or both to the author."""
    one = by_id(sides.gold.statements, gold)
    other = by_id(sides.found.statements, found)
    if one is None or other is None:
        return one is other
    return same_speaker(one, other)


def spoken_by_name(statement: LabelledStatement, labels: Labels) -> bool:
    """Whether the speaker's words hold a name: otherwise they are a pronoun or a role."""
    named = [span for each in labels.names if each.kind == "person" for span in each.spans]
    return touching(statement.speaker, named)


def is_person(name: str | None, labels: Labels) -> bool:
    """Whether a normal form is that of a person named in the piece, or of its guest."""
    return any(same_name(each.name, name) for each in labels.names if each.kind == "person")


def contents(statements: Iterable[LabelledStatement]) -> list[Span]:
    """Return all that ``statements`` hold."""
    return [span for each in statements for span in each.content]
