"""Sketches of texts: a fair sample of their runs of words, small enough to compare all with all.

A run of words is kept when its hash falls into the lowest quarter (FracMinHash: Irber et al., 2022, «Lightweight
compositional analysis of metagenomes with FracMinHash»). Unlike MinHash, which keeps a fixed number of
runs, such samples tell how much of one text lies in another however unlike their lengths are, which is
what a cut reprint and an excerpt ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
"""Hashes kept of one text, ascending, each once."""

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

WORD, CHARACTERS = 4, 10
"""Words in a run; characters where words are written without spaces."""
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
_KEPT = np.uint64(1) << np.uint64(62)
_BETWEEN, _LETTER, _ALONE = 0, 1, 2
"""Kinds of characters: no word's, a letter or figure, and one that is a word by itself."""
_UNSPACED = (0x3040, 0x30FF), (0x3400, 0x9FFF)
_LAST = 0xFFFF
_LONGEST = 64
"""Letters of a word after which their places repeat."""
_FIRST, _SECOND, _THIRD = (
    np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
_RARE, _NEIGHBOURS = 16, 2
"""A run in up to so many texts makes pairs of them all. One in more links each with its next two only: a family
of reprints holds together by them, and a phrase in every text costs no more than that."""
_AT_ONCE = 4_000_000
"""Hashes whose pairs are counted at once; more are counted in as many passes."""
_LEAST = 3
"""Runs that two texts share before they are looked at."""


def marks(text: str) -> tuple[str, bytes]:
    """Return a name for the words of ``text``, and its sketch.

    Case, marks and spaces do not matter, nor does ё. The sketch is the hashes kept: four bytes each,
    little-endian, ascending; it is empty for fewer words than a run has.
    """
    words, unspaced = _words(text.casefold())
    name = blake2b(words.astype("<u8").tobytes(), digest_size=12).hexdigest()
    run = CHARACTERS if unspaced else WORD
    if len(words) < run:
        return name, b""
    runs = words[: len(words) - run + 1]
    for place in range(1, run):
        runs = runs * _SECOND + words[place : place + len(runs)]
    runs = _mixed(runs)
    return name, np.unique((runs[runs < _KEPT] & _LOW).astype("<u4")).tobytes()


def _words(text: str) -> tuple[Keys, bool]:
    """Return a hash of each word, in order, and whether most words are single characters.

    A word's hash is a polynomial of its letters.
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    points = np.where(points == ord("ё"), ord("е"), np.minimum(points, _LAST))
    kinds = _kinds()[points]
    begins = kinds == _ALONE
    begins[1:] |= (kinds[1:] == _LETTER) & (kinds[:-1] != _LETTER)
    begins[:1] |= kinds[:1] == _LETTER
    inside = kinds != _BETWEEN
    starts = np.flatnonzero(begins[inside])
    if not len(starts):
        return np.empty(0, np.uint64), False
    letters = points[inside].astype(np.uint64)
    lengths = np.diff(starts, append=len(letters))
    places = np.arange(len(letters)) - np.repeat(starts, lengths)
    words = np.add.reduceat(letters * _powers()[places % _LONGEST], starts)
    return words, 2 * int(np.count_nonzero(kinds == _ALONE)) > len(words)


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Return the kind of each character of the basic plane; those of other planes count as none."""
    found = np.array([chr(each).isalnum() for each in range(_LAST + 1)], np.uint8)
    for first, last in _UNSPACED:
        found[first : last + 1] *= _ALONE
    return found


@cache
def _powers() -> Keys:
    return np.multiply.accumulate(np.full(_LONGEST, _FIRST))


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
    hashes kept: some 16 bytes each.
    """
    sizes = np.fromiter((len(each) // 4 for each in sketches), np.uint32, len(sketches))
    table = _table(sketches, sizes)
    reach = _reach(table)
    passes = 1 + len(table) // _AT_ONCE
    for part in range(passes):
        one, other, counts = _counted(table, reach, part, passes)
        near = (counts >= _LEAST) & (counts >= least * np.minimum(sizes[one], sizes[other]))
        for first, second in zip(one[near].tolist(), other[near].tolist(), strict=True):
            both = hashes(sketches[first]), hashes(sketches[second])
            yield first, second, len(np.intersect1d(*both, assume_unique=True))


def _table(sketches: Sequence[bytes], sizes: Hashes) -> Keys:
    """Return hash and number of the text, packed into one value each, ascending.

    Hashes of one text alone are left out.
    """
    table = np.frombuffer(b"".join(sketches), "<u4").astype(np.uint64)
    table <<= _HALF
    table |= np.repeat(np.arange(len(sketches), dtype=np.uint32), sizes)
    table.sort()
    same = np.zeros(len(table) + 1, bool)
    same[1:-1] = table[1:] >> _HALF == table[:-1] >> _HALF
    return table[same[1:] | same[:-1]]


def _reach(table: Keys) -> npt.NDArray[np.uint8]:
    """Return how many of the next rows each row makes a pair with, if they have the same hash."""
    starts = np.flatnonzero(np.diff(table >> _HALF, prepend=np.uint64(0)) != 0)
    starts = np.union1d(starts, [0]) if len(table) else starts
    rows = np.diff(starts, append=len(table))
    reach = np.where(rows <= _RARE, _RARE - 1, _NEIGHBOURS).astype(np.uint8)
    return np.repeat(reach, rows)


def _counted(
    table: Keys, reach: npt.NDArray[np.uint8], part: int, passes: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the pairs whose first number falls into ``part``, and how many hashes each shares."""
    pairs = [np.empty(0, np.uint64)]
    for distance in range(1, _RARE):
        first, second = table[:-distance], table[distance:]
        rows = np.flatnonzero(
            (first >> _HALF == second >> _HALF)
            & (reach[:-distance] >= distance)
            & ((first & _LOW) % np.uint64(passes) == part)
        )
        pairs.append((first[rows] << _HALF) | (second[rows] & _LOW))
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    return (found >> _HALF).astype(np.int64), (found & _LOW).astype(np.int64), counts
