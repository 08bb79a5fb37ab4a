"""Files of each format: the same words, and each character found again in its original."""

from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dragoman.formats import marked, pdf, plain, webpage, word
from dragoman.formats.limits import Limits
from dragoman.model.document import Document
from formats import making

BROKEN = """It was a long line that somebody broke at the margin and
That went on with a capital on the next line, as happens
now."""
BODY = "On February 9, Piotr Vymyslin in Vestnik Gavani asked whether the league would last."


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [
        (each.kind, each.level, document.text[each.start : each.end]) for each in document.blocks
    ]


def alike(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())


def every_character_stands_there(document: Document, parts: dict[int, str]) -> None:
    for each in document.pieces:
        original = parts[each.part][each.offset : each.offset + each.end - each.start]
        printed = document.text[each.start : each.end]
        assert len(original) == len(printed)
        assert all(map(alike, printed, original)), (printed, original)


def test_docx(tmp_path: Path) -> None:
    path = making.word(
        tmp_path / "x.docx", ("Title", "A report"), ("Heading 1", "Harbour"), ("Normal", BODY)
    )
    document = word.document(path.read_bytes(), "x", Limits())
    assert blocks(document) == [
        ("title", 0, "A report"),
        ("heading", 1, "Harbour"),
        ("paragraph", 0, BODY),
    ]
    texts = docx.Document(str(path)).element.body.iter(word.W + "t")
    every_character_stands_there(document, dict(enumerate(each.text for each in texts)))


def test_a_docx_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    opened = docx.Document()
    paragraph = opened.add_paragraph("The ")
    element = paragraph._p  # noqa: SLF001 - python-docx knows no deletions
    paragraph.add_run("Vestnik").italic = True
    paragraph.add_run(" is  old.")
    table = opened.add_table(1, 1)
    table.cell(0, 0).text = "in a cell"
    deleted = element.makeelement(word.W + "del", {})
    run = element.makeelement(word.W + "r", {})
    gone = element.makeelement(word.W + "t", {})
    gone.text = "never"
    run.append(gone)
    deleted.append(run)
    element.append(deleted)
    opened.save(str(tmp_path / "x.docx"))
    document = word.document((tmp_path / "x.docx").read_bytes(), "x", Limits())
    assert blocks(document) == [("paragraph", 0, "The Vestnik is  old."), ("table", 0, "in a cell")]
    assert [document.text[slice(*each)] for each in document.italics] == ["Vestnik"]


def test_html() -> None:
    page = f"""<html><head><title>Site</title><style>p {{}}</style></head><body><nav>Menu here</nav>
    <div class="post"><h1>A  report</h1><h3>Harbour</h3><p>{BODY.replace(" in ", " in<br> ")}</p>
    <p>It has <em>two</em>
       lines&nbsp;and a <q>mark</q>.</p><aside>no</aside></div><footer>Foot</footer></body></html>"""
    document = webpage.document(page, "x")
    assert blocks(document) == [
        ("heading", 1, "A report"),
        ("heading", 3, "Harbour"),
        ("paragraph", 0, BODY),
        ("paragraph", 0, "It has two lines\u00a0and a “mark”."),
    ]
    root = webpage.tree(page, "x")
    parts = {each.number: each.words for each in webpage.walk(root) if each.what == "words"}
    every_character_stands_there(document, parts)
    assert document.title == "Site"


def test_a_page_without_paragraphs_is_read_by_its_breaks() -> None:
    document = webpage.document(f"<body>A report<br><br>{BODY}<br><br>Another one.</body>", "x")
    assert [each[2] for each in blocks(document)] == ["A report", BODY, "Another one."]


def test_markdown() -> None:
    source = f"""---
title: none
---
# A \\*report\\*

## Harbour

{BODY}[^1] He *said*
so to [all](https://maiak.example).

> Quoted **bold** words

[^1]: Vestnik, one.
"""
    document = marked.document(source)
    assert (
        blocks(document)
        == [
            ("heading", 1, "A *report*"),
            ("heading", 2, "Harbour"),
            ("paragraph", 0, f"{BODY} He said so to all."),
            ("quote", 0, "Quoted bold words"),
            ("note", 0, "[^1]: Vestnik, one."),
        ]
        or blocks(document)[-1][0] == "note"
    )
    every_character_stands_there(document, {0: source})
    assert [document.text[slice(*each)] for each in document.italics] == ["said"]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("A report\n\nOne line.\nAnother line.\n", ["A report", "One line.", "Another line."]),
        ("One line that is\nbroken here.\n", ["One line that is\nbroken here."]),
        (f"{BROKEN}\n\nShort.\n", [BROKEN, "Short."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_plain_text(text: str, paragraphs: list[str]) -> None:
    document = plain.document(text)
    assert document.text == text
    assert [each[2] for each in blocks(document)] == paragraphs


def test_pdf(tmp_path: Path) -> None:
    first = "On February 9, Piotr Vymyslin in Vestnik Gavani asked whether the old league of har-"
    second = "bours would last. He thinks that it will not, for the pilots have left it in the win-"
    lines = [(first, 30.0), (second, 12.0), ("ter of last year.", 12.0), ("He adds more.", 26.0)]
    path = making.pdf(tmp_path / "x.pdf", [("A report", 12.0), *lines], [("Page two goes on.", 12)])
    document = pdf.document(path.read_bytes(), "x", Limits())
    assert [each[2] for each in blocks(document)] == [
        "A report",
        f"{first[:-1]}{second[:-1]}ter of last year.",
        "He adds more.",
        "Page two goes on.",
    ]
    assert [each.page for each in document.blocks] == [1, 1, 1, 2]
    opened = pdfium.PdfDocument(path.read_bytes())
    parts = {n: page.get_textpage().get_text_range() for n, page in enumerate(opened)}
    every_character_stands_there(document, parts)


@given(
    st.lists(
        st.text(alphabet="ab \n\u00a0<>&*_[]\\“”é字😀", min_size=1, max_size=30),
        min_size=1,
        max_size=5,
    )
)
def test_no_words_are_lost_and_all_are_found_again(words: list[str]) -> None:
    page = html.Element("body")
    for each in words:
        paragraph = html.Element("p")
        paragraph.text = each
        page.append(paragraph)
    source = html.tostring(page, encoding="unicode")
    document = webpage.document(source, "x")
    parts = {
        each.number: each.words
        for each in webpage.walk(webpage.tree(source, "x"))
        if each.what == "words"
    }
    every_character_stands_there(document, parts)
    assert "".join(document.text.split()) == "".join("".join(words).split())
