import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.language.dates import parse
from dragoman.model.press import Period
from dragoman.model.report import (
    Claim,
    Coverage,
    Excerpt,
    Item,
    Report,
    ReportArticle,
    Section,
    SpanCitation,
)
from dragoman.publish.markup import publish

CHROMIUM = Path("/usr/bin/chromium")
TEXT = "😀 Порт <script>alert(1)</script> закрыт."


def made() -> Report:
    citation = SpanCitation(article="a", text_id="t", start=2, end=6, quoted=TEXT[2:6])
    claim = Claim(
        id="c1",
        text="The port «<b>Порт</b>» is closed.",
        by="template",
        level="author",
        voice="author",
        role="body",
        citations=(citation,),
        untranslated=True,
    )
    article = ReportArticle(
        id="a",
        title="<img src=x onerror=alert(1)>",
        outlet="Вестник",
        authors=(),
        published=parse("2021-02-09"),
        url="javascript:alert(1)",
        language="ru",
        text_id="t",
        excerpts=(Excerpt(start=0, text=TEXT),),
    )
    return Report(
        generator="dragoman",
        title="Country Report: Russia (February 2021)",
        country="RU",
        period=Period(from_=date(2021, 2, 1), to=date(2021, 2, 28)),
        language="en",
        snapshot="s",
        coverage=Coverage(
            outlets=(), read=1, set_aside=(), skipped=(), undated=(), written_by=(), untranslated=1
        ),
        overview=(),
        sections=(
            Section(
                heading="Ports",
                theme="ports",
                items=(Item(article="a", genre="news", claims=(claim,)),),
            ),
        ),
        withheld=(),
        previous=None,
        articles=(article,),
    )


def test_hostile_words_stay_words_and_nothing_is_loaded() -> None:
    page = publish(made(), "html").content.decode()
    tree = LexborHTMLParser(page)
    assert len(tree.css("script")) == 1
    assert not tree.css("img, link, iframe, object")
    assert not [each for each in tree.css("a") if "javascript" in (each.attributes["href"] or "")]
    assert "onerror" not in re.sub(r"&lt;img[^&]*&gt;", "", page)
    assert not re.search(r"""(?:src|href)=["']https?:|url\(|@import""", page)


def test_the_cited_words_are_the_marked_ones() -> None:
    tree = LexborHTMLParser(publish(made(), "html").content.decode())
    (mark,) = tree.css("mark")
    assert mark.text() == "Порт"
    around = [each.text() for each in tree.css(".around")]
    assert around == ["😀 ", " <script>alert(1)</script> закрыт."]


def test_markdown_holds_the_note_and_no_markup_of_the_article() -> None:
    text = publish(made(), "markdown").content.decode()
    assert "[^1]: Вестник" in text
    assert "«Порт»" in text
    assert "<script>" not in text.replace("\\<script\\>", "")


def test_the_same_report_gives_the_same_bytes_and_another_language_its_own_words() -> None:
    assert publish(made(), "html") == publish(made(), "html")
    russian = publish(replace(made(), language="ru"), "html").content.decode()
    assert "Что прочитано" in russian


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    with sync_playwright() as started:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = started.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield opened
        opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 390])
def test_a_sentence_opens_its_evidence_and_escape_returns(
    browser: Any, demo: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((demo / "report.html").as_uri())
    sentence = page.locator(".claim.author").first
    evidence = page.locator(f"#{sentence.get_attribute('aria-controls')}")
    assert not evidence.is_visible()
    sentence.click()
    assert evidence.is_visible()
    assert evidence.locator("mark").first.is_visible()
    page.keyboard.press("Escape")
    assert not evidence.is_visible()
    assert page.evaluate("document.activeElement.id") == sentence.get_attribute("id")
    page.keyboard.press("Enter")
    assert evidence.is_visible()
    assert problems == []
