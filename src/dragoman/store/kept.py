"""Originals out of the archive, each checked against the hash it was kept under."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, Row, select

from dragoman.errors import Unreadable
from dragoman.model.origin import Kept, Origin
from dragoman.model.press import Skip
from dragoman.store import records, rows
from dragoman.store.originals import Originals
from dragoman.store.schema import ARTICLES, CAPTURES, PAGES

LOST = "its original is not in the archive"


def original(engine: Engine, originals: Originals | None, article: str) -> bytes:
    """Return the bytes of the article's current capture. Errors: ``KeyError``, ``Unreadable``."""
    place = _place(engine, article)
    if originals is None or place.offset is None:
        raise Unreadable(article, LOST)
    return _content(originals, place, article)


def headers(engine: Engine, originals: Originals | None, article: str) -> str:
    """Return the head of the record that holds it. Errors: ``KeyError``, ``Unreadable``."""
    place = _place(engine, article)
    if originals is None or place.offset is None:
        raise Unreadable(article, LOST)
    return originals.headers(place.offset, place.length)


def all_kept(engine: Engine, originals: Originals) -> Iterator[Kept | Skip]:
    """Yield every original, those of articles first, then pages that gave none; a lost one is a skip.

    Pieces of one file follow one another, and share its bytes.
    """
    captures = select(CAPTURES).order_by(CAPTURES.c.sha256, CAPTURES.c.article)
    last: Kept | Skip | None = None
    for row in rows.stream(engine, captures):
        shared = last if isinstance(last, Kept) and last.sha256 == row.sha256 else None
        last = _kept(originals, row, row.article, shared)
        yield last
    for row in rows.stream(engine, select(PAGES).order_by(PAGES.c.source, PAGES.c.sha256)):
        yield _kept(originals, row, None)


def _kept(
    originals: Originals, row: Row[Any], article: str | None, shared: Kept | None = None
) -> Kept | Skip:
    if row.offset is None:
        return Skip(input=row.source, reason=LOST, stage="collect", article=article)
    try:
        content = shared.content if shared else _content(originals, row, row.source)
    except Unreadable as error:
        return Skip(input=row.source, reason=error.message, stage="collect", article=article)
    return Kept(
        content=content,
        source=row.source,
        sha256=row.sha256,
        origin=records.decode(row.origin, Origin) if row.origin else None,
        article=article,
        retrieved=row.retrieved,
    )


def _place(engine: Engine, article: str) -> Row[Any]:
    statement = (
        select(CAPTURES.c.sha256, CAPTURES.c.offset, CAPTURES.c.length)
        .join(ARTICLES, rows.current_capture())
        .where(ARTICLES.c.id == article)
    )
    for row in rows.stream(engine, statement):
        return row
    raise KeyError(article)


def _content(originals: Originals, place: Row[Any], name: str) -> bytes:
    content = originals.read(place.offset, place.length)
    if sha256(content).hexdigest() != place.sha256:
        raise Unreadable(name, "the archive holds other bytes where its original was")
    return content
