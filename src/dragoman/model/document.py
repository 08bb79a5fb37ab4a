"""A document as text that offsets count into, with the way back to where each character stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.press import Span

Format = Literal["text", "markdown", "html", "docx", "pdf"]
BlockKind = Literal["title", "heading", "paragraph", "list", "quote", "table", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """``text[start:end]`` of a document lies in ``part`` of its original from ``offset`` on.

    Both stretches are equally long; white space may be another there (a line's end, a no-break
    space). A part is a text node of the body, counted in the order of the file from 0 (HTML; DOCX:
    ``w:t`` elements), a page (PDF, its text as the reader of PDF gives it) or the file (text,
    Markdown: part 0, decoded).
    """

    start: int
    end: int
    part: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph: what the document says it is, and where it stands.

    ``level`` is a heading's (1 the highest) and else 0; ``page`` counts from 1 where there are pages.
    ``bold`` is said of a paragraph that is bold from end to end: it may be a heading. ``size`` is
    the height of its letters in points where the format tells it, else 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int | None = None
    bold: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of a document's outline: ``level`` from 0, ``page`` from 1."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """``blocks`` stand in the order of the text and do not overlap.

    ``italics`` are stretches in italics, in which a report prints the names of outlets.
    ``generator`` is the program that an HTML page says it was made by. ``pages`` is what each page of a
    PDF is called: the number printed on it where there is one. ``outline`` are its bookmarks.
    """

    format: Format
    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...] = ()
    italics: tuple[Span, ...] = ()
    title: str | None = None
    generator: str | None = None
    pages: tuple[str, ...] = ()
    outline: tuple[Bookmark, ...] = ()
