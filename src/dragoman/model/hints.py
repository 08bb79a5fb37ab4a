"""Where the general rules fail at one outlet's pages: what its profile says instead, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from typing import Literal

DateOrder = Literal["day first", "month first"]
SELECTORS = ("title", "byline", "date", "body")
"""Hints that name a place of the page, by the key of the profile."""
LIMITS = ("outlet", "from_", "until")
"""What says of whom and for how long a hint is."""
FIELDS = {"title": "title", "byline": "authors", "date": "published", "body": "text"}
"""The field of an article that each of them gives."""
BY = "hint: {} selector"
"""The rule that a field's provenance names where a hint gave it."""
MISSED = "; no match for the {} hint"
"""Added to the rule that gave a field in place of the hint that matched nothing."""
NOTHING = "none"
"""The rule of a field that neither the hint nor the general rules gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One table of hints of one outlet, good from ``from_`` to ``until``, both days included.

    ``title``, ``byline``, ``date``, ``body`` and ``remove`` are CSS selectors; ``drop`` are whole lines
    of the text, ``drop_starting`` their beginnings, ``drop_matching`` bounded patterns of whole lines;
    ``skip`` are patterns of addresses as robots.txt has them. ``date_examples`` are pairs of what the
    outlet prints and the day it means.
    """

    outlet: str
    from_: day | None = None
    until: day | None = None
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    body: str | None = None
    date_format: str | None = None
    date_order: DateOrder | None = None
    date_examples: tuple[tuple[str, str], ...] = ()
    timezone: str | None = None
    remove: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    drop_starting: tuple[str, ...] = ()
    drop_matching: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()


def tried(field: str, rule: str) -> tuple[str, bool] | None:
    """Return the hint that the ``rule`` of a ``field`` names (its key), and whether it matched; else nothing."""
    for key, its in FIELDS.items():
        if its == field and rule.startswith(BY.format(key)):
            return key, True
        if its == field and MISSED.format(key) in rule:
            return key, False
    return None
