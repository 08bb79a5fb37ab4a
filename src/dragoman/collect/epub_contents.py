"""The table of contents of a book (EPUB 3: nav; EPUB 2: NCX) and its list of printed pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element  # only the type: defusedxml parses

from dragoman.collect.epub_text import marks, opened
from dragoman.formats import webpage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents: ``place`` is a file of the package and an element in it, if one is named."""

    title: str
    place: tuple[str, str]
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """``pages`` are the places of printed pages with their numbers."""

    entries: tuple[Entry, ...] = ()
    pages: tuple[tuple[str, tuple[str, str]], ...] = ()


def nav(content: str, folder: str, name: str) -> Contents:
    """Read the contents of EPUB 3; ``folder`` is the file's own. Errors: ``Unreadable``."""
    root = webpage.tree(opened(content), name)
    entries: tuple[Entry, ...] = ()
    pages: list[tuple[str, tuple[str, str]]] = []
    for each in root.iter("nav"):
        called = marks(each)
        if "page-list" in called or "pagelist" in called:
            pages.extend(
                (" ".join(a.text_content().split()), _place(a.get("href"), folder))
                for a in each.iter("a")
            )
        elif not entries and ("toc" in called or not called):
            first = next(each.iter("ol", "ul"), None)
            entries = tuple(_listed(first, folder)) if first is not None else ()
    return Contents(entries=entries, pages=tuple(pages))


def _listed(items: Any, folder: str) -> Iterator[Entry]:  # noqa: ANN401 - lxml's element
    for item in items.iterchildren("li"):
        inner = next(item.iterchildren("ol", "ul"), None)
        children = tuple(_listed(inner, folder)) if inner is not None else ()
        head = next(
            (
                each
                for each in item.iter("a", "span")
                if inner is None or inner not in each.iterancestors()
            ),
            None,
        )
        if head is None:
            yield from children
            continue
        link = next(
            (each.get("href") for each in (head, *head.iter("a")) if each.get("href")), None
        )
        title = " ".join(head.text_content().split())
        if link:
            yield Entry(title=title, place=_place(link, folder), children=children)
        else:
            yield from children


def ncx(root: Element, folder: str) -> Contents:
    """Read the contents of EPUB 2."""
    entries = tuple(
        entry for each in root.iter() if _tag(each) == "navMap" for entry in _points(each, folder)
    )
    pages = tuple(
        (_label(each), _place(_source(each), folder))
        for each in root.iter()
        if _tag(each) == "pageTarget"
    )
    return Contents(entries=entries, pages=pages)


def _points(over: Element, folder: str) -> Iterator[Entry]:
    for each in over:
        if _tag(each) == "navPoint":
            children = tuple(_points(each, folder))
            source = _source(each)
            if source:
                yield Entry(title=_label(each), place=_place(source, folder), children=children)
            else:
                yield from children


def _label(point: Element) -> str:
    label = next((each for each in point if _tag(each) == "navLabel"), None)
    return " ".join("".join(label.itertext()).split()) if label is not None else ""


def _source(point: Element) -> str:
    return next((each.get("src") or "" for each in point if _tag(each) == "content"), "")


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _place(link: str | None, folder: str) -> tuple[str, str]:
    address, fragment = urldefrag(link or "")
    return posixpath.normpath(posixpath.join(folder, unquote(address))), unquote(fragment)
