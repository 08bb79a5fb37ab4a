from typing import Any

import pytest


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (("100", 3, {}), ("106", 3, {}), True),
        # 5 of 100 is five per cent: rounding
        (("95", 3, {}), ("100", 3, {}), False),
        (("100", 3, {}), ("200", 4, {}), False),
        (("100", None, {}), ("200", None, {}), False),
        (("100", 3, {}), ("200", 3, {"bound": "about"}), False),
        (("100", 3, {}), ("200", 3, {"high": "300"}), False),
        (("100", 3, {"change": "rise"}), ("200", 3, {"change": "fall"}), False),
        (("0", 3, {}), ("0", 3, {}), False),
    ],
)
def test_figures_of_one_thing(
    press: Any, make_figure: Any, one: Any, other: Any, conflict: bool
) -> None:
    for id_, (low, month, rest) in (("b", one), ("a", other)):
        press.piece(id_, "слово", figures=(make_figure(low, month, **rest),))
    (group,) = press.survey().figures
    assert group.what == "торговля"
    assert [(each.article, each.low) for each in group.values] == [("a", other[0]), ("b", one[0])]
    assert group.conflict == conflict


@pytest.mark.parametrize("rest", [{"unit": "EUR"}, {"what": "долг"}, {"what": None}])
def test_figures_of_different_things_stand_apart(press: Any, make_figure: Any, rest: Any) -> None:
    press.piece("a", "слово", figures=(make_figure("100", 3),))
    press.piece("b", "слово", figures=(make_figure("200", 3, **rest),))
    assert press.survey().figures == ()


def test_one_article_does_not_contradict_itself(press: Any, make_figure: Any) -> None:
    two = (make_figure("100", 3), make_figure("200", 3, start=5, end=6))
    press.piece("a", "слово", figures=two)
    press.piece("b", "слово", figures=(make_figure("50", None),))
    (group,) = press.survey().figures
    assert len(group.values) == 3
    assert not group.conflict


def test_forecasts_by_the_day_they_fall_due(press: Any, make_forecast: Any) -> None:
    press.piece("b", "слово", forecasts=(make_forecast("orlov", None),))
    press.piece(
        "a",
        "слово",
        forecasts=(make_forecast("RU", "2030-01-01/2035-12-31", 4), make_forecast("RU", None, 2)),
    )
    press.piece("c", "слово", forecasts=(make_forecast("CN", "2021-12-31"),))
    found = [(each.article, each.start, each.holder.name) for each in press.survey().forecasts]
    assert found == [("c", 0, "CN"), ("a", 4, "RU"), ("a", 2, "RU"), ("b", 0, "orlov")]


@pytest.mark.parametrize(
    ("now", "before", "kinds"),
    [
        (20, 8, [("china", "stronger", 20, 8)]),
        (8, 20, [("china", "weaker", 8, 20)]),
        (20, 0, [("china", "new", 20, 0)]),
        (0, 20, [("china", "dropped", 0, 20)]),
        (10, 10, []),
    ],
)
def test_change(press: Any, now: int, before: int, kinds: list[Any]) -> None:
    press.fill(3, now, 40)
    press.fill(2, before, 40)
    found = [(each.theme, each.kind, each.now, each.before) for each in press.survey().change]
    assert found == kinds


def test_change_needs_a_collection_that_compares(press: Any) -> None:
    press.fill(3, 29, 29)
    press.fill(2, 0, 29)
    assert press.survey().change == ()
