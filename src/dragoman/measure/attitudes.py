"""Attitudes between the actors of a whole article: RuSentRel.

Loukachevitch and Rusnachenko, «Extracting Sentiment Attitudes from Analytical Texts» (Dialogue 2018).
The set's own score, kept to here: precision and recall of the positive and of the negative pairs in
each document, averaged over documents; F1 of the averages for each class; ``f1_pn`` is the mean of
the two. In a document in which a class is not answered, its precision is 0 where the class is
labelled and 1 where it is not; recall is 1 where nothing is labelled. So an empty answer scores
above 0 where some documents have no label of a class.

The set groups names by a file of synonyms that is not in the record. Here a labelled name is its
words' lemmas, and a holder or target of the reader is the lemmas of its own name and of every entity
of the record that one of its mentions overlaps; a pair is right when both its ends hold the labelled
names. So «Вашингтон» is «США» where the reader took both for one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pymorphy3

from dragoman.measure.bootstrap import Counts, f1, ratio, scored
from dragoman.measure.labelled import (
    Answers,
    Breakdown,
    Read,
    answers,
    article,
    breakdown,
    called,
    named,
    overlap,
    records,
)
from dragoman.model.measure import Measured
from dragoman.model.reading import Reading, Who

SET = "attitudes"
CLASSES = ("pos", "neg")
MEASURES = ("p", "r", "f1")
WORD = re.compile(r"[\w-]+")
Names = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """A label: who is for or against whom in the document as a whole."""

    source: str
    target: str
    polarity: Literal["pos", "neg"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A labelled article."""

    id: str
    text: str
    entities: tuple[Entity, ...]
    attitudes: tuple[Attitude, ...]
    language: str = "ru"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What the reader says of one holder and target over the whole document."""

    holder: Names
    target: Names
    polarity: str


Labels = Mapping[tuple[str, str], str]


def measure(path: Path, read: Read) -> Measured:
    """Score ``read`` on a RuSentRel file; intervals are over documents.

    Scores: ``f1_pn``, and ``p``, ``r``, ``f1`` of ``pos`` and ``neg``. Errors: ``Nothing`` where
    there is no such file or nothing of it is read, ``BadArgument`` where it has another form.
    """
    found, documents = _answered(path, read)
    units = [
        _counts(labelled(each), pairs(each, reading) if reading else ())
        for each, reading in documents
    ]
    behind = {"f1_pn": "labels"}
    behind |= {f"{kind}.{each}": f"{kind}.gold" for kind in CLASSES for each in MEASURES}
    scores = scored(units, _scores, behind)
    return Measured(set=SET, n=len(units), scores=scores, seconds=found.seconds)


def errors(path: Path, read: Read) -> Breakdown:
    """Return how many labelled pairs were found, turned or missed and where, and how many invented."""
    found, documents = _answered(path, read)
    return breakdown((kind for pair in documents for kind in _kinds(*pair)), found)


def _answered(path: Path, read: Read) -> tuple[Answers, list[tuple[Document, Reading | None]]]:
    documents = records(path, Document)
    texts = (article(path, each.id, each.text, each.language) for each in documents)
    found = answers(path, texts, read)
    return found, list(zip(documents, found.readings, strict=True))


@cache
def _analyser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def key(name: str) -> str:
    """Return the lemmas of a name's words, the likeliest ones without their context."""
    words = WORD.findall(name.casefold().replace("ё", "е"))
    return " ".join(_analyser().parse(each)[0].normal_form.replace("ё", "е") for each in words)


def labelled(document: Document) -> Labels:
    """Return the labels by the keys of their names; of two for one pair the last counts."""
    return {(key(each.source), key(each.target)): each.polarity for each in document.attitudes}


def pairs(document: Document, reading: Reading) -> tuple[Pair, ...]:
    """Return the reader's stances, summed over the document for each holder and target.

    A pair whose stances cancel out is none, nor is one whose ends share a name.
    """
    known = _known(document, reading)
    totals: dict[tuple[Names, Names], float] = defaultdict(float)
    for each in reading.stances:
        totals[_names(each.holder, known), _names(each.target, known)] += each.score
    return tuple(
        Pair(holder=holder, target=target, polarity="pos" if total > 0 else "neg")
        for (holder, target), total in totals.items()
        if total and not holder & target
    )


def _known(document: Document, reading: Reading) -> Mapping[str, Names]:
    """Map what a mention is called by to the keys of the entities that such mentions overlap."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        keys = {
            key(each.text)
            for each in document.entities
            if overlap((each.start, each.end), (mention.start, mention.end))
        }
        for name in named(mention):
            found[name] |= keys
    return {name: frozenset(keys) for name, keys in found.items()}


def _names(who: Who, known: Mapping[str, Names]) -> Names:
    return frozenset({key(who.name)}).union(*(known.get(each, ()) for each in called(who)))


def _is(pair: Pair, ends: tuple[str, str]) -> bool:
    return ends[0] in pair.holder and ends[1] in pair.target


def _counts(labels: Labels, said: tuple[Pair, ...]) -> dict[str, float]:
    found: dict[str, float] = {"documents": 1.0, "labels": float(len(labels))}
    for kind in CLASSES:
        gold = [ends for ends, polarity in labels.items() if polarity == kind]
        ours = [each for each in said if each.polarity == kind]
        right = sum(any(_is(each, ends) for ends in gold) for each in ours)
        hit = sum(any(_is(each, ends) for each in ours) for ends in gold)
        found[f"{kind}.gold"] = len(gold)
        found[f"{kind}.p"] = right / len(ours) if ours else float(not gold)
        found[f"{kind}.r"] = hit / len(gold) if gold else 1.0
    return found


def _scores(counts: Counts) -> dict[str, float]:
    documents = counts.get("documents", 0.0)
    found: dict[str, float] = {"f1_pn": 0.0}
    for kind in CLASSES:
        precision = ratio(counts.get(f"{kind}.p", 0.0), documents)
        recall = ratio(counts.get(f"{kind}.r", 0.0), documents)
        found |= {f"{kind}.p": precision, f"{kind}.r": recall, f"{kind}.f1": f1(precision, recall)}
    return found | {"f1_pn": sum(found[f"{kind}.f1"] for kind in CLASSES) / len(CLASSES)}


def _kinds(document: Document, reading: Reading | None) -> Iterator[str]:
    labels, said = labelled(document), pairs(document, reading) if reading else ()
    together = _together(document, reading) if reading else frozenset()
    for ends, polarity in labels.items():
        signs = {each.polarity for each in said if _is(each, ends)}
        if polarity in signs:
            yield f"found: {polarity}"
        elif signs:
            yield f"wrong sign: {polarity}"
        else:
            where = "named in one sentence" if ends in together else "never named in one sentence"
            yield f"missed, {where}: {polarity}"
    for pair in said:
        if not any(_is(pair, ends) for ends in labels):
            yield f"invented: {pair.polarity}"


def _together(document: Document, reading: Reading) -> frozenset[tuple[str, str]]:
    """Return the names that stand in one sentence as printed, both ways."""
    found = set()
    for sentence in reading.sentences:
        here = {
            key(each.text)
            for each in document.entities
            if overlap((each.start, each.end), sentence)
        }
        found |= {(one, other) for one in here for other in here if one != other}
    return frozenset(found)
