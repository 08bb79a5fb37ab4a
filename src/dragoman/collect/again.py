"""An original out of the archive as the page it once was, to be read by today's rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from dragoman.collect import records
from dragoman.collect.documents import written
from dragoman.collect.page import Declared, Page, PageKind
from dragoman.collect.payload import text
from dragoman.errors import Unreadable
from dragoman.model.origin import Kept, Origin

ALONE: frozenset[PageKind] = frozenset({"html", "text", "markdown", "jsonl", "pdf"})
"""Kinds of which one original is one piece; pieces of a larger file are read again by collecting that."""
ENDINGS: dict[str, PageKind] = {".txt": "text", ".md": "markdown", ".markdown": "markdown"}


def page(kept: Kept) -> Page:
    """Return the page; its article keeps its id. Errors: ``Unreadable``."""
    origin = kept.origin or _guessed(kept)
    return replace(
        _read(kept, origin),
        source=kept.source,
        url=origin.url,
        key=origin.key,
        declared=origin.declared,
        hinted=origin.hinted,
        article=kept.article,
    )


def is_alone(kept: Kept) -> bool:
    """Tell whether an original is one piece, and can be read again by itself."""
    origin = kept.origin
    return origin is None or (origin.kind in ALONE and not (origin.kind == "pdf" and origin.key))


def _read(kept: Kept, origin: Origin) -> Page:
    if origin.kind == "jsonl":
        for each in records.record(kept.source, kept.content):
            if isinstance(each, Page):
                return each
        raise Unreadable(kept.source, "the line holds no article")
    if origin.kind in ("text", "markdown"):
        return written(kept.content, kept.source, origin.kind)
    return Page(
        source=kept.source,
        kind=origin.kind,
        original=kept.content,
        sha256=kept.sha256,
        content=text(kept.content, origin.kind, kept.source, origin.charset),
    )


def _guessed(kept: Kept) -> Origin:
    """Return the origin of what an early version kept, by the name of its source."""
    name, _, number = kept.source.rpartition(":")
    if number.isdigit() and name.endswith(".jsonl"):
        return _stated(Origin(kind="jsonl", source=kept.source), kept)
    kind = ENDINGS.get(PurePath(kept.source).suffix.lower(), "html")
    if kind == "html":
        declared = Declared(retrieved=kept.retrieved)
        return Origin(kind=kind, source=kept.source, declared=declared)
    return _stated(Origin(kind=kind, source=kept.source), kept)


def _stated(origin: Origin, kept: Kept) -> Origin:
    """Return an origin with what its bytes declare."""
    found = _read(kept, origin)
    return replace(origin, url=found.url, key=found.key, declared=found.declared)
