"""Where a report says that rules are not to be asked.

In text and Markdown ``<!-- dragoman: off RULE RULE -->`` holds to ``<!-- dragoman: on -->`` or the end; in HTML an
element with ``data-dragoman-off="RULE RULE"``. Without a rule's name all are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.formats.rewrite import text_nodes
from dragoman.formats.webpage import tree
from dragoman.model.document import Document

MARK = re.compile(r"<!--\s*dragoman:\s*(?P<what>off|on)(?P<rules>[\s\w-]*?)\s*-->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Rules that are not asked in ``[start, end)`` of the document's text; empty: none is."""

    start: int
    end: int
    rules: frozenset[str]


def silences(text: str, document: Document) -> tuple[Silence, ...]:
    """Return the silences of a report; ``text`` is its file, decoded."""
    if document.format in ("text", "markdown"):
        return tuple(_commented(text, document))
    if document.format == "html" and "data-dragoman-off" in text:
        return tuple(_attributed(text, document))
    return ()


def _commented(text: str, document: Document) -> Iterator[Silence]:
    marks = list(MARK.finditer(text))
    for number, each in enumerate(marks):
        if each["what"] == "on":
            continue
        until = next((one.start() for one in marks[number + 1 :] if one["what"] == "on"), len(text))
        inside = [
            (piece.start + max(each.end() - piece.offset, 0), piece.end)
            for piece in document.pieces
            if each.start() < piece.offset + piece.end - piece.start and piece.offset < until
        ]
        if inside:
            first, last = inside[0][0], min(inside[-1][1], _end(document, until))
            yield Silence(start=first, end=last, rules=frozenset(each["rules"].split()))


def _end(document: Document, until: int) -> int:
    """Return how far the document's text goes before ``until`` in its file."""
    return max(
        (
            min(piece.end, piece.start + until - piece.offset)
            for piece in document.pieces
            if piece.offset < until
        ),
        default=0,
    )


def _attributed(text: str, document: Document) -> Iterator[Silence]:
    nodes = text_nodes(tree(text, ""))
    for piece in document.pieces:
        element, name = nodes[piece.part]
        around = (element, *element.iterancestors()) if name == "text" else element.iterancestors()
        for each in around:
            rules = each.get("data-dragoman-off")
            if rules is not None:
                yield Silence(start=piece.start, end=piece.end, rules=frozenset(rules.split()))
