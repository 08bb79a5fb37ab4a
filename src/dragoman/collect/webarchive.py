"""Web archives of others, WARC and WACZ, as pages: one record in memory at a time.

Pages of HTML and PDF are taken from ``response`` and ``resource`` records, whatever tool wrote
them and however it packed them; scripts, pictures and failed requests are passed by.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import IO

from fastwarc.stream_io import ChunkedReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.collect import frames
from dragoman.collect.addresses import shown
from dragoman.collect.files import Limits
from dragoman.collect.heads import kept_head
from dragoman.collect.page import Declared, Page
from dragoman.collect.payload import KINDS, Payload, as_skip_kind, begins_as_page, page
from dragoman.collect.unpack import too_large, unpacked
from dragoman.errors import DragomanError, Unfetched, Unreadable
from dragoman.model.origin import Exchange
from dragoman.model.press import NOTE, Skip

TAKEN = WarcRecordType.response | WarcRecordType.resource
OK = 200
PACKED = {
    "gzip": b"\x1f\x8b",
    "x-gzip": b"\x1f\x8b",
    "zstd": b"\x28\xb5\x2f\xfd",
    "deflate": b"",
    "br": b"",
}
"""Packings by the bytes they begin with; some archives keep the header and not the packing."""
STEP = 1 << 16
UNTOLD = frozenset(
    (
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/x-unknown",
        "unknown/unknown",
    )
)
"""What crawlers and servers write where they do not know a type."""
SNIFFED = 4096


def warc(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read a WARC file: plain, or packed with gzip or zstd. Errors: ``Unreadable`` where it is none."""
    with path.open("rb") as file:
        yield from _records(file, str(path), limits)


def wacz(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read the WARC files packed in a WACZ. Errors: ``Unreadable`` where it is none."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = [
                each
                for each in packed.namelist()
                if each.endswith((".warc", ".warc.gz", ".warc.zst"))
            ]
            owners = frames.owners(_lists(packed, limits))
            for each in sorted(names):
                with packed.open(each) as file:
                    yield from _records(file, f"{path}/{each}", limits, owners)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise Unreadable(str(path), "is no WACZ, or it is damaged or cut short") from None
    if not names:
        raise Unreadable(str(path), "holds no web archive")


def _lists(packed: zipfile.ZipFile, limits: Limits) -> Iterator[bytes]:
    """Yield the lists of pages, up to the limit each."""
    for each in packed.infolist():
        if each.filename.startswith("pages/") and each.filename.endswith(".jsonl"):
            with packed.open(each) as file:
                yield file.read(limits.bytes)


READERS: Mapping[str, Callable[[Path, Limits], Iterator[Page | Skip]]] = MappingProxyType(
    {".warc": warc, ".warc.gz": warc, ".warc.zst": warc, ".wacz": wacz}
)


def archive_ending(url: str) -> str | None:
    """Return the ending of an address that is a web archive's."""
    path = url.partition("?")[0].partition("#")[0].lower()
    return next(
        (each for each in sorted(READERS, key=len, reverse=True) if path.endswith(each)), None
    )


def _records(
    file: IO[bytes], name: str, limits: Limits, owners: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Page | Skip]:
    last, broken, inner = None, "", 0
    asked = frames.asked(file, owners)
    try:
        for record in ArchiveIterator(file, auto_decode="none", quirks_mode=True):
            last = record.stream_pos
            is_page, body = _looked_at(record, limits.bytes)
            if is_page and asked.is_page(record):
                yield from _taken(record, name, limits, body)
            else:
                inner += is_page
    except _Cut:
        broken = "is cut short"
    except (OSError, EOFError, zlib.error, ValueError) as error:
        if last is None:
            raise Unreadable(name, f"is no web archive: {error}") from None
        broken = f"is damaged ({error})"
    if last is None and not broken:
        raise Unreadable(name, "holds no record of a web archive")
    if inner:
        reason = f"{inner} documents that only pages asked for (frames, fragments) were left out"
        yield Skip(input=name, reason=reason, stage="collect", kind=NOTE)
    if broken or not _ends_well(file, last or 0):
        reason = f"{broken or 'is cut short'}; what stands before was taken"
        yield Skip(input=name, reason=reason, stage="collect", kind="archive")


class _Cut(Exception):  # noqa: N818 - no error of its own: the archive ends here
    """The record at hand is shorter than it says."""


def _is_page(record: WarcRecord) -> bool | None:
    """Tell whether a record's type is that of a page; nothing where it says none."""
    if record.record_type == WarcRecordType.response:
        if not record.is_http_parsed or record.http_headers.status_code != OK:
            return False
        media = record.http_content_type or ""
    else:
        media = record.headers.get("Content-Type") or ""
    said = media.partition(";")[0].strip().lower()
    return None if said in UNTOLD else KINDS.get(said) in ("html", "pdf")


