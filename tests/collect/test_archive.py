from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st

from dragoman.collect.archive import Archive, media
from dragoman.errors import Unreadable

PAGE = "<!doctype html><p>Мост открыт.".encode()


def test_what_was_appended_is_read_at_its_place(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    contents = [PAGE, b"", b"\x00\xff" * 5000, b"WARC/1.1\r\n\r\n"]
    places = [archive.append(f"urn:dragoman:{n}", each, None) for n, each in enumerate(contents)]
    assert [archive.read(*place) for place in reversed(places)] == contents[::-1]
    assert archive.size() == sum(places[-1])


def test_the_file_is_an_ordinary_web_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.append("https://zarya.example/мост?a=1 2\r\nX: y", PAGE, "2021-02-09T12:30:00+03:00")
    archive.append("urn:dragoman:b", b"%PDF-1.4", "2021-02-10")
    with (tmp_path / archive.name).open("rb") as file:
        records = [
            (
                record.headers["WARC-Target-URI"],
                record.headers["WARC-Date"],
                record.headers["Content-Type"],
                record.verify_block_digest(),
                record.reader.read(),
            )
            for record in ArchiveIterator(file)
        ]
    assert records == [
        (
            "https://zarya.example/%D0%BC%D0%BE%D1%81%D1%82?a=1%202%0D%0AX:%20y",
            "2021-02-09T09:30:00Z",
            "text/html",
            True,
            PAGE,
        ),
        ("urn:dragoman:b", "2021-02-10T00:00:00Z", "application/pdf", True, b"%PDF-1.4"),
    ]


def test_each_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    places = [archive.append("urn:dragoman:a", PAGE, "2021-02-09") for _ in range(3)]
    whole = (tmp_path / archive.name).read_bytes()
    for offset, length in places:
        plain = gzip.decompress(whole[offset : offset + length])
        assert plain.startswith(b"WARC/1.1\r\nWARC-Type: resource\r\n")
        assert plain.endswith(PAGE + b"\r\n\r\n")
    assert gzip.decompress(whole).count(b"WARC/1.1\r\n") == 3


def test_a_cut_takes_the_end_and_what_was_before_stays(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = archive.append("urn:dragoman:a", b"first", None)
    second = archive.append("urn:dragoman:b", b"second", None)
    archive.truncate(second[0])
    assert archive.size() == sum(first)
    assert archive.append("urn:dragoman:c", b"third", None)[0] == second[0]
    assert archive.read(*first) == b"first"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_no_killed_run_leaves_is_put_aside_before_it_is_cut(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for each in (b"first", b"second", b"third"):
        archive.append("urn:dragoman:x", each, None)
    size = archive.size()
    archive.truncate(0)
    assert archive.size() == 0
    with (tmp_path / f"cut-0-{size}.warc.gz").open("rb") as file:
        kept = [record.reader.read() for record in ArchiveIterator(file)]
    assert kept == [b"first", b"second", b"third"]


def test_no_archive_yet(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "none")
    assert archive.size() == 0
    archive.truncate(0)
    with pytest.raises(Unreadable):
        archive.read(0, 10)


def test_a_wrong_place_is_unreadable(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    offset, length = archive.append("urn:dragoman:a", PAGE, None)
    for place in ((offset + 3, length), (offset + length, 50), (offset, 12)):
        with pytest.raises(Unreadable):
            archive.read(*place)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbf  <!DOCTYPE HTML>", "text/html"),
        (b"<!-- hello --><HTML>", "text/html"),
        (b'{"id": 1}', "application/json"),
        (b"<?xml version='1.0'?>", "application/xml"),
        (b"PK\x03\x04word/", "application/zip"),
        ("Мост открыт.".encode("windows-1251"), "text/plain"),
        (b"\x89PNG\r\n\x1a\n\0\0", "application/octet-stream"),
    ],
)
def test_the_media_type_is_told_by_the_first_bytes(content: bytes, expected: str) -> None:
    assert media(content) == expected


@given(content=st.binary(max_size=300))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    assert archive.read(*archive.append("urn:dragoman:x", content, None)) == content
