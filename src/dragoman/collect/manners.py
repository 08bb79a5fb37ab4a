"""How the desk behaves in the web, as values: who it says it is, how long it waits, what it bears."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field

import httpx

TOKEN = "dragoman"  # noqa: S105 - the name robots.txt knows us by
WEB = 20_000_000


def trusted() -> ssl.SSLContext:
    """Return the certificates a browser trusts, and those of ``SSL_CERT_FILE``."""
    return httpx.create_ssl_context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Sizes in bytes, times in seconds; ``allowed`` are hosts that need not be public."""

    agent: str = TOKEN
    allowed: frozenset[str] = frozenset()
    bytes: int = WEB
    seconds: float = 60.0
    """One request, from the search for its host to the last byte."""
    reading: float = 60.0
    """To read one feed or sitemap, fetched already."""
    silence: float = 20.0
    """To connect, and between two bytes."""
    pause: float = 1.0
    """Between two requests to one host, where its robots.txt asks for no more."""
    longest: float = 60.0
    """The most a host may ask us to wait; who asks for more is left for this run."""
    attempts: int = 3
    backoff: float = 2.0
    """Before the second attempt; twice as long before the next."""
    redirects: int = 5
    hosts: int = 48
    """Hosts asked at once, one connection each."""
    failures: int = 3
    """Addresses of a host that are not reached in a row before it is left for this run."""
    archive_bytes: int = 20_000_000_000
    archive_seconds: float = 6 * 3600.0
    """The same for a web archive that is fetched whole."""
    context: ssl.SSLContext = field(default_factory=trusted)
