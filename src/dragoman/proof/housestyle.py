"""The house style as data: ``knowledge/house.toml``, and a desk's own over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """``words`` are printed otherwise: as found -> as the house has it; ``never`` are not printed at all."""

    outdated: Mapping[str, str]
    forms: tuple[tuple[str, str], ...]
    phrases: tuple[tuple[str, str], ...]
    given_names: tuple[str, ...]
    popular: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]
    never: Mapping[str, str]


@cache
def package_style() -> HouseStyle:
    """Return the style that ships with the package."""
    text = (files("dragoman.knowledge") / "house.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return HouseStyle(
        outdated=MappingProxyType(data["outdated"]),
        forms=tuple((one, other) for one, other in data["forms"]["pairs"]),
        phrases=tuple(data["phrases"].items()),
        given_names=tuple(data["given_names"]["russian"]),
        popular=MappingProxyType(data["given_names"]["popular"]),
        lists=MappingProxyType(
            {
                name: tuple(each.split() if isinstance(each, str) else each)
                for name, each in data["lists"].items()
            }
        ),
        words=MappingProxyType({}),
        never=MappingProxyType({}),
    )
