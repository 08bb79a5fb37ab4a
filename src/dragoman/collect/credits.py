"""Whom a byline credits beside persons, or in their stead: agencies, outlets, newsrooms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.collect.bylines import (
    BRACKETS,
    LONGEST,
    bare,
    folded,
    is_newsroom,
    surroundings,
    unlabelled,
)

MARKS = re.compile(r"\s*[;|·•/,\n]\s*|\s+[–—-]\s+")
NO_CREDIT = re.compile(r"@|https?:|www\.")
MOST_WORDS = 6


def credited(printed: Iterable[str], outlet_names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the agencies, outlets and newsrooms of a byline as printed, in order, each once."""
    outlets = frozenset(filter(None, map(bare, outlet_names)))
    found: dict[str, str] = {}
    for line in printed:
        for part in _parts(line):
            if is_newsroom(part, outlets) and not _nobody(part):
                found.setdefault(folded(part), part)
    return tuple(found.values())


def others_than(names: Iterable[str], outlet_names: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``names`` that are not the outlet's own."""
    outlets = frozenset(filter(None, map(bare, outlet_names)))
    return tuple(each for each in names if bare(each) not in outlets)


def _parts(line: str) -> Iterator[str]:
    words = surroundings()
    if len(line) > LONGEST or (":" in line and words.other.match(line)):
        return
    for mark in MARKS.split(BRACKETS.sub(" ", unlabelled(line))):
        for each in words.joiner.split(mark):
            part = " ".join(each.split()).strip(" .,:;")
            if part and len(part.split()) <= MOST_WORDS:
                yield part


def _nobody(part: str) -> bool:
    """Tell whether it is an account of the site's own software, or a mail or web address."""
    words = {folded(each) for each in re.split(r"[\s-]+", part)}
    return bool(words & surroundings().nobodies) or bool(NO_CREDIT.search(part))
