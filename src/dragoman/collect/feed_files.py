"""A feed saved on disk: pieces that it carries whole are articles; what it only lists is not."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from dragoman.collect.feeds import Entry
from dragoman.collect.files import Limits, content
from dragoman.collect.page import Declared, Page
from dragoman.collect.payload import Payload, listing
from dragoman.errors import Unreadable, Unsupported

WHOLE = 400
"""Characters of an entry from which it is a piece, and not the beginning of one."""


def feed(path: Path, limits: Limits) -> Iterator[Page]:
    """Yield the pieces that a saved RSS, Atom or JSON Feed carries whole.

    Errors: ``Unreadable`` for what is no feed, ``Unsupported`` for a feed that only lists.
    """
    found = listing(Payload(body=content(path, limits), name=str(path), url="", limit=limits.bytes))
    if found is None:
        raise Unreadable(str(path), "is no feed")
    whole = [each for each in found.entries if each.content and len(each.content) >= WHOLE]
    if not whole:
        reason = f"lists {len(found.entries)} pieces without their text; collect it by its address"
        raise Unsupported(str(path), reason)
    yield from (_page(each, path) for each in whole)


def lists_only(path: Path, limits: Limits) -> bool:
    """Tell whether a file is a feed or sitemap that carries no piece: a list of a folder's pages."""
    try:
        next(feed(path, limits))
    except Unsupported:
        return True
    return False


def _page(entry: Entry, path: Path) -> Page:
    text = entry.content or ""
    original = text.encode()
    return Page(
        source=f"{path}:{entry.url}",
        kind="html",
        original=original,
        sha256=sha256(original).hexdigest(),
        content=f"<html><body><article>{text}</article></body></html>",
        url=entry.url,
        hinted=Declared(
            title=entry.title,
            authors=entry.authors,
            outlet_name=entry.outlet,
            published=entry.published,
            language=entry.language,
        ),
    )
