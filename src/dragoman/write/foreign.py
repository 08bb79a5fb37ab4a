"""Foreign names in Cyrillic: spelled as the article's own renderings spell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from dragoman.language.names import excepted, house, persons
from dragoman.model.knowledge import Knowledge

CAPITALS = re.compile(r"[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+)+")
ALIKE, EACH_ALIKE = 0.6, 0.45
"""How alike (Ratcliff and Obershelp) two spellings are on average, and each word at least."""


def spelled(name: str, written: Sequence[str], knowledge: Knowledge) -> str:
    """Return a person's name as the report prints it.

    The ledger decides first; else the translator's spelling of a like name, for «Брайан Хук» cannot be
    spelled back; else the house romanisation.
    """
    full = house(name, knowledge)
    if persons(name, knowledge) or excepted(name, knowledge):
        return full
    words = full.split()
    best = max(
        ((_likeness(words, each), each) for text in written for each in _names(text, len(words))),
        default=(0.0, ()),
    )
    return " ".join(best[1]) if best[0] >= ALIKE else full


def _names(text: str, many: int) -> Iterator[tuple[str, ...]]:
    for match in CAPITALS.finditer(text):
        words = match.group().split()
        for first in range(len(words) - many + 1):
            yield tuple(words[first : first + many])


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    each = [
        SequenceMatcher(None, a.lower(), b.lower()).ratio() for a, b in zip(one, other, strict=True)
    ]
    return round(sum(each) / len(each), 3) if each and min(each) >= EACH_ALIKE else 0.0
