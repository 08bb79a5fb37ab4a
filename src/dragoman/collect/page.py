"""What a source gave: original bytes and what was declared beside them, not yet an article."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.origin import UNSAID, Declared, Exchange, Origin, Original, PageKind, Visit
from dragoman.model.press import PageMark

__all__ = ["UNSAID", "Declared", "Page", "PageKind", "original"]

HEADED = frozenset(("text", "markdown", "pdf", "docx", "rtf"))
"""Kinds whose text may open with a title, and a line of author, outlet and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document: ``original`` are its bytes (unpacked, or one line of JSON Lines).

    ``content`` is its HTML or text, decoded; ``sha256`` is that of ``original``. ``key`` names a
    record of a set (outlet code and the record's own id), ``url`` where the page was published.
    ``declared`` stands over what the page says, ``hinted`` fills what it leaves open; ``by`` is the
    rule that the declared fields come from, ``text_by`` the one of the text; ``pages`` are marks in
    ``content``. A page from the web has its ``exchange`` and its ``visit``; ``article`` is the id that a
    page read again keeps, ``charset`` what its server named.
    """

    source: str
    kind: PageKind
    original: bytes
    sha256: str
    content: str
    url: str | None = None
    key: str | None = None
    declared: Declared = UNSAID
    by: str = "declared"
    text_by: str = "as given"
    pages: tuple[PageMark, ...] = ()
    hinted: Declared = UNSAID
    exchange: Exchange | None = None
    visit: Visit | None = None
    article: str | None = None
    charset: str | None = None


def original(page: Page) -> Original:
    """Return what must be kept to read the page again."""
    origin = Origin(
        kind=page.kind,
        source=page.source,
        url=page.url,
        key=page.key,
        declared=page.declared,
        hinted=page.hinted,
        charset=page.charset,
    )
    return Original(content=page.original, origin=origin, exchange=page.exchange)
