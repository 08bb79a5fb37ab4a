"""The contract of outlets' profiles: what must hold of every one, shipped or a user's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import msgspec
from babel.core import get_global
from babel.localedata import locale_identifiers

from dragoman import settings, sources
from dragoman.errors import BadArgument
from dragoman.knowledge import library
from dragoman.knowledge.load import IN_PROFILES_ONLY
from dragoman.language.house_forms import is_derived, is_latin
from dragoman.language.romanised import alike
from dragoman.model.press import Outlet

Row = Mapping[str, Any]
KINDS = (
    "wire", "daily", "weekly", "monthly", "magazine", "journal", "yearbook", "broadcaster", "site", "think tank",
    "translations", "sports daily",
)  # fmt: skip
WHOLE = ("kind", "language", "country", "timezone")
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
IDENTITY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a profile: the file, the entry in it, and its key with what to do.

    A ``note`` is what is not known yet: the profile works without it.
    """

    file: str
    entry: str
    text: str
    note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check saw: how many outlets and sources, and what is wrong with them."""

    outlets: int
    sources: int
    faults: tuple[Fault, ...]


def check(paths: Iterable[Path]) -> Checked:
    """Hold the profiles in ``paths`` (profiles, files of a desk) to the contract, each and together."""
    faults: list[Fault] = []
    rows: list[tuple[str, Row]] = []
    number = 0
    for path in paths:
        try:
            data = _tables(path)
        except BadArgument as error:
            faults.append(Fault(file=str(path), entry="the file", text=error.message))
            continue
        found = data.get("outlets", [])
        rows += [(str(path), row) for row in found]
        listed = data.get("sources", [])
        number += len(listed)
        faults += _of_sources(str(path), listed)
    faults += [*contract(rows), *_against_the_package(rows)]
    return Checked(outlets=len(rows), sources=number, faults=tuple(faults))


def shipped() -> Checked:
    """Hold the package's own outlets to the contract."""
    rows = [("the package", row) for row in library.whole().values()]
    faults = tuple(contract(rows))
    return Checked(outlets=len(rows), sources=0, faults=faults)


def contract(rows: Sequence[tuple[str, Row]]) -> Iterator[Fault]:
    """Yield what is wrong with rows, each with its file: one by one, then together."""
    for file, row in rows:
        entry = str(row.get("id") or row.get("name") or "an outlet without id")
        for test in TESTS:
            for text in test(row):
                yield Fault(file=file, entry=entry, text=text)
        if lacks := missing(row):
            text = f"not known yet: {', '.join(lacks)}"
            yield Fault(file=file, entry=entry, text=text, note=True)
    yield from _together(rows)


