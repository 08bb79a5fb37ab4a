"""What a source gave: original bytes and what was declared beside them, not yet an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageKind = Literal["html", "text", "markdown", "jsonl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Fields that front matter or a record states, as printed."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    outlet_name: str | None = None
    published: str | None = None
    issue: str | None = None
    language: str | None = None
    genre: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document: ``original`` are its bytes (unpacked, or one line of JSON Lines).

    ``content`` is its HTML or text, decoded; ``sha256`` is that of ``original``. ``key`` names a
    record of a set (outlet code and the record's own id), ``url`` where the page was published.
    """

    source: str
    kind: PageKind
    original: bytes
    sha256: str
    content: str
    url: str | None = None
    key: str | None = None
    declared: Declared = Declared()
