from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model.press import Skip

TEXTS = (
    "китай расти\nкитай крепнуть",
    "о «степной тандем» слово\nкитай индия китай",
    "степной тандем и треугольник\n[CN] и [US]",
    "погода хороший",
)
STANCES = ("RU > CN +0.7 s1", "RU > CN -0.3 s2", "orlov > US -0.1", "US > smirnova +0.9 s1")
PIECES = st.lists(
    st.tuples(
        st.sampled_from(TEXTS),
        st.sampled_from(("2021-03-01", "2021-03-02/2021-03-12", "2021-02-20/2021-03-02", None)),
        st.sampled_from(("vestnik", "zaria", None)),
        st.lists(st.sampled_from(STANCES), max_size=3),
        st.integers(0, 11),
    ),
    min_size=1,
    max_size=12,
)
SAID = ("s1 quoted smirnova 0", "s2 quoted orlov 0")


@given(pieces=PIECES, seed=st.integers(0, 9))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_of_arrival_changes_nothing(press: Any, pieces: Any, seed: int) -> None:
    press.pieces.clear()
    for number, (text, day, outlet, stances, voice) in enumerate(pieces):
        press.piece(
            f"a{number}",
            text,
            day,
            outlet,
            stances=tuple(stances),
            said=SAID,
            voice=f"a{voice}" if voice < number else f"a{number}",
        )
    press.seed = 0
    first = press.survey(minimum_voices=1, minimum_outlets=1)
    press.seed = seed
    press.pieces = dict(reversed(press.pieces.items()))
    assert press.survey(minimum_voices=1, minimum_outlets=1) == first


def test_nothing_read(press: Any) -> None:
    survey = press.survey()
    assert survey.too_small == (
        "0 articles of 0 outlets in this period and 0 in the one before: too few to compare"
    )
    assert (survey.country, survey.voices, survey.themes, survey.mood) == ("RU", (), (), ())
    assert {(each.because, each.health) for each in survey.silences} == {("too small", "silent")}


def test_what_was_skipped_is_named_in_order(press: Any) -> None:
    one = Skip(input="a.html", reason="empty", stage="collect")
    other = Skip(input="b.html", reason="no text", stage="read", article="x")
    assert press.survey(skipped=(other, one)).skipped == (one, other)


def test_pieces_without_an_outlet_are_counted_last_and_are_no_outlet(press: Any) -> None:
    press.piece("a", "слово", outlet=None)
    press.piece("b", "слово", outlet="zaria")
    survey = press.survey()
    assert [(each.name, each.read) for each in survey.outlets] == [("Utrenniaia Zaria", 1), ("", 1)]
    assert survey.too_small is not None
    assert survey.too_small.startswith("2 articles of 1 outlet in this period")
