# ruff: noqa: E501 - a line of an export stays a line
"""Exports of press databases with a hundred invented articles each, in the manners of the databases.

Written from knowledge of how they look, not from real exports. In the midst of each text stand lines
that look like a field or like the end of an article; one article in the middle is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MANY, BROKEN = 100, 50
MONTHS = ("января", "февраля", "марта", "апреля")
ENGLISH = ("January", "February", "March", "April")


@dataclass(frozen=True, slots=True)
class Piece:
    """One invented article."""

    number: int
    title: str
    author: str
    outlet: str
    day: date
    page: str
    text: str

    @property
    def is_broken(self) -> bool:
        return self.number == BROKEN

    @property
    def russian_day(self) -> str:
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"

    @property
    def english_day(self) -> str:
        return f"{ENGLISH[self.day.month - 1]} {self.day.day}, {self.day.year}"

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n")


FIRST = ("Анна", "Иван", "Мария", "Пётр", "Ольга")
LAST = ("Петрова", "Сидоров", "Лугова", "Громов", "Ветрова", "Зимин", "Белова")
OUTLETS = ("Вестник Приморья", "Заря Востока", "Маяк", "Причал")
SIGNS = "абвгдежзик"


def word(number: int) -> str:
    """Return a word that no other piece has."""
    return "слово" + "".join(SIGNS[int(each)] for each in f"{number:03}")


def russian(traps: Sequence[str] = ()) -> list[Piece]:
    """Return a hundred Russian pieces; ``traps`` stand as lines in the midst of each text."""
    found = []
    for number in range(1, MANY + 1):
        text = "\n".join(
            (
                f"Порт готовится принять первый состав, и в нём едет {word(number)}, о котором спорят стороны.",
                *traps,
                "Железнодорожники сомневаются, что дорога окупится за семь лет; губернатор в этом уверен.",
            )
        )
        found.append(
            Piece(
                number,
                f"Порт и {word(number)} ждут",
                f"{FIRST[number % 5]} {LAST[number % 7]}",
                OUTLETS[number % 4],
                date(2021, 1, 1) + timedelta(days=number),
                str(number % 30 + 1),
                text,
            )
        )
    return found


CHINESE_SIGNS, CHINESE_NAMES = "甲乙丙丁戊己庚辛壬癸", ("王小明", "李國華", "陳美玲")
JAPANESE_NAMES = ("山田太郎", "佐藤花子", "鈴木一郎")


def sign(number: int) -> str:
    return "".join(CHINESE_SIGNS[int(each)] for each in f"{number:03}")


def eastern(text: str, title: str, names: Sequence[str], outlets: Sequence[str]) -> list[Piece]:
    """Return a hundred pieces in an Eastern language; ``{}`` in text and title is the piece's own mark."""
    return [
        Piece(
            number,
            title.format(sign(number)),
            names[number % len(names)],
            outlets[number % len(outlets)],
            date(2021, 1, 1) + timedelta(days=number),
            str(number % 30 + 1),
            text.format(sign(number)),
        )
        for number in range(1, MANY + 1)
    ]


Writer = Callable[[list[Piece]], str]


def factiva(pieces: list[Piece]) -> str:
    """Write Factiva's articles without codes; the broken one has lost its last line."""
    out = ["Table of Contents", *(f"{each.title}\t{each.number + 2}" for each in pieces), ""]
    for each in pieces:
        out += [
            "Экономика", each.title, f"By {each.author}" if each.number % 2 else each.author, f"{each.number + 300} слов",
            each.russian_day, "08:30", each.outlet, "VESTPR", each.page, "Русский", f"(c) 2021 {each.outlet}", "",
        ]  # fmt: skip
        out += [line for part in each.paragraphs for line in (part, "")]
        out += [] if each.is_broken else [f"Document VESTPR0020210209eh29{each.number:05}", ""]
    return "\n".join([*out, *SUMMARY])


