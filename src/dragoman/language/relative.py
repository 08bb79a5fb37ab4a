"""Days printed relative to the moment a page was fetched: «вчера», "3 hours ago", 3天前, 어제.

Such a day is inferred, and says so: pages are kept in caches, and «today» is the day of the cache.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dragoman.language.dates import is_sane, parse
from dragoman.model.press import PublicationDate

DAYS = (
    (0, r"сегодня|today|heute|aujourd.hui|今日|本日|今天|오늘|только что|just now|刚刚|刚才"),
    (1, r"вчера|yesterday|gestern|hier|昨日|昨天|어제"),
    (2, r"позавчера|vorgestern|一昨日|前天|그저께|그제"),
)
UNITS = (
    (timedelta(minutes=1), r"минут[уы]?|мин\.?|minutes?|mins?|minuten?|分钟?|分鐘|분"),
    (timedelta(hours=1), r"час(?:а|ов)?|hours?|hrs?|stunden?|heures?|小时|小時|時間|시간"),
    (timedelta(days=1), r"день|дня|дней|days?|tag(?:en?)?|jours?|天|日|일"),
    (timedelta(weeks=1), r"недел[юиь]|weeks?|wochen?|semaines?|周|週間?|주"),
)
AGO = r"назад|ago|前|以前|전"
BEFORE = r"vor|il y a"
CLOCK = r"(?:,? ?(?:в|at|um|à)? ?[0-2]?[0-9][:.][0-5][0-9])?"


def relative(
    printed: str, retrieved: str | None, timezone: str | None = None
) -> PublicationDate | None:
    """Return the day that ``printed`` means at ``retrieved`` (ISO 8601); ``None`` if it means none.

    A day without a year is the last such day that was not yet to come.
    """
    moment = _moment(retrieved, timezone)
    words = " ".join(printed.casefold().split()).strip(" .,")
    if moment is None or not words:
        return None
    back = _back(words)
    if back is not None:
        day = (moment - back).date()
        return PublicationDate(
            earliest=day, latest=day, precision="day", printed=printed, inferred=("day",)
        )
    for year in (moment.year, moment.year - 1):
        found = parse(printed, timezone, year)
        if found.earliest and "year" in found.inferred and found.earliest <= moment.date():
            return found
    return None


def _moment(retrieved: str | None, timezone: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(retrieved or "")
        if timezone and moment.tzinfo:
            moment = moment.astimezone(ZoneInfo(timezone))
    except (ValueError, OverflowError):
        return None
    return moment if is_sane(moment.year) else None


def _back(words: str) -> timedelta | None:
    for number, forms in DAYS:
        if re.fullmatch(rf"(?:{forms}){CLOCK}", words):
            return timedelta(days=number)
    for unit, forms in UNITS:
        match = re.fullmatch(rf"([0-9]{{1,3}}) ?(?:{forms}) ?(?:{AGO})", words) or re.fullmatch(
            rf"(?:{BEFORE}) ([0-9]{{1,3}}) (?:{forms})", words
        )
        if match:
            return int(match[1]) * unit
    return None
