"""Small DOCX, EPUB, PDF and web archives around given bytes, so that their insides can be fuzzed too."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
from fpdf import FPDF

PROSE = (
    "Порт Зарубино готовится принять первый состав из Монголии. Стороны долго спорили о тарифах. "
    "Губернатор заявил, что дорога окупится за семь лет, а железнодорожники в этом сомневаются. "
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="b.opf"/></rootfiles></container>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
    "<dc:title>Восток</dc:title><dc:creator>Анна Петрова</dc:creator><dc:date>2021-02</dc:date></metadata>"
    '<manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>'
)
CHAPTER = f"<html><body><h1>Порты</h1><p>{PROSE * 2}</p></body></html>"
BODY = "word/document.xml"


@cache
def empty_word() -> dict[str, bytes]:
    """Return the parts of a DOCX with two paragraphs."""
    made = io.BytesIO()
    document = docx.Document()
    document.add_heading("Порты и дороги", 1)
    document.add_paragraph(PROSE)
    document.save(made)
    with zipfile.ZipFile(made) as package:
        return {each: package.read(each) for each in package.namelist()}


def packed(parts: dict[str, bytes | str]) -> bytes:
    """Return a ZIP of these parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return whole.getvalue()


def word(body: bytes) -> bytes:
    """Return a DOCX whose body is these bytes."""
    return packed({**empty_word(), BODY: body})


def book(body: bytes) -> bytes:
    """Return an EPUB whose package file or chapter is these bytes."""
    opf, chapter = (body[1:], CHAPTER) if body[:1] < b"\x80" else (OPF, body[1:])
    return packed({"META-INF/container.xml": CONTAINER, "b.opf": opf, "c.xhtml": chapter})


def paper() -> bytes:
    """Return a PDF of one page in Latin letters."""
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=12)
    made.multi_cell(0, text="The port is ready to take the first train, the governor said. " * 6)
    return bytes(made.output())