SUMMARY = (
    "Search Summary", "Text\tпорт and дорога", "Date\t01/01/2021 to 30/04/2021", "Language\tRussian",
    "Results Found\t100", "© 2021 Factiva, Inc. All rights reserved.",
)  # fmt: skip


def factiva_coded(pieces: list[Piece]) -> str:
    """Write Factiva's articles with the codes of their fields; the broken one has lost its last line."""
    out = []
    for each in pieces:
        first, *rest = each.paragraphs
        out += [
            "SE\tЭкономика", f"HD\t{each.title}", f"BY\tBy {each.author}", f"WC\t{each.number + 300} words",
            f"PD\t{each.day.day} {ENGLISH[each.day.month - 1]} 2021", "ET\t08:30", f"SN\t{each.outlet}", "SC\tVESTPR",
            f"PG\t{each.page}", "LA\tRussian", f"CY\t(c) 2021 {each.outlet}", "LP\t", first, "", "TD\t", *rest, "",
            "CO\tgazprm : Компания", "IN\ti72 : Transport", "NS\tc13 : Regulation | ccat : News", "RE\truss : Russia", "PUB\tДом",
        ]  # fmt: skip
        out += (
            [""]
            if each.is_broken
            else [f"AN\tDocument VESTPR0020210209eh29{each.number:05}", "", ""]
        )
    return "\n".join([*out, *SUMMARY])


def nexis_old(pieces: list[Piece]) -> str:
    """Write the old Nexis; the broken one has no text."""
    out = []
    for each in pieces:
        text = [] if each.is_broken else [line for part in each.paragraphs for line in (part, "")]
        out += [
            f"                    {each.number} of {MANY} DOCUMENTS", "", f"          {each.outlet}", "",
            f"          {each.english_day} Tuesday", "          First Edition", "", each.title, "", f"BYLINE: {each.author}", "",
            f"SECTION: COMMENT; Pg. {each.page}", "", f"LENGTH: {each.number + 300} words", "", "DATELINE: ВЛАДИВОСТОК", "", *text,
            "LOAD-DATE: February 11, 2021", "", "LANGUAGE: RUSSIAN; РУССКИЙ", "", "GRAPHIC: Снимок причала", "",
            "PUBLICATION-TYPE: Newspaper", "", f"          Copyright 2021 {each.outlet}", "          All Rights Reserved", "", "",
        ]  # fmt: skip
    return "\n".join(out)


def nexis_new(pieces: list[Piece]) -> str:
    """Write the new Nexis; the broken one has lost its last line."""
    out = [
        "User Name: = читатель",
        "Date and Time: = 23 March 2021 10:25:00 AM CET",
        "Job Number: = 139000000",
        "",
        f"Documents ({MANY})",
    ]
    for each in pieces:
        out += [
            f"{each.number}. {each.title}", "Client/Matter: -None-", "Search Terms: порт", "Search Type: Terms and Connectors",
            "Narrowed by:", "Content Type\tNarrowed by", "News\t-None-",
        ]  # fmt: skip
    for each in pieces:
        out += [
            "", each.title, each.outlet, f"{each.english_day} Tuesday", "", f"Copyright 2021 {each.outlet} All Rights Reserved", "",
            f"Section: COMMENT; Pg. {each.page}", f"Length: {each.number + 300} words", f"Byline: {each.author}",
            "Highlight: Коротко о порте", "Body", "", *(line for part in each.paragraphs for line in (part, "")),
            "Graphic", "", "Снимок причала", "", "Classification", "", "Language: RUSSIAN; РУССКИЙ", "Publication-Type: Newspaper",
            "Subject: PORTS (90%); RAIL (89%)", "Load-Date: February 11, 2021", "",
        ]  # fmt: skip
        out += [] if each.is_broken else ["End of Document", ""]
    return "\n".join(out)


