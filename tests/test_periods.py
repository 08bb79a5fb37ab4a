from datetime import date

import pytest

from dragoman.errors import BadArgument
from dragoman.model.press import Period
from dragoman.periods import around, before, parse


def period(first: str, last: str) -> Period:
    return Period(from_=date.fromisoformat(first), to=date.fromisoformat(last))


DEFAULT = period("2021-03-01", "2021-03-31")


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("2021-01-15", "2021-03-15", period("2021-01-15", "2021-03-15")),
        ("2020-07", None, period("2020-07-01", "2020-07-31")),
        ("2020-02", "2020-02", period("2020-02-01", "2020-02-29")),
        ("2020", None, period("2020-01-01", "2020-12-31")),
        (None, None, DEFAULT),
        ("2021-03-10", None, period("2021-03-10", "2021-03-31")),
    ],
)
def test_dates_of_a_command_line(from_: str | None, to: str | None, expected: Period) -> None:
    assert parse(from_, to, lambda: DEFAULT) == expected


@pytest.mark.parametrize(
    ("from_", "to"),
    [("yesterday", None), ("2021-13", None), ("2021-02-30", None), ("2021-03-02", "2021-03-01")],
)
def test_a_date_that_is_none_is_refused(from_: str, to: str | None) -> None:
    with pytest.raises(BadArgument):
        parse(from_, to, lambda: DEFAULT)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (period("2021-03-01", "2021-03-31"), period("2021-02-01", "2021-02-28")),
        (period("2021-01-01", "2021-02-28"), period("2020-11-01", "2020-12-31")),
        (period("2021-01-15", "2021-03-15"), period("2020-11-16", "2021-01-14")),
        (period("2021-03-08", "2021-03-14"), period("2021-03-01", "2021-03-07")),
    ],
)
def test_the_period_before(now: Period, then: Period) -> None:
    assert before(now) == then


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        ("week", period("2021-03-15", "2021-03-21")),
        ("month", period("2021-03-01", "2021-03-31")),
        ("two months", period("2021-03-01", "2021-04-30")),
        ("quarter", period("2021-01-01", "2021-03-31")),
        ("year", period("2021-01-01", "2021-12-31")),
    ],
)
def test_the_period_around_a_day(rhythm: str, expected: Period) -> None:
    assert around(date(2021, 3, 17), rhythm) == expected  # type: ignore[arg-type]
