"""Quotation marks in pairs: «…», “…”, „…“ and straight ones, within one block of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span

PAIRS = {"«": "»", "“": "”", "„": "“"}
LONGEST = 4000
"""Code points after which a mark that was not closed is taken for a slip."""
OPENERS = '.!?…:\n\r»”"'
"""What stands before a quotation that opens something."""
SPEECH = 3
"""Words that make a quotation speech; a shorter one is a name or a term in marks."""
WORD = re.compile(r"\w+")
MARK = re.compile(r"[«»“”„\"]")
BLOCK = re.compile(r"(?:[^\n]+\n?)+")
LINE = re.compile(r"[^\n]+")


def quotations(text: str) -> tuple[Span, ...]:
    """Return the outermost quotations, without their marks, in order; never overlapping.

    A quotation may run over lines, not over an empty one; straight marks must pair up to do so.
    """
    found: list[Span] = []
    for block in BLOCK.finditer(text):
        parts = [block.span()]
        if text.count('"', *block.span()) % 2:
            parts = [each.span() for each in LINE.finditer(text, *block.span())]
        for start, end in parts:
            found.extend(_in_part(text, start, end))
    return tuple(found)


def speeches(text: str) -> tuple[Span, ...]:
    """Return those quotations that are long enough to be somebody's speech."""
    return tuple(each for each in quotations(text) if is_speech(text, each))


def is_speech(text: str, quotation: Span) -> bool:
    """Tell speech from a name or a term in marks: three words, or two that open a sentence."""
    words = len(WORD.findall(text[quotation.start : quotation.end]))
    return words >= SPEECH or (words == SPEECH - 1 and opens(text, quotation))


def is_whole(text: str, quotation: Span, after: str = OPENERS) -> bool:
    """Tell speech that stands by itself from words quoted inside somebody's sentence."""
    words = text[quotation.start : quotation.end]
    sentence = len(WORD.findall(words)) >= 2 * SPEECH and words.lstrip(" …—–-")[:1].isupper()
    return sentence or opens(text, quotation, after)


def opens(text: str, quotation: Span, after: str = OPENERS) -> bool:
    """Tell whether a quotation opens a paragraph or a sentence, or follows a colon."""
    before = text[max(0, quotation.start - 12) : quotation.start - 1]
    before = before.rstrip(" \t\u00a0—–-")
    return not before or before[-1] in after


def _in_part(text: str, first: int, last: int) -> Iterator[Span]:
    opened: list[tuple[int, str]] = []
    inner: int | None = None
    for match in MARK.finditer(text, first, last):
        place, mark = match.start(), match.group()
        if opened and place - opened[0][0] > LONGEST:
            opened.clear()
        if opened and mark == opened[-1][1] and (mark != '"' or not _opens(text, place, last)):
            start, _ = opened.pop()
            inner = place if opened else None
            if not opened and place > start + 1:
                yield Span(start + 1, place)
        elif mark == "»" and opened and opened[0][1] == "»":
            start, _ = opened[0]  # «A "B» : the inner mark was not closed
            opened.clear()
            yield Span(start + 1, place)
        elif mark in PAIRS or (mark == '"' and _opens(text, place, last)):
            opened.append((place, PAIRS.get(mark, '"')))
    if len(opened) == 1 and inner is not None and inner > opened[0][0]:
        # «A «B» closes both with one mark
        yield Span(opened[0][0] + 1, inner)


def _opens(text: str, place: int, last: int) -> bool:
    """Tell whether a straight mark opens: white space or a bracket before, a word after."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < last else " "
    return (
        (before.isspace() or before in "([«—–-") and not after.isspace() and after not in ",.;:!?"
    )
