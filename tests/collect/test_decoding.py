"""Old encodings: declared, not declared and wrongly declared, from a file and from the web."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from badweb import HERE, BadServer, served

from dragoman.collect.decoding import decode
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.gather import Wanted
from dragoman.collect.manners import Manners
from dragoman.collect.page import Page
from dragoman.collect.payload import Listing, Payload, listing
from dragoman.collect.stream import gathered
from dragoman.errors import Unreadable

WORDS = {
    "ru": "Ледоход на реке начался на неделю раньше срока, и переправу закрыли до вечера пятницы.",
    "ja": "川の氷が平年より一週間早く解け始め、渡し船は金曜日の夕方まで運航を取りやめました。",
    "zh-Hans": "今年河面解冻比往年早了一个星期，渡口从今天起停航，什么时候恢复要看上游的水情。",
    "zh-Hant": "今年河面解凍比往年早了一個星期，渡口從今天起停航，什麼時候恢復要看上游的水情。",
    "ko": "강의 얼음이 예년보다 한 주 일찍 녹기 시작해 나루터는 금요일 저녁까지 배를 띄우지 않는다.",
}
ENCODINGS = [
    ("ru", "cp1251", "windows-1251"),
    ("ru", "koi8-r", "KOI8-R"),
    ("ja", "cp932", "Shift_JIS"),
    ("ja", "euc_jp", "EUC-JP"),
    ("ja", "iso2022_jp", "ISO-2022-JP"),
    ("zh-Hans", "gbk", "gb2312"),
    ("zh-Hans", "gb18030", "GB18030"),
    ("zh-Hant", "big5", "Big5"),
    ("zh-Hant", "big5hkscs", "big5"),
    ("ko", "euc_kr", "EUC-KR"),
    ("ko", "cp949", "euc-kr"),
]
OTHERS = ("utf-8", "iso-8859-1", "Shift_JIS", "gb2312", "euc-kr", "Big5", "nonsense")
"""What a page may say of itself, rightly or not."""
QUICK = Manners(
    agent="Dragoman/test (+https://desk.example)",
    allowed=frozenset({HERE}),
    pause=0.0,
    context=ssl.create_default_context(),
)


@pytest.fixture(scope="module")
def web() -> Iterator[BadServer]:
    with served() as server:
        yield server


def html(words: str, encoding: str, meta: str | None = None) -> bytes:
    said = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">' if meta else ""
    page = f"<html><head>{said}<title>1</title></head><body><div class='menu'><a href='/'>Home</a></div>"
    return f"{page}<p>{words}</p><p>{words}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(("language", "encoding", "label"), ENCODINGS)
def test_an_old_encoding_is_told_whatever_is_declared(
    language: str, encoding: str, label: str
) -> None:
    words = WORDS[language]
    for meta in (label, None, *OTHERS):
        assert words in decode(html(words, encoding, meta), "page"), meta
    for said in (label, *OTHERS):
        assert words in decode(html(words, encoding), "page", said), said


@pytest.mark.parametrize(("language", "encoding", "label"), ENCODINGS)
def test_it_is_told_in_a_saved_page(
    language: str, encoding: str, label: str, tmp_path: Path
) -> None:
    words = WORDS[language]
    for name, meta in (("said", label), ("unsaid", None), ("wrong", "utf-8")):
        (tmp_path / f"{name}.html").write_bytes(html(words, encoding, meta))
    pages = [each for each in inputs([str(tmp_path)], Limits()) if isinstance(each, Page)]
    assert [words in each.content for each in pages] == [True] * 3


@pytest.mark.parametrize(("language", "encoding", "label"), ENCODINGS)
def test_it_is_told_in_a_fetched_page(
    language: str, encoding: str, label: str, web: BadServer
) -> None:
    words = WORDS[language]
    for number, said in enumerate((f"; charset={label}", "", "; charset=utf-8")):
        path = f"/old-{encoding}-{number}"
        web.extra[path] = (html(words, encoding), f"text/html{said}")
        found = [each for each in gathered([Wanted(url=web.at(path))], QUICK) if each is not None]
        (page,) = found
        assert isinstance(page, Page)
        assert words in page.content, said


def test_letters_beyond_the_narrow_charset_are_read() -> None:
    assert "镕" in decode(
        html("朱镕记小吃店今天开门营业了，大家都来看热闹。", "gbk", "gb2312"), "p"
    )
    assert "①" in decode(html("①次の列車は夕方まで来ません。", "cp932", "Shift_JIS"), "p")
    assert "똠" in decode(
        html("똠방이라 불린 사람이 나루를 지켰다고 한다.", "cp949", "euc-kr"), "p"
    )
    assert "喺" in decode(html("佢哋喺碼頭等咗成日，都未見到渡輪。", "big5hkscs", "big5"), "p")


def test_a_few_damaged_letters_do_not_cost_the_page() -> None:
    whole = html(WORDS["ko"] * 5, "utf-8")
    assert WORDS["ko"] in decode(whole.replace(b"</body>", b"\xea\xb0</body>"), "p")
    old = html(WORDS["zh-Hans"] * 5, "gbk", "gbk").replace(b"</body>", b"\xff</body>")
    assert WORDS["zh-Hans"] in decode(old, "p")


def test_a_european_page_is_none_of_the_east() -> None:
    german = "Für die Fähre müssen Gäste früh aufstehen, größere Wagen dürfen später übersetzen."
    for said in ("iso-8859-1", "windows-1252"):
        assert german in decode(html(german, "cp1252", said), "p")
    with pytest.raises(Unreadable):
        decode(html(german, "cp1252"), "p")


FEED = '<?xml version="1.0" encoding="{}"?><rss><channel><item><title>{}</title><link>http://a.ru/1</link></item></channel></rss>'


@pytest.mark.parametrize("title", ["Мост", "ПОРТ ЖДЁТ МОСТ", "«Заря» № 5 — Ёлка", "Порты ждут"])
@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "cp866"])
def test_a_short_feed_in_the_old_encoding_that_it_declares(title: str, encoding: str) -> None:
    if encoding != "windows-1251":
        title = title.replace("«", "").replace("»", "").replace("—", "-").replace("№", "No.")
    body = FEED.format(encoding, title).encode(encoding)
    found = listing(Payload(body=body, name="f", url="http://a.ru/"))
    assert [each.title for each in (found or Listing()).entries] == [title]


def test_a_short_feed_in_the_old_encoding_that_its_server_names() -> None:
    body = FEED.replace(' encoding="{}"', "").format("Мост").encode("cp1251")
    found = listing(Payload(body=body, name="f", url="http://a.ru/", charset="windows-1251"))
    assert [each.title for each in (found or Listing()).entries] == ["Мост"]


def test_a_few_letters_of_another_encoding_than_the_declared_old_one() -> None:
    assert "für Gäste" in decode(html("für Gäste", "utf-8", "windows-1251"), "p")
    assert "한국" in decode(html("한국 소식", "cp949", "windows-1251"), "p", "euc-kr")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-16", "utf-8", "windows-1251"])
def test_a_wide_feed_with_and_without_its_mark(encoding: str, declared: str) -> None:
    body = FEED.format(declared, "Мост").encode(encoding)
    found = listing(Payload(body=body, name="f", url="http://a.ru/"))
    assert [each.title for each in (found or Listing()).entries] == ["Мост"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_wide_sitemap_without_its_mark(encoding: str) -> None:
    body = "<urlset><url><loc>http://a.ru/мост</loc></url></urlset>".encode(encoding)
    found = listing(Payload(body=body, name="f", url="http://a.ru/"))
    assert [each.url for each in (found or Listing()).entries] == ["http://a.ru/мост"]
