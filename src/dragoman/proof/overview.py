"""The overview of a report: which themes led, what was missing, the mood with its reasons, the counter-currents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.model.press import Span
from dragoman.model.published import PublishedMood, PublishedOverview, TextSpan
from dragoman.proof.layout import sentences
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.scene import Scene

ENUMERATED = re.compile(r"(?:\(?\d\)|\([a-z]\))\s")
REASON = re.compile(
    r"\b(?:because|since|due\sto|owing\sto|as\s(?=\w+\s(?:was|is|were|are)))\s", re.IGNORECASE
)
COLON = re.compile(r":\s")


@cache
def _told(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon().data['overview'][kind])})\b", re.IGNORECASE)


def overview(scene: Scene, paragraphs: Sequence[Span]) -> PublishedOverview:
    """Return what the sentences of the overview tell; a sentence may tell of two things."""
    said = [each for place in paragraphs for each in sentences(scene.plain, place)]
    moods = [each for each in said if _tells(scene, each, "moods")]
    return PublishedOverview(
        themes=tuple(
            part for each in said if _tells(scene, each, "themes") for part in _themes(scene, each)
        ),
        silences=tuple(_span(scene, each) for each in said if _tells(scene, each, "silences")),
        moods=tuple(
            PublishedMood(
                text=scene.document.text[slice(*each)],
                start=each.start,
                end=each.end,
                reasons=tuple(_reasons(scene, each)),
            )
            for each in moods
        ),
        counters=tuple(_span(scene, each) for each in said if _is_counter(scene, each)),
    )


def _tells(scene: Scene, place: Span, kind: str) -> bool:
    return bool(_told(kind).search(scene.plain, place.start, place.end))


def _is_counter(scene: Scene, place: Span) -> bool:
    return _tells(scene, place, "counters") and (
        _tells(scene, place, "moods") or "warning" in scene.plain[slice(*place)]
    )


def _span(scene: Scene, place: Span) -> TextSpan:
    return TextSpan(text=scene.document.text[slice(*place)], start=place.start, end=place.end)


def _themes(scene: Scene, place: Span) -> Iterator[TextSpan]:
    """Yield the themes that a sentence lists behind its colon, else the sentence."""
    colon = COLON.search(scene.plain, place.start, place.end)
    if colon is None:
        yield _span(scene, place)
        return
    yield from _listed(scene, Span(colon.end(), place.end))


def _listed(scene: Scene, place: Span) -> Iterator[TextSpan]:
    at = place.start
    joints = list(
        re.compile(
            r"(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s)(?=the\s|an?\s|[A-Z]|\w+[’'])"
        ).finditer(scene.plain, *place)
    )
    for end in [*(each.span() for each in joints), (place.end, place.end)]:
        words = scene.plain[at : end[0]].rstrip(" .;,")
        if words:
            yield _span(scene, Span(at, at + len(words)))
        at = end[1]


def _reasons(scene: Scene, place: Span) -> Iterator[TextSpan]:
    """Yield the reasons of a mood: numbered ones, else what stands behind «because»."""
    marks = list(ENUMERATED.finditer(scene.plain, place.start, place.end))
    if len(marks) > 1:
        ends = [each.start() for each in marks[1:]] + [place.end]
        for mark, end in zip(marks, ends, strict=True):
            words = re.sub(r"[\s.;,]*(?:\band)?\s*$", "", scene.plain[mark.end() : end])
            yield _span(scene, Span(mark.end(), mark.end() + len(words)))
        return
    found = REASON.search(scene.plain, place.start, place.end)
    if found:
        words = scene.plain[found.end() : place.end].rstrip(" .")
        yield _span(scene, Span(found.end(), found.end() + len(words)))
