"""The word lists of ``knowledge/japanese.toml``, ``korean.toml`` and ``chinese.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dragoman.model.reading import CueClass

FILES = {"ja": "japanese", "ko": "korean", "zh": "chinese"}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's lists; ``cue`` finds the longest cue at a place, ``classes`` tells its class."""

    language: str
    cue: re.Pattern[str]
    classes: Mapping[str, CueClass]
    pronouns: frozenset[str]
    titles: tuple[str, ...]
    """Longest first."""
    speakers: tuple[str, ...]
    reporters: tuple[str, ...]
    org_ends: tuple[str, ...]
    outlet_ends: tuple[str, ...]
    outlet_before: tuple[str, ...]
    """What kinds of outlets are called, before a name in marks."""
    short: Mapping[str, str]
    """One character of a country's name -> its code, as in 日中."""
    lists: Mapping[str, Any]


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Return ``words`` so that an alternation prefers the longest."""
    return tuple(sorted(set(words), key=lambda each: (-len(each), each)))


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, the longest first."""
    return "(?:" + "|".join(map(re.escape, longest_first(words))) + ")"


@cache
def word_lists(language: str) -> Words:
    """Load one language's lists, once in this process."""
    path = files("dragoman.knowledge") / f"{FILES[language]}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    classes: dict[str, CueClass] = {
        stem: class_ for class_, stems in data["cues"].items() for stem in stems
    }
    words = data["words"]
    return Words(
        language=language,
        cue=re.compile(either(classes)),
        classes=MappingProxyType(classes),
        pronouns=frozenset(words["pronouns"]),
        titles=longest_first(words["titles"]),
        speakers=longest_first([*words["speakers"], *words["titles"]]),
        reporters=longest_first(words["reporters"]),
        org_ends=longest_first(words["org_ends"]),
        outlet_ends=longest_first(words["outlet_ends"]),
        outlet_before=tuple(words["outlet_before"]),
        short=MappingProxyType(
            {mark: code for code, marks in data["short"].items() for mark in marks}
        ),
        lists=MappingProxyType(data),
    )
