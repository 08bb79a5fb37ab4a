"""The printed forms of dates: patterns made of ``knowledge/calendar.toml``, and words laid bare.

A template names its parts (``{D} {M} {Y}``); what it matched is read by those names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Groups = Mapping[str, str]
EASTERN_DAY = "(?:[月火水木金土日]曜日?|(?:星期|[周週])[一二三四五六日天]|[월화수목금토일]요일)"
"""The day of the week as it stands behind a date: 火曜日, 星期二, 화요일."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The printed forms of months and seasons, each with its number, and pieces of patterns."""

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    zones: Mapping[str, str]
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
            "day": rf"(?: ?(?:[（(](?:.|{EASTERN_DAY})[）)]|{EASTERN_DAY}))?",
            "to": "(?: ?[-–—/] ?| по | to | until )",
            "from": "(?:с |from )?",
            "in": "(?:в |in )?",
            "of": "(?:of )?",
            "no": rf"{number}(?P<N>[0-9]{{1,4}}(?:[-–/][0-9]{{1,4}})?)(?: ?\([0-9]+\))?",
            "vol": rf"(?:{_any(words['volume'])})\.? ?[0-9ivxlc]+",
            "label": rf"(?:(?:{_any(words['labels'])}):? )*(?:в |on )?",
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
    rest = words.lower().strip(" .,;|•·")
    rest = pattern("{label}").sub("", rest, count=1)
    rest = pattern("^{weekday}").sub("", rest, count=1)
    time = (
        r"(?P<clock>[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?)(?: ?\(?{zone}\)?)?"
    )
    tail = pattern(r"(?P<date>.{{4,}}?)(?:,| в| at| -| –| —| \|)? " + time).fullmatch(rest)
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
