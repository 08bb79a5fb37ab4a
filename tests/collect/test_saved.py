# ruff: noqa: E501 - what a saver writes stays on its line
"""Pages saved by hand: their relative days count from the moment of saving."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_sources import taken

from dragoman.collect.saved import Saved, saved
from dragoman.model.press import Article
from making_press import PROSE

URL = "https://zarya.example/a"
SINGLE_FILE = f"""<!--
 Page saved with SingleFile
 url: {URL}
 saved date: Tue Feb 09 2021 10:25:00 GMT+0300 (Moscow Standard Time)
-->"""


def page(day: str, sign: str = "") -> str:
    head = f"<html lang=ru><!--\n {sign[5:]}" if sign.startswith("<!--") else "<html lang=ru>"
    return (
        f"<!DOCTYPE html>{head}<head><title>Порты</title></head><body><article><h1>Порты ждут</h1>"
        f'<time class="date">{day}</time><p>{PROSE * 3}</p></article></body></html>'
    )


def read(path: Path, content: str, written: datetime | None = None) -> Article:
    path.write_text(content, encoding="utf-8")
    if written:
        os.utime(path, (written.timestamp(), written.timestamp()))
    (article,), _ = taken(path)
    return article


@pytest.mark.parametrize(
    ("sign", "url", "when"),
    [
        (SINGLE_FILE, URL, "2021-02-09T10:25:00+03:00"),
        ("<!-- saved from url=(0023)https://zarya.example/a -->", URL, None),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
        (
            "<!-- Mirrored from zarya.example/a by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 09 Feb 2021 10:25:00 GMT -->",
            "http://zarya.example/a", "2021-02-09T10:25:00+00:00",
        ),
        ("<!--\n FILE ARCHIVED ON 10:25:00 Feb 09, 2021 AND RETRIEVED FROM THE\n INTERNET ARCHIVE\n-->", None, "2021-02-09T10:25:00+00:00"),
        ("It is a snapshot of the page as it appeared on 9 Feb 2021 10:25:00 GMT.", None, "2021-02-09T10:25:00+00:00"),
        (f'<html data-scrapbook-source="{URL}" data-scrapbook-create="20210209102500123">', URL, "2021-02-09T10:25:00+00:00"),
        ("saved from url=(0023)https://zarya.example/a", None, None),
        ("<!-- Page saved with SingleFile \n url: javascript:x \n saved date: yesterday\n-->", None, None),
    ],
)  # fmt: skip
def test_what_a_saver_wrote(sign: str, url: str | None, when: str | None) -> None:
    assert saved(f"<!DOCTYPE html>{sign}<p>Порт") == Saved(url=url, when=when)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("вчера", "2021-02-08"),
        ("3 часа назад", "2021-02-09"),
        ("7 февраля", "2021-02-07"),
        ("12 декабря", "2020-12-12"),
    ],
)
def test_days_count_from_the_moment_of_saving(tmp_path: Path, day: str, wanted: str) -> None:
    article = read(tmp_path / "a.html", page(day, SINGLE_FILE))
    assert (str(article.published.earliest), article.published.precision) == (wanted, "day")
    assert article.published.inferred
    assert article.retrieved == "2021-02-09T10:25:00+03:00"
    assert article.url == URL


def test_a_file_s_own_time_dates_nothing(tmp_path: Path) -> None:
    article = read(tmp_path / "a.html", page("вчера"), datetime(2021, 2, 9, 12, tzinfo=UTC))
    assert (article.published.earliest, article.retrieved) == (None, None)


def test_a_date_of_the_page_stands_over_the_moment_of_saving(tmp_path: Path) -> None:
    stated = '<head><meta property="article:published_time" content="2020-05-01">'
    article = read(tmp_path / "a.html", page("вчера", SINGLE_FILE).replace("<head>", stated))
    assert str(article.published.earliest) == "2020-05-01"
