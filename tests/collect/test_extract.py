import gzip
from pathlib import Path

from dragoman.collect.archive import Archive
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.outlets import canonical
from dragoman.collect.page import Page
from dragoman.language.detect import detect
from dragoman.model.press import Article, Pair, Skip

BODY = "Порт Зарубино готовится принять первый состав из Монголии. Стороны спорят о тарифах. " * 6
PAGE = f"""<html><head><meta charset="{{charset}}"><title>Состав</title>
<script type="application/ld+json">{{{{"@type": "NewsArticle", "headline": "Первый состав",
"datePublished": "2021-02-09T10:00:00+10:00", "author": {{{{"name": "Анна Петрова"}}}},
"publisher": {{{{"name": "Вестник Приморья"}}}}}}}}</script></head>
<body><nav>Главная Новости</nav>
<article><h1>Первый состав</h1><p>{BODY}</p></article></body></html>"""


def extracted(path: Path) -> list[Article]:
    pages = [each for each in inputs([str(path)], Limits()) if isinstance(each, Page)]
    return [extract(each, ExtractContext()) for each in pages]


def test_a_page_in_either_encoding_gives_the_same_article(tmp_path: Path) -> None:
    for charset in ("utf-8", "windows-1251"):
        file = tmp_path / f"{charset}.html"
        file.write_bytes(PAGE.format(charset=charset).encode(charset))
        (article,) = extracted(file)
        assert article.title == "Первый состав"
        assert article.authors == ("Анна Петрова",)
        assert article.outlet == "Вестник Приморья"
        assert str(article.published.earliest) == "2021-02-09"
        assert article.text.startswith("Порт Зарубино")
        assert "Главная" not in article.text
        assert dict(article.provenance)["title"] == "json-ld"


def test_a_page_without_byline_and_date_gets_none(tmp_path: Path) -> None:
    file = tmp_path / "bare.html"
    file.write_text(f"<html><body><article><p>{BODY}</p></article></body></html>", encoding="utf-8")
    (article,) = extracted(file)
    assert article.authors == ()
    assert article.published.precision == "unknown"
    assert article.outlet is None


def test_a_declared_title_leaves_a_short_first_paragraph_to_the_text(tmp_path: Path) -> None:
    for number, first in enumerate(("Что дальше?", "船は出なかった。", "Порт ждёт")):
        file = tmp_path / f"{number}.md"
        file.write_text(f"---\ntitle: Спор\n---\n{first}\n\n{BODY}", encoding="utf-8")
        (article,) = extracted(file)
        assert article.title == "Спор"
        assert article.text.startswith(first)


def test_a_label_over_the_title_goes_with_it(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").replace("<h1>", "<p>Анализ</p><h1>")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,) = extracted(tmp_path / "a.html")
    assert article.text.startswith("Порт Зарубино")


def test_the_day_printed_over_the_text_is_no_part_of_it(tmp_path: Path) -> None:
    """Other words that open a text with a day stay."""
    text = "Порт Зарубино готовится принять первый состав из Китая. " * 9
    for line, kept in (("09.02.2021 10:15", False), ("9 февраля порт закрыли.", True)):
        page = f"<h1>Порты ждут</h1><article><div class=date>{line}</div><p>{text}</p></article>"
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        (article,) = extracted(tmp_path / "a.html")
        assert (line in article.text) == kept


def test_packed_pages_and_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.format(charset="utf-8").encode()))
    front = "---\ntitle: Спор\nauthors:\n  - Иван Сидоров\n  - Анна Петрова\nissue: 2021 № 2\n---\n"
    (tmp_path / "b.md").write_text(front + BODY, encoding="utf-8")
    packed, noted = extracted(tmp_path)
    assert packed.title == "Первый состав"
    assert noted.authors == ("Иван Сидоров", "Анна Петрова")
    assert noted.published.issue == "2021 No. 2"


def test_a_memory_gives_pairs_and_a_broken_one_a_skip(tmp_path: Path) -> None:
    unit = (
        '<tu><tuv xml:lang="ru"><seg>Порт закрыт.</seg></tuv>'
        '<tuv xml:lang="en"><seg>The port is closed.</seg></tuv></tu>'
    )
    (tmp_path / "a.tmx").write_text(f"<tmx><body>{unit}</body></tmx>", encoding="utf-8")
    (tmp_path / "b.tmx").write_text(f"<tmx><body>{unit}", encoding="utf-8")
    found = list(inputs([str(tmp_path)], Limits()))
    pairs = [each for each in found if isinstance(each, Pair) and each.language == "ru"]
    assert {each.target for each in pairs} == {"The port is closed."}
    assert [each.input for each in found if isinstance(each, Skip)] == [str(tmp_path / "b.tmx")]


def test_the_same_url_is_the_same_article_whatever_its_tracking() -> None:
    assert (
        canonical("HTTPS://Vestnik.example/a?utm_source=x&id=3#top")
        == "https://vestnik.example/a?id=3"
    )
    assert canonical("javascript:alert(1)") is None


def test_languages_are_told_apart() -> None:
    assert detect("Правительство обсудило новый закон о торговле с соседними странами.") == "ru"
    assert (
        detect("Уряд обговорив новий закон про торгівлю з сусідніми країнами і його наслідки.")
        == "uk"
    )
    assert detect("日本政府は中国との対話を続けると表明した。") == "ja"
    assert detect("…") == "und"


def test_a_long_text_in_two_languages_is_in_that_of_most_of_it() -> None:
    german = "Der Bundestag hat am Donnerstag über den Haushalt beraten und dem Gesetz zugestimmt. "
    french = "Le président a déclaré hier que son pays ne céderait pas. "
    assert detect(french + german * 8 + french) == "de"
    assert detect(german + french * 12) == "fr"


def test_an_original_comes_back_from_the_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = archive.append("urn:dragoman:a", b"one\r\n\r\ntwo", "2021-02-09T00:00:00Z")
    second = archive.append("urn:dragoman:b", b"", "2021-02-09T00:00:00Z")
    assert archive.read(*first) == b"one\r\n\r\ntwo"
    assert archive.read(*second) == b""
    archive.truncate(first[1])
    assert (tmp_path / "originals.warc.gz").stat().st_size == first[1]


def test_other_tools_read_the_archive(tmp_path: Path) -> None:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - a peer, for this test only

    archive = Archive(tmp_path)
    archive.append("https://vestnik.example/a", b"body", "2021-02-09T00:00:00Z")
    with (tmp_path / "originals.warc.gz").open("rb") as file:
        records = [
            (each.headers["WARC-Target-URI"], each.reader.read()) for each in ArchiveIterator(file)
        ]
    assert records == [("https://vestnik.example/a", b"body")]
