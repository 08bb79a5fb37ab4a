"""The words of attitude of one language, by what they do in a clause."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dragoman.model.knowledge import Actor, Knowledge


@dataclass(frozen=True, slots=True, eq=False)
class Silences:
    """Lemmas of ``stance.toml`` that make a clause unsure, by what they do."""

    words: frozenset[str]
    asserting: frozenset[str]
    supposing: frozenset[str]
    idle_objects: frozenset[str]
    officials: frozenset[str]
    undoing: frozenset[str]
    against: frozenset[str]


Scores = Mapping[str, float]
"""How hostile or friendly each lemma is, from -1 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """A verb's noun, what leads from there to the target (a preposition or a case), and the score."""

    noun: str
    way: str
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Attitudes:
    """Scores of verbs and nouns, what silences them, and the other tables of ``stance.toml``."""

    verbs: Scores
    nouns: Scores
    silent: Silences
    ways: Mapping[str, frozenset[str]]
    """The prepositions after which a verb names its target; a verb not here takes a bare case."""
    turns: Mapping[str, frozenset[str]]
    roles: Scores
    tempers: Scores
    verdicts: Scores
    idioms: Mapping[str, tuple[Idiom, ...]]
    """By the verb: «делать ставку на»."""
    adjectives: Mapping[str, str]
    """The code of the power that an adjective names: «китайский» of «прокитайский»."""
    known: frozenset[str]
    """Every lemma of the tables: a sentence without any has no attitude to be found."""


def attitudes(language: str, knowledge: Knowledge) -> Attitudes:
    """Return the words of attitude that ``knowledge`` has for ``language``."""
    return _attitudes(language, knowledge.stance_verbs, knowledge.stance_nouns, knowledge.actors)


@lru_cache(4)
def _attitudes(
    language: str,
    verbs: tuple[tuple[str, str, float], ...],
    nouns: tuple[tuple[str, str, float], ...],
    actors: tuple[Actor, ...],
) -> Attitudes:
    data = _tables(language)
    shown = {lemma: score for each, lemma, score in verbs if each == language}
    named = {lemma: score for each, lemma, score in nouns if each == language}
    scores = {name: _scores(data[name]) for name in ("roles", "tempers", "verdicts")}
    turns = {name: frozenset(lemmas) for name, lemmas in data["turns"].items()}
    for name in ("breaking", "broken", "erring", "errors", "judging", "praising", "slurs"):
        turns[name] = frozenset(data["verdicts"][name])
    ways: dict[str, set[str]] = {}
    for way, lemmas in data["ways"].items():
        for lemma in lemmas:
            ways.setdefault(lemma, set()).add(way)
    starting = (
        "worsening",
        "bettering",
        "slurs",
        "felt neg",
        "felt pos",
        "light",
        "sided",
        "naming",
        "breaking",
        "erring",
        "desiring",
        "vices",
        "virtues",
        "behaving",
        "trusting",
        "answering",
    )
    idioms = _idioms(data["idioms"]["rows"])
    known = {"сторона"} | set(shown) | set(named) | turns["judging"] | turns["praising"]
    known |= set(idioms)
    known = known.union(*scores.values(), *(turns[each] for each in starting))
    return Attitudes(
        verbs={lemma: each for lemma, each in shown.items() if lemma not in _felt(turns)},
        nouns=named,
        silent=Silences(**{name: frozenset(each) for name, each in data["silent"].items()}),
        ways={lemma: frozenset(each) for lemma, each in ways.items()},
        turns=turns,
        idioms=idioms,
        adjectives=_adjectives(actors, language),
        known=frozenset(known),
        **scores,
    )


def _idioms(rows: Sequence[str]) -> Mapping[str, tuple[Idiom, ...]]:
    """Return the rows «verbs | noun | way | score» by each of their verbs."""
    found: dict[str, tuple[Idiom, ...]] = {}
    for row in rows:
        verbs, noun, way, score = map(str.strip, row.split("|"))
        for verb in verbs.split():
            idiom = Idiom(noun=noun, way=way, score=float(score))
            found[verb] = (*found.get(verb, ()), idiom)
    return found


def _adjectives(actors: Sequence[Actor], language: str) -> Mapping[str, str]:
    """Return the powers by the adjectives among their forms, which end in «-ский» or «-цкий»."""
    return {
        form: actor.code
        for actor in actors
        for spoken, form in actor.forms
        if spoken == language and " " not in form and form.endswith(("ский", "цкий"))
    }


def _felt(turns: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return turns["felt neg"] | turns["felt pos"]


def _scores(table: Mapping[str, Sequence[str]]) -> Scores:
    """Return the lemmas of the rows that are named by a score."""
    rows = [(name, lemmas) for name, lemmas in table.items() if name.lstrip("-")[:1].isdigit()]
    return {lemma: float(name) for name, lemmas in rows for lemma in lemmas}


@cache
def _tables(language: str) -> Mapping[str, Any]:
    path = files("dragoman.knowledge") / "stance.toml"
    found: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return found
