"""Number words of Russian as they lie in ``knowledge/numbers.toml``, and the turns that change a number.

«с половиной», «с лишним», «тысяч пять», «минус тридцать»: each takes the tokens of a sentence and a
number found in them, and returns it changed or as it was.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.language.annotation import Token

MINUS = "минус"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Tokens ``[first, last)`` of a sentence; ``low`` and ``high`` are equal unless a range."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    scaled: bool
    digits: bool


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """The word lists of ``numbers.toml``, as they stand there."""

    words: Mapping[str, Decimal]
    beside: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    vague: frozenset[str]
    lists: Mapping[str, Any]


@cache
def numerals() -> Numerals:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "numbers.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Numerals(
        words={each: Decimal(str(value)) for each, value in data["words"].items()},
        beside={each: Decimal(str(value)) for each, value in data["only_with_others"].items()},
        scales={each: Decimal(value) for each, value in data["scales"].items()},
        vague=frozenset(data["needs_number"]["vague"]),
        lists=data,
    )


def halved(tokens: Sequence[Token], number: Number) -> Number:
    """Add the half of «два с половиной миллиона»."""
    rest = [token.text.lower() for token in tokens[number.last : number.last + 2]]
    if rest != ["с", "половиной"]:
        return number
    half = Decimal("0.5")
    return replace(number, last=number.last + 2, low=number.low + half, high=number.high + half)


def loosened(tokens: Sequence[Token], number: Number) -> Number:
    """Take in «с лишним» and «с небольшим», which stand between a number and its unit."""
    rest = [token.text.lower() for token in tokens[number.last : number.last + 2]]
    loose = rest[:1] == ["с"] and rest[1:] in (["лишним"], ["небольшим"])
    return replace(number, last=number.last + 2) if loose else number


def inverted(tokens: Sequence[Token], number: Number) -> Number:
    """Multiply by the scale that stands first: «тысяч пять рублей», «миллиона два»."""
    place = number.first - 1
    if place < 0 or number.scaled or number.low != number.high:
        return number
    before = tokens[place]
    scale = numerals().scales.get(before.lemma)
    counted = place > 0 and (tokens[place - 1].pos == "NUM" or tokens[place - 1].text[-1].isdigit())
    if scale is None or counted or "Case=Gen" not in before.feats or before.text.endswith("."):
        return number
    value = number.low * scale
    return replace(number, first=place, low=value, high=value, scaled=True)


def signed(tokens: Sequence[Token], number: Number) -> Number:
    """Read the sign of «минус 30 градусов»; «сто минус десять» is a sum."""
    place = number.first - 1
    if place < 0 or tokens[place].lemma != MINUS or number.low < 0:
        return number
    if place and (tokens[place - 1].pos == "NUM" or tokens[place - 1].text[-1].isdigit()):
        return number
    return replace(number, first=place, low=-number.high, high=-number.low)
