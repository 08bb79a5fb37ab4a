"""``desk.toml`` as frozen ``Settings``: one table of name, default and help.

A setting comes from the file, is overridden by ``DRAGOMAN_NAME`` in the environment, and that by a
command's flag.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec
import pycountry
from babel import Locale
from msgspec import Meta

from dragoman.errors import BadArgument
from dragoman.model.hints import Hint

FILE = "desk.toml"
PROFILES = "outlets"
"""The folder beside it with a profile an outlet: tables as in desk.toml, of these two kinds alone."""
IN_PROFILES = ("outlets", "sources")
LINES = ".lines.toml"
"""How the lists of learned lines end, which lie in that folder too."""
PREFIX = "DRAGOMAN_"

Rhythm = Literal["week", "month", "two months", "quarter", "year"]
Romanisation = Literal["ala_lc", "bgn_pcgn", "popular"]
Tables = tuple[dict[str, Any], ...]
IN_FILE_ONLY = (
    "sources",
    "exceptions",
    "check",
    "off_subject",
    "outlets",
    "themes",
    "actors",
    "persons",
)


LISTS = ("languages", "allow_hosts")
"""Settings that the environment gives with commas between their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One row of the table."""

    name: str
    default: object
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a desk is set to. The help of each field is its line in ``desk.toml``."""

    country: Annotated[str, Meta(description="Whose press is read: an ISO 3166 code.")] = "RU"
    languages: Annotated[
        tuple[str, ...],
        Meta(description="Languages the desk reads (BCP 47). Others are kept, not read."),
    ] = ("ru",)
    title: Annotated[
        str, Meta(description="Title of the report; empty: “Country Report” and the country.")
    ] = ""
    period: Annotated[
        Rhythm, Meta(description="Rhythm of the reports: week, month, two months, quarter, year.")
    ] = "month"
    language: Annotated[
        Literal["en", "ru"], Meta(description="Language the report is written in.")
    ] = "en"
    romanisation: Annotated[
        Romanisation, Meta(description="House form of names: ala_lc, bgn_pcgn or popular.")
    ] = "ala_lc"
    words: Annotated[
        int, Meta(description="Words a report may take; pieces beyond are only counted.", gt=0)
    ] = 2600
    minimum_voices: Annotated[
        int, Meta(description="Pieces a period must hold to be compared with another.", gt=0)
    ] = 30
    minimum_outlets: Annotated[
        int, Meta(description="Outlets a period must hold to be compared with another.", gt=0)
    ] = 3
    processes: Annotated[
        int, Meta(description="Processes that extract and read; 0: one a core.", ge=0)
    ] = 0
    seconds: Annotated[
        float, Meta(description="Seconds one article may take before it is skipped.", gt=0)
    ] = 60.0
    max_megabytes: Annotated[
        int, Meta(description="Megabytes one document may have before it is refused.", gt=0)
    ] = 20
    pause: Annotated[
        float, Meta(description="Seconds between two requests to one host, at least.", ge=0)
    ] = 1.0
    limit: Annotated[int, Meta(description="Newest entries taken of a feed or sitemap.", gt=0)] = (
        1000
    )
    contact: Annotated[
        str, Meta(description="Address of the desk, told to the sites it fetches from.")
    ] = ""
    allow_hosts: Annotated[
        tuple[str, ...],
        Meta(description="Hosts that are fetched from though their address is not public."),
    ] = ()
    sources: Annotated[Tables, Meta(description="What is collected when no source is named.")] = ()
    exceptions: Annotated[
        dict[str, str], Meta(description="Names printed otherwise than the house form has them.")
    ] = field(default_factory=dict)
    check: Annotated[
        dict[str, tuple[str, ...]],
        Meta(
            description="Proofreading: `off`, rules not asked; `known`, words right as they stand."
        ),
    ] = field(default_factory=dict)
    off_subject: Annotated[
        Tables, Meta(description="Fields of news to set aside, beside the package's own.")
    ] = ()
    outlets: Annotated[
        Tables, Meta(description="Outlets of this desk, beside the package's own.")
    ] = ()
    themes: Annotated[
        Tables, Meta(description="The watch list; without one, the package's own list.")
    ] = ()
    actors: Annotated[
        Tables, Meta(description="Actors of this desk: code, names, and what stands for them.")
    ] = ()
    persons: Annotated[
        Tables, Meta(description="Names ledger: one entry a person, with every spelling.")
    ] = ()


