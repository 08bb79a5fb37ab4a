"""What fuzzing starts from: the sample press, small files of each format, and words that formats are made of."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from bench.fuzz import packages
from bench.fuzz.targets import ARCHIVES, RECORDS

from dragoman import sample

PRESS = Path(sample.__file__).parent / "press"
PROSE = packages.PROSE
ITEM = "<item><title>Порты</title><link>/a?b=1</link><pubDate>Tue, 09 Feb 2021 08:30:00 +0300</pubDate><author>a@b.ru (Анна Петрова)</author></item>"
FEEDS = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><language>ru</language>{ITEM}</channel></rss>',
    ('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">&lt;b&gt;П</title>'
    f'<link href="/a"/><updated>2021-02-09T08:30:00Z</updated><author><name>А</name></author><content>{PROSE}</content></entry></feed>'),
    ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc>http://a.ru/b</loc><lastmod>2021-02-09</lastmod><news:news><news:title>П</news:title></news:news></url></urlset>"),
    "<sitemapindex><sitemap><loc>http://a.ru/m.xml</loc></sitemap></sitemapindex>",
    json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a", "title": "П",
                "authors": [{"name": "А"}], "date_published": "2021-02-09T08:30:00Z", "content_html": f"<p>{PROSE * 3}</p>"}]}),
)  # fmt: skip
DATES = (
    "2021-02-09T08:30:00+03:00", "Tue, 09 Feb 2021 08:30:00 +0300", "25–26 июля 2020 г.", "July 25 – August 2, 2020",
    "Опубликовано: 8:30 мск, вторник, 9 февраля 2021 года", "2021年2月9日（火）", "2021년 2월 9일", "№ 2 (117), 2021",
    "Vol. 19, No. 2, 2021", "зима 2020/21", "март–апрель 2021", "2021年4月号", "вчера, 10:30", "3 hours ago",
    "3天前", "vor 5 Tagen", "il y a 3 jours", "9.2.21 10:30", "Updated: Feb. 9, 2021 at 8:30 p.m. (GMT+3)",
)  # fmt: skip
NAMES = (
    "Автор: Анна Петрова, специальный корреспондент «Зари» (Пекин)", "By ANNA BROWN and John O'Neil | Reuters",
    "本报记者 李明 王芳", "【北京＝山田太郎】", "(서울=연합뉴스) 김철수 기자 =", "а. б. иванов-петров; ТАСС",
    "Источник: Заря\nДата: 09.02.2021\nЗаголовок: Порты\nАвтор: А\n\nТекст\nИсточник: Заря\nДата: 10.02.2021\nЗаголовок: Б\n",
    "850 words\n9 February 2021\nZarya\nEnglish\n(c) 2021\n\nWords.\n\nDocument VESTPR0020210209eh290001a",
)  # fmt: skip
ROBOTS = "User-agent: *\nDisallow: /private\nCrawl-delay: 2.5\nRequest-rate: 1/10 0900-1700\nSitemap: http://a.ru/m.xml\n"
HEADS = ("120", "Tue, 09 Feb 2021 08:30:00 GMT", "Set-Cookie: a=b", "-1", "1e309")
CHARSETS = ("koi8-r\n", "utf-7\n", "shift_jis\n", "idna\n", "utf-16\n", "unicode_escape\n")
ADDRESSES = (
    "http://0x7f.1/", "http://2130706433/", "http://[::ffff:127.0.0.1]/", "http://a@b.ru:80/?token=s3cret#x",
    "http://xn--80ak6aa92e.com./", "//evil.ru\\@a.ru", "http://a.ru\r\nHost: b", "http://①②⑦.0.0.1/", "HTTPS://A.RU:99999/",
)  # fmt: skip


def of(target: str) -> Iterator[bytes]:
    """Yield the seeds of a target."""
    yield from MAKERS[target]()


def _feeds() -> Iterator[bytes]:
    for each in FEEDS:
        for way in (0, 1, 3):
            yield bytes([way]) + each.encode()
    yield b"\x02" + FEEDS[0].encode("cp1251", "replace")
    yield b"\x00" + gzip.compress(FEEDS[2].encode())


def _pages() -> Iterator[bytes]:
    for each in sorted(PRESS.glob("*.html")):
        yield b"\x00" + each.read_bytes()
    record = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Порты",
              "author": [{"@type": "Person", "name": "Анна Петрова"}], "datePublished": "2021-02-09"}  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(record)}</script><meta property="article:published_time" content="2021-02-09">'
    body = f'<article><h1>Порты</h1><span class="byline">Анна Петрова</span><time>9 февраля 2021</time><p>{PROSE * 3}</p></article>'
    yield b"\x00" + f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    yield b"\x02" + f"<html><body>{body}</body></html>".encode("cp1251")
    yield b"\x01" + ("<html><body><p>" + "港は準備ができている。" * 30).encode("shift_jis")


def _dates() -> Iterator[bytes]:
    yield from (each.encode() for each in DATES)


def _names() -> Iterator[bytes]:
    yield from (each.encode() for each in NAMES)


def _documents() -> Iterator[bytes]:
    rtf = (
        "{\\rtf1\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 T;}}\\uc1\\u1052?\\'cc{\\*\\x y}"
        + "Port \\par " * 30
    )
    yield b"\x00" + packages.paper()
    yield b"\x01" + rtf.encode() + b"}"
    yield b"\x02" + packages.packed(dict(packages.empty_word()))
    yield b"\x03" + packages.book(b"\x80" + packages.CHAPTER.encode())
    yield b"\x04" + packages.empty_word()[packages.BODY]
    yield b"\x05\x80" + packages.CHAPTER.encode()
    yield b"\x05\x00" + packages.OPF.encode()


def _records() -> Iterator[bytes]:
    row = {"id": "1", "text": PROSE, "title": "Порты", "authors": ["А Б"], "published": "2021-02-09",
           "retrieved": "2021-03-10T01:30:00Z", "url": "http://a.ru/b", "page": "7", "translation": [["a", "b"]]}  # fmt: skip
    post = {"name": "Заря", "type": "public_channel", "id": 1, "messages": [
        {"id": 1, "type": "message", "date": "2021-02-09T08:30:00", "date_unixtime": "1612848600", "text": [PROSE, {"type": "link", "text": "http://a.ru"}]},
        {"id": 2, "type": "service", "text": ""}]}  # fmt: skip
    item = [
        {
            "id": "x",
            "title": "П",
            "author": [{"family": "П", "given": "А"}],
            "issued": {"date-parts": [[2021, 2]]},
            "page": "3-4",
            "abstract": PROSE,
        }
    ]
    cue = "00:00:01.000 --> 00:00:02.000\n<v Анна>Порт готов принять первый состав из Монголии.\n\n"
    table = (
        'Дата;Издание;Автор;Заголовок;Текст;Стр.\n09.02.2021;Заря;Анна Петрова;Порты;"'
        + PROSE
        + '";7\n'
    )
    tmx = '<tmx><body><tu><tuv xml:lang="ru"><seg>П<hi>о</hi></seg></tuv><tuv xml:lang="en"><seg>P</seg></tuv></tu></body></tmx>'
    each = {
        ".csv": table, ".tsv": table.replace(";", "\t"), ".jsonl": json.dumps(row) + "\n" + json.dumps(row, ensure_ascii=False),
        ".json": json.dumps(post), ".bib": f"@article{{a, title={{П}}, author={{Петрова, А and Б}}, year=2021, month=feb, abstract={{{PROSE}}}}}",
        ".ris": f"TY  - JOUR\nTI  - П\nAU  - П, А\nDA  - 2021/02/09\nIS  - 2\nAB  - {PROSE}\nER  - \n", ".srt": "1\n" + cue.replace(".", ","),
        ".vtt": "WEBVTT - П\n\n" + cue, ".tmx": tmx, ".txt": "\n".join(NAMES) + PROSE,
        ".md": f"---\ntitle: П\nauthor: [А, Б]\nissue: 2021 No. 2\npage: 7\nretrieved: 2021-03-10\n---\n# П\n\n{PROSE}",
    }  # fmt: skip
    for number, ending in enumerate(RECORDS):
        yield bytes([number]) + each[ending].encode()
    yield bytes([RECORDS.index(".json")]) + json.dumps(item).encode()
    yield bytes([RECORDS.index(".csv")]) + table.encode("cp1251")


def _archives() -> Iterator[bytes]:
    page = f"<html><body><p>{PROSE * 3}</p></body></html>".encode()
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
        % len(page)
    )
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-02-09T08:30:00Z\r\n"
        b"WARC-Target-URI: http://a.ru/b\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    )
    warc = (head % len(http + page) + http + page + b"\r\n\r\n") * 2
    each = {
        ".warc": warc, ".warc.gz": gzip.compress(warc, mtime=0), ".warc.zst": b"\x28\xb5\x2f\xfd" + bytes(9),
        ".wacz": packages.packed({"archive/a.warc.gz": gzip.compress(warc, mtime=0), "datapackage.json": "{}"}),
        ".zip": packages.packed({"a/b.txt": PROSE, "c.html": page, ".hidden": "x"}), ".html.gz": gzip.compress(page, mtime=0),
    }  # fmt: skip
    for number, ending in enumerate(ARCHIVES):
        yield bytes([number]) + each[ending]
    yield bytes([len(ARCHIVES)]) + PROSE.encode() + page


def _web() -> Iterator[bytes]:
    yield b"\x00" + ROBOTS.encode()
    for way, words in ((1, HEADS), (2, CHARSETS), (3, ADDRESSES)):
        for each in words:
            yield bytes([way]) + each.encode() + (PROSE.encode("cp1251") if way == 2 else b"")  # noqa: PLR2004


MAKERS = {
    "feeds": _feeds, "pages": _pages, "dates": _dates, "names": _names, "documents": _documents,
    "records": _records, "archives": _archives, "web": _web,
}  # fmt: skip
