"""DOCX: paragraphs of the body with their styles; each ``w:t`` is found again by its number.

What a reader sees is read: insertions are there, deletions are not; text boxes, notes, headers and footers
are left out. Lists, tables and content controls are walked in the order of the body.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from dragoman.errors import TooLarge, Unreadable
from dragoman.formats.build import Builder
from dragoman.formats.limits import MEGABYTE, Limits
from dragoman.model.document import BlockKind, Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SKIPPED = frozenset(
    W + each for each in ("del", "moveFrom", "pict", "txbxContent", "instrText", "rPr", "pPr")
) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}object",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing",
}
SPACES = frozenset(W + each for each in ("tab", "br", "cr"))
HYPHENS = {W + "noBreakHyphen": "\u2011", W + "softHyphen": ""}
BROKEN = (zipfile.BadZipFile, zlib.error)
OLD = b"\xd0\xcf\x11\xe0"
MEMBERS = 5000
"""Files in one package, at most."""


def document(content: bytes, name: str, limits: Limits) -> Document:
    """Return the body of a DOCX. Errors: ``Unreadable``, ``TooLarge``."""
    _check(content, name, limits)
    try:
        opened = docx.Document(BytesIO(content))
        body = opened.element.body
        styles = {each.style_id: each.name or "" for each in opened.styles}
    except (*BROKEN, OpcError, KeyError, ValueError, AttributeError, etree.LxmlError):
        raise Unreadable(name, "is a damaged DOCX file, or none") from None
    built = Builder(format="docx", collapse=False)
    texts = list(
        body.iter(W + "t")
    )  # held, for lxml makes an element's object anew when it is let go
    numbers = {id(each): number for number, each in enumerate(texts)}
    for paragraph in _paragraphs(body):
        style = styles.get(_style(paragraph), "")
        _words(built, paragraph, numbers)
        built.close(*_kind(paragraph, style))
        if built.length > limits.characters:
            raise TooLarge(name, f"holds more than {limits.characters} characters")
    return built.document(title=str(opened.core_properties.title or "") or None)


def _check(content: bytes, name: str, limits: Limits) -> None:
    """Look into the package before it is unpacked: packed bombs, declared entities."""
    if content.startswith(OLD):
        raise Unreadable(
            name, "is encrypted, or an old .doc file; take its password off and save it as .docx"
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = package.infolist()
            if len(members) > MEMBERS or sum(each.file_size for each in members) > limits.unpacked:
                most = limits.unpacked // MEGABYTE
                raise TooLarge(name, f"unpacked it has more than the {most} MB allowed")
            if any(each.flag_bits & 1 for each in members):
                raise Unreadable(name, "is encrypted; take its password off")
            for each in members:
                if each.filename.endswith((".xml", ".rels")):
                    with package.open(each) as file:
                        head = file.read(2000)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise Unreadable(name, "declares entities, which no word processor writes")
    except (*BROKEN, EOFError, NotImplementedError, RuntimeError, OSError):
        raise Unreadable(name, "is a damaged DOCX file, or none") from None


def _paragraphs(body: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's element
    for each in body.iter(W + "p"):
        if not any(over.tag in SKIPPED for over in each.iterancestors()):
            yield each


def _style(paragraph: Any) -> str:  # noqa: ANN401 - lxml's element
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(found.get(W + "val")) if found is not None else ""


def _kind(paragraph: Any, style: str) -> tuple[BlockKind, int]:  # noqa: ANN401, PLR0911 - lxml's element; a case a line
    plain = style.casefold()
    if plain == "title":
        return "title", 0
    if plain.startswith("heading "):
        return "heading", int(plain.split()[-1]) if plain.split()[-1].isdigit() else 1
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and str(outline.get(W + "val")).isdigit():
        level = int(outline.get(W + "val")) + 1
        if level <= 9:  # noqa: PLR2004 - level 10 is Word's body text
            return "heading", level
    if any(over.tag == W + "tc" for over in paragraph.iterancestors()):
        return "table", 0
    if "footnote" in plain or "endnote" in plain:
        return "note", 0
    if paragraph.find(f"{W}pPr/{W}numPr") is not None or plain.startswith("list"):
        return "list", 0
    return ("quote", 0) if "quote" in plain else ("paragraph", 0)


def _words(built: Builder, paragraph: Any, numbers: dict[int, int]) -> None:  # noqa: ANN401 - lxml's
    for each in _leaves(paragraph):
        if each.tag in SPACES:
            built.space()
        elif each.tag in HYPHENS:
            if HYPHENS[each.tag]:
                built.add(HYPHENS[each.tag], -1)
        elif each.text:
            run = each.getparent()
            italic, bold = _is_on(run, "i"), _is_on(run, "b")
            built.add(each.text, numbers[id(each)], italic=italic, bold=bold)


def _leaves(element: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's element
    """Yield the text, tabs and breaks of a paragraph, without what stands in boxes of its own."""
    for each in element:
        if each.tag in SKIPPED or each.tag == W + "p":
            continue
        if each.tag == W + "t" or each.tag in SPACES or each.tag in HYPHENS:
            yield each
        else:
            yield from _leaves(each)


def _is_on(run: Any, name: str) -> bool:  # noqa: ANN401 - lxml's element
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(W + "val", "1") not in ("0", "false", "off")