def _tables(path: Path) -> dict[str, list[Row]]:
    """Return the tables of a file. Errors: ``BadArgument``."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadArgument(str(path), f"cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadArgument(str(path), f"is no TOML: {error}") from None
    if path.name != settings.FILE:
        strange = sorted(set(data) - set(settings.IN_PROFILES))
        if strange:
            raise BadArgument(
                str(path),
                f"a profile has no {', '.join(strange)}; only [[outlets]] and [[sources]]",
            )
    for key in settings.IN_PROFILES:
        tables = data.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            raise BadArgument(str(path), f"{key}: write each as a table of its own, [[{key}]]")
    return data


def _of_sources(file: str, tables: Sequence[Row]) -> Iterator[Fault]:
    for table in tables:
        try:
            sources.listed([table])
        except BadArgument as error:
            yield Fault(file=file, entry=error.name, text=error.message)


def _schema(row: Row) -> Iterator[str]:
    """Yield keys that are missing, unknown or of the wrong kind."""
    known = {*Outlet.__dataclass_fields__, *IN_PROFILES_ONLY}
    unknown = sorted(set(row) - known)
    if unknown:
        yield f"{unknown[0]}: no such key; there are {', '.join(sorted(known))}"
    for key in ("id", "name"):
        if not row.get(key):
            yield f"{key}: is missing; give it"
    bare = {key: value for key, value in row.items() if key in Outlet.__dataclass_fields__}
    try:
        msgspec.convert({"house": row.get("name"), **bare}, Outlet)
    except msgspec.ValidationError as error:
        yield str(error)


def missing(row: Row) -> tuple[str, ...]:
    """Return the keys that a whole profile has and this one lacks."""
    return tuple(key for key in WHOLE if not row.get(key))


def _codes(row: Row) -> Iterator[str]:
    id_, country, language = row.get("id"), row.get("country"), row.get("language")
    if isinstance(id_, str) and not IDENTITY.fullmatch(id_):
        yield f"id: “{id_}” must be small Latin letters, digits and hyphens"
    if country and country not in get_global("territory_zones"):
        yield f"country: “{country}” is no ISO 3166 code such as JP"
    if language and str(language).partition("-")[0] not in _languages():
        yield f"language: “{language}” is no BCP 47 code such as ja"
    if row.get("timezone") and row["timezone"] not in available_timezones():
        yield f"timezone: “{row['timezone']}” is no time zone; write it so: Asia/Tokyo"
    if row.get("kind") and row["kind"] not in KINDS:
        yield f"kind: “{row['kind']}” is none of {', '.join(KINDS)}"


def _languages() -> frozenset[str]:
    return frozenset(each.partition("_")[0] for each in locale_identifiers())


def _domains(row: Row) -> Iterator[str]:
    for each in _strings(row, "domains"):
        if not DOMAIN.fullmatch(each) or each.startswith("www."):
            yield f"domains: “{each}” must be a bare host such as asahi.com, without https:// and www."
    for each in _strings(row, "feeds"):
        if not sources.WEB.match(each):
            yield f"feeds: “{each}” is no web address"


def _house(row: Row) -> Iterator[str]:
    """Yield where the house form is no form of the name, and nothing says what it rests on."""
    name, house = row.get("name"), row.get("house", row.get("name"))
    if not isinstance(name, str) or not isinstance(house, str):
        return
    if not is_latin(house):
        yield f"house: “{house}” is not in Latin letters, in which reports print it"
    elif row.get("house_from"):
        return
    elif not is_derived(house, (name, *_strings(row, "names")), row.get("reading")):
        yield f"house: “{house}” is not what romanising gives of its names; correct it, {_how(row)}"


def _how(row: Row) -> str:
    """Return by what a house form may be shown to be right."""
    said = 'or say what it rests on: house_from = "its own name in Latin letters"'
    if str(row.get("language", "")).startswith("ja"):
        return f'give the name in kana, reading = "よみうり しんぶん", {said}'
    if str(row.get("language", "")).startswith("zh"):
        return f"add the name in Cyrillic to names (Жэньминь жибао), {said}"
    return said


def _weekly(row: Row) -> Iterator[str]:
    for key in ("weekly", "issues", "rights"):
        value = row.get(key)
        if isinstance(value, int) and value <= 0:
            yield f"{key}: must be more than 0; leave it out where it is not known"


def _hints(row: Row) -> Iterator[str]:
    wrong = settings.hints_of(row)[1] if "hints" in row else ()
    yield from wrong
    for table in row.get("hints", []) if not wrong else ():
        if {"date_format", "date_order"} & set(table) and not table.get("date_examples"):
            yield 'hints: give an example of its dates: date_examples = { "03/02/2021" = "2021-02-03" }'


TESTS: tuple[Callable[[Row], Iterator[str]], ...] = (
    _schema,
    _codes,
    _domains,
    _house,
    _weekly,
    _hints,
)


def _together(rows: Sequence[tuple[str, Row]]) -> Iterator[Fault]:
    """Yield ids and domains that two rows claim, and families that are spelled in two ways."""
    ids: dict[str, str] = {}
    domains: dict[str, str] = {}
    families = {alike(each): each for each in known_families()}
    for file, row in rows:
        id_ = str(row.get("id", ""))
        where = f"{id_} in {file}"
        if id_ in ids:
            yield Fault(file=file, entry=id_, text=f"id: {ids[id_]} has it too; give it another")
        ids.setdefault(id_, file)
        for each in _strings(row, "domains"):
            if domains.setdefault(each, where) != where:
                yield Fault(
                    file=file, entry=id_, text=f"domains: {each} is also that of {domains[each]}"
                )
        family = row.get("family")
        if isinstance(family, str) and families.setdefault(alike(family), family) != family:
            known = families[alike(family)]
            yield Fault(
                file=file, entry=id_, text=f"family: “{family}” is spelled “{known}” elsewhere"
            )


def _against_the_package(rows: Sequence[tuple[str, Row]]) -> Iterator[Fault]:
    """Yield domains that an outlet of the package has under another id: the desk's own would not win."""
    theirs = {
        domain: key for key, row in library.whole().items() for domain in row.get("domains", ())
    }
    for file, row in rows:
        for each in _strings(row, "domains"):
            key = theirs.get(each)
            if key and key != row.get("id"):
                text = f"domains: {each} is that of {key} in the package; call this outlet {key}, and it replaces that"
                yield Fault(file=file, entry=str(row.get("id", "")), text=text)


def known_families() -> frozenset[str]:
    """Return the families of publishers that the package's own outlets name."""
    return frozenset(row["family"] for row in library.whole().values() if row.get("family"))


def _strings(row: Row, key: str) -> list[str]:
    values = row.get(key, ())
    return (
        [each for each in values if isinstance(each, str)]
        if isinstance(values, (list, tuple))
        else []
    )
