"""Sentences without end, read in pieces: no rule meets more words at once than a sentence may have.

What has no full stop for pages (a table that was run together, a list of names, a broken page) is cut after a
mark, or a space, or in the middle of a word where there is none. Each piece is a sentence of its own, with a tree
of its own, so that the time a rule takes for a sentence is bounded whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1500
"""Code points of one sentence, three times those of a long one in print."""
MARK = re.compile(r"[,;:)»”—–](?=\s)|[、，；：』」]")
SPACE = re.compile(r"\s")


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ``[start, end)``, or its pieces without the spaces between them where it is too long."""
    while end - start > LONGEST:
        middle, last = start + LONGEST // 2, start + LONGEST
        at = _last(MARK, text, middle, last) or _last(SPACE, text, middle, last) or last
        yield start, at - (len(text[start:at]) - len(text[start:at].rstrip()))
        start = at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _last(wanted: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the last match in ``text[start:end]`` ends, 0 without one."""
    return max((each.end() for each in wanted.finditer(text, start, end)), default=0)
