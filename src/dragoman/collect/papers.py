"""PDF, DOCX, RTF and old-style exports as pages: one piece, the pieces of an issue, or of a database."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from dragoman.collect import rtf
from dragoman.collect.bylines import folded
from dragoman.collect.exports.known import TITLE, Fields, records
from dragoman.collect.exports.lines import FAULT
from dragoman.collect.fieldnames import described
from dragoman.collect.files import Limits, raw
from dragoman.collect.page import Declared, Page, PageKind
from dragoman.collect.piece import key, page
from dragoman.errors import Unreadable
from dragoman.formats import limits as formats
from dragoman.formats import pdf as pdf_format
from dragoman.formats import webpage
from dragoman.formats import word as word_format
from dragoman.model.document import Block, Document
from dragoman.model.press import PageMark, Skip

PARTS = frozenset((
    "introduction", "conclusion", "conclusions", "references", "bibliography", "abstract", "discussion", "methods",
    "results", "введение", "заключение", "выводы", "литература", "списоклитературы", "библиография", "аннотация",
    "примечания", "引言", "结论", "結論", "参考文献",
))  # fmt: skip
"""Headings of one work's parts; an outline that names them is no table of an issue."""
LARGER = 1.2
FEWEST = 3
"""Letters of a block that can be a title, or more."""
HEAD = 8
"""Blocks at the beginning among which a title stands."""


