"""What a desk collects: the ``[[sources]]`` of its file, or what the command line names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, Literal

import msgspec

from dragoman import __version__, objects
from dragoman.collect.gather import Wanted, known_as
from dragoman.collect.left_out import Leaving
from dragoman.collect.manners import Manners
from dragoman.errors import BadArgument
from dragoman.language.hosts import ascii_host
from dragoman.settings import Settings

WEB = re.compile(r"(?:https?|s3|gs)://", re.IGNORECASE)
NOTHING_LEFT = Leaving()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One row: an address or a path, and what the desk expects of it.

    ``minimum`` are pieces a week under which the source is no healthy one, ``limit`` the newest
    entries of a feed or sitemap that are taken.
    """

    url: str | None = None
    path: str | None = None
    outlet: str | None = None
    language: str | None = None
    cadence: Literal["daily", "weekly", "monthly", "quarterly", "yearly"] | None = None
    minimum: int = 0
    limit: int | None = None


def listed(tables: Iterable[Mapping[str, Any]]) -> tuple[Source, ...]:
    """Return the sources of a desk's file. Errors: ``BadArgument`` names the row and what is wrong."""
    known = {each.name for each in fields(Source)}
    found = []
    for number, table in enumerate(tables, start=1):
        name = f"[[sources]] {table.get('url') or table.get('path') or number}"
        unknown = sorted(set(table) - known)
        if unknown:
            raise BadArgument(name, f"no such field: {', '.join(unknown)}")
        try:
            source = msgspec.convert(table, Source)
        except msgspec.ValidationError as error:
            raise BadArgument(name, str(error)) from None
        if (source.url is None) == (source.path is None):
            raise BadArgument(name, "give it a url or a path, and not both")
        found.append(source)
    return tuple(found)


def named(words: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources that a command line names."""
    return tuple(Source(url=each) if WEB.match(each) else Source(path=each) for each in words)


def paths(sources: Iterable[Source], folder: Path | None = None) -> list[str]:
    """Return the files and folders; those of a desk's file lie beside it unless they say more."""
    found = [each.path for each in sources if each.path is not None]
    return [str(folder / each) if folder else each for each in found]


def wanted(sources: Iterable[Source], limit: int, leaving: Leaving = NOTHING_LEFT) -> list[Wanted]:
    """Return the addresses, each with what its outlet's profile leaves out today."""
    today = datetime.now(UTC).date()
    found = []
    for each in sources:
        if each.url is None:
            continue
        address, refused = _address(each.url)
        found.append(
            Wanted(
                url=address,
                outlet=each.outlet,
                language=each.language,
                limit=limit if each.limit is None else each.limit,
                told=each.limit is not None,
                skip=leaving.skip(each.outlet, each.url, today),
                refused=refused,
            )
        )
    return found


def _address(url: str) -> tuple[str, str | None]:
    """Return the web address of a source, and why it cannot be asked for, where it cannot."""
    try:
        return objects.web(url), None
    except BadArgument as error:
        return objects.unsigned(url), error.message


def places(sources: Iterable[Source], folder: Path) -> tuple[tuple[str, str], ...]:
    """Return where each source with an outlet lies, as what is skipped of it is named, and the outlet."""
    return tuple((place(each, folder), each.outlet) for each in sources if each.outlet)


def place(source: Source, folder: Path) -> str:
    """Return where a source lies, as what comes out of it is named."""
    if source.url is not None:
        return known_as(objects.unsigned(source.url))
    return str(folder / (source.path or ""))


def manners(chosen: Settings) -> Manners:
    """Return how a desk with these settings behaves in the web."""
    return Manners(
        agent=agent(chosen.contact),
        allowed=frozenset(map(ascii_host, chosen.allow_hosts)),
        bytes=chosen.max_megabytes * 1_000_000,
        pause=chosen.pause,
    )


def agent(contact: str) -> str:
    """Return what we call ourselves: the program, the project's address, and whom to write to."""
    try:
        stated = metadata("dragoman").get_all("Project-URL") or []
    except PackageNotFoundError:
        stated = []
    home = [f"+{each.rpartition(', ')[2]}" for each in stated[:1]]
    plain = re.sub(r"[^\x20-\x7e]|[()]", "", contact).strip()
    return (
        f"Dragoman/{__version__} ({'; '.join(['press desk', *home, *([plain] if plain else [])])})"
    )
