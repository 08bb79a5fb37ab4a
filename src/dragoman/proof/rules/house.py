"""The house style: one form for one thing, phrases that are never right, the desk's own orders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.housestyle import package_style
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet


def two_forms(sheet: Sheet) -> Iterator[Slip]:
    """Find the rarer of two forms that the report uses both: «US» and «U.S.»."""
    for one, other in package_style().forms:
        found = {each: _places(sheet.plain, each) for each in (one, other)}
        rare, usual = sorted(found, key=lambda each: len(found[each]))
        if not found[rare]:
            continue
        for place in found[rare]:
            message = f"“{usual}” elsewhere in this report"
            yield Slip(place=place, message=message, put=usual, related=found[usual][:1])


def _places(plain: str, words: str) -> tuple[Span, ...]:
    if words not in plain:
        return ()
    pattern = rf"(?<![\w.]){re.escape(words)}(?![\w]|\.\w)"
    return tuple(Span(*each.span()) for each in re.finditer(pattern, plain))


def phrases(sheet: Sheet) -> Iterator[Slip]:
    """Find phrases that are slips wherever they stand: «more then», «praise to»."""
    for wrong, put in package_style().phrases:
        for place in _places(sheet.plain, wrong):
            yield Slip(place=place, message=f"“{put}”", put=put)
        if wrong[0].islower():
            capital = wrong[0].upper() + wrong[1:]
            for place in _places(sheet.plain, capital):
                yield Slip(place=place, message=f"“{put}”", put=put[0].upper() + put[1:])


def words(sheet: Sheet) -> Iterator[Slip]:
    """Find words that the house prints otherwise."""
    for found, put in sheet.house.words.items():
        for place in _places(sheet.plain, found):
            yield Slip(place=place, message=f"the house has “{put}”", put=put)


def never(sheet: Sheet) -> Iterator[Slip]:
    """Find words that the house never uses."""
    for found, instead in sheet.house.never.items():
        for place in _places(sheet.plain, found):
            yield Slip(place=place, message=f"the house does not use “{found}”: {instead}")


RULES: tuple[Rule, ...] = (
    Rule(
        name="two-forms",
        group="house",
        severity="warning",
        says="Of two forms of one thing (US, U.S.) the report uses both; the rarer is marked.",
        wrong="The US sent ships to the US coast and the [U.S.] fleet.",
        right="The US sent ships, the UN sent none.",
        find=two_forms,
        safe=True,
    ),
    Rule(
        name="wrong-phrase",
        group="house",
        severity="error",
        says="A phrase is a slip wherever it stands (“more then”).",
        wrong="They held [onto then] for long.",
        right="They held onto them, then sailed.",
        find=phrases,
        safe=True,
    ),
    Rule(
        name="house-word",
        group="house",
        severity="warning",
        says="The house prints a word or name otherwise: the table `words` of `house.toml`.",
        wrong="",
        right="He saw the ship.",
        find=words,
        safe=True,
    ),
    Rule(
        name="house-never",
        group="house",
        severity="warning",
        says="The house never uses a word: the table `never` of `house.toml`.",
        wrong="",
        right="He saw the ship.",
        find=never,
    ),
)
