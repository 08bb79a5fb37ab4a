"""A first look at an outlet: its site, or what was saved of it, to make a profile from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from dragoman.collect.addresses import shown
from dragoman.collect.apart import Lists
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.feeds import Entry
from dragoman.collect.fetch import Fetched, Fetcher
from dragoman.collect.files import Limits, content
from dragoman.collect.manners import Manners
from dragoman.collect.outlets import canonical, host
from dragoman.collect.payload import Listing, Payload, listing, page
from dragoman.collect.profile import USUAL, Front, Seen, front
from dragoman.errors import DragomanError, Nothing

SAMPLE = 5
"""Pieces of a site that are looked at."""
FEEDS = 3
"""Feeds that are looked at; a site may offer one a rubric."""
LISTED = 1000
"""Entries of a large feed that are looked at."""
NOWHERE = Front(names=(), language=None, country=None, feeds=())


async def site(url: str, manners: Manners, context: ExtractContext) -> Seen:
    """Look at a site. Errors: ``DragomanError`` when its address gives nothing at all."""
    fetcher = Fetcher(manners)
    try:
        return await _Look(fetcher, manners, context).at(url)
    finally:
        await fetcher.close()


class _Look:
    """Fetches what tells of one site; what is not there is passed over."""

    def __init__(self, fetcher: Fetcher, manners: Manners, context: ExtractContext) -> None:
        self._fetcher = fetcher
        self._limit = manners.bytes
        self._lists = Lists(manners.reading)
        self._context = context

    async def at(self, url: str) -> Seen:
        fetched = await self._fetcher.fetch(url)
        if fetched is None:
            raise Nothing(shown(url), "gave nothing")
        found = await self._lists.of(self._payload(fetched))
        root = urljoin(fetched.url, "/")
        seen = Seen(site=fetched.url, front=NOWHERE)
        if found is None:
            seen.front = front(page(self._payload(fetched)).content, fetched.url)
        else:
            _list(seen, fetched.url, found)
            start = await self._try(root)
            seen.front = front(page(start).content, root) if start else NOWHERE
        maps = (await self._fetcher.sitemaps(fetched.url))[:FEEDS]
        named = [*seen.front.feeds[:FEEDS], *maps, *(urljoin(root, each) for each in USUAL)]
        for address in dict.fromkeys(each for each in named if each not in seen.sources):
            if seen.entries and address not in seen.front.feeds:
                break
            await self._listed(seen, address)
        for entry in seen.entries[:SAMPLE]:
            await self._piece(seen, entry)
        return seen

    async def _listed(self, seen: Seen, address: str) -> None:
        payload = await self._try(address)
        try:
            found = await self._lists.of(payload) if payload else None
            if found is None:
                return
            newest = max(
                found.sitemaps, key=lambda each: (each.changed or "", each.url), default=None
            )
            if newest and not found.entries:
                inner = await self._try(newest.url)
                within = await self._lists.of(inner) if inner else None
                found = replace(found, entries=(within or Listing()).entries)
        except DragomanError:
            return  # a list that is offered and cannot be read is none
        _list(seen, address, found)

    async def _piece(self, seen: Seen, entry: Entry) -> None:
        payload = await self._try(entry.url)
        try:
            if payload is None:
                return
            read = page(payload)
            seen.articles.append(extract(read, self._context))
            names = (*seen.front.names, *front(read.content, entry.url).names)
            seen.front = replace(seen.front, names=tuple(dict.fromkeys(names)))
        except DragomanError:
            return

    async def _try(self, url: str) -> Payload | None:
        try:
            fetched = await self._fetcher.fetch(url)
        except DragomanError:
            return None
        return self._payload(fetched) if fetched else None

    def _payload(self, fetched: Fetched) -> Payload:
        return Payload(
            body=fetched.body,
            name=shown(fetched.asked),
            url=fetched.url,
            media=fetched.media,
            charset=fetched.charset,
            limit=self._limit,
            most=LISTED,
        )


def _list(seen: Seen, address: str, found: Listing) -> None:
    if found.entries:
        seen.sources.append(address)
        known = {each.url for each in seen.entries}
        seen.entries.extend(each for each in found.entries if each.url not in known)


def saved(paths: Sequence[Path], limits: Limits, context: ExtractContext) -> Seen:
    """Look at saved pages and feeds. Errors: ``Nothing`` when none of them can be read."""
    seen = Seen(site="", front=NOWHERE)
    fronts: list[Front] = []
    for path in _files(paths):
        try:
            payload = Payload(
                body=content(path, limits), name=str(path), url="", limit=limits.bytes
            )
            found = listing(payload)
            if found is not None:
                _list(seen, str(path), found)
                continue
            read = page(replace(payload, media="text/html"))
            fronts.append(front(read.content, ""))
            seen.articles.append(extract(read, context))
        except DragomanError:
            continue
    if not (seen.articles or seen.entries):
        raise Nothing(", ".join(map(str, paths)), "holds no page and no feed that can be read")
    return _whole(seen, fronts)


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        found += (
            sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        )
    return found


def _whole(seen: Seen, fronts: Sequence[Front]) -> Seen:
    """Put together what single pages say: their common site, the names most of them give."""
    addresses = [*(each.url for each in seen.entries), *(each.url for each in seen.articles)]
    hosts = [name for each in addresses if (name := host(canonical(each)))]
    if hosts:
        seen.site = f"https://{max(sorted(set(hosts)), key=hosts.count)}/"
    names = [name for each in fronts for name in each.names]
    feeds = [url for each in fronts for url in each.feeds if urlsplit(url).netloc]
    first = next((each for each in fronts if each.language), NOWHERE)
    seen.front = Front(
        names=tuple(sorted(dict.fromkeys(names), key=lambda each: -names.count(each))),
        language=first.language,
        country=first.country,
        feeds=tuple(dict.fromkeys(feeds)),
    )
    return seen
