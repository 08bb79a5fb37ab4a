"""Overlap of spans, in code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model.press import Span

HALF = 0.5
"""From this share of its own code points on, a stretch counts as covered."""


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return ``spans`` in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        elif end > start:
            merged.append(Span(start, end))
    return tuple(merged)


def size(spans: Iterable[Span]) -> int:
    """Return how many code points lie in ``spans``."""
    return sum(end - start for start, end in union(spans))


def common(one: Iterable[Span], other: Iterable[Span]) -> int:
    """Return how many code points lie in both."""
    left, right = union(one), union(other)
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in left
        for b in right
        if a.start < b.end and b.start < a.end
    )


def covered(one: Sequence[Span], other: Iterable[Span]) -> bool:
    """Whether at least half of ``one`` lies in ``other``; nothing covers nothing."""
    whole = size(one)
    return bool(whole) and common(one, other) >= HALF * whole


def touching(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether the two share a code point."""
    return common(one, other) > 0
