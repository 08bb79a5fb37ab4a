"""The names ledger at work: one normal form, one house spelling, all known spellings of a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dragoman.language.body_names import english_body
from dragoman.language.foreign import spelled
from dragoman.language.hosts import ascii_host
from dragoman.language.latin import latin_names
from dragoman.language.romanisation import SCHEMES, eastern, romanise
from dragoman.model.knowledge import Knowledge, Person
from dragoman.model.press import Outlet


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Indexes over one state of knowledge; keys are folded names."""

    persons: Mapping[str, tuple[Person, ...]]
    outlets: Mapping[str, Outlet]
    actors: Mapping[str, Mapping[str, str]]
    exceptions: Mapping[str, str]
    nominatives: frozenset[str]
    """Folded words of the persons' names."""


@lru_cache(50_000)
def fold(name: str) -> str:
    """Return ``name`` for comparison: one case, ё as е, plain spaces, no quotation marks."""
    kept = "".join(" " if each.isspace() else each for each in name if each not in '«»"“”„')
    return " ".join(kept.casefold().replace("ё", "е").split())


def ledger(knowledge: Knowledge) -> Ledger:
    """Return the indexes of ``knowledge``, built once for each state of it."""
    return _ledger(ByHash(knowledge))


@dataclass(frozen=True, slots=True, eq=False)
class ByHash:
    """``Knowledge`` hashed by its own name, so that a cache need not walk through it."""

    knowledge: Knowledge

    def __hash__(self) -> int:
        return hash(self.knowledge.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByHash) and other.knowledge.hash == self.knowledge.hash


@lru_cache(4)
def _ledger(held: ByHash) -> Ledger:
    knowledge = held.knowledge
    persons: dict[str, tuple[Person, ...]] = {}
    for person in knowledge.persons:
        for key in {fold(each) for each in _written(person)}:
            persons[key] = (*persons.get(key, ()), person)
    outlets = {
        fold(each): outlet
        for outlet in knowledge.outlets
        for each in (outlet.id, outlet.name, outlet.house, *outlet.names)
    }
    return Ledger(
        MappingProxyType(persons),
        MappingProxyType(outlets),
        MappingProxyType({each.code: dict(each.names) for each in knowledge.actors}),
        MappingProxyType({fold(name): house for name, house in knowledge.exceptions}),
        frozenset(
            word
            for person in knowledge.persons
            for name in (person.family, person.given, person.patronymic)
            for word in fold(name).split()
        )
        | {*latin_names().given, *latin_names().family},
    )


def nominatives(knowledge: Knowledge) -> frozenset[str]:
    """Return the words of the ledger's names, folded: what a declined name may go back to."""
    return ledger(knowledge).nominatives


def _written(person: Person) -> Iterable[str]:
    yield full_name(person)
    if person.alone:
        yield person.family
    if person.given and not person.family_first:
        yield f"{person.given[0]}. {person.family}"
        yield f"{person.family} {person.given}"
        if person.patronymic:
            yield f"{person.given} {person.patronymic} {person.family}"
            yield f"{person.given[0]}. {person.patronymic[0]}. {person.family}"
    yield from person.spellings
    if person.house:
        yield person.house


def full_name(person: Person) -> str:
    """Return the normal form of a person's name in the press's own script."""
    parts = (person.family, person.given) if person.family_first else (person.given, person.family)
    return " ".join(part for part in parts if part)


def persons(name: str, knowledge: Knowledge) -> tuple[Person, ...]:
    """Return who in the ledger ``name`` may be; more than one is an ambiguity to keep."""
    return ledger(knowledge).persons.get(fold(name.replace(".", ". ")), ())


def normal(name: str, knowledge: Knowledge) -> tuple[str, str | None]:
    """Return a person's normal form and ledger id; for an unknown one the name itself, ``None``."""
    found = persons(name, knowledge)
    if len(found) == 1:
        return full_name(found[0]), found[0].id
    return name, None


