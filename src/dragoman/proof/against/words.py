"""Words compared with words: equal but for how they are printed, or the closest stretch and what differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from dragoman.model.press import Span

TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_](?:[^\W_\u3040-\u30ff\u3400-\u9fff]|[.,’'ʹʼ](?=[^\W_]))*"
)
"""A word or a number; Chinese and Japanese are compared character by character."""
GAPS = re.compile(
    r"\s*(?:\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\s?\.\s?\.|\[[^\[\]]*\])\s*"
)
"""Where a quotation leaves words out or puts its own in: «…», «[...]», «[Russia]»."""
MARKS = re.compile(r"[’'ʹʼ\u0301\u00ad\u200b]")
HIT, NEAR, MISS, GAP = 2.0, 1.0, -1.0, -0.8
"""Scores of the local alignment (Smith and Waterman, 1981), word by word."""
NEAR_ENOUGH = 0.75
"""How alike (Ratcliff and Obershelp) two words are that may be forms of one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word's key (what printings of it share) and its place."""

    key: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``: one case, ё as е, no apostrophes and accents within."""
    return tuple(Word(key(each[0]), *each.span()) for each in TOKEN.finditer(text))


def key(word: str) -> str:
    """Return what all printings of one word share."""
    plain = MARKS.sub("", unicodedata.normalize("NFC", word).casefold())
    return plain.replace("ё", "е")


@dataclass(frozen=True, eq=False)
class Words:
    """A text as words, ready to be looked through."""

    text: str
    words: tuple[Word, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, text: str) -> Words:
        """Return the words of a text."""
        return cls(text, words(text))

    @cached_property
    def line(self) -> str:
        """Return the keys in a row, a space on each side of each."""
        return f" {' '.join(each.key for each in self.words)} "

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return the keys."""
        return tuple(each.key for each in self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the place of the words ``[first, last)``."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def find(self, wanted: Sequence[str], since: int = 0) -> tuple[int, int] | None:
        """Return the first words from ``since`` on that are ``wanted``, in a row."""
        if not wanted:
            return None
        needle = f" {' '.join(wanted)} "
        start = sum(map(len, self.keys[:since])) + since
        place = self.line.find(needle, start)
        if place < 0:
            return None
        first = self.line.count(" ", 0, place)
        return first, first + len(wanted)


def segments(quotation: str) -> tuple[tuple[str, ...], ...]:
    """Return the words between a quotation's gaps, as keys."""
    parts = (tuple(each.key for each in words(part)) for part in GAPS.split(quotation))
    return tuple(each for each in parts if each)


def verbatim(quotation: str, text: Words) -> Span | None:
    """Return where ``text`` has the quotation, its gaps honoured, from its first word to its last."""
    first, last = None, 0
    for each in segments(quotation):
        found = text.find(each, last)
        if found is None:
            return None
        first = found[0] if first is None else first
        last = found[1]
    return text.span(first, last) if first is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closest:
    """The stretch of a text that is most like a quotation.

    ``share`` is the part of the quotation's words that stand there, in their order, less the words of the
    stretch that the quotation has not: 1 when nothing differs. ``same`` counts the words that do stand there.
    """

    place: Span
    share: float
    same: int
    pairs: tuple[tuple[int, int], ...]
    """(word of the quotation, word of the text), equal ones."""
    first: int
    last: int


def closest(quotation: Sequence[str], text: Words) -> Closest | None:
    """Return the best local alignment of a quotation's words with a text; nothing where none is alike."""
    if not quotation or not text.words:
        return None
    pairs = _aligned(quotation, text.keys)
    if not pairs:
        return None
    equal = tuple((i, j) for i, j in pairs if quotation[i] == text.keys[j])
    if not equal:
        return None
    first, last = _stretched(quotation, equal, len(text.words))
    equal = tuple(_equal(quotation, text.keys[first:last], first))
    wide = max(len(quotation), last - first)
    return Closest(
        place=text.span(first, last),
        share=round(len(equal) / wide, 3),
        same=len(equal),
        pairs=equal,
        first=first,
        last=last,
    )


def _equal(
    quotation: Sequence[str], stretch: Sequence[str], first: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of equal words in their order, those beyond the aligned core too."""
    blocks = SequenceMatcher(None, quotation, stretch, autojunk=False).get_matching_blocks()
    for i, j, size in blocks:
        yield from ((i + n, first + j + n) for n in range(size))


def _stretched(
    quotation: Sequence[str], equal: Sequence[tuple[int, int]], many: int
) -> tuple[int, int]:
    """Return the stretch, with the text's words that stand where the quotation's ends were changed."""
    (head, start), (tail, end) = equal[0], equal[-1]
    return max(start - head, 0), min(end + len(quotation) - tail, many)


def _aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of the best local alignment, words alike among them."""
    wanted = {word: place for place, word in enumerate(other)}
    if not any(each in wanted for each in one):
        return []
    width = len(other) + 1
    before = [0.0] * width
    moves: list[bytearray] = []
    best, at = 0.0, (0, 0)
    for i, word in enumerate(one):
        row, move = [0.0] * width, bytearray(width)
        for j, facing in enumerate(other):
            hit = HIT if word == facing else NEAR if _near(word, facing) else MISS
            scores = (0.0, before[j] + hit, before[j + 1] + GAP, row[j] + GAP)
            value = max(scores)
            row[j + 1], move[j + 1] = value, scores.index(value)
            if value > best:
                best, at = value, (i, j + 1)
        before = row
        moves.append(move)
    return list(_traced(moves, at))[::-1]


def _traced(moves: Sequence[bytearray], at: tuple[int, int]) -> Iterator[tuple[int, int]]:
    i, j = at
    while i >= 0 and j > 0 and moves[i][j]:
        if moves[i][j] == 1:
            yield i, j - 1
        i, j = i - (moves[i][j] != 3), j - (moves[i][j] != 2)  # noqa: PLR2004 - 2: up, 3: left


def _near(one: str, other: str) -> bool:
    """Tell two forms of a word: equal beginnings, and most of their letters."""
    if one[:2] != other[:2] or abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 4:  # noqa: PLR2004
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR_ENOUGH


def differing(quotation: Sequence[str], found: Closest, text: Words) -> tuple[tuple[str, str], ...]:
    """Return what differs, as (the quotation's words, the source's words), one of them perhaps empty."""
    ends = ((-1, found.first - 1), *found.pairs, (len(quotation), found.last))
    told = []
    for (i, j), (k, m) in pairwise(ends):
        ours = " ".join(quotation[i + 1 : k])
        theirs = text.text[slice(*text.span(j + 1, m))] if m > j + 1 else ""
        if ours or theirs:
            told.append((ours, " ".join(theirs.split())))
    return tuple(told)
