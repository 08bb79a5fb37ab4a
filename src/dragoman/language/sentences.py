"""Sentences by their closing marks, for labels in languages that are not read yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel import sentenize

from dragoman.model.press import Span

CLOSING = re.compile(r"(?:[。！？]+[」』”’）]*|[.!?…]+[\"'”’)」』]*(?=\s))")
WIDEST = 8
"""Code points that hold the longest abbreviation, and the one before it."""
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Prof|No|vs|U\.S|U\.K)|\b[A-Z])\.$")


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of ``text``, none over the end of a line; nothing but white space is left out."""
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        if language == "ru":
            cuts = [Span(each.start, each.stop) for each in sentenize(line.group())]
        else:
            cuts = _cut(line.group())
        base = line.start()
        found += [Span(base + a, base + b) for a, b in cuts if line.group()[a:b].strip()]
    return tuple(found)


def _cut(line: str) -> list[Span]:
    ends = list(_ends(line))
    spans = []
    start = 0
    for end in [*ends, len(line)]:
        words = line[start:end]
        begin = start + len(words) - len(words.lstrip())
        if words.strip():
            spans.append(Span(begin, start + len(words.rstrip())))
        start = end
    return spans


def _ends(line: str) -> Iterator[int]:
    """Yield where sentences end; what a quotation in 「」 holds belongs to the sentence around it."""
    last = depth = 0
    for each in CLOSING.finditer(line):
        end = each.end()
        depth += line.count("「", last, end) - line.count("」", last, end)
        last = end
        if depth <= 0 and not ABBREVIATED.search(line, max(0, end - WIDEST), end):
            yield end
