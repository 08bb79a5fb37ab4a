"""Report periods: from the words of a command line, from a rhythm, and the one before."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.errors import BadArgument
from dragoman.model.press import Period
from dragoman.settings import Rhythm

MONTHS = {"month": 1, "two months": 2, "quarter": 3, "year": 12}


def parse(from_: str | None, to: str | None, default: Callable[[], Period]) -> Period:
    """Return the period between two written dates; a month or year means all of it.

    Either end may be left out and is then the default's, which is asked for only then. Errors:
    ``BadArgument``.
    """
    written = _day(from_, end=False) if from_ else None
    end = _day(to, end=True) if to else _day(from_, end=True) if _coarse(from_) else None
    first = written or default().from_
    last = end or default().to
    if last < first:
        raise BadArgument(f"{first} to {last}", "the period ends before it begins")
    return Period(from_=first, to=last)


def _coarse(written: str | None) -> bool:
    return bool(written) and len(str(written)) < len("2021-01-01")


def _day(written: str | None, *, end: bool) -> date:
    parts = str(written).split("-")
    try:
        numbers = [int(part) for part in parts]
        year = numbers[0]
        month = numbers[1] if len(numbers) > 1 else (12 if end else 1)
        last = calendar.monthrange(year, month)[1]
        day = numbers[2] if len(parts) == len(("year", "month", "day")) else (last if end else 1)
        return date(year, month, day)
    except (ValueError, IndexError, calendar.IllegalMonthError):
        raise BadArgument(str(written), "not a date; write 2021-03-15, 2021-03 or 2021") from None


def around(day: date, rhythm: Rhythm) -> Period:
    """Return the period of ``rhythm`` that holds ``day``."""
    if rhythm == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(from_=monday, to=monday + timedelta(days=6))
    size = MONTHS[rhythm]
    month = (day.month - 1) // size * size + 1
    last_month = month + size - 1
    last = calendar.monthrange(day.year, last_month)[1]
    return Period(from_=date(day.year, month, 1), to=date(day.year, last_month, last))


def before(period: Period) -> Period:
    """Return the period of the same length just before; whole months stay whole months."""
    last = period.from_ - timedelta(days=1)
    next_day = period.to + timedelta(days=1)
    if period.from_.day == 1 and next_day.day == 1:
        months = (next_day.year - period.from_.year) * 12 + next_day.month - period.from_.month
        index = period.from_.year * 12 + period.from_.month - 1 - months
        return Period(from_=date(index // 12, index % 12 + 1, 1), to=last)
    return Period(from_=last - (period.to - period.from_), to=last)
