"""Adding an outlet: its site or what was saved of it is looked at, and its profile written as TOML."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman import deskfile, settings, sources
from dragoman.collect import scout
from dragoman.collect.extract import ExtractContext
from dragoman.collect.feeds import Entry
from dragoman.collect.files import Limits
from dragoman.collect.profile import Profile, Seen, name, profile
from dragoman.errors import BadArgument
from dragoman.language.names import house_outlet

FOLDER = settings.PROFILES
EMPTY = {
    "kind": "wire, daily, weekly, journal, broadcaster, site, think tank",
    "country": "an ISO 3166 code",
    "timezone": "such as Europe/Moscow; else its days are those of UTC",
    "ownership": "who owns it: state, a company, a foundation",
    "family": "outlets of one house share a word here, and count as one house",
    "weekly": "pieces a week that it prints at least; health is measured against it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A written profile, and what would be collected by it."""

    path: Path
    profile: Profile
    entries: tuple[Entry, ...]
    pieces: int


def add(folder: Path, places: Sequence[str], today: date) -> Added:
    """Look at ``places`` (one address, or saved files and folders) and write the outlet's profile.

    Errors: ``BadArgument`` for a profile that is there already, ``DragomanError`` when nothing is found.
    """
    chosen = settings.load(folder)
    knowledge = deskfile.knowledge_of(chosen)
    context = ExtractContext(outlets=knowledge.outlets)
    web = [each for each in places if sources.WEB.match(each)]
    if web and len(places) > 1:
        raise BadArgument(web[0], "give one address, or files and folders; one outlet at a time")
    if web:
        seen = asyncio.run(scout.site(web[0], sources.manners(chosen), context))
        paths: list[str] = []
    else:
        limits = Limits(bytes=chosen.max_megabytes * 1_000_000)
        seen = scout.saved([Path(each) for each in places], limits, context)
        paths = [str(Path(each).resolve()) for each in places]
    found = profile(seen, knowledge.outlets, house_outlet(name(seen), knowledge))
    path = folder / FOLDER / f"{found.outlet.id}.toml"
    if path.exists():
        raise BadArgument(str(path), "is there already; change it, or move it away first")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text(found, seen, paths, places, today), encoding="utf-8")
    settings.load(folder)  # whatever was found, the desk must open
    return Added(path=path, profile=found, entries=tuple(seen.entries), pieces=len(seen.articles))


def text(
    found: Profile, seen: Seen, paths: Sequence[str], places: Sequence[str], today: date
) -> str:
    """Return the profile as commented TOML."""
    outlet, guesses = found.outlet, dict(found.guesses)
    lines = [
        f"# {_plain(outlet.name)}, as found on {today} in {_plain(', '.join(places))}.",
        "# Look it through: it is yours, and may be shared. A line that says from what it was guessed is",
        "# worth a second look; where nothing was found the line is commented out.",
        "[[outlets]]",
    ]
    lines += [_line(key, getattr(outlet, key), guesses) for key in _FIELDS]
    lines += _sources(found, seen, paths)
    return "\n".join(lines) + "\n"


_FIELDS = (
    "id", "name", "house", "names", "domains", "language", "country", "kind", "ownership", "family",
    "timezone", "weekly",
)  # fmt: skip


def _line(key: str, value: object, guesses: dict[str, str]) -> str:
    if value is None or value == ():
        return f"# {key} =   # {EMPTY.get(key, 'not found')}"
    note = f"   # from {guesses[key]}" if key in guesses else ""
    return f"{key} = {_toml(value)}{_plain(note)}"


def _sources(found: Profile, seen: Seen, paths: Sequence[str]) -> Iterator[str]:
    shared = [f"outlet = {_toml(found.outlet.id)}"]
    if found.cadence:
        shared.append(f"cadence = {_toml(found.cadence)}")
    web = () if paths else found.sources
    for key, places in (("path", paths), ("url", web)):
        for each in places:
            yield from ("", "[[sources]]", f"{key} = {_toml(each)}", *shared)
    offered = [each for each in seen.front.feeds if each not in web]
    if offered:
        yield from ("", "# Feeds that the site offers too; take the # away to follow one:")
    for each in offered:
        yield from ("# [[sources]]", f"# url = {_toml(each)}", f"# {shared[0]}")


def _toml(value: object) -> str:
    """Return a string, number or list of strings as TOML; JSON's escapes are TOML's."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(words: str) -> str:
    """Return ``words`` as they may stand in a comment: on one line, nothing unprintable."""
    return "".join(each if each.isprintable() else " " for each in words)
