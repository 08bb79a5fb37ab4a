"""Files of the press made for tests by other people's libraries."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fpdf import FPDF

PROSE = (
    "Порт Зарубино готовится принять первый состав из Монголии. Стороны долго спорили о тарифах. "
    "Губернатор заявил, что дорога окупится за семь лет, а железнодорожники в этом сомневаются. "
)


def font(path: Path, letters: str = "") -> Path:
    """Write a font with Latin and Cyrillic letters and ``letters``, all of them boxes."""
    codes = [*range(0x20, 0x7F), 0xAB, 0xBB, 0x2013, 0x2014, 0x2116, *range(0x400, 0x460)]
    codes += sorted(set(map(ord, letters)) - set(codes))
    names = {code: f"u{code:04X}" for code in codes}
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 500), (400, 500), (400, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    order = [".notdef", *names.values()]
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder(order)
    built.setupCharacterMap(names)
    built.setupGlyf(dict.fromkeys(order, box))
    built.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    built.setupHorizontalHeader(ascent=800, descent=-200)
    built.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    built.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    built.setupPost()
    built.save(str(path))
    return path


def paper(folder: Path, letters: str = "") -> FPDF:
    """Return an empty PDF with a font of Russian letters, and of ``letters``."""
    made = FPDF(unit="pt", format="A4")
    made.add_font("Boxes", fname=str(font(folder / "boxes.ttf", letters)))
    made.set_auto_page_break(auto=False)
    made.set_font("Boxes", size=10)
    return made


def lines(made: FPDF, at: tuple[float, float], words: Sequence[str], step: float = 14) -> None:
    """Print lines one under the other."""
    for number, each in enumerate(words):
        made.text(at[0], at[1] + number * step, each)


def words(page: int) -> list[tuple[int, str]]:
    """Return twenty words that no other page has."""
    return [
        (n, "".join("абвгдежзик"[int(digit)] for digit in str(page * 1000 + n))) for n in range(20)
    ]


def issue(folder: Path) -> Path:
    """Write an issue of a journal: a running head, page numbers from 115 on, two pieces in the outline."""
    made = paper(folder)
    titles = {0: "Порты и дороги", 2: "Рельсы на восток"}
    for page in range(4):
        made.add_page()
        made.text(60, 40, f"ВЕСТНИК ПРИМОРЬЯ 2021 № 2 {115 + page}")
        if page in titles:
            made.start_section(titles[page])
            made.set_font("Boxes", size=18)
            made.text(60, 90, titles[page])
            made.set_font("Boxes", size=10)
        body = [
            f"Строка {page} страницы о {word} и дорогах Приморья, {n}." for n, word in words(page)
        ]
        lines(made, (60, 130), body)
    made.output(str(folder / "issue.pdf"))
    return folder / "issue.pdf"


def columns(folder: Path) -> Path:
    """Write a page of two columns, printed row by row, under a title over both."""
    made = paper(folder)
    made.add_page()
    made.text(60, 80, "Заголовок над обеими колонками этой страницы и дальше до края листа")
    for row in range(20):
        left = (
            f"левая строка номер {row} говорит о пор-"
            if row == 4
            else f"левая строка номер {row} о порте и"
        )
        if row == 5:
            left = "тах и о море и о дорогах"
        made.text(60, 120 + 14 * row, left)
        made.text(330, 120 + 14 * row, f"правая строка номер {row} о море")
    made.output(str(folder / "columns.pdf"))
    return folder / "columns.pdf"


def rtf(path: Path, text: str) -> Path:
    """Write an RTF as databases do: codes of windows-1251."""
    body = "".join(
        "\\par\n" if each == "\n" else each if each < "\x7f" else f"\\u{ord(each)}?"
        if each not in "абвгдежзийклмнопрстуфхцчшщъыьэюя" else f"\\'{each.encode('cp1251').hex()}"
        for each in text
    )  # fmt: skip
    head = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Times;}}{\\header Factiva}\\f0 "
    path.write_text(head + body + "}", encoding="ascii")
    return path


def book(path: Path) -> Path:
    """Write an EPUB of two chapters and a cover."""
    chapter = "<html><body><h1>{}</h1><p>" + PROSE * 3 + "</p></body></html>"
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(3)
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n in range(3))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Восток и море</dc:title><dc:creator>Анна Петрова</dc:creator><dc:date>2021-02</dc:date>"
        "<dc:language>ru</dc:language><dc:identifier>urn:isbn:1</dc:identifier></metadata>"
        f"<manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/b.opf"/></rootfiles></container>',
        )
        package.writestr("OPS/b.opf", opf)
        package.writestr("OPS/c0.xhtml", "<html><body><p>Обложка</p></body></html>")
        package.writestr("OPS/c1.xhtml", chapter.format("Порты"))
        package.writestr("OPS/c2.xhtml", chapter.format("Дороги"))
    return path
