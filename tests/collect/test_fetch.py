"""The bad web: everything survives, every failure is named, nothing is given half."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address

import pytest
import trustme
from badweb import HERE, BadServer, article, closed_port, served

from dragoman.collect.addresses import is_public, shown
from dragoman.collect.gather import Found, Known, Wanted
from dragoman.collect.manners import Manners
from dragoman.collect.page import Page
from dragoman.collect.refusals import after
from dragoman.collect.stream import gathered
from dragoman.model.origin import Visit
from dragoman.model.press import SKIP_KINDS, Skip

QUICK = Manners(
    agent="Dragoman/test (+https://desk.example)",
    allowed=frozenset({HERE}),
    bytes=200_000,
    seconds=1.0,
    silence=0.6,
    pause=0.0,
    attempts=2,
    backoff=0.01,
    failures=100,
    context=ssl.create_default_context(),
)


@pytest.fixture(scope="module")
def web() -> Iterator[BadServer]:
    with served() as server:
        yield server


def gather(
    *urls: str, manners: Manners = QUICK, seen: Visit | None = None, limit: int = 100
) -> list[Found]:
    wanted = [Wanted(url=each, limit=limit) for each in urls]
    stream = gathered(wanted, manners, lambda address: seen if address in urls else None)
    return [each for each in stream if each is not None]


BAD = [
    ("/server", "server", "the server fails (500)"),
    ("/gone", "not found", "taken down (410)"),
    ("/region", "region", "closed in this region"),
    ("/closed", "region", "closed to us"),
    ("/teapot", "status", "(418)"),
    ("/slow", "slow", "silent"),
    ("/drip", "slow", "longer than 1 seconds"),
    ("/loop", "redirects", "circle"),
    ("/onward", "redirects", "more than 5 times"),
    ("/to-private", "address", "10.0.0.7"),
    ("/to-metadata", "address", "169.254.169.254"),
    ("/to-loopback", "address", "::1"),
    ("/to-file", "address", "only http and https"),
    ("/private", "robots", "robots.txt"),
    ("/bomb", "too large", "0.2 MB"),
    ("/endless", "too large", "0.2 MB"),
    ("/long", "too large", "0.2 MB"),
    ("/truncated", "cut short", "ended before the page did"),
    ("/half-packed", "cut short", "ends too early"),
    ("/packing", "unreadable", "(br)"),
    ("/no-gzip", "unreadable", "damaged"),
    ("/charset", "unreadable", "wrong charset"),
    ("/zip", "unreadable", "packed file"),
    ("/picture", "unreadable", "PNG picture"),
    ("/empty", "unreadable", "empty"),
    ("/laughs", "entities", "defines entities"),
    ("/laughing-map", "entities", "defines entities"),
    ("/flood", "unreadable", "no proper HTTP"),
]


@pytest.mark.parametrize(("path", "kind", "words"), BAD, ids=[each[0] for each in BAD])
def test_each_misbehaviour_is_named_and_gives_nothing(
    web: BadServer, path: str, kind: str, words: str
) -> None:
    (skip,) = gather(web.at(path))
    assert isinstance(skip, Skip)
    assert (skip.input, skip.kind) == (web.at(path), kind)
    assert words in skip.reason
    assert kind in SKIP_KINDS


def test_the_good_come_through_in_the_same_run_as_the_bad(web: BadServer) -> None:
    bad = [web.at(path) for path in ("/loop", "/half-packed", "/server", "/laughs")]
    found = gather(web.at("/good"), *bad, web.at("/packed"), web.at("/to-good"))
    pages = [each for each in found if isinstance(each, Page)]
    assert [each.original for each in pages] == [article()] * 3
    assert len(found) == 7


def test_what_is_kept_of_an_exchange(web: BadServer) -> None:
    (page,) = gather(web.at("/packed") + "?id=7&access_token=geheim")
    assert isinstance(page, Page)
    assert page.exchange is not None
    assert page.exchange.request.startswith(b"GET /packed?id=7&access_token=hidden HTTP/1.1\r\n")
    assert b"User-Agent: Dragoman/test (+https://desk.example)\r\n" in page.exchange.request
    head = page.exchange.response
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"X-Archive-Orig-Content-Encoding: gzip\r\n" in head
    assert head.endswith(b"\r\nContent-Length: %d\r\n\r\n" % len(article()))


def test_the_charset_of_the_server_is_believed_where_nothing_else_tells(web: BadServer) -> None:
    (page,) = gather(web.at("/said"))
    assert isinstance(page, Page)
    assert "終わり" in page.content


def test_what_has_not_changed_is_not_sent_again(web: BadServer) -> None:
    address = web.at("/state")
    (page,) = gather(address)
    assert isinstance(page, Page)
    assert page.visit is not None
    assert page.visit.etag == '"v1"'
    known, again = gather(address, seen=page.visit)
    assert known == Known(address)
    assert isinstance(again, Visit)
    assert (again.etag, again.fetched >= page.visit.fetched) == ('"v1"', True)
    stale = replace(page.visit, etag='"v0"')
    assert isinstance(gather(address, seen=stale)[0], Page)


def test_who_asks_for_patience_gets_it(web: BadServer) -> None:
    (page,) = gather(web.at("/busy-once"))
    assert isinstance(page, Page)
    assert web.asked.count("/busy-once") == 2


def test_who_asks_for_too_much_patience_is_left_alone() -> None:
    with served() as server:
        found = gather(server.at("/busy-long"), server.at("/good"), server.at("/packed"))
        assert [isinstance(each, Skip) and each.kind for each in found] == ["busy"] * 3
        assert server.asked == ["/robots.txt", "/busy-long"]


@pytest.mark.parametrize(("status", "expected"), [(404, True), (503, False)])
def test_robots_txt_that_is_missing_allows_and_one_that_fails_does_not(
    status: int, expected: bool
) -> None:
    with served() as server:
        server.robots_status = status
        (found,) = gather(server.at("/private"))
        assert isinstance(found, Page) is expected


def test_a_crawl_delay_is_kept() -> None:
    with served() as server:
        server.robots = b"User-agent: dragoman\nCrawl-delay: 100\n"
        (skip,) = gather(server.at("/good"))
        assert isinstance(skip, Skip)
        assert "100 seconds" in skip.reason
        assert server.asked == ["/robots.txt"]


def test_an_address_that_is_not_public_is_not_asked(web: BadServer) -> None:
    before = len(web.asked)
    (skip,) = gather(web.at("/good"), manners=replace(QUICK, allowed=frozenset()))
    assert isinstance(skip, Skip)
    assert skip.kind == "address"
    assert len(web.asked) == before


def test_a_host_that_does_not_answer_is_left_after_a_while() -> None:
    port = closed_port()
    urls = [f"http://{HERE}:{port}/{number}" for number in range(4)]
    found = gather(*urls, manners=replace(QUICK, failures=1))
    assert [isinstance(each, Skip) and each.kind for each in found] == ["unreachable"] * 4


def test_names_that_tls_does_not_vouch_for() -> None:
    authority = trustme.CA()
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("another.example").configure_cert(theirs)
    ours = ssl.create_default_context()
    with served(theirs) as server:
        (unknown,) = gather(server.at("/good"))
        authority.configure_trust(ours)
        (misnamed,) = gather(server.at("/good"), manners=replace(QUICK, context=ours))
    for skip, words in ((unknown, "certificate"), (misnamed, "mismatch")):
        assert isinstance(skip, Skip)
        assert skip.kind == "tls"
        assert words in skip.reason


def test_tls_asks_for_the_name_though_the_connection_goes_to_a_number() -> None:
    authority, ours = trustme.CA(), ssl.create_default_context()
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(theirs)
    authority.configure_trust(ours)
    manners = replace(QUICK, context=ours, allowed=frozenset({"localhost"}))
    with served(theirs) as server:
        (page,) = gather(server.at("/good").replace(HERE, "localhost"), manners=manners)
        assert isinstance(page, Page)


def test_a_stream_that_is_closed_ends_its_requests(web: BadServer) -> None:
    stream = gathered([Wanted(url=web.at("/good")), Wanted(url=web.at("/drip"))], QUICK)
    assert isinstance(next(each for each in stream if each), Page)
    stream.close()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104 - bound to nothing
        "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::", "::1", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "::127.0.0.1",
        "fec0::1",
    ],
)  # fmt: skip
def test_addresses_that_are_no_part_of_the_open_net(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4001:81b::200e", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_net(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ann:pass@a.example/x#y", "https://a.example/x"),
        ("https://a.example/?token=1&id=2", "https://a.example/?token=hidden&id=2"),
        ("https://a.example/?X-Amz-Signature=1&a=b", "https://a.example/?X-Amz-Signature=hidden&a=b"),
        ("https://a.example/x;jsessionid=AB12?q=1", "https://a.example/x;jsessionid=hidden?q=1"),
        ("https://a.example/author=anna?page=2", "https://a.example/author=anna?page=2"),
        ("https://ann:pass@[bad", "https://[bad"),
    ],
)  # fmt: skip
def test_no_secret_of_an_address_is_shown(url: str, expected: str) -> None:
    assert shown(url) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [("120", 120.0), (None, None), ("soon", None), ("-5", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)],
)  # fmt: skip
def test_how_long_a_host_asks_to_wait(header: str | None, expected: float | None) -> None:
    assert after(header) == expected
