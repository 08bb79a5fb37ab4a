"""The names ledger: what a desk's press calls whom, and how a report prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.knowledge import Office

EntryKind = Literal["person", "organisation", "outlet"]
EntrySource = Literal["ledger", "press", "analyst"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One form of a name as printed, in whatever case; ``script`` is ISO 15924 (``Cyrl``)."""

    text: str
    script: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name. ``name`` is its normal form, ``house`` how a report prints it.

    ``candidates`` are the ids of those whom a surname alone may mean: then nobody is meant surely.
    ``ids`` are (catalogue, number), ``by`` says who gave the entry its last word.
    """

    id: str
    kind: EntryKind
    name: str
    house: str
    by: EntrySource
    spellings: tuple[Spelling, ...] = ()
    actor: str | None = None
    offices: tuple[Office, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    candidates: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    """Ids of the entries that an analyst judged to be this one."""
    pieces: int = 0
    """Articles that name it."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two entries that may be one; nothing is merged until an analyst says so."""

    one: Entry
    other: Entry
    because: str
