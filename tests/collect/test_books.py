# ruff: noqa: E501 - a line of a book stays a line
"""Books: chapters by the table of contents, with their own authors and printed pages, without notes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from test_sources import page_at, taken

from dragoman.model.press import Article, PageMark, Skip
from making_press import PROSE

PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><metadata>
<dc:title>Восток и море</dc:title>{creators}<dc:date>2021</dc:date><dc:language>ru</dc:language>
<dc:identifier>urn:isbn:1</dc:identifier></metadata><manifest>{items}</manifest><spine toc="ncx">{refs}</spine></package>"""
CREATOR = "<dc:creator>Анна Петрова</dc:creator>"
EDITOR = '<dc:creator id="e" opf:role="edt">Ольга Ветрова</dc:creator>'
LINE = "Строка о {} и дорогах Приморья. "


def text(word: str) -> str:
    return (LINE.format(word) * 8).strip()


def xhtml(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="a.js"/></head><body>{body}</body></html>'
    )


def book(path: Path, files: dict[str, str], contents: str, creators: str = CREATOR) -> Path:
    """Write an EPUB; ``contents`` is a nav (EPUB 3) or an NCX (EPUB 2)."""
    ncx = contents.startswith("<ncx")
    name, kind = (
        ("toc.ncx", "application/x-dtbncx+xml") if ncx else ("nav.xhtml", "application/xhtml+xml")
    )
    items = "".join(
        f'<item id="{each}" href="text/{each}" media-type="application/xhtml+xml"/>'
        for each in files
    )
    properties = "" if ncx else ' properties="nav"'
    items += f'<item id="ncx" href="{name}" media-type="{kind}"{properties}/>'
    beside = ' linear="no"'
    refs = "".join(f'<itemref idref="{e}"{beside * e.startswith("notes")}/>' for e in files)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/b.opf"/></rootfiles></container>')  # fmt: skip
        package.writestr("OPS/b.opf", PACKAGE.format(creators=creators, items=items, refs=refs))
        package.writestr(f"OPS/{name}", contents if ncx else xhtml(contents))
        for each, body in files.items():
            package.writestr(f"OPS/text/{each}", xhtml(body))
    return path


def nav(lines: str, pages: str = "") -> str:
    listed = f'<nav epub:type="page-list"><ol>{pages}</ol></nav>' if pages else ""
    return f'<nav epub:type="toc"><h1>Содержание</h1><ol>{lines}</ol></nav>{listed}'


def line(title: str, link: str, inner: str = "") -> str:
    return f'<li><a href="text/{link}">{title}</a>{f"<ol>{inner}</ol>" if inner else ""}</li>'


def read(path: Path) -> tuple[list[Article], list[Skip]]:
    articles, skips = taken(path)
    return articles, skips


def test_a_chapter_spans_files_and_a_file_holds_several(tmp_path: Path) -> None:
    files = {
        "a.xhtml": f"<h1>Порты</h1><p>{text('портах')}</p>",
        "b.xhtml": f"<p>{text('продолжении')}</p>",
        "c.xhtml": f'<h1>Дороги</h1><p>{text("дорогах")}</p><section><h1 id="r">Реки</h1><p>{text("реках")}</p></section>',
    }
    path = book(
        tmp_path / "a.epub",
        files,
        nav(line("Порты", "a.xhtml") + line("Дороги", "c.xhtml") + line("Реки", "c.xhtml#r")),
    )
    articles, skips = read(path)
    assert [each.title for each in articles] == ["Порты", "Дороги", "Реки"]
    assert [each.text for each in articles] == [
        f"{text('портах')}\n\n{text('продолжении')}", text("дорогах"), text("реках")]  # fmt: skip
    assert [each.source.rpartition("!")[2] for each in articles] == [
        "OPS/text/a.xhtml", "OPS/text/c.xhtml", "OPS/text/c.xhtml#r"]  # fmt: skip
    assert {each.authors for each in articles} == {("Анна Петрова",)}
    assert not skips


NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint id="p"><navLabel><text>Часть первая</text></navLabel><content src="text/p.xhtml"/>
 <navPoint id="a"><navLabel><text>1. Порты</text></navLabel><content src="text/a.xhtml"/>
  <navPoint id="s"><navLabel><text>Причалы</text></navLabel><content src="text/a.xhtml#s"/></navPoint></navPoint>
 <navPoint id="b"><navLabel><text>2. Дороги</text></navLabel><content src="text/b.xhtml"/></navPoint></navPoint>
