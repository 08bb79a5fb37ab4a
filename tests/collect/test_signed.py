"""Who signed a page: persons, agencies, nobody; sentences and names are made up."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.collect.bylines import persons
from dragoman.collect.credits import credited
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.eastern import closing, opening
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.jsonld import article
from dragoman.collect.page import Declared, Page
from dragoman.model.press import Article

LONG = "The ferry between the two islands will not run until the harbour is dredged. " * 4
TEXT = f"<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>"


def page(tmp_path: Path, head: str, body: str) -> Article:
    file = tmp_path / "page.html"
    whole = f"<html><head><title>Ferry stays in port</title>{head}</head><body>{body}</body></html>"
    file.write_text(whole, encoding="utf-8")
    (found,) = (each for each in inputs([str(file)], Limits()) if isinstance(each, Page))
    return extract(found, ExtractContext())


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("本报记者 李明 王芳", ("李明", "王芳")),
        ("山田太郎記者", ("山田太郎",)),
        ("（北京＝山田太郎）", ("山田太郎",)),
        ("김철수 기자", ("김철수",)),
        ("서울=김철수 특파원", ("김철수",)),
        ("記者林佩穎／花蓮報導", ("林佩穎",)),
        ("島嶼聯合新聞網 記者江映雪、游承恩／新竹報導", ("江映雪", "游承恩")),
        ("ジェーン・K・森田", ("ジェーン・K・森田",)),
        ("聞き手・文＝早乙女 凛", ("早乙女 凛",)),
        ("評・久世まどか（作家）", ("久世まどか",)),
        ("대담·정리 = 남궁솔 기자", ("남궁솔",)),
        ("編輯部", ()),
        ("온라인", ()),
        ("編集部", ()),
        ("综合", ()),
        ("写真・鈴木一郎", ()),
        ("Kommentar von Grete Unruh und Jan Lohse", ("Grete Unruh", "Jan Lohse")),
        ("di Piero Lombi", ("Piero Lombi",)),
        ("Di Lombi Piero", ("Di Lombi Piero",)),
        ("Dr. Grete Unruh", ("Dr. Grete Unruh",)),
        ("Bild: Jan Lohse", ()),
    ],
)
def test_persons_in_many_languages(printed: str, expected: tuple[str, ...]) -> None:
    assert persons([printed]) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("dpa", ("dpa",)),
        ("Grete Unruh, dpa", ("dpa",)),
        ("The Echo et AFP", ("The Echo", "AFP")),
        ("Анна Петрова, Институт морских портов", ()),
        ("admin", ()),
        ("desk@echo.example", ()),
    ],
)
def test_credits_are_agencies_and_outlets(printed: str, expected: tuple[str, ...]) -> None:
    assert credited([printed], ["The Echo"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【北京＝山田太郎】港は閉ざされた。", "山田太郎"),
        ("新华社北京7月3日电（记者李明）港口关闭。", "记者李明"),
        ("(서울=가나통신) 김철수 기자 = 항구가 닫혔다.", "김철수 기자"),
        ("港は閉ざされた（山田太郎）。", None),
    ],
)
def test_bylines_that_open_a_text(text: str, expected: str | None) -> None:
    assert opening(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("港は閉ざされた。（山田太郎）", "山田太郎"),
        ("港は閉ざされた。（敬称略）", None),
        ("港口关闭。（记者 李明 王芳）", "记者 李明 王芳"),
        ("김철수 기자 kim@echo.example", "김철수 기자"),
        ("항구가 닫혔다.", None),
    ],
)
def test_bylines_that_end_a_text(text: str, expected: str | None) -> None:
    assert closing(text) == expected


def test_the_record_of_the_page_itself_is_taken() -> None:
    other = '{"@type": "NewsArticle", "headline": "Another", "author": "A B", "datePublished": "x"}'
    own = '{"@type": "NewsArticle", "headline": "Ferry stays in port"}'
    assert article([f"[{other}, {own}]"], ["Ferry stays in port"]).headline == "Ferry stays in port"
    assert article([f"[{other}, {own}]"]).headline == "Another"


def test_an_author_behind_a_reference_is_found() -> None:
    block = (
        '{"@graph": [{"@type": "Article", "headline": "Ferry", "author": {"@id": "#p"}},'
        ' {"@type": ["Person", "Organization"], "@id": "#p", "name": "Jan Lohse"}]}'
    )
    found = article([block])
    assert (found.authors, found.organisations) == (("Jan Lohse",), ())


def test_a_labelled_line_by_the_heading_signs_what_the_outlet_claims(tmp_path: Path) -> None:
    head = (
        '<meta name="author" content="The Echo"><meta property="og:site_name" content="The Echo">'
    )
    body = f"<div><h1>Ferry stays in port</h1><p>von <a>Jan Lohse</a></p>{TEXT}</div>"
    found = page(tmp_path, head, body)
    assert found.authors == ("Jan Lohse",)
    assert dict(found.provenance)["authors"] == "printed"


def test_a_name_under_a_text_signs_it_only_in_a_type_of_its_own(tmp_path: Path) -> None:
    signed = f"<article><h1>Ferry stays in port</h1>{TEXT}<p><b>Jan Lohse</b></p></article>"
    plain = f"<article><h1>Ferry stays in port</h1>{TEXT}<p>Jan Lohse</p></article>"
    inside = f"<article><h1>Ferry stays in port</h1><p><b>Jan Lohse</b></p>{TEXT}</article>"
    assert page(tmp_path, "", signed).authors == ("Jan Lohse",)
    assert page(tmp_path, "", plain).authors == ()
    assert page(tmp_path, "", inside).authors == ()


def test_a_name_at_a_picture_signs_nothing(tmp_path: Path) -> None:
    box = "<div class='mediaBox'><p class='byline'>Jan Lohse</p></div>"
    body = f"<article><h1>Ferry stays in port</h1>{box}{TEXT}</article>"
    assert page(tmp_path, "", body).authors == ()


def test_the_printed_title_comes_before_the_one_for_search_engines(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Nobody crosses today">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry stays in port",'
        ' "author": {"@type": "Organization", "name": "AFP"}}</script>'
    )
    found = page(tmp_path, head, f"<article><h1>Nobody crosses today</h1>{TEXT}</article>")
    assert found.titles == ("Nobody crosses today", "Ferry stays in port")
    assert (found.authors, found.credits) == ((), ("AFP",))


def test_a_relative_day_counts_only_where_the_time_of_fetching_is_known(tmp_path: Path) -> None:
    body = f"<article><h1>Ferry stays in port</h1><time>yesterday</time>{TEXT}</article>"
    assert page(tmp_path, "", body).published.earliest is None
    known = Declared(retrieved="2021-03-10T12:00:00+00:00")
    file = tmp_path / "page.html"
    (found,) = (each for each in inputs([str(file)], Limits()) if isinstance(each, Page))
    fetched = extract(replace(found, declared=known), ExtractContext()).published
    assert (str(fetched.earliest), fetched.inferred) == ("2021-03-09", ("day",))


def test_captions_are_no_part_of_the_text(tmp_path: Path) -> None:
    figure = "<figure><figcaption>The ferry at its pier.</figcaption></figure>"
    found = page(tmp_path, "", f"<article><h1>Ferry stays in port</h1>{figure}{TEXT}</article>")
    assert found.captions == ("The ferry at its pier.",)
    assert "pier" not in found.text
