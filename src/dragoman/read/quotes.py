"""Quotation marks in pairs: «…», “…”, „…“ and straight ones, each pair within one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span

PAIRS = {"«": "»", "“": "”", "„": "“"}
LONGEST = 2500
"""Code points after which a mark that was not closed is taken for a slip."""
WORDS = re.compile(r"\w+")


def quotations(text: str) -> tuple[Span, ...]:
    """Return the outermost quotations, without their marks, in order; never overlapping."""
    found: list[Span] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end()))
    return tuple(found)


def _in_paragraph(text: str, first: int, last: int) -> Iterator[Span]:
    opened: list[tuple[int, str]] = []
    for place in range(first, last):
        mark = text[place]
        if opened and mark == opened[-1][1] and (mark != '"' or not _opens(text, place, last)):
            start, _ = opened.pop()
            if not opened and 0 < place - start - 1 <= LONGEST:
                yield Span(start + 1, place)
        elif mark in PAIRS:
            opened.append((place, PAIRS[mark]))
        elif mark == '"' and _opens(text, place, last):
            opened.append((place, '"'))
        if opened and place - opened[0][0] > LONGEST:
            opened.clear()


def _opens(text: str, place: int, last: int) -> bool:
    """Tell whether a straight mark opens: white space or a bracket before, a word after."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < last else " "
    return (
        (before.isspace() or before in "([«—–-") and not after.isspace() and after not in ",.;:!?"
    )


def is_speech(text: str, quotation: Span) -> bool:
    """Tell a quotation of at least three words from a name or a single word in marks."""
    return len(WORDS.findall(text[quotation.start : quotation.end])) > 2  # noqa: PLR2004