def proquest(pieces: list[Piece]) -> str:
    """Write ProQuest's text; the broken one has neither title nor date."""
    line = "_" * 60
    out = [
        line,
        "Report Information from ProQuest",
        "March 23 2021 10:25",
        line,
        "",
        "Table of contents",
        "",
    ]
    out += [f"{each.number}. {each.title}" for each in pieces]
    for each in pieces:
        first, last = each.author.split()
        month = ENGLISH[each.day.month - 1][:3]
        head = [f"Document {each.number} of {MANY}", "", each.title, "", f"Author: {last}, {first}", "",
                f"Publication info: {each.outlet} [Владивосток] {each.day.day:02} {month} 2021: A.{each.page}. ", "",
                "ProQuest document link", "", "Abstract: Коротко о порте.", "", "Links: нет", ""]  # fmt: skip
        foot = ["Subject: Ports;", "", "Location: Russia", "", f"Title: {each.title}", "", f"Publication title: {each.outlet}; Владивосток", "",
                f"Pages: A.{each.page}", "", "Publication year: 2021", "", f"Publication date: {month} {each.day.day}, 2021", "",
                "Source type: Newspapers", "", "Language of publication: Russian", ""]  # fmt: skip
        full = [
            "Full text: " + each.paragraphs[0],
            "",
            *(x for part in each.paragraphs[1:] for x in (part, "")),
        ]
        ends = [
            f"ProQuest document ID: 24876{each.number:05}",
            "",
            "Copyright: (c) Издатель",
            "",
            "Database: Newsstand",
            "",
            line,
            "",
        ]
        out += [
            *(["Document 50 of 100", ""] if each.is_broken else head),
            *full,
            *([] if each.is_broken else foot),
            *ends,
        ]
    return "\n".join(
        [
            *out,
            "Contact ProQuest",
            "Copyright © 2021 ProQuest LLC. All rights reserved. - Terms and Conditions",
        ]
    )


def ebsco(pieces: list[Piece]) -> str:
    """Write EBSCO's text, with American days; the broken one has no source."""
    out = []
    for each in pieces:
        first, last = each.author.split()
        source = f"{each.outlet}. {each.day.month}/{each.day.day}/2021, Vol. 12 Issue 3, p{each.page}. 2p."
        out += [
            f"Record: {each.number}", f"Title: {each.title}.", f"Authors: {last}, {first}", *([] if each.is_broken else [f"Source: {source}"]),
            "Document Type: Article", "Subject Terms: PORTS", "Abstract: Коротко о порте.", "Full Text Word Count: 850", "ISSN: 1234-5678",
            f"Accession Number: 1487{each.number:05}",
            f"Persistent link to this record (Permalink): https://search.example/{each.number}", "Database: Newspaper Source", "",
            "Full Text:", "", *(line for part in each.paragraphs for line in (part, "")), "", "_" * 40, "",
        ]  # fmt: skip
    return "\n".join(out)


def integrum(pieces: list[Piece]) -> str:
    """Write Integrum's text; the broken one lacks source and day."""
    out = [
        "Запрос: порт дорога",
        f"Найдено документов: {MANY}",
        "",
        *(f"{each.number}. {each.title}" for each in pieces),
        "",
    ]
    for each in pieces:
        head = [
            f"Источник: {each.outlet}",
            f"Дата выпуска: {each.day:%d.%m.%Y}",
            "Номер выпуска: 021",
        ]
        out += [
            f"Документ {each.number} из {MANY}", "", *([] if each.is_broken else head), f"Заглавие: {each.title}",
            f"Автор: {each.author}", f"Полоса: {each.page}", "Рубрика: Экономика", "", *each.paragraphs, "",
        ]  # fmt: skip
    return "\n".join([*out, "© Интегрум. Все права защищены."])


