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
    ones: frozenset[str]
    """What is counted only after tens or hundreds: "twenty-one"."""
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
    places: Mapping[str, tuple[str, ...]]
    """Cities, regions and peoples -> how the Russian words begin; short stems stand nearly whole."""
    institutions: Mapping[str, tuple[str, ...]]
    """Common words within translated names of institutions -> how the Russian words begin."""
    actors: Mapping[tuple[str, ...], tuple[str, ...]]
    """Words in a row -> the actors they may stand for."""
    salience: Mapping[str, Salience]
    counting: Mapping[str, Counting]
    negation: Mapping[str, Negation]


@cache
def english() -> English:
    """Load the lists once in this process."""
    data = _data("english.toml")
    russian = data["russian"]
    numerals = _data("numerals.toml")
    counterparts = _data("counterparts.toml")
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
        exonyms=_stems(data["exonyms"]),
        places=_stems(counterparts["places"] | counterparts["peoples"]),
        institutions=_stems(counterparts["institutions"]),
        actors=_actors(data["actors"]),
        salience=MappingProxyType({"ru": _salience(russian["salience"])}),
        counting=MappingProxyType(
            {
                language: _counting(rows, numerals[language], numerals["ones"][language])
                for language, rows in (("en", data), ("ru", russian))
            }
        ),
        negation=MappingProxyType(
            {"en": _negation(data["polarity"]), "ru": _negation(russian["polarity"])}
        ),
    )


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("dragoman.knowledge") / name).read_text(encoding="utf-8"))


def _stems(rows: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({word: tuple(stems) for word, stems in rows.items()})


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


def _counting(data: Mapping[str, Any], numerals: Mapping[str, str], ones: list[str]) -> Counting:
    forms = {form: Decimal(value) for value, each in numerals.items() for form in each.split()}
    return Counting(
        words=MappingProxyType(forms | dict(_decimals(data["numbers"]))),
        ones=frozenset(ones),
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
