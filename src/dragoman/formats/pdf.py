"""PDF: pages of lines put together into paragraphs; each character is found again on its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from dragoman.errors import TooLarge, Unreadable
from dragoman.formats.build import Builder
from dragoman.formats.limits import Limits
from dragoman.model.document import Document

LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
"""A line of a page; pdfium runs lines together over a soft hyphen, U+FFFE."""
HYPHENS = "-\u00ad\u2010\ufffe\x02"
"""A hyphen at a line's end, as PDFs write it; pdfium gives U+FFFE or U+0002 for one it knows to be soft."""
ENDS = re.compile(r"[.!?…:。！？]\s*[»”\"’)\]」』]*\s*$")
NUMBER = re.compile(
    r"\s*(?:-\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*-)?\s*", re.IGNORECASE
)
SHORT = 0.85
"""A line narrower than this share of the usual one ends its paragraph."""
WORDS = 20
"""Characters a page must hold on average to be no picture of a page."""
WIDE = 1.35
"""A gap so many times the usual one parts paragraphs."""
REPEATED = 3
"""Pages that must share a line for it to be a running head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: its words, where they begin in the page's text, and its place in points."""

    words: str
    offset: int
    page: int
    top: float
    bottom: float
    left: float
    right: float


def document(content: bytes, name: str, limits: Limits) -> Document:
    """Return the text of a PDF. Errors: ``Unreadable`` (damaged, encrypted, pictures only), ``TooLarge``."""
    opened = _opened(content, name)
    try:
        count = len(opened)
        if count > limits.pages:
            raise TooLarge(name, f"has {count} pages; {limits.pages} are allowed")
        pages = [_lines(opened, number) for number in range(count)]
        title = opened.get_metadata_value("Title") or None
    except pdfium.PdfiumError:
        raise Unreadable(name, "is a damaged PDF file") from None
    finally:
        opened.close()
    if sum(len(each.words) for lines in pages for each in lines) < WORDS * max(count, 1):
        raise Unreadable(
            name, "holds pictures of pages and no text; run it through text recognition first"
        )
    built = Builder(format="pdf")
    _paragraphs(built, _without_margins(pages))
    return built.document(title=title)


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable(name, "is encrypted; take its password off") from None
        raise Unreadable(name, "is a damaged PDF file, or none") from None


def _lines(opened: pdfium.PdfDocument, number: int) -> list[Line]:
    page = opened[number]
    held = page.get_textpage()
    text = held.get_text_range()
    found = []
    for each in LINE.finditer(text):
        kept = each[0].rstrip()
        words = kept.lstrip()
        if not words:
            continue
        offset = each.start() + len(kept) - len(words)
        boxes = [
            held.get_charbox(at)
            for at in (offset, offset + len(words) - 1)
            if at < held.count_chars()
        ]
        boxes = [box for box in boxes if box[2] > box[0]] or [(0.0, 0.0, 0.0, 0.0)]
        found.append(
            Line(
                words=words,
                offset=offset,
                page=number,
                top=max(box[3] for box in boxes),
                bottom=min(box[1] for box in boxes),
                left=boxes[0][0],
                right=boxes[-1][2],
            )
        )
    held.close()
    page.close()
    return found


def _without_margins(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Leave out page numbers, and first and last lines that several pages share but for a number."""
    heads: dict[str, int] = {}
    for lines in pages:
        for each in {_bare(line) for line in (*lines[:2], *lines[-2:])}:
            heads[each] = heads.get(each, 0) + 1
    kept = []
    for lines in pages:
        for place, line in enumerate(lines):
            edge = place < 2 or place >= len(lines) - 2  # noqa: PLR2004 - two lines at either end
            running = len(pages) >= REPEATED and heads.get(_bare(line), 0) >= max(
                REPEATED, len(pages) // 3
            )
            if not (edge and (running or NUMBER.fullmatch(line.words))):
                kept.append(line)
    return kept


def _bare(line: Line) -> str:
    return re.sub(r"\d+", "0", line.words).strip()


def _paragraphs(built: Builder, lines: Sequence[Line]) -> None:
    """Put lines together; a hyphen at a line's end before a small letter is taken out."""
    measure = _measure(lines)
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        built.add(line.words, line.page, line.offset)
        if after is None or _is_end(line, after, measure):
            built.close("paragraph", page=line.page + 1)
        elif line.words[-1] in HYPHENS and after.words[:1].islower():
            if line.words[-1] != "-" or _is_broken(line.words, after.words):
                built.drop(1)
        else:
            built.space()


def _is_broken(before: str, after: str) -> bool:
    """Tell a word broken at a line's end from one that has its own hyphen: «Jae-|in» keeps it."""
    head = re.search(r"[^\W\d_]+-$", before)
    tail = re.match(r"[^\W\d_]+", after)
    return bool(head and tail) and head is not None and head[0][:1].islower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The usual right edge of full lines, left edge and step from line to line."""

    right: float
    left: float
    step: float


def _measure(lines: Sequence[Line]) -> Measure:
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if one.page == other.page and one.bottom > other.bottom
    ]
    rights = sorted(line.right for line in lines)
    return Measure(
        right=rights[int(len(rights) * 0.8)] if rights else 0.0,
        left=median(line.left for line in lines) if lines else 0.0,
        step=median(steps) if steps else 0.0,
    )


def _is_end(line: Line, after: Line, measure: Measure) -> bool:
    width = measure.right - measure.left
    short = line.right < measure.left + SHORT * width
    if line.page == after.page:
        gap = line.bottom - after.bottom
        if gap > WIDE * measure.step or gap < 0:
            return True
    indented = after.left > measure.left + 5 and line.left <= measure.left + 5
    if ENDS.search(line.words):
        return short or indented
    small = after.words[:1].islower()
    return short and not small and (after.words[:1].isupper() or not after.words[:1].isalpha())
