"""Which passages of an article an item has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.write.leaning import leans
from dragoman.write.passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What an item may take: words, and characters of the source it may show."""

    words: int
    characters: int


NEIGHBOUR = 0.5
LEAST = 0.3


def choose(found: Sequence[Passage], room: Room) -> tuple[Passage, ...]:
    """Return the weightiest passages that fit, in the article's order.

    A passage that leans on the one before comes with it or not at all; a neighbour of what is
    chosen is preferred, so that the digest reads on.
    """
    chosen: set[int] = set()
    left, characters = room.words, room.characters
    while True:
        ranked = sorted(
            (-_worth(place, found, chosen), place)
            for place in range(len(found))
            if place not in chosen
        )
        taken = None
        for negative, place in ranked:
            if -negative < LEAST:
                break
            group = _with_support(place, found, chosen)
            size = sum(found[each].size for each in group)
            length = sum(found[each].end - found[each].start for each in group)
            if group and size <= left and length <= characters:
                taken = (group, size, length)
                break
        if taken is None:
            return tuple(found[place] for place in sorted(chosen))
        chosen.update(taken[0])
        left -= taken[1]
        characters -= taken[2]


def _worth(place: int, found: Sequence[Passage], chosen: set[int]) -> float:
    near = (place - 1 in chosen) + (place + 1 in chosen)
    return round(found[place].score + NEIGHBOUR * near, 3)


def _with_support(place: int, found: Sequence[Passage], chosen: set[int]) -> tuple[int, ...]:
    """Return ``place`` with the passages before it that it leans on; nothing when these are bad."""
    group = [place]
    while leans(found[group[0]]):
        before = group[0] - 1
        if before < 0 or found[before].last != found[group[0]].first:
            return ()  # the sentence it leans on is not to be had
        if before in chosen:
            break
        if len(group) > 2 or found[before].score < -1:  # noqa: PLR2004
            return ()
        if found[before].rendering is None:
            return ()
        group.insert(0, before)
    return tuple(group)
