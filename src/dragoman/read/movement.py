"""Whether a figure is exact, and which way it moved: the words before it and above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.language.annotation import Token
from dragoman.language.numerals import Number, numerals
from dragoman.model.reading import Bound, Direction
from dragoman.read.tree import Tree
from dragoman.read.units import Unit

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
        for name, words in (*_ending(lemmas), *_ending(direct))
        if lemmas[-len(words) :] == words or direct[-len(words) :] == words
    ]
    if any(each.text == "лишним" for each in tree.tokens[number.first : number.last]):
        return "min"
    if not _exceeding().isdisjoint(direct):
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


def _ending(lemmas: Sequence[str]) -> Sequence[tuple[Bound, list[str]]]:
    """Return the phrases that bound a number and end as ``lemmas`` do."""
    return _by_last().get(lemmas[-1], ()) if lemmas else ()


@cache
def _by_last() -> Mapping[str, Sequence[tuple[Bound, list[str]]]]:
    found: dict[str, list[tuple[Bound, list[str]]]] = {}
    for each in _bounds():
        found.setdefault(each[1][-1], []).append(each)
    return found


@cache
def _exceeding() -> frozenset[str]:
    return frozenset(numerals().lists["exceeding"]["verbs"])


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


def change(tree: Tree, number: Number, unit: Unit) -> Direction | None:
    """Return which way a figure moved: by «больше» after it, or the verb or noun above it."""
    changes = numerals().lists["changes"]
    first = min(number.first, unit.first)
    after = tree.tokens[max(number.last, unit.last) : max(number.last, unit.last) + 1]
    relative = unit.name in RELATIVE or _lemmas_before(tree, first, 1) == ["на"]
    if after and relative:
        for way, words in COMPARED:
            if after[0].lemma in changes[words] or after[0].text.lower() in changes[words]:
                return way
    if _is_before_the_change(tree, number, after):
        return None
    here = tree.tokens[number.first]
    if here.pos == "VERB":
        return _way(tree, number.first, unit)
    for place in _above(tree, number.first) or _above(tree, unit.head):
        found = _way(tree, place, unit)
        if found is not None:
            return found
        if tree.tokens[place].pos == "VERB":
            return _earlier(tree, place, unit)
    return None


def _is_before_the_change(tree: Tree, number: Number, after: Sequence[Token]) -> bool:
    """Tell the 5 of «вырос с 5 % до 7 %» and of «до 7 % против 5 %»: what it moved from."""
    before = _lemmas_before(tree, number.first, 1)
    onward = bool(after) and after[0].lemma in ("до", "на")
    return before == ["против"] or (before in (["с"], ["со"]) and onward)


COMPARED: Sequence[tuple[Direction, str]] = (("rise", "more"), ("fall", "less"))
RELATIVE = ("%", "times", "percentage points")


def _way(tree: Tree, place: int, unit: Unit) -> Direction | None:
    """Return the way that one word says; a denied one («не опустится ниже») says none."""
    changes, token = numerals().lists["changes"], tree.tokens[place]
    if token.pos not in ("VERB", "NOUN"):
        return None
    if any(tree.tokens[kid].lemma == "не" for kid in tree.kids[place]):
        return None
    ways: Sequence[Direction] = ("rise", "fall", "level")
    for way in ways:
        if token.lemma in changes[way]:
            return way if way != "level" or _stays(tree, place) else None
    if token.lemma in changes["losing"] and unit.name in RELATIVE:
        return "fall"
    return None


def _stays(tree: Tree, place: int) -> bool:
    """Tell «остаться на уровне 5 %» from «оставались 200 домов без света»."""
    lemmas = {tree.tokens[each].lemma for each in tree.subtree(place)}
    return bool(lemmas & {"уровень", "прежний", "неизменный", "тот"})


def _earlier(tree: Tree, place: int, unit: Unit) -> Direction | None:
    """Return what the verb moved that «составил», «достиг» goes on from: «вырос на 5 % и составил»."""
    levelled = numerals().lists["changes"]["levelled"]
    token = tree.tokens[place]
    if token.lemma not in levelled:
        return None
    if token.rel == "conj" and token.head >= 0:
        found = _way(tree, token.head, unit)
        if found is not None:
            return found
    reached = token.lemma in ("достигнуть", "достичь") and "Tense=Fut" in token.feats
    return "rise" if reached else None
