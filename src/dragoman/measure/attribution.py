"""Attribution in English political news: PolNeAR.

Newell, Margolin and Ruths, «An Attribution Relations Corpus for Political News» (LREC 2018): an
attribution is a source, a cue and a content, each of one or more spans. Two of a kind overlap when
any of their spans share a character; precision is the share of found ones that overlap a labelled
one, recall the reverse. ``exact`` is the F1 of those whose spans are all the same, ``loose`` the
same with marks, letter case, spaces and a leading «that» or «to» left out of account.

That set labels more than statements: who is for or against what, wants it, speaks of it. Weighed are
therefore the reader's statements with its attitudes, of both the outermost layer alone, since the
set labels next to nothing inside what somebody says; and, as ``statements.source`` and so on,
statements of every layer without attitudes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.measure.bootstrap import Counts, f1, ratio, scored
from dragoman.measure.labelled import (
    Answers,
    Breakdown,
    Read,
    answers,
    article,
    breakdown,
    overlap,
    records,
)
from dragoman.model.measure import Measured
from dragoman.model.reading import Reading, Statement

SET = "attribution"
KINDS = ("source", "cue", "content")
ALONE = "statements."
"""What the scores of statements without attitudes begin with."""
MEASURES = ("p", "r", "f1", "exact", "loose")
LEADING = frozenset({"that", "to"})
WORD = re.compile(r"[\w$%]+")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who (source) is said to have said (cue) what (content); a part may be missing."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()

    def part(self, kind: str) -> Spans:
        """Return the spans of ``kind``, in order."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A labelled article."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def measure(path: Path, read: Read) -> Measured:
    """Score ``read`` on a PolNeAR file; intervals are over articles.

    Scores: ``p``, ``r``, ``f1`` by overlap, ``exact`` and ``loose`` of ``source``, ``cue`` and
    ``content``. Errors: ``Nothing`` where there is no such file or English is not read,
    ``BadArgument`` where the file has another form.
    """
    found, pairs = _answered(path, read)
    alone = [statements(each) if each else [] for each in found.readings]
    units = [
        _counts(document, said) | _counts(document, only, ALONE)
        for (document, said), only in zip(pairs, alone, strict=True)
    ]
    behind = {
        f"{side}{kind}.{each}": f"{side}{kind}.gold"
        for side in ("", ALONE)
        for kind in KINDS
        for each in MEASURES
    }
    scores = scored(units, _scores, behind)
    return Measured(set=SET, n=len(units), scores=scores, seconds=found.seconds)


def errors(path: Path, read: Read) -> Breakdown:
    """Return how many sources, cues and contents were missed, and how many invented."""
    found, pairs = _answered(path, read)
    return breakdown((kind for pair in pairs for kind in _kinds(*pair)), found)


def _answered(path: Path, read: Read) -> tuple[Answers, list[tuple[Document, list[Attribution]]]]:
    documents = records(path, Document)
    found = answers(path, (article(path, each.id, each.text, "en") for each in documents), read)
    said = [outermost(reading) if reading else [] for reading in found.readings]
    return found, list(zip(documents, said, strict=True))


def outermost(reading: Reading) -> list[Attribution]:
    """Return the outermost layer: statements nested in none, and attitudes that stand in none.

    An attitude whose cue is a statement's too counts once.
    """
    said = _spoken(each for each in reading.statements if each.level == "quoted")
    cues = [each.cue for each in statements(reading) if each.cue]
    shown = (
        Attribution(
            source=tuple(sorted(each.speaker.spans)) if each.speaker else (),
            cue=tuple(sorted(each.cue)),
            content=tuple(sorted(each.content)),
        )
        for each in reading.attitudes
        if each.statement is None
    )
    return said + [each for each in shown if not _meets(each.cue, cues)]


def statements(reading: Reading) -> list[Attribution]:
    """Return what others are reported to say; the author's own statements are no attribution."""
    return _spoken(each for each in reading.statements if each.level != "author")


def _spoken(said: Iterable[Statement]) -> list[Attribution]:
    return [
        Attribution(
            source=tuple(sorted(each.speaker.spans)) if each.speaker else (),
            cue=tuple(sorted(each.cue.spans)) if each.cue else (),
            content=tuple(sorted(each.content)),
        )
        for each in said
    ]


def _parts(attributions: Sequence[Attribution], kind: str) -> list[Spans]:
    parts = (tuple(sorted(each.part(kind))) for each in attributions)
    return [each for each in parts if each]


def _meets(one: Spans, others: Sequence[Spans]) -> bool:
    return any(overlap(a, b) for other in others for a in one for b in other)


def _counts(document: Document, said: Sequence[Attribution], side: str = "") -> dict[str, float]:
    found: dict[str, float] = {}
    for kind in KINDS:
        gold, ours = _parts(document.attributions, kind), _parts(said, kind)
        words = [_loose(each, document.text) for each in gold]
        our_words = [_loose(each, document.text) for each in ours]
        found |= {
            f"{side}{kind}.gold": len(gold),
            f"{side}{kind}.said": len(ours),
            f"{side}{kind}.met": sum(_meets(each, gold) for each in ours),
            f"{side}{kind}.found": sum(_meets(each, ours) for each in gold),
            f"{side}{kind}.same": (Counter(gold) & Counter(ours)).total(),
            f"{side}{kind}.alike": (Counter(words) & Counter(our_words)).total(),
        }
    return found


def _loose(spans: Spans, text: str) -> tuple[int, int, int]:
    """Return first and last word by their places, and how many words."""
    places = [
        (start + match.start(), match.group().casefold())
        for start, end in spans
        for match in WORD.finditer(text[start:end])
    ]
    while places and places[0][1] in LEADING:
        places.pop(0)
    return (places[0][0], places[-1][0], len(places)) if places else (-1, -1, 0)


def _scores(counts: Counts) -> dict[str, float]:
    found: dict[str, float] = {}
    for kind in (f"{side}{kind}" for side in ("", ALONE) for kind in KINDS):
        gold, said = counts.get(f"{kind}.gold", 0.0), counts.get(f"{kind}.said", 0.0)
        precision = ratio(counts.get(f"{kind}.met", 0.0), said)
        recall = ratio(counts.get(f"{kind}.found", 0.0), gold)
        found |= {
            f"{kind}.p": precision,
            f"{kind}.r": recall,
            f"{kind}.f1": f1(precision, recall),
            f"{kind}.exact": ratio(2 * counts.get(f"{kind}.same", 0.0), gold + said),
            f"{kind}.loose": ratio(2 * counts.get(f"{kind}.alike", 0.0), gold + said),
        }
    return found


def _kinds(document: Document, said: Sequence[Attribution]) -> Iterator[str]:
    for kind in KINDS:
        gold, ours = _parts(document.attributions, kind), _parts(said, kind)
        yield from (f"missed: {kind}" for each in gold if not _meets(each, ours))
        yield from (f"invented: {kind}" for each in ours if not _meets(each, gold))
        yield from (
            f"found, other bounds: {kind}"
            for each in gold
            if _meets(each, ours) and each not in ours
        )
