"""Archives of other tools: whole, cut, damaged, and nothing at all."""

from __future__ import annotations

import gzip
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from badweb import article, served
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st
from test_fetch import gather

from dragoman.collect.documents import Limits, inputs
from dragoman.collect.page import Page
from dragoman.model.origin import Visit
from dragoman.model.press import NOTE, Pair, Skip


def record(kind: str, uri: str, block: bytes, content_type: str) -> bytes:
    """Write a WARC record as other tools do; ours would read what ours wrote."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2021-02-09T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:{abs(hash(uri))}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(uri: str, body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    named = ("Content-Type: text/html; charset=utf-8", "Set-Cookie: id=geheim", *headers)
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{each}\r\n" for each in named) + "\r\n"
    return record("response", uri, head.encode() + body, "application/http; msgtype=response")


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])


AT = "https://vestnik.example"
BODIES = [article(f"Заметка {number}.") for number in range(5)]
RECORDS = [
    record("warcinfo", "urn:info", b"software: another\r\n", "application/warc-fields"),
    response(f"{AT}/0", BODIES[0]),
    record("request", f"{AT}/0", b"GET /0 HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
    response(f"{AT}/gone", b"nothing", status="404 Not Found"),
    response(f"{AT}/1", gzip.compress(BODIES[1]), "Content-Encoding: gzip"),
    response(f"{AT}/2", chunked(BODIES[2]), "Transfer-Encoding: chunked"),
    response(f"{AT}/a.png", b"\x89PNG").replace(b"text/html", b"image/png"),
    record("resource", f"{AT}/3", BODIES[3], "text/html"),
    response(f"{AT}/4?token=geheim", BODIES[4], "Content-Encoding: gzip"),
]


def plain() -> bytes:
    return b"".join(RECORDS)


def packed() -> bytes:
    return b"".join(map(gzip.compress, RECORDS))


def written(body: bytes, by: type[BrotliWriter | ZstdWriter]) -> bytes:
    whole = io.BytesIO()
    writer = by(whole)
    writer.write(body)
    writer.close()
    return whole.getvalue()


def zstd() -> bytes:
    return b"".join(written(each, ZstdWriter) for each in RECORDS)


def wacz() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        file.writestr("archive/data.warc.gz", packed())
        file.writestr("pages/pages.jsonl", "{}")
    return whole.getvalue()


KINDS = {".warc": plain, ".warc.gz": packed, ".warc.zst": zstd, ".wacz": wacz}


def read(path: Path, limit: int = 1_000_000) -> list[Page | Pair | Skip]:
    return list(inputs([str(path)], Limits(bytes=limit)))


@pytest.mark.parametrize("ending", KINDS)
def test_every_form_gives_the_same_pages(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(KINDS[ending]())
    pages = read(path)
    assert [each.original for each in pages if isinstance(each, Page)] == BODIES
    assert len(pages) == len(BODIES)


def test_what_is_known_of_a_page_out_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(plain())
    pages = [each for each in read(path) if isinstance(each, Page)]
    assert pages[1].source == f"{path}#{AT}/1"
    assert pages[1].url == f"{AT}/1"
    assert pages[1].declared.retrieved == "2021-02-09T09:30:00Z"
    assert pages[1].exchange is not None
    assert b"geheim" not in pages[1].exchange.response
    assert b"X-Archive-Orig-Content-Encoding: gzip" in pages[1].exchange.response
    assert pages[4].url == f"{AT}/4?token=hidden"


@pytest.mark.parametrize("ending", [".warc", ".warc.gz", ".warc.zst"])
@pytest.mark.parametrize("kept", [3, 5])
@pytest.mark.parametrize("more", [1, 40, 200])
def test_a_cut_archive_gives_all_before_the_cut_and_is_named(
    tmp_path: Path, ending: str, kept: int, more: int
) -> None:
    path = tmp_path / f"a{ending}"
    whole = KINDS[ending]
    before, RECORDS[:] = RECORDS[:], RECORDS[:kept]
    try:
        end = len(whole())
    finally:
        RECORDS[:] = before
    path.write_bytes(whole()[: end + more])
    *pages, skip = read(path)
    wanted = {3: BODIES[:1], 5: BODIES[:2]}[kept]
    assert [each.original for each in pages if isinstance(each, Page)] == wanted
    assert isinstance(skip, Skip)
    assert (skip.input, skip.kind) == (str(path), "archive")


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize(
    "content", [b"", b"hello" * 100, gzip.compress(b"hello" * 1000, mtime=0), b"PK\x03\x04x"]
)
def test_what_is_no_archive_is_named(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    (skip,) = read(path)
    assert isinstance(skip, Skip)
    assert skip.input == str(path)


def test_a_record_too_large_or_a_bomb_is_passed_over_by_name(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(5_000_000))
    records = [
        response(f"{AT}/bomb", bomb, "Content-Encoding: gzip"),
        response(f"{AT}/long", bytes(300_000)),
        response(f"{AT}/0", BODIES[0]),
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(records))
    bombed, long, page = read(path, limit=100_000)
    assert isinstance(page, Page)
    for skip in (bombed, long):
        assert isinstance(skip, Skip)
        assert skip.kind == "too large"


def test_a_body_in_a_packing_that_only_browsers_ask_for(tmp_path: Path) -> None:
    br, zst = "Content-Encoding: br", "Content-Encoding: zstd"
    records = [
        response(f"{AT}/br", written(BODIES[0], BrotliWriter), br),
        response(f"{AT}/zstd", written(BODIES[1], ZstdWriter), zst),
        response(f"{AT}/plain", BODIES[2], br),
        response(f"{AT}/bomb", written(bytes(5_000_000), BrotliWriter), br),
        response(f"{AT}/cut", written(BODIES[3], ZstdWriter)[:-9], zst),
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(records))
    found = read(path, limit=100_000)
    assert [each.original for each in found if isinstance(each, Page)] == BODIES[:3]
    kinds = [each.kind for each in found if isinstance(each, Skip)]
    assert kinds == ["too large", "unreadable"]


@settings(max_examples=100, deadline=5000)
@given(at=st.integers(0, 4000), junk=st.binary(max_size=40), ending=st.sampled_from(sorted(KINDS)))
def test_no_damage_breaks_the_reading(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes, ending: str
) -> None:
    whole = KINDS[ending]()
    path = tmp_path_factory.mktemp("damaged") / f"a{ending}"
    path.write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    found = read(path)
    assert all(
        each.original in BODIES for each in found if isinstance(each, Page) and ending == ".warc.gz"
    )


@pytest.mark.skipif(
    shutil.which("wget") is None, reason="needs the program wget (Debian: apt-get install wget)"
)
def test_an_archive_that_wget_made(tmp_path: Path) -> None:
    with served() as server:
        command = [
            "wget",
            "-q",
            "--no-proxy",
            "--warc-file=a",
            "-O",
            "/dev/null",
            "-e",
            "robots=off",
        ]
        subprocess.run([*command, server.at("/good")], cwd=tmp_path, check=True, timeout=60)
        (page,) = read(tmp_path / "a.warc.gz")
        assert isinstance(page, Page)
        assert (page.original, page.url) == (article(), server.at("/good"))


def test_an_archive_by_its_address() -> None:
    with served() as server:
        server.extra["/crawl.warc.gz"] = packed(), "application/gzip"
        server.extra["/cut.warc.gz"] = packed()[:-10], "application/gzip"
        whole = gather(server.at("/crawl.warc.gz"))
        pages = [each for each in whole if isinstance(each, Page)]
        assert [each.original for each in pages] == BODIES
        assert pages[0].source == f"{server.at('/crawl.warc.gz')}#{AT}/0"
        assert isinstance(whole[-1], Visit)
        skips = [each for each in gather(server.at("/cut.warc.gz")) if isinstance(each, Skip)]
        assert [(each.input, each.kind) for each in skips] == [
            (server.at("/cut.warc.gz"), "archive")
        ]
        (gone,) = gather(server.at("/gone.warc"))
        assert isinstance(gone, Skip)


def request(uri: str, destination: str) -> bytes:
    head = f"GET / HTTP/1.1\r\nHost: vestnik.example\r\nSec-Fetch-Dest: {destination}\r\n\r\n"
    return record("request", uri, head.encode(), "application/http; msgtype=request")


def of_page(number: str, kind: str, whole: bytes) -> bytes:
    extra = f"WARC-Page-ID: {number}\r\nWARC-Resource-Type: {kind}\r\n".encode()
    return whole.replace(b"WARC-Record-ID", extra + b"WARC-Record-ID", 1)


@pytest.mark.parametrize("ending", [".warc", ".warc.gz", ".wacz"])
def test_frames_of_pages_are_quietly_left_out(tmp_path: Path, ending: str) -> None:
    frame, advert, moved = f"{AT}/frame", "https://adverts.example/a", f"{AT}/old"
    records = [
        response(f"{AT}/0", BODIES[0]), request(f"{AT}/0", "document"),
        response(frame, BODIES[1]), request(frame, "iframe"),
        response(f"{AT}/2", BODIES[2]), request(f"{AT}/2", "iframe"), request(f"{AT}/2", "document"),
        of_page("p1", "xhr", response(advert, BODIES[3])),
        response(moved, b"", f"Location: {AT}/4", status="301 Moved"), request(moved, "document"),
        of_page("p2", "document", response(f"{AT}/4", BODIES[4])),
    ]  # fmt: skip
    path = tmp_path / f"a{ending}"
    if ending == ".wacz":
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, records)))
            listed = f'{{"format": "json-pages-1.0"}}\n{{"id": "p2", "url": "{moved}"}}\n'
            file.writestr("pages/pages.jsonl", listed)
    else:
        path.write_bytes(
            b"".join(gzip.compress(e) if ending.endswith("gz") else e for e in records)
        )
    *pages, note = read(path)
    assert [each.original for each in pages if isinstance(each, Page)] == [
        BODIES[0],
        BODIES[2],
        BODIES[4],
    ]
    assert len(pages) == 3
    assert isinstance(note, Skip)
    assert (note.kind, note.reason[:12]) == (NOTE, "2 documents ")


def test_what_was_loaded_for_a_listed_page_is_none_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    records = [
        of_page("p1", "document", response(f"{AT}/0", BODIES[0])),
        of_page("p1", "document", response("https://player.example/a", BODIES[1])),
        response(f"{AT}/2", BODIES[2]),
    ]
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, records)))
        file.writestr("pages/pages.jsonl", f'{{"id": "p1", "url": "{AT}/0"}}\nnothing\n')
    pages = [each.original for each in read(path) if isinstance(each, Page)]
    assert pages == [BODIES[0], BODIES[2]]


UNTYPED = "Content-Type: text/html; charset=utf-8\r\n"


@pytest.mark.parametrize("said", ["", "Content-Type: application/octet-stream\r\n"])
def test_a_page_whose_type_nobody_says_is_known_by_its_first_bytes(
    tmp_path: Path, said: str
) -> None:
    packed = gzip.compress(BODIES[1])
    records = [
        response(f"{AT}/0", b"\xef\xbb\xbf <!-- a --><!DOCTYPE html>" + BODIES[0]),
        response(f"{AT}/1", packed, "Content-Encoding: gzip"),
        response(f"{AT}/2", chunked(BODIES[2]), "Transfer-Encoding: chunked"),
        response(f"{AT}/a.pdf", b"%PDF-1.4 a"),
        response(f"{AT}/a.js", b"document.write('<html><body>')"),
        response(f"{AT}/a.bin", b"\0\1\2" * 100),
        response(f"{AT}/b.bin", b"\x1f\x8bbroken", "Content-Encoding: gzip"),
        response(f"{AT}/large.bin", b"\0" * 90_000),
        response(f"{AT}/large", b"<html><body>" + b"a" * 90_000),
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(shortened(records, said))
    *pages, skip = inputs([str(path)], Limits(bytes=50_000))
    names = [each.source.rpartition("/")[2] for each in pages if isinstance(each, Page)]
    assert names == ["0", "1", "2", "a.pdf"]
    assert isinstance(skip, Skip)
    assert (skip.kind, skip.input[-6:]) == ("too large", "/large")


def shortened(records: list[bytes], said: str) -> bytes:
    """Return records with another type in their HTTP heads, and the lengths that they then have."""
    made = []
    for each in records:
        head, _, block = each.partition(b"\r\n\r\n")
        block = block.removesuffix(b"\r\n\r\n").replace(UNTYPED.encode(), said.encode(), 1)
        uri = head.partition(b"Target-URI: ")[2].partition(b"\r\n")[0].decode()
        made.append(record("response", uri, block, "application/http; msgtype=response"))
    return b"".join(made)


def test_a_resource_without_a_type(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    whole = record("resource", f"{AT}/3", BODIES[3], "x") + record("resource", "a:b", b"\0", "x")
    path.write_bytes(whole.replace(b"Content-Type: x\r\n", b""))
    (page,) = inputs([str(path)], Limits())
    assert isinstance(page, Page)
    assert page.original == BODIES[3]
