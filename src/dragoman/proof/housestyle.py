"""The house style as data: ``knowledge/house.toml``, and a desk's own over it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What is one form, what is out of date, what is never right, and the rules' word lists."""

    outdated: Mapping[str, str]
    forms: tuple[tuple[str, str], ...]
    phrases: tuple[tuple[str, str], ...]
    given_names: tuple[str, ...]
    popular: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A desk's or a newsroom's own orders: a ``house.toml``."""

    words: Mapping[str, str] = field(default_factory=dict)
    never: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    """Words and names that are right as they stand."""
    off: frozenset[str] = frozenset()
    """Rules that are not asked."""
    marks: str = ""
    """Quotation marks of composed reports: straight, curly or guillemets."""

    def without(self, rules: Iterable[str]) -> House:
        """Return the same orders with more rules off."""
        return replace(self, off=self.off | frozenset(rules))


def house(text: str) -> House:
    """Return the orders of a ``house.toml``. Errors: ``ValueError`` says what is wrong in it."""
    data = tomllib.loads(text)
    unknown = set(data) - {"words", "never", "check", "print"}
    shown = data.get("print", {})
    check = data.get("check", {})
    unknown |= {f"check.{each}" for each in set(check) - {"off", "known"}}
    unknown |= {f"print.{each}" for each in set(shown) - {"quotation_marks"}}
    marks = shown.get("quotation_marks", "")
    if marks not in ("", "straight", "curly", "guillemets"):
        raise ValueError("print.quotation_marks must be straight, curly or guillemets")
    if unknown:
        raise ValueError(f"no such table or key: {', '.join(sorted(unknown))}")
    for name in ("words", "never"):
        wrong = [key for key, value in data.get(name, {}).items() if not isinstance(value, str)]
        if wrong:
            raise ValueError(f"{name}.{wrong[0]} must be text")
    return House(
        words=MappingProxyType(data.get("words", {})),
        never=MappingProxyType(data.get("never", {})),
        known=frozenset(check.get("known", ())),
        off=frozenset(check.get("off", ())),
        marks=marks,
    )


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
    )
