"""Which addresses are fetched: public ones alone, and the very one that was looked at.

A name is resolved once; every address it gives must be public, and the connection is made to one of
them by number, so that a name cannot mean another machine a moment later (DNS rebinding). Redirects
come through here like any other request.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit, urlunsplit

import httpx

from dragoman.errors import Unfetched
from dragoman.language.hosts import ascii_host

Address = IPv4Address | IPv6Address

SECRET = re.compile(
    r"(token|secret|passw(?:or)?d|pwd|signature|credential|session(?:id)?|api_?key|auth|sig|sid"
    r"|jsessionid|phpsessid)=([^&#;]*)",
    re.IGNORECASE,
)
NO_HOST = re.compile(r"[\s\x00-\x20\x7f-\x9f\ud800-\udfff%@<>\\^|\"`{}]")
"""What no host's name holds, nor the zone of a link-local address."""
HIDDEN = r"\1=hidden"
SIGNING = re.compile(
    r"x-(?:amz|goog)-(?:algorithm|credential|date|expires|signedheaders|security-token|content-sha256)=",
    re.IGNORECASE,
)
"""What a signed address holds beside its signature: another each time, and of no meaning afterwards."""
LONGEST = 8000
"""Characters of an address; servers take no longer ones (RFC 9110, 4.1)."""
TRIED = 3
"""Addresses of one name that are tried."""
NAT64 = ip_network("64:ff9b::/96")
LOCAL_NAT64 = ip_network("64:ff9b:1::/48")


def shown(url: str) -> str:
    """Return ``url`` as it may be printed and kept: no user, no password, no token, no fragment."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return SECRET.sub(HIDDEN, re.sub(r"//[^/@]*@", "//", url))
    net = parts.netloc.rpartition("@")[2]
    path, query = (SECRET.sub(HIDDEN, each) for each in (parts.path, parts.query))
    query = "&".join(each for each in query.split("&") if not SIGNING.match(each))
    return urlunsplit((parts.scheme, net, path, query, ""))


def host_of(url: str) -> str:
    """Return scheme, host (in one form) and port of a web address. Errors: ``Unfetched`` for any other thing."""
    try:
        parts = urlsplit(url)
        name, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        name, port = "", None
    scheme = url.partition("://")[0].lower()
    if scheme not in ("http", "https"):
        raise Unfetched(shown(url), "address", "only http and https addresses are fetched")
    if not name or NO_HOST.search(name) or len(url) > LONGEST:
        raise Unfetched(shown(url), "address", "is no address of a page")
    name = ascii_host(name)
    inner = f"[{name}]" if ":" in name else name
    return f"{scheme}://{inner}:{port or (443 if scheme == 'https' else 80)}"


def is_public(address: Address) -> bool:
    """Tell whether an address lies in the open net, also where it carries an IPv4 one inside."""
    if isinstance(address, IPv6Address):
        if address in LOCAL_NAT64 or address.is_site_local:
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address.teredo:
            inner = address.teredo[1]
        if inner is None and (address in NAT64 or int(address) >> 32 == 0):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    closed = address.is_multicast or address.is_reserved or address.is_unspecified
    inside = address.is_private or address.is_loopback or address.is_link_local
    return address.is_global and not (closed or inside)


async def resolved(host: str, port: int, allowed: Collection[str]) -> tuple[str, ...]:
    """Return the addresses of ``host``. Errors: ``Unfetched`` where one of them is not public.

    ``allowed`` names hosts that may lie anywhere.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unfetched(host, "unreachable", "there is no such host") from None
    numbers = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    for number in numbers if host not in allowed else ():
        if not is_public(ip_address(number)):
            what = number if host == number else f"{host} is {number}, which"
            reason = f"{what} is no public address; allow_hosts in desk.toml names exceptions"
            raise Unfetched(host, "address", reason)
    return numbers


class Checked(httpx.AsyncBaseTransport):
    """A transport that connects to addresses that were checked, over one connection."""

    def __init__(self, allowed: Collection[str], context: ssl.SSLContext) -> None:
        self._allowed = allowed
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=1)
        self._inner = httpx.AsyncHTTPTransport(verify=context, limits=limits, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` to a checked address; the host's name stays in its head and in TLS."""
        url, host = request.url, request.url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        failed: httpx.TransportError | None = None
        for number in (await resolved(host, port, self._allowed))[:TRIED]:
            pinned = httpx.Request(
                request.method,
                url.copy_with(host=number),
                headers=request.headers,
                extensions={**request.extensions, **_name(host)},
            )
            try:
                return await self._inner.handle_async_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        raise failed or httpx.ConnectError("no address")

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()


def _name(host: str) -> dict[str, str]:
    """Return the name that TLS asks for and checks; a bare number needs none."""
    try:
        ip_address(host)
    except ValueError:
        return {"sni_hostname": host}
    return {}
