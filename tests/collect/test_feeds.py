"""Feeds and sitemaps: what they list, what they say, and what no bytes can do to them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from badweb import BadServer, article, served
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_fetch import QUICK, gather

from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.feeds import Entry
from dragoman.collect.gather import Known, Wanted
from dragoman.collect.page import Page
from dragoman.collect.payload import Listing, Payload, listing
from dragoman.collect.stream import gathered
from dragoman.errors import DragomanError
from dragoman.model.origin import Visit
from dragoman.model.press import Skip

AT = "https://vestnik.example/feed/all"


def listed(content: str | bytes) -> Listing | None:
    body = content.encode() if isinstance(content, str) else content
    return listing(Payload(body=body, name=AT, url=AT))


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Вестник</title><language>ru</language>
<item><title>Мост &amp;amp; &lt;b&gt;река&lt;/b&gt;</title><link>/news/1</link>
<author>desk@vestnik.example (Анна Петрова)</author>
<pubDate>Tue, 09 Feb 2021 12:30:00 +0300</pubDate></item>
<item><guid isPermaLink="true">https://vestnik.example/2</guid><dc:creator>Иван Сидоров</dc:creator>
<pubDate>9 Feb 2021</pubDate></item>
<item><title>Без адреса</title></item></channel></rss>"""
RSS_ENTRIES = (
    Entry(
        url="https://vestnik.example/news/1",
        title="Мост & река",
        authors=("Анна Петрова",),
        language="ru",
        published="2021-02-09T12:30:00+03:00",
    ),
    Entry(
        url="https://vestnik.example/2",
        authors=("Иван Сидоров",),
        language="ru",
        published="2021-02-09",
    ),
)


def test_rss() -> None:
    found = listed(RSS)
    assert found is not None
    assert found.entries == RSS_ENTRIES


def test_rss_in_an_old_encoding() -> None:
    old = RSS.replace('version="1.0"?', 'version="1.0" encoding="windows-1251"?')
    assert listed(old.encode("windows-1251")) == Listing(entries=RSS_ENTRIES)


def test_rss_that_is_broken_is_read_as_far_as_it_goes() -> None:
    found = listed(RSS.replace("</item></channel></rss>", "").replace("&amp;amp;", "& &nbsp;"))
    assert found is not None
    assert [each.url for each in found.entries[:2]] == [each.url for each in RSS_ENTRIES]


