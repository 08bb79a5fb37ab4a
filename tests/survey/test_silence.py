from typing import Any

import pytest

from dragoman.model.press import Skip


def silences(found: Any) -> dict[str, tuple[str, float | None, int]]:
    return {each.theme: (each.because, each.expected, each.found) for each in found.silences}


def test_a_watched_theme_nobody_wrote_on(press: Any) -> None:
    press.fill(3, 20, 40)
    survey = press.survey()
    assert survey.too_small == (
        "40 articles of 4 outlets in this period and 0 in the one before: too few to compare"
    )
    assert silences(survey)["india"] == ("absent", None, 0)
    (india,) = [each for each in survey.silences if each.theme == "india"]
    assert india.denominator == survey.voices
    assert (len(india.outlets), india.health) == (4, "good")


def test_far_fewer_than_before(press: Any) -> None:
    # 20 of 50 before make 16 of 40 to be expected; 4 are found
    press.fill(3, 4, 40)
    press.fill(2, 20, 50)
    assert silences(press.survey())["china"] == ("fewer than before", 16.0, 4)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (9, 20),
        (10, 20),  # 10 is not under half of 20
        (20, 20),
    ],
)
def test_less_is_not_silence_unless_it_is_far_less(press: Any, now: int, before: int) -> None:
    press.fill(3, now, 40)
    press.fill(2, before, 40)
    assert ("china" in silences(press.survey())) == (now < 10)


def test_a_drop_that_chance_explains_is_no_silence(press: Any) -> None:
    # 1/40 - 4/40: the interval [-.2121, .0501] holds zero
    press.fill(3, 1, 40)
    press.fill(2, 4, 40)
    assert "china" not in silences(press.survey())


@pytest.mark.parametrize(
    ("voices", "outlets", "reason"),
    [
        (29, 4, "29 articles of 4 outlets in this period and 29 in the one before: too few"),
        (40, 2, "40 articles of 2 outlets in this period and 40 in the one before: too few"),
    ],
)
def test_too_few_voices_or_outlets(press: Any, voices: int, outlets: int, reason: str) -> None:
    for month in (2, 3):
        for number in range(voices):
            day = f"2021-{month:02}-{1 + number % 4 * 7:02}"
            press.piece(f"{month}-{number}", "погода хороший", day, press.outlets[number % outlets])
    survey = press.survey()
    assert survey.too_small == f"{reason} to compare"
    assert {each.because for each in survey.silences} == {"too small"}
    assert survey.change == ()


def test_outlets_of_one_house_are_one_taste(press: Any) -> None:
    for month in (2, 3):
        for number in range(40):
            day = f"2021-{month:02}-{1 + number % 4 * 7:02}"
            press.piece(f"{month}-{number}", "погода хороший", day, press.outlets[number % 4])
    numbers = "40 articles of 4 outlets of 2 houses in this period and 40 in the one before"
    survey = press.survey(knowledge=press.knowledge(house=("zaria", "kurer", "mayak")))
    assert survey.too_small == f"{numbers}: too few to compare"


def test_two_days_do_not_speak_for_a_month(press: Any) -> None:
    for number in range(60):
        outlet = ("vestnik", "zaria", "kurer", "mayak")[number % 4]
        press.piece(f"{number}", "китай расти\nкитай расти", f"2021-03-{13 + number % 2}", outlet)
    press.fill(2, 20, 40)
    survey = press.survey()
    assert survey.too_small == (
        "60 articles of 4 outlets from 1 week of the 5 in this period: "
        "too few to speak for the whole of it"
    )
    assert {each.verdict for each in survey.themes} == {"too small"}
    assert {each.because for each in survey.silences} == {"too small"}


def test_two_periods_of_different_outlets_do_not_compare(press: Any) -> None:
    press.fill(3, 20, 40)
    for number in range(40):
        day = f"2021-02-{1 + number % 4 * 7:02}"
        press.piece(f"b{number}", "погода хороший", day, ("vestnik", "x", "y")[number % 3])
    assert press.survey().too_small == (
        "40 articles of 4 outlets in this period and 40 in the one before, "
        "with 1 outlet read in both: too few to compare"
    )


def test_an_unhealthy_collection_claims_no_silence(press: Any) -> None:
    press.fill(3, 20, 40)
    survey = press.survey(promised=("Новый рассвет", "Голос степи", "Маяк"))
    health = {each.name: each.health for each in survey.outlets}
    assert health["Maiak"] == "good"
    assert [each.read for each in survey.outlets if each.health == "silent"] == [0, 0]
    assert silences(survey)["india"] == ("too small", None, 0)
    assert {each.health for each in survey.silences} == {"poor"}


def test_an_outlet_half_of_which_was_skipped_is_in_poor_health(press: Any) -> None:
    press.fill(3, 20, 40)
    skipped = tuple(
        Skip(input=f"https://www.mayak.example/{each}", reason="empty", stage="collect")
        for each in range(10)
    )
    survey = press.survey(skipped=skipped)
    (mayak,) = [each for each in survey.outlets if each.name == "Maiak"]
    assert (mayak.read, mayak.skipped, mayak.health) == (10, 10, "poor")
    assert survey.skipped == skipped


def test_an_outlet_read_far_less_than_before_is_in_poor_health(press: Any) -> None:
    press.fill(2, 20, 80)
    press.fill(3, 20, 36)
    press.piece("more", "погода хороший", "2021-03-30", "vestnik")
    press.piece("less", "погода хороший", "2021-03-30", "zaria")
    # each had 20 in 28 days: 22 are to be expected in 31, and under 11.07 are too few
    health = {each.name: (each.read, each.health) for each in press.survey().outlets}
    assert health["Maiak"] == (9, "poor")
    assert health["Vestnik Gavani"] == (10, "poor")
