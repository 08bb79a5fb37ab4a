"""A report of ours, imported again, gives what it was made of."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import docx
import pytest

from dragoman.model.published import Published
from dragoman.proofing import imported

MARKS = str.maketrans(dict.fromkeys("“”„«»\"'‘’", ""))


def text_of(page: str) -> list[tuple[str, str]]:
    """Return (style, words) of the title, the headings and the paragraphs of a page of ours."""
    main = page[page.index("<main>") : page.index("</main>")]
    main = re.sub(r"<(aside|figure)\b.*?</\1>", "", main, flags=re.DOTALL)
    main = main[: main.index('<section class="end">')]
    main = re.sub(r"<q [^>]*>(.*?)</q>", r"“\1”", main, flags=re.DOTALL)
    styles = {"h1": "Title", "h2": "Heading 1", "p": "Normal"}
    found = re.findall(r"<(h1|h2|p)\b[^>]*>(.*?)</\1>", main, flags=re.DOTALL)
    return [
        (styles[tag], " ".join(unescape(re.sub(r"<[^>]+>", "", words)).split()))
        for tag, words in found
    ]


@pytest.fixture(scope="module")
def editions(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Published]:
    """Return the demo's report imported from each format; text and DOCX hold the page's words."""
    folder = tmp_path_factory.mktemp("editions")
    parts = text_of((demo / "report.html").read_text(encoding="utf-8"))
    document = docx.Document()
    for style, words in parts:
        document.add_paragraph(words, style=style)
    document.save(str(folder / "report.docx"))
    (folder / "report.txt").write_text("\n\n".join(words for _, words in parts), encoding="utf-8")
    files = {
        "html": demo / "report.html",
        "markdown": demo / "report.md",
        "docx": folder / "report.docx",
        "text": folder / "report.txt",
    }
    return {name: imported(path) for name, path in files.items()}


def items(report: dict[str, Any]) -> list[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    return [
        (section["heading"], report["articles"][item["article"]], item["claims"])
        for section in report["sections"]
        for item in section["items"]
    ]


FORMATS = ("html", "markdown", "docx", "text")


@pytest.mark.parametrize("name", FORMATS)
def test_the_items_with_outlets_and_sections(
    name: str, editions: dict[str, Published], report: dict[str, Any]
) -> None:
    wanted = [(heading, article["outlet"]) for heading, article, _ in items(report)]
    found = [
        (each.section, each.outlet.name if each.outlet else None) for each in editions[name].items
    ]
    assert found == wanted


@pytest.mark.parametrize("name", FORMATS)
def test_the_authors_as_the_report_spells_them(
    name: str, editions: dict[str, Published], report: dict[str, Any]
) -> None:
    for item, (_, article, claims) in zip(editions[name].items, items(report), strict=True):
        assert len(item.authors) == len(article["authors"])
        assert all(each.name in claims[0]["text"] for each in item.authors)


@pytest.mark.parametrize("name", FORMATS)
def test_the_dates(name: str, editions: dict[str, Published], report: dict[str, Any]) -> None:
    for item, (_, article, _) in zip(editions[name].items, items(report), strict=True):
        published = article["published"]
        if published["precision"] == "issue":
            assert item.published.issue == published["issue"]
            continue
        assert str(item.published.earliest) == published["earliest"]
        assert str(item.published.latest) == published["latest"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_quotations(name: str, editions: dict[str, Published], report: dict[str, Any]) -> None:
    """Each sentence of ours that is all a quotation is found as one, whole."""
    for item, (_, _, claims) in zip(editions[name].items, items(report), strict=True):
        quoted = [each.text.translate(MARKS) for each in item.quotations]
        for claim in claims[1:]:
            whole = re.match(r"“(.+)[,.?!]”", claim["text"])
            if whole and claim["by"] == "memory" and "”" not in whole[1]:
                words = whole[1].translate(MARKS).rstrip(",.?!")
                assert any(each.rstrip(",.?!") == words for each in quoted), words


def test_formats_agree(editions: dict[str, Published]) -> None:
    def said(found: Published) -> list[list[tuple[str, str | None]]]:
        return [[(each.text, each.speaker) for each in item.quotations] for item in found.items]

    assert said(editions["docx"]) == said(editions["text"]) == said(editions["html"])
    assert len({each.title for each in editions.values()}) == 1
    assert {(each.country, each.issue) for each in editions.values()} == {("RU", "2021-03")}
