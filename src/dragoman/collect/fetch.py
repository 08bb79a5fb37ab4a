"""Polite HTTP: robots.txt, pauses, conditional requests, patience with limits; never half a page.

Every failure is an ``Unfetched`` or ``TooLarge`` that says what happened in an analyst's words.
robots.txt is read as RFC 9309 has it: none (4xx) allows all, a failing one (5xx) allows nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import httpx
from protego import Protego

from dragoman.collect import unpack
from dragoman.collect.addresses import host_of, shown
from dragoman.collect.heads import request_head, response_head
from dragoman.collect.hosts import Host, allows, rules_of
from dragoman.collect.manners import Manners
from dragoman.collect.refusals import RETRIED, after, named, refused
from dragoman.errors import TooLarge, Unfetched
from dragoman.model.origin import Exchange, Visit

MOVED = frozenset({301, 302, 303, 307, 308})
OK, NOT_MODIFIED, BUSY, FAILING, MISSING = 200, 304, 429, 500, 400
OPEN = 100
"""Connections that are kept open: a system lets a process have some hundreds."""
ROBOTS_BYTES = 500_000
"""RFC 9309, 2.5: at least 500 kibibytes must be read; what is beyond is cut off."""
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,"
    "application/feed+json,application/pdf;q=0.8,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: ``body`` unpacked, ``media`` its type and ``charset`` as the server says.

    ``url`` is where the redirects ended.
    """

    asked: str
    url: str
    body: bytes
    media: str
    charset: str | None
    exchange: Exchange
    etag: str | None
    modified: str | None
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One response, its body read where it was wanted."""

    response: httpx.Response
    body: bytes
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Want:
    """What to do with a body: keep up to ``limit`` bytes, ``cut`` it there, or write it ``into`` a file."""

    limit: int
    seconds: float
    cut: bool = False
    into: Path | None = None


class Fetcher:
    """Fetches addresses, each host by one connection; use it inside of one event loop."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._hosts: dict[str, Host] = {}
        self._open: dict[str, Host] = {}  # those with a connection, the last asked one last

    async def close(self) -> None:
        """Close all connections."""
        for host in self._hosts.values():
            await host.client.aclose()

    async def fetch(
        self, url: str, seen: Visit | None = None, into: Path | None = None
    ) -> Fetched | None:
        """Return what ``url`` gives; nothing where it has not changed since ``seen``.

        With ``into`` the body goes there as it was sent, and may be as large as an archive.

        Errors: ``Unfetched``, ``TooLarge``.
        """
        own = self._manners
        want = _Want(limit=own.bytes, seconds=own.seconds)
        if into is not None:
            want = _Want(limit=own.archive_bytes, seconds=own.archive_seconds, into=into)
        validators = _validators(seen)
        hops = _Hops(url, self._manners.redirects)
        while True:
            host = self._host(hops.at)
            await self._obey(host, hops.at)
            answer = await self._asked(host, hops.at, validators, want)
            status = answer.response.status_code
            if status == NOT_MODIFIED and validators:
                return None
            if status not in MOVED:
                break
            hops.go(answer.response.headers.get("location", ""))
        if status != OK:
            raise refused(shown(hops.at), status)
        return _fetched(url, hops.at, answer)

    async def sitemaps(self, url: str) -> list[str]:
        """Return the sitemaps that robots.txt of the host names. Errors: ``Unfetched``."""
        host = self._host(url)
        await self._obey(host, url)
        return [urljoin(url, each) for each in host.rules.sitemaps] if host.rules else []

    def _host(self, url: str) -> Host:
        name = host_of(url)
        if name not in self._hosts:
            self._hosts[name] = Host(name, self._manners)
        return self._hosts[name]

    async def _obey(self, host: Host, url: str) -> None:
        """Read the host's robots.txt once. Errors: ``Unfetched`` where it says no."""
        host.check_open(shown(url))
        async with host.reading_rules:
            if host.rules is None:
                host.rules = await self._rules(host)
        host.check_open(shown(url))
        if not allows(host.rules, url):
            raise Unfetched(shown(url), "robots", f"robots.txt of {host.name} asks not to fetch it")
        if host.pause() > self._manners.longest:
            reason = f"robots.txt asks to wait {host.pause():g} seconds between two pages"
            raise Unfetched(shown(url), "busy", reason)

    async def _rules(self, host: Host) -> Protego:
        hops = _Hops(f"{host.name}/robots.txt", self._manners.redirects)
        want = _Want(limit=ROBOTS_BYTES, seconds=self._manners.seconds, cut=True)
        try:
            while True:
                at = self._host(hops.at)
                answer = await self._asked(at, hops.at, {}, want)
                status = answer.response.status_code
                if status not in MOVED:
                    break
                hops.go(answer.response.headers.get("location", ""))
        except Unfetched as error:
            if error.kind in ("redirects", "unreadable"):
                return Protego.parse("")
            host.close(Unfetched(host.name, error.kind, error.message))
            return Protego.parse("")
        if status == BUSY or status >= FAILING:
            reason = f"its robots.txt fails ({status}), so nothing of it is fetched now"
            host.close(Unfetched(host.name, "server", reason))
        return rules_of(answer.body if status == OK else b"")

    async def _asked(self, host: Host, url: str, extra: Mapping[str, str], want: _Want) -> _Answer:
        """Ask, again where that may help. Errors: ``Unfetched``, ``TooLarge``."""
        async with host.lock:
            for attempt in range(self._manners.attempts):
                host.check_open(shown(url))
                last = attempt == self._manners.attempts - 1
                try:
                    await host.wait()
                    answer = await self._once(host, url, extra, want)
                except Unfetched as error:
                    if last or error.kind not in ("unreachable", "cut short", "slow"):
                        host.failed(error)
                        raise
                    wait = self._manners.backoff * 2**attempt
                else:
                    host.answered()
                    if answer.response.status_code not in RETRIED:
                        return answer
                    wait = self._patience(host, url, answer.response, attempt)
                    if last:
                        return answer
                await asyncio.sleep(wait)
        raise AssertionError("an attempt returns or raises")

    def _patience(self, host: Host, url: str, response: httpx.Response, attempt: int) -> float:
        """Return how long to wait before asking again. Errors: ``Unfetched`` where that is too long."""
        wanted = after(response.headers.get("retry-after"))
        if wanted is not None and wanted > self._manners.longest:
            reason = f"asks to wait {wanted:.0f} seconds ({response.status_code}); run again later"
            host.close(Unfetched(host.name, "busy", reason))
            raise Unfetched(shown(url), "busy", reason)
        return max(wanted or 0.0, self._manners.backoff * float(2**attempt))

    async def _once(self, host: Host, url: str, extra: Mapping[str, str], want: _Want) -> _Answer:
        """Send one request and read what it gives."""
        own = {
            "User-Agent": self._manners.agent,
            "Accept": ACCEPT,
            "Accept-Encoding": unpack.ACCEPTED,
        }
        try:
            async with (
                named(url, want.seconds),
                host.client.stream("GET", url, headers={**own, **extra}) as response,
            ):
                body = b""
                if response.status_code == OK:
                    body = await _body(response, want, shown(url))
                return _Answer(response=response, body=body, when=now())
        finally:
            host.asked()
            await self._spare(host)

    async def _spare(self, asked: Host) -> None:
        """Close the connections of hosts that were asked longest ago, where many are open."""
        self._open.pop(asked.name, None)
        self._open[asked.name] = asked
        while len(self._open) > OPEN:
            longest = self._open.pop(next(iter(self._open)))
            if not longest.lock.locked():
                await longest.hang_up()


