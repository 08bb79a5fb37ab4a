"""What is fuzzed: each target takes bytes as they might come in and holds what comes out to its promise.

Where a target reads several formats, the first byte says which one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from types import MappingProxyType

from bench.fuzz import packages, promises
from protego import Protego

from dragoman.collect import (
    bylines,
    decoding,
    eastern,
    fieldnames,
    genres,
    payload,
)
from dragoman.collect.addresses import host_of, shown
from dragoman.collect.credits import credited
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.exports import known
from dragoman.collect.feeds import Entry
from dragoman.collect.fetch import _Hops
from dragoman.collect.heads import kept_head
from dragoman.collect.hosts import allows
from dragoman.collect.outlets import canonical, host, sites
from dragoman.collect.page import Page
from dragoman.collect.payload import Payload, as_skip_kind
from dragoman.collect.refusals import after
from dragoman.errors import DragomanError, Unfetched
from dragoman.language.dates import parse, within_year
from dragoman.language.relative import relative
from dragoman.model.origin import Declared
from dragoman.model.press import SKIP_KINDS

MOMENT = "2021-03-10T01:30:00+00:00"
ADDRESS = "https://zarya.example/feed"
SMALL = Limits(bytes=200_000)


def split(data: bytes, ways: int) -> tuple[int, bytes]:
    """Return which way the first byte says, and the rest."""
    return (data[0] if data else 0) % ways, data[1:]


def file(ending: str, content: bytes) -> int:
    """Read a file of these bytes as ``dragoman collect`` does; return how many articles it gave."""
    path = promises.folder() / f"a{ending}"
    path.write_bytes(content)
    return promises.keep(inputs([str(path)], SMALL))


def feeds(data: bytes) -> None:
    """Read feeds and sitemaps as they are fetched, and as they lie on a disk."""
    way, body = split(data, 4)
    if way == 3:  # noqa: PLR2004 - the last way
        file(".rss", body)
        return
    charset = (None, "utf-8", "windows-1251")[way]
    try:
        found = payload.listing(Payload(body=body, name="feed", url=ADDRESS, charset=charset))
    except DragomanError as error:
        assert as_skip_kind(error) in SKIP_KINDS
        promises.one_line(error.message)
        return
    for each in (*found.entries, *found.sitemaps) if found else ():
        entry(each)


def entry(found: Entry) -> None:
    """Hold what a list says of a piece to what may be kept."""
    for each in (found.url, found.title, found.outlet, found.language, *found.authors):
        assert not promises.CONTROL.search(each or ""), ascii(each)
    assert found.url
    with suppress(Unfetched):
        host_of(found.url)
    when = parse(found.published)
    promises.dated(when)
    assert found.content is None or not promises.CONTROL.search(found.content)


def pages(data: bytes) -> None:
    """Web pages of any bytes, as a server may send them."""
    way, body = split(data, 3)
    said = (None, "shift_jis", "windows-1251")[way]
    try:
        made = payload.page(
            Payload(body=body, name="page", url=ADDRESS, media="text/html", charset=said)
        )
    except DragomanError as error:
        promises.one_line(error.message)
        return
    promises.page(made)


def page_of(text: str) -> Page:
    """Return a page of this HTML that was fetched."""
    body = text.encode("utf-8", "replace")
    return Page(
        source="page",
        kind="html",
        original=body,
        sha256=sha256(body).hexdigest(),
        content=body.decode(),
        url="https://zarya.example/2021/02/09/a",
        declared=Declared(retrieved=MOMENT),
    )


def dates(data: bytes) -> None:
    """Words that may be a date, in every reader of dates; and a byline, in every reader of those."""
    words = data.decode("utf-8", "surrogateescape")
    for zone in (None, "Asia/Vladivostok", "America/Anchorage"):
        for year in (None, 2021, 1, 9999):
            promises.dated(parse(words, zone, year))
        for moment in (None, MOMENT, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"):
            promises.dated(relative(words, moment, zone) or parse(""))
    for issues in (None, 4, 7):
        promises.dated(within_year(parse(words), issues))


def names(data: bytes) -> None:
    """Words that may be a byline, a label or a title, in every reader of those."""
    words = data.decode("utf-8", "surrogateescape")
    lines = words.splitlines() or [""]
    for declared in (True, False):
        for each in bylines.persons(lines, ["Заря"], declared=declared):
            assert each.strip()
            assert len(each) <= bylines.LONGEST
    bylines.byline(lines)
    credited(lines, ["Заря"])
    eastern.opening(lines[0])
    eastern.closing(lines[-1])
    fieldnames.described({"outlet": lines[0], "number": lines[-1], "published": lines[0]})
    genres.genre(genres.Piece(url=words, titles=tuple(lines), text=words, bylines=tuple(lines)))
    _, records = known.records(words) or ("", [])
    assert all(records)


def documents(data: bytes) -> None:
    """PDF, DOCX, EPUB and RTF; of packed ones the parts are fuzzed, and what packs them."""
    way, body = split(data, 6)
    if way in (0, 1):
        file((".pdf", ".rtf")[way], body)
    elif way in (2, 3):
        file((".docx", ".epub")[way - 2], body)
    else:
        file(*((".docx", packages.word(body)) if way == 4 else (".epub", packages.book(body))))  # noqa: PLR2004


RECORDS = (".csv", ".tsv", ".jsonl", ".json", ".bib", ".ris", ".srt", ".vtt", ".tmx", ".md", ".txt")


def records(data: bytes) -> None:
    """Tables, lines of JSON, references, posts, transcripts, translation memories and plain text."""
    way, body = split(data, len(RECORDS))
    file(RECORDS[way], body)


ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz", ".zip", ".html.gz")


def archives(data: bytes) -> None:
    """Web archives and ZIP files, whole and with fuzzed files in them."""
    way, body = split(data, len(ARCHIVES) + 1)
    if way < len(ARCHIVES):
        file(ARCHIVES[way], body)
        return
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("a/b.txt", body[: len(body) // 2])
        package.writestr("../c.html", body[len(body) // 2 :])
    file(".zip", whole.getvalue())


def web(data: bytes) -> None:
    """robots.txt, heads, charsets, addresses and where redirects lead."""
    way, body = split(data, 4)
    (robots, heads, charsets, addresses)[way](body)


def robots(body: bytes) -> None:
    """Read any robots.txt: it allows or it does not, and asks for a pause that is one."""
    rules = Protego.parse(body.decode("utf-8", "replace"))
    for url in (ADDRESS, "https://zarya.example/", "https://zarya.example/%ff?a=b#c"):
        assert allows(rules, url) in (True, False)
    delay, rate = rules.crawl_delay("dragoman"), rules.request_rate("dragoman")
    assert delay is None or float(delay) == delay
    assert rate is None or rate.requests >= 0
    list(rules.sitemaps)


def heads(body: bytes) -> None:
    """Read any ``Retry-After``, and keep any head without breaking the record."""
    wait = after(body.decode("latin-1"))
    assert wait is None or wait >= 0
    name, _, value = body.partition(b":")
    kept = kept_head(b"HTTP/1.1 200 OK", [(name, value)], 7)
    assert kept.endswith(b"Content-Length: 7\r\n\r\n")


def charsets(body: bytes) -> None:
    """Decode any bytes under any charset's name: text that can be kept, or a refusal."""
    said, _, rest = body.partition(b"\n")
    try:
        text = decoding.decode(rest, "page", said.decode("latin-1"))
    except DragomanError:
        return
    text.encode()


def addresses(body: bytes) -> None:
    """Take any words for an address: refused, or one whose host is the one that is asked."""
    url = body.decode("utf-8", "surrogateescape")
    printed = shown(url)
    assert "token=s3cret" not in printed
    canonical(url)
    sites(url)
    host(canonical(url))
    hops = _Hops("https://zarya.example/a", 5)
    with suppress(Unfetched):
        hops.go(url)
    for each in (url, hops.at):
        with suppress(Unfetched):
            asked = host_of(each)
            assert asked.startswith(("http://", "https://"))
            assert not set(asked) & set(" \t\r\n\0@"), ascii(asked)


Target = Callable[[bytes], None]
TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "feeds": feeds,
        "pages": pages,
        "dates": dates,
        "names": names,
        "documents": documents,
        "records": records,
        "archives": archives,
        "web": web,
    }
)
