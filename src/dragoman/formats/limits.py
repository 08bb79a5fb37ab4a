"""What a document may cost: everything is measured before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``bytes`` of the file, ``unpacked`` bytes of all it packs, ``pages`` of a PDF."""

    bytes: int = 50 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    characters: int = 5 * MEGABYTE
    """Characters of text: some three thousand pages."""
    pages: int = 3000
