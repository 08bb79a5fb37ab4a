"""A corrected copy of a report in the format it came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import docx
from lxml import etree, html

from dragoman.formats.places import Cut, Edit, by_part, changed
from dragoman.formats.webpage import tree
from dragoman.formats.word import W
from dragoman.model.document import Document

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def rewritten(content: bytes, text: str, document: Document, edits: Sequence[Edit]) -> bytes:
    """Return the file with ``edits`` made; ``text`` is the file decoded, for formats that are text.

    What is not touched stays as it is, but for comments in HTML. Errors: ``ValueError`` for PDF.
    """
    made = by_part(document, edits)
    if document.format in ("text", "markdown"):
        return changed(text, made.get(0, ())).encode()
    if document.format == "html":
        root = tree(text, "")
        for number, (element, name) in enumerate(text_nodes(root)):
            if number in made:
                setattr(element, name, changed(getattr(element, name), made[number]))
        return html_bytes(root)
    if document.format == "docx":
        return _docx(content, made)
    raise ValueError(document.format)


def text_nodes(root: Any) -> list[tuple[Any, str]]:  # noqa: ANN401 - lxml's element
    """Return the text nodes of a page in the order in which ``webpage.walk`` counts them."""
    found: list[tuple[Any, str]] = []
    for event, each in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and each.text:
            found.append((each, "text"))
        elif event == "end" and each.tail and each is not root:
            found.append((each, "tail"))
    return found


def html_bytes(root: Any) -> bytes:  # noqa: ANN401 - lxml's element
    """Return a page as a file."""
    return bytes(html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>"))


def _docx(content: bytes, made: Mapping[int, list[Cut]]) -> bytes:
    opened = docx.Document(BytesIO(content))
    for number, each in enumerate(opened.element.body.iter(W + "t")):
        if number in made:
            each.text = changed(each.text or "", made[number])
            each.set(SPACE, "preserve")
    out = BytesIO()
    opened.save(out)
    return out.getvalue()
