from datetime import date

import pytest
from babel.dates import format_date, format_skeleton
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.dates import parse, within_year
from dragoman.language.relative import relative

DAY = ("2021-02-09", "2021-02-09", "day")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2021-02-09", DAY),
        ("09.02.2021", DAY),
        ("9.2.2021, 10:30", DAY),
        ("9 февраля 2021 года", DAY),
        ("9 февраля 2021 г.", DAY),
        ("9 февраля 2021, 10:30", DAY),
        ("February 9, 2021", DAY),
        ("Feb. 9, 2021", DAY),
        ("9 мая 2021", ("2021-05-09", "2021-05-09", "day")),
        ("2020-07-25/2020-07-26", ("2020-07-25", "2020-07-26", "range")),
        ("2021-03", ("2021-03-01", "2021-03-31", "month")),
        ("март 2021", ("2021-03-01", "2021-03-31", "month")),
        ("May 2021", ("2021-05-01", "2021-05-31", "month")),
        ("февраль 2020 года", ("2020-02-01", "2020-02-29", "month")),
        ("весна 2021", ("2021-03-01", "2021-05-31", "season")),
        ("Winter 2021", ("2021-01-01", "2021-02-28", "season")),
        ("2021", ("2021-01-01", "2021-12-31", "year")),
        ("2021 No. 2", ("2021-01-01", "2021-12-31", "issue")),
        ("№ 2, 2021", ("2021-01-01", "2021-12-31", "issue")),
        ("2021 № 1", ("2021-01-01", "2021-12-31", "issue")),
        ("2021年2月9日", DAY),
        ("2021年2月9日（火）", DAY),
        ("2021年2月9日（火曜日）", DAY),
        ("2021年2月9日 星期二", DAY),
        ("2021년 2월 9일 화요일", DAY),
        ("2021年", ("2021-01-01", "2021-12-31", "year")),
        ("2021년 2월 9일", DAY),
        ("2021.02.09", DAY),
        ("2021年4月号", ("2021-04-01", "2021-04-30", "month")),
        ("2021년 4월호", ("2021-04-01", "2021-04-30", "month")),
        ("2021年春季號", ("2021-03-01", "2021-05-31", "season")),
        ("2021年春号", ("2021-03-01", "2021-05-31", "season")),
        ("令和3年2月9日（火）", DAY),
        ("令和元年五月一日", ("2019-05-01", "2019-05-01", "day")),
        ("中華民國110年2月9日　星期二", DAY),
        ("二〇二一年十二月二十三日", ("2021-12-23", "2021-12-23", "day")),
        ("２０２１年２月９日（火）朝刊", DAY),
        ("2021年2月9日 05時00分", DAY),
        ("2021年02月09日08:26", DAY),
        ("2021年2月9日午後6時52分", DAY),
        ("公開日：2021年2月9日（火）　最終更新日：2021年4月2日（金）", DAY),
        ("發布時間：2021-02-09 10:15", DAY),
        ("出版：2021-02-09 10:15 更新：2021-02-10 08:00", DAY),
        ("입력 2021.02.09. 오전 10:15", DAY),
        ("입력2021.02.09 (21:34)", DAY),
        ("승인 2021.02.09 10:15", DAY),
        ("2021년 2월 9일 화요일 오후 3시 20분", DAY),
        ("등록: 2021-02-09 04:59 수정: 2021-02-10 09:35", DAY),
        ("05:12 09.02.2021 (обновлено: 05:30 10.02.2021)", DAY),
        ("9 февраля, 2021", DAY),
        ("20210209T0512", DAY),
        ("수정 2021.02.09 10:15", None),
        ("最終更新日：2021年4月2日", None),
        ("обновлено 9 февраля 2021", None),
        ("令和3年2月30日", None),
        ("", None),
        ("вчера", None),
        ("31.02.2021", None),
        ("13 февраля", None),
        ("№ 2", None),
        ("99 марта 2021", None),
    ],
)
def test_a_date_is_as_precise_as_its_source(
    printed: str, expected: tuple[str, str, str] | None
) -> None:
    found = parse(printed)
    if expected is None:
        assert found.earliest is None
        assert found.precision == "unknown"
    else:
        first, last, precision = expected
        assert (found.earliest, found.latest) == (
            date.fromisoformat(first),
            date.fromisoformat(last),
        )
        assert found.precision == precision


