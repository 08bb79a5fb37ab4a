"""Originals in a WARC 1.1 file: one gzip member a record, found again by (offset, length).

The file is an ordinary web archive, which any WARC tool opens. What was fetched is kept as an
exchange, a ``request`` record before its ``response``; a file as a ``resource`` record, since what
is kept is its content and not an exchange over HTTP.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import quote

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.errors import Unreadable
from dragoman.model.origin import Exchange

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

    def append(
        self, name: str, content: bytes, when: str | None, exchange: Exchange | None = None
    ) -> tuple[int, int]:
        """Write a record of ``content`` under the address ``name``; return its offset and length.

        ``when`` is its time of retrieval (RFC 3339); ``None`` dates the record by its writing.
        ``exchange`` are the heads of the exchange that gave it.
        """
        head = _Head(quote(name, safe=_IN_URI), _utc(when))
        before = b""
        if exchange is None:
            member = _packed(_resource(head, content))
        else:
            response = _response(head, exchange, content)
            if exchange.request:
                before = _packed(_request(head, exchange, response.record_id))
            member = _packed(response)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            offset = os.fstat(file).st_size
            rest = memoryview(before + member)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
        return offset + len(before), len(member)

    def read(self, offset: int, length: int) -> bytes:
        """Return the content of the record at ``offset``; ``Unreadable`` when none is there."""
        return bytes(self._record(offset, length).reader.read())

    def headers(self, offset: int, length: int) -> str:
        """Return the head of the record at ``offset``, and that of the response it holds."""
        record = self._record(offset, length)
        lines = [f"{name}: {value}" for name, value in record.headers.to_tuples()]
        if record.is_http_parsed:
            lines += ["", record.http_headers.status_line or ""]
            lines += [f"{name}: {value}" for name, value in record.http_headers.to_tuples()]
        return "\n".join(lines)

    def _record(self, offset: int, length: int) -> WarcRecord:
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                member = file.read(length)
            for record in ArchiveIterator(io.BytesIO(member), auto_decode="none"):
                record.freeze()
                return record
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
    """Return whether at least two whole originals follow, whatever was sent to get them."""
    whole = 0
    with suppress(OSError):
        for record in ArchiveIterator(file, parse_http=False):
            record.consume()
            whole += record.record_type != WarcRecordType.request
            if whole > 1:
                break
    return whole > 1


class _Head(NamedTuple):
    uri: str
    date: str


def _resource(head: _Head, content: bytes) -> WarcRecord:
    record = _begun(head, WarcRecordType.resource, media(content))
    record.set_bytes_content(content)
    return record


def _response(head: _Head, exchange: Exchange, content: bytes) -> WarcRecord:
    record = _begun(head, WarcRecordType.response, "application/http; msgtype=response")
    record.set_bytes_content(exchange.response + content)
    record.is_http = True
    record.parse_http()  # so that the payload has its digest too
    return record


def _request(head: _Head, exchange: Exchange, response: str | None) -> WarcRecord:
    record = _begun(head, WarcRecordType.request, "application/http; msgtype=request")
    record.headers["WARC-Concurrent-To"] = response or ""
    record.set_bytes_content(exchange.request)
    return record


def _begun(head: _Head, kind: WarcRecordType, content_type: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(record_type=kind)
    record.headers["WARC-Target-URI"] = head.uri
    record.headers["WARC-Date"] = head.date
    record.headers["Content-Type"] = content_type
    return record


def _packed(record: WarcRecord) -> bytes:
    whole = io.BytesIO()
    record.write(whole, checksum_data=True)
    return gzip.compress(whole.getvalue(), _LEVEL, mtime=0)


def _utc(when: str | None) -> str:
    at = datetime.fromisoformat(when) if when else datetime.now(UTC)
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
