from typing import Any

import pytest

WEEK_OF = {"2021-03-02": "2021-03-01", "2021-03-08": "2021-03-08", "2021-03-14": "2021-03-08"}


def theme(found: Any, name: str) -> Any:
    return next((each for each in found.themes if each.id == name), None)


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        # of 40 voices each: Newcombe's interval of 20/40 - 8/40 is [.0924, .4783]
        (20, 8, "rose"),
        (8, 20, "fell"),
        # of 12/40 - 8/40 it is [-.0890, .2803]
        (12, 8, "level"),
        (8, 8, "level"),
        (8, 0, "rose"),
    ],
)
def test_the_verdict_on_a_theme(press: Any, now: int, before: int, verdict: str) -> None:
    press.fill(3, now, 40)
    press.fill(2, before, 40)
    found = theme(press.survey(), "china")
    assert (found.voices, found.before.voices, found.verdict) == (now, before, verdict)


def test_the_numbers_of_a_theme(press: Any) -> None:
    press.fill(3, 20, 40)
    press.fill(2, 8, 40)
    survey = press.survey()
    found = theme(survey, "china")
    # Wilson: 20/40 is [.3520, .6480], 8/40 is [.1050, .3476]
    assert (found.share, found.interval) == (0.5, (0.352, 0.648))
    assert (found.before.share, found.before.interval) == (0.2, (0.105, 0.3476))
    assert found.outlets == ("Maiak", "Severnyi Kur'er", "Utrenniaia Zaria", "Vestnik Gavani")
    assert found.weeks == tuple(
        (day, 5) for day in ("2021-03-01", "2021-03-08", "2021-03-15", "2021-03-22")
    )
    assert set(found.articles) < set(survey.voices)
    assert len(found.before.denominator) == 40
    assert survey.too_small is None


@pytest.mark.parametrize(("day", "monday"), WEEK_OF.items())
def test_the_week_of_a_piece(press: Any, day: str, monday: str) -> None:
    press.piece("a", "китай расти\nкитай крепнуть", day)
    assert theme(press.survey(), "china").weeks == ((monday, 1),)


def test_a_date_coarser_than_a_week_has_no_week(press: Any) -> None:
    press.piece("a", "китай расти\nкитай крепнуть", "2021-03-01/2021-03-31")
    assert theme(press.survey(), "china").weeks == ()


def test_authors_and_statements_of_a_theme(press: Any) -> None:
    said = ("s1 quoted orlov 0", "s2 author - 1", "s3 author - 2")
    text = "китай расти\nкитай крепнуть\nпогода хороший"
    press.piece("a", text, authors=("Пётр Вымышлин",), said=said)
    press.piece("b", text, authors=("Пётр Вымышлин", "Анна Небылова"))
    found = theme(press.survey(), "china")
    assert found.authors == (("Пётр Вымышлин", 2), ("Анна Небылова", 1))
    assert found.statements == 2


def test_a_reprint_is_one_voice(press: Any) -> None:
    for number, outlet in enumerate(("vestnik", "zaria", "kurer")):
        press.piece(f"a{number}", "китай расти\nкитай расти", outlet=outlet, voice="a1")
    survey = press.survey()
    assert survey.voices == theme(survey, "china").articles == ("a1",)
    assert survey.read == ("a0", "a1", "a2")
    assert [(each.name, each.read, each.voices) for each in survey.outlets] == [
        ("Severnyi Kur'er", 1, 0),
        ("Utrenniaia Zaria", 1, 1),
        ("Vestnik Gavani", 1, 0),
    ]


def test_a_reprint_stands_for_an_original_outside_the_period(press: Any) -> None:
    press.piece("z", "китай расти\nкитай расти", "2021-03-20", "zaria", voice="old")
    press.piece("y", "китай расти\nкитай расти", "2021-03-21", "kurer", voice="old")
    press.piece("old", "китай расти\nкитай расти", "2020-01-01")
    assert press.survey().voices == ("z",)


def test_a_piece_across_both_periods_counts_once(press: Any) -> None:
    press.piece("a", "китай расти\nкитай расти", "2021-02-15/2021-03-15")
    found = theme(press.survey(), "china")
    assert found.articles == ("a",)
    assert found.before is None


def test_undated_pieces_are_named_and_counted_nowhere(press: Any) -> None:
    press.piece("b", "китай расти\nкитай расти", None)
    press.piece("a", "китай расти\nкитай расти", None)
    survey = press.survey()
    assert survey.undated == ("a", "b")
    assert (survey.voices, survey.themes) == ((), ())


def test_what_the_shortlist_set_aside_is_read_but_no_voice(press: Any) -> None:
    press.piece("a", "китай расти\nкитай расти")
    press.piece("b", "китай расти\nкитай расти", "2021-03-03")
    press.piece("b-copy", "китай расти\nкитай расти", "2021-03-03", voice="b")
    survey = press.survey(off_subject=frozenset({"b"}))
    assert survey.voices == ("a",)
    assert survey.read == ("a", "b", "b-copy")