def test_atom() -> None:
    found = listed(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><entry>
        <title type="html">&lt;i&gt;Река&lt;/i&gt;</title><link rel="enclosure" href="/x.mp3"/>
        <link href="b"/><author><name>Анна Петрова</name></author><author><name>Иван Ли</name></author>
        <source><title>Заря</title></source>
        <updated>2021-02-10T12:30:00+03:00</updated><published>2021-02-09T12:30:00+03:00</published>
        </entry></feed>"""
    )
    assert found is not None
    assert found.entries == (
        Entry(
            url="https://vestnik.example/feed/b",
            title="Река",
            authors=("Анна Петрова", "Иван Ли"),
            outlet="Заря",
            language="ru",
            published="2021-02-09T12:30:00+03:00",
            changed="2021-02-10T12:30:00+03:00",
        ),
    )


def test_json_feed() -> None:
    items = [
        {"url": "/1", "title": "Река", "date_published": "2021-02-09T12:30:00+03:00"},
        {"external_url": "https://zarya.example/2", "authors": [{"name": "Иван Ли"}], "language": "en"},
        {"title": "Без адреса"}, "no item", {"url": 7},
    ]  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "ru",
        "authors": [{"name": "Анна Петрова"}],
        "items": items,
    }
    assert listed(json.dumps(feed)) == Listing(
        entries=(
            Entry(
                url="https://vestnik.example/1",
                title="Река",
                authors=("Анна Петрова",),
                language="ru",
                published="2021-02-09T12:30:00+03:00",
            ),
            Entry(url="https://zarya.example/2", authors=("Иван Ли",), language="en"),
        )
    )
    assert listed('{"items": []}') is None
    assert listed("{" * 100_000) is None


NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://vestnik.example/1.png</image:loc></image:image>
<loc> https://vestnik.example/1 </loc><lastmod>2021-02-10</lastmod><news:news><news:publication>
<news:name>Вестник</news:name><news:language>ru</news:language></news:publication>
<news:publication_date>2021-02-09</news:publication_date><news:title>Река</news:title></news:news></url>
<url><loc>https://vestnik.example/2</loc><lastmod>yesterday</lastmod></url><url/></urlset>"""
NEWS_ENTRIES = (
    Entry(
        url="https://vestnik.example/1",
        title="Река",
        outlet="Вестник",
        language="ru",
        published="2021-02-09",
        changed="2021-02-10",
    ),
    Entry(url="https://vestnik.example/2"),
)


def test_a_news_sitemap() -> None:
    assert listed(NEWS) == Listing(entries=NEWS_ENTRIES)


def test_a_sitemap_that_is_cut_gives_what_stands_before_and_says_so() -> None:
    found = listed(NEWS[: NEWS.index("<lastmod>yesterday")])
    assert found is not None
    assert found.entries == NEWS_ENTRIES[:1]
    assert "no well-formed XML" in (found.broken or "")


def test_an_index_of_sitemaps() -> None:
    found = listed(
        "<sitemapindex><sitemap><loc>https://vestnik.example/s1.xml</loc>"
        "<lastmod>2021-02-10</lastmod></sitemap></sitemapindex>"
    )
    assert found == Listing(
        sitemaps=(Entry(url="https://vestnik.example/s1.xml", changed="2021-02-10"),)
    )


PIECES = [RSS.encode(), NEWS.encode(), b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"&a;", b"<item>", b"]]>",
          b"<![CDATA[", b"<!--", b"\xff\xfe", b"\x1f\x8b", b'{"version":"jsonfeed.org","items":[',
          b"<feed>", b"<urlset>", b"<?xml encoding='utf-7'?>", b"<url><loc>", b"http://["]  # fmt: skip


@settings(max_examples=150, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(
    parts=st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=30)), max_size=6),
    cut=st.integers(0, 2000),
)
def test_no_bytes_break_the_reading_of_lists(parts: list[bytes], cut: int) -> None:
    body = b"".join(parts)
    for content in (body, body[: max(0, len(body) - cut)], b"<rss>" + body, b"<urlset>" + body):
        with suppress(DragomanError):
            found = listed(content)
            assert found is None or all(each.url for each in found.entries)


@pytest.fixture
def web() -> Iterator[BadServer]:
    with served() as server:
        yield server


def feed(*items: str) -> tuple[bytes, str]:
    whole = "".join(f"<item>{each}</item>" for each in items)
    return f"<rss version='2.0'><channel>{whole}</channel></rss>".encode(), "application/rss+xml"


def item(link: str, day: str = "2021-02-09", more: str = "") -> str:
    return f"<link>{link}</link><pubDate>{day}</pubDate>{more}"


def test_a_feed_fills_what_its_page_leaves_open_and_the_rule_says_so(web: BadServer) -> None:
    web.extra["/feed"] = feed(
        item(
            "/good",
            "Tue, 09 Feb 2021 12:30:00 +0300",
            "<title>Мост</title><author>Анна Петрова</author>",
        )
    )
    page = next(each for each in gather(web.at("/feed")) if isinstance(each, Page))
    found = extract(page, ExtractContext())
    rules = dict(found.provenance)
    assert (found.title, found.authors) == ("Мост", ("Анна Петрова",))
    assert found.published.instant == "2021-02-09T12:30:00+03:00"
    assert (rules["title"], rules["authors"], rules["published"]) == ("feed", "feed", "feed")