def test_the_day_of_an_instant_is_that_of_the_outlet() -> None:
    found = parse("2021-02-09T22:30:00+00:00", "Asia/Vladivostok")
    assert found.earliest == date(2021, 2, 10)
    assert found.instant == "2021-02-09T22:30:00+00:00"


@pytest.mark.parametrize(
    ("printed", "issues", "months"),
    [
        ("2021 № 2", 4, ("2021-04-01", "2021-06-30")),
        ("2021 № 1–2", 6, ("2021-01-01", "2021-04-30")),
        ("2021 № 12", 12, ("2021-12-01", "2021-12-31")),
        ("2021 № 7", 4, ("2021-01-01", "2021-12-31")),
        ("2021 № 2", 5, ("2021-01-01", "2021-12-31")),
        ("2021 № 2", None, ("2021-01-01", "2021-12-31")),
        ("9 февраля 2021", 4, ("2021-02-09", "2021-02-09")),
    ],
)
def test_an_issue_has_the_months_of_a_journal_whose_rhythm_is_known(
    printed: str, issues: int | None, months: tuple[str, str]
) -> None:
    found = within_year(parse(printed), issues)
    assert (str(found.earliest), str(found.latest)) == months
    assert (found.inferred == ("months",)) == (found != parse(printed))


def test_an_issue_keeps_its_number() -> None:
    assert parse("№ 2, 2021").issue == "2021 No. 2"


@given(st.text(max_size=40))
def test_no_text_breaks_it_or_is_given_a_day_without_a_year(printed: str) -> None:
    found = parse(printed)
    if found.earliest:
        assert str(found.earliest.year) in printed or not printed.isascii()


LANGUAGES = ("ru", "en", "ja", "zh", "ko")
SANE = st.dates(date(1600, 1, 1), date(2099, 12, 31))
STEADY = settings(derandomize=True, max_examples=100, deadline=None)


@STEADY
@given(SANE, st.sampled_from(LANGUAGES))
def test_a_day_that_is_printed_is_read_as_that_day(day: date, language: str) -> None:
    for form in ("long", "full"):
        found = parse(format_date(day, form, language))
        assert (found.earliest, found.latest, found.precision) == (day, day, "day")
    assert parse(day.isoformat()).earliest == day


@STEADY
@given(SANE, st.sampled_from(LANGUAGES))
def test_nothing_is_finer_than_it_is_printed(day: date, language: str) -> None:
    month = parse(format_skeleton("yMMMM", day, locale=language))
    assert month.precision == "month"
    assert (month.earliest, month.inferred) == (day.replace(day=1), ())
    assert month.latest is not None
    assert (month.latest.year, month.latest.month) == (day.year, day.month)
    year = parse(format_skeleton("y", day, locale=language))
    assert (year.precision, year.earliest) == ("year", date(day.year, 1, 1))


@pytest.mark.parametrize(
    "printed",
    ["0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+00:00", "Mon, 01 Jan 0001 00:00:00 GMT"],
)  # fmt: skip
def test_what_programs_print_for_no_date_is_none(printed: str) -> None:
    assert parse(printed, "Asia/Vladivostok").precision == "unknown"


@STEADY
@given(
    st.text(max_size=30),
    st.sampled_from(["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "x"]),
)
def test_a_moment_that_is_none_gives_no_day(printed: str, fetched: str) -> None:
    assert relative("3 days ago", fetched, "Asia/Tokyo") is None
    assert relative(printed, fetched, "Asia/Tokyo") is None
