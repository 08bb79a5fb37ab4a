"""Polite HTTP: robots.txt, pauses, conditional requests, patience with limits; never half a page.

Every failure is an ``Unfetched`` or ``TooLarge`` that says what happened in an analyst's words.
robots.txt is read as RFC 9309 has it: none (4xx) allows all, a failing one (5xx) allows nothing.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urldefrag, urljoin

import httpx
from protego import Protego

from dragoman.collect import unpack
from dragoman.collect.addresses import host_of, shown
from dragoman.collect.heads import request_head, response_head
from dragoman.collect.hosts import Host, allows
from dragoman.collect.manners import Manners
from dragoman.collect.refusals import RETRIED, after, refused
from dragoman.errors import DragomanError, TooLarge, TooSlow, Unfetched
from dragoman.model.origin import Exchange, Visit

MOVED = frozenset({301, 302, 303, 307, 308})
OK, NOT_MODIFIED, BUSY, FAILING, MISSING = 200, 304, 429, 500, 400
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


class Fetcher:
    """Fetches addresses, each host by one connection; use it inside of one event loop."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._hosts: dict[str, Host] = {}

    async def close(self) -> None:
        """Close all connections."""
        for host in self._hosts.values():
            await host.client.aclose()

    async def fetch(self, url: str, seen: Visit | None = None) -> Fetched | None:
        """Return what ``url`` gives; nothing where it has not changed since ``seen``.

        Errors: ``Unfetched``, ``TooLarge``.
        """
        validators = _validators(seen)
        hops = _Hops(url, self._manners.redirects)
        while True:
            host = self._host(hops.at)
            await self._obey(host, hops.at)
            answer = await self._asked(host, hops.at, validators, self._manners.bytes)
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
        return list(host.rules.sitemaps) if host.rules else []

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
        try:
            while True:
                at = self._host(hops.at)
                answer = await self._asked(at, hops.at, {}, ROBOTS_BYTES, cut=True)
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
        text = answer.body.decode("utf-8", "replace") if status == OK else ""
        return Protego.parse(text)

    async def _asked(
        self, host: Host, url: str, extra: Mapping[str, str], limit: int, *, cut: bool = False
    ) -> _Answer:
        """Ask, again where that may help. Errors: ``Unfetched``, ``TooLarge``."""
        async with host.lock:
            for attempt in range(self._manners.attempts):
                host.check_open(shown(url))
                last = attempt == self._manners.attempts - 1
                try:
                    await host.wait()
                    answer = await self._once(host, url, extra, limit if not cut else -limit)
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

    async def _once(self, host: Host, url: str, extra: Mapping[str, str], limit: int) -> _Answer:
        """Send one request and read what it gives; a negative limit cuts the body there."""
        own = {
            "User-Agent": self._manners.agent,
            "Accept": ACCEPT,
            "Accept-Encoding": unpack.ACCEPTED,
        }
        try:
            async with (
                _named(url, self._manners.seconds),
                host.client.stream("GET", url, headers={**own, **extra}) as response,
            ):
                body = b""
                if response.status_code == OK:
                    body = await _body(response, limit, shown(url))
                return _Answer(response=response, body=body, when=_now())
        finally:
            host.asked()


async def _body(response: httpx.Response, limit: int, name: str) -> bytes:
    encoding = response.headers.get("content-encoding", "")
    if limit < 0:
        taker = unpack.taking(encoding, -limit, name)
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


@asynccontextmanager
async def _named(url: str, seconds: float) -> AsyncIterator[None]:
    """Limit the time of one request, and say in words what went wrong with it."""
    name = shown(url)
    try:
        async with asyncio.timeout(seconds):
            yield
    except Unfetched as error:
        raise Unfetched(name, error.kind, error.message) from None
    except (TimeoutError, TooSlow):
        raise Unfetched(name, "slow", f"took longer than {seconds:g} seconds") from None
    except httpx.TimeoutException:
        raise Unfetched(name, "slow", "the host is silent for too long") from None
    except (httpx.RemoteProtocolError, httpx.ReadError) as error:
        raise _broken(name, error) from None
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, ValueError) as error:
        raise _unreached(name, error) from None


def _broken(name: str, error: Exception) -> DragomanError:
    said = str(error)
    if "without sending complete" in said or "incomplete chunked" in said or not said:
        return Unfetched(name, "cut short", "the connection ended before the page did")
    return Unfetched(name, "unreadable", f"answers with no proper HTTP: {said[:200]}")


def _unreached(name: str, error: BaseException) -> DragomanError:
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ssl.SSLCertVerificationError):
            return Unfetched(
                name, "tls", f"its certificate cannot be trusted: {inner.verify_message}"
            )
        if isinstance(inner, ssl.SSLError):
            return Unfetched(name, "tls", f"no safe connection: {inner.reason or inner}")
        inner = inner.__cause__ or inner.__context__
    return Unfetched(name, "unreachable", f"cannot be reached: {error or type(error).__name__}")


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


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
