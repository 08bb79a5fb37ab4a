"""The report writer's own voice: remarks inside items, transitions between them, references to earlier reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.model.press import Span
from dragoman.model.published import TextSpan
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.quotations import marked
from dragoman.proof.scene import Scene


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of(map(re.escape, lexicon().data['remarks']['phrases']))})", re.IGNORECASE
    )


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(map(re.escape, lexicon().data['remarks']['openings']))})\b", re.IGNORECASE
    )


@cache
def _earlier() -> re.Pattern[str]:
    reports = any_of(map(re.escape, lexicon().data["back"]["reports"]))
    return re.compile(
        rf"\b(?:(?:which\s|that\s)?(?:was|were|is|are)\s)?(?:summari[sz]ed|discussed|covered|reviewed|noted|mentioned|described|treated|reported|introduced|cited)\s(?:\w+\s)?(?:in|by)\s"
        rf"(?:the|our|my|an?)\s(?:previous|last|earlier|preceding|prior|\w+\s\d{{4}})\s(?:[\w:]+\s){{0,2}}?(?i:{reports})\b(?::\s\w+)?",
    )


def remarks(scene: Scene, sentences: Sequence[Span]) -> Iterator[TextSpan]:
    """Yield the sentences that hold a judgement of the writer's: a phrase of the list outside quotation marks."""
    for each in sentences:
        quoted = list(marked(scene.plain, each))
        for found in _phrases().finditer(scene.plain, each.start, each.end):
            if not any(one.start <= found.start() < one.end for one in quoted):
                yield span(scene, each)
                break


def earlier(scene: Scene, sentences: Sequence[Span]) -> Iterator[TextSpan]:
    """Yield where an item refers to an earlier report: «summarized in the previous Country Report»."""
    for each in sentences:
        for found in _earlier().finditer(scene.plain, each.start, each.end):
            yield span(scene, Span(*found.span()))


def is_transition(scene: Scene, sentence: Span) -> bool:
    """Tell a sentence that leads over to what comes: «Other writings concentrated on the islands»."""
    return bool(_openings().match(scene.plain, sentence.start, sentence.end))


def span(scene: Scene, place: Span) -> TextSpan:
    """Return a place of the report with its words."""
    return TextSpan(
        text=scene.document.text[place.start : place.end], start=place.start, end=place.end
    )
