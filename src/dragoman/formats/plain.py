"""Plain text: the file's own text stays as it is; blocks are what blank lines or line ends part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.model.document import Block, Document, Piece

LINE = re.compile(r"(?<![^\r\n])[^\S\r\n]*\S[^\r\n]*")
ENDS = re.compile(r"[.!?…:;。！？»”\"’)\]】」』]\s*$")
WRAPPED = (45, 110)
"""Characters of the lines of a text that is broken by hand."""


def document(text: str) -> Document:
    """Return ``text`` with its paragraphs; a file that is broken into short lines is put together.

    A paragraph is a line. Lines that follow one another make one paragraph where most of them are of a
    typewriter's length and end in the middle of a sentence, or where the next begins with a small letter.
    """
    lines = list(LINE.finditer(text))
    wrapped = _is_wrapped(text, lines)
    blocks = tuple(
        Block(kind="paragraph", start=start, end=end)
        for start, end in _paragraphs(text, lines, wrapped=wrapped)
    )
    whole = (Piece(start=0, end=len(text), part=0, offset=0),) if text else ()
    return Document(format="text", text=text, blocks=blocks, pieces=whole)


def _adjacent(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()].replace("\r\n", "\n").count("\n") == 1


def _is_wrapped(text: str, lines: list[re.Match[str]]) -> bool:
    low, high = WRAPPED
    pairs = [one for one, other in pairwise(lines) if _adjacent(text, one, other)]
    broken = [each for each in pairs if low <= len(each[0]) <= high and not ENDS.search(each[0])]
    return len(broken) > len(pairs) / 2


def _paragraphs(
    text: str, lines: list[re.Match[str]], *, wrapped: bool
) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for number, each in enumerate(lines):
        kept = each[0].strip()
        begin = each.start() + each[0].index(kept)
        if start is None:
            start = begin
        following = lines[number + 1] if number + 1 < len(lines) else None
        goes_on = following is not None and _adjacent(text, each, following)
        if following is not None and goes_on:
            small = following[0].lstrip()[:1].islower() and not ENDS.search(kept[-1:])
            goes_on = small or (wrapped and not _stands_alone(kept))
        if not goes_on:
            yield start, begin + len(kept)
            start = None


def _stands_alone(line: str) -> bool:
    """Tell a line of a wrapped text that ends far before the margin: a heading, a paragraph's end."""
    return len(line) < WRAPPED[0]
