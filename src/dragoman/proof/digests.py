"""Leads of Russian digests and Chinese round-ups of the press: an outlet, its cue, a date, at times an author.

Plainer than English: the outlet stands in «» or 《》, in Latin letters, or is a wire by its last character; a cue
verb or a date in brackets stands beside it. «Хорасан (30.04)», «пишет Die Welt», 《环球时报》3月5日报道.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dragoman.language.dateforms import printed_forms
from dragoman.model.press import PublicationDate, Span
from dragoman.model.published import NamedSpan
from dragoman.proof.dating import year_of
from dragoman.proof.leads import Lead
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.scene import Before, Scene

CYRILLIC, HAN = re.compile(r"[А-Яа-яЁё]"), re.compile(r"[\u4e00-\u9fff]")
LATIN_WORD = r"[A-ZÀ-Ž](?:[\w’'&-]|\.(?=\w))*"
LATIN = rf"{LATIN_WORD}(?:\s(?:(?:of|the|de|la|der|di|el)\s)?{LATIN_WORD}){{0,4}}"
QUOTED = r"«[^»\n]{2,60}»"
DAY = r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})(?:\.(?P<y>\d{4}|\d{2}))?"
NAME = r"(?P<author>[А-ЯЁ](?:[а-яё-]+|\.\s?[А-ЯЁ]\.)\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s[А-ЯЁ][а-яё]+)?)"
BRACKETED = r"(?:\s\((?:[A-ZÀ-Ž][\w’'. -]+)\))?"


def script_of(words: str) -> str:
    """Return ``ru``, ``zh`` or ``en``: what most letters of a sentence are."""
    letters = sum(each.isalpha() for each in words) or 1
    if 3 * len(HAN.findall(words)) > letters:
        return "zh"
    return "ru" if 2 * len(CYRILLIC.findall(words)) > letters else "en"


@cache
def _russian() -> tuple[re.Pattern[str], ...]:
    data = lexicon().data["russian"]
    says, papers, pieces, roles = (
        any_of(data[each].split()) for each in ("says", "papers", "pieces", "roles")
    )
    outlet = rf"(?P<outlet>{QUOTED}|{LATIN})"
    about = r"(?:[а-яё-]+\s){0,3}?"
    behind = rf"(?:\s?\({DAY}\))?"
    return tuple(
        re.compile(each)
        for each in (
            rf"(?P<at>^)(?:(?i:{papers})\s)?(?P<outlet>{QUOTED}|{LATIN}|[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ]?[а-яё-]+)?)\s\({DAY}\)",
            rf"(?:^|[\s,])(?:(?i:{roles})\s)(?:[а-яё-]+\s){{0,2}}(?:{outlet}\s)?{NAME}{BRACKETED}[^.!?«»]{{0,40}}?\b(?P<verb>{says})\b",
            rf"^{NAME}{BRACKETED}[^.!?]{{0,60}}?\bв\s(?:{about}(?:{papers}|{pieces})\s(?:в\s|для\s)?)?{outlet}[^.!?]{{0,40}}?\b(?P<verb>{says})\b",
            rf"(?:^|[—–,-]\s?|\s)(?:[Кк]ак\s)?(?P<verb>{says})\s{about}(?:(?:{papers})\s)?{about}{outlet}{behind}",
            rf"(?:^|\s)(?:(?i:{papers})\s)?{outlet}{behind}\s(?:[а-яё-]+\s){{0,3}}?(?P<verb>{says})\b",
            rf"(?:^|\s)[Вв]\s(?:{about}(?:{pieces})\s)(?:{about})?(?:(?:{papers})\s)?{outlet}",
            rf"\((?P<outlet>{QUOTED}|{LATIN}|[А-ЯЁ][\wё -]+?),\s{DAY}\)\.?$",
        )
    )


ON_RUSSIAN = re.compile(r"(?:\bот\s|^)?(?P<d>\d{1,2})\s(?P<month>[а-яё]{3,8})(?:\s(?P<y>\d{4}))?")


@cache
def _chinese() -> tuple[re.Pattern[str], ...]:
    data = lexicon().data["chinese"]
    says, roles = any_of(data["says"].split()), any_of(data["roles"].split())
    outlet = (
        r"(?P<outlet>《[^》\n]{2,30}》|[\u4e00-\u9fff]{1,8}?(?:通讯社|社|电视台|广播电台|新闻网))"
    )
    author = r"(?P<author>[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{2,3})"
    day = r"(?:(?:于|在)?(?P<day>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日))?"
    return tuple(
        re.compile(each)
        for each in (
            rf"(?:{roles}){author}{day}在{outlet}{day.replace('day>', 'day2>')}[^。！？]{{0,12}}?(?P<verb>{says})",
            rf"^{author}{day}在{outlet}{day.replace('day>', 'day2>')}[^。！？]{{0,12}}?(?P<verb>{says})",
            rf"(?:^|据|[，；])(?:据)?(?:[\u4e00-\u9fff]{{2,6}}?(?:媒体|的)?)?{outlet}(?:网站)?{day}[^。！？，《]{{0,10}}?(?P<verb>{says})",
        )
    )


ON_CHINESE = re.compile(r"(?:(?P<y>\d{4})年)?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日")


def digest_lead(scene: Scene, sentence: Span, before: Before, *, language: str) -> Lead | None:
    """Return the lead that a Russian or Chinese sentence holds; a paper that goes on opens no new item."""
    words = scene.plain[sentence.start : sentence.end]
    patterns = _russian() if language == "ru" else _chinese()
    for number, pattern in enumerate(patterns):
        found = pattern.search(words)
        if not found or not _groups(found).get("outlet"):
            continue
        outlet = _named(found, "outlet", sentence.start, words)
        author = (
            _named(found, "author", sentence.start, words) if _groups(found).get("author") else None
        )
        when = _when(found, words, scene.issue, language)
        goes_on = before.outlet is not None and before.outlet.name == outlet.name
        if goes_on and not when and not author:
            return None
        return Lead(
            rule=f"digest {language} {number + 1}",
            place=Span(sentence.start + found.start(), sentence.start + found.end()),
            authors=(author,) if author else (),
            outlet=outlet,
            published=when or PublicationDate(),
            verb=_groups(found).get("verb"),
            genre="interview"
            if "интервью" in words or "采访" in words or "专访" in words
            else "unknown",
            refers=False,
        )
    return None


def _groups(found: re.Match[str]) -> dict[str, str]:
    return {key: value for key, value in found.groupdict().items() if value}


def _named(found: re.Match[str], group: str, base: int, words: str) -> NamedSpan:
    start, end = found.span(group)
    if words[start] in "«《":
        start, end = start + 1, end - 1
    return NamedSpan(name=words[start:end], start=base + start, end=base + end)


def _when(
    found: re.Match[str], words: str, issue: str | None, language: str
) -> PublicationDate | None:
    """Return the date beside the outlet; a Chinese day alone is of the issue's month."""
    groups = _groups(found)
    if "d" in groups and "m" in groups:
        return _day(
            groups["d"], int(groups["m"]), groups.get("y"), f"{groups['d']}.{groups['m']}", issue
        )
    if language == "zh":
        printed = groups.get("day") or groups.get("day2")
        told = ON_CHINESE.search(printed) if printed else None
        if told is None:
            return None
        month = int(told["m"] or (issue[5:] if issue else 0))
        return _day(told["d"], month, told["y"], printed or "", issue)
    near = words[max(0, found.start() - 30) : found.end() + 30]
    for each in ON_RUSSIAN.finditer(near):
        number = printed_forms().months.get(each["month"])
        if (number and words.startswith(each[0].strip())) or (number and f"от {each['d']}" in near):
            return _day(each["d"], number, each["y"], each[0].strip(), issue)
    return None


def _day(
    day: str, month: int, year: str | None, printed: str, issue: str | None
) -> PublicationDate:
    whole = int(year) + (2000 if len(year) == 2 else 0) if year else year_of(month, issue)  # noqa: PLR2004
    try:
        when = date(whole or 0, month, int(day))
    except ValueError:
        return PublicationDate(printed=printed)
    return PublicationDate(
        earliest=when,
        latest=when,
        precision="day",
        printed=printed,
        inferred=() if year else ("year",),
    )
