"""Entries that may be one name twice: proposed with the reason, never merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.language.names import fold
from dragoman.model.ledger import Entry, Proposal

SHORTEST = 6
"""Letters of a name below which one letter more or less proves nothing."""
CROWD = 12
"""Entries that share a trait so common that it proves nothing."""


def proposals(found: Sequence[Entry]) -> tuple[Proposal, ...]:
    """Return each pair that a rule connects, once, by the first rule that does."""
    pairs: dict[tuple[str, str], Proposal] = {}
    for because, traits in RULES:
        groups: dict[tuple[str, str], list[Entry]] = {}
        for each in found:
            for trait in set(traits(each)):
                groups.setdefault((each.kind, trait), []).append(each)
        for group in groups.values():
            for one, other in combinations(group, 2) if len(group) <= CROWD else ():
                if _may_be_one(one, other):
                    key = (min(one.id, other.id), max(one.id, other.id))
                    pairs.setdefault(key, _proposal(one, other, because))
    return tuple(pairs[key] for key in sorted(pairs))


def _proposal(one: Entry, other: Entry, because: str) -> Proposal:
    first, second = sorted((one, other), key=lambda each: (-len(each.name), -each.pieces, each.id))
    return Proposal(one=first, other=second, because=because)


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Tell pairs from different people: two of the ledger's, or two given names in full."""
    if one.by == other.by == "ledger":
        return False
    left, right = fold(one.name).split(), fold(other.name).split()
    full = one.kind == "person" and len(left) > 1 and len(right) > 1
    return not full or _like(left[0], right[0])


def _like(one: str, other: str) -> bool:
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return long.startswith(short) or bool(set(_less(short)) & set(_less(long)))


def _initial(entry: Entry) -> Iterator[str]:
    words = fold(entry.name).split()
    if entry.kind == "person" and len(words) > 1:
        yield f"{words[0][0]} {words[-1]}"


def _surname(entry: Entry) -> Iterator[str]:
    words = fold(entry.name).split()
    if entry.kind == "person" and not entry.candidates:
        yield words[-1]


def _latin(entry: Entry) -> Iterator[str]:
    yield fold(entry.house)
    yield from (fold(each.text) for each in entry.spellings if each.script == "Latn")


def _letter(entry: Entry) -> Iterator[str]:
    name = fold(entry.name)
    if len(name) >= SHORTEST:
        yield from _less(name)


def _less(name: str) -> Iterable[str]:
    return (name, *(name[:place] + name[place + 1 :] for place in range(len(name))))


RULES: tuple[tuple[str, Callable[[Entry], Iterator[str]]], ...] = (
    ("the same Latin form", _latin),
    ("the same surname and initial", _initial),
    ("one letter apart", _letter),
    ("a surname alone, and a full name with it", _surname),
)
"""(reason, what two entries must share), the surest first."""
