"""The conductor: opens the store and the engine, and runs the verbs; each starts from the store."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.press import Skip

DATABASE, ARCHIVE = "desk.sqlite", "archive"
FEW = 12
"""Up to this many items one process is faster than starting several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one run did: ids of what is new, how many were known, what was skipped."""

    done: tuple[str, ...] = ()
    known: int = 0
    pairs: int = 0
    skipped: tuple[Skip, ...] = ()
