"""The way back: stretches of a document's text as stretches of the parts of its original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What is to stand in the document's text at ``[start, end)``."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """``part[start:end]`` of the original, and what stands there afterwards."""

    part: int
    start: int
    end: int
    put: str = ""


def cuts(document: Document, start: int, end: int, put: str = "") -> Iterator[Cut]:
    """Yield where ``[start, end)`` stands in the original; the first of several parts takes ``put``.

    Nothing is yielded for what the document holds and its original does not: the space between blocks.
    """
    starts = [each.start for each in document.pieces]
    for piece in document.pieces[max(bisect_right(starts, start) - 1, 0) :]:
        if piece.start >= end:
            return
        first, last = max(start, piece.start), min(end, piece.end)
        if first < last:
            at = piece.offset - piece.start
            yield Cut(part=piece.part, start=first + at, end=last + at, put=put)
            put = ""


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return ``edits`` in order, without those that overlap one before."""
    kept: list[Edit] = []
    for each in sorted(edits, key=lambda one: (one.start, one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def by_part(document: Document, edits: Iterable[Edit]) -> Mapping[int, list[Cut]]:
    """Return the cuts that ``edits`` make, by part, the last first."""
    found: dict[int, list[Cut]] = {}
    for each in apart(edits):
        for cut in cuts(document, each.start, each.end, each.put):
            found.setdefault(cut.part, []).insert(0, cut)
    return found


def changed(words: str, made: Iterable[Cut]) -> str:
    """Return a part after its cuts, which come the last first."""
    for each in made:
        words = words[: each.start] + each.put + words[each.end :]
    return words
