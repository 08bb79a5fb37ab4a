"""Hints in a desk: named when they are wrong, good for pages of their time, told by health when they match nothing."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman import checkup
from dragoman.desk import Desk, create
from dragoman.errors import BadArgument
from dragoman.model.press import Article

BODY = "Порт Зарубино готовится принять первый состав из Монголии. Стороны спорят о тарифах. " * 6
OUTLET = """[[outlets]]
id = "zaliv"
name = "Вестник залива"
house = "Vestnik Zaliva"
domains = ["zaliv.example"]
timezone = "Asia/Vladivostok"
"""


def page(number: int, byline: str = "who") -> str:
    return f"""<!doctype html><html lang="ru"><head><title>Порт {number}</title>
<link rel="canonical" href="https://zaliv.example/{number}.html">
<meta property="og:site_name" content="Вестник залива"><meta name="date" content="2021-02-{number + 1:02}">
</head><body><article><h1>Порт ждёт {number}</h1><u class="{byline}">Анна Петрова</u><p>{BODY}{number}</p>
</article></body></html>"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    create(folder, "russia")
    (folder / "outlets").mkdir()
    return folder


def profile(desk: Path, more: str) -> None:
    (desk / "outlets" / "zaliv.toml").write_text(OUTLET + more, encoding="utf-8")


def collect(desk: Path, *paths: str) -> tuple[Article, ...]:
    with Desk.open(desk) as opened:
        return tuple(opened.articles(opened.collect(paths).done))


def again(desk: Path) -> tuple[Article, ...]:
    with Desk.open(desk) as opened:
        return tuple(opened.articles(opened.collect_again().done))


def saved(tmp_path: Path, byline: str = "who", number: int = 9) -> str:
    folder = tmp_path / "saved"
    folder.mkdir(exist_ok=True)
    for each in range(number):
        (folder / f"{each}.html").write_text(page(each, byline), encoding="utf-8")
    return str(folder)


def test_a_wrong_hint_is_named_with_file_and_key_when_the_desk_is_opened(desk: Path) -> None:
    profile(desk, '[[outlets.hints]]\nbyline = "u["\n')
    with pytest.raises(BadArgument, match=r"zaliv\.toml.*zaliv, hints: byline: “u\[” is no CSS"):
        collect(desk, "nothing")


def test_kept_originals_are_read_again_by_the_hints_of_their_time(
    desk: Path, tmp_path: Path
) -> None:
    profile(desk, "")
    first = collect(desk, saved(tmp_path, number=4))
    assert {each.authors for each in first} == {()}
    profile(desk, '[[outlets.hints]]\nuntil = 2021-02-02\nbyline = "u.who"\n')
    changed = again(desk)
    assert {str(each.published.earliest) for each in changed} == {"2021-02-01", "2021-02-02"}
    assert {each.authors for each in changed} == {("Анна Петрова",)}
    assert {each.id for each in changed} <= {each.id for each in first}
    assert {dict(each.provenance)["authors"] for each in changed} == {"hint: byline selector"}


def test_health_tells_of_a_hint_that_matches_nothing_any_more(desk: Path, tmp_path: Path) -> None:
    profile(desk, '[[outlets.hints]]\nbyline = "u.who"\ntitle = "h1"\n')
    collect(desk, saved(tmp_path, byline="gone"))
    (found,) = (each for each in checkup.health(desk) if each.outlet == "Vestnik Zaliva")
    layout = [each for each in found.ailments if each.kind == "changed layout"]
    assert [each.text for each in layout] == [
        "hint: byline selector matched nothing on 9 of 9 pages"
    ]
    assert len(layout[0].articles) == 9


def test_health_is_silent_where_hints_match(desk: Path, tmp_path: Path) -> None:
    profile(desk, '[[outlets.hints]]\nbyline = "u.who"\ntitle = "h1"\n')
    collect(desk, saved(tmp_path))
    (found,) = (each for each in checkup.health(desk) if each.outlet == "Vestnik Zaliva")
    assert not [each for each in found.ailments if each.kind == "changed layout"]


@pytest.mark.parametrize(("minimum", "named"), [(3, False), (40, True)])
def test_a_source_that_gives_fewer_than_its_minimum_is_named(
    desk: Path, tmp_path: Path, minimum: int, named: bool
) -> None:
    folder = saved(tmp_path)
    profile(
        desk, f'[[sources]]\npath = {json.dumps(folder)}\noutlet = "zaliv"\nminimum = {minimum}\n'
    )
    collect(desk)
    (found,) = (e for e in checkup.health(desk, date(2021, 2, 9)) if e.outlet == "Vestnik Zaliva")
    texts = [each.text for each in found.ailments if each.kind == "behind its promise"]
    assert texts == ([f"{folder} promises 40 a week; the last weeks had 7"] if named else [])
    assert found.promised == minimum


@pytest.fixture
def served() -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Serve what the dictionary holds; return the address, the dictionary, and what was asked for."""
    pages: dict[str, str] = {}
    asked: list[str] = []

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
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
    yield f"http://127.0.0.1:{server.server_port}", pages, asked
    server.shutdown()
    server.server_close()


def test_what_a_profile_skips_is_not_fetched_and_a_feed_s_promise_is_kept_count_of(
    desk: Path, served: tuple[str, dict[str, str], list[str]]
) -> None:
    site, pages, asked = served
    text = (desk / "desk.toml").read_text(encoding="utf-8")
    text = text.replace("allow_hosts = []", 'allow_hosts = ["127.0.0.1"]')
    text = text.replace("pause = 1.0", "pause = 0.0")
    (desk / "desk.toml").write_text(text, encoding="utf-8")
    paths = ("/1.html", "/2.html", "/photo/3.html")
    pages |= {
        each: page(number).replace("zaliv.example", "127.0.0.1")
        for number, each in enumerate(paths)
    }
    items = "".join(f"<item><title>т</title><link>{site}{each}</link></item>" for each in paths)
    pages["/all.xml"] = f"<rss version='2.0'><channel><title>В</title>{items}</channel></rss>"
    profile(
        desk,
        f'[[outlets.hints]]\nskip = ["/photo/"]\n[[sources]]\nurl = "{site}/all.xml"\n'
        'outlet = "zaliv"\nminimum = 5\n',
    )
    with Desk.open(desk) as opened:
        tally = opened.collect(())
        found = tuple(opened.articles(tally.done))
    assert (len(found), tally.left_out) == (2, 1)
    assert "/photo/3.html" not in asked
    assert {dict(each.provenance)["source"] for each in found} == {f"listed in {site}/all.xml"}
    (health,) = (e for e in checkup.health(desk, date(2021, 2, 9)) if e.outlet == "Vestnik Zaliva")
    assert f"{site}/all.xml promises 5 a week" in " ".join(each.text for each in health.ailments)
