"""RSS, Atom and JSON Feed as entries: where each piece lies, and what the feed says of it.

A feed that defines entities is refused: none needs to, and entities of entities grow without end.
"""

from __future__ import annotations

import html
import io
import json
import math
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
from dragoman.collect.feed_cut import cut
from dragoman.collect.records import string
from dragoman.errors import TooLarge, Unfetched
from dragoman.language.dates import parse

FEED_BYTES = 20_000_000
"""Real ones have some hundred kilobytes, or are the whole list of a site."""
LARGE = 200_000
"""Bytes from which a feed is cut to what is wanted of it, and a list is read in a process of its own:
reading takes three seconds a megabyte, and thirty of one that is made to take long."""
DEFINED = "defines entities, which are not read for safety"
TAG = re.compile(r"<[^<>]{0,500}>")
ADDRESS = re.compile(r"<?[^\s<>()]+@[^\s<>()]+>?")
UNSET = ("0001-01-01", "1970-01-01")
"""Days that programs give where they have no date."""
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
    section: str | None = None
    """The first of its categories."""
    content: str | None = None
    """The piece itself, as HTML, where the feed carries it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed lists, in its order; ``older`` is where it goes on, if it is paged (RFC 5005, JSON Feed)."""

    entries: tuple[Entry, ...]
    older: str | None = None
    beyond: int = 0
    """Entries that were left out, older than those."""


def syndication(content: bytes, text: str, url: str, most: int | None = None) -> Feed:
    """Return what an RSS or Atom feed that lies at ``url`` lists; of a large one the ``most`` newest.

    ``text`` is ``content`` decoded. Errors: ``Unfetched`` for one that defines entities or is too
    broken, ``TooLarge``.
    """
    check(content, url)
    if len(content) > FEED_BYTES:
        raise TooLarge(url, f"is a feed of more than {FEED_BYTES / 1e6:g} MB")
    plain, beyond = text.encode("utf-8", "replace"), 0
    if most is not None and len(plain) > LARGE:
        plain, beyond = cut(plain, most, _moment)
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
    found, reason = attempt(parse, io.BytesIO(plain), None)
    if found is None or reason:
        raise Unfetched(url, "unreadable", "is a feed too broken to be read")
    head: Mapping[str, Any] = found.get("feed", {})
    language = string(head.get("language"))
    is_atom = str(found.get("version")).startswith("atom")
    entries = (_entry(each, url, language, is_atom=is_atom) for each in found.get("entries", ()))
    paged = (each.get("href") for each in head.get("links", ()) if each.get("rel") == "next")
    return Feed(
        entries=tuple(each for each in entries if each),
        older=_joined(url, next(paged, None)),
        beyond=beyond,
    )


def check(content: bytes, url: str) -> None:
    """Errors: ``Unfetched`` for a document that defines entities before its first element."""
    try:
        next(iter(iterparse(io.BytesIO(content), events=("start",))), None)
    except DefusedXmlException:
        raise Unfetched(url, "entities", DEFINED) from None
    except (ParseError, ValueError, LookupError):
        return  # feedparser reads what is broken, and no entity of it


def _entry(item: dict[str, Any], base: str, language: str | None, *, is_atom: bool) -> Entry | None:
    """Return an item; RSS has one date only, which Dublin Core's one may stand for."""
    links = [each for each in item.get("links", ()) if each.get("rel", "alternate") == "alternate"]
    link = next((each.get("href") for each in links if each.get("href")), item.get("link"))
    where = _joined(base, link)
    if where is None:
        return None
    source = item.get("source", {})
    # Not by the item's own get: it gives the date of publication where there is no other.
    changed = _time(dict.get(item, "updated"))
    return Entry(
        url=where,
        title=words(item.get("title")),
        authors=_authors(item),
        outlet=words(source.get("title")),
        language=language,
        published=_time(item.get("published")) or (None if is_atom else changed),
        changed=changed,
        section=_first([each.get("term") for each in item.get("tags", ())]),
        content=_longest(item),
    )


def _longest(item: Mapping[str, Any]) -> str | None:
    texts = [string(each.get("value")) for each in item.get("content", ())]
    texts += [string(item.get(each)) for each in ("summary", "yandex_full-text")]
    return max((each for each in texts if each), key=len, default=None)


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the names; out of ``address (name)``, as RSS has them, the name alone.

    feedparser takes such a one apart too, and wrongly where the address ends in a long domain; the
    names beside it are Dublin Core's, and come first.
    """
    printed = words(item.get("author"))
    people = [each for each in item.get("authors", ()) if not each.get("email")]
    names = tuple(name for each in people if (name := words(each.get("name"))))
    if names or not printed:
        return names
    bare = " ".join(ADDRESS.sub(" ", printed).replace("(", " ").replace(")", " ").split())
    found = bare if "@" in printed else printed
    return (found,) if found else ()


def _joined(base: str, link: object) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return clean.name(urljoin(base, link.strip()))
    except ValueError:
        return None


def _time(printed: object) -> str | None:
    """Return a date with the zone it was printed with; without one where it names none that is known."""
    stated = string(printed)
    found = _iso_of(stated) if stated else None
    return None if found and found.startswith(UNSET) else found


def _moment(printed: str) -> float:
    """Return a date as a number that grows with time; what is no date stands before all."""
    found = iso(_time(printed) or "")
    return found.timestamp() if found else -math.inf


def _iso_of(stated: str) -> str | None:
    if iso(stated):
        return stated
    try:
        return parsedate_to_datetime(stated).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        found = parse(stated)
    if found.instant or found.precision != "day" or found.earliest is None:
        return found.instant
    return found.earliest.isoformat()


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


def json_feed(content: bytes, url: str) -> Feed | None:
    """Return what a JSON Feed (version 1 or 1.1) lists; nothing for other JSON."""
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        return None
    entries = tuple(_json_entries(feed, items, url))
    return Feed(entries=entries, older=_joined(url, feed.get("next_url")))


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
            published=_time(item.get("date_published")),
            changed=_time(item.get("date_modified")),
            section=_first(item.get("tags")),
            content=string(item.get("content_html")) or string(item.get("content_text")),
        )


def _first(tags: object) -> str | None:
    return (
        next((each for each in map(words, tags) if each), None) if isinstance(tags, list) else None
    )


def _list(value: object) -> list[object]:
    return [value] if value else []


def _names(people: object) -> Iterator[str]:
    for each in people if isinstance(people, list) else ():
        name = words(each.get("name")) if isinstance(each, dict) else None
        if name:
            yield name
