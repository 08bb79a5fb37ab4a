"""Where on a page the article lies: by the markup's own word, else by its paragraphs."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.collect.blocks import narrowed, without_empty
from dragoman.collect.body import body

LINE = "Порт Зарубино готовится принять первый состав из Монголии, и стороны спорят о тарифах."
TEXT = f"<p>{LINE}</p>" * 8
MENU = "<ul>" + "<li><a href='/x'>Другая новость дня</a></li>" * 20 + "</ul>"
DEEP = 5000

PAGES = {
    "named by its tag": f"{MENU}<article id=it>{TEXT}</article>",
    "named by its role": f"<div>{MENU}</div><div role=main id=it>{TEXT}</div>",
    "the innermost of those named": f"<main>{MENU}<div itemprop='articleBody' id=it>{TEXT}</div></main>",
    "not named at all": f"<div>{MENU}</div><div><div>{MENU}</div><div id=it>{TEXT}</div></div>",
    "a named teaser is not it": f"<article><p>{LINE}</p></article><div id=it>{TEXT * 2}</div>",
    "lines without paragraphs": f"<div>{MENU}</div><div id=it>{f'{LINE}<br>' * 8}</div>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_block_of_an_article_is_found(page: str) -> None:
    block = narrowed(LexborHTMLParser(f"<html><body>{page}</body></html>"))
    assert block.node is not None
    assert block.node.attributes.get("id") == "it"


def test_paragraphs_in_two_columns_leave_the_whole_page() -> None:
    tree = LexborHTMLParser(f"<body><div>{TEXT}</div><div>{TEXT}</div></body>")
    block = narrowed(tree)
    assert block.node is not None
    assert block.node.tag == "body"
    assert block.length == 16 * len(LINE)


def test_a_page_nested_deeper_than_any_real_one_is_left_whole() -> None:
    block = narrowed(LexborHTMLParser("<div>" * DEEP + TEXT + "</div>" * DEEP))
    assert block.node is not None
    assert block.node.tag == "body"


def test_what_holds_nothing_is_dropped_and_what_holds_only_that() -> None:
    tree = LexborHTMLParser("<body><div><div><span></span></div></div><p>Слово<i></i></p></body>")
    assert tree.body is not None
    without_empty(tree.body)
    assert tree.body.html == "<body><p>Слово</p></body>"


def test_the_text_of_an_unnamed_block_comes_without_the_menus_around_it() -> None:
    page = f"<body><div>{MENU}</div><div><h1>Состав</h1><div>{TEXT}</div></div></body>"
    found = body(LexborHTMLParser(page))
    assert found.text.split("\n") == [LINE] * 8
