"""Tables ``[[outlets.hints]]`` of a profile as hints: what is wrong with one is said by its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from dragoman.collect import bounded, hint_dates
from dragoman.model.hints import SELECTORS, Hint

LONGEST = 200
"""Code points of a selector, a line or a pattern."""
MOST = 50
"""Entries of one list."""
LISTS = ("remove", "drop", "drop_starting", "drop_matching", "skip")
WORDS = (*SELECTORS, "date_format", "date_order", "timezone")
LIMITS = ("from", "until")
KEYS = (*LIMITS, *WORDS, "date_examples", *LISTS)


def hints(row: Mapping[str, Any]) -> tuple[tuple[Hint, ...], tuple[str, ...]]:
    """Return the hints of an outlet's table, and what is wrong with them: each a key and what to do."""
    tables = row.get("hints", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        return (), ("hints: write each as a table of its own, [[outlets.hints]]",)
    found: list[Hint] = []
    wrong: list[str] = []
    for number, table in enumerate(tables, 1):
        name = "hints" if len(tables) == 1 else f"hints, table {number}"
        faults = [f"{name}: {each}" for each in _faults(table)]
        wrong += faults
        if not faults:
            found.append(_hint(str(row.get("id", "")), table))
    wrong += _overlaps(found)
    return tuple(found), tuple(wrong)


def _hint(outlet: str, table: Mapping[str, Any]) -> Hint:
    given: dict[str, Any] = {key: table[key] for key in WORDS if key in table}
    given |= {key: tuple(table[key]) for key in LISTS if key in table}
    examples = table.get("date_examples", {}).items()
    return Hint(
        outlet=outlet,
        from_=_day(table.get("from")),
        until=_day(table.get("until")),
        date_examples=tuple((printed, str(means)) for printed, means in examples),
        **given,
    )


def _day(value: object) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    return date.fromisoformat(str(value))


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    unknown = [each for each in table if each not in KEYS]
    if unknown:
        yield f"no such key: {', '.join(unknown)}; there are {', '.join(KEYS)}"
    if not any(each in table for each in (*WORDS, *LISTS)):
        yield "say nothing; give one of " + ", ".join((*WORDS, *LISTS))
    shapes = [*_shapes(table)]
    yield from shapes
    if not shapes:
        for key, test in TESTS:
            for value in _values(table.get(key)):
                if why := test(value):
                    yield f"{key}: “{value}” {why}"
        yield from _of_dates(table)


def _values(value: object) -> Sequence[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


def _shapes(table: Mapping[str, Any]) -> Iterator[str]:
    """Tell of values that are not of the kind their key asks for."""
    for key in WORDS:
        value = table.get(key, "x")
        if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST:
            yield f"{key}: must be words in quotation marks, {LONGEST} characters at most"
    for key in LISTS:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(_is_entry(each) for each in values):
            yield f'{key}: must be a list, ["…", "…"], its entries {LONGEST} characters at most'
        elif len(values) > MOST:
            yield f"{key}: has {len(values)} entries; {MOST} at most"
    examples = table.get("date_examples", {})
    if not isinstance(examples, dict) or not all(
        isinstance(e, (str, date)) for e in examples.values()
    ):
        yield 'date_examples: must be a table of what is printed and the day it means, { "03/02/2021" = "2021-02-03" }'
    days = []
    for key in LIMITS:
        try:
            days.append(_day(table.get(key)))
        except ValueError:
            yield f"{key}: “{table[key]}” is no day; write it so: 2021-03-31"
    if len(days) == len(LIMITS) and all(days) and days[1] < days[0]:  # type: ignore[operator]
        yield f"until: {days[1]} lies before from, {days[0]}"


def _is_entry(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST


def _selector(words: str) -> str | None:
    try:
        LexborHTMLParser("<p>").css(words)
    except SelectolaxError:
        return "is no CSS selector; a browser's tools show one for each part of a page"
    return None


def _pattern(words: str) -> str | None:
    try:
        bounded.pattern(words)
    except ValueError as error:
        return str(error)
    return None


def _address(words: str) -> str | None:
    if words[0] in "/*":
        return None
    return "must begin with / (the path of an address) or *, as in robots.txt"


def _zone(words: str) -> str | None:
    try:
        ZoneInfo(words)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "is no time zone; write it so: Asia/Tokyo"
    return None


def _order(words: str) -> str | None:
    return None if words in ("day first", "month first") else "must be day first or month first"


TESTS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    *((key, _selector) for key in (*SELECTORS, "remove")),
    ("date_format", hint_dates.fault),
    ("date_order", _order),
    ("timezone", _zone),
    ("drop_matching", _pattern),
    ("skip", _address),
)
"""What is asked of a key's words beside their shape."""


def _of_dates(table: Mapping[str, Any]) -> Iterator[str]:
    if "date_format" in table and "date_order" in table:
        yield "date_order: date_format says the order already; keep one of them"
        return
    examples = table.get("date_examples", {})
    if examples and not {"date_format", "date_order"} & set(table):
        yield "date_examples: are examples of date_format or date_order, and neither is given"
        return
    if any(
        key in table and test(table[key])
        for key, test in TESTS
        if key.startswith(("date_", "time"))
    ):
        return
    bare = {key: value for key, value in table.items() if key in WORDS}
    hint = replace(_hint("", bare))
    for printed, means in examples.items():
        read = hint_dates.day(printed, hint)
        if read is None or read[:10] != str(means):
            yield f"date_examples: “{printed}” is read as {(read and read[:10]) or 'no day'}, not {means}"


def _overlaps(found: Sequence[Hint]) -> Iterator[str]:
    """Tell of one thing hinted twice for the same days."""
    for one, other in combinations(found, 2):
        apart = (one.until or date.max) < (other.from_ or date.min) or (other.until or date.max) < (
            one.from_ or date.min
        )
        both = [key for key in (*WORDS, *LISTS) if getattr(one, key) and getattr(other, key)]
        if both and not apart:
            yield f"hints: {both[0]} is hinted twice for the same days; end one with until, begin the other with from"
