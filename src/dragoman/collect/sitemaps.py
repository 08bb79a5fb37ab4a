"""Sitemaps, indexes of them, and news sitemaps (sitemaps.org; Google's news extension)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element  # only the type: defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from dragoman.collect import clean
from dragoman.collect.feeds import DEFINED, Entry, iso, words
from dragoman.errors import Unfetched

MOST = 50_000
"""Addresses one sitemap may list (sitemaps.org)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap lists: ``entries``, or further ``sitemaps`` (an index), in its order.

    ``broken`` says where it stops being XML; what stood before was read.
    """

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()
    broken: str | None = None


def sitemap(content: bytes, url: str) -> Sitemap:
    """Return what a sitemap or an index of sitemaps lists.

    Errors: ``Unfetched`` for one that defines entities.
    """
    entries: list[Entry] = []
    sitemaps: list[Entry] = []
    broken = None
    try:
        for tag, entry in islice(_listed(content), MOST):
            (entries if tag == "url" else sitemaps).append(entry)
    except ParseError as error:
        broken = f"is no well-formed XML from there on: {error}"
    except DefusedXmlException:
        raise Unfetched(url, "entities", DEFINED) from None
    except (ValueError, LookupError) as error:
        broken = f"is in no encoding that XML may have: {error}"
    return Sitemap(entries=tuple(entries), sitemaps=tuple(sitemaps), broken=broken)


def text_sitemap(content: bytes) -> tuple[Entry, ...] | None:
    """Return what a sitemap in plain text lists, an address a line; nothing for another text."""
    lines = content.decode("utf-8-sig", "replace").split()
    if not all(each.startswith(("http://", "https://")) for each in lines):
        return None
    return tuple(Entry(url=each) for each in lines[:MOST])


def _listed(content: bytes) -> Iterator[tuple[str, Entry]]:
    root: Element | None = None
    for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
        if root is None:
            root = element
        tag = name(element)
        if event == "end" and tag in ("url", "sitemap") and element is not root:
            entry = _entry(element)
            if entry:
                yield tag, entry
            element.clear()
            root.clear()


def _entry(element: Element) -> Entry | None:
    found: dict[str, str] = {}
    for each in element.iter():
        text = (each.text or "").strip()
        if text and each is not element:
            key = name(each)
            inside = "news:" if _is_news(each) else "" if _is_plain(each) else "other:"
            found.setdefault(inside + key, text)
    where = found.get("loc", "")
    if not where:
        return None
    return Entry(
        url=clean.name(where),
        title=words(found.get("news:title")),
        outlet=words(found.get("news:name")),
        language=words(found.get("news:language")),
        published=_stated(found.get("news:publication_date")),
        changed=_stated(found.get("lastmod")),
    )


def name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_news(element: Element) -> bool:
    return "sitemap-news" in element.tag


def _is_plain(element: Element) -> bool:
    """Tell a sitemap's own element from one of an extension, such as a picture's ``loc``."""
    return "}" not in element.tag or "/schemas/sitemap/" in element.tag


def _stated(value: str | None) -> str | None:
    return value if value and iso(value) else None
