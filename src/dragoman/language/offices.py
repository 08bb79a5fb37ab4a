"""Who held an office on a day: «президент США» in February 2021."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.language.matching import Phrases, phrases
from dragoman.language.russian import lemmas
from dragoman.model.knowledge import Knowledge, Office, Person


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    path = files("dragoman.knowledge") / "offices.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["titles"]
    return {words: tuple(titles) for words, titles in rows.items()}


@cache
def titles(words: tuple[str, ...]) -> frozenset[str]:
    """Return the ledger's titles of the offices that lemmas name: «глава мид», «министр иностранный дело»."""
    return frozenset(title for *_, each in _index().find(words) for title in _titles()[each])


@cache
def _index() -> Phrases:
    return phrases((each, each) for each in _titles())


def holders(text: str, day: date | None, knowledge: Knowledge) -> tuple[Person, ...]:
    """Return those of the ledger who held the office that ``text`` names, sorted by id.

    On a day when the office changed hands both are candidates; without a day all that ever held it
    are. Nobody, when ``text`` names no office or not whose.
    """
    words = lemmas(text)
    offices = [each for *_, each in _index().find(words)]
    forms = [(form, actor.code) for actor in knowledge.actors for _, form in actor.forms]
    codes = {code for *_, code in phrases(forms).find(words)}
    titles = {title for each in offices for title in _titles()[each]}
    return tuple(
        person
        for person in sorted(knowledge.persons, key=lambda each: each.id)
        if any(
            each.title in titles and (each.actor or person.actor) in codes and _held(each, day)
            for each in person.offices
        )
    )


def _held(office: Office, day: date | None) -> bool:
    written = day.isoformat() if day else ""
    return not day or (office.from_ <= written and (not office.to or written <= office.to))
