"""The words of ``english_attitudes.toml``: what each shows, and which words must follow it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from dragoman.model.reading import AttitudeKind


class Leaning(NamedTuple):
    """``rest`` holds the particle and preposition that belong to the word: «out», «against»."""

    rest: tuple[str, ...]
    kind: AttitudeKind
    score: float


Lexicon = Mapping[str, tuple[Leaning, ...]]
"""A lemma's leanings, those with more words after it first, then stances, wishes, topics."""


@dataclass(frozen=True, slots=True, eq=False)
class Leanings:
    """The lexicons of verbs, nouns and adjectives."""

    verbs: Lexicon
    nouns: Lexicon
    adjectives: Lexicon
    appearances: frozenset[str]
    only_to: frozenset[str]
    """Verbs that wish with an infinitive or a gerund alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Nouns that stand for the country beside them: its officials, its deeds."""

    officials: frozenset[str]
    deeds: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    path = files("dragoman.knowledge") / "english_attitudes.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def parties() -> Parties:
    """Load the nouns once in this process."""
    data = _data()["parties"]
    return Parties(officials=frozenset(data["officials"]), deeds=frozenset(data["deeds"]))


@cache
def leanings() -> Leanings:
    """Load the words once in this process."""
    data = _data()
    return Leanings(
        verbs=_lexicon(data, "verbs"),
        nouns=_lexicon(data, "nouns"),
        adjectives=_lexicon(data, "adjectives"),
        appearances=frozenset(data["appearance"]["verbs"]),
        only_to=frozenset(data["wish"]["only_to"]),
    )


def _lexicon(data: Mapping[str, Any], part: str) -> Lexicon:
    found: dict[str, list[Leaning]] = {}
    for phrase, kind, score in _entries(data, part):
        lemma, *rest = phrase.split()
        found.setdefault(lemma, []).append(Leaning(tuple(rest), kind, score))
    return {
        lemma: tuple(sorted(each, key=lambda leaning: -len(leaning.rest)))
        for lemma, each in found.items()
    }


def _entries(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, AttitudeKind, float]]:
    for score, phrases in data["stance"][part].items():
        yield from ((each, "stance", float(score)) for each in phrases)
    yield from ((each, "wish", 0.0) for each in data["wish"][part])
    yield from ((each, "topic", 0.0) for each in data["topic"][part])
