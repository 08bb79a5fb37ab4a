"""Large feeds: cut to what is wanted of them, read apart from the walk, and ended when they take too long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from badweb import BadServer, served
from test_fetch import QUICK, gather

from dragoman.collect import feed_cut, payload
from dragoman.collect.feeds import LARGE
from dragoman.collect.page import Page
from dragoman.collect.payload import Listing, Payload
from dragoman.errors import Unfetched
from dragoman.model.press import Skip

AT = "https://vestnik.example/feed"
FILL = f"<description>{'Мост открыли. ' * 40}</description>"
LARGER = replace(QUICK, bytes=2_000_000, reading=60.0, seconds=20.0, silence=20.0)


@pytest.fixture
def web() -> Iterator[BadServer]:
    with served() as server:
        yield server


def number(printed: str) -> float:
    return float(printed or 0)


def dated(*days: int) -> bytes:
    items = "".join(f"<item>{each}<pubDate>{each:04}</pubDate></item>" for each in days)
    return (
        f"<rss><channel><title>item</title>{items}<language>ru</language></channel></rss>".encode()
    )


def test_the_newest_entries_stay_where_they_stand_and_all_around_them_too() -> None:
    assert feed_cut.cut(dated(1, 5, 3, 4), 2, number) == (dated(5, 4), 2)
    assert feed_cut.cut(dated(3, 3, 3), 1, number) == (dated(3), 2)
    assert feed_cut.cut(dated(1, 2), 2, number) == (dated(1, 2), 0)


def test_an_entry_in_another_and_words_like_one_are_no_entries() -> None:
    inner = "<entry><a:updated>0009</a:updated><x><entry/></x><![CDATA[<entry>]]></entry>"
    feed = "<feed xmlns:a='a'>{}<!-- <entry> --><entry><updated>0010</updated></entry></feed>"
    whole, short = (feed.format(each).encode() for each in (inner, ""))
    assert feed_cut.cut(whole, 1, number) == (short, 1)


def test_a_broken_feed_is_cut_where_its_entries_begin() -> None:
    whole = dated(1, 9, 2).replace(b"<title>", b"<title>&nbsp;")
    found, left = feed_cut.cut(whole, 1, number)
    assert left == 2
    assert (b"0009" in found, b"0001" in found, b"&nbsp;" in found) == (True, False, True)


def test_a_feed_that_defines_entities_is_refused_however_large() -> None:
    body = b"<!DOCTYPE rss [<!ENTITY a 'b'>]>" + dated(*range(10_000))
    assert len(body) > LARGE
    with pytest.raises(Unfetched) as caught:
        payload.listing(Payload(body=body, name=AT, url=AT, most=5))
    assert caught.value.kind == "entities"
    assert feed_cut.cut(body, 1, number) == (body, 0)


def item(at: int) -> str:
    day = f"Tue, {1 + at % 28:02} Feb 2021 12:{at // 28:02}:00 +0300"
    return f"<item><link>/{at}</link><title>Мост {at}</title><pubDate>{day}</pubDate>{FILL}</item>"


def large(kind: str = "windows-1251") -> bytes:
    items = "".join(map(item, range(400)))
    head = f'<?xml version="1.0" encoding="{kind}"?><rss version="2.0"><channel><language>ru</language>'
    return f"{head}{items}</channel></rss>".encode(kind)


def test_what_is_left_of_a_large_feed_is_read_as_of_the_whole() -> None:
    whole = payload.listing(Payload(body=large(), name=AT, url=AT))
    short = payload.listing(Payload(body=large(), name=AT, url=AT, most=3))
    assert whole is not None
    newest = sorted(whole.entries, key=lambda each: each.published or "", reverse=True)[:3]
    kept = tuple(each for each in whole.entries if each in newest)
    assert short == Listing(entries=kept, beyond=397)
    assert kept[0].title == "Мост 335"


def test_a_large_feed_is_collected_up_to_its_limit_and_the_rest_is_counted(web: BadServer) -> None:
    body = large().replace(b"<link>/", b"<link>/good?")
    assert LARGE < len(body) < LARGER.bytes
    web.extra["/feed"] = body, "application/rss+xml"
    found = gather(web.at("/feed"), manners=LARGER, limit=2)
    assert [each.url for each in found if isinstance(each, Page)] == [
        web.at("/good?391"),
        web.at("/good?363"),
    ]
    (skip,) = (each for each in found if isinstance(each, Skip))
    assert (skip.kind, skip.reason[:9]) == ("limit", "398 older")


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_list_that_takes_too_long_is_ended_and_the_rest_goes_on(
    web: BadServer, kind: str
) -> None:
    """No process reads anything in a hundredth of a second."""
    sitemap = b"<urlset>" + b"<url><loc>/good</loc></url>" * 10_000 + b"</urlset>"
    web.extra["/large"] = large() if kind == "feed" else sitemap, "application/xml"
    found = gather(web.at("/large"), web.at("/good"), manners=replace(LARGER, reading=0.01))
    skip, page = sorted(found, key=lambda each: isinstance(each, Page))
    assert isinstance(skip, Skip)
    assert isinstance(page, Page)
    assert (skip.kind, skip.reason) == ("slow", "reading it took longer than 0.01 seconds")


def test_a_list_that_breaks_its_reader_is_named(
    web: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    web.extra["/large"] = large(), "application/xml"
    (skip,) = gather(web.at("/large"), manners=LARGER)
    assert isinstance(skip, Skip)
    assert skip.kind == "unreadable"
