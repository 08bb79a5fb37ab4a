"""What a source gave: original bytes and what was declared beside them, not yet an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.press import PageMark

PageKind = Literal[
    "html", "text", "markdown", "jsonl", "csv", "pdf", "docx", "rtf", "epub", "export", "telegram",
    "transcript", "reference",
]  # fmt: skip
HEADED = frozenset(("text", "markdown", "pdf", "docx", "rtf"))
"""Kinds whose text may open with a title, and a line of author, outlet and date."""


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
    page: str | None = None
    edited: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document: ``original`` are its bytes (unpacked, or one line of JSON Lines).

    ``content`` is its HTML or text, decoded; ``sha256`` is that of ``original``. ``key`` names a
    record of a set (outlet code and the record's own id), ``url`` where the page was published.
    ``by`` is the rule that the declared fields come from, ``text_by`` the one of the text; ``pages``
    are marks in ``content``.
    """

    source: str
    kind: PageKind
    original: bytes
    sha256: str
    content: str
    url: str | None = None
    key: str | None = None
    declared: Declared = Declared()
    by: str = "declared"
    text_by: str = "as given"
    pages: tuple[PageMark, ...] = ()
