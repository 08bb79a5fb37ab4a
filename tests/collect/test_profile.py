"""Adding an outlet: from its site as a local server plays it, and from what was saved of it."""

from __future__ import annotations

import http.server
import threading
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from commands import dragoman
from dragoman import scouting
from dragoman.collect.feeds import Entry
from dragoman.collect.profile import Front, Seen, profile
from dragoman.desk import create
from dragoman.errors import BadArgument, DragomanError
from dragoman.model.press import Outlet

BODY = "Порт Зарубино готовится принять первый состав из Монголии. Стороны спорят о тарифах. " * 6
TITLES = ("Порт ждёт суда", "Мост открыт", "Рыбаки спорят о квотах")
DAY = date(2021, 3, 9)


def article(number: int, site: str) -> str:
    return f"""<!doctype html><html lang="ru"><head><title>{TITLES[number]} | Вестник залива</title>
<meta property="og:site_name" content="Вестник залива">
<link rel="canonical" href="{site}/{number}.html">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLES[number]}",
"datePublished": "2021-03-0{number + 1}T10:00:00+10:00", "author": {{"name": "Анна Петрова"}},
"publisher": {{"name": "Газета «Вестник залива»"}}}}</script></head>
<body><article><h1>{TITLES[number]}</h1><p>{BODY}</p></article></body></html>"""


def feed(site: str) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{site}/{number}.html</link>"
        f"<pubDate>0{number + 1} Mar 2021 10:00:00 +1000</pubDate></item>"
        for number, title in enumerate(TITLES)
    )
    return f"<rss version='2.0'><channel><title>Вестник залива</title>{items}</channel></rss>"


FRONT = """<!doctype html><html lang="ru-RU"><head><title>Вестник залива – новости</title>
<link rel="alternate" type="application/rss+xml" href="/all.xml"></head><body>Главная</body></html>"""


