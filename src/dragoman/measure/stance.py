"""Stance to a marked entity in a sentence: RuSentNE.

Golubev, Rusnachenko and Loukachevitch, «RuSentNE-2023: Evaluating Entity-Oriented Sentiment
Analysis on Russian News Texts» (Dialogue 2023). The set's own scores are macro F1 over the negative
and the positive class (``f1_pn``) and over all three (``f1_pn0``); a class that neither the labels
nor the answers hold has an F1 of 0, as in scikit-learn, with which the paper scored.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dragoman.errors import BadArgument, Nothing
from dragoman.language.names import fold
from dragoman.measure.bootstrap import Counts, f1, ratio, scored
from dragoman.measure.labelled import (
    Answers,
    Breakdown,
    Read,
    answers,
    article,
    breakdown,
    called,
    content,
    named,
    overlap,
)
from dragoman.model.measure import Measured
from dragoman.model.press import Span
from dragoman.model.reading import Reading

SET = "stance"
CLASSES: Mapping[int, str] = {-1: "neg", 0: "none", 1: "pos"}
COLUMNS = (
    "sentence",
    "entity",
    "entity_tag",
    "entity_pos_start_rel",
    "entity_pos_end_rel",
    "label",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A marked entity in a sentence; ``polarity`` is -1, 0 or 1."""

    sentence: str
    entity: str
    tag: str
    span: Span
    polarity: int


def measure(path: Path, read: Read) -> Measured:
    """Score ``read`` on a RuSentNE file; intervals are over sentences.

    Scores: ``f1_pn``, ``f1_pn0``, and ``p``, ``r``, ``f1`` of ``neg`` and ``pos``. Errors:
    ``Nothing`` where there is no such file or nothing of it is read, ``BadArgument`` where it has
    another form.
    """
    found, said = _answered(path, read)
    units = [_counts(pairs) for pairs in said]
    behind = {"f1_pn": "labels", "f1_pn0": "labels"}
    behind |= {f"{kind}.{each}": f"{kind}.gold" for kind in ("neg", "pos") for each in MEASURES}
    scores = scored(units, _scores, behind)
    return Measured(set=SET, n=len(units), scores=scores, seconds=found.seconds)


def errors(path: Path, read: Read) -> Breakdown:
    """Return how many marked entities came out how, by the set's tag of the entity."""
    found, said = _answered(path, read)
    kinds = [_kind(label, answer) for pairs in said for label, answer in pairs]
    return breakdown(kinds, found)


MEASURES = ("p", "r", "f1")
Pairs = list[tuple[Label, int]]


def labels(path: Path) -> tuple[Label, ...]:
    """Return the labels of a RuSentNE file (tab separated, with a head)."""
    rows = csv.DictReader(io.StringIO(_text(path), newline=""), delimiter="\t")
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise BadArgument(str(path), f"is no RuSentNE file; its columns are {', '.join(COLUMNS)}")
    found = tuple(_label(path, number, row) for number, row in enumerate(rows, 2))
    if not found:
        raise Nothing(str(path), "the file holds no labelled sentence")
    return found


def _text(path: Path) -> str:
    try:
        return content(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadArgument(str(path), "is no RuSentNE file: it is not UTF-8") from None


def _label(path: Path, number: int, row: Mapping[str, str]) -> Label:
    try:
        span = Span(int(row["entity_pos_start_rel"]), int(row["entity_pos_end_rel"]))
        polarity = int(row["label"])
    except (TypeError, ValueError):
        raise BadArgument(f"{path}:{number}", "its offsets or label are no numbers") from None
    if polarity not in CLASSES or not 0 <= span.start < span.end <= len(row["sentence"]):
        raise BadArgument(f"{path}:{number}", "its offsets or label lie outside of what may be")
    return Label(
        sentence=row["sentence"],
        entity=row["entity"],
        tag=row["entity_tag"],
        span=span,
        polarity=polarity,
    )


def _answered(path: Path, read: Read) -> tuple[Answers, list[Pairs]]:
    """Read each sentence once; return its labels, each with the answer."""
    ordered = sorted(labels(path), key=lambda each: each.sentence)
    groups = [list(group) for _, group in groupby(ordered, key=lambda each: each.sentence)]
    texts = (
        article(path, str(number), group[0].sentence, "ru") for number, group in enumerate(groups)
    )
    found = answers(path, texts, read)
    said = [
        [(label, toward(reading, label) if reading else 0) for label in group]
        for group, reading in zip(groups, found.readings, strict=True)
    ]
    return found, said


def toward(reading: Reading, label: Label) -> int:
    """Return what ``reading`` says of the marked entity: the sign of its stances, else of its tone.

    A stance is toward it when its target has the id, power or name of a mention that overlaps the
    mark, or where no mention does, the marked words themselves as name. Its tone is the one at most
    of the marked words.
    """
    names = [
        named(each) for each in reading.mentions if overlap((each.start, each.end), label.span)
    ]
    wanted = frozenset().union(*names) if names else frozenset({fold(label.entity)})
    total = sum(
        each.score
        for each in reading.stances
        if each.polarity != "neutral" and called(each.target) & wanted
    )
    return _sign(total) or _sign(_tone(reading, label.span))


def _tone(reading: Reading, span: Span) -> float:
    here = [each for each in reading.tones if overlap((each.start, each.end), span)]
    shared = [min(each.end, span.end) - max(each.start, span.start) for each in here]
    return here[shared.index(max(shared))].score if here else 0.0


def _sign(score: float) -> int:
    return (score > 0) - (score < 0)


def _counts(pairs: Pairs) -> dict[str, float]:
    """Count one sentence: right, answered and labelled, by class."""
    found: dict[str, float] = {"labels": float(len(pairs))}
    for value, name in CLASSES.items():
        found[f"{name}.right"] = sum(label.polarity == value == said for label, said in pairs)
        found[f"{name}.said"] = sum(said == value for _, said in pairs)
        found[f"{name}.gold"] = sum(label.polarity == value for label, _ in pairs)
    return found


def _scores(counts: Counts) -> dict[str, float]:
    found = {each: dict(_of_class(counts, each)) for each in CLASSES.values()}
    by_class = {name: values["f1"] for name, values in found.items()}
    return {
        "f1_pn": (by_class["neg"] + by_class["pos"]) / 2,
        "f1_pn0": sum(by_class.values()) / len(by_class),
        **{f"{kind}.{each}": found[kind][each] for kind in ("neg", "pos") for each in MEASURES},
    }


def _of_class(counts: Counts, kind: str) -> Iterator[tuple[str, float]]:
    right = counts.get(f"{kind}.right", 0.0)
    precision = ratio(right, counts.get(f"{kind}.said", 0.0))
    recall = ratio(right, counts.get(f"{kind}.gold", 0.0))
    yield from (("p", precision), ("r", recall), ("f1", f1(precision, recall)))


def _kind(label: Label, said: int) -> str:
    if said == label.polarity:
        what = "right" if said else "right, no stance"
    elif not said:
        what = "missed"
    else:
        what = "wrong sign" if label.polarity else "invented"
    return f"{what}: {label.tag}"
