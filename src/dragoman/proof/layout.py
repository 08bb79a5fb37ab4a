"""The outline of a published report: title, overview, headings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.press import Span
from dragoman.model.published import PublishedSection

LINE = re.compile(r"[^\n]+")
HEADING_WORDS = 4
"""A heading is a line of one to four words (the genre's habit; see the model report)."""
ENDS = '.,;:!?”"’)'


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Places of the parts; paragraphs are those below the first heading."""

    title: Span | None
    overview: tuple[Span, ...]
    sections: tuple[PublishedSection, ...]
    paragraphs: tuple[Span, ...]


def layout(text: str) -> Layout:
    """Return the outline of ``text``: the first line is the title, headings open sections.

    Without any heading everything below the title is the report's body and no overview is told
    apart from it.
    """
    lines = list(_lines(text))
    title, rest = (lines[0], lines[1:]) if lines else (None, [])
    headings = [each for each in rest if _is_heading(text[each.start : each.end])]
    body = [each for each in rest if each not in headings]
    first = headings[0].start if headings else None
    ends = [each.start for each in headings[1:]] + [len(text.rstrip())]
    return Layout(
        title=title,
        overview=tuple(each for each in body if first is not None and each.start < first),
        sections=tuple(
            PublishedSection(heading=text[each.start : each.end], start=each.start, end=end)
            for each, end in zip(headings, ends, strict=False)
        ),
        paragraphs=tuple(each for each in body if first is None or each.start > first),
    )


def _lines(text: str) -> Iterator[Span]:
    for line in LINE.finditer(text):
        kept = line[0].strip()
        if kept:
            start = line.start() + line[0].index(kept)
            yield Span(start, start + len(kept))


def _is_heading(line: str) -> bool:
    words = line.split()
    return len(words) <= HEADING_WORDS and line[0].isupper() and line[-1] not in ENDS


SENTENCE_END = re.compile(r"(?<=[^A-Z\s])(?<!\bNo)[.!?][”\"’)]*\s+(?=[“\"‘(]?[A-Z0-9])")
"""A stop before a capital; a stop after a capital is an initial: «O. Pugacheva»."""


def sentences(text: str, place: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph."""
    start = place.start
    for end in SENTENCE_END.finditer(text, place.start, place.end):
        yield Span(start, end.start() + len(end[0].rstrip()))
        start = end.end()
    if start < place.end:
        yield Span(start, place.end)
