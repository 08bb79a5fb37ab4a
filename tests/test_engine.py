import os
import time

import pytest

from dragoman.engine import Engine, Processes, Serial
from dragoman.errors import Unreadable


def double(number: int) -> int:
    if number == 3:
        raise Unreadable("three", "is broken")
    if number == 4:
        raise ValueError("four")
    return number * 2


def deadly(number: int) -> int:
    if number == 5:
        os._exit(9)
    return number


def slow(number: int) -> int:
    if number == 1:
        time.sleep(5)
    return number


@pytest.mark.parametrize("engine", [Serial(), Processes(2)])
def test_a_bad_item_is_its_own_reason(engine: Engine) -> None:
    outcomes = {each.item: each for each in engine.map(double, range(6))}
    assert {item: each.value for item, each in outcomes.items() if each.reason is None} == {
        0: 0,
        1: 2,
        2: 4,
        5: 10,
    }
    assert outcomes[3].reason == "is broken"
    assert "ValueError: four" in (outcomes[4].reason or "")


def test_a_process_that_dies_loses_only_the_item_that_killed_it() -> None:
    outcomes = {each.item: each for each in Processes(2).map(deadly, range(12))}
    assert [item for item, each in sorted(outcomes.items()) if each.reason] == [5]
    assert len(outcomes) == 12


def test_an_item_has_a_time_limit() -> None:
    outcomes = {each.item: each.reason for each in Serial(seconds=0.2).map(slow, range(3))}
    assert "longer than 0.2 seconds" in (outcomes[1] or "")
    assert outcomes[2] is None
