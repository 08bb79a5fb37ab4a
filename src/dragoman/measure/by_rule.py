"""Which rule of attribution found how many statements, and how many of them are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.measure.overlap import covered
from dragoman.measure.sides import Sides, contents, same_speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule, how many statements it found, and how many of these are right as the table counts it."""

    name: str
    found: int
    right: int


def by_rule(read: Iterable[tuple[Sides, Mapping[str, str]]]) -> Iterator[Rule]:
    """Yield the rules, the most frequent first; with each article comes its statements' rules, by id."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for sides, rules in read:
        for each in sides.found.statements:
            same = contents(one for one in sides.gold.statements if same_speaker(one, each))
            found[rules[each.id]] += 1
            right[rules[each.id]] += covered(each.content, same)
    for name, many in sorted(found.items(), key=lambda each: (-each[1], each[0])):
        yield Rule(name=name, found=many, right=right[name])
