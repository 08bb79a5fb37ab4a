"""The heads of an exchange as they are kept: as sent, but for what is secret or no longer true.

The body is kept unpacked, so the lengths and packings that the server named are kept under
``X-Archive-Orig-``, as other archives do.
"""

from __future__ import annotations

from collections.abc import Iterable

import httpx

from dragoman.collect.addresses import shown

SECRET = frozenset({"authorization", "cookie", "set-cookie", "proxy-authorization"})
UNTRUE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
END = b"\r\n"


def request_head(request: httpx.Request) -> bytes:
    """Return the request line and the headers, ending in an empty line."""
    target = httpx.URL(shown(str(request.url))).raw_path
    lines = [b"GET " + target + b" HTTP/1.1"]
    lines += [k + b": " + v for k, v in request.headers.raw if _open(k)]
    return END.join([*lines, END])


def response_head(response: httpx.Response, length: int) -> bytes:
    """Return the status line and the headers of a response whose unpacked body has ``length`` bytes."""
    reason = response.extensions.get("reason_phrase", b"")
    status = f"HTTP/1.1 {response.status_code} ".encode() + reason
    return kept_head(status, response.headers.raw, length)


def kept_head(status: bytes, headers: Iterable[tuple[bytes, bytes]], length: int) -> bytes:
    """Return the head to be kept before a body of ``length`` bytes."""
    lines = [status]
    for name, value in headers:
        if _open(name):
            untrue = name.decode("latin-1").lower() in UNTRUE
            lines.append((b"X-Archive-Orig-" if untrue else b"") + name + b": " + value)
    lines.append(f"Content-Length: {length}".encode())
    return END.join([*lines, END])


def _open(name: bytes) -> bool:
    return name.decode("latin-1").lower() not in SECRET
