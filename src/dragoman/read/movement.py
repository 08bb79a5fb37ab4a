"""Whether a figure is exact, and which way it moved: the words before it and above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.language.numbers import Number, numerals
from dragoman.model.reading import Bound, Direction
from dragoman.read.tree import Tree

CLIMB = 5
"""Steps up the tree in which the verb or noun of a change is looked for."""


def bound(tree: Tree, number: Number) -> Bound:
    """Read the words before the number, past a preposition; the longest of them decides."""
    place = number.first
    while place and tree.tokens[place - 1].text in (
        "$",
        "€",
        "£",
        "¥",
        "₽",
        "на",
        "в",
        "с",
        "за",
        "к",
    ):
        place -= 1
    lemmas = _lemmas_before(tree, place, 4)
    direct = _lemmas_before(tree, number.first, 4)
    found = [
        (len(words), name)
        for name, words in _bounds()
        if lemmas[-len(words) :] == words or direct[-len(words) :] == words
    ]
    exceeding = {"превысить", "превышать"} & set(direct)
    if exceeding:
        return "max" if "не" in _lemmas_before(tree, place, 5) else "min"
    if not found:
        return "exact"
    size, best = max(found, key=lambda each: (each[0], each[1]))
    only = direct[-1:] == ["до"] or direct[-1:] == ["от"]
    if size == 1 and only and (_climbs(tree, number.first) or number.low != number.high):
        return "exact"
    return best


def _lemmas_before(tree: Tree, place: int, many: int) -> list[str]:
    return [token.lemma for token in tree.tokens[max(0, place - many) : place]]


@cache
def _bounds() -> tuple[tuple[Bound, list[str]], ...]:
    """Return the phrases that bound a number, as printed and as lemmas."""
    names: Sequence[Bound] = ("min", "max", "about")
    return tuple(
        (name, spelling.split())
        for name in names
        for phrase in numerals().lists["bounds"][name]
        for spelling in (phrase, phrase.replace("больше", "большой"))
    )


def _climbs(tree: Tree, place: int) -> bool:
    """Tell «вырос до 5», where «до» names the new level, from «до 5»."""
    changes = numerals().lists["changes"]
    moving = {*changes["rise"], *changes["fall"]}
    return any(tree.tokens[each].lemma in moving for each in _above(tree, place)) or any(
        token.lemma == "с" for token in tree.tokens[max(0, place - 4) : place]
    )


def _above(tree: Tree, place: int) -> list[int]:
    found: list[int] = []
    while len(found) < CLIMB and tree.tokens[place].head >= 0:
        place = tree.tokens[place].head
        if place in found:
            break
        found.append(place)
    return found


def change(tree: Tree, number: Number, unit_head: int) -> Direction | None:
    """Return which way a figure moved, by the verb or noun of change above it in the tree."""
    changes = numerals().lists["changes"]
    heads = _above(tree, number.first) or _above(tree, unit_head)
    for place in heads:
        token = tree.tokens[place]
        ways: Sequence[Direction] = ("rise", "fall", "level")
        for way in ways:
            if token.lemma in changes[way] and (token.pos in ("VERB", "NOUN")):
                return way
        if token.pos == "VERB":
            return None
    return None
