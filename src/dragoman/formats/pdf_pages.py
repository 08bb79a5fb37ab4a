"""Pages of a PDF as lines with their places; what pages share at their edges, and how they are numbered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium

from dragoman.formats import page_numbers

LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
"""A line of a page; pdfium runs lines together over a soft hyphen, U+FFFE."""
NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:(?:page|стр\.?|с\.)\s*)?\d{1,4}(?:\s*(?:of|из|/)\s*\d{1,4})?(?:\s*[-–—])?\s*",
    re.IGNORECASE,
)
NEAR = 4
"""Pages before and behind one among which a piece of an issue repeats its own head."""
REPEATED = 3
"""Pages that must share a line for it to be a running head."""
EASTERN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
TALL = 3.0
"""A vertical line is so many times taller than wide."""
FEWEST = 3
"""Letters of a line that can be vertical."""
ROW = 3.0
"""Points between lines that stand side by side."""
GAP = 12.0
"""Points between words that may be the space between two columns."""
Box = tuple[float, float, float, float]
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: its words, where they begin in the page's text, and its place in points.

    ``cuts`` are offsets in ``words`` behind a gap as wide as that between columns, with the
    right edge before it and the left edge behind it; ``column`` counts from 0.
    """

    words: str
    offset: int
    page: int
    top: float
    bottom: float
    left: float
    right: float
    size: float = 0.0
    column: int = 0
    cuts: tuple[tuple[int, float, float], ...] = ()


def lines(opened: pdfium.PdfDocument, number: int) -> list[Line]:
    """Return the lines of a page in the order of the file."""
    page = opened[number]
    held = page.get_textpage()
    text, count = held.get_text_range(), held.count_chars()
    found = []
    for each in LINE.finditer(text):
        kept = each[0].rstrip()
        words = kept.lstrip()
        if words:
            offset = each.start() + len(kept) - len(words)
            found.append(_line(held, words, offset, number, count))
    held.close()
    page.close()
    return found


def _line(held: pdfium.PdfTextPage, words: str, offset: int, page: int, count: int) -> Line:
    ends = [_box(held, at, count) for at in (offset, offset + len(words) - 1)]
    boxes = [box for box in ends if box[2] > box[0]] or [NOWHERE]
    size = 0.0
    if offset < count:
        loose = held.get_charbox(offset, loose=True)
        size = round(loose[3] - loose[1], 1)
    cuts = []
    for space in re.finditer(r"(?<=\S) +(?=\S)", words):
        before = _box(held, offset + space.start() - 1, count)
        behind = _box(held, offset + space.end(), count)
        if behind[0] - before[2] > GAP and before[2] > 0:
            cuts.append((space.end(), before[2], behind[0]))
    return Line(
        words=words,
        offset=offset,
        page=page,
        top=max(box[3] for box in boxes),
        bottom=min(box[1] for box in boxes),
        left=boxes[0][0],
        right=boxes[-1][2],
        size=size,
        cuts=tuple(cuts),
    )


def _box(held: pdfium.PdfTextPage, at: int, count: int) -> Box:
    if not 0 <= at < count:
        return NOWHERE
    left, bottom, right, top = held.get_charbox(at)
    return left, bottom, right, top


def parts(line: Line) -> list[Line]:
    """Return a line cut at its wide gaps."""
    if not line.cuts:
        return [line]
    found = []
    bounds = [(0, 0.0, line.left), *line.cuts, (len(line.words), line.right, 0.0)]
    for (start, _, left), (end, right, _) in pairwise(bounds):
        words = line.words[start:end].rstrip()
        placed = replace(line, words=words, offset=line.offset + start, left=left, right=right)
        found.append(replace(placed, cuts=()))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmed:
    """Pages without what stands at their edges, and the number that is printed on each."""

    pages: tuple[tuple[Line, ...], ...]
    numbers: tuple[str, ...]


def trimmed(pages: Sequence[Sequence[Line]], labels: Sequence[str]) -> Trimmed:
    """Leave out page numbers, and lines at the edges that several pages share but for a number.

    A page is called by the number printed on it, where pages are numbered one after the other;
    else by its label in the file; else by its place, from 1.
    """
    bare = [{_bare(line) for line in _edges(each)} for each in pages]
    heads = Counter(each for found in bare for each in found)
    outer = [{_bare(line) for line in _outermost(each)} for each in pages]
    most = max(REPEATED, len(pages) // 3)
    kept, arabic, romans = [], [], []
    for place, found in enumerate(pages):
        edges = set(map(id, _edges(found)))
        around = outer[max(place - NEAR, 0) : place + NEAR + 1]
        inside: list[Line] = []
        numbers: set[int] = set()
        letters: set[int] = set()
        for line in found:
            words = _bare(line)
            running = len(pages) >= REPEATED and (
                heads[words] >= most
                or (words in outer[place] and sum(words in each for each in around) >= REPEATED)
            )
            alone = NUMBER.fullmatch(line.words)
            front = page_numbers.value(line.words.strip(" -–—"))
            if id(line) in edges and (running or alone or front):
                numbers.update(map(int, re.findall(r"(?<!\d)\d{1,4}(?!\d)", line.words)))
                letters.update({front} if front else ())
            else:
                inside.append(line)
        kept.append(tuple(inside))
        arabic.append(numbers)
        romans.append(letters)
    return Trimmed(pages=tuple(kept), numbers=page_numbers.names(arabic, romans, labels))


def _bare(line: Line) -> str:
    return re.sub(r"\d+", "0", line.words).strip()


def _edges(found: Sequence[Line]) -> list[Line]:
    """Return the two uppermost and the two lowest rows, and the first and last two of the file."""
    found = [each for each in found if not is_tall(each)]
    rows = sorted({round(each.bottom / ROW) for each in found})
    outer = {*rows[:2], *rows[-2:]}
    ends = {id(each) for each in (*found[:2], *found[-2:])}
    return [each for each in found if id(each) in ends or round(each.bottom / ROW) in outer]


def is_tall(line: Line) -> bool:
    """Tell whether a line is written from top to bottom."""
    wide = abs(line.right - line.left)
    return (
        len(line.words) >= FEWEST
        and line.top - line.bottom > TALL * max(wide, 1.0)
        and bool(EASTERN.search(line.words))
    )


def _outermost(found: Sequence[Line]) -> list[Line]:
    """Return the uppermost and the lowest row: a head that only some pages share stands there."""
    found = [each for each in found if not is_tall(each)]
    rows = sorted({round(each.bottom / ROW) for each in found})
    return [each for each in found if round(each.bottom / ROW) in (*rows[:1], *rows[-1:])]
