"""The outlets that come with the package: those every desk knows, and shelves of other countries' press.

A shelf's row with the id of one that every desk knows adds its native name, names and sites to that.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Row = Mapping[str, Any]
EVERYWHERE = "outlets.toml"
SHELVES = ("outlets_china.toml", "outlets_japan.toml", "outlets_korea.toml")
BESIDE: Mapping[str, frozenset[str]] = MappingProxyType({"CN": frozenset({"HK", "MO"})})
"""Whose shelves a country's desk reads too."""


@cache
def everywhere() -> Mapping[str, Row]:
    """Return the rows that every desk knows, by id."""
    return _rows(EVERYWHERE)


@cache
def whole() -> Mapping[str, Row]:
    """Return every row there is, by id."""
    found = dict(everywhere())
    for name in SHELVES:
        for key, row in _rows(name).items():
            found[key] = _over(found[key], row) if key in found else row
    return MappingProxyType(found)


def known(country: str) -> Mapping[str, Row]:
    """Return the rows that a desk of ``country`` knows, by id."""
    near = {country} | BESIDE.get(country, frozenset())
    own = {key: row for key, row in whole().items() if row["country"] in near}
    return {**everywhere(), **own}


def _rows(name: str) -> Mapping[str, Row]:
    data = tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
    return MappingProxyType(
        {key: {"id": key, **data["defaults"], **row} for key, row in data["outlets"].items()}
    )


def _over(former: Row, row: Row) -> Row:
    """Return ``row`` with the names and sites that ``former`` has beside."""
    names = dict.fromkeys((*row.get("names", ()), former["name"], *former.get("names", ())))
    names.pop(row["name"], None)
    domains = dict.fromkeys((*row.get("domains", ()), *former.get("domains", ())))
    return {**former, **row, "names": [*names], "domains": [*domains]}
