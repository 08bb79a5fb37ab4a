"""Originals in a WARC 1.1 file: one gzip member a record, found again by (offset, length).

The file is an ordinary web archive, which any WARC tool opens. An original is kept as a
``resource`` record, since what is kept is the content and not an exchange over HTTP.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.errors import Unreadable

FILE = "originals.warc.gz"

_LEVEL = 6
_IN_URI = "!#$%&'()*+,/:;=?@[]~"
_HEAD = 1024
_SIGNS = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"{", "application/json"),
    (b"<?xml", "application/xml"),
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
)


class Archive:
    """The archive in ``folder``; it holds no file open, so that it can be handed about freely."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    @property
    def name(self) -> str:
        """The file's name in its folder."""
        return self._path.name

    def append(self, name: str, content: bytes, when: str | None) -> tuple[int, int]:
        """Write a record of ``content`` under the address ``name``; return its offset and length.

        ``when`` is its time of retrieval (RFC 3339); ``None`` dates the record by its writing.
        """
        member = gzip.compress(_record(name, content, when), _LEVEL, mtime=0)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            offset = os.fstat(file).st_size
            rest = memoryview(member)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
        return offset, len(member)

    def read(self, offset: int, length: int) -> bytes:
        """Return the content of the record at ``offset``; ``Unreadable`` when none is there."""
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                member = file.read(length)
            for record in ArchiveIterator(io.BytesIO(member)):
                return bytes(record.reader.read())
        except OSError as error:
            raise Unreadable(str(self._path), f"no record at {offset}: {error}") from error
        raise Unreadable(str(self._path), f"no record at {offset}")

    def size(self) -> int:
        """Return where the file ends; 0 when there is none yet."""
        return self._path.stat().st_size if self._path.exists() else 0

    def truncate(self, size: int) -> None:
        """Forget everything from ``size`` on, such as a record that a killed run half wrote.

        Several whole records are more than one killed run leaves (a lost database, perhaps): they
        are put into a file beside the archive first.
        """
        whole = self.size()
        if whole <= size:
            return
        with self._path.open("rb") as file:
            file.seek(size)
            if _several(file):
                file.seek(size)
                aside = self._path.with_name(f"cut-{size}-{whole}.warc.gz")
                with aside.open("wb") as other:
                    shutil.copyfileobj(file, other)
        os.truncate(self._path, size)


def media(content: bytes) -> str:
    """Return the media type by the content's first bytes, as far as they tell."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, name in _SIGNS:
        if head.startswith(sign.lower()):
            return name
    if b"<html" in head or b"<!doctype html" in head:
        return "text/html"
    return "application/octet-stream" if b"\0" in head else "text/plain"


def _several(file: BinaryIO) -> bool:
    """Return whether at least two whole records follow."""
    whole = 0
    with suppress(OSError):
        for record in ArchiveIterator(file):
            record.consume()
            whole += 1
            if whole > 1:
                break
    return whole > 1


def _record(uri: str, content: bytes, when: str | None) -> bytes:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.resource)
    record.headers["WARC-Target-URI"] = quote(uri, safe=_IN_URI)
    record.headers["WARC-Date"] = _utc(when)
    record.headers["Content-Type"] = media(content)
    record.set_bytes_content(content)
    whole = io.BytesIO()
    record.write(whole, checksum_data=True)
    return whole.getvalue()


def _utc(when: str | None) -> str:
    at = datetime.fromisoformat(when) if when else datetime.now(UTC)
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