@pytest.fixture
def site() -> Iterator[tuple[str, dict[str, str]]]:
    """Serve what the dictionary holds; return the site's address and the dictionary."""
    pages: dict[str, str] = {}

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = pages.get(self.path)
            self.send_response(200 if found else 404)
            kind = "application/xml" if self.path.endswith(".xml") else "text/html; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write((found or "").encode())

        def log_message(self, *args: object) -> None:
            del args

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    server.server_close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a desk that may fetch from this machine."""
    folder = tmp_path / "desk"
    create(folder, "russia")
    settings = (folder / "desk.toml").read_text(encoding="utf-8")
    settings = settings.replace("allow_hosts = []", 'allow_hosts = ["127.0.0.1"]')
    settings = settings.replace("pause = 1.0", "pause = 0.0")
    (folder / "desk.toml").write_text(settings, encoding="utf-8")
    return folder


def test_a_site_is_looked_at_and_then_collected(
    site: tuple[str, dict[str, str]], desk: Path
) -> None:
    address, pages = site
    pages |= {f"/{number}.html": article(number, address) for number in range(3)}
    pages |= {"/": FRONT, "/all.xml": feed(address)}
    added = dragoman("outlets", "add", address + "/", "--desk", desk)
    assert added.returncode == 0, added.stderr
    assert [line.split("  ")[1] for line in added.stdout.splitlines()] == list(TITLES)
    (path,) = (desk / "outlets").iterdir()
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    (outlet,), (source,) = found["outlets"], found["sources"]
    assert (outlet["name"], outlet["house"]) == ("Вестник залива", "Vestnik zaliva")
    assert "Газета «Вестник залива»" in outlet["names"]
    assert (outlet["language"], outlet["country"], outlet["kind"]) == ("ru", "RU", "daily")
    assert outlet["timezone"] == "Asia/Vladivostok"
    assert (source["url"], source["outlet"]) == (address + "/all.xml", outlet["id"])
    collected = dragoman("collect", "--desk", desk)
    assert collected.returncode == 0, collected.stderr
    assert "3 new" in collected.stderr


def test_a_sitemap_that_robots_txt_names_serves_as_well(
    site: tuple[str, dict[str, str]], desk: Path
) -> None:
    address, pages = site
    pages |= {"/": "<html><title>Вестник залива</title></html>", "/0.html": article(0, address)}
    pages["/robots.txt"] = f"User-agent: *\nSitemap: {address}/map-index.xml\n"
    pages["/map-index.xml"] = (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        f"<sitemap><loc>{address}/map.xml</loc></sitemap></sitemapindex>"
    )
    pages["/map.xml"] = (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        f"<url><loc>{address}/0.html</loc></url></urlset>"
    )
    added = scouting.add(desk, [address], DAY)
    assert added.profile.sources == (address + "/map-index.xml",)
    assert [each.url for each in added.entries] == [address + "/0.html"]


def test_saved_pages_and_a_saved_feed_from_nothing_to_collected(tmp_path: Path) -> None:
    saved, folder = tmp_path / "saved", tmp_path / "desk"
    saved.mkdir()
    site = "https://vestnik-zaliva.example"
    for number in range(3):
        (saved / f"{number}.html").write_text(article(number, site), encoding="utf-8")
    (saved / "rss.xml").write_text(feed(site), encoding="utf-8")
    for command in (
        ("init", folder, "--country", "russia"),
        ("outlets", "add", saved, "--desk", folder),
        ("collect", "--desk", folder),
    ):
        ran = dragoman(*command)
        assert ran.returncode == 0, ran.stderr
    assert "3 new" in ran.stderr
    listed = dragoman("outlets", "--desk", folder, "--json").stdout
    assert '"id":"vestnik-zaliva"' in listed


def test_a_feed_that_carries_its_pieces_whole_is_collected_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    whole = feed("https://a.example").replace(
        "<pubDate>", f"<description><![CDATA[<p>{BODY}</p>]]></description><pubDate>"
    )
    path.write_text(whole, encoding="utf-8")
    ran = dragoman("collect", path, "--json")
    assert ran.returncode == 0, ran.stderr
    assert [title in ran.stdout for title in TITLES] == [True] * 3


def test_a_feed_named_alone_that_only_lists_is_named(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(feed("https://a.example"), encoding="utf-8")
    ran = dragoman("collect", path, "--json")
    assert ran.returncode == 1
    assert "lists 3 pieces without their text" in ran.stderr


def test_a_profile_is_not_written_over(tmp_path: Path, desk: Path) -> None:
    page = tmp_path / "0.html"
    page.write_text(article(0, "https://a.example"), encoding="utf-8")
    path = scouting.add(desk, [str(page)], DAY).path
    path.write_text(path.read_text(encoding="utf-8").replace("ru", "ru"), encoding="utf-8")
    with pytest.raises(BadArgument, match="is there already"):
        scouting.add(desk, [str(page)], DAY)


def test_nothing_to_look_at_is_said(tmp_path: Path, desk: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DragomanError, match="no page and no feed"):
        scouting.add(desk, [str(tmp_path / "empty")], DAY)
    assert not (desk / "outlets").exists()


def test_hostile_names_stay_inside_their_line(tmp_path: Path, desk: Path) -> None:
    page = tmp_path / "0.html"
    hostile = 'Вест"ник\\\n[[sources]]\nurl = "http://evil.example/'
    text = article(0, "https://a.example").replace('"name": "Газета «Вестник залива»"', '"x": 1')
    text = text.replace('content="Вестник залива"', f"content='{hostile}'")
    page.write_text(text, encoding="utf-8")
    path = scouting.add(desk, [str(page)], DAY).path
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [set(each) & {"url", "path"} for each in found["sources"]] == [{"path"}]


def test_an_outlet_that_is_known_keeps_its_id_and_names() -> None:
    known = Outlet(
        id="vz", name="Вестник", house="Vestnik", domains=("a.example",), timezone="Asia/Omsk"
    )
    front = Front(names=("Вестник залива",), language="ru", country=None, feeds=())
    entries = [
        Entry(url=f"https://a.example/{day}", published=f"2021-03-{day:02}T10:00:00+00:00")
        for day in range(1, 29)
    ]
    found = profile(
        Seen(site="https://a.example/", front=front, entries=entries), [known], "Vestnik Zaliva"
    )
    assert (found.known, found.outlet.id, found.outlet.house) == (True, "vz", "Vestnik")
    assert (found.outlet.timezone, found.outlet.weekly, found.cadence) == ("Asia/Omsk", 3, "daily")
