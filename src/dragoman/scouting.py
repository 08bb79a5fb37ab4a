"""Adding an outlet: its site or what was saved of it is looked at, and its profile written as TOML."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman import deskfile, profile_text, settings, sources
from dragoman.collect import scout
from dragoman.collect.extract import ExtractContext
from dragoman.collect.feeds import Entry
from dragoman.collect.files import Limits
from dragoman.collect.outlets import host
from dragoman.collect.profile import Profile, Seen, ends, name, profile
from dragoman.errors import BadArgument
from dragoman.knowledge import library, load
from dragoman.language.house_forms import is_latin, latin
from dragoman.language.names import house_outlet
from dragoman.model.knowledge import Knowledge

FOLDER = settings.PROFILES


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
    places = [_address(each) for each in places]
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
    known = {each.id: each for each in (*load.shelf(), *knowledge.outlets)}
    house = _house(seen, knowledge)
    found = profile(seen, tuple(known.values()), house.form)
    path = folder / FOLDER / f"{found.outlet.id}.toml"
    if path.exists():
        raise BadArgument(str(path), "is there already; change it, or move it away first")
    path.parent.mkdir(exist_ok=True)
    path.write_text(_text(found, seen, house, paths, head(found, places, today)), encoding="utf-8")
    settings.load(folder)  # whatever was found, the desk must open
    return Added(path=path, profile=found, entries=tuple(seen.entries), pieces=len(seen.articles))


def _address(place: str) -> str:
    """Return a bare domain as the address of its site; anything else as it is. Errors: ``BadArgument``."""
    if sources.WEB.match(place) or Path(place).exists():
        return place
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+/?", place) and not re.search(
        r"\.(?:html?|xml|rss|json)$", place
    ):
        return f"https://{place}"
    raise BadArgument(
        place,
        "neither an address, a file, nor an outlet of the package; `dragoman outlets list` names these",
    )


def head(found: Profile, places: Sequence[str], today: date) -> tuple[str, ...]:
    """Return the comment that opens a profile."""
    return (
        f"{found.outlet.name}, as found on {today} in {', '.join(places)}.",
        "Look it through: it is yours, and may be shared. A line that says from what it was guessed is",
        "worth a second look; where nothing was found the line is commented out.",
    )


class _House(NamedTuple):
    """The form of a name that reports print, what it rests on, and from what it was guessed."""

    form: str
    rests_on: str | None = None
    guess: str | None = None


def _house(seen: Seen, knowledge: Knowledge) -> _House:
    """Romanise the site's name by our tables; where none can, take its own Latin name, else its address."""
    own = name(seen)
    form = house_outlet(own, knowledge)
    if not is_latin(form):
        form = latin(form, ends()) or ""
    if form:
        return _House(form)
    other = next((each for each in seen.front.names if is_latin(each)), None)
    if other:
        return _House(other, "its own name in Latin letters", "what its pages call it")
    site = host(seen.site)
    label = max(site.split(".")[:-1], key=len, default="") or own
    return _House(
        label.capitalize(), "its address", "its address: write here what reports shall print"
    )


def _text(
    found: Profile, seen: Seen, house: _House, paths: Sequence[str], head: Sequence[str]
) -> str:
    row = {key: getattr(found.outlet, key, None) for key in profile_text.KEYS}
    guesses = dict(found.guesses)
    former = library.whole().get(found.outlet.id, {})
    row |= profile_text.fields(former, ("house_from", "reading"))
    if not found.known and house.rests_on:
        row["house_from"] = house.rests_on
        guesses["house"] = house.guess or ""
    web = () if paths else found.sources
    sheet = profile_text.Sheet(
        head=head,
        fields=row,
        guesses=guesses,
        sources=(*(("path", each) for each in paths), *(("url", each) for each in web)),
        offered=[each for each in seen.front.feeds if each not in web],
        cadence=found.cadence,
    )
    return profile_text.written(sheet)
