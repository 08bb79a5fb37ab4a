"""Entries out of what was read: a pure function of readings and knowledge."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from dragoman.language.latin import beside
from dragoman.language.names import fold, full_name, house, house_outlet, is_unsure, outlet
from dragoman.model.knowledge import Knowledge, Person
from dragoman.model.ledger import Entry, EntryKind, Spelling
from dragoman.model.reading import Mention, ReadArticle

SCRIPTS = {
    "CYRILLIC": "Cyrl",
    "LATIN": "Latn",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "HANGUL": "Kore",
}
"""The first word of a letter's Unicode name -> script (ISO 15924)."""
UNSURE = "spelling not sure"
"""The note on a foreigner whose Latin spelling is a guess: nobody attests it, or two are as usual."""


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What was printed of one name so far."""

    name: str
    forms: Counter[str] = field(default_factory=Counter)
    latin: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)


def entries(read: Iterable[ReadArticle], knowledge: Knowledge) -> tuple[Entry, ...]:
    """Return one entry for each person, organisation and outlet named, sorted by kind and name."""
    seen: dict[tuple[EntryKind, str], _Seen] = {}
    for each in read:
        for mention in each.reading.mentions:
            kind = _kind(mention, knowledge)
            if kind is not None:
                _note(seen, kind, mention, each)
    people = {each.id: each for each in knowledge.persons}
    families: dict[str, list[str]] = {}
    for person in knowledge.persons:
        families.setdefault(fold(person.family), []).append(person.id)
    found = [
        _entry(kind, key, held, _Known(knowledge, people, families))
        for (kind, key), held in seen.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.kind, fold(each.name), each.id)))


@dataclass(frozen=True, slots=True)
class _Known:
    knowledge: Knowledge
    people: dict[str, Person]
    families: dict[str, list[str]]


def entry_id(kind: EntryKind, name: str) -> str:
    """Return the id of a name that no ledger knows: the same whenever it is read."""
    digest = blake2b(f"{kind} {fold(name)}".encode(), digest_size=4).hexdigest()
    return f"{kind[0]}-{digest}"


def _kind(mention: Mention, knowledge: Knowledge) -> EntryKind | None:
    if mention.type == "PER":
        return "person"
    if mention.type != "ORG":
        return None
    return "outlet" if mention.id and outlet(mention.id, knowledge) else "organisation"


def _note(
    seen: dict[tuple[EntryKind, str], _Seen],
    kind: EntryKind,
    mention: Mention,
    read: ReadArticle,
) -> None:
    text = read.article.text
    held = seen.setdefault(
        (kind, mention.id or entry_id(kind, mention.name)), _Seen(name=mention.name)
    )
    held.name = max(held.name, mention.name, key=lambda name: ("ё" in name, name))
    held.forms[" ".join(text[mention.start : mention.end].split())] += 1
    held.articles.add(read.article.id)
    latin = mention.latin or beside(text, mention.end, mention.name)
    if latin:
        held.latin[latin] += 1


def _entry(kind: EntryKind, key: str, held: _Seen, known: _Known) -> Entry:
    knowledge = known.knowledge
    person = known.people.get(key) if kind == "person" else None
    forms = held.forms + held.latin
    latin = max(held.latin, key=lambda each: (held.latin[each], each), default=None)
    name = full_name(person) if person else held.name
    printed = house_outlet(name, knowledge) if kind == "outlet" else house(name, knowledge)
    guessed = kind == "person" and not person and not latin and is_unsure(name, knowledge)
    alone = kind == "person" and person is None and " " not in name
    return Entry(
        id=key,
        kind=kind,
        name=name,
        house=printed if person or kind == "outlet" or not latin else latin,
        by="ledger" if person or kind == "outlet" else "press",
        spellings=tuple(
            Spelling(text=text, script=script(text), count=count)
            for text, count in sorted(forms.items(), key=lambda each: (-each[1], each[0]))
        ),
        actor=person.actor if person else None,
        offices=person.offices if person else (),
        ids=person.ids if person else (),
        candidates=tuple(sorted(known.families.get(fold(name), ()))) if alone else (),
        pieces=len(held.articles),
        note=UNSURE if guessed else "",
    )


def script(text: str) -> str:
    """Return the script (ISO 15924) of the first letter of ``text``, ``Zyyy`` where none is known."""
    for each in text:
        if each.isalpha():
            return SCRIPTS.get(unicodedata.name(each, "?").split()[0].split("-")[0], "Zyyy")
    return "Zyyy"
