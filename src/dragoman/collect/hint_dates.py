"""Dates that an outlet prints in a manner of its own, read as its profile says.

«03/02/2021» is the third of February or the second of March: nobody guesses, the profile says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from dragoman.language.dates import PIVOT, parse
from dragoman.model.hints import DateOrder, Hint

LONGEST = 120
"""Code points of what is printed as a date."""
PARTS: Mapping[str, str] = {
    "year": r"(?P<year>[0-9]{4}|[0-9]{2})",
    "month": r"(?P<month>[0-9]{1,2}|[^\W\d_]{1,20}\.?)",
    "day": r"(?P<day>[0-9]{1,2})",
    "hour": r"(?P<hour>[0-9]{1,2})",
    "minute": r"(?P<minute>[0-9]{2})",
    "second": r"(?P<second>[0-9]{2})",
}
"""What may stand in braces in a format."""
NAMED = re.compile(r"\{([a-z]*)\}")
ORDERED = re.compile(
    r"(?<![0-9])(?P<one>[0-9]{1,2}) ?(?P<mark>[./ -]) ?(?P<two>[0-9]{1,2}) ?(?P=mark) ?(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?![0-9])(?:[^0-9]{1,5}(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?![0-9]))?"
)
PROBE = datetime(2021, 11, 23, 4, 5, 6)  # noqa: DTZ001 - a probe of formats has no zone


def day(printed: str, hint: Hint, timezone: str | None = None) -> str | None:
    """Return what ``printed`` means as an ISO date or time; ``None`` if the hint does not read it.

    A time without an offset is one of the hint's zone, else of ``timezone``, the outlet's.
    """
    words = " ".join(printed.split())
    if not words or len(words) > LONGEST:
        return None
    name = hint.timezone or timezone
    zone = ZoneInfo(name) if name else None
    try:
        if hint.date_order:
            return _ordered(words, hint.date_order, zone)
        if hint.date_format:
            return _formatted(words, hint.date_format, zone)
    except (ValueError, OverflowError):
        return None
    return None


def fault(words: str) -> str | None:
    """Return what is wrong with a date format, or nothing."""
    if len(words) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if "%" not in words:
        unknown = [each for each in NAMED.findall(words) if each not in PARTS]
        if unknown:
            return f"has no part {{{unknown[0]}}}; there are {', '.join(PARTS)}"
        parts = NAMED.findall(words)
        if len(parts) != len(set(parts)) or not {"year", "month", "day"} <= set(parts):
            return "needs {day}, {month} and {year}, each once"
        return None
    try:
        read = datetime.strptime(PROBE.strftime(words), words)  # noqa: DTZ007 - as above
    except (ValueError, re.error, OverflowError) as error:
        return f"is no format that can be read back: {error}"
    return None if read.date() == PROBE.date() else "gives no whole day: it needs %d, %m and %Y"


def _ordered(words: str, order: DateOrder, zone: tzinfo | None) -> str | None:
    match = ORDERED.search(words)
    if match is None:
        return None
    pair = (match["one"], match["two"])
    day_, month = pair if order == "day first" else pair[::-1]
    return _iso(date(_year(match["year"]), int(month), int(day_)), match, zone)


def _formatted(words: str, form: str, zone: tzinfo | None) -> str | None:
    if "%" in form:
        at = datetime.strptime(words, form)  # noqa: DTZ007 - the zone is put in below
        timed = any(each in form for each in ("%H", "%I", "%c", "%X", "%s"))
        if not timed:
            return at.date().isoformat()
        return (at if at.tzinfo or not zone else at.replace(tzinfo=zone)).isoformat()
    match = _pattern(form).search(words)
    if match is None:
        return None
    if match["month"].isdigit():
        found: date | None = date(_year(match["year"]), int(match["month"]), int(match["day"]))
    else:
        whole = f"{match['day']} {match['month']} {_year(match['year'])}"
        found = parse(whole).earliest
    return _iso(found, match, zone) if found else None


@lru_cache(200)
def _pattern(form: str) -> re.Pattern[str]:
    spaced = re.split(r"\{([a-z]+)\}", " ".join(form.split()))
    pieces = (PARTS[e] if n % 2 else re.escape(e) for n, e in enumerate(spaced))
    return re.compile(rf"(?<![0-9]){''.join(pieces)}(?![0-9])")


def _year(words: str) -> int:
    if len(words) > 2:  # noqa: PLR2004 - two digits
        return int(words)
    return int(words) + (2000 if int(words) < PIVOT else 1900)


def _iso(found: date, match: re.Match[str], zone: tzinfo | None) -> str:
    parts = match.groupdict()
    if not parts.get("hour") or not parts.get("minute"):
        return found.isoformat()
    hour, minute, second = (int(parts.get(each) or 0) for each in ("hour", "minute", "second"))
    at = datetime(found.year, found.month, found.day, hour, minute, second, tzinfo=zone)
    return at.isoformat()
