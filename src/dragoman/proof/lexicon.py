"""The words of the genre (``knowledge/reports.toml``) and what is a place, loaded once a process."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args

from babel import Locale

from dragoman.language.romanisation import SCHEMES, romanise
from dragoman.model.press import Genre

ALPHA_2 = 2
DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][bdglmnprt]$")
"""Verbs that may double their last letter: regret, admit, refer. A form that is no word does no harm."""
APOSTROPHES = re.compile(r"[’'ʹʼ`´]")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Small-letter words by what they may be in a lead."""

    outlets: frozenset[str]
    """Folded names of known outlets, see ``folded``."""
    outlet_words: frozenset[str]
    not_names: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    connectives: tuple[str, ...]
    pieces: Mapping[str, Genre]
    verbs: Mapping[str, str]
    """Form -> ``write`` or ``say``."""
    carrying: frozenset[str]
    """Verbs by which a paper brings somebody else's piece."""
    not_verbs: frozenset[str]
    speech: frozenset[str]
    people: frozenset[str]
    """Surnames of public persons, as reports print them."""
    places: frozenset[str]
    countries: Mapping[str, str]
    """Name or adjective as a title prints it -> ISO 3166 code."""
    data: Mapping[str, Any]
    """The file, for lists that one rule alone reads."""


def folded(name: str) -> str:
    """Return a name in small letters without apostrophes, article and doubled spaces."""
    plain = APOSTROPHES.sub("", " ".join(name.split())).casefold()
    return plain.removeprefix("the ")


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of alternatives, the longest first; they may hold patterns themselves."""
    return "|".join(sorted(words, key=lambda each: (-len(each), each)))


@cache
def lexicon() -> Lexicon:
    """Return the package's own words."""
    data = _file("reports.toml")
    house = _file("outlets.toml")["outlets"]
    known = {name for each in house.values() for name in (each["house"], *each.get("names", ()))}
    return Lexicon(
        outlets=frozenset(map(folded, (*data["outlets"], *known))),
        outlet_words=frozenset(map(folded, data["outlet_words"])),
        not_names=frozenset(data["not_names"].split()),
        titles=frozenset(data["titles"].split()),
        roles=frozenset(data["roles"].split()),
        role_words=frozenset(data["role_words"].split()),
        connectives=tuple(sorted(data["connectives"], key=len, reverse=True)),
        pieces=MappingProxyType(
            {
                noun: next(each for each in get_args(Genre) if each == genre)
                for genre, nouns in data["pieces"].items()
                for noun in nouns
            }
        ),
        verbs=MappingProxyType(_verbs(data["verbs"])),
        carrying=frozenset(data["verbs"]["carry"].split()),
        not_verbs=frozenset(data["verbs"]["no_verb"].split()),
        speech=frozenset(_forms(data["speech"]["verbs"].split(), data["speech"]["forms"])),
        people=frozenset(_people()),
        places=frozenset(map(folded, _places(data))),
        countries=MappingProxyType(_countries()),
        data=MappingProxyType(data),
    )


@cache
def outlets_of_the_house() -> Mapping[str, tuple[str, str]]:
    """Return (id, name in its own script) of the package's outlets by each folded form, romanised ones too."""
    found: dict[str, tuple[str, str]] = {}
    for key, each in _file("outlets.toml")["outlets"].items():
        name = str(each["name"])
        romanised = [romanise(name, scheme) for scheme in SCHEMES]
        for form in (name, each["house"], *each.get("names", ()), *romanised):
            found.setdefault(folded(form), (key, name))
    return MappingProxyType(found)


@cache
def nations() -> frozenset[str]:
    """Return the words in small letters that stand for a country or its people."""
    return frozenset(
        form for forms in _file("english_actors.toml").values() for form in forms if form.isalpha()
    )


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((files("dragoman.knowledge") / name).read_text(encoding="utf-8"))


def _verbs(data: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("say", "write"):
        found |= dict.fromkeys(_forms(data[kind].split(), data["irregular"]), kind)
    return found


def _forms(lemmas: Iterable[str], irregular: Mapping[str, str]) -> Iterable[str]:
    """Yield the finite forms of English verbs: asks, asked; tries, tried; sums, summed."""
    for each in lemmas:
        yield each
        stem = each[:-1] + "i" if re.search(r"[^aeiou]y$", each) else each
        hissing = stem != each or re.search(r"(?:s|x|z|ch|sh)$", each)
        yield stem + ("es" if hissing else "s")
        if each in irregular:
            yield from irregular[each].split()
        else:
            yield each + "d" if each.endswith("e") else stem + "ed"
            if DOUBLING.search(each):
                yield each + each[-1] + "ed"


def _people() -> Iterable[str]:
    """Yield the surnames of ``persons.toml`` and ``leaders.toml`` in Latin letters."""
    for each in _file("persons.toml")["persons"].values():
        if each.get("house"):
            yield each["house"].split()[0 if each.get("family_first") else -1]
    for given, _, house, *_ in _file("leaders.toml")["rows"]:
        yield house.split()[0 if given.endswith(",") else -1]


def _countries() -> dict[str, str]:
    """Return names of CLDR and the adjectives of ``english_actors.toml``, by alpha-2 code."""
    found = {
        form.title(): code
        for code, forms in _file("english_actors.toml").items()
        for form in forms
        if len(code) == ALPHA_2 and len(form) > ALPHA_2 and "." not in form
    }
    names = sorted(Locale("en").territories.items())
    return found | {
        str(name): code for code, name in names if len(code) == ALPHA_2 and code.isalpha()
    }


def _places(data: Mapping[str, Any]) -> Iterable[str]:
    yield from data["places"]["names"]
    yield from (str(each) for each in Locale("en").territories.values())
    for forms in _file("english_actors.toml").values():
        yield from forms
    for each in _file("latin.toml")["places"].values():
        yield str(each)
