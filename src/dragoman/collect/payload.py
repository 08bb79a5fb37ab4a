"""What bytes from the web are, by looking at them: a feed, a sitemap, a page, or nothing for a desk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from dragoman.collect.decoding import decode, wide
from dragoman.collect.feeds import Entry, json_feed, syndication
from dragoman.collect.files import SIGNATURES
from dragoman.collect.page import Page
from dragoman.collect.sitemaps import sitemap, text_sitemap
from dragoman.collect.unpack import unpacked
from dragoman.errors import DragomanError, TooLarge, Unfetched, Unreadable
from dragoman.model.origin import PageKind

HEAD = 65_536
PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
HTML = re.compile(
    r"(?:\s+|<\?xml[^>]{0,200}\?>|<!--(?:(?!-->).){0,2000}-->)*<(?:!doctype\s+html|html|head|body)[\s>/]",
    re.DOTALL | re.IGNORECASE,
)
ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)")
FEEDS = frozenset({"rss", "rdf", "feed"})
MAPS = frozenset({"urlset", "sitemapindex"})
KINDS: Mapping[str, PageKind] = MappingProxyType(
    {
        "text/html": "html",
        "application/xhtml+xml": "html",
        "text/plain": "text",
        "text/markdown": "markdown",
        "application/pdf": "pdf",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A feed or sitemap: pieces, further sitemaps, and where it breaks off, if it does."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()
    older: str | None = None
    """Where the list goes on with older pieces."""
    broken: str | None = None
    beyond: int = 0
    """Entries of a large feed that were left out, older than those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """Bytes with what their server said of them; ``name`` is how they are named to an analyst."""

    body: bytes
    name: str
    url: str
    media: str = ""
    charset: str | None = None
    limit: int = 20_000_000
    most: int | None = None
    """Entries that are wanted of a feed, newest first."""


def listing(payload: Payload) -> Listing | None:
    """Return what a feed or sitemap lists; nothing for another thing.

    Errors: ``Unfetched`` for one that defines entities, ``TooLarge``, ``Unreadable``.
    """
    content = payload.body
    if content.startswith(b"\x1f\x8b"):
        content = unpacked(content, "gzip", payload.limit, payload.name)
    start = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        feed = json_feed(content, payload.url)
        return None if feed is None else Listing(entries=feed.entries, older=feed.older)
    if start.startswith((b"http://", b"https://")):
        entries = text_sitemap(content)
        return None if entries is None else Listing(entries=entries)
    root = _root(content)
    if root in MAPS:
        found = sitemap(content, payload.name)
        return Listing(entries=found.entries, sitemaps=found.sitemaps, broken=found.broken)
    if root in FEEDS:
        text = decode(content, payload.name, payload.charset)
        feed = syndication(content, text, payload.url, payload.most)
        return Listing(entries=feed.entries, older=feed.older, beyond=feed.beyond)
    return None


def is_list(payload: Payload) -> bool:
    """Tell whether ``listing`` may take long: what is packed, JSON, a list of addresses, a feed or sitemap."""
    start = payload.body[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    packed = start.startswith((b"\x1f\x8b", b"{", b"http://", b"https://"))
    return packed or _root(payload.body) in MAPS | FEEDS


def _root(content: bytes) -> str:
    """Return the name of the first element, in small letters."""
    head = content[:HEAD].decode(wide(content) or "utf-8-sig", "replace")
    at = 0
    while (match := PROLOG.match(head, at)) is not None:
        at = match.end()
    found = ROOT.match(head, at)
    return found.group(1).lower() if found else ""


def begins_as_page(body: bytes) -> bool:
    """Tell by its first bytes whether what nobody gave a type is HTML or PDF."""
    head = body[:HEAD].decode(wide(body) or "latin-1", "replace")
    return body.startswith(b"%PDF-") or bool(HTML.match(head.lstrip("\xef\xbb\xbf\ufeff")))


def kind(payload: Payload) -> PageKind:
    """Return what kind of page it is. Errors: ``Unfetched`` for what is none that a desk reads."""
    body = payload.body
    if body.startswith(b"%PDF-"):
        return "pdf"
    for signature, what in SIGNATURES.items():
        if body.startswith(signature):
            raise Unfetched(payload.name, "unreadable", f"is {what}, no page")
    head = body[:HEAD].lower()
    if b"<html" in head or b"<!doctype html" in head or b"<body" in head:
        return "html"
    found = KINDS.get(payload.media)
    if found is None or found == "pdf" or b"\0" in head[:1024]:
        said = payload.media[:60] or "nothing that can be told"
        raise Unfetched(payload.name, "unreadable", f"is no page; the server calls it {said}")
    return found


def page(payload: Payload) -> Page:
    """Return a page. Errors: ``Unfetched``, ``Unreadable``."""
    if not payload.body.strip():
        raise Unfetched(payload.name, "unreadable", "the page is empty")
    what = kind(payload)
    return Page(
        source=payload.name,
        kind=what,
        original=payload.body,
        sha256=sha256(payload.body).hexdigest(),
        content=text(payload.body, what, payload.name, payload.charset),
        url=payload.url,
        charset=payload.charset,
    )


def text(body: bytes, what: PageKind, name: str, charset: str | None = None) -> str:
    """Return a page's HTML or text; that of a PDF is taken out where it is extracted.

    Errors: ``Unreadable``.
    """
    if what == "pdf":
        return ""
    try:
        return decode(body, name, charset)
    except Unreadable:
        said = charset or "nothing"
        reason = (
            f"wrong charset: it is not what it says ({said}), nor UTF-8 or any that can be told"
        )
        raise Unreadable(name, reason) from None


def as_skip_kind(error: DragomanError) -> str:
    """Return the short name of a failure, of ``model.press.SKIP_KINDS``."""
    if isinstance(error, Unfetched):
        return error.kind
    return "too large" if isinstance(error, TooLarge) else "unreadable"
