"""The order of an item: it opens with what the piece claims and ends on what it concludes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.write.leaning import leans
from dragoman.write.passages import Passage
from dragoman.write.wording import capital

JOINS = re.compile(
    r"^(?:(?:Hence |So )?[Tt]he (?:conclusion|upshot|moral|lesson)(?: is \w+)?:\s+"
    r"|(?:And yet|But|And|Yet|So|However,|Thus,?|Hence,?|Therefore,?|Meanwhile,?|Moreover,)\s+(?=[a-z]))"
)
"""What ties a sentence to the one before, and says nothing by itself."""
LATE = 0.5
REPORTED = re.compile(
    r"^(?!(?:If|When|As|While|Although|Though|Since|Once)\b)(?P<clause>[^“”]+), "
    r"(?P<who>(?!(?:he|she|they|it|who|which)\b)[^,“”]+(?<! has)(?<! had)(?<! also)) "
    r"(?:said|reported|announced|told reporters)(?: on [A-Z][a-z]+day)?\.$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The passages of an item in the order they are told; ``claim`` may open it."""

    passages: tuple[Passage, ...]
    claim: Passage | None


def before_the_end(found: Sequence[Passage]) -> list[Passage]:
    """Return the passages up to the conclusion, where it is rendered and stands late in the piece."""
    last = next((each for each in found if ends(each) and each.last > LATE * len(found)), None)
    return [each for each in found if last is None or each.first <= last.first]


def ends(passage: Passage) -> bool:
    """Tell whether a passage is the conclusion, rendered, and not the thesis too."""
    return passage.concludes and not passage.claims and passage.rendering is not None


def ordered(chosen: Sequence[Passage], genre: str) -> Order:
    """Put the thesis of an opinion first, with what leans on it.

    An interview keeps its order: its guest answers. A piece whose thesis is not rendered claims nothing
    that a lead could say.
    """
    claim = next((each for each in chosen if each.claims and each.rendering), None)
    if claim and leans(free(claim)):
        return Order(passages=tuple(chosen), claim=None)
    if claim is None or genre == "interview":
        known = any(each.claims for each in chosen) or genre == "interview"
        first = None if known or not chosen else chosen[0]
        return Order(passages=tuple(chosen), claim=first)
    place = list(chosen).index(claim)
    stop = place + 1
    while stop < len(chosen) and chosen[stop].first == chosen[stop - 1].last:
        if not leans(chosen[stop]) or ends(chosen[stop]):
            break
        stop += 1
    moved = (free(claim), *chosen[place + 1 : stop])
    return Order(passages=(*moved, *chosen[:place], *chosen[stop:]), claim=moved[0])


def free(claim: Passage) -> Passage:
    """Return a thesis without the word that ties it to the sentence before: it opens the item."""
    if claim.rendering is None or claim.first == 0:
        return claim
    text = capital(JOINS.sub("", claim.rendering.text))
    return replace(claim, shown=text)


def cited_source(text: str) -> tuple[str, str] | None:
    """Return (who, clause) of a report whose own end says who reports: "X, the minister said on Thursday."."""
    match = REPORTED.match(text)
    return (match["who"], match["clause"] + ".") if match else None