async def _body(response: httpx.Response, want: _Want, name: str) -> bytes:
    encoding, limit = response.headers.get("content-encoding", ""), want.limit
    if want.into is not None:
        await _written(response, want.into, limit, name)
        return b""
    if want.cut:
        taker = unpack.taking(encoding, limit, name)
        async for chunk in response.aiter_raw():
            try:
                taker.take(chunk)
            except TooLarge:
                return taker.so_far()
        return taker.whole()
    stated = response.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > limit:
        raise unpack.too_large(name, limit)
    return await unpack.body(response.aiter_raw(), encoding, limit, name)


async def _written(response: httpx.Response, path: Path, limit: int, name: str) -> None:
    """Write a body as it was sent. Errors: ``TooLarge``."""
    size = 0
    with path.open("wb") as file:
        async for chunk in response.aiter_raw():
            size += len(chunk)
            if size > limit:
                raise TooLarge(name, f"is an archive of more than {limit / 1e9:g} GB")
            await asyncio.to_thread(file.write, chunk)


class _Hops:
    """The addresses of a chain of redirects. Errors: ``Unfetched`` for a loop, or too many."""

    def __init__(self, url: str, most: int) -> None:
        self.at = urldefrag(url).url
        self._first = url
        self._been = {self.at}
        self._most = most

    def go(self, location: str) -> None:
        name = shown(self._first)
        try:
            self.at = urldefrag(urljoin(self.at, location.strip())).url
        except ValueError:
            raise Unfetched(name, "redirects", "leads to what is no address") from None
        if not location.strip() or self.at in self._been:
            raise Unfetched(name, "redirects", f"leads round in a circle, by {shown(self.at)}")
        self._been.add(self.at)
        if len(self._been) > self._most + 1:
            raise Unfetched(name, "redirects", f"leads on more than {self._most} times")


def _validators(seen: Visit | None) -> dict[str, str]:
    if seen is None:
        return {}
    found = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
    return {name: value for name, value in found.items() if value}


def _fetched(asked: str, url: str, answer: _Answer) -> Fetched:
    head = answer.response.headers
    return Fetched(
        asked=asked,
        url=url,
        body=answer.body,
        media=head.get("content-type", "").partition(";")[0].strip().lower(),
        charset=answer.response.charset_encoding,
        exchange=Exchange(
            request=request_head(answer.response.request),
            response=response_head(answer.response, len(answer.body)),
        ),
        etag=head.get("etag"),
        modified=head.get("last-modified"),
        when=answer.when,
    )


def now() -> str:
    """Return the time as it is kept (RFC 3339, UTC, whole seconds)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
