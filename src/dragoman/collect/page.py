"""What a source gave: original bytes and what was declared beside them, not yet an article."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.origin import UNSAID, Declared, Exchange, Origin, Original, PageKind, Visit

__all__ = ["Declared", "Page", "PageKind", "original"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document: ``original`` are its bytes (unpacked, or one line of JSON Lines).

    ``content`` is its HTML or text, decoded; ``sha256`` is that of ``original``. ``key`` names a
    record of a set (outlet code and the record's own id), ``url`` where the page was published.
    ``declared`` stands over what the page says, ``hinted`` fills what it leaves open. A page from
    the web has its ``exchange`` and its ``visit``; ``article`` is the id that a page read again keeps,
    ``charset`` what its server named.
    """

    source: str
    kind: PageKind
    original: bytes
    sha256: str
    content: str
    url: str | None = None
    key: str | None = None
    declared: Declared = UNSAID
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
