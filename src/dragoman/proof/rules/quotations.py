"""Quotation marks: partners, kinds, nesting. An apostrophe or a soft sign («Kazan’») is no quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model.press import Span
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

OPENING = {"“": "”", "«": "»", "„": "“"}
CLOSING = frozenset("”»")
STRAIGHT = '"'
SINGLE_OPENER = re.compile(r"(?<![\w])‘(?=\w)")
SINGLE_CLOSER = "’"
WORDS_BETWEEN = 12
"""Words that a quotation in single marks has at most, for its pair to be looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Quotation marks of a paragraph: pairs of places, and those without a partner."""

    pairs: tuple[tuple[int, int], ...]
    open_: tuple[int, ...]
    closed: tuple[int, ...]


@lru_cache(2000)
def marks(paragraph: str) -> Marks:
    """Pair the double quotation marks of one paragraph.

    A straight mark opens behind a space, a bracket or a dash and closes elsewhere. An opening mark
    within an open quotation of the same kind stands alone: the earlier one was never closed.
    """
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    closed: list[int] = []
    stack: list[tuple[int, str]] = []
    for place, mark in enumerate(paragraph):
        if mark == STRAIGHT:
            opens = not place or paragraph[place - 1] in " (—–[“‘\u00a0"
            if stack and not (opens and stack[-1][1] != STRAIGHT):
                pairs.append((stack.pop()[0], place))
            elif opens:
                stack.append((place, mark))
            else:
                closed.append(place)
        elif mark in OPENING and not (stack and OPENING.get(stack[-1][1]) == mark):
            stack.append((place, mark))
        elif mark in CLOSING or (stack and OPENING.get(stack[-1][1]) == mark):
            if stack:
                pairs.append((stack.pop()[0], place))
            else:
                closed.append(place)
    alone.extend(place for place, _ in stack)
    return Marks(pairs=tuple(pairs), open_=tuple(alone), closed=tuple(closed))


def _paragraphs(sheet: Sheet) -> Iterator[tuple[Span, str, str]]:
    """Yield each block, its text, and the first character of the next one."""
    blocks = sheet.document.blocks
    for number, each in enumerate(blocks):
        words = sheet.plain[each.start : each.end]
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        yield Span(each.start, each.end), words, sheet.plain[following.start] if following else ""


def unbalanced(sheet: Sheet) -> Iterator[Slip]:
    """Find quotation marks without a partner in their paragraph.

    A quotation that the next paragraph takes up with another opening mark may stay open.
    """
    for place, words, following in _paragraphs(sheet):
        found = marks(words)
        singles = [each.start() for each in SINGLE_OPENER.finditer(words)]
        for at in found.open_:
            if words[at] != following:
                yield _lonely(place.start + at, words[at], "is not closed in its paragraph")
        for at in found.closed:
            if not any(_pairs_with(words, one, at) for one in singles):
                yield _lonely(place.start + at, words[at], "closes nothing")


def _lonely(at: int, mark: str, said: str) -> Slip:
    return Slip(place=Span(at, at + 1), message=f"the quotation mark {mark} {said}")


def _pairs_with(words: str, opener: int, closer: int) -> bool:
    between = words[opener + 1 : closer]
    return opener < closer and len(between.split()) <= WORDS_BETWEEN and "’ " not in between + " "


def mixed(sheet: Sheet) -> Iterator[Slip]:
    """Find quotations whose marks are of two kinds: «‘ … ”»."""
    for place, words, _ in _paragraphs(sheet):
        found = marks(words)
        for one, other in found.pairs:
            first, second = words[one], words[other]
            if (first == STRAIGHT) == (second == STRAIGHT):
                continue
            wrong = one if first == STRAIGHT else other
            put = "“" if wrong == one else OPENING[first]
            yield _mixed(place.start + wrong, first, second, put)
        for each in SINGLE_OPENER.finditer(words):
            for at in found.closed:
                if _pairs_with(words, each.start(), at):
                    yield _mixed(place.start + each.start(), "‘", words[at], "“")


def _mixed(at: int, first: str, second: str, put: str) -> Slip:
    return Slip(
        place=Span(at, at + 1),
        message=f"a quotation opens with {first} and closes with {second}",
        put=put,
    )


def straight(sheet: Sheet) -> Iterator[Slip]:
    """Find straight quotation marks in a report whose marks are curly."""
    if not sheet.is_curly:
        return
    for place, words, _ in _paragraphs(sheet):
        for one, other in marks(words).pairs:
            if words[one] == words[other] == STRAIGHT:
                inner = words[one + 1 : other]
                yield Slip(
                    place=Span(place.start + one, place.start + other + 1),
                    message="straight quotation marks; elsewhere they are curly",
                    put=f"“{inner}”",
                )


RULES: tuple[Rule, ...] = (
    Rule(
        name="lone-quotation-mark",
        group="quotations",
        severity="warning",
        says="A quotation mark has no partner in its paragraph, nor does the next one take the quotation up.",
        wrong="He saw the [“]ship.",
        right="Profil’ and Kazan’ are the ships’ ports, O'Neill's too.",
        find=unbalanced,
    ),
    Rule(
        name="mixed-quotation-marks",
        group="quotations",
        severity="error",
        says="A quotation opens with one kind of mark and closes with another.",
        wrong='He saw “the ship["].',
        right="He saw “the ship”.",
        find=mixed,
        safe=True,
    ),
    Rule(
        name="straight-quotation-marks",
        group="quotations",
        severity="warning",
        says="Straight quotation marks stand in a report whose marks are curly.",
        wrong='He “saw” the “ship” and the ["port"].',
        right='He saw the "ship" and the "port".',
        find=straight,
        safe=True,
    ),
)
