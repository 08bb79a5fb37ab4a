"""A marked copy of a report: comments in DOCX at the words, marks with their notes in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
from docx.text.run import Run
from markupsafe import escape

from dragoman.formats.places import Cut, cuts
from dragoman.formats.rewrite import html_bytes, text_nodes
from dragoman.formats.webpage import tree
from dragoman.formats.word import W
from dragoman.model.document import Document

AUTHOR, INITIALS = "Dragoman", "D"
STYLE = "mark{background:#fde68a}mark[title]{cursor:help}mark.error{background:#fca5a5}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said of ``[start, end)``; ``kind`` is error, warning or hint."""

    start: int
    end: int
    text: str
    kind: str


def in_docx(content: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a DOCX with a comment at the words of each note."""
    opened = docx.Document(BytesIO(content))
    texts = list(opened.element.body.iter(W + "t"))
    placed = [(each, list(cuts(document, each.start, each.end))) for each in notes]
    ends: dict[int, set[int]] = {}
    for _, made in placed:
        for cut in made:
            ends.setdefault(cut.part, set()).update((cut.start, cut.end))
    runs = {number: _split(texts[number], sorted(at)) for number, at in ends.items()}
    for note, made in placed:
        words = [run for cut in made for run in _covered(runs[cut.part], cut)]
        if words:
            marked = [Run(each, opened) for each in (words[0], words[-1])]
            opened.add_comment(marked, text=note.text, author=AUTHOR, initials=INITIALS)
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def _split(text: Any, at: Sequence[int]) -> list[tuple[int, int, Any]]:  # noqa: ANN401 - lxml's
    """Cut the run that ``text`` stands in at offsets of ``text``; return its stretches with their runs."""
    run = _alone(text)
    words = text.text or ""
    bounds = sorted({0, *(each for each in at if 0 < each < len(words)), len(words)})
    found = []
    for start, end in pairwise(bounds):
        part = deepcopy(run)
        piece = part.find(W + "t")
        piece.text = words[start:end]
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addprevious(part)
        found.append((start, end, part))
    run.getparent().remove(run)
    return found


def _alone(text: Any) -> Any:  # noqa: ANN401 - lxml's element
    """Return a run that holds nothing but ``text``: what else its run held goes into runs before and behind."""
    run = text.getparent()
    children = [each for each in run if each.tag != W + "rPr"]
    if len(children) == 1:
        return run
    for each in children:
        own = deepcopy(run)
        for child in list(own):
            if child.tag != W + "rPr":
                own.remove(child)
        run.addprevious(own)
        own.append(each)
    run.getparent().remove(run)
    return text.getparent()


def _covered(stretches: Sequence[tuple[int, int, Any]], cut: Cut) -> list[Any]:
    return [run for start, end, run in stretches if cut.start <= start and end <= cut.end]


def in_html(text: str, document: Document, notes: Sequence[Note]) -> bytes:
    """Return an HTML page with the words of each note marked; the note is the mark's title."""
    root = tree(text, "")
    nodes = text_nodes(root)
    by_node: dict[int, list[tuple[Cut, Note]]] = {}
    for each in notes:
        for cut in cuts(document, each.start, each.end):
            by_node.setdefault(cut.part, []).append((cut, each))
    for number, made in by_node.items():
        _mark(*nodes[number], made)
    head = root.find("head")
    style = root.makeelement("style")
    style.text = STYLE
    (head if head is not None else root).append(style)
    return html_bytes(root)


def _mark(element: Any, name: str, made: Sequence[tuple[Cut, Note]]) -> None:  # noqa: ANN401 - lxml's
    words = getattr(element, name)
    over = element if name == "text" else element.getparent()
    place = 0 if name == "text" else over.index(element) + 1
    last, behind = 0, None
    for cut, note in sorted(made, key=lambda one: (one[0].start, one[0].end)):
        if cut.start < last:
            continue
        mark = over.makeelement("mark", {"class": note.kind, "title": note.text})
        mark.text = words[cut.start : cut.end]
        before = words[last : cut.start]
        if behind is None:
            setattr(element, name, before)
        else:
            behind.tail = before
        over.insert(place, mark)
        place, last, behind = place + 1, cut.end, mark
    if behind is not None:
        behind.tail = words[last:]


def as_page(document: Document, notes: Sequence[Note]) -> bytes:
    """Return a plain page of a document's text with the notes marked, for formats that cannot hold them."""
    paragraphs = []
    for block in document.blocks:
        tag = "h2" if block.kind in ("title", "heading") else "p"
        inside = [each for each in notes if block.start <= each.start < block.end]
        paragraphs.append(
            f"<{tag}>{_marked(document.text, block.start, block.end, inside)}</{tag}>"
        )
    head = f'<meta charset="utf-8"><title>{escape(document.title or "Report")}</title><style>{STYLE}</style>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{''.join(paragraphs)}</body></html>".encode()


def _marked(text: str, start: int, end: int, notes: Sequence[Note]) -> str:
    found, last = [], start
    for each in sorted(notes, key=lambda one: (one.start, one.end)):
        if each.start < last:
            continue
        stop = min(each.end, end)
        words, title = escape(text[each.start : stop]), escape(each.text)
        found.append(
            f'{escape(text[last : each.start])}<mark class="{each.kind}" title="{title}">{words}</mark>'
        )
        last = stop
    return "".join(found) + str(escape(text[last:end]))
