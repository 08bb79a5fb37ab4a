"""An original out of the archive as the page it once was, to be read by today's rules."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from dragoman.collect import records, tables
from dragoman.collect.documents import Limits, inputs, written
from dragoman.collect.page import Declared, Page, PageKind
from dragoman.collect.payload import text
from dragoman.errors import Unreadable
from dragoman.model.origin import Kept, Origin
from dragoman.model.press import NOTE, Skip

ALONE: frozenset[PageKind] = frozenset({"html", "text", "markdown", "jsonl", "pdf"})
"""Kinds of which one original is one piece, and is read as it is."""
RECORDS: frozenset[PageKind] = frozenset({"csv", "telegram", "reference"})
"""Kinds of which each piece has an original of its own, one record of a file."""
ENDINGS: dict[str, PageKind] = {".txt": "text", ".md": "markdown", ".markdown": "markdown"}
OF_KIND = {"pdf": ".pdf", "epub": ".epub", "docx": ".docx", "rtf": ".rtf", "transcript": ".srt"}


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
    """Tell whether an original is one piece, and can be read again as it is."""
    origin = kept.origin
    return origin is None or (origin.kind in ALONE and not (origin.kind == "pdf" and origin.key))


def is_record(kept: Kept) -> bool:
    """Tell whether an original is one record of a table, a channel or a list of references."""
    return kept.origin is not None and kept.origin.kind in RECORDS


def record(kept: Kept) -> Page | None:
    """Return the page of one record as today's rules read it; ``None`` for one kept without its header.

    Errors: ``Unreadable``.
    """
    origin = kept.origin or _guessed(kept)
    if origin.kind == "csv":
        if not tables.is_whole(kept.content):
            return None
        found = tables.again(kept.content, kept.source)
    else:
        found = _first(kept, origin)
    declared = replace(found.declared, retrieved=origin.declared.retrieved)
    if origin.kind == "telegram":
        # who wrote in an open group is told by the kind of the chat, which is not kept
        declared = replace(declared, authors=declared.authors or origin.declared.authors)
    return replace(
        found,
        source=kept.source,
        original=kept.content,
        sha256=kept.sha256,
        key=origin.key,
        declared=declared,
        hinted=origin.hinted,
        article=kept.article,
    )


def _first(kept: Kept, origin: Origin) -> Page:
    for each in whole(*_as_file(kept.content, origin), kept.source):
        if isinstance(each, Page):
            return each
        if each.kind != NOTE:
            raise Unreadable(kept.source, each.reason)
    raise Unreadable(kept.source, "the record holds no article")


def _as_file(content: bytes, origin: Origin) -> tuple[bytes, str]:
    """Return a file of one record, and its ending."""
    if origin.kind == "telegram":
        chat, _, _ = (origin.key or "").rpartition(":")
        named = records.quoted(origin.declared.outlet_name or "")
        head = f'{{"name": {named}, "type": "public_channel", "id": {records.quoted(chat)}, "messages": ['
        return head.encode() + content + b"]}", ".json"
    if content.lstrip().startswith(b"{"):
        return b"[" + content + b"]", ".json"
    return content, ".bib" if content.lstrip().startswith(b"@") else ".ris"


def whole(content: bytes, ending: str, name: str) -> Iterator[Page | Skip]:
    """Yield what a file of these bytes holds by today's rules, named as if it were called ``name``."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / f"original{ending}"
        path.write_bytes(content)
        for each in inputs([str(path)], Limits(bytes=len(content) + 1)):
            if isinstance(each, Page):
                yield replace(each, source=each.source.replace(str(path), name, 1))
            elif isinstance(each, Skip):
                yield replace(each, input=each.input.replace(str(path), name, 1))


def ending(kind: PageKind, name: str) -> str:
    """Return the ending of the file that an original was; its bytes stand over it where they tell."""
    own = PurePath(name.removesuffix(".gz")).suffix
    return OF_KIND.get(kind) or (own if own.lower() in (".html", ".htm", ".md", ".vtt") else ".txt")


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
