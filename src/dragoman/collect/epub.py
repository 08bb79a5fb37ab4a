"""EPUB: each chapter a piece, with the book's authors, title and date."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element  # only the type: defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dragoman.collect.decoding import decode
from dragoman.collect.files import Limits, raw
from dragoman.collect.page import Declared, Page
from dragoman.collect.piece import page
from dragoman.errors import TooLarge, Unreadable
from dragoman.formats import webpage
from dragoman.model.press import Skip

CONTAINER = "META-INF/container.xml"
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ParseError,
    ValueError,
    OSError,
)
SHORTEST = 200
"""Code points of a chapter; covers, title pages and dedications have fewer."""
UNPACKED = 10


def book(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read the chapters of a book. Errors: ``Unreadable``, ``TooLarge``."""
    content = raw(path, limits)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if sum(each.file_size for each in package.infolist()) > UNPACKED * limits.bytes:
                raise TooLarge(
                    str(path), f"unpacked it has more than {UNPACKED} times max_megabytes"
                )
            found = list(_chapters(package, str(path)))
            declared, identity = _metadata(package)
    except DefusedXmlException:
        raise Unreadable(str(path), "declares entities, which are not read for safety") from None
    except DAMAGED:
        raise Unreadable(str(path), "is a damaged EPUB file, or none") from None
    if not found:
        raise Unreadable(str(path), "no chapter of it holds text")
    whole = page(str(path), "epub", content, "")
    for name, title, text in found:
        yield replace(
            whole,
            source=f"{path}!{name}",
            content=text,
            key=f"{identity or whole.sha256}#{name}",
            declared=replace(declared, title=title),
            by="metadata",
        )


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _package(package: zipfile.ZipFile) -> tuple[Element, str]:
    container = fromstring(package.read(CONTAINER))
    name = next(
        each.get("full-path") or "" for each in container.iter() if _tag(each) == "rootfile"
    )
    return fromstring(package.read(name)), posixpath.dirname(name)


def _metadata(package: zipfile.ZipFile) -> tuple[Declared, str]:
    root, _ = _package(package)
    found: dict[str, list[str]] = {}
    for each in root.iter():
        if "purl.org/dc" in str(each.tag) and each.text and each.text.strip():
            found.setdefault(_tag(each), []).append(" ".join(each.text.split()))
    said = {name: each[0] for name, each in found.items()}
    day = re.sub(r"T.*", "", said.get("date", ""))
    declared = Declared(
        authors=tuple(found.get("creator", ())),
        outlet_name=said.get("title"),
        published=re.sub(r"-01-01$", "", day) or None,
        language=said.get("language"),
    )
    return declared, said.get("identifier", "")


def _chapters(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str | None, str]]:
    root, folder = _package(package)
    items = {each.get("id"): each for each in root.iter() if _tag(each) == "item"}
    for each in root.iter():
        item = items.get(each.get("idref") or "")
        if _tag(each) != "itemref" or item is None or each.get("linear") == "no":
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        part = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        document = webpage.document(decode(package.read(part), name), f"{name}!{part}")
        title, text = None, document.text
        first = document.blocks[0] if document.blocks else None
        if first is not None and first.kind == "heading":
            title = document.text[first.start : first.end]
            text = document.text[first.end :].lstrip("\n")
        if len(text) >= SHORTEST:
            yield part, title or document.title, text