def house(name: str, knowledge: Knowledge) -> str:
    """Return a name as the report prints it.

    Exception, ledger, a body's English name, pinyin and its like, a foreigner's own spelling, romanisation.
    """
    exception = excepted(name, knowledge)
    if exception:
        return exception
    found = persons(name, knowledge)
    if len(found) == 1 and found[0].house:
        whole = " " in name or _is_eastern_whole(name, found[0])
        return found[0].house if whole else found[0].house.split()[_family(found[0])]
    actor = found[0].actor if len(found) == 1 else None
    known = english_body(name) or eastern(name, actor)
    foreign = None if known else spelled(name)
    return known or (foreign and foreign.latin) or romanise(name, knowledge.romanisation)


def is_unsure(name: str, knowledge: Knowledge) -> bool:
    """Tell whether an unknown foreigner's house spelling is a guess that an editor must look at."""
    if excepted(name, knowledge) or persons(name, knowledge) or english_body(name) or eastern(name):
        return False
    foreign = spelled(name)
    return foreign is not None and not foreign.sure


def excepted(name: str, knowledge: Knowledge) -> str | None:
    """Return the spelling that the desk orders for ``name``, if any."""
    return ledger(knowledge).exceptions.get(fold(name))


def _is_eastern_whole(name: str, person: Person) -> bool:
    """Tell 山田太郎 and イワン・ペトロフ, which have no space, from a family name alone."""
    return name[:1] >= "\u3040" and fold(name) != fold(person.family)


def _family(person: Person) -> int:
    return 0 if person.family_first else -1


def outlet(name: str | None, knowledge: Knowledge) -> Outlet | None:
    """Return the outlet that ``name`` (an id, a code, any spelling) is, if the desk knows it."""
    return ledger(knowledge).outlets.get(fold(name)) if name else None


def house_outlet(name: str, knowledge: Knowledge) -> str:
    """Return an outlet's name as the report prints it."""
    known = outlet(name, knowledge)
    exception = excepted(name, knowledge)
    return exception or (known.house if known else romanise(name, knowledge.romanisation))


def actor_name(code: str, language: str, knowledge: Knowledge) -> str:
    """Return an actor's name in ``language``, or its code where there is none."""
    return ledger(knowledge).actors.get(code, {}).get(language, code)


@lru_cache(20_000)
def _all_schemes(name: str) -> tuple[str, ...]:
    found = {romanise(name, scheme) for scheme in SCHEMES}
    found |= {each.replace("’", "").replace("”", "") for each in found}
    foreign = spelled(name)
    own = {each for each in (eastern(name), foreign and foreign.latin) if each}
    return tuple(sorted(found | own))


def spellings(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return every Latin spelling ``name`` may have in an English sentence, house form first."""
    first = house(name, knowledge)
    found = set(_all_schemes(name))
    people = persons(name, knowledge)
    for person in people if len(people) == 1 else ():
        latin = [each for each in (person.house, *person.spellings) if each and not _cyrillic(each)]
        found.update(latin)
        for each in (full_name(person), *person.spellings):
            if " " in each and _cyrillic(each):
                found.update(_all_schemes(each))
    found |= {_plain(each) for each in (*found, first)}
    return (first, *sorted(found - {first}))


def _cyrillic(name: str) -> bool:
    return any("а" <= each.lower() <= "я" or each in "ёЁ" for each in name)


def _plain(name: str) -> str:
    """Return ``name`` without diacritics: «Erdoğan» is printed Erdogan as well."""
    apart = unicodedata.normalize(
        "NFKD", name.replace("ı", "i").replace("Đ", "D").replace("ł", "l")
    )
    return "".join(each for each in apart if not unicodedata.combining(each))


def by_host(host: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet with the longest domain that ``host`` is or lies under, however both are written."""
    host = ascii_host(host)
    fitting = [
        (len(domain), each)
        for each in outlets
        for domain in map(ascii_host, each.domains)
        if host == domain or host.endswith("." + domain)
    ]
    return max(fitting, key=lambda pair: (pair[0], pair[1].id))[1] if fitting else None
