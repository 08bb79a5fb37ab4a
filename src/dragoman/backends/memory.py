"""The translation memory as a translator: exact segments, never fuzzy ones.

Sentences and segments are cut by different hands, so what must be equal is the text of a run of
sentences and the text of a run of segments, in normal form: one sentence may be one segment, be
tiled by several, or share a segment with its neighbours.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Protocol

from dragoman.backends.base import Rendering
from dragoman.text import normal

TOGETHER = 4
"""Sentences that may be rendered as one."""

LONGEST = 2000
"""Characters of a segment; longer ones are found by whole sentences only."""

JOINTS: Mapping[str, str] = types.MappingProxyType({"ja": "", "zh": ""})
"""What stands between two sentences or segments, where it is not a space."""


class Lookup(Protocol):
    """One pair of languages of a translation memory."""

    def renderings(self, segments: Sequence[str]) -> Mapping[str, str]:
        """Return the rendering of each of ``segments``, in normal form, that the memory holds."""
        ...


class Memories(Protocol):
    """Where memories lie; the store's View is one."""

    def memory(self, language: str, target_language: str) -> Lookup:
        """Open the memory of one pair of languages."""
        ...


class TranslationMemory:
    """A translator that knows what somebody has translated before; a plug for ``Translator``."""

    def __init__(self, memories: Memories) -> None:
        """Take where memories lie; each pair of languages is opened once."""
        self._lookup = cache(memories.memory)

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> tuple[Rendering, ...]:
        """Return renderings of what the memory holds, over the shortest runs of sentences."""
        joint = JOINTS.get(source.split("-", maxsplit=1)[0], " ")
        return tuple(_rendered(list(map(normal, sentences)), self._lookup(source, target), joint))


def _rendered(sentences: Sequence[str], memory: Lookup, joint: str) -> Iterator[Rendering]:
    exact = memory.renderings(sentences) if sentences else {}
    first = 0
    while first < len(sentences):
        count, text = 1, exact.get(sentences[first])
        if text is None:
            count, text = tiled(sentences[first : first + TOGETHER], memory, joint)
        if text is not None:
            yield Rendering(first=first, last=first + count, text=text, by="memory")
        first += count


def tiled(sentences: Sequence[str], memory: Lookup, joint: str = " ") -> tuple[int, str | None]:
    """Return the fewest first ``sentences`` that segments tile exactly, and the rendering.

    ``(1, None)`` where there are none. A segment ends where a word does; a space between two
    segments belongs to neither. Of several tilings the one of fewest segments is taken.
    """
    text, stops = joint.join(sentences), _stops(sentences, joint)
    ends = [end for end in range(1, len(text) + 1) if _ends(text, end)]
    best: dict[int, tuple[str, ...]] = {0: ()}
    for start in (0, *ends):
        if start not in best:
            continue
        if start in stops and best[start]:
            return stops.index(start) + 1, " ".join(best[start])
        begin = start + 1 if text[start : start + 1] == " " else start
        near = [end for end in ends if begin < end <= begin + LONGEST]
        found = memory.renderings([text[begin:end] for end in near])
        for end in near:
            rendering = found.get(text[begin:end])
            if rendering and (end not in best or len(best[start]) + 1 < len(best[end])):
                best[end] = (*best[start], rendering)
    return 1, None


def _stops(sentences: Sequence[str], joint: str) -> list[int]:
    """Return where each sentence ends in the joined text."""
    ends = accumulate(len(each) + len(joint) for each in sentences)
    return [end - len(joint) for end in ends]


def _ends(text: str, end: int) -> bool:
    if end == len(text):
        return True
    return text[end - 1] != " " and not (text[end - 1].isalnum() and text[end].isalnum())
