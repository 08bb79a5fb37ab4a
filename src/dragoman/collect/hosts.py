"""One host at a time, one request at a time: its pause, its robots.txt, its bad days."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable

import httpx
from protego import Protego

from dragoman.collect.addresses import Checked
from dragoman.collect.manners import TOKEN, Manners
from dragoman.errors import Unfetched

VERSION = re.compile(r"^([ \t]*user-agent[ \t]*:[ \t]*[\w-]+)/\S*", re.IGNORECASE | re.MULTILINE)
UNREACHED = frozenset({"unreachable", "slow", "tls", "address"})


class Host:
    """What is known of one host in this run; ``async with host.lock`` holds its one connection."""

    def __init__(
        self, name: str, manners: Manners, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.name = name
        self.lock = asyncio.Lock()
        self.reading_rules = asyncio.Lock()
        self.rules: Protego | None = None
        self.closed: Unfetched | None = None
        self._transport = Checked(manners.allowed, manners.context)
        self.client = httpx.AsyncClient(
            transport=self._transport,
            timeout=manners.silence,
            follow_redirects=False,
            trust_env=False,
        )
        self._manners = manners
        self._clock = clock
        self._asked: float | None = None
        self._failed = 0

    async def hang_up(self) -> None:
        """Close the connection; the next request makes another."""
        await self._transport.aclose()

    async def wait(self) -> None:
        """Wait until the host may be asked again."""
        if self._asked is not None:
            await asyncio.sleep(max(0.0, self._asked + self.pause() - self._clock()))

    def asked(self) -> None:
        """Begin the pause before the next request."""
        self._asked = self._clock()

    def pause(self) -> float:
        """Return the seconds between two requests: ours, or what robots.txt asks for."""
        wanted = [self._manners.pause]
        if self.rules is not None:
            delay = self.rules.crawl_delay(TOKEN)
            rate = self.rules.request_rate(TOKEN)
            wanted += [delay] if delay else []
            wanted += [rate.seconds / rate.requests] if rate and rate.requests else []
        return max(wanted)

    def answered(self) -> None:
        """Note that the host is there."""
        self._failed = 0

    def failed(self, error: Unfetched) -> None:
        """Note a failure; after several in a row, or one that will not pass, the host is left."""
        if error.kind not in UNREACHED:
            return
        self._failed += 1
        if error.kind in ("tls", "address") or self._failed >= self._manners.failures:
            self.close(error)

    def close(self, error: Unfetched) -> None:
        """Ask this host no more in this run."""
        self.closed = error

    def check_open(self, name: str) -> None:
        """Errors: ``Unfetched`` where the host was left."""
        if self.closed is not None:
            raise Unfetched(name, self.closed.kind, self.closed.message)


def rules_of(body: bytes) -> Protego:
    """Return a robots.txt, in UTF-8 with or without its mark; a version behind our name says nothing."""
    text = body.decode("utf-8-sig", "replace")
    return Protego.parse(VERSION.sub(r"\1", text))


def allows(rules: Protego, url: str) -> bool:
    """Tell whether robots.txt lets us fetch ``url``."""
    return bool(rules.can_fetch(url, TOKEN))
