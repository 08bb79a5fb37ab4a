"""The package's data files under the desk's own tables, as one frozen, hashed ``Knowledge``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
from babel import Locale

from dragoman.errors import BadArgument
from dragoman.knowledge import abroad, library
from dragoman.knowledge.leaders import leaders
from dragoman.model.knowledge import (
    Actor,
    Knowledge,
    Office,
    OffSubject,
    Person,
    ReportingVerb,
    Theme,
)
from dragoman.model.press import Outlet

Tables = Iterable[Mapping[str, Any]]
T = TypeVar("T")
WORD_LISTS = (
    "bodies.toml",
    "chinese.toml",
    "english_actors.toml",
    "english_attitudes.toml",
    "english_reading.toml",
    "forecasts.toml",
    "gist.toml",
    "japanese.toml",
    "kontsevich.toml",
    "korean.toml",
    "latin.toml",
    "numbers.toml",
    "palladius.toml",
    "polivanov.toml",
    "russian.toml",
    "russian_turns.toml",
    "stance.toml",
)
"""Lists that the language's own readers load; their bytes count in the hash of knowledge."""


IN_PROFILES_ONLY = ("feeds", "hints", "house_from", "reading")
"""Keys of an outlet's profile that say how to collect it and what its names rest on; no reading asks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The desk's own tables; an entry with the id of one of the package's replaces it."""

    outlets: Tables = ()
    themes: Tables = ()
    actors: Tables = ()
    persons: Tables = ()
    off_subject: Tables = ()
    romanisation: str = "ala_lc"
    exceptions: Mapping[str, str] | None = None


def load(country: str, overlay: Overlay | None = None) -> Knowledge:
    """Return what a desk on ``country`` knows. Errors: ``BadArgument`` names table and entry."""
    own = overlay or Overlay()
    russian, english = _data("russian.toml"), _data("english_reading.toml")
    actors: tuple[Actor, ...] = _merged(
        "code", _package_actors(), _each("actors", own.actors, _actor)
    )
    public = (*leaders(frozenset(each.code for each in actors)), *_package_persons())
    knowledge = Knowledge(
        hash="",
        country=country,
        actors=actors,
        persons=_merged("id", public, _each("persons", own.persons, _person)),
        outlets=_merged("id", _package_outlets(country), _each("outlets", own.outlets, _outlet)),
        themes=_each("themes", own.themes, _theme) or _package_themes(),
        off_subject=_merged(
            "name", _package_off_subject(), _each("off_subject", own.off_subject, _off_subject)
        ),
        reporting_verbs=(("en", _verbs(english)), ("ru", _verbs(russian))),
        cue_nouns=(("en", tuple(english["cue_nouns"])), ("ru", tuple(russian["cue_nouns"]))),
        speaker_nouns=(
            ("en", tuple(english["speaker_nouns"])),
            ("ru", tuple(russian["speaker_nouns"])),
        ),
        rating_verbs=(("ru", tuple(russian["rating_verbs"])),),
        thought_nouns=(("ru", tuple(russian["thought_nouns"])),),
        stance_verbs=_stance(_data("stance.toml"), "verbs"),
        stance_nouns=_stance(_data("stance.toml"), "nouns"),
        romanisation=own.romanisation,
        exceptions=tuple(sorted((own.exceptions or {}).items())),
    )
    for name, message in _faults(knowledge):
        raise BadArgument(name, message)
    digest = blake2b(msgspec.json.encode(knowledge, order="deterministic"), digest_size=8)
    for name in WORD_LISTS:
        digest.update((files(__package__) / name).read_bytes())
    return replace(knowledge, hash="k" + digest.hexdigest())


