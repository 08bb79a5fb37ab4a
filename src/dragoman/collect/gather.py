"""The walk through the web: feeds and sitemaps give addresses, addresses give pages, host by host."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.collect.addresses import host_of, shown
from dragoman.collect.apart import Lists
from dragoman.collect.feeds import Entry, iso
from dragoman.collect.fetch import Fetched, Fetcher, now
from dragoman.collect.files import Limits
from dragoman.collect.left_out import left_out
from dragoman.collect.manners import Manners
from dragoman.collect.newest import newest_first
from dragoman.collect.outlets import canonical
from dragoman.collect.page import Declared, Page
from dragoman.collect.payload import Listing, Payload, as_skip_kind, page
from dragoman.collect.webarchive import READERS, archive_ending
from dragoman.errors import DragomanError, Unfetched
from dragoman.model.origin import Visit
from dragoman.model.press import Skip

DEEPEST = 3
"""Indexes of sitemaps that may lie in each other."""
DAY = timedelta(days=1)
PASSING = frozenset({"busy", "cut short", "server", "slow", "unreachable"})
"""Failures that may be over by the next run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An address to collect: a page, a feed or a sitemap; ``limit`` the entries taken, newest first.

    ``outlet`` and ``language`` are what the desk knows of all that comes from there. ``told``: the
    desk's own limit, beyond which nothing is named as missing. ``skip`` are patterns of listed
    addresses that are not fetched (``bounded.leads``).
    """

    url: str
    outlet: str | None = None
    language: str | None = None
    limit: int = 1000
    told: bool = False
    skip: tuple[str, ...] = ()
    refused: str | None = None
    """Why it cannot be asked for at all."""


@dataclass(frozen=True, slots=True)
class Known:
    """An address that was fetched before and has not changed."""

    address: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An address that the outlet's profile leaves out; it was not fetched."""

    address: str


Found = Page | Skip | Known | LeftOut | Visit
"""A ``Visit`` is that of a feed or sitemap, to be kept when all it lists is."""


@dataclass(slots=True)
class _Source:
    """A wanted address and what became of it so far."""

    wanted: Wanted
    left: int
    beyond: int = 0
    whole: bool = True
    visits: list[Visit] = field(default_factory=list)

    @property
    def most(self) -> int:
        """Entries that are wanted of a feed; twice as many where the profile leaves some out."""
        return self.left * 2 if self.wanted.skip else self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    url: str
    source: _Source
    entry: Entry | None = None
    changed: str | None = None
    """When a further list changed, by the one that names it."""
    depth: int = 0


