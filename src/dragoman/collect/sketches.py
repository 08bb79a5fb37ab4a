"""Sketches of texts: a fair sample of their runs of words, small enough to compare all with all.

A run of words is kept when its hash falls into the lowest quarter (FracMinHash: Irber et al., 2022, «Lightweight
compositional analysis of metagenomes with FracMinHash»). Unlike MinHash, which keeps a fixed number of
runs, such samples tell how much of one text lies in another however unlike their lengths are, which is
what a cut reprint and an excerpt ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
"""Hashes kept of one text, ascending, each once."""

WORD, CHARACTERS = 4, 10
"""Words in a run; characters where words are written without spaces."""
_KEPT = np.uint64(1) << np.uint64(62)
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_FIRST, _SECOND, _THIRD = (
    np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
_NEIGHBOURS = 8
"""Texts that share a run are compared with so many of the next ones that do: a family of reprints is held
together by its neighbours, and a phrase in every text costs no more than that."""
_LEAST = 3
"""Runs that two texts share before they are looked at."""


def sketch(text: str) -> bytes:
    """Return the hashes kept of ``text``: four bytes each, little-endian, ascending.

    Case, marks and spaces do not matter, nor does ё.
    """
    tokens = _TOKEN.findall(text.casefold().replace("ё", "е"))
    unspaced = sum(len(each) == 1 and each >= "\u3040" for each in tokens)
    run = CHARACTERS if 2 * unspaced > len(tokens) else WORD
    if len(tokens) < run:
        return b""
    words = np.fromiter(map(crc32, map(str.encode, tokens)), np.uint64, len(tokens))
    runs = words[: len(words) - run + 1]
    for place in range(1, run):
        runs = runs * _SECOND + words[place : place + len(runs)]
    runs = _mixed(runs)
    kept = np.unique((runs[runs < _KEPT] & np.uint64(0xFFFFFFFF)).astype("<u4"))
    return kept.tobytes()


def hashes(kept: bytes) -> Hashes:
    """Return what ``sketch`` gave as an array."""
    return np.frombuffer(kept, "<u4")


def _mixed(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Mix the bits of each value (SplitMix64: Steele, Lea and Flood, 2014); overflow is meant."""
    values = values + _FIRST
    values = (values ^ (values >> np.uint64(30))) * _SECOND
    values = (values ^ (values >> np.uint64(27))) * _THIRD
    return values ^ (values >> np.uint64(31))


def alike(sketches: Sequence[bytes], least: float) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers of two texts, the smaller first, and how many runs their sketches share.

    Only pairs that share three, and at least about ``least`` of the shorter one. Memory grows with the
    hashes kept.
    """
    kept = [hashes(each) for each in sketches]
    sizes = np.fromiter(map(len, kept), np.int64, len(kept))
    values = np.concatenate(kept) if kept else np.empty(0, np.uint32)
    order = np.argsort(values, kind="stable")
    owners = np.repeat(np.arange(len(kept), dtype=np.int64), sizes)[order]
    values = values[order]
    pairs = []
    for distance in range(1, _NEIGHBOURS + 1):
        same = np.flatnonzero(values[distance:] == values[:-distance])
        pairs.append(owners[same] * len(kept) + owners[same + distance])
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    one, other = np.divmod(found, max(len(kept), 1))
    near = (counts >= _LEAST) & (counts >= least * np.minimum(sizes[one], sizes[other]))
    for first, second in zip(one[near].tolist(), other[near].tolist(), strict=True):
        common = np.intersect1d(kept[first], kept[second], assume_unique=True)
        yield first, second, len(common)
