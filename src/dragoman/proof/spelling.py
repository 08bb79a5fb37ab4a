"""Two spellings of one name in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.model.finding import Finding
from dragoman.model.press import Span
from dragoman.proof.rules import finding, related

WORD = re.compile(r"[^\W\d_]+(?:[’'ʹ-][^\W\d_]+)*")
NAME = re.compile(r"[A-ZÀ-ŽА-ЯЁ][^\W\d_A-ZА-ЯЁ]+(?:[’'ʹ-][^\W\d_]+)*")
SHORTEST = 5
"""Letters of a name that may be compared: of shorter ones too many differ by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A capitalised word that the document never writes small, where it stands and beside whom."""

    name: str
    places: tuple[Span, ...]
    inside: bool
    """Whether it stands inside a sentence, where a capital means a name."""
    beside: frozenset[str]


def two_spellings(text: str) -> Iterator[Finding]:
    """Find a name that differs by one letter from another and stands in the document once.

    Left alone: names one of which begins with the other (Korea, Korean; Ivanov, Ivanova), and
    a rare one that stands beside a name of its own (Zhang Wei and Zheng Yi are two people).
    """
    by_initial: dict[str, list[Spelling]] = {}
    for each in _spellings(text):
        by_initial.setdefault(each.name[0], []).append(each)
    for _, group in sorted(by_initial.items()):
        for one, other in combinations(group, 2):
            if near(one.name, other.name):
                yield from _slip(text, one, other)


def _slip(text: str, one: Spelling, other: Spelling) -> Iterator[Finding]:
    pair = sorted((one, other), key=lambda each: (len(each.places), -each.places[0].start))
    rare, usual = pair
    if len(rare.places) > 1 or not usual.inside or rare.beside - usual.beside:
        return
    message = f"“{usual.name}” elsewhere in this document: one name in two spellings?"
    found = finding(text, "two spellings", "warning", rare.places[0], message, put=usual.name)
    yield replace(found, related=(related(text, usual.places[0]),))


def near(one: str, other: str) -> bool:
    """Tell whether one letter changed, added or left out (not at the end) makes the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or long.startswith(short):
        return False
    at = next(n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b)
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _spellings(text: str) -> list[Spelling]:
    words = list(WORD.finditer(text))
    small = {each[0] for each in words if each[0][0].islower()}
    found: dict[str, list[int]] = {}
    for number, each in enumerate(words):
        name = each[0].removesuffix("’s").removesuffix("'s")
        if NAME.fullmatch(name) and len(name) >= SHORTEST and name.lower() not in small:
            found.setdefault(name, []).append(number)
    return [
        Spelling(
            name=name,
            places=tuple(Span(words[n].start(), words[n].start() + len(name)) for n in numbers),
            inside=any(not _initial(text, words[n].start()) for n in numbers),
            beside=frozenset(each for n in numbers for each in _beside(text, words, n)),
        )
        for name, numbers in sorted(found.items())
    ]


def _initial(text: str, start: int) -> bool:
    before = text[max(start - 8, 0) : start].rstrip('“"«‘(')
    return not before or before[-1] == "\n" or before.rstrip()[-1:] in ".!?:”"


def _beside(text: str, words: list[re.Match[str]], number: int) -> Iterator[str]:
    """Yield the names right before and right after a word, a space apart."""
    here = words[number]
    for step in (-1, 1):
        at = number + step
        if not 0 <= at < len(words) or not NAME.fullmatch(words[at][0]):
            continue
        first, second = (words[at], here) if step < 0 else (here, words[at])
        if text[first.end() : second.start()] == " " and not _initial(text, words[at].start()):
            yield words[at][0]