def pdf(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read a PDF: the pieces that its outline names, else one."""
    content = raw(path, limits)
    read = pdf_format.document(content, str(path), _limits(limits), notes_apart=True)
    document = replace(read, blocks=tuple(each for each in read.blocks if each.kind != "note"))
    if not document.blocks:
        raise Unreadable(str(path), "holds nothing but notes and what its pages repeat")
    whole = page(str(path), "pdf", content, document.text)
    starts = _pieces(document)
    if not starts:
        yield _piece(whole, document, document.blocks, None)
        return
    before = [each for each in document.blocks if each.start < starts[0][0]]
    if sum(each.end - each.start for each in before) > 600:  # noqa: PLR2004 - more than a cover
        reason = "what stands before the first piece that the outline names was left out"
        yield Skip(input=str(path), reason=reason, stage="collect")
    for (start, title), (end, _) in pairwise([*starts, (len(document.text) + 1, "")]):
        blocks = [each for each in document.blocks if start <= each.start < end]
        if blocks:
            made = _piece(whole, document, blocks, title)
            yield replace(made, key=key(whole.sha256, str(start), title))


def _limits(limits: Limits) -> formats.Limits:
    return formats.Limits(bytes=limits.bytes)


def _pieces(document: Document) -> list[tuple[int, str]]:
    """Return where the pieces of an issue begin, with their titles; none for one work."""
    levels = sorted({each.level for each in document.outline})
    for level in levels[:2]:
        marks = [each for each in document.outline if each.level == level]
        if any(folded(each.title) in PARTS for each in marks):
            return []
        if len(marks) < 2:  # noqa: PLR2004 - an issue has several pieces
            continue
        below = {each.page for each in document.outline if each.level == level + 1}
        if below and {each.page for each in marks} <= below:
            continue  # rubrics, each on the page of its first piece
        found = [(_start(document, each.page, each.title), each.title) for each in marks]
        kept = sorted({start: title for start, title in found if start is not None}.items())
        return kept if len(kept) > 1 else []
    return []


def _start(document: Document, number: int, title: str) -> int | None:
    """Return where a title stands on its page, or the page begins."""
    first = next((each.start for each in document.pieces if each.part == number - 1), None)
    wanted = folded(title)
    for block in document.blocks:
        if block.page in (number, number + 1):
            printed = folded(document.text[block.start : block.end])
            if (
                printed
                and (wanted.startswith(printed) or printed.startswith(wanted))
                and len(printed) > FEWEST
            ):
                return block.start
    return first


def _piece(whole: Page, document: Document, blocks: Sequence[Block], named: str | None) -> Page:
    titles = _title(blocks)
    printed = " ".join(document.text[each.start : each.end] for each in titles) or None
    kept = [each for each in blocks if each not in titles]
    if named and kept and folded(document.text[kept[0].start : kept[0].end]) == folded(named):
        kept = kept[1:]
    text, marks = _joined(document, kept)
    title = named or printed
    return replace(
        whole,
        content=text,
        declared=Declared(title=title),
        by="outline" if named else "largest letters",
        pages=marks,
    )


def _title(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks near the beginning in the largest letters, if larger than the text's."""
    usual = median(
        each.size for each in blocks for _ in range(max(1, (each.end - each.start) // 50))
    )
    head = [each for each in blocks[:HEAD] if each.end - each.start <= TITLE]
    most = max((each.size for each in head), default=0.0)
    if not usual or most < LARGER * usual:
        return []
    first = next(at for at, each in enumerate(head) if each.size == most)
    found = []
    for each in head[first:]:
        if each.size != most:
            break
        found.append(each)
    return found


def _joined(document: Document, blocks: Sequence[Block]) -> tuple[str, tuple[PageMark, ...]]:
    """Return the text of blocks, with a mark where each page begins."""
    parts: list[str] = []
    marks: list[PageMark] = []
    length = 0
    pieces = iter(document.pieces)
    piece = next(pieces, None)
    for block in blocks:
        while piece is not None and piece.start < block.end:
            name = document.pages[piece.part] if piece.part < len(document.pages) else ""
            if piece.end > block.start and name and (not marks or marks[-1].page != name):
                marks.append(PageMark(page=name, start=length + max(piece.start - block.start, 0)))
            if piece.end > block.end:
                break
            piece = next(pieces, None)
        parts.append(document.text[block.start : block.end])
        length += block.end - block.start + 2
    return "\n\n".join(parts), tuple(marks)


def word(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read a DOCX: an export of a database, or one piece."""
    content = raw(path, limits)
    document = word_format.document(content, str(path), _limits(limits))
    lines = "\n".join(document.text[each.start : each.end] for each in document.blocks)
    yield from _one_or_many(page(str(path), "docx", content, _as_text(document)), lines)


def _as_text(document: Document) -> str:
    """Return the text with its title, if it has one at the head, as a heading."""
    first = document.blocks[0] if document.blocks else None
    headed = first is not None and (
        first.kind == "title" or (first.kind == "heading" and first.level == 1)
    )
    return f"# {document.text}" if headed else document.text


def rich_text(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read an RTF: an export of a database, or one piece."""
    content = raw(path, limits)
    text = rtf.text(content, str(path), _limits(limits))
    if not text.strip():
        raise Unreadable(str(path), "holds no text")
    yield from _one_or_many(
        page(str(path), "rtf", content, re.sub(r"\n+", "\n\n", text).strip()), text
    )


def _one_or_many(whole: Page, text: str) -> Iterator[Page | Skip]:
    many = export(whole, text)
    if many is None:
        yield whole
    else:
        yield from many


def html_lines(text: str, name: str) -> str:
    """Return the lines of a page of an export: breaks and blocks end a line."""
    root = webpage.tree(re.sub(r"(?i)<br\b[^<>]{0,500}>", "\n", text), name)
    found: list[str] = []
    for step in webpage.walk(root):
        if step.what == "words":
            found.append(step.words)
        elif step.what in ("start", "end") and step.element.tag in webpage.BLOCKS:
            found.append("\n" if step.element.tag not in ("td", "th") else "\t")
    lines = (" ".join(each.split(" ")).strip(" \t") for each in "".join(found).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def export(whole: Page, text: str) -> Iterator[Page | Skip] | None:
    """Return the articles of a press database's export, ``None`` for a file that is none."""
    found = records(text)
    return _records(whole, *found) if found else None


def _records(whole: Page, manner: str, found: Sequence[Fields]) -> Iterator[Page | Skip]:
    kind: PageKind = "export"
    for number, fields in enumerate(found, 1):
        name = f"{whole.source}:{number}"
        text, fault = fields.pop("text", ""), fields.pop(FAULT, None)
        text_by = fields.pop("text_by", whole.text_by)
        if fault or not text.strip():
            title = fields.get("title") or "without a title"
            reason = f"{fault or 'not read: no text'} ({title[:TITLE]})"
            yield Skip(input=name, reason=reason, stage="collect")
            continue
        identity = fields.pop("id", "") or key(
            fields.get("title", ""), fields.get("published", ""), text
        )
        yield replace(
            whole,
            source=name,
            kind=kind,
            content=text,
            key=f"{manner}:{identity}",
            url=fields.get("url"),
            declared=described(fields),
            by=f"{manner} export" if manner != "headed" else "headed fields",
            text_by=text_by,
        )
