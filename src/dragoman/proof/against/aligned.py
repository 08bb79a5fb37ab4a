"""The sentence of a source that a sentence of the report renders, where the two are in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.model.press import Span
from dragoman.proof.against.beside import Beside
from dragoman.proof.against.texts import ById, Side, sides
from dragoman.proof.against.words import Closest, closest, words

SHARE = 0.55
"""Share of a report's sentence that must stand in the source's for the two to be the same one."""
LEAST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """A stretch of a source's text that a sentence of the report repeats."""

    side: Side
    found: Closest

    @property
    def text(self) -> str:
        """Return the stretch, as printed."""
        return self.side.words.text[slice(*self.found.place)]


def facing(beside: Beside, sentence: Span) -> Facing | None:
    """Return the stretch of a source that a sentence repeats nearly word for word."""
    printed = beside.plain[slice(*sentence)]
    return _facing(tuple(map(ById, beside.sources)), printed)


@lru_cache(2000)
def _facing(held: tuple[ById, ...], printed: str) -> Facing | None:
    wanted = tuple(each.key for each in words(printed))
    if len(wanted) < LEAST:
        return None
    best: Facing | None = None
    for each in held:
        for side in sides(each.source, printed):
            found = closest(wanted, side.words)
            if found and found.share >= SHARE and (best is None or found.share > best.found.share):
                best = Facing(side=side, found=found)
    return best


def counterpart(facing_: Facing, sentence: str, place: Span) -> Span | None:
    """Return what the source has for the words at ``place`` of the report's ``sentence``.

    That is what stands between the nearest words before and behind that both have; nothing where the two
    have equally many or no words there, or too many for one figure or name.
    """
    ours = words(sentence)
    inside = [n for n, each in enumerate(ours) if each.start < place.end and place.start < each.end]
    if not inside:
        return None
    pairs = facing_.found.pairs
    before = [j for i, j in pairs if i < inside[0]]
    behind = [j for i, j in pairs if i > inside[-1]]
    first = before[-1] + 1 if before else facing_.found.first
    last = behind[0] if behind else facing_.found.last
    if not 0 < last - first <= len(inside) + 2:
        return None
    return facing_.side.words.span(first, last)
