"""An outlet's profile as commented TOML: what is known stands there, what is not is shown as a line to fill."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

KEYS = (
    "id", "name", "house", "house_from", "reading", "names", "domains", "language", "country", "kind", "ownership",
    "family", "timezone", "issues", "weekly",
)  # fmt: skip
OPTIONAL = ("house_from", "reading", "issues")
"""Keys that are left out where there is nothing to say."""
HELP = {
    "name": "as the outlet writes it",
    "house": "as reports print it",
    "names": "other spellings and codes it comes under",
    "domains": "its sites",
    "language": "BCP 47",
    "kind": "wire, daily, weekly, monthly, journal, broadcaster, site, think tank",
    "country": "an ISO 3166 code",
    "timezone": "such as Europe/Moscow; else its days are those of UTC",
    "ownership": "who owns it: state, private, party: …",
    "family": "outlets of one house share a word here, and count as one house",
    "weekly": "pieces a week that it prints at least; health is measured against it",
}
HINTS = """
# Where a page is misread: what its parts are called, for as long as its layout stays (docs/sources.md).
# [[outlets.hints]]
# until = 2021-03-31
# byline = ".article__author"
# date = ".article__date"
# date_order = "day first"
# date_examples = { "03/02/2021" = "2021-02-03" }
# drop_starting = ["Read also:"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is written: fields by key with what each guess rests on, and the sources.

    ``head`` are lines of comment; ``sources`` are pairs of key (``url`` or ``path``) and place, ``offered`` are
    addresses that are shown and not taken.
    """

    head: Sequence[str]
    fields: Mapping[str, Any]
    guesses: Mapping[str, str] = field(default_factory=dict)
    sources: Sequence[tuple[str, str]] = ()
    offered: Sequence[str] = ()
    cadence: str | None = None


def written(sheet: Sheet) -> str:
    """Return the profile."""
    lines = [*(f"# {plain(each)}" for each in sheet.head), "[[outlets]]"]
    lines += [
        _line(key, sheet.fields.get(key), sheet.guesses)
        for key in KEYS
        if sheet.fields.get(key) or key not in OPTIONAL
    ]
    lines.append(HINTS.rstrip("\n"))
    lines += _sources(sheet)
    return "\n".join(lines) + "\n"


def _line(key: str, value: object, guesses: Mapping[str, str]) -> str:
    if value is None or value in ((), [], ""):
        return f"# {key} =   # {HELP.get(key, 'not found')}"
    note = f"   # guessed from {guesses[key]}" if key in guesses else ""
    return f"{key} = {toml(value)}{plain(note)}"


def _sources(sheet: Sheet) -> Iterator[str]:
    shared = [f"outlet = {toml(sheet.fields['id'])}"]
    language = sheet.fields.get("language")
    if language:
        shared.append(f"language = {toml(language)}")
    if sheet.cadence:
        shared.append(f"cadence = {toml(sheet.cadence)}")
    shared.append(
        "# minimum =   # pieces a week that this source gives at least; health names it below"
    )
    for key, place in sheet.sources:
        yield from ("", "[[sources]]", f"{key} = {toml(place)}", *shared)
    if sheet.offered:
        yield from ("", "# Feeds that the site offers too; take the # away to follow one:")
    for each in sheet.offered:
        yield from ("# [[sources]]", f"# url = {toml(each)}", f"# {shared[0]}")
    if not sheet.sources and not sheet.offered:
        yield from (
            "",
            "# What it is collected from: a feed, a sitemap, a page, or a path:",
            "# [[sources]]",
        )
        yield from ("# url = ", f"# {shared[0]}")


def toml(value: object) -> str:
    """Return a string, number or list of strings as TOML; JSON's escapes are TOML's."""
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def plain(words: str) -> str:
    """Return ``words`` as they may stand in a comment: on one line, nothing unprintable."""
    return "".join(each if each.isprintable() else " " for each in words)


def fields(row: Mapping[str, Any], keys: Iterable[str] = KEYS) -> dict[str, Any]:
    """Return what a row says of the keys of a profile."""
    return {key: row[key] for key in keys if row.get(key)}
