"""Lines that recur on an outlet's pages without being part of its pieces, learned from the pages themselves.

Four passes over the pieces, none of which holds them: a sketch of counts (Count-Min: Cormode and Muthukrishnan,
2005) finds the few lines that may recur; these are counted by different pieces and days; and once more
with what was chosen out of the texts, by which copies are told. A piece and its reprints count once.

A line recurs by right where it is a rubric's name, a formula of the wire («Об этом сообщает …»), a subheading or who
signs: those are never learned. What speaks to the reader of a site («подписывайтесь», ©) is believed sooner than
what does not, what stands at the edge of a text sooner than what stands within it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from dragoman.collect.copies import groups
from dragoman.collect.junk import is_paragraph, plain
from dragoman.collect.lasting import MOST, Case, is_learned
from dragoman.collect.sketches import marks
from dragoman.model.lines import LearnedLine, Place
from dragoman.model.press import Sketched

PAGES = 20
"""Different pieces of an outlet under which nothing is learned of it."""
LEAST, DAYS = 8, 4
"""Different pieces, and days, that a line must stand on."""
EDGE = 0.8
"""Of the pieces with a line: so many have it at the same edge, or it stands inside."""
NAMED = re.compile(r"[^\W\d_].*[^\W\d_]")
_WIDTH, _ROWS = 18, 4
_FACTORS = np.array(
    (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93), np.uint64
)
_SHIFT = np.uint64(64 - _WIDTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article as lines are counted on it."""

    id: str
    day: date | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """What was learned, and from how many different pieces of how many days."""

    pages: int
    days: int
    lines: tuple[LearnedLine, ...] = ()


Pieces = Callable[[], Iterable[Piece]]
"""Gives the pieces of one outlet, anew at each call."""


def key(line: str) -> str:
    """Return ``line`` as lines are compared: without case, bullets and the marks at its end; else empty."""
    name = plain(line).rstrip(" .…!:;»›>→-–—")
    return name if NAMED.search(name) else ""


def learned(pieces: Pieces) -> Recurring:
    """Return the lines that recur on ``pieces`` without being part of them, the most frequent first."""
    counts, number = _Counts(), 0
    for piece in pieces():
        counts.add(_hashes(piece.lines))
        number += 1
    if number < PAGES:
        return Recurring(pages=number, days=0)
    often = _often(pieces, counts)
    chosen = _seen(pieces, often, often).learned()
    final = _seen(pieces, often, chosen)
    found = map(final.line, chosen & final.learned())
    lines = sorted(found, key=lambda each: (-(each.pages or 0), each.text))
    return Recurring(
        pages=len(final.days), days=len({*final.days.values()} - {None}), lines=tuple(lines)
    )


class _Counts:
    """On how many pieces a line stands, at least; memory is the same for any number of lines."""

    def __init__(self) -> None:
        self._table = np.zeros((_ROWS, 1 << _WIDTH), np.uint32)

    def add(self, hashes: Iterable[int]) -> None:
        """Count each of ``hashes`` once."""
        for row, places in enumerate(_places(hashes)):
            np.add.at(self._table[row], places, 1)

    def of(self, hashes: Sequence[int]) -> Iterator[int]:
        """Yield how often each was counted: never less, seldom more."""
        rows = [self._table[row][places] for row, places in enumerate(_places(hashes))]
        yield from np.min(rows, axis=0).tolist()


def _places(hashes: Iterable[int]) -> npt.NDArray[np.uint64]:
    keys = np.fromiter(hashes, np.uint64)
    return (keys[None, :] * _FACTORS[:, None]) >> _SHIFT


def _hash(line: str) -> int | None:
    name = key(line) if len(line) <= MOST else ""
    return (
        int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little") if name else None
    )


def _hashes(lines: Iterable[str]) -> set[int]:
    return {each for each in map(_hash, lines) if each is not None}


def _often(pieces: Pieces, counts: _Counts) -> set[int]:
    """Return the hashes of the lines that may stand on enough pieces."""
    found: set[int] = set()
    for piece in pieces():
        hashes = list(_hashes(piece.lines))
        found.update(
            each for each, times in zip(hashes, counts.of(hashes), strict=True) if times >= LEAST
        )
    return found


