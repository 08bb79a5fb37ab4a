"""Quotations in pairs of marks, one within another, and the sentences around them.

A sentence here ends at a full stop outside all quotations: 「A。B。」と述べた。 is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.press import Span

PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’", "＂": "＂"}
STRAIGHT = frozenset("\"'＂")
BRACKETS = {"（": "）", "(": ")"}
STOPS = "。！？!?．"
OPEN, CLOSE, HELD, ASIDE = "「", "」", "＿", "￣"
"""How a masked sentence shows marks, what they hold, and brackets with what they hold."""
LINE = re.compile(r"[^\n]*\S[^\n]*")
HAN = re.compile(r"\s?[一-龥]")
DOT = re.compile(r"\.(?=\s|$)|\.(?=[”’\"']?(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation without its marks; ``depth`` 1 is the outermost."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A sentence as the rules see it: ``masked`` has the length of its words, quotations blank."""

    text: str
    start: int
    end: int
    masked: str
    quotes: tuple[Span, ...]
    opens: bool
    """Whether it is the first of its paragraph."""

    def printed(self, first: int, last: int) -> str:
        """Return the words at places of ``masked``."""
        return self.text[self.start + first : self.start + last]


def quotations(text: str, start: int, end: int) -> list[Quote]:
    """Return the quotations within ``[start, end)``, outer ones before those they hold."""
    opened: list[tuple[int, str]] = []
    found: list[Quote] = []
    for place in range(start, end):
        mark = text[place]
        if opened and mark == opened[-1][1] and not _is_apostrophe(text, place):
            first, _ = opened.pop()
            if place > first + 1:
                found.append(Quote(first + 1, place, len(opened) + 1))
        elif mark in PAIRS or (mark in STRAIGHT and not _is_apostrophe(text, place)):
            opened.append((place, PAIRS.get(mark, mark)))
        elif any(mark == closing for _, closing in opened):
            while opened and opened[-1][1] != mark:
                opened.pop()  # an inner mark that was not closed
            first, _ = opened.pop()
            found.append(Quote(first + 1, place, len(opened) + 1))
    return sorted(found, key=lambda each: (each.start, -each.end))


def _is_apostrophe(text: str, place: int) -> bool:
    if text[place] not in "'’":
        return False
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()  # noqa: PLR2004


def outermost(quotes: Sequence[Quote]) -> tuple[Span, ...]:
    """Return those quotations that stand in no other."""
    found: list[Span] = []
    for each in quotes:
        if not found or each.start > found[-1].end:
            found.append(Span(each.start, each.end))
    return tuple(found)


def lines(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text: its lines that hold anything, without white space around."""
    for each in LINE.finditer(text):
        words = each.group()
        first = each.start() + len(words) - len(words.lstrip())
        yield Span(first, first + len(words.strip()))


def stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the sentences of a paragraph, or of a quotation, with their quotations blanked."""
    quotes = outermost(quotations(text, start, end))
    masked = _masked(text, start, end, quotes)
    first = 0
    for last in [*_ends(masked, quotes, text, start), len(masked)]:
        words = masked[first:last]
        if words.strip():
            lead = first + len(words) - len(words.lstrip())
            tail = first + len(words.rstrip())
            inside = tuple(each for each in quotes if start + lead <= each.start < start + tail)
            yield Stretch(
                text=text,
                start=start + lead,
                end=start + tail,
                masked=masked[lead:tail],
                quotes=inside,
                opens=first == 0,
            )
        first = last


def _masked(text: str, start: int, end: int, quotes: Sequence[Span]) -> str:
    shown = list(text[start:end])
    for each in quotes:
        inner = range(each.start - start, each.end - start)
        for place in inner:
            shown[place] = HELD
        shown[inner.start - 1], shown[inner.stop] = OPEN, CLOSE
    closing = ""
    for place, mark in enumerate(shown):
        if closing:
            shown[place], closing = ASIDE, "" if mark == closing else closing
        elif mark in BRACKETS and BRACKETS[mark] in shown[place:]:
            shown[place], closing = ASIDE, BRACKETS[mark]
    return "".join(shown)


def _ends(masked: str, quotes: Sequence[Span], text: str, start: int) -> Iterator[int]:
    """Yield where sentences end: after a stop, or after a whole quotation that does not open one."""
    closing = {each.end - start: each for each in quotes}
    begun = 0
    for place, mark in enumerate(masked):
        last = None
        if mark in STOPS or (mark == "." and DOT.match(masked, place)):
            last = place + 1
            while last < len(masked) and masked[last] in STOPS + "…":
                last += 1
        elif place in closing and text[closing[place].end - 1] in STOPS + ".…":
            opens = not masked[begun : closing[place].start - 1 - start].strip()
            if not opens and HAN.match(masked, place + 1):
                last = place + 1
        if last is not None and last > begun:
            yield last
            begun = last
