"""EPUB: each chapter of the table of contents a piece, with its own author where it has one.

A chapter may span files, and a file may hold several; what the contents do not list goes file by file.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element  # only the type: defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dragoman.collect.chapters import Chapter, chapters
from dragoman.collect.decoding import decode
from dragoman.collect.epub_contents import Contents, nav, ncx
from dragoman.collect.epub_text import Flow, flow
from dragoman.collect.files import Limits, raw
from dragoman.collect.page import Declared, Page
from dragoman.collect.piece import page
from dragoman.errors import TooLarge, Unreadable
from dragoman.model.press import Skip

CONTAINER = "META-INF/container.xml"
NCX = "application/x-dtbncx+xml"
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
UNPACKED = 10
OTHER_ROLES = frozenset(("edt", "trl", "ill", "pbl", "aui", "cmp", "com", "ann"))
"""Roles (MARC relators) of creators who wrote no chapter: editors, translators, illustrators …"""


def book(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read the chapters of a book. Errors: ``Unreadable``, ``TooLarge``."""
    content = raw(path, limits)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if sum(each.file_size for each in package.infolist()) > UNPACKED * limits.bytes:
                raise TooLarge(
                    str(path), f"unpacked it has more than {UNPACKED} times max_megabytes"
                )
            found = chapters(_flows(package, str(path)), _contents(package, str(path)))
            declared, identity = _metadata(package)
    except DefusedXmlException:
        raise Unreadable(str(path), "declares entities, which are not read for safety") from None
    except DAMAGED:
        raise Unreadable(str(path), "is a damaged EPUB file, or none") from None
    if not found:
        raise Unreadable(str(path), "no chapter of it holds text")
    whole = page(str(path), "epub", content, "")
    collected = sum(bool(each.authors) for each in found) > 1
    for each in found:
        yield replace(
            whole,
            source=f"{path}!{each.name}",
            content=each.text,
            key=f"{identity or whole.sha256}#{each.name}",
            declared=_declared(declared, each, collected=collected),
            by="contents" if each.listed else "metadata",
            pages=each.pages,
        )


def _declared(whole: Declared, chapter: Chapter, *, collected: bool) -> Declared:
    """Return a chapter's fields; in a collected volume those of the book wrote none of its chapters."""
    authors = chapter.authors if chapter.authors or collected else whole.authors
    return replace(whole, title=chapter.title, authors=authors)


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
    roles = {
        (each.get("refines") or "").lstrip("#"): (each.text or "").strip()
        for each in root.iter()
        if each.get("property") == "role"
    }
    for each in root.iter():
        if "purl.org/dc" in str(each.tag) and each.text and each.text.strip():
            own = next((value for key, value in each.items() if key.endswith("}role")), "")
            role = own or roles.get(each.get("id") or "", "")
            if _tag(each) == "creator" and role in OTHER_ROLES:
                continue
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


def _flows(package: zipfile.ZipFile, name: str) -> list[tuple[str, Flow]]:
    """Return the files of the book in the order of reading, without those that lie beside it."""
    root, folder = _package(package)
    items = {each.get("id"): each for each in root.iter() if _tag(each) == "item"}
    found = []
    for each in root.iter():
        item = items.get(each.get("idref") or "")
        if _tag(each) != "itemref" or item is None or each.get("linear") == "no":
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        part = _part(item, folder)
        found.append((part, flow(decode(package.read(part), name), f"{name}!{part}")))
    return found


def _part(item: Element, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _contents(package: zipfile.ZipFile, name: str) -> Contents:
    """Return the table of contents; a broken one is none, and the book goes file by file."""
    root, folder = _package(package)
    items = [each for each in root.iter() if _tag(each) == "item"]
    found = Contents()
    for each in items:
        part = _part(each, folder)
        with suppress(KeyError, ParseError, Unreadable, ValueError):
            if "nav" in (each.get("properties") or "").split():
                read = nav(decode(package.read(part), name), posixpath.dirname(part), name)
            elif each.get("media-type") == NCX:
                read = ncx(fromstring(package.read(part)), posixpath.dirname(part))
            else:
                continue
            found = Contents(entries=found.entries or read.entries, pages=found.pages or read.pages)
    return found
