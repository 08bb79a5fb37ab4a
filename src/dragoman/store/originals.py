"""The store's socket for the archive of originals: an append-only file with places in it."""

from __future__ import annotations

from typing import Protocol

from dragoman.model.origin import Exchange


class Originals(Protocol):
    """Keeps original bytes under (offset, length); the store commits a place after it is written.

    Because an original is written before its place is committed, a killed run leaves at most bytes
    that no place names; ``truncate`` takes them away when the store is opened for writing.
    """

    @property
    def name(self) -> str:
        """The file's name, recorded beside each place."""
        ...

    def append(
        self, name: str, content: bytes, when: str | None, exchange: Exchange | None = None
    ) -> tuple[int, int]:
        """Write ``content`` of the address ``name`` at the end; return its place.

        ``exchange`` are the heads of the exchange over HTTP that gave it.
        """
        ...

    def read(self, offset: int, length: int) -> bytes:
        """Return the content at a place; ``errors.Unreadable`` when none can be read there."""
        ...

    def headers(self, offset: int, length: int) -> str:
        """Return the head of the record at a place, and of the response in it."""
        ...

    def size(self) -> int:
        """Return where the file ends."""
        ...

    def truncate(self, size: int) -> None:
        """Forget everything from ``size`` on."""
        ...
