"""PDF: pages of lines put together into paragraphs; each character is found again on its page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Literal

import pypdfium2 as pdfium

from dragoman.errors import TooLarge, Unreadable
from dragoman.formats.build import Builder
from dragoman.formats.columns import ordered
from dragoman.formats.footnotes import apart
from dragoman.formats.limits import MEGABYTE, Limits
from dragoman.formats.pdf_pages import Line, lines, trimmed
from dragoman.formats.vertical import is_eastern, is_vertical, turned
from dragoman.model.document import Bookmark, Document

HYPHENS = "-\u00ad\u2010\ufffe\x02"
"""A hyphen at a line's end, as PDFs write it; pdfium gives U+FFFE or U+0002 for one it knows to be soft."""
SOFT = re.compile("[\ufffe\x02]")
ENDS = re.compile(r"[.!?…:。！？]\s*[»”\"’)\]」』]*\s*$")
SHORT = 0.85
"""A line narrower than this share of the usual one ends its paragraph."""
WORDS = 20
"""Characters a page must hold on average to be no picture of a page."""
WIDE = 1.35
"""A gap so many times the usual one parts paragraphs."""
LARGER = 1.2
"""Letters so many times larger or smaller belong to another paragraph."""
STREAM = re.compile(rb"/FlateDecode.{0,400}?stream\r?\n", re.DOTALL)
BOOKMARKS = 2000


def document(content: bytes, name: str, limits: Limits, *, notes_apart: bool = False) -> Document:
    """Return the text of a PDF; with ``notes_apart`` its footnotes stand behind it, as blocks of notes.

    Errors: ``Unreadable`` (damaged, encrypted, pictures only), ``TooLarge``.
    """
    _check(content, name, limits)
    opened = _opened(content, name)
    try:
        count = len(opened)
        if count > limits.pages:
            raise TooLarge(name, f"has {count} pages; {limits.pages} are allowed")
        pages = _pages(opened, name, limits)
        title = opened.get_metadata_value("Title") or None
        outline = _outline(opened)
        labels = [opened.get_page_label(number) for number in range(count)]
    except pdfium.PdfiumError:
        raise Unreadable(name, "is a damaged PDF file") from None
    finally:
        opened.close()
    if sum(len(each.words) for found in pages for each in found) < WORDS * max(count, 1):
        raise Unreadable(
            name, "holds pictures of pages and no text; run it through text recognition first"
        )
    inner = trimmed(pages, labels)
    built = Builder(format="pdf")
    found = [line for each in inner.pages for line in _ordered(each)]
    running, notes = apart(found) if notes_apart else (found, [])
    _paragraphs(built, running)
    _paragraphs(built, notes, "note")
    return built.document(title=title, pages=inner.numbers, outline=outline)


def _ordered(page: Sequence[Line]) -> list[Line]:
    return turned(page) if is_vertical(page) else ordered(page)


def _pages(opened: pdfium.PdfDocument, name: str, limits: Limits) -> list[list[Line]]:
    found, held = [], 0
    for number in range(len(opened)):
        found.append(lines(opened, number))
        held += sum(len(each.words) for each in found[-1])
        if held > limits.characters:
            raise TooLarge(name, f"holds more than {limits.characters} characters")
    return found


def _check(content: bytes, name: str, limits: Limits) -> None:
    """Unfold each packed stream before the reader of PDF does, and keep nothing of it."""
    for each in STREAM.finditer(content):
        size, unpacker = 0, zlib.decompressobj()
        rest = content[each.end() : each.end() + MEGABYTE]
        at = each.end() + MEGABYTE
        try:
            while rest and not unpacker.eof:
                size += len(unpacker.decompress(rest, MEGABYTE))
                if size > limits.unpacked:
                    most = limits.unpacked // MEGABYTE
                    raise TooLarge(name, f"a stream of it unfolds to more than {most} MB")
                rest = unpacker.unconsumed_tail
                if not rest:
                    rest, at = content[at : at + MEGABYTE], at + MEGABYTE
        except zlib.error:
            continue


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise Unreadable(name, "is encrypted; take its password off") from None
        raise Unreadable(name, "is a damaged PDF file, or none") from None


def _outline(opened: pdfium.PdfDocument) -> tuple[Bookmark, ...]:
    found = []
    for each in opened.get_toc():
        target = each.get_dest()
        page = target.get_index() if target is not None else None
        title = " ".join(each.get_title().split())
        if title and page is not None and 0 <= page < len(opened):
            found.append(Bookmark(title=title, level=each.level, page=page + 1))
        if len(found) > BOOKMARKS:
            break
    return tuple(found)


def _paragraphs(
    built: Builder, found: Sequence[Line], kind: Literal["paragraph", "note"] = "paragraph"
) -> None:
    """Put lines together; a hyphen at a line's end before a small letter is taken out."""
    measures = _measures(found)
    sizes: list[float] = []
    for place, line in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        built.add(SOFT.sub("-", line.words), line.page, line.offset)
        sizes.append(line.size)
        if after is None or _is_end(line, after, measures):
            built.close(kind, page=line.page + 1, size=median(sizes))
            sizes.clear()
        elif line.words[-1] in HYPHENS and after.words[:1].islower():
            if line.words[-1] != "-" or _is_broken(line.words, after.words):
                built.drop(1)
        elif not is_eastern(line.words, after.words):
            built.space()


def _is_broken(before: str, after: str) -> bool:
    """Tell a word broken at a line's end from one that has its own hyphen: «Jae-|in», «из-|за»."""
    head = re.search(r"[^\W\d_]+-$", before)
    tail = re.match(r"[^\W\d_]+", after)
    if not head or not tail or not head[0][:1].islower():
        return False
    return tail[0] not in OWN_TAILS and (head[0][:-1], tail[0]) not in OWN


OWN_TAILS = frozenset(("то", "либо", "нибудь", "таки", "ка", "in-law"))
OWN = frozenset((("из", "за"), ("из", "под"), ("кое", "кто"), ("кое", "что"), ("кое", "где")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The usual right edge of full lines, left edge and step from line to line."""

    right: float
    left: float
    step: float


def _place(line: Line) -> tuple[int, int]:
    """Return the column of a page that a line stands in; all text without columns is one."""
    return (line.page, line.column) if line.column else (-1, 0)


def _measures(found: Sequence[Line]) -> Mapping[tuple[int, int], Measure]:
    return {
        place: _measure(list(group)) for place, group in groupby(sorted(found, key=_place), _place)
    }


def _measure(found: Sequence[Line]) -> Measure:
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(found)
        if one.page == other.page and one.bottom > other.bottom
    ]
    rights = sorted(line.right for line in found)
    return Measure(
        right=rights[int(len(rights) * 0.8)] if rights else 0.0,
        left=median(line.left for line in found) if found else 0.0,
        step=median(steps) if steps else 0.0,
    )


def _is_end(line: Line, after: Line, measures: Mapping[tuple[int, int], Measure]) -> bool:
    measure, following = measures[_place(line)], measures[_place(after)]
    if (
        line.size
        and after.size
        and max(line.size, after.size) > LARGER * min(line.size, after.size)
    ):
        return True
    if (line.page, line.column) == (after.page, after.column):
        gap = line.bottom - after.bottom
        if gap > WIDE * measure.step or gap < 0:
            return True
    short = line.right < measure.left + SHORT * (measure.right - measure.left)
    indented = after.left > following.left + 5 and line.left <= measure.left + 5
    if ENDS.search(line.words):
        return short or indented
    small = after.words[:1].islower()
    return short and not small and (after.words[:1].isupper() or not after.words[:1].isalpha())
