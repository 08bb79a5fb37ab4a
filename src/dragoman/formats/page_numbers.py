"""How pages are called: by the numbers printed on them, Arabic and Roman, else by their labels, else by their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
VALUES = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
FEWEST = 2
"""Pages whose numbers must agree, where they are not those of the whole document."""
GAP = 6
"""Pages without a number behind or before one that has it, which are counted on."""


def value(words: str) -> int | None:
    """Return what a Roman number from 1 to 99 stands for."""
    bare = words.strip().lower()
    if not bare or not ROMAN.fullmatch(bare):
        return None
    total = 0
    for worth, sign in VALUES:
        while bare.startswith(sign):
            total, bare = total + worth, bare[len(sign) :]
    return total


def roman(number: int) -> str:
    """Return a number in small Roman letters."""
    found = ""
    for worth, sign in VALUES:
        while number >= worth:
            found, number = found + sign, number - worth
    return found


def names(
    arabic: Sequence[set[int]], romans: Sequence[set[int]], labels: Sequence[str]
) -> tuple[str, ...]:
    """Return what each page is called.

    ``arabic`` and ``romans`` are the numbers that stand at the edges of each page. Pages that are numbered
    one after the other are called so from end to end; front matter in Roman numbers goes before them.
    """
    step, agreed = _step(arabic)
    if agreed * 2 >= len(arabic) and agreed and step >= 0:
        return tuple(str(step + place) for place in range(len(arabic)))
    rest = tuple(each or str(place) for place, each in enumerate(labels, 1))
    front, front_agreed = _step(romans)
    if agreed >= FEWEST and (front_agreed >= FEWEST or not any(labels)):
        printed = {
            place: str(step + place) for place, each in enumerate(arabic) if step + place in each
        }
        if front_agreed >= FEWEST:
            printed |= {
                place: roman(front + place)
                for place, each in enumerate(romans)
                if front + place in each and place not in printed
            }
        return _counted_on(printed, rest, step, front)
    return rest


def _step(printed: Sequence[set[int]]) -> tuple[int, int]:
    """Return the commonest difference between a page's number and its place, and on how many it is so."""
    steps = Counter(number - place for place, each in enumerate(printed) for number in each)
    return max(steps.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))


def _counted_on(
    printed: dict[int, str], rest: Sequence[str], step: int, front: int
) -> tuple[str, ...]:
    """Call pages without a number by those near them that have one."""
    found = []
    for place in range(len(rest)):
        near = [other for other in printed if abs(other - place) <= GAP]
        nearest = min(near, key=lambda other: (abs(other - place), other > place), default=None)
        if place in printed:
            found.append(printed[place])
        elif nearest is None:
            found.append(rest[place])
        elif printed[nearest].isdigit():
            found.append(str(step + place) if step + place > 0 else rest[place])
        else:
            found.append(roman(front + place) if front + place > 0 else rest[place])
    return tuple(found)
