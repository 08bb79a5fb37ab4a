"""Bytes of a file, bounded and looked at before anything is made of them."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dragoman.collect.decoding import UTF_16
from dragoman.errors import TooLarge, Unreadable

MEGABYTE = 1_000_000
SIGNATURES: Mapping[bytes, str] = MappingProxyType(
    {
        b"\x89PNG": "a PNG picture",
        b"\xff\xd8\xff": "a JPEG picture",
        b"GIF8": "a GIF picture",
        b"%PDF-": "a PDF document",
        b"PK\x03\x04": "a packed file (ZIP, DOCX or the like)",
        b"\x1f\x8b": "a packed file (gzip); end its name in .html.gz if it is a page",
        b"SQLite format 3": "a database",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``bytes`` is the most one document, or one line of JSON Lines, may have.

    ``seconds`` is the most that the next piece of a file may take to read; this holds in the main
    thread only.
    """

    bytes: int = 20 * MEGABYTE
    seconds: float = 300.0


def check_size(path: Path, limits: Limits) -> None:
    """Look at a file's size before it is opened. Errors: ``TooLarge``, ``Unreadable`` if empty."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(str(path), "the file is empty")
    if size > limits.bytes:
        raise too_large(str(path), size, limits)


def too_large(name: str, size: int, limits: Limits) -> TooLarge:
    """Return the error for an input of ``size`` bytes, or more."""
    has, most = size / MEGABYTE, limits.bytes / MEGABYTE
    return TooLarge(
        name, f"{has:.3g} MB are more than max_megabytes = {most:.3g} allows; split it or raise it"
    )


def content(path: Path, limits: Limits) -> bytes:
    """Return a text file's bytes, unpacked; no more than the limit is ever held.

    Errors: ``TooLarge``; ``Unreadable`` for an empty, damaged or binary file.
    """
    found = raw(path, limits)
    for signature, what in SIGNATURES.items():
        if found.startswith(signature):
            raise Unreadable(str(path), f"is {what}, not what its name says")
    if b"\0" in found[:4096] and not found.startswith(UTF_16):
        raise Unreadable(str(path), "is a binary file, not what its name says")
    return found


def raw(path: Path, limits: Limits) -> bytes:
    """Return a file's bytes, unpacked, whatever they are. Errors: as for ``content``."""
    check_size(path, limits)
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            found = file.read(limits.bytes + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Unreadable(str(path), "the packed file is damaged or cut short") from None
    if len(found) > limits.bytes:
        raise TooLarge(
            str(path), f"unpacked it has more than the {limits.bytes / MEGABYTE:.3g} MB allowed"
        )
    if not found.strip():
        raise Unreadable(str(path), "the file is empty")
    return found
