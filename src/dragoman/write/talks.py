"""Whether somebody known says all of a passage of an interview."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.press import Span
from dragoman.model.reading import Statement

HELD = 0.7
"""Share of a sentence of an interview that must be known people's: the rest are words that tie them."""


def held(found: Sequence[Statement], sentences: Sequence[Span]) -> bool:
    """Tell whether the words of somebody known, or that name him, make up nearly all of each sentence."""
    known = [each for each in found if each.level == "author" or each.who.name]
    spans = sorted({span for each in known for span in (*each.content, *_cue(each), *_named(each))})
    return all(_covered(each, spans) >= HELD * (each.end - each.start) for each in sentences)


def _covered(sentence: Span, spans: Sequence[Span]) -> int:
    """Return how many code points of a sentence lie in ``spans``, which are sorted."""
    covered, place = 0, sentence.start
    for each in spans:
        first, last = max(each.start, place), min(each.end, sentence.end)
        covered += max(last - first, 0)
        place = max(place, last)
    return covered


def _named(statement: Statement) -> tuple[Span, ...]:
    return tuple(statement.speaker.spans) if statement.speaker else ()


def _cue(statement: Statement) -> tuple[Span, ...]:
    return tuple(statement.cue.spans) if statement.cue else ()
