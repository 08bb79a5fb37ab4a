"""RSS, Atom and JSON Feed as entries: where each piece lies, and what the feed says of it.

A feed that defines entities is refused: none needs to, and entities of entities grow without end.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any
from urllib.parse import urljoin

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from dragoman.attempt import attempt
from dragoman.collect import clean
from dragoman.collect.records import string
from dragoman.errors import TooLarge, Unfetched

FEED_BYTES = 5_000_000
"""Parsing takes four seconds a megabyte on the worst feeds; real ones have some hundred kilobytes."""
DEFINED = "defines entities, which are not read for safety"
TAG = re.compile(r"<[^<>]{0,500}>")
ADDRESS = re.compile(r"<?[^\s<>()]+@[^\s<>()]+>?")
LONGEST = 500
"""Code points of a title or a name; what is longer is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece that a feed or sitemap lists; ``published`` and ``changed`` are ISO 8601."""

    url: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    changed: str | None = None
    content: str | None = None
    """The piece itself, as HTML, where the feed carries it."""


def syndication(content: bytes, text: str, url: str) -> tuple[Entry, ...]:
    """Return the entries of an RSS or Atom feed that lies at ``url``, in its order.

    ``text`` is ``content`` decoded. Errors: ``Unfetched`` for one that defines entities or is too
    broken, ``TooLarge``.
    """
    check(content, url)
    if len(content) > FEED_BYTES:
        raise TooLarge(url, f"is a feed of more than {FEED_BYTES / 1e6:g} MB")
    # Slow to import, and needed for feeds alone.
    import feedparser  # noqa: PLC0415

    parse = partial(
        feedparser.parse,
        response_headers={
            "content-location": url,
            "content-type": "application/xml; charset=utf-8",
        },
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    # Its loose parser has its own faults: a stray closing tag may end it.
    found, reason = attempt(parse, io.BytesIO(text.encode()), None)
    if found is None or reason:
        raise Unfetched(url, "unreadable", "is a feed too broken to be read")
    head: Mapping[str, Any] = found.get("feed", {})
    language = string(head.get("language"))
    entries = (_entry(each, url, language) for each in found.get("entries", ()))
    return tuple(each for each in entries if each)


def check(content: bytes, url: str) -> None:
    """Errors: ``Unfetched`` for a document that defines entities before its first element."""
    try:
        next(iter(iterparse(io.BytesIO(content), events=("start",))), None)
    except DefusedXmlException:
        raise Unfetched(url, "entities", DEFINED) from None
    except (ParseError, ValueError, LookupError):
        return  # feedparser reads what is broken, and no entity of it


def _entry(item: dict[str, Any], base: str, language: str | None) -> Entry | None:
    links = [each for each in item.get("links", ()) if each.get("rel", "alternate") == "alternate"]
    link = next((each.get("href") for each in links if each.get("href")), item.get("link"))
    where = _joined(base, link)
    if where is None:
        return None
    source = item.get("source", {})
    return Entry(
        url=where,
        title=words(item.get("title")),
        authors=_authors(item),
        outlet=words(source.get("title")),
        language=language,
        published=_time(item.get("published_parsed"), item.get("published")),
        # Not by the item's own get: it gives the date of publication where there is no other.
        changed=_time(dict.get(item, "updated_parsed"), dict.get(item, "updated")),
        content=_longest(item),
    )


def _longest(item: Mapping[str, Any]) -> str | None:
    texts = [string(each.get("value")) for each in item.get("content", ())]
    return max(
        (each for each in (*texts, string(item.get("summary"))) if each), key=len, default=None
    )


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the names; out of ``address (name)``, as RSS has them, the name alone.

    feedparser takes such a one apart too, and wrongly where the address ends in a long domain.
    """
    printed = words(item.get("author"))
    if printed and "@" in printed:
        bare = " ".join(ADDRESS.sub(" ", printed).replace("(", " ").replace(")", " ").split())
        return (bare,) if bare else ()
    names = (words(each.get("name")) for each in item.get("authors", ()))
    return tuple(each for each in names if each) or ((printed,) if printed else ())


def _joined(base: str, link: object) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return clean.name(urljoin(base, link.strip()))
    except ValueError:
        return None


def _time(parsed: Any, printed: object) -> str | None:  # noqa: ANN401 - a struct_time or nothing
    """Return a date with the zone it was printed with, else in UTC as it was parsed."""
    stated = string(printed)
    if stated and iso(stated):
        return stated
    try:
        if stated and (found := parsedate_to_datetime(stated)).tzinfo:
            return found.isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    try:
        year, month, day, hour, minute, second = tuple(parsed or ())[:6]
        found = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None
    return found.isoformat() if ":" in (stated or "") else found.date().isoformat()


def iso(stated: str) -> datetime | None:
    """Return an ISO 8601 date or time; a day begins at midnight UTC."""
    try:
        found = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def words(value: object) -> str | None:
    """Return a title or a name without markup, on one line."""
    if not isinstance(value, str):
        return None
    plain = " ".join(clean.line(html.unescape(TAG.sub(" ", value))).split())
    return plain if 0 < len(plain) <= LONGEST else None


def json_feed(content: bytes, url: str) -> tuple[Entry, ...] | None:
    """Return the entries of a JSON Feed (version 1 or 1.1); nothing for other JSON."""
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        return None
    return tuple(_json_entries(feed, items, url))


def _json_entries(feed: Mapping[str, object], items: list[object], base: str) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        where = _joined(base, item.get("url") or item.get("external_url"))
        if where is None:
            continue
        people = item.get("authors") or _list(item.get("author")) or feed.get("authors")
        yield Entry(
            url=where,
            title=words(item.get("title")),
            authors=tuple(_names(people)),
            language=string(item.get("language")) or string(feed.get("language")),
            published=_stated(item.get("date_published")),
            changed=_stated(item.get("date_modified")),
            content=string(item.get("content_html")) or string(item.get("content_text")),
        )


def _list(value: object) -> list[object]:
    return [value] if value else []


def _names(people: object) -> Iterator[str]:
    for each in people if isinstance(people, list) else ():
        name = words(each.get("name")) if isinstance(each, dict) else None
        if name:
            yield name


def _stated(value: object) -> str | None:
    stated = string(value)
    return stated if stated and iso(stated) else None
