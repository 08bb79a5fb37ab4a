"""The room's walk: a document through the ordered table of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.model.finding import Finding
from dragoman.proof.rules import doubled_spaces, doubled_words, glued, unbalanced_quotes
from dragoman.proof.spelling import two_spellings

RULES: tuple[tuple[str, Callable[[str], Iterator[Finding]]], ...] = (
    ("doubled word", doubled_words),
    ("doubled space", doubled_spaces),
    ("unbalanced quotation marks", unbalanced_quotes),
    ("missing space", glued),
    ("two spellings", two_spellings),
)
"""The rules by the name their findings bear, in the order in which ties are listed."""


def proofread(text: str) -> tuple[Finding, ...]:
    """Return what the rules find in ``text``, in its order; offsets count into it as it is."""
    order = {name: number for number, (name, _) in enumerate(RULES)}
    found = {each for _, rule in RULES for each in rule(text)}
    return tuple(sorted(found, key=lambda each: (each.start, each.end, order[each.rule])))
