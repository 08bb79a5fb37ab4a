"""What goes wrong with a request, in an analyst's words, and how long a server asks to wait."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType

import httpx

from dragoman.collect.addresses import shown
from dragoman.errors import DragomanError, TooSlow, Unfetched

RETRIED = frozenset({429, 500, 502, 503, 504})
FAILING = 500
WORDS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        401: ("region", "is open to subscribers or members only"),
        402: ("region", "is open to subscribers only"),
        403: ("region", "is closed to us: to this region, or to programs"),
        404: ("not found", "there is no such page"),
        410: ("not found", "the page was taken down"),
        429: ("busy", "asks for fewer requests; run again later"),
        451: ("region", "is closed in this region, for legal reasons"),
        503: ("busy", "is busy; run again later"),
    }
)


def refused(name: str, status: int) -> Unfetched:
    """Return the failure that a status stands for."""
    kind, words = WORDS.get(status, ("", ""))
    if not kind:
        kind = "server" if status >= FAILING else "status"
        words = "the server fails" if kind == "server" else "the server gives no page"
    return Unfetched(name, kind, f"{words} ({status})")


def after(header: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds a ``Retry-After`` asks for: a number, or a date."""
    words = (header or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())


@asynccontextmanager
async def named(url: str, seconds: float) -> AsyncIterator[None]:
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
