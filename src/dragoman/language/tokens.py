"""Where sentences and words begin and end: razdel's own cuts, found faster.

razdel (Kukushkin, 2019) asks all its rules at every mark. Sentences: no rule lets a sentence end where no space
follows, so only marks before a space are asked about. Words: what lies between two spaces is cut once and
kept, unless its neighbours have a say in it, which they have where a dash, or a mark between digits, stands
at its edge. A test compares the cuts with razdel's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from razdel import tokenize
from razdel.rule import JOIN
from razdel.segmenters.sentenize import RULES, SentSplit, SentSplitter

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
SOLID = re.compile(r"\S+")
OPEN = re.compile(r"[-‐−‒⁃–—―_]\S|\S+[-‐−‒⁃–—―_]$|[.,/\\]\d|\S*\d[.,/\\]$")
"""A stretch whose neighbours may join it or be joined by it."""
SPLITTER = SentSplitter()
Cut = tuple[int, int, str]
"""Start, end and text of a word."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of ``text``; none runs over a line's end."""
    for paragraph in PARAGRAPH.finditer(text):
        first, line = paragraph.start(), paragraph.group()
        for start, end in _in_paragraph(line):
            printed = line[start:end]
            place = first + start + len(printed) - len(printed.lstrip())
            length = len(printed.strip())
            if length:
                yield place, place + length


def _in_paragraph(line: str) -> Iterator[tuple[int, int]]:
    previous = 0
    for match in SPLITTER.re.finditer(line):
        start, end = match.span()
        if not line[end : end + 1].isspace():
            continue
        window = SPLITTER.window
        split = SentSplit(line[max(0, start - window) : start], match[1], line[end : end + window])
        split.buffer = line[previous:start]
        if any(rule(split) == JOIN for rule in RULES):
            continue
        yield previous, end
        previous = end
    yield previous, len(line)


def words(text: str, start: int, end: int) -> list[Cut]:
    """Return the words of one sentence; places count into ``text``."""
    found: list[Cut] = []
    for stretch in SOLID.finditer(text, start, end):
        printed = stretch[0]
        cuts = _cuts(printed)
        if cuts is None:
            return [
                (start + each.start, start + each.stop, each.text)
                for each in tokenize(text[start:end])
            ]
        place = stretch.start()
        if len(cuts) == 1:
            found.append((place, place + len(printed), cuts[0][2]))
        else:
            found.extend([(place + first, place + last, word) for first, last, word in cuts])
    return found


@lru_cache(100_000)
def _cuts(printed: str) -> tuple[Cut, ...] | None:
    """Return the words of a stretch without spaces, ``None`` where its neighbours decide."""
    if OPEN.match(printed):
        return None
    return tuple((each.start, each.stop, each.text) for each in tokenize(printed))