def test_what_the_page_says_stands_over_its_feed(web: BadServer) -> None:
    head = "<title>Река</title><meta property='article:published_time' content='2021-02-08'>"
    body = article().replace(b"<head>", f"<head>{head}".encode())
    web.extra |= {"/feed": feed(item("/p", more="<title>Мост</title>")), "/p": (body, "text/html")}
    page = next(each for each in gather(web.at("/feed")) if isinstance(each, Page))
    found = extract(page, ExtractContext())
    assert found.titles == ("Река", "Мост")
    assert str(found.published.earliest) == "2021-02-08"


def test_a_date_ahead_of_the_clock_is_flagged(web: BadServer) -> None:
    web.extra["/feed"] = feed(item("/good", "2099-01-01"))
    page = next(each for each in gather(web.at("/feed")) if isinstance(each, Page))
    found = extract(page, ExtractContext())
    assert dict(found.provenance)["published"] == "feed, ahead of the clock"


def test_a_page_speaks_for_its_own_site_alone(web: BadServer) -> None:
    link = b"<link rel='canonical' href='https://zarya.example/famous'>"
    web.extra["/p"] = article().replace(b"<head>", b"<head>" + link), "text/html"
    (page,) = gather(web.at("/p"))
    assert isinstance(page, Page)
    assert extract(page, ExtractContext()).url == web.at("/p")


def test_an_index_is_followed_to_its_pages_and_the_newest_are_taken(web: BadServer) -> None:
    urls = "".join(
        f"<url><loc>{web.at('/good')}?{n}</loc><lastmod>2021-02-0{n}</lastmod></url>"
        for n in range(1, 6)
    )
    index = f"<sitemapindex><sitemap><loc>{web.at('/map')}</loc></sitemap></sitemapindex>"
    web.extra["/index"] = index.encode(), "application/xml"
    web.extra["/map"] = f"<urlset>{urls}</urlset>".encode(), "application/xml"
    *pages, skip = gather(web.at("/index"), limit=2)
    assert [each.url for each in pages if isinstance(each, Page)] == [
        web.at("/good?5"),
        web.at("/good?4"),
    ]
    assert isinstance(skip, Skip)
    assert (skip.kind, skip.reason[:7]) == ("limit", "3 older")


def test_a_feed_is_only_known_when_all_it_lists_is_there(web: BadServer) -> None:
    web.extra["/whole"] = feed(item("/good"), item("/gone"))
    web.extra["/torn"] = feed(item("/packed"), item("/server"))
    visits = [each for each in gather(web.at("/whole")) if isinstance(each, Visit)]
    assert [each.address for each in visits] == [web.at("/whole")]
    assert not [each for each in gather(web.at("/torn")) if isinstance(each, Visit)]


@pytest.mark.parametrize(("changed", "fetched"), [("2021-02-08", False), ("2021-02-11", True)])
def test_known_pages_are_fetched_again_only_where_the_feed_says_they_changed(
    web: BadServer, changed: str, *, fetched: bool
) -> None:
    address = web.at("/good")
    web.extra["/map"] = (
        f"<urlset><url><loc>{address}</loc><lastmod>{changed}</lastmod></url></urlset>".encode(),
        "application/xml",
    )
    seen = Visit(address=address, fetched="2021-02-10T00:00:00Z")

    found = list(
        gathered(
            [Wanted(url=web.at("/map"))], QUICK, lambda name: seen if name == address else None
        )
    )
    assert any(isinstance(each, Page) for each in found) is fetched
    assert (Known(address) in found) is not fetched


def test_a_feed_where_a_page_should_be_is_no_page(web: BadServer) -> None:
    web.extra |= {"/feed": feed(item("/inner")), "/inner": feed(item("/good"))}
    skips = [each for each in gather(web.at("/feed")) if isinstance(each, Skip)]
    assert [each.kind for each in skips] == ["unreadable"]
    assert "/good" not in web.asked


