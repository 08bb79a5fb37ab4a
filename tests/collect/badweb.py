"""A server that plays the bad web: each path is one way in which the web misbehaves."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

HERE = "127.0.0.1"
SENTENCE = "Мост через реку открыли во вторник, сообщил мэр города. "


def article(words: str = "", charset: str = "utf-8") -> bytes:
    """Return a page that holds an article."""
    text = f'<html><head><meta charset="{charset}"></head><body><article><p>{SENTENCE * 12}{words}'
    return f"{text}</p></article></body></html>".encode(charset)


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;">]><rss version="2.0"><channel><item>
<title>&d;</title><link>/good</link></item></channel></rss>"""
LAUGHING_MAP = (
    LAUGHS.replace(b"rss [", b"urlset [").partition(b"<rss")[0]
    + b"<urlset><url><loc>http://x.example/&d;</loc></url></urlset>"
)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: BadServer

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(self.path)
        self.close_connection = True
        if path == "/robots.txt":
            self.give(self.server.robots, "text/plain", status=self.server.robots_status)
            return
        with_body = self.server.extra.get(path)
        if with_body is not None:
            self.give(*with_body)
        else:
            WAYS[path](self)

    def give(
        self, body: bytes, media: str = "text/html", status: int = 200, **headers: object
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def go(self, location: str) -> None:
        self.give(b"", status=302, Location=location)

    def log_message(self, *words: object) -> None:
        del words


def slow(handler: Handler) -> None:
    handler.server.stopped.wait(30)


def drip(handler: Handler) -> None:
    """A byte now and then: never silent, and never done."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while not handler.server.stopped.wait(0.05):
        handler.wfile.write(b"<")


def bomb(handler: Handler) -> None:
    """Ten gigabytes of zeros, packed a thousandfold and sent as they come."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(10_000_000)
    for _ in range(1000):
        handler.wfile.write(packer.compress(block))


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(100_000):
        handler.wfile.write(b"<p>" * 10_000)


def truncated(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "50000")
    handler.end_headers()
    handler.wfile.write(article())


def half_packed(handler: Handler) -> None:
    handler.give(gzip.compress(article())[:-40], Content_Encoding="gzip")


def flood(handler: Handler) -> None:
    handler.send_response(200)
    for number in range(20_000):
        handler.send_header(f"X-Flood-{number}", "x" * 50)
    handler.end_headers()


def busy_once(handler: Handler) -> None:
    if handler.server.asked.count(handler.path) == 1:
        handler.give(b"", status=429, Retry_After=0)
    else:
        handler.give(article("Занято."))


def once_changed(handler: Handler) -> None:
    """A page that knows its own state."""
    if handler.headers.get("If-None-Match") == '"v1"':
        handler.give(b"", status=304)
    else:
        handler.give(article(), ETag='"v1"')


def loop(handler: Handler) -> None:
    handler.go("/loop-two" if handler.path == "/loop" else "/loop")


def onward(handler: Handler) -> None:
    handler.go(f"/onward?{len(handler.server.asked)}")


def given(
    body: bytes, media: str = "text/html", status: int = 200, **headers: object
) -> Callable[[Handler], None]:
    return lambda handler: handler.give(body, media, status, **headers)


def to(location: str) -> Callable[[Handler], None]:
    return lambda handler: handler.go(location)


WAYS: dict[str, Callable[[Handler], None]] = {
    "/good": given(article()),
    "/packed": given(gzip.compress(article()), Content_Encoding="gzip"),
    "/state": once_changed,
    "/busy-once": busy_once,
    "/busy-long": given(b"", status=429, Retry_After=3600),
    "/server": given(b"", status=500),
    "/gone": given(b"", status=410),
    "/gone.warc": given(b"", status=404),
    "/region": given(b"", status=451),
    "/closed": given(b"", status=403),
    "/teapot": given(b"", status=418),
    "/slow": slow,
    "/drip": drip,
    "/loop": loop,
    "/loop-two": loop,
    "/onward": onward,
    "/to-private": to("http://10.0.0.7/secret"),
    "/to-metadata": to("http://169.254.169.254/latest/meta-data"),
    "/to-loopback": to("http://[::1]:9/"),
    "/to-file": to("file:///etc/passwd"),
    "/to-good": to("/good"),
    "/private": given(article()),
    "/bomb": bomb,
    "/endless": endless,
    "/long": given(b"<html>" + b"x" * 2_000_000),
    "/truncated": truncated,
    "/half-packed": half_packed,
    "/packing": given(b"\x1b\x00", Content_Encoding="br"),
    "/no-gzip": given(b"not packed at all", Content_Encoding="gzip"),
    "/charset": given(b"<html><body>\x82\xa0\xff\xfe\x81\x9f" * 200, "text/html; charset=utf-8"),
    "/said": given(article("終わり", "shift_jis").replace(b"charset", b"x"), "text/html; charset=shift_jis"),
    "/zip": given(b"PK\x03\x04" + bytes(100), "application/zip"),
    "/picture": given(b"\x89PNG" + bytes(100), "image/png"),
    "/empty": given(b" "),
    "/laughs": given(LAUGHS, "application/rss+xml"),
    "/laughing-map": given(LAUGHING_MAP, "application/xml"),
    "/flood": flood,
}  # fmt: skip


class BadServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__((HERE, 0), Handler)
        self.asked: list[str] = []
        self.robots = b"User-agent: *\nDisallow: /private\n"
        self.robots_status = 200
        self.extra: dict[str, tuple[bytes, str]] = {}
        self.stopped = threading.Event()
        self._scheme = "http"
        if context is not None:
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )
            self._scheme = "https"

    def at(self, path: str) -> str:
        return f"{self._scheme}://{HERE}:{self.server_address[1]}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about clients that had enough."""
        del request, client_address


@contextmanager
def served(context: ssl.SSLContext | None = None) -> Iterator[BadServer]:
    """Run a server for the time of a test."""
    server = BadServer(context)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()


def closed_port() -> int:
    """Return a port on which nobody answers."""
    with socket.socket() as found:
        found.bind((HERE, 0))
        return int(found.getsockname()[1])


def wait_for(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until something is so; tell whether it came to be."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def numbers(url: str) -> list[IPv4Address | IPv6Address]:
    """Return the addresses that the host of ``url`` stands for, as the system says; none where it is none."""
    try:
        found = socket.getaddrinfo(urlsplit(url).hostname, 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [ip_address(each[4][0]) for each in found]
