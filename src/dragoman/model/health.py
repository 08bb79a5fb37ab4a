"""How an outlet's intake stands against what it promises, and what ails it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

AilmentKind = Literal[
    "silent",
    "behind its promise",
    "volume fell",
    "volume rose",
    "unreachable",
    "blocked",
    "empty",
    "undated",
    "paywalled",
    "changed layout",
    "clock ahead",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailment:
    """One thing that is wrong, in words that give its numbers, and the articles that show it."""

    kind: AilmentKind
    text: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHealth:
    """One outlet of a desk; ``a_week`` is the mean of its weeks from its first piece to the last day."""

    outlet: str
    read: int
    skipped: int
    first: date | None
    last: date | None
    a_week: float | None
    promised: int | None
    """Pieces a week that its profile, else its sources together, promise at least."""
    ailments: tuple[Ailment, ...]