def east_view(pieces: list[Piece]) -> str:
    """Write East View's text; the broken one lacks its day and source."""
    out = []
    for each in pieces:
        source = f"{each.outlet}, No. 21, 2021, page(s): {each.page}"
        head = [f"Date: {each.english_day}", f"Source: {source}"]
        out += [
            f"Title: {each.title}", f"Author(s): {each.author}", *([] if each.is_broken else head), "Place of publication: Владивосток", "",
            *(line for part in each.paragraphs for line in (part, "")), "Size: 7.5 Kbytes", f"Persistent URL: https://press.example/doc/{each.number}",
            "Copyright 2021 East View", "",
        ]  # fmt: skip
    return "\n".join(out)


def monitoring(pieces: list[Piece]) -> str:
    """Write a collection of Медиалогия; the broken one lacks the line of outlet and day."""
    out = ["Содержание", ""]
    out += [
        f"{each.outlet}, {each.day:%d.%m.%Y}. {each.title}\t{each.number + 3}" for each in pieces
    ]
    for each in pieces:
        out += [
            "", *([] if each.is_broken else [f"{each.outlet} (vestnik.example), Владивосток, {each.russian_day} 08:30"]), each.title,
            f"Автор: {each.author}", *each.paragraphs, f"https://vestnik.example/{each.number}", "К заголовкам сообщений",
        ]  # fmt: skip
    return "\n".join([*out, "", "Отчёт подготовлен службой мониторинга. Перепечатка запрещена."])


def wisers(pieces: list[Piece]) -> str:
    """Write Wisers; the broken one has lost its number."""
    out = []
    for each in pieces:
        out += [
            f"{each.number}. {each.title}", f"{each.outlet} | {each.day:%Y-%m-%d}", f"報章 | A{each.page} | 中國新聞 | By {each.author}", "",
            *each.paragraphs, "",
            *([] if each.is_broken else [f"文章編號: 20210209300{each.number:05}", "本內容之版權為該報擁有,任何轉載須經同意。", ""]),
        ]  # fmt: skip
    return "\n".join([*out, "慧科訊業有限公司 (2021). 版權所有，翻印必究。"])


def cnki(pieces: list[Piece]) -> str:
    """Write CNKI's list of references with summaries; the broken one has no source and no day."""
    out = []
    for each in pieces:
        where = [f"Source-文献来源: {each.outlet}"]
        out += [
            "SrcDatabase-来源库: 报纸", f"Title-题名: {each.title}", f"Author-作者: {each.author};", "Organ-单位: 本报记者;",
            *([] if each.is_broken else where), "Keyword-关键词: 港口;;铁路", f"Summary-摘要: {each.text}",
            *([] if each.is_broken else [f"PubTime-发表时间: {each.day:%Y-%m-%d}"]), "FirstDuty-第一责任人: 无",
            f"Page-页码: {each.page}", f"Link-链接: https://kns.example/{each.number}", "",
        ]  # fmt: skip
    return "\n".join(out)


def nikkei(pieces: list[Piece]) -> str:
    """Write Nikkei Telecom; the broken one has no text."""
    out = ["日経テレコン　　　　　　　　　　　　2021/03/23 10:25", ""]
    for each in pieces:
        out += [
            f"■{each.title}", f"{each.day:%Y/%m/%d}　{each.outlet}　朝刊　　{each.page}ページ　　　　{len(each.text)}文字　PDF有　書誌情報", "",
            *([] if each.is_broken else [f"　【モスクワ＝{each.author}】{each.text}", "【図・写真】港の列車", ""]), "",
        ]  # fmt: skip
    return "\n".join([*out, "本サービスの記事の無断転載を禁じます。"])


def g_search(pieces: list[Piece]) -> str:
    """Write G-Search; the broken one has no text."""
    out = []
    for each in pieces:
        out += [
            f"[{each.number}] {each.title}", f"{each.outlet} {each.day:%Y.%m.%d} 東京朝刊 {each.page}頁 経済 (全{len(each.text):,}字)", "",
            *([] if each.is_broken else [each.text, f"（{each.author}）", ""]), "",
        ]  # fmt: skip
    return "\n".join(out)
