"""How long work is watched: a passer-on of items that may draw a progress bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Passes items on as they come; ``total`` is how many there will be, where known."""

    def __call__(self, label: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        """Yield the same items."""
        ...


def unwatched(label: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
    """Pass ``items`` on in silence."""
    del label, total
    yield from items
