"""What was found in one page before it becomes an article: candidates, each with its rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LONGEST = 5000
"""Code points of a field; what is longer is a text, or made to keep its readers busy."""


class Candidate(NamedTuple):
    """Words that may be a field's value, and the rule that found them."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Candidates stand in the order of trust; ``hand`` says that a person declared the fields."""

    text: str
    body_rule: str
    captions: tuple[str, ...] = ()
    titles: tuple[Candidate, ...] = ()
    authors: tuple[Candidate, ...] = ()
    organisations: tuple[str, ...] = ()
    """Authors that the page itself calls organisations."""
    outlets: tuple[Candidate, ...] = ()
    published: tuple[Candidate, ...] = ()
    issue: str | None = None
    genres: tuple[Candidate, ...] = ()
    url: str | None = None
    hand: bool = False
    meant: tuple[tuple[str, str], ...] = ()
    """Printed dates, and what they mean where the outlet's profile says how it prints its dates."""
    tried: tuple[tuple[str, bool], ...] = ()
    """Hints of the outlet's profile, by their keys, and whether they matched anything on the page."""
    gone: tuple[str, ...] = ()
    """Lines of the text that such hints dropped."""


def candidates(*found: tuple[str, str | None]) -> tuple[Candidate, ...]:
    """Return those that have words, and no text of them, with plain spaces between them."""
    spaced = ((rule, " ".join((words or "").split())) for rule, words in found)
    return tuple(Candidate(rule, words) for rule, words in spaced if 0 < len(words) <= LONGEST)