@dataclass(slots=True)
class _Line:
    """What is known of one line: the voices it stands in, by place, and how it was printed last.

    Of ``pieces`` that have it, ``heavy`` hold more of such lines than of their own.
    """

    text: str = ""
    day: date | None = None
    voices: dict[str, Place] = field(default_factory=dict)
    pieces: int = 0
    heavy: int = 0


@dataclass(slots=True)
class _Seen:
    """Lines over voices (a piece with all its copies is one); ``days`` has the first day of each voice."""

    lines: dict[int, _Line]
    days: dict[str, date | None]

    def learned(self) -> set[int]:
        """Return the hashes of the lines that are no part of the pieces."""
        return {each for each, line in self.lines.items() if self._is_enough(line)}

    def _is_enough(self, line: _Line) -> bool:
        days = {self.days[each] for each in line.voices} - {None}
        if len(line.voices) < LEAST or len(days) < DAYS or len(self.days) < PAGES:
            return False
        return is_learned(
            Case(
                text=line.text,
                place=self.place(line),
                share=self.share(line),
                span=self.span(line),
                weight=line.heavy / line.pieces,
            )
        )

    @staticmethod
    def place(line: _Line) -> Place:
        """Return the edge at which nearly all pieces have the line, else ``inside``."""
        place, times = Counter(line.voices.values()).most_common(1)[0]
        return place if times >= EDGE * len(line.voices) else "inside"

    def span(self, line: _Line) -> tuple[date, date] | None:
        """Return the first and the last day on which the line was seen."""
        days = [day for each in line.voices if (day := self.days[each])]
        return (min(days), max(days)) if days else None

    def share(self, line: _Line) -> float:
        """Return the share of the pieces with the line, of those between its first and last day."""
        span = self.span(line)
        if span is None:
            return 0.0
        within = sum(day is None or span[0] <= day <= span[1] for day in self.days.values())
        return len(line.voices) / within

    def line(self, number: int) -> LearnedLine:
        """Return a line as it is kept."""
        line = self.lines[number]
        first, last = self.span(line) or (None, None)
        return LearnedLine(
            text=line.text,
            pages=len(line.voices),
            share=round(self.share(line), 2),
            place=self.place(line),
            first=first,
            last=last,
        )


def _seen(pieces: Pieces, often: Collection[int], apart: Collection[int]) -> _Seen:
    """Return what is known of the lines ``often``; copies are told by the texts without those ``apart``."""
    found: dict[int, _Line] = {each: _Line() for each in often}
    days: dict[str, date | None] = {}
    stood: list[tuple[str, dict[int, Place]]] = []
    sketched: list[Sketched] = []
    for piece in pieces():
        hashes = list(map(_hash, piece.lines))
        rest = "\n".join(
            line for each, line in zip(hashes, piece.lines, strict=True) if each not in apart
        )
        name, sketch = marks(rest)
        sketched.append(Sketched(id=piece.id, day=piece.day, fingerprint=name, sketch=sketch))
        days[piece.id] = piece.day
        stood.append((piece.id, _stood(piece, hashes, found)))
    voices = {each: group[0] for group in groups(sketched) for each in group}
    first: dict[str, date | None] = {}
    for id_, places in stood:
        voice, day = voices.get(id_, id_), days[id_]
        first[voice] = min(filter(None, (first.get(voice), day)), default=None)
        for number, place in places.items():
            found[number].voices.setdefault(voice, place)
    return _Seen({number: line for number, line in found.items() if line.voices}, first)


def _stood(piece: Piece, hashes: Sequence[int | None], lines: dict[int, _Line]) -> dict[int, Place]:
    """Return where the lines stand on one piece, and note how they are printed there."""
    own = [
        number
        for number, line in enumerate(piece.lines)
        if hashes[number] not in lines and is_paragraph(line)
    ]
    head, end = (own[0], own[-1]) if own else (0, -1)
    sizes = Counter[bool]()
    for each, text in zip(hashes, piece.lines, strict=True):
        sizes[each in lines] += len(text)
    found: dict[int, Place] = {}
    for number, each in enumerate(hashes):
        if each is None or each not in lines:
            continue
        found.setdefault(each, "end" if number > end else "head" if number < head else "inside")
        line = lines[each]
        line.pieces += 1
        line.heavy += sizes[True] > sizes[False]
        if not line.text or (piece.day and (line.day is None or piece.day >= line.day)):
            line.text, line.day = piece.lines[number].strip(), piece.day
    return found
