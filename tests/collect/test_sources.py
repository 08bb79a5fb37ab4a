"""Every way the press arrives in files, made by other people's libraries and read back."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import making_press as making
from dragoman.collect.documents import FORMATS, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.files import Limits
from dragoman.collect.page import Page
from dragoman.model.press import NOTE, Article, PageMark, Pair, Skip

PROSE = making.PROSE
FACTIVA = f"""Экономика
Порты ждут
Анна Петрова
850 слов
9 февраля 2021
08:30
Вестник Приморья
VESTPR
5
Русский
(c) 2021 Вестник Приморья

{PROSE}
{PROSE}

Document VESTPR0020210209eh290001a

Дороги ждут
650 words
10 February 2021
Заря Востока
ZARVOS
Russian
(c) 2021 Заря

{PROSE}

Document ZARVOS0020210210eh2a0002b
"""
NEXIS = f"""Ports wait
Vestnik Gavani
February 9, 2021 Tuesday

Copyright 2021 Vestnik Gavani All Rights Reserved

Section: COMMENT; Pg. 5
Length: 850 words
Byline: Anna Petrova
Body

{PROSE}

Load-Date: February 11, 2021

End of Document

Roads wait
Zarya
February 10, 2021 Wednesday
Copyright 2021 Zarya
Length: 100 words
Body
{PROSE}
End of Document
"""
HEADED = "\n".join(
    f"Источник: {outlet}\nДата: {day}\nНомер: 021\nАвтор: {author}\nЗаголовок: {title}\n\n{PROSE}\n"
    for outlet, day, author, title in (
        ("Вестник Приморья", "09.02.2021", "Иван Сидоров", "Порты"),
        ("Заря Востока", "10.02.2021", "Анна Петрова", "Дороги"),
    )
)
WISERS = f"""1. 港口等待列車
文匯報 | 2021-02-09 | A12 | 中國新聞 | 記者 王小明
{"港口準備接待第一列火車。雙方爭論運費。" * 5}
文章編號: 202102093000012
"""


def taken(*paths: Path) -> tuple[list[Article], list[Skip]]:
    found: list[Page | Pair | Skip] = list(inputs([str(each) for each in paths], Limits()))
    pages = [each for each in found if isinstance(each, Page)]
    articles = [extract(each, ExtractContext()) for each in pages]
    assert len({each.id for each in articles}) == len(articles)
    return articles, [each for each in found if isinstance(each, Skip)]


def page_at(article: Article, offset: int) -> str:
    return [each.page for each in article.pages if each.start <= offset][-1]


def test_an_issue_is_split_by_its_outline_and_keeps_the_printed_pages(tmp_path: Path) -> None:
    articles, skips = taken(making.issue(tmp_path))
    assert [each.title for each in articles] == ["Порты и дороги", "Рельсы на восток"]
    assert not skips
    first, second = articles
    assert page_at(first, 0) == "115"
    assert page_at(first, first.text.index("Строка 1 страницы")) == "116"
    assert page_at(second, second.text.index("Строка 3 страницы")) == "118"
    assert "ВЕСТНИК" not in first.text
    assert "116" not in first.text
    assert len({each.sha256 for each in articles}) == 1


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    (article,), _ = taken(making.columns(tmp_path))
    text = " ".join(article.text.split())
    assert text.index("левая строка номер 19") < text.index("правая строка номер 0")
    assert "о портах и о море" in text


def test_bad_pdfs_are_one_line_each(tmp_path: Path) -> None:
    scan = making.paper(tmp_path)
    scan.add_page()
    scan.rect(50, 50, 200, 200, style="F")
    scan.output(str(tmp_path / "scan.pdf"))
    locked = making.paper(tmp_path)
    locked.set_encryption(owner_password="o", user_password="u")  # noqa: S106 - a test's
    locked.add_page()
    locked.text(60, 60, PROSE)
    locked.output(str(tmp_path / "locked.pdf"))
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7 nothing")
    articles, skips = taken(*sorted(tmp_path.glob("*.pdf")))
    assert not articles
    reasons = {Path(each.input).name: each.reason for each in skips}
    assert "damaged" in reasons["cut.pdf"]
    assert "encrypted" in reasons["locked.pdf"]
    assert "pictures of pages" in reasons["scan.pdf"]


def test_a_bomb_in_a_pdf_is_refused(tmp_path: Path) -> None:
    import zlib  # noqa: PLC0415 - for this test alone

    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(250)) + packer.flush()
    (tmp_path / "bomb.pdf").write_bytes(
        b"%%PDF-1.4\n1 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj"
        % (len(packed), packed)
    )
    _, (skip,) = taken(tmp_path / "bomb.pdf")
    assert "unfolds to more than 200 MB" in skip.reason


@pytest.mark.parametrize("form", ["rtf", "txt", "docx", "html"])
def test_a_factiva_export_is_split(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"export.{form}"
    if form == "rtf":
        making.rtf(path, FACTIVA)
    elif form == "txt":
        path.write_text(FACTIVA, encoding="utf-8")
    elif form == "html":
        body = "".join(f"<p>{each}</p>" for each in FACTIVA.splitlines())
        path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    else:
        made = docx.Document()
        for line in FACTIVA.splitlines():
            made.add_paragraph(line)
        made.save(str(path))
    articles, skips = taken(path)
    assert not skips
    first, second = articles
    assert (first.title, first.authors, first.outlet) == (
        "Порты ждут",
        ("Анна Петрова",),
        "Вестник Приморья",
    )
    assert [str(each.published.earliest) for each in articles] == ["2021-02-09", "2021-02-10"]
    assert first.pages == (PageMark(page="5"),)
    assert first.text.startswith("Порт Зарубино")
    assert "Document" not in first.text
    assert (second.title, second.authors) == ("Дороги ждут", ())
    assert dict(first.provenance)["outlet"] == "Factiva export"


def test_the_same_article_in_two_exports_has_one_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FACTIVA, encoding="utf-8")
    second = FACTIVA.split("001a\n", 1)[1]
    (tmp_path / "b.txt").write_text(second, encoding="utf-8")
    both, _ = taken(tmp_path / "a.txt")
    (alone,), _ = taken(tmp_path / "b.txt")
    assert alone.id == both[1].id


def test_nexis_headed_and_chinese_exports(tmp_path: Path) -> None:
    for name, text in (("nexis", NEXIS), ("headed", HEADED), ("wisers", WISERS)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    articles, skips = taken(tmp_path / "nexis.txt")
    assert not skips
    assert [each.title for each in articles] == ["Ports wait", "Roads wait"]
    assert [each.outlet for each in articles] == ["Vestnik Gavani", "Zarya"]
    assert articles[0].authors == ("Anna Petrova",)
    assert str(articles[0].published.earliest) == "2021-02-09"
    assert "Load-Date" not in articles[0].text
    articles, _ = taken(tmp_path / "headed.txt")
    assert [(each.title, each.authors, each.outlet) for each in articles] == [
        ("Порты", ("Иван Сидоров",), "Вестник Приморья"),
        ("Дороги", ("Анна Петрова",), "Заря Востока"),
    ]
    assert articles[0].published.issue == "2021 No. 21"
    assert articles[0].text == PROSE.strip()
    (chinese,), _ = taken(tmp_path / "wisers.txt")
    assert (chinese.title, chinese.outlet, chinese.authors) == (
        "港口等待列車",
        "文匯報",
        ("王小明",),
    )
    assert chinese.pages == (PageMark(page="A12"),)


def test_an_ordinary_text_with_labels_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"{PROSE}\nИсточник: ТАСС\nДата: вчера\n{PROSE}", encoding="utf-8"
    )
    (article,), _ = taken(tmp_path / "a.txt")
    assert dict(article.provenance).keys() <= {"text", "genre", "language"}
    assert dict(article.provenance)["text"] == "as given"


def test_tables_map_their_header(tmp_path: Path) -> None:
    for ending, delimiter, encoding in ((".csv", ";", "windows-1251"), (".tsv", "\t", "utf-8")):
        with (tmp_path / f"a{ending}").open("w", encoding=encoding, newline="") as file:
            rows = csv.writer(file, delimiter=delimiter)
            rows.writerow(["Дата", "Издание", "Автор", "Заголовок", "Текст", "Стр."])
            rows.writerow(
                ["09.02.2021", "Заря", "Анна Петрова", "Порты", f"{PROSE}\n«{PROSE}»", "7"]
            )
            rows.writerow(["09.02.2021", "Заря", "", "Пусто", "", ""])
            rows.writerow(["короткая"])
        (article,), skips = taken(tmp_path / f"a{ending}")
        assert (article.title, article.outlet, article.authors) == (
            "Порты",
            "Заря",
            ("Анна Петрова",),
        )
        assert article.pages == (PageMark(page="7"),)
        assert [each.reason for each in skips] == [
            "not read: no text",
            "the row has 1 fields and the header 6",
        ]
    (tmp_path / "b.csv").write_text("один,два\n1,2\n", encoding="utf-8")
    _, (skip,) = taken(tmp_path / "b.csv")
    assert "no column is called “text”" in skip.reason


def test_a_channel(tmp_path: Path) -> None:
    linked = [PROSE, {"type": "text_link", "text": "здесь", "href": "https://zarya.example/a"}]
    messages = [
        {"id": 1, "type": "service", "action": "create_channel"},
        {"id": 2, "type": "message", "date": "2021-02-09T10:00:00", "date_unixtime": "1612864800",
         "edited": "2021-02-09T11:00:00", "edited_unixtime": "1612868400", "text": linked},
        {"id": 3, "type": "message", "date": "2021-02-10T10:00:00", "forwarded_from": "Анна Петрова", "text": PROSE},
        {"id": 4, "type": "message", "date": "2021-02-10T10:00:00", "text": "Фото"},
    ]  # fmt: skip
    path = tmp_path / "result.json"
    channel = {"name": "Порт сегодня", "type": "public_channel", "id": 77, "messages": messages}
    path.write_text(json.dumps(channel, ensure_ascii=False), encoding="utf-8")
    (first, second), (skip,) = taken(path)
    assert first.outlet == "Порт сегодня"
    assert (str(first.published.earliest), first.edited) == (
        "2021-02-09",
        "2021-02-09T11:00:00+00:00",
    )
    assert first.links == ("https://zarya.example/a",)
    assert second.authors == ("Анна Петрова",)
    assert dict(second.provenance)["text"] == "forwarded from Анна Петрова"
    assert skip.reason == "1 service messages, 1 posts of a few words were left out"
    assert skip.kind == NOTE
    path.write_text(path.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    articles, skips = taken(path)
    assert len(articles) == 2
    assert "cut Telegram export" in skips[-1].reason


def test_transcripts(tmp_path: Path) -> None:
    time = "00:00:0{}.000 --> 00:00:0{}.900"
    (tmp_path / "a.vtt").write_text(
        f"WEBVTT - Разговор о порте\n\nNOTE нет\n\n{time.format(1, 1)}\n<v Анна Петрова>Порт готов принять\n\n"
        f"{time.format(2, 2)}\n<v Анна Петрова>первый состав из Монголии.\n\n"
        f"{time.format(3, 3)}\n<v Гость>А тарифы [смех] высоки.\n",
        encoding="utf-8",
    )
    (tmp_path / "b.srt").write_text(
        f"1\n{time.format(1, 2)}\n<i>Порт готов принять</i>\n\n2\n{time.format(2, 3)}\n".replace(
            ".", ","
        )
        + "Порт готов принять\nпервый состав из Монголии.\n",
        encoding="utf-8",
    )
    (spoken, plain), _ = taken(tmp_path)
    assert spoken.title == "Разговор о порте"
    assert spoken.text == (
        "Анна Петрова: Порт готов принять первый состав из Монголии.\nГость: А тарифы высоки."
    )
    assert plain.text == "Порт готов принять первый состав из Монголии."


def test_references(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        f"@article{{one, title={{Порты {{Приморья}}}}, author={{Петрова, Анна and Сидоров, Иван}}, journal={{Заря}},"
        f" year=2021, number=2, pages={{117--125}}, abstract={{{PROSE}}}}}\n@book{{two, title={{Пусто}}, year=2020}}\n",
        encoding="utf-8",
    )
    (tmp_path / "b.ris").write_text(
        f"TY  - JOUR\nTI  - Порты\nAU  - Петрова, Анна\nT2  - Заря\nDA  - 2021/02/09\n"
        f"IS  - 2\nSP  - 1\nEP  - 9\nAB  - {PROSE}\nER  - \n",
        encoding="utf-8",
    )
    item = {"id": "x", "title": "Порты", "author": [{"family": "Петрова", "given": "Анна"}],
            "container-title": "Заря", "issued": {"date-parts": [[2021, 2]]},
            "page": "3-4", "abstract": PROSE}  # fmt: skip
    (tmp_path / "c.json").write_text(json.dumps([item]), encoding="utf-8")
    (bib, ris, csl), (skip,) = taken(tmp_path)
    assert skip.reason == "not read: no text (Пусто)"
    assert (bib.title, bib.authors, bib.outlet) == (
        "Порты Приморья",
        ("Анна Петрова", "Иван Сидоров"),
        "Заря",
    )
    assert (bib.published.issue, bib.pages) == ("2021 No. 2", (PageMark(page="117-125"),))
    assert (str(ris.published.earliest), ris.published.precision, ris.pages) == (
        "2021-02-09", "day", (PageMark(page="1-9"),))  # fmt: skip
    assert (csl.published.precision, csl.authors) == ("month", ("Анна Петрова",))
    assert dict(csl.provenance)["text"] == "abstract"


def test_a_book_and_a_page_seen_on_paper(tmp_path: Path) -> None:
    articles, _ = taken(making.book(tmp_path / "a.epub"))
    assert [(each.title, each.outlet, each.authors) for each in articles] == [
        ("Порты", "Восток и море", ("Анна Петрова",)),
        ("Дороги", "Восток и море", ("Анна Петрова",)),
    ]
    (tmp_path / "b.md").write_text(
        f"---\ntitle: Порты\nissue: 2021 No. 2\npage: 117\n---\n{PROSE}", encoding="utf-8"
    )
    (paper,), _ = taken(tmp_path / "b.md")
    assert paper.pages == (PageMark(page="117"),)


def test_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "press.zip", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("../../up.txt", PROSE)
        package.writestr("папка/a.rtf", making.rtf(tmp_path / "a.rtf", FACTIVA).read_bytes())
        package.writestr("zeros.txt", b"0" * 5_000_000)
        package.writestr("c.png", b"\x89PNG\r\n")
    articles, skips = taken(tmp_path / "press.zip")
    names = {each.source.removeprefix(str(tmp_path / "press.zip")) for each in articles}
    assert names == {"!../../up.txt", "!папка/a.rtf:1", "!папка/a.rtf:2"}
    assert {each.input.rpartition("!")[2] for each in skips} == {"zeros.txt", "c.png"}
    assert not (tmp_path.parent.parent / "up.txt").exists()


def test_what_a_file_is_stands_over_its_name(tmp_path: Path) -> None:
    making.issue(tmp_path).rename(tmp_path / "issue.txt")
    making.rtf(tmp_path / "old.doc", PROSE)
    (tmp_path / "boxes.ttf").unlink()
    articles, skips = taken(tmp_path)
    assert len(articles) == 3
    assert not skips


def seeds() -> list[tuple[str, bytes]]:
    return [
        (".txt", FACTIVA.encode()), (".txt", NEXIS.encode()), (".txt", HEADED.encode()), (".txt", WISERS.encode()),
        (".rtf", b"{\\rtf1\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 T;}}\\uc1\\u1052?\\'cc{\\*\\x y}\\par}"),
        (".csv", b'text;title\n"a";b\n'),
        (".json", b'{"name": "x", "type": "c", "id": 1, "messages": [{"id": 1, "type": "message", "text": ["a"]}]}'),
        (".json", b'[{"id": "x", "issued": {"date-parts": [[2021]]}, "abstract": "a"}]'),
        (".vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>b\n"), (".ris", b"TY  - J\nAB  - a\nER  - \n"),
        (".bib", b"@article{a, title={b}, abstract={c}, year=2021}"), (".pdf", b"%PDF-1.4\n"), (".zip", b"PK\x03\x04"),
        (".epub", b"PK\x03\x04"), (".docx", b"PK\x03\x04"), (".html", b"<html>Document ABCDEF<p>"),
    ]  # fmt: skip


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.sampled_from(seeds()), at=st.integers(0, 400), noise=st.binary(max_size=60))
def test_broken_files_never_break_the_walk(
    tmp_path: Path, seed: tuple[str, bytes], at: int, noise: bytes
) -> None:
    ending, content = seed
    path = tmp_path / f"x{ending}"
    path.write_bytes(content[:at] + noise + content[at + len(noise) // 2 :])
    for each in inputs([str(path)], Limits()):
        if isinstance(each, Skip):
            assert "\n" not in each.reason


@settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    ending=st.sampled_from([each for each in FORMATS if each.startswith(".")]),
    content=st.binary(max_size=400),
)
def test_any_bytes_under_any_name(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(content)
    assert list(inputs([str(path)], Limits()))
