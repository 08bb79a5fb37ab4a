from typing import Any

import pytest


def cells(survey: Any) -> dict[tuple[str, str], Any]:
    return {(each.holder.id, each.target.id): each for each in survey.mood}


def test_a_cell_is_the_mean_of_its_articles_means(press: Any) -> None:
    # a: (.5 + .1) / 2 = .3, b: -.9; the mean of the two is -.3
    press.piece("a", "слово", stances=("RU > CN +0.5 s1", "RU > CN +0.1 s2"))
    press.piece("b", "слово", outlet="zaria", stances=("RU > CN -0.9",))
    cell = cells(press.survey())["RU", "CN"]
    assert cell.score == -0.3
    assert cell.articles == ("a", "b")
    assert cell.outlets == ("Utrenniaia Zaria", "Vestnik Gavani")
    assert cell.statements == ("a:s1", "a:s2", "b:0-5")
    assert cell.dissent == ("a:s1", "a:s2")
    assert cell.before is None
    # as a share between -1 and 1 the score is .35; Wilson's interval of .7 in 2 is [.0495, .8478]
    assert cell.interval == (-0.901, 0.696)


def test_the_interval_of_one_voice_is_wide(press: Any) -> None:
    # Wilson of 1 in 1 is [1 / (1 + z²), 1] = [.2065, 1], as a score [-.587, 1]
    press.piece("a", "слово", stances=("RU > CN +1",))
    assert cells(press.survey())["RU", "CN"].interval == (-0.587, 1.0)


def test_a_copy_counts_once(press: Any) -> None:
    press.piece("a", "слово", stances=("RU > CN +0.5",))
    press.piece("b", "слово", stances=("RU > CN +0.5",), voice="a", outlet="zaria")
    press.piece("c", "слово", stances=("RU > CN -0.5",))
    cell = cells(press.survey())["RU", "CN"]
    assert (cell.score, cell.articles) == (0.0, ("a", "c"))
    assert cell.dissent == ()


@pytest.mark.parametrize(
    ("stance", "day", "pair"),
    [
        ("smirnova > CN +1", "2021-03-20", ("RU", "CN")),
        ("CN > smirnova +1", "2021-03-20", ("CN", "RU")),
        # a person with terms of office speaks for the country during them only
        ("orlov > CN +1", "2021-03-01", ("RU", "CN")),
        ("orlov > CN +1", "2021-03-10", ("RU", "CN")),
        ("orlov > CN +1", "2021-03-11", None),
        ("- > CN +1", "2021-03-02", None),
        ("stranger > CN +1", "2021-03-02", None),
        ("RU > XX +1", "2021-03-02", None),
        ("RU > smirnova +1", "2021-03-02", None),
    ],
)
def test_whose_mood_it_is(press: Any, stance: str, day: str, pair: tuple[str, str] | None) -> None:
    press.piece("a", "слово", day, stances=(stance,))
    assert list(cells(press.survey())) == ([pair] if pair else [])


def test_the_mood_before(press: Any) -> None:
    press.piece("a", "слово", stances=("RU > CN +0.5",))
    press.piece("b", "слово", "2021-02-03", stances=("RU > CN -0.25",))
    assert cells(press.survey())["RU", "CN"].before == -0.25


def test_cells_of_most_articles_come_first(press: Any) -> None:
    press.piece("a", "слово", stances=("RU > US -1", "CN > RU +1"))
    press.piece("b", "слово", stances=("RU > US -1", "RU > CN +1"))
    assert list(cells(press.survey())) == [("RU", "US"), ("CN", "RU"), ("RU", "CN")]
