"""The walk through the web: feeds and sitemaps give addresses, addresses give pages, host by host."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.attempt import attempt
from dragoman.collect.addresses import host_of, shown
from dragoman.collect.feeds import Entry, iso
from dragoman.collect.fetch import Fetched, Fetcher
from dragoman.collect.files import Limits
from dragoman.collect.left_out import left_out
from dragoman.collect.manners import Manners
from dragoman.collect.outlets import canonical
from dragoman.collect.page import Declared, Page
from dragoman.collect.payload import Listing, Payload, as_skip_kind, listing, page
from dragoman.collect.webarchive import READERS, archive_ending
from dragoman.errors import DragomanError, Unfetched
from dragoman.model.origin import Visit
from dragoman.model.press import Skip

DEEPEST = 3
"""Indexes of sitemaps that may lie in each other."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    url: str
    source: _Source
    entry: Entry | None = None
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
                    await self._add(_Job(url=each.wanted.url, source=each))
            for each in sources:
                await self._close(each)
        finally:
            await self._fetcher.close()

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
        address = canonical(shown(job.url)) or job.url
        if address in self._begun:
            return
        self._begun.add(address)
        seen = self._remembered(address)
        if job.depth > 0 and seen and not _newer(job.entry, seen):
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
                await self._put(Known(address))
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
            fetched = await self._fetcher.fetch(job.url, self._remembered(address), path)
            if fetched is None:
                await self._put(Known(address))
                return
            found = READERS[ending](path, Limits(bytes=self._manners.bytes))
            while (each := await asyncio.to_thread(next, found, None)) is not None:
                job.source.whole = job.source.whole and isinstance(each, Page)
                await self._put(_renamed(each, str(path), shown(job.url)))
        job.source.visits.append(_visit(address, fetched))

    async def _look(self, job: _Job, fetched: Fetched, visit: Visit) -> None:
        """Tell a feed from a page. Errors: ``DragomanError`` for what is neither."""
        payload = Payload(
            body=fetched.body,
            name=shown(job.url),
            url=fetched.url,
            media=fetched.media,
            charset=fetched.charset,
            limit=self._manners.bytes,
        )
        found, reason = await asyncio.to_thread(attempt, _looked, payload, None)
        if reason:
            raise Unfetched(payload.name, "unreadable", reason)
        if isinstance(found, DragomanError):
            raise found
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
            for each in _newest_first(found.sitemaps):
                await self._add(_Job(url=each.url, source=source, depth=job.depth + 1))
        skip = source.wanted.skip
        unwanted = {each.url for each in found.entries if left_out(each.url, skip)}
        for address in sorted(unwanted):
            await self._put(LeftOut(address))
        entries = _newest_first([each for each in found.entries if each.url not in unwanted])
        taken = entries[: source.left]
        source.left -= len(taken)
        source.beyond += len(entries) - len(taken)
        for each in taken:
            await self._add(_Job(url=each.url, source=source, entry=each, depth=job.depth + 1))

    async def _skip(self, url: str, kind: str, reason: str) -> None:
        await self._put(Skip(input=shown(url), reason=reason, stage="collect", kind=kind))


def _looked(payload: Payload) -> Listing | DragomanError | None:
    try:
        return listing(payload)
    except DragomanError as error:
        return error


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
        ),
        exchange=fetched.exchange,
        visit=visit,
    )


def _newer(entry: Entry | None, seen: Visit) -> bool:
    """Tell whether an entry says that its page changed after it was fetched."""
    changed = iso(entry.changed) if entry and entry.changed else None
    fetched = iso(seen.fetched)
    return bool(changed and fetched and changed > fetched)


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries by date; those without one stand behind, in their order."""
    return sorted(entries, key=_time, reverse=True)


def _time(entry: Entry) -> float:
    found = iso(entry.published or entry.changed or "")
    return found.timestamp() if found else -math.inf
