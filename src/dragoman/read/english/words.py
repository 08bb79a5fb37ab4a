"""Word lists of ``english_reading.toml`` that the rules look into beside the reporting verbs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.model.reading import Bound, Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSets:
    """Small letters all; ``masc`` and ``femn`` are given names, ``mr`` and ``ms`` words beside a name."""

    mute: frozenset[str]
    showing: frozenset[str]
    crowd: frozenset[str]
    unfit: frozenset[str]
    naming: frozenset[str]
    masc: frozenset[str]
    femn: frozenset[str]
    mr: frozenset[str]
    ms: frozenset[str]
    titles: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    path = files("dragoman.knowledge") / "english_reading.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def word_sets() -> WordSets:
    """Load the lists once in this process."""
    data = _data()
    people = data["people"]
    return WordSets(
        mute=frozenset(data["mute_nouns"]),
        showing=frozenset(data["showing"]),
        crowd=frozenset(data["crowd"].split()),
        unfit=frozenset(data["unfit"].split()),
        naming=frozenset(data["naming"].split()),
        masc=frozenset(people["masc"].split()),
        femn=frozenset(people["femn"].split()),
        mr=frozenset(people["mr"]),
        ms=frozenset(people["ms"]),
        titles=frozenset(people["titles"].split()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantities:
    """How English writes numbers, units, bounds and movement; lemmas in small letters."""

    words: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    signs: Mapping[str, str]
    units: Mapping[str, str]
    bounds: Mapping[Bound, tuple[str, ...]]
    changes: Mapping[Direction, tuple[str, ...]]
    named: frozenset[str]
    idle: frozenset[str]


@cache
def quantities() -> Quantities:
    """Load the lists of figures once in this process."""
    data = _data()["quantities"]
    return Quantities(
        words={key: Decimal(value) for key, value in data["words"].items()},
        scales={key: Decimal(value) for key, value in data["scales"].items()},
        signs=data["signs"],
        units=data["units"],
        bounds={key: tuple(forms) for key, forms in data["bounds"].items()},
        changes={key: tuple(forms) for key, forms in data["changes"].items()},
        named=frozenset(data["not"]["named"]),
        idle=frozenset(data["not"]["idle"]),
    )


FORESEEING = ("expected", "likely", "unlikely", "possible", "set", "risking")
"""The lists whose words themselves foresee."""


@cache
def forecast_lists() -> Mapping[str, frozenset[str]]:
    """Return the other lists of forecasts: what is no forecast in spite of its «will»."""
    lists = _data()["forecasts"]
    return {kind: frozenset(words) for kind, words in lists.items() if kind not in FORESEEING}


@cache
def expectations() -> Mapping[str, str]:
    """Return the words of expectation, each with the modality it gives."""
    lists = _data()["forecasts"]
    return {lemma: kind for kind, lemmas in lists.items() for lemma in lemmas if kind in FORESEEING}
