"""Taking an outlet from the package's own list into a desk: its profile is written there, to be changed at will."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman import profile_text, settings
from dragoman.errors import BadArgument
from dragoman.knowledge import library
from dragoman.language.names import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A profile that was written from the package's list."""

    path: Path
    row: Mapping[str, Any]


def find(name: str) -> Mapping[str, Any] | None:
    """Return the outlet of the package that has this id, name, house form or domain. Errors: ``BadArgument``."""
    wanted, rows = fold(name), library.whole()
    if name in rows:
        return rows[name]
    site = wanted.removeprefix("www.")
    found = {
        key: row
        for key, row in rows.items()
        if wanted in map(fold, (key, row["name"], row["house"], *row.get("names", ())))
        or site in row.get("domains", ())
    }
    if len(found) > 1:
        each = ", ".join(f"{key} ({row['name']}, {row['country']})" for key, row in found.items())
        raise BadArgument(name, f"is the name of more than one outlet; name one by its id: {each}")
    return next(iter(found.values()), None)


def take(folder: Path, row: Mapping[str, Any]) -> Taken:
    """Write the profile of an outlet into the desk in ``folder``. Errors: ``BadArgument`` where there is one."""
    settings.load(folder)
    path = folder / settings.PROFILES / f"{row['id']}.toml"
    if path.exists():
        raise BadArgument(str(path), "is there already; change it, or move it away first")
    head = (
        f"{row['name']}, from the outlets that come with Dragoman. This file is yours: what it says goes over",
        "the package's own. Look through the feeds: sites move them.",
    )
    sheet = profile_text.Sheet(
        head=head,
        fields=profile_text.fields(row),
        sources=tuple(("url", each) for each in row.get("feeds", ())),
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text(profile_text.written(sheet), encoding="utf-8")
    settings.load(folder)  # whatever was written, the desk must open
    return Taken(path=path, row=row)
