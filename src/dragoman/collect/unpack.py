"""Packed bodies unpacked as they come, and never beyond the limit: a bomb stops there."""

from __future__ import annotations

import io
import zlib
from collections.abc import AsyncIterator, Iterator

from fastwarc.stream_io import BrotliReader, ZstdReader

from dragoman.errors import TooLarge, Unfetched

STEP = 65536
"""Bytes unpacked at once."""
GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
PLAIN = frozenset({"", "identity", "none", "utf-8"})
"""The last two are no packings, and what some servers write."""
PACKED = frozenset({"gzip", "x-gzip", "deflate"})
ACCEPTED = "gzip, deflate"
READERS = {"br": BrotliReader, "zstd": ZstdReader}
"""Packings that are not asked for, and which archives of other crawlers hold."""


async def body(chunks: AsyncIterator[bytes], encoding: str, limit: int, name: str) -> bytes:
    """Return a body of at most ``limit`` bytes, packed and unpacked.

    Errors: ``TooLarge``; ``Unfetched`` for a body that is cut short or packed in another way.
    """
    taker = taking(encoding, limit, name)
    async for chunk in chunks:
        taker.take(chunk)
    return taker.whole()


def unpacked(packed: bytes, encoding: str, limit: int, name: str) -> bytes:
    """Return a body that is there already; errors as for ``body``."""
    reader = READERS.get(encoding.strip().lower())
    if reader is not None:
        return _read(reader(io.BytesIO(packed)), limit, name)
    taker = taking(encoding, limit, name)
    taker.take(packed)
    return taker.whole()


def _read(packed: BrotliReader | ZstdReader, limit: int, name: str) -> bytes:
    try:
        found = bytes(packed.read(limit + 1))
    except OSError:
        raise Unfetched(name, "unreadable", "its packing is damaged or cut short") from None
    if len(found) > limit:
        raise too_large(name, limit)
    return found


def taking(encoding: str, limit: int, name: str) -> Taker:
    """Return what takes a body in ``encoding`` in. Errors: ``Unfetched`` for an unknown one."""
    named = encoding.strip().lower()
    if named in PLAIN:
        return Taker(limit, name)
    if named in PACKED:
        return Inflating(limit, name)
    raise Unfetched(name, "unreadable", f"is packed in a way nobody asked for ({named[:40]})")


class Taker:
    """Takes a body in, chunk by chunk."""

    def __init__(self, limit: int, name: str) -> None:
        self._limit = limit
        self._name = name
        self._found = bytearray()

    def take(self, chunk: bytes) -> None:
        """Take a chunk. Errors: ``TooLarge``."""
        self._found += chunk
        if len(self._found) > self._limit:
            raise too_large(self._name, self._limit)

    def so_far(self) -> bytes:
        """Return what was taken up to the limit."""
        return bytes(self._found[: self._limit])

    def whole(self) -> bytes:
        """Return the body."""
        return bytes(self._found)


class Inflating(Taker):
    """Takes a gzip or zlib body in; raw deflate too, which some servers send by that name."""

    def __init__(self, limit: int, name: str) -> None:
        super().__init__(limit, name)
        self._packed = 0
        self._inflater = zlib.decompressobj(GZIP_OR_ZLIB)
        self._fresh = True

    def take(self, chunk: bytes) -> None:
        """Unpack a chunk. Errors: ``TooLarge``; ``Unfetched`` for what is not packed so."""
        self._packed += len(chunk)
        if self._packed > self._limit:
            raise too_large(self._name, self._limit)
        try:
            for piece in self._pieces(chunk):
                super().take(piece)
        except zlib.error:
            raise Unfetched(self._name, "unreadable", "its packing (gzip) is damaged") from None

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._inflater.eof:
                if not chunk.startswith(b"\x1f\x8b"):
                    return  # what stands after the end is nobody's
                self._inflater = zlib.decompressobj(GZIP_OR_ZLIB)
            yield self._inflated(chunk)
            chunk = self._inflater.unconsumed_tail or self._inflater.unused_data

    def _inflated(self, chunk: bytes) -> bytes:
        try:
            piece = self._inflater.decompress(chunk, STEP)
        except zlib.error:
            if not self._fresh:
                raise
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            piece = self._inflater.decompress(chunk, STEP)
        self._fresh = False
        return piece

    def whole(self) -> bytes:
        """Return the body. Errors: ``Unfetched`` where its packing is not at its end."""
        if self._packed and not self._inflater.eof:
            raise Unfetched(self._name, "cut short", "its packed body ends too early")
        return super().whole()


def too_large(name: str, limit: int) -> TooLarge:
    """Return the error for a body beyond ``limit`` bytes."""
    most = limit / 1_000_000
    return TooLarge(name, f"has more than the {most:.3g} MB that max_megabytes allows, unpacked")