</navMap><pageList><pageTarget value="7"><navLabel><text>7</text></navLabel><content src="text/a.xhtml#p7"/></pageTarget>
<pageTarget value="8"><navLabel><text>8</text></navLabel><content src="text/a.xhtml#p8"/></pageTarget></pageList></ncx>"""


def test_a_part_is_no_piece_and_a_section_belongs_to_its_chapter(tmp_path: Path) -> None:
    files = {
        "p.xhtml": "<h1>Часть первая</h1>",
        "a.xhtml": f'<h2 id="p7">Порты</h2><h3 id="s">Причалы</h3><p>{text("портах")}</p><p>Вот <a id="p8"/>граница. {text("причалах")}</p>',
        "b.xhtml": f"<h2>Дороги</h2><p>{text('дорогах')}</p>",
    }
    articles, _ = read(book(tmp_path / "a.epub", files, NCX))
    assert [each.title for each in articles] == ["Порты", "Дороги"]
    first, second = articles
    assert first.text.startswith("Причалы\n\nСтрока о портах")
    assert first.pages == (
        PageMark(page="7"),
        PageMark(page="8", start=first.text.index("граница")),
    )
    assert page_at(second, 0) == "8"


def test_notes_are_no_part_of_the_running_text(tmp_path: Path) -> None:
    files = {
        "a.xhtml": f'<h1>Порты</h1><p>Порт ждёт<a epub:type="noteref" href="#n1">[1]</a> состава. {text("портах")}</p>'
        '<aside epub:type="footnote" id="n1"><p>Сноска первая.</p></aside><section role="doc-endnotes"><h2>Примечания</h2>'
        '<ol><li id="n2">Сноска вторая.</li></ol></section><div class="footnotes"><p>Сноска третья.</p></div>',
        "b.xhtml": f'<h1>Дороги</h1><p>Дорога<sup><a class="noteref" href="notes.xhtml#n3">2</a></sup> ждёт. {text("дорогах")}</p>',
        "notes.xhtml": f"<h1>Примечания</h1><p>{text('сносках')}</p>",
    }  # fmt: skip
    articles, _ = read(
        book(tmp_path / "a.epub", files, nav(line("Порты", "a.xhtml") + line("Дороги", "b.xhtml")))
    )
    first, second = articles
    assert first.text == f"Порт ждёт состава. {text('портах')}"
    assert second.text == f"Дорога ждёт. {text('дорогах')}"


def test_in_a_collected_volume_each_chapter_has_its_author(tmp_path: Path) -> None:
    files = {
        "0.xhtml": f"<h1>Предисловие</h1><p>{text('книге')}</p>",
        "1.xhtml": f'<p class="author">Иван Сидоров</p><h1>Порты</h1><p>{text("портах")}</p>',
        "2.xhtml": f"<h1>Дороги</h1><p>Мария Лугова и Пётр Громов</p><p>{text('дорогах')}</p>",
        "3.xhtml": f"<h1>Реки</h1><p>{text('реках')}</p>",
        "4.xhtml": f"<h1>Пётр Громов и море</h1><p>Море шумит.</p><p>{text('море')}</p>",
    }
    contents = nav("".join((
        line("Предисловие", "0.xhtml"), line("Порты", "1.xhtml"), line("Дороги", "2.xhtml"),
        line("Ольга Зимина. Реки", "3.xhtml"), line("Пётр Громов и море", "4.xhtml"),
    )))  # fmt: skip
    articles, _ = read(book(tmp_path / "a.epub", files, contents, EDITOR + CREATOR))
    assert [(each.title, each.authors) for each in articles] == [
        ("Предисловие", ()), ("Порты", ("Иван Сидоров",)), ("Дороги", ("Мария Лугова", "Пётр Громов")),
        ("Реки", ("Ольга Зимина",)), ("Пётр Громов и море", ()),
    ]  # fmt: skip
    assert articles[2].text == text("дорогах")


def test_pages_by_marks_in_the_text_where_no_list_names_them(tmp_path: Path) -> None:
    one = '<span epub:type="pagebreak" id="page117" title="117"/>'
    two = '<span role="doc-pagebreak" id="page118">118</span>'
    files = {
        "a.xhtml": f"{one}<h1>Порты</h1><p>{text('портах')}</p><p>Здесь {two}кончается страница. {text('море')}</p>",
        "b.xhtml": f"<h1>Дороги</h1><p>{text('дорогах')}</p>",
    }
    articles, _ = read(
        book(tmp_path / "a.epub", files, nav(line("Порты", "a.xhtml") + line("Дороги", "b.xhtml")))
    )
    first, second = articles
    assert first.pages == (
        PageMark(page="117"),
        PageMark(page="118", start=first.text.index("кончается")),
    )
    assert "118" not in first.text
    assert second.pages == (PageMark(page="118"),)


def test_pages_by_the_list_of_the_book(tmp_path: Path) -> None:
    files = {
        "a.xhtml": f'<h1 id="x">Порты</h1><p id="y">{text("портах")}</p>',
        "b.xhtml": f"<h1>Дороги</h1><p>{text('море')}</p>",
    }
    pages = line("xii", "a.xhtml#x") + line("1", "a.xhtml#y") + line("2", "b.xhtml")
    contents = nav(line("Порты", "a.xhtml") + line("Дороги", "b.xhtml"), pages)
    first, second = read(book(tmp_path / "a.epub", files, contents))[0]
    assert (first.pages, second.pages) == ((PageMark(page="1"),), (PageMark(page="2"),))


@pytest.mark.parametrize("contents", [nav(""), "<nav", nav(line("Порты", "gone.xhtml"))])
def test_without_contents_a_book_goes_file_by_file(tmp_path: Path, contents: str) -> None:
    files = {
        "a.xhtml": f"<h1>Порты</h1><p>{text('портах')}</p>",
        "b.xhtml": f"<h1>Дороги</h1><p>{PROSE * 2}</p>",
    }
    articles, _ = read(book(tmp_path / "a.epub", files, contents))
    assert [each.title for each in articles] == ["Порты", "Дороги"]


def test_what_the_contents_pass_by_is_a_piece_of_its_own(tmp_path: Path) -> None:
    files = {
        "0.xhtml": f"<h1>Вступление</h1><p>{text('книге')}</p>",
        "a.xhtml": f"<h1>Порты</h1><p>{text('портах')}</p>",
        "b.xhtml": f"<h1>Дороги</h1><p>{text('дорогах')}</p>",
        "z.xhtml": f"<h1>Об авторе</h1><p>{text('авторе')}</p>",
    }
    articles, _ = read(
        book(tmp_path / "a.epub", files, nav(line("Порты", "a.xhtml") + line("Дороги", "b.xhtml")))
    )
    assert [each.title for each in articles] == ["Вступление", "Порты", "Дороги", "Об авторе"]
