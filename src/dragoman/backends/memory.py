"""The desk's translation memory as a translator: exact segments only, never a near match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dragoman.backends.base import Rendering
from dragoman.text import normal

TOGETHER = 4
"""Sentences that one segment of the memory may hold."""
PREFIX = 6
"""Characters by which segments are looked up when a sentence is made of several."""


class Lookup(Protocol):
    """Where segments are found; the store's View is one."""

    def memory(self, key: str, language: str, target_language: str) -> str | None:
        """Return the rendering of exactly this segment."""
        ...

    def segments(self, prefix: str, language: str, target_language: str) -> list[tuple[str, str]]:
        """Return (normal source, rendering) of segments that begin with ``prefix``."""
        ...


class TranslationMemory:
    """Renders sentences that the memory holds: one by one, several in one, or one in several."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def translate(
        self, sentences: Sequence[str], source: str, target: str
    ) -> tuple[Rendering, ...]:
        """Return renderings of consecutive ``sentences``, in order, none overlapping."""
        found: list[Rendering] = []
        place = 0
        while place < len(sentences):
            rendering = self._at(sentences, place, source, target)
            if rendering:
                found.append(rendering)
            place = rendering.last if rendering else place + 1
        return tuple(found)

    def _at(
        self, sentences: Sequence[str], first: int, source: str, target: str
    ) -> Rendering | None:
        for last in range(first + 1, min(first + TOGETHER, len(sentences)) + 1):
            joined = " ".join(sentences[first:last])
            text = self._lookup.memory(joined, source, target) or self._tiled(
                normal(joined), source, target
            )
            if text:
                return Rendering(first=first, last=last, text=text, by="memory")
        return None

    def _tiled(self, wanted: str, source: str, target: str) -> str | None:
        """Return renderings of segments that, one after the other, are exactly ``wanted``."""
        if not wanted:
            return ""
        for key, text in self._lookup.segments(wanted[:PREFIX], source, target):
            if wanted == key:
                return text
            if wanted.startswith(key + " "):
                rest = self._tiled(wanted[len(key) + 1 :], source, target)
                if rest is not None:
                    return f"{text} {rest}"
        return None