def _faults(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield (entry, what is wrong) for what no single entry can show."""
    codes = {each.code for each in knowledge.actors}
    held: dict[tuple[str, str], str] = {}
    for actor in knowledge.actors:
        for form in actor.forms:
            other = held.setdefault(form, actor.code)
            if other != actor.code:
                yield f"actors {actor.code}", f"claims “{form[1]}”, which is {other}’s"
    for person in knowledge.persons:
        for code in (person.actor, *(each.actor for each in person.offices)):
            if code and code not in codes:
                yield f"persons {person.id}", f"names an actor that nobody is: {code}"
    for theme in knowledge.themes:
        for code in theme.actors:
            if code not in codes:
                yield f"themes {theme.id}", f"names an actor that nobody is: {code}"


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


def _merged(key: str, package: Iterable[T], own: Iterable[T]) -> tuple[T, ...]:
    found = {getattr(each, key): each for each in package}
    found |= {getattr(each, key): each for each in own}
    return tuple(found[name] for name in sorted(found))


def _each(table: str, rows: Tables, make: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a function
    found = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(make(dict(row)))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            name = row.get("id") or row.get("code") or row.get("name") or f"number {number}"
            raise BadArgument(f"[[{table}]] {name}", f"lacks or misspells {error}") from None
    return tuple(found)


def _pairs(names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((str(key), str(value)) for key, value in names.items()))


def _words(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (language, str(word).lower().replace("ё", "е"))
        for language, words in sorted(row.items())
        for word in words
    )


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(code=row["code"], names=_pairs(row["names"]), forms=_words(row["words"]))


def _package_actors() -> tuple[Actor, ...]:
    rows = _data("actors.toml")["actors"]
    russian, english = Locale("ru").territories, Locale("en").territories
    forms = _data("english_actors.toml")
    found = [
        Actor(
            code=code,
            names=(
                ("en", row["en"]),
                ("ru", row.get("names_ru") or russian[code]),
                *_abroad(code),
            ),
            forms=_words({"en": forms.get(code, ()), "ru": row["ru"], **abroad.forms(code)}),
        )
        for code, row in rows.items()
    ]
    found.extend(
        Actor(
            code=code,
            names=(("en", english[code]), ("ru", name), *_abroad(code)),
            forms=_words({"en": (english[code],), "ru": (name,), **abroad.forms(code)}),
        )
        for code, name in sorted(russian.items())
        if len(code) == 2 and code.isalpha() and code not in rows and name.isalpha()  # noqa: PLR2004
        if code not in ("EZ", "QO", "XA", "XB", "ZZ")
    )
    return tuple(found)


def _abroad(code: str) -> tuple[tuple[str, str], ...]:
    named = ((language, abroad.name(code, language)) for language in abroad.LISTS)
    return tuple((language, name) for language, name in named if name)


def _person(row: dict[str, Any]) -> Person:
    offices = tuple(_office(each, row.get("actor", "")) for each in row.get("offices", ()))
    return Person(
        id=row["id"],
        family=row["family"],
        given=row.get("given", ""),
        patronymic=row.get("patronymic", ""),
        house=row.get("house"),
        spellings=(*row.get("spellings", ()), *row.get("oblique", ())),
        actor=row.get("actor"),
        offices=offices,
        family_first=row.get("family_first", False),
        alone=row.get("alone", True),
        ids=_pairs(row.get("ids", {})),
    )


def _office(row: Sequence[str], actor: str) -> Office:
    """Make an office of [title, from, to] or [title, from, to, whose]; days are ISO or empty."""
    title, first, last, *whose = row
    for day in (first, last):
        if day:
            date.fromisoformat(day)
    return Office(title=title, actor=whose[0] if whose else actor, from_=first, to=last)


def _package_persons() -> tuple[Person, ...]:
    rows = _data("persons.toml")["persons"]
    return _each("persons.toml", ({"id": key, **row} for key, row in rows.items()), _person)


def _outlet(row: dict[str, Any]) -> Outlet:
    known = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in row.items()
        if key not in IN_PROFILES_ONLY
    }
    return Outlet(**{"house": row["name"], **known})


def _package_outlets(country: str) -> tuple[Outlet, ...]:
    return _each("outlets.toml", library.known(country).values(), _outlet)


def shelf() -> tuple[Outlet, ...]:
    """Return all outlets that come with the package, whatever country a desk is of."""
    return _each("outlets.toml", library.whole().values(), _outlet)


def _theme(row: dict[str, Any]) -> Theme:
    return Theme(
        id=row["id"],
        names=_pairs(row["names"]),
        words=_words(row["words"]),
        actors=tuple(row.get("actors", ())),
        together=row.get("together", 0),
    )


def _package_themes() -> tuple[Theme, ...]:
    return tuple(
        Theme(
            id=key,
            names=(("en", row["en"]), ("ru", row["ru_name"])),
            words=_words({"ru": row["ru"]}),
            actors=tuple(row.get("actors", ())),
        )
        for key, row in _data("themes.toml")["themes"].items()
    )


def _off_subject(row: dict[str, Any]) -> OffSubject:
    return OffSubject(name=row["name"], words=tuple(row["words"]))


def _package_off_subject() -> tuple[OffSubject, ...]:
    fields = _data("off_subject.toml")["fields"]
    return tuple(OffSubject(name=name, words=tuple(words)) for name, words in fields.items())


def _verbs(data: Mapping[str, Any]) -> tuple[ReportingVerb, ...]:
    return tuple(
        ReportingVerb(lemma=lemma.replace("ё", "е"), class_=class_, needs_clause=kind == "clause")
        for class_, kinds in data["verbs"].items()
        for kind, lemmas in kinds.items()
        for lemma in lemmas
    )


def _stance(data: Mapping[str, Any], kind: str) -> tuple[tuple[str, str, float], ...]:
    return tuple(
        (language, lemma, float(score))
        for language, kinds in data.items()
        for score, lemmas in kinds[kind].items()
        for lemma in lemmas
    )
