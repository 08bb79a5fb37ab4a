"""The printed forms of dates: patterns made of ``knowledge/calendar.toml``, and words laid bare.

A template names its parts (``{D} {M} {Y}``); what it matched is read by those names.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Groups = Mapping[str, str]
EASTERN_DAY = (
    "(?:[月火水木金土日]曜日?|(?:星期|[周週]|礼拜|禮拜)[一二三四五六日天]|[월화수목금토일]요일)"
)
"""The day of the week as it stands behind a date: 火曜日, 星期二, 화요일."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The printed forms of months and seasons, each with its number, and pieces of patterns."""

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    zones: Mapping[str, str]
    eras: Mapping[str, int]
    """An era's name -> the year before its first."""
    changed: re.Pattern[str]
    """What stands before the time of a later change."""
    looked_at: re.Pattern[str]
    """What stands before the day on which a page is looked at."""
    pieces: Mapping[str, str]


@cache
def printed_forms() -> Calendar:
    """Return the package's own forms, loaded once a process."""
    data = tomllib.loads((files("dragoman.knowledge") / "calendar.toml").read_text("utf-8"))
    months = {form: int(number) for number, forms in data["months"].items() for form in forms}
    seasons = {form: int(number) for number, forms in data["seasons"].items() for form in forms}
    zones = {name: offset for offset, names in data["zones"].items() for name in names}
    words = data["words"]
    number = rf"(?:{_any(words['issue'])})\.? ?"
    return Calendar(
        months=months,
        seasons=seasons,
        zones=zones,
        eras=data["eras"],
        changed=re.compile(rf"[\s(|/]*(?:{_any(words['changed'])})(?![^\W\d])\.?"),
        looked_at=re.compile(rf"(?:{_any(words['looked_at'])})"),
        pieces={
            "Y": r"(?P<Y>(?:1[6-9]|20)[0-9]{2})(?: ?(?:г\.?|год[ау]?|гг\.?)(?![а-яё]))?",
            "Y_": r"(?P<Y_>(?:1[6-9]|20)[0-9]{2})(?: ?(?:г\.?|год[ау]?|гг\.?)(?![а-яё]))?",
            "YY": r"(?P<YY>[0-9]{2})",
            "M": rf"(?P<M>{_any(months)})\.?",
            "M_": rf"(?P<M_>{_any(months)})\.?",
            "MM": "(?P<MM>[01]?[0-9])",
            "MM_": "(?P<MM_>[01]?[0-9])",
            "MM2": "(?P<MM>[01][0-9])",
            "D": "(?P<D>[0-3]?[0-9])(?:st|nd|rd|th|-?го|-?е)?",
            "D_": "(?P<D_>[0-3]?[0-9])(?:st|nd|rd|th|-?го|-?е)?",
            "D2": "(?P<D>[0-3][0-9])",
            "S": rf"(?P<S>{_any(seasons)})",
            "day": rf"(?: ?(?:[（(][^()（）]{{1,4}}[）)]|{EASTERN_DAY}))?"
            rf"(?: ?(?:{_any(words['editions'])}))?",
            "to": "(?: ?[-–—/] ?| по | to | until )",
            "from": "(?:с |from )?",
            "in": "(?:в |in )?",
            "of": "(?:of )?",
            "no": rf"{number}(?P<N>[0-9]{{1,4}}(?:[-–/][0-9]{{1,4}})?)(?: ?\([0-9]+\))?",
            "vol": rf"(?:{_any(words['volume'])})\.? ?[0-9ivxlc]+",
            "label": rf"(?:(?:{_any(words['labels'])})(?: ?: ?| |(?=[0-9])))*(?:в |on )?",
            "weekday": rf"(?:{_any(words['weekdays'])})\.?,? ",
            "zone": rf"(?P<zone>{_any(zones)}|(?:gmt|utc)? ?[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)",
        },
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Return the pattern of a template; braces of its own are doubled in it."""
    return re.compile(template.format_map(dict(printed_forms().pieces)))


def fitting(templates: Iterable[str], words: str) -> Groups | None:
    """Return the named parts of ``words`` under the first template that they fit whole."""
    for template in templates:
        match = pattern(template).fullmatch(words)
        if match:
            return {key: value for key, value in match.groupdict().items() if value}
    return None


HALF = r"(?:오전|오후|午前|午後|上午|下午|早上|晚上) ?"
CLOCK = (
    rf"\(?(?:{HALF})?[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?\)?"
    rf"|(?:{HALF})?[0-2]?[0-9] ?[時时点시](?: ?[0-5]?[0-9] ?[分분]?)?"
)
EASTERN_CLOCK = rf"(?P<clock>{CLOCK})"
"""A time that follows the day without a space: «2021年02月09日08:26»."""
TENS = "一二三四五六七八九十"
NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def western(words: str) -> str:
    """Return ``words`` in small letters, wide digits and marks as plain ones, years of an era as ours.

    What was said of a later change is left out: «… (обновлено: …)», «수정 …».
    """
    rest = unicodedata.normalize("NFKC", words).lower()
    forms = printed_forms()
    if "年" in rest:
        rest = re.sub(
            rf"({_any(forms.eras)}) ?(元|[0-9]{{1,3}}|[{TENS}]{{1,3}}) ?年", _of_era, rest
        )
        rest = re.sub(
            rf"(?:[〇零{TENS}]{{4}}|[0-9]{{4}})年[{TENS}]+月(?:[{TENS}]+日)?", _in_digits, rest
        )
    change = forms.changed.search(rest)
    return rest[: change.start()] if change and change.start() else rest


def _of_era(match: re.Match[str]) -> str:
    year = 1 if match[2] == "元" else int(_below_hundred(match[2]))
    return f"{printed_forms().eras[match[1]] + year}年"


def _in_digits(match: re.Match[str]) -> str:
    """«二〇二一年二月二十三日» as 2021年2月23日."""
    year, _, rest = match[0].partition("年")
    return f"{year.translate(NUMERALS)}年" + re.sub(
        f"[{TENS}]+", lambda found: _below_hundred(found[0]), rest
    )


def _below_hundred(number: str) -> str:
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return number.translate(NUMERALS)
    return str(int(tens.translate(NUMERALS) or 1) * 10 + int(ones.translate(NUMERALS) or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The words of a date in small letters, without label, weekday and time of day.

    ``clock`` is the time of day, ``offset`` its zone where one is printed.
    """

    words: str
    clock: str | None = None
    offset: str | None = None
    timezone: str | None = None
    year: int | None = None


def bare_words(words: str, timezone: str | None, year: int | None) -> Printed:
    """Take label, weekday and time of day off ``words``."""
    rest = western(words).strip(" .,;|•·")
    rest = pattern("{label}").sub("", rest, count=1)
    rest = pattern("^{weekday}").sub("", rest, count=1)
    time = rf"(?P<clock>{CLOCK})(?: ?\(?{{zone}}\)?)?"
    tail = pattern(r"(?P<date>.{{4,}}?)(?:,| в| at| -| –| —| \|)? " + time).fullmatch(rest)
    tail = tail or pattern(r"(?P<date>.{{4,}}?[日일]) ?(?P<zone>)" + EASTERN_CLOCK).fullmatch(rest)
    head = pattern(time + r"(?:,| -| –| —| \|)? (?P<date>.{{4,}})").fullmatch(rest)
    found = tail or head
    return Printed(
        words=pattern("^{weekday}").sub("", found["date"].strip(" ,"), count=1) if found else rest,
        clock=found["clock"] if found else None,
        offset=offset_of(found["zone"]) if found and found["zone"] else None,
        timezone=timezone,
        year=year,
    )


def offset_of(zone: str) -> str:
    """«мск», «gmt+3», «+0300» as «+03:00»."""
    known = printed_forms().zones.get(zone)
    if known:
        return known
    sign, hours, minutes = re.search(r"([+-])([0-9]{1,2}):?([0-9]{2})?", zone).groups()  # type: ignore[union-attr]
    return f"{sign}{int(hours):02}:{minutes or '00'}"