class Walk:
    """Fetches what is wanted and all it lists, and hands on what it finds as it comes."""

    def __init__(
        self,
        manners: Manners,
        remembered: Callable[[str], Visit | None],
        put: Callable[[Found], Awaitable[None]],
    ) -> None:
        """``remembered`` tells when an address was last fetched; ``put`` may wait."""
        self._manners = manners
        self._remembered = remembered
        self._put = put
        self._fetcher = Fetcher(manners)
        self._lists = Lists(manners.reading)
        self._queues: dict[str, deque[_Job]] = {}
        self._tasks = asyncio.TaskGroup()
        self._places = asyncio.Semaphore(manners.hosts)
        self._begun: set[str] = set()

    async def run(self, wanted: Iterable[Wanted]) -> None:
        """Walk to the end."""
        sources = [_Source(each, each.limit) for each in wanted]
        try:
            async with asyncio.TaskGroup() as self._tasks:
                for each in sources:
                    await self._begin(each)
            for each in sources:
                await self._close(each)
        finally:
            await self._fetcher.close()

    async def _begin(self, source: _Source) -> None:
        if source.wanted.refused:
            await self._skip(source.wanted.url, "address", source.wanted.refused)
        else:
            await self._add(_Job(url=source.wanted.url, source=source))

    async def _close(self, source: _Source) -> None:
        if source.beyond and not source.wanted.told:
            reason = f"{source.beyond} older entries or sitemaps lie beyond limit = {source.wanted.limit}"
            await self._skip(source.wanted.url, "limit", reason)
        if source.whole and not source.beyond:
            for visit in source.visits:
                await self._put(visit)

    async def _add(self, job: _Job) -> None:
        """Queue a job behind the others of its host."""
        try:
            name = host_of(job.url)
        except Unfetched as error:
            await self._skip(error.name, error.kind, error.message)
            return
        if name in self._queues:
            self._queues[name].append(job)
            return
        self._queues[name] = deque([job])
        self._tasks.create_task(self._host(name))

    async def _host(self, name: str) -> None:
        queue = self._queues[name]
        async with self._places:
            while queue:
                await self._one(queue.popleft())
        del self._queues[name]

    async def _one(self, job: _Job) -> None:
        address = known_as(job.url)
        if address in self._begun:
            return
        self._begun.add(address)
        seen = self._remembered(address)
        if job.depth > 0 and seen and not _due(job, seen):
            await self._put(Known(address))
            return
        if job.depth > 0 and job.entry is None and job.source.left <= 0:
            job.source.beyond += 1
            return
        try:
            if job.entry is None and (ending := archive_ending(job.url)):
                await self._archive(job, address, ending)
                return
            fetched = await self._fetcher.fetch(job.url, seen)
            if fetched is None:
                await self._same(seen)
            else:
                await self._look(job, fetched, _visit(address, fetched))
        except DragomanError as error:
            kind = as_skip_kind(error)
            job.source.whole = job.source.whole and kind not in PASSING
            await self._skip(job.url, kind, error.message)

    async def _archive(self, job: _Job, address: str, ending: str) -> None:
        """Fetch a web archive into a file and hand on its pages. Errors: ``DragomanError``."""
        with TemporaryDirectory(prefix="dragoman-") as folder:
            path = Path(folder) / f"archive{ending}"
            seen = self._remembered(address)
            fetched = await self._fetcher.fetch(job.url, seen, path)
            if fetched is None:
                await self._same(seen)
                return
            found = READERS[ending](path, Limits(bytes=self._manners.bytes))
            while (each := await asyncio.to_thread(next, found, None)) is not None:
                job.source.whole = job.source.whole and isinstance(each, Page)
                await self._put(_renamed(each, str(path), shown(job.url)))
        job.source.visits.append(_visit(address, fetched))

    async def _same(self, seen: Visit | None) -> None:
        """Hand on that an address was asked for, and has not changed since it was ``seen``."""
        if seen is not None:
            await self._put(Known(seen.address))
            await self._put(replace(seen, fetched=now()))

    async def _look(self, job: _Job, fetched: Fetched, visit: Visit) -> None:
        """Tell a feed from a page. Errors: ``DragomanError`` for what is neither."""
        payload = Payload(
            body=fetched.body,
            name=shown(job.url),
            url=fetched.url,
            media=fetched.media,
            charset=fetched.charset,
            limit=self._manners.bytes,
            most=job.source.most,
        )
        found = await self._lists.of(payload)
        if found is None:
            await self._put(_page(job, fetched, visit, page(payload)))
        elif job.entry is not None:
            raise Unfetched(
                payload.name, "unreadable", "is a feed or sitemap, where a page should be"
            )
        else:
            job.source.visits.append(visit)
            await self._follow(job, found)

    async def _follow(self, job: _Job, found: Listing) -> None:
        source = job.source
        if found.broken:
            source.whole = False
            await self._skip(job.url, "cut short", found.broken)
        if job.depth < DEEPEST:
            for each in newest_first(found.sitemaps):
                await self._add(
                    _Job(url=each.url, source=source, changed=each.changed, depth=job.depth + 1)
                )
        skip = source.wanted.skip
        unwanted = {each.url for each in found.entries if left_out(each.url, skip)}
        for address in sorted(unwanted):
            await self._put(LeftOut(address))
        entries = newest_first([each for each in found.entries if each.url not in unwanted])
        taken = entries[: source.left]
        source.left -= len(taken)
        source.beyond += len(entries) - len(taken) + found.beyond
        if found.older and any(self._remembered(known_as(each.url)) is None for each in taken):
            await self._add(_Job(url=found.older, source=source, depth=max(1, job.depth)))
        for each in taken:
            await self._add(_Job(url=each.url, source=source, entry=each, depth=job.depth + 1))

    async def _skip(self, url: str, kind: str, reason: str) -> None:
        await self._put(Skip(input=known_as(url), reason=reason, stage="collect", kind=kind))


def known_as(url: str) -> str:
    """Return the name of an address in all that the desk keeps of it: its visits, and its failures."""
    return canonical(shown(url)) or shown(url)


def _renamed(found: Page | Skip, path: str, url: str) -> Page | Skip:
    """Name what came out of a fetched archive by where the archive lies."""
    if isinstance(found, Page):
        return replace(found, source=found.source.replace(path, url, 1))
    return replace(found, input=found.input.replace(path, url, 1))


def _visit(address: str, fetched: Fetched) -> Visit:
    return Visit(
        address=address, fetched=fetched.when, etag=fetched.etag, modified=fetched.modified
    )


def _page(job: _Job, fetched: Fetched, visit: Visit, found: Page) -> Page:
    """Return the page with what is known of it from outside."""
    entry = job.entry or Entry(url=job.url)
    return replace(
        found,
        url=shown(fetched.url),
        declared=Declared(retrieved=fetched.when),
        hinted=Declared(
            title=entry.title,
            authors=entry.authors,
            outlet=job.source.wanted.outlet,
            outlet_name=entry.outlet,
            published=entry.published,
            section=entry.section,
            language=entry.language or job.source.wanted.language,
            listed=known_as(job.source.wanted.url) if job.entry else None,
        ),
        exchange=fetched.exchange,
        visit=visit,
    )


def _due(job: _Job, seen: Visit) -> bool:
    """Tell whether what a list names is to be asked for again.

    A piece is where the list says that it changed after it was fetched; a further list always is, but
    where it is said to have rested since the day before that.
    """
    stated = job.entry.changed if job.entry else job.changed
    changed, fetched = iso(stated or ""), iso(seen.fetched)
    if changed is None or fetched is None:
        return job.entry is None
    return changed > (fetched if job.entry else fetched - DAY)
