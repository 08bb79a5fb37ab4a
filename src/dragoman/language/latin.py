"""Foreign names in Cyrillic and their own Latin spelling: by a list, or as the text itself prints it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from dragoman.language.romanisation import romanise

BESIDE = re.compile(r"[»”\"]?\s?\(((?:[A-ZÀ-Ž][\w.’'-]*)(?:[ -][\w.’'-]+){0,5})")
"""A Latin name in brackets right after a name in Cyrillic."""
ALIKE = 0.55
"""How alike (Ratcliff and Obershelp) the romanised name and the Latin one must be."""


@dataclass(frozen=True, slots=True, eq=False)
class LatinNames:
    """The lists of ``latin.toml``, described there; keys are lower case, ё as е."""

    given: Mapping[str, str]
    shared: Mapping[str, str]
    family: Mapping[str, str]
    places: Mapping[str, str]
    particles: Mapping[str, str]
    home: frozenset[str]
    """Given names of Russia and its neighbours, which are romanised."""
    unsure: frozenset[str]


@cache
def latin_names() -> LatinNames:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "latin.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    home = frozenset(data["home"]["names"].split())
    unsure = frozenset(data["unsure"]["names"].split())
    return LatinNames(
        data["given"],
        data["shared"],
        data["family"],
        data["places"],
        data["particles"],
        home,
        unsure,
    )


def place(name: str) -> str | None:
    """Return the English name of a well-known city; ``None`` for any other."""
    return latin_names().places.get(name.lower().replace("ё", "е"))


def beside(text: str, end: int, name: str) -> str | None:
    """Return the Latin form printed in brackets after ``text[:end]``, if it is that of ``name``.

    «Флемминг Сплидбёль (Flemming Splidsboel)» is; «Борис Немцов (Berliner Zeitung)» is not.
    """
    match = BESIDE.match(text, end)
    if match is None:
        return None
    found = match[1].strip(" .-")
    words, ours = found.split(), name.split()
    if abs(len(words) - len(ours)) > 1 or not words[-1][:1].isupper():
        return None
    plain = romanise(name, "popular").lower()
    alike = SequenceMatcher(None, plain, found.lower(), autojunk=False).ratio()
    return _capital(found) if alike >= ALIKE else None


def _capital(name: str) -> str:
    """Return ``name`` with a given name's lost capital: «Hans henning Schroeder»."""
    small = {
        "de",
        "der",
        "den",
        "van",
        "von",
        "da",
        "di",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ben",
    }
    return " ".join(
        each if each in small or "-" in each else each[:1].upper() + each[1:]
        for each in name.split()
    )
