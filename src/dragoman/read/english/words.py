"""Word lists of ``english_reading.toml`` that the rules look into beside the reporting verbs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSets:
    """Small letters all; ``masc`` and ``femn`` are given names, ``mr`` and ``ms`` words beside a name."""

    mute: frozenset[str]
    showing: frozenset[str]
    masc: frozenset[str]
    femn: frozenset[str]
    mr: frozenset[str]
    ms: frozenset[str]
    titles: frozenset[str]


@cache
def word_sets() -> WordSets:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "english_reading.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    people = data["people"]
    return WordSets(
        mute=frozenset(data["mute_nouns"]),
        showing=frozenset(data["showing"]),
        masc=frozenset(people["masc"].split()),
        femn=frozenset(people["femn"].split()),
        mr=frozenset(people["mr"]),
        ms=frozenset(people["ms"]),
        titles=frozenset(people["titles"].split()),
    )