def table() -> tuple[Setting, ...]:
    """Return the settings in order, each with name, default and help."""
    defaults = Settings()
    hints = get_type_hints(Settings, include_extras=True)
    return tuple(
        Setting(name=name, default=getattr(defaults, name), help=hint.__metadata__[0].description)
        for name, hint in hints.items()
    )


def load(folder: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Read ``desk.toml`` of ``folder``, and the profiles beside it; ``BadArgument`` names what is wrong."""
    try:
        settings = _read(folder / FILE, tuple(each.name for each in table()))
    except FileNotFoundError:
        raise BadArgument(str(folder), f"no {FILE} here; `dragoman init` makes a desk") from None
    for path in profiles(folder):
        found = _read(path, IN_PROFILES)
        settings = replace(
            settings,
            outlets=(*settings.outlets, *found.outlets),
            sources=(*settings.sources, *found.sources),
        )
    return from_environment(settings, os.environ if environment is None else environment)


def profiles(folder: Path) -> list[Path]:
    """Return the files of the outlets' profiles, by name."""
    found = (folder / PROFILES).glob("*.toml")
    return sorted(each for each in found if not each.name.endswith(LINES))


def _read(path: Path, allowed: Sequence[str]) -> Settings:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = msgspec.convert(values, Settings)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadArgument(str(path), f"{error}; mend this line and run again") from None
    unknown = sorted(set(values) - set(allowed))
    if unknown:
        raise BadArgument(str(path), f"no such setting: {', '.join(unknown)}")
    for row in settings.outlets:
        wrong = hints_of(row)[1] if "hints" in row else ()
        if wrong:
            name = f"[[outlets]] {row.get('id', '')}, {wrong[0]}"
            raise BadArgument(str(path), f"{name}; mend this line and run again")
    return settings


def hints_of(row: Mapping[str, Any]) -> tuple[tuple[Hint, ...], tuple[str, ...]]:
    """Return the hints in the table of an outlet, and what is wrong with them."""
    from dragoman.collect.hint_rows import hints  # noqa: PLC0415 - reads HTML, and few desks have any

    return hints(row)


def from_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """Return ``settings`` under those that the environment gives. Errors: ``BadArgument``."""
    names = {each.name for each in table()}
    given = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environment.items()
        if key.startswith(PREFIX) and key.removeprefix(PREFIX).lower() in names
    }
    for name, text in given.items():
        if name in IN_FILE_ONLY:
            raise BadArgument(PREFIX + name.upper(), f"set {name} in {FILE}, not here")
        settings = flag(settings, name, text.split(",") if name in LISTS else text)
    return settings


def flag(settings: Settings, name: str, value: object) -> Settings:
    """Return ``settings`` with one value replaced and checked; ``None`` changes nothing."""
    if value is None:
        return settings
    current = msgspec.to_builtins(settings)
    try:
        checked = msgspec.convert(current | {name: value}, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise BadArgument(name, f"{value!r} will not do: {error}") from None
    return replace(settings, **{name: getattr(checked, name)})


def country_code(name: str) -> str:
    """Return the ISO 3166 alpha-2 code of a country named in English, or given as its code."""
    try:
        return pycountry.countries.lookup(name).alpha_2
    except LookupError:
        pass
    for code, known in Locale("en").territories.items():
        if known.casefold() == name.casefold() and len(code) == 2:  # noqa: PLR2004 - alpha-2
            return str(code)
    raise BadArgument(name, "no country of this name; try its ISO 3166 code, such as RU")


def country_name(code: str, language: str = "en") -> str:
    """Return a country's everyday name in ``language``."""
    return str(Locale(language).territories.get(code, code))
