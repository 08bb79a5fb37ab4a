import pytest

from dragoman.language.relative import relative

FETCHED = "2021-03-10T01:30:00+00:00"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("сегодня, 08:15", "2021-03-10"),
        ("вчера", "2021-03-09"),
        ("позавчера", "2021-03-08"),
        ("3 hours ago", "2021-03-09"),
        ("20 минут назад", "2021-03-10"),
        ("2時間前", "2021-03-09"),
        ("3天前", "2021-03-07"),
        ("2주 전", "2021-02-24"),
        ("어제", "2021-03-09"),
        ("vor 5 Tagen", "2021-03-05"),
    ],
)
def test_a_day_told_from_the_moment_of_fetching_is_inferred(printed: str, day: str) -> None:
    found = relative(printed, FETCHED)
    assert found is not None
    assert (str(found.earliest), found.precision, found.inferred) == (day, "day", ("day",))


def test_the_day_is_that_of_the_outlet() -> None:
    found = relative("2 hours ago", FETCHED, "Asia/Tokyo")
    assert found is not None
    assert str(found.earliest) == "2021-03-10"


def test_a_day_without_a_year_is_the_last_one() -> None:
    before, after = relative("5 марта", FETCHED), relative("20 декабря", FETCHED)
    assert before is not None
    assert after is not None
    assert (str(before.earliest), before.inferred) == ("2021-03-05", ("year",))
    assert str(after.earliest) == "2020-12-20"


@pytest.mark.parametrize(
    ("printed", "fetched"),
    [("вчера", None), ("вчера", "last week"), ("вчерашний спор", FETCHED), ("3 hours", FETCHED)],
)
def test_nothing_is_guessed(printed: str, fetched: str | None) -> None:
    assert relative(printed, fetched) is None