def _looked_at(record: WarcRecord, limit: int) -> tuple[bool, bytes | None]:
    """Tell a page by its type, else by its first bytes; return its body where it was read for that.

    What has no type and is no page, or cannot be unpacked, is passed by like a picture. Errors: ``_Cut``.
    """
    known = _is_page(record) if record.record_type & TAKEN else False
    if known is not None:
        return known, None
    if record.content_length > limit:
        return begins_as_page(record.reader.read(SNIFFED)), None
    try:
        body = _body(record, "", limit)
    except DragomanError:
        return False, None
    return begins_as_page(body), body


def _taken(
    record: WarcRecord, name: str, limits: Limits, body: bytes | None
) -> Iterator[Page | Skip]:
    """Yield a page, or why there is none; ``body`` where it was read, and its type is not said."""
    address = record.headers.get("WARC-Target-URI") or ""
    address = shown(address.strip("<>"))
    where = f"{name}#{address}"
    try:
        read = _body(record, where, limits.bytes) if body is None else body
        yield _page(record, address, where, read, told=body is None)
    except DragomanError as error:
        kind = as_skip_kind(error)
        yield Skip(input=where, reason=error.message, stage="collect", kind=kind)


def _page(record: WarcRecord, address: str, where: str, body: bytes, *, told: bool) -> Page:
    is_http = record.record_type == WarcRecordType.response
    media = record.http_content_type if is_http else record.headers.get("Content-Type")
    payload = Payload(
        body=body,
        name=where,
        url=address,
        media=(media or "").partition(";")[0].strip().lower() if told else "text/html",
        charset=record.http_charset if is_http else None,
    )
    found = page(payload)
    return replace(
        found,
        url=address if address.startswith(("http://", "https://")) else None,
        declared=Declared(retrieved=_date(record)),
        exchange=_exchange(record, len(body)) if is_http else None,
    )


def _body(record: WarcRecord, where: str, limit: int) -> bytes:
    """Return a record's payload, unpacked. Errors: ``TooLarge``, ``Unfetched``, ``_Cut``."""
    length = record.content_length
    if length > limit:
        raise too_large(where, limit)
    raw = record.reader.read(length)
    if len(raw) < length:
        raise _Cut
    if not record.is_http_parsed:
        return raw
    if "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower():
        raw = _unchunked(raw, where)
    packing = (record.http_headers.get("Content-Encoding") or "").strip().lower()
    if packing in PACKED and raw.startswith(PACKED[packing]) and not raw.lstrip().startswith(b"<"):
        return unpacked(raw, packing, limit, where)
    return raw


def _unchunked(raw: bytes, where: str) -> bytes:
    """Return a body out of its chunks; some archives keep the header and not the chunks."""
    try:
        return bytes(ChunkedReader(io.BytesIO(raw)).read())
    except (OSError, ValueError):
        head = raw.partition(b"\r\n")[0].partition(b";")[0].strip()
        if head and all(each in b"0123456789abcdefABCDEF" for each in head):
            raise Unfetched(where, "unreadable", "its chunks are damaged") from None
        return raw


def _date(record: WarcRecord) -> str | None:
    stated = record.headers.get("WARC-Date")
    return stated.strip() if stated else None


def _exchange(record: WarcRecord, length: int) -> Exchange:
    head = record.http_headers
    status = head.status_line_bytes or b"HTTP/1.1 200 OK"
    return Exchange(request=b"", response=kept_head(status, head.items_bytes(), length))


def _ends_well(file: IO[bytes], last: int) -> bool:
    """Tell whether the record that begins at ``last`` is whole and the end of the archive.

    Not known, and taken for so, of zstd and of members of a ZIP, which have checks of their own.
    """
    if isinstance(file, zipfile.ZipExtFile):
        return True
    file.seek(0)
    start = file.read(5)
    file.seek(last)
    if start.startswith(b"\x1f\x8b"):
        return _gzip_ends_well(file)
    return _plain_ends_well(file, last) if start == b"WARC/" else True


def _gzip_ends_well(file: IO[bytes]) -> bool:
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    chunk = file.read(STEP)
    if not chunk.startswith(b"\x1f\x8b"):
        return True  # one member for the whole archive: it has no places of its own
    try:
        while chunk and not inflater.eof:
            inflater.decompress(chunk, STEP)
            chunk = inflater.unconsumed_tail or file.read(STEP)
    except zlib.error:
        return False
    return inflater.eof and not (inflater.unused_data or file.read(1))


def _plain_ends_well(file: IO[bytes], last: int) -> bool:
    head, _, _ = file.read(STEP).partition(b"\r\n\r\n")
    length = re.search(rb"\ncontent-length:\s*(\d{1,18})\s", head + b"\n", re.IGNORECASE)
    if length is None:
        return False
    file.seek(last + len(head) + 4 + int(length.group(1)))
    rest = file.read(STEP)
    return bool(rest) and not rest.strip()
