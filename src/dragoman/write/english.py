"""What the gate and the leads know of English and Russian words; the lists lie in a data file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*|[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Counting:
    """How a language writes numbers: words, scales, and what units are called."""

    words: Mapping[str, Decimal]
    beginnings: Mapping[str, Decimal]
    """Of words such as «двухнедельный»."""
    scales: Mapping[str, int]
    units: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Negation:
    """Cues that negate, cues that may answer one, and negations that are none."""

    strong: frozenset[str]
    weak: frozenset[str]
    beginnings: tuple[str, ...]
    exceptions: tuple[str, ...]
    """Words that begin like a negation and are none."""
    idle: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Salience:
    """What marks a language's sentences as weighty, as page furniture, or as background."""

    emphasis: frozenset[str] = frozenset()
    boilerplate: tuple[str, ...] = ()
    background: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class English:
    """The word lists, ready to be looked into; all words in lower case."""

    lower: frozenset[str]
    titles: frozenset[str]
    relative_days: frozenset[str]
    common_endings: tuple[str, ...]
    leaning: frozenset[str]
    first_person: frozenset[str]
    address: frozenset[str]
    reporting: frozenset[str]
    capitals: frozenset[str]
    exonyms: Mapping[str, tuple[str, ...]]
    actors: Mapping[tuple[str, ...], tuple[str, ...]]
    """Words in a row -> the actors they may stand for."""
    salience: Mapping[str, Salience]
    counting: Mapping[str, Counting]
    negation: Mapping[str, Negation]


@cache
def english() -> English:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "english.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    russian = data["russian"]
    return English(
        lower=frozenset(data["lower"].split()),
        titles=frozenset(data["titles"]),
        relative_days=frozenset(data["relative_days"]),
        common_endings=tuple(data["common_endings"]),
        leaning=frozenset(data["leaning"].split()),
        first_person=frozenset(data["first_person"]),
        address=frozenset(data["address"]),
        reporting=frozenset(data["reporting"].split()),
        capitals=frozenset(data["capitals"].split()),
        exonyms=MappingProxyType({k: tuple(v) for k, v in data["exonyms"].items()}),
        actors=_actors(data["actors"]),
        salience=MappingProxyType({"ru": _salience(russian["salience"])}),
        counting=MappingProxyType({"en": _counting(data), "ru": _counting(russian)}),
        negation=MappingProxyType(
            {"en": _negation(data["polarity"]), "ru": _negation(russian["polarity"])}
        ),
    )


def _actors(rows: Mapping[str, list[str]]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for code, words in rows.items():
        for each in words:
            key = tuple(each.split())
            found[key] = (*found.get(key, ()), code)
    return MappingProxyType(found)


def _salience(data: Mapping[str, list[str]]) -> Salience:
    return Salience(
        emphasis=frozenset(data["emphasis"]),
        boilerplate=tuple(data["boilerplate"]),
        background=tuple(data["background"]),
    )


def _decimals(data: Mapping[str, float]) -> Mapping[str, Decimal]:
    return MappingProxyType({word: Decimal(str(value)) for word, value in data.items()})


def _counting(data: Mapping[str, Any]) -> Counting:
    return Counting(
        words=_decimals(data["numbers"]),
        beginnings=_decimals(data.get("number_beginnings", {})),
        scales=MappingProxyType(dict(data["scales"])),
        units=MappingProxyType({k: tuple(v) for k, v in data["units"].items()}),
    )


def _words(value: str | list[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)


def _negation(data: Mapping[str, Any]) -> Negation:
    return Negation(
        strong=_words(data["strong"]),
        weak=_words(data["weak"]),
        beginnings=tuple(data["weak_stems"]),
        exceptions=tuple(data["weak_exceptions"]),
        idle=tuple(sorted(data.get("idle", ()), key=lambda each: (-len(each), each))),
    )


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, ё as е, typographic apostrophes as plain."""
    folded = text.lower().replace("ё", "е").replace("’", "'")
    return WORD.findall(folded)
