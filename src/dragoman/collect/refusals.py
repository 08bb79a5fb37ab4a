"""What a server says no with, in an analyst's words, and how long it asks to wait."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType

from dragoman.errors import Unfetched

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
