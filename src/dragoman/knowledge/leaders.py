"""Public persons kept a row each: heads of state and government, ministers, heads of bodies."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files

from dragoman.model.knowledge import Office, Person

LEAST = 4
"""Fields of a row before its offices."""


def leaders(codes: frozenset[str]) -> Iterator[Person]:
    """Yield the persons of ``leaders.toml``; ``codes`` are the actors the desk has.

    One without an office speaks for no power. Errors: ``ValueError`` for a row that is no row.
    """
    path = files("dragoman.knowledge") / "leaders.toml"
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["rows"]:
        if len(row) < LEAST:
            raise ValueError(f"lacks a field: {row}")
        yield _leader(row, codes)


def _leader(row: Sequence[str], codes: frozenset[str]) -> Person:
    given, family, house, actor, *held = row
    offices = tuple(_office(each, actor) for each in held)
    offices = tuple(each for each in offices if each.actor in codes)
    return Person(
        id=_id(house),
        family=family,
        given=given.rstrip(","),
        house=house,
        actor=actor if offices and actor in codes else None,
        offices=offices,
        family_first=given.endswith(","),
        alone=False,
    )


def _office(text: str, actor: str) -> Office:
    """Read «prime minister 2007-06-27 2010-05-11», perhaps with whose office it was at the end."""
    words = text.split()
    if not words[-1][0].isdigit() and words[-1] != "..":
        actor = words.pop()
    *title, first, last = words
    date.fromisoformat(first)
    if last != "..":
        date.fromisoformat(last)
    return Office(title=" ".join(title), actor=actor, from_=first, to=last.strip("."))


def _id(house: str) -> str:
    plain = unicodedata.normalize("NFKD", house).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(each if each.isalnum() else " " for each in plain).split())
