"""Which of the desk's outlets a piece is from: by code or name, or by the domain of its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from dragoman.collect.bylines import folded
from dragoman.language.hosts import ascii_host, readable_host
from dragoman.language.names import by_host
from dragoman.model.press import Outlet

TRACKING = re.compile(
    r"utm_.*|_?openstat|(?:fb|g|y|ys|d|ms)cl(?:id|kid)|mc_[ce]id|igshid|from|ref|referrer|rss|at_.*|cmp",
    re.IGNORECASE,
)


PORTS = {"http": 80, "https": 443}
SHORT = 3
"""Letters of a part of a host that is no name («co», «www», «com»)."""


def canonical(url: str | None) -> str | None:
    """Return ``url`` with scheme and host in one form (IDNA, small letters), without fragment and tracking.

    Nothing for what is no web address.
    """
    if not url or not re.match(r"https?://", url, re.IGNORECASE):
        return None
    try:
        parts = urlsplit(url.strip())
        query = parse_qsl(parts.query, keep_blank_values=True)
        net = _net(parts)
    except ValueError:
        return None
    kept = [(key, value) for key, value in query if not TRACKING.fullmatch(key)]
    plain = parts.query if len(kept) == len(query) else urlencode(kept, errors="replace")
    whole = (parts.scheme.lower(), net, parts.path or "/", plain, "")
    made = urlunsplit(whole)
    return made if _is_address(made) else None


def _net(parts: SplitResult) -> str:
    """Return user, host and port; without the port that the scheme has. Errors: ``ValueError``."""
    name, user = ascii_host(parts.hostname or ""), parts.netloc.rpartition("@")[0]
    inner = f"[{name}]" if ":" in name else name
    port = "" if parts.port in (None, PORTS[parts.scheme.lower()]) else f":{parts.port}"
    return f"{user}@{inner}{port}" if user else f"{inner}{port}"


def _is_address(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def host(url: str | None) -> str:
    """Return the host of a canonical address as people read it, without ``www.``; empty for none."""
    return readable_host(urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def sites(url: str | None) -> tuple[str, ...]:
    """Return what a site may call itself by its address: the whole host, and its own part."""
    site = host(canonical(url))
    parts = site.split(".")
    own = [each for each in parts[:-1] if len(each) > SHORT]
    return (site, *own) if site else ()


def outlet(
    named: Iterable[str], url: str | None, outlets: Sequence[Outlet], *, declared: bool
) -> Outlet | None:
    """Return the outlet that the names or the address give.

    Names somebody declared come before the address; on a page the address comes first, for a
    page's own metadata may name the house that owns it.
    """
    by_address, by_name = by_host(host(url), outlets), _by_name(named, outlets)
    return (by_name or by_address) if declared else (by_address or by_name)


def _by_name(named: Iterable[str], outlets: Sequence[Outlet]) -> Outlet | None:
    for name in named:
        wanted = folded(name)
        for each in outlets:
            if wanted and wanted in map(folded, (each.id, each.name, each.house, *each.names)):
                return each
    return None
