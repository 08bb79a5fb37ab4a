"""What an analyst decides: appended to a log, never written over a machine's record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JudgementKind = Literal[
    "keep", "drop", "same person", "other person", "name", "wrong statement", "theme name", "note"
]
EditKind = Literal["replace", "delete", "move", "insert", "approve"]
AnchorState = Literal["exact", "moved", "orphaned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place in one text version that can be found again after re-reading.

    ``before`` and ``after`` hold up to 32 characters on either side of ``quoted``.
    """

    article: str
    text_id: str
    start: int
    end: int
    quoted: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """``article`` or ``anchor`` names what is judged; ``value`` is the decision's own text."""

    kind: JudgementKind
    when: str
    who: str
    article: str | None = None
    anchor: Anchor | None = None
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change to a draft, keyed by the claim it changes."""

    report: str
    claim: str
    kind: EditKind
    when: str
    who: str
    value: str = ""
