"""A host's robots.txt, its pause, and its one connection among many hosts."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from dataclasses import replace

import pytest
from badweb import HERE, served
from test_fetch import QUICK, gather

from dragoman.collect import fetch
from dragoman.collect.fetch import Fetcher
from dragoman.collect.hosts import Host, allows, rules_of
from dragoman.collect.page import Page
from dragoman.model.press import Skip


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: Dragoman/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: dragoman\nDisallow: /a\n\nUser-agent: DRAGOMAN\nDisallow: /b", "/b", False),
        ("User-agent: *\nDisallow: /\nAllow: /open", "/open/1", True),
        ("User-agent: *\nDisallow: /статья", "/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F/1", False),
        ("User-agent: *\nDisallow: /*.php$", "/a.php?b", True),
        ("User-agent: another\nDisallow: /", "/a", True),
        ("<html>Disallow: /</html>", "/a", True),
    ],
)
def test_robots_txt_as_it_is_written(rules: str, path: str, expected: bool) -> None:
    assert allows(rules_of(rules.encode()), f"https://a.example{path}") is expected


def test_the_pause_that_robots_txt_asks_for_holds_from_the_first_page_on() -> None:
    waited: list[float] = []

    async def first() -> None:
        host = Host("https://a.example:443", replace(QUICK, pause=1.0), clock=lambda: 100.0)
        host.asked()
        host.rules = rules_of(b"User-agent: *\nCrawl-delay: 7")
        try:
            await host.wait()
        finally:
            await host.client.aclose()

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dragoman.collect.hosts.asyncio.sleep", sleep)
        asyncio.run(first())
    assert waited == [7.0]


def test_a_sitemap_may_be_named_without_its_host() -> None:
    async def named(address: str) -> list[str]:
        fetcher = Fetcher(QUICK)
        try:
            return await fetcher.sitemaps(address)
        finally:
            await fetcher.close()

    with served() as server:
        server.robots = b"Sitemap: /map.xml\n"
        assert asyncio.run(named(server.at("/"))) == [server.at("/map.xml")]


def test_more_hosts_than_connections_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "OPEN", 1)
    with served() as one, served() as other, served() as third:
        urls = [each.at(path) for path in ("/good", "/packed") for each in (one, other, third)]
        found = gather(*urls, manners=replace(QUICK, allowed=frozenset({HERE})))
    assert [isinstance(each, Page) for each in found] == [True] * 6


def test_a_packing_that_is_none_is_passed_over() -> None:
    with served() as server:
        page = b"<html><body>" + b"words " * 100
        server.extra["/none"] = page, "text/html\r\nContent-Encoding: utf-8"
        (found,) = gather(server.at("/none"))
    assert isinstance(found, Page)
    assert found.original == page


def test_names_are_looked_up_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits until all are asked for: one that nobody answers for holds up no other."""
    hosts = QUICK.hosts
    together = threading.Barrier(hosts)

    def look_up(*_: object, **__: object) -> list[object]:
        with suppress(threading.BrokenBarrierError):
            together.wait(20)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    urls = [f"http://h{number}.example/" for number in range(hosts)]
    found = gather(*urls, manners=replace(QUICK, attempts=1, seconds=30.0))
    assert [each.kind for each in found if isinstance(each, Skip)] == ["unreachable"] * hosts
    assert not together.broken