def test_one_connection_a_host_and_its_pause(web: BadServer) -> None:

    web.extra["/feed"] = feed(*(item(f"/good?{n}") for n in range(3)))
    began = time.monotonic()
    found = gather(web.at("/feed"), manners=replace(QUICK, pause=0.1))
    assert len([each for each in found if isinstance(each, Page)]) == 3
    assert time.monotonic() - began >= 0.4  # robots, feed, three pages: four pauses


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Tue, 09 Feb 2021 12:00:00 MSK", "2021-02-09T12:00:00"),
        ("Tue, 09 Feb 2021 12:00:00", "2021-02-09T12:00:00"),
        ("вт, 09 фев 2021 12:00:00 +0300", "2021-02-09T12:00:00+03:00"),
        ("9 февраля 2021", "2021-02-09"),
        ("2021年2月9日", "2021-02-09"),
        ("2021/02/09", "2021-02-09"),
        ("1612861200", None),
        ("Thu, 32 Feb 2021 12:00:00 +0300", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("yesterday", None),
    ],
)
def test_a_date_of_a_feed_is_what_it_prints_or_none(printed: str, expected: str | None) -> None:
    found = listed(RSS.replace("Tue, 09 Feb 2021 12:30:00 +0300", printed))
    assert found is not None
    assert found.entries[0].published == expected


def test_the_only_date_and_the_only_names_of_an_item_are_dublin_core_s() -> None:
    found = listed(
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><link>/1</link>'
        "<dc:creator>Анна Петрова</dc:creator><author>desk@vestnik.example (Редакция)</author>"
        "<dc:date>2021-02-09T12:00:00+03:00</dc:date></item></channel></rss>"
    )
    assert found is not None
    assert found.entries[0].authors == ("Анна Петрова",)
    assert found.entries[0].published == "2021-02-09T12:00:00+03:00"


def test_a_sitemap_in_plain_text() -> None:
    at = "https://vestnik.example"
    found = listed(f"\ufeff{at}/1\r\n{at}/2\r\n")
    assert found == Listing(entries=(Entry(url=f"{at}/1"), Entry(url=f"{at}/2")))
    assert listed(f"{at}/1 was read by many") is None


def walked(web: BadServer, path: str, seen: dict[str, Visit]) -> list[object]:
    """Collect from one address, remembering what an earlier walk saw."""
    found = [each for each in gathered([Wanted(url=web.at(path))], QUICK, seen.get) if each]
    visits = [each.visit if isinstance(each, Page) else each for each in found]
    seen |= {each.address: each for each in visits if isinstance(each, Visit)}
    return [each.url for each in found if isinstance(each, Page)]


def test_what_a_sitemap_of_an_index_lists_later_is_found_too(web: BadServer) -> None:
    seen: dict[str, Visit] = {}
    index = f"<sitemapindex><sitemap><loc>{web.at('/map')}</loc></sitemap></sitemapindex>"
    web.extra["/index"] = index.encode(), "application/xml"
    for path, expected in (("/good", ["/good"]), ("/packed", ["/packed"]), ("/packed", [])):
        urls = f"<urlset><url><loc>{web.at(path)}</loc></url></urlset>"
        web.extra["/map"] = urls.encode(), "application/xml"
        assert walked(web, "/index", seen) == [web.at(each) for each in expected]
    rested = index.replace("</loc>", "</loc><lastmod>2001-01-01</lastmod>")
    web.extra["/index"] = rested.encode(), "application/xml"
    web.asked.clear()
    walked(web, "/index", seen)
    assert "/map" not in web.asked


def test_a_paged_feed_is_followed_as_far_as_it_is_new(web: BadServer) -> None:
    seen: dict[str, Visit] = {}
    pages = [["/good"], ["/packed"], ["/state"]]
    for number, paths in enumerate(pages):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"url": each} for each in paths],
        }
        feed["next_url"] = f"/feed{(number + 1) % 3}"
        web.extra[f"/feed{number}"] = json.dumps(feed).encode(), "application/feed+json"
    assert walked(web, "/feed0", seen) == [web.at(each) for each in ("/good", "/packed", "/state")]
    web.asked.clear()
    assert walked(web, "/feed0", seen) == []
    assert web.asked == ["/robots.txt", "/feed0"]
    atom = listed('<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="2"/></feed>')
    assert atom is not None
    assert atom.older == "https://vestnik.example/feed/2"
