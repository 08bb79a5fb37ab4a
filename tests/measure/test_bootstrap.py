"""Intervals: the same units give the same ones, and they hold the figure."""

from collections.abc import Mapping

from dragoman.measure.bootstrap import Counts, f1, ratio, scored


def share(counts: Counts) -> Mapping[str, float]:
    return {"right": ratio(counts.get("right", 0), counts.get("all", 0))}


UNITS = [{"right": float(number % 4 > 0), "all": 1.0} for number in range(200)]


def test_the_interval_holds_the_share_and_is_repeated() -> None:
    (score,) = scored(UNITS, share)
    assert score.value == 0.75
    assert 0.65 < score.low < 0.75 < score.high < 0.85
    assert score.n == 200
    assert scored(UNITS, share) == (score,)


def test_fewer_units_make_a_wider_interval() -> None:
    (many,), (few,) = scored(UNITS, share), scored(UNITS[:20], share)
    assert few.high - few.low > many.high - many.low


def test_nothing_is_no_error() -> None:
    (score,) = scored([], share)
    assert (score.value, score.low, score.high, score.n) == (0.0, 0.0, 0.0, 0)
    assert (ratio(1, 0), f1(0, 0), f1(1, 1)) == (0.0, 0.0, 1.0)
