"""English quotations: those in pairs, and paragraphs that open a mark which a later one closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.model.press import Span
from dragoman.read.quotes import is_speech, quotations

TYPED = re.compile(r"''(?=(\w)?)")
SINGLE = re.compile(r"(?<![\w’])‘(?=\S)([^\n‘]{2,2000}?)(?<=[,.!?…:;\w])’(?!\w)(?! [a-z]+ing\b)")
"""British marks; «the operators’ lines» closes nothing."""
PARAGRAPH = re.compile(r"[^\n]+")


def speeches(text: str) -> tuple[Span, ...]:
    """Return the quotations that are long enough to be somebody's speech, in order, never overlapping."""
    text = TYPED.sub(lambda mark: "\"'" if mark[1] else "'\"", text)  # two apostrophes are a mark
    text = _evened(text)
    paired = quotations(text)
    found = [*paired, *_running(text, paired), *(() if paired else _single(text))]
    return tuple(sorted(each for each in found if is_speech(text, each)))


def _evened(text: str) -> str:
    """Return ``text`` with straight marks in paragraphs that open with one kind and close with the other."""
    if '"' not in text or "”" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.count('"') % 2 and line.count("“") != line.count("”"):
            lines[number] = line.replace("“", '"').replace("”", '"')
    return "\n".join(lines)


def _single(text: str) -> Iterator[Span]:
    """Yield quotations in single marks, as British papers print them, where no others are used."""
    for match in SINGLE.finditer(text) if "‘" in text else ():
        yield Span(match.start(1), match.end(1))


def _running(text: str, paired: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the last quotation of a paragraph that stays open because the next paragraph reopens it."""
    paragraphs = list(PARAGRAPH.finditer(text))
    for here, after in pairwise(paragraphs):
        opening = here.group().rfind("“")
        if (
            opening < 0
            or here.group().find("”", opening) >= 0
            or not after.group().lstrip().startswith("“")
        ):
            continue
        start = here.start() + opening + 1
        end = here.start() + len(here.group().rstrip())
        if not any(each.start < end and start < each.end for each in paired):
            yield Span(start, end)
