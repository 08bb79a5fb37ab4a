import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.survey.intervals import difference, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # the interval of no successes ends at z² / (n + z²), that of all begins at n / (n + z²)
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (10, 20, 0.2993, 0.7007),
        (0, 30, 0.0, 0.1135),
        # Newcombe, Two-sided confidence intervals for the single proportion (1998), table I
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_as_published(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes, n) == (low, high)


@pytest.mark.parametrize(
    ("now", "n", "before", "m", "interval"),
    [
        # Newcombe, Interval estimation for the difference (1998), table II, method 10
        (56, 70, 48, 80, (0.0524, 0.3339)),
        (9, 10, 3, 10, (0.1705, 0.8090)),
        (5, 56, 0, 29, (-0.0381, 0.1926)),
        (0, 10, 0, 20, (-0.1611, 0.2775)),
        (10, 10, 0, 10, (0.6075, 1.0)),
    ],
)
def test_newcombe_as_published(
    now: int, n: int, before: int, m: int, interval: tuple[float, float]
) -> None:
    assert difference(now, n, before, m) == interval


def test_nothing_compares_with_nothing() -> None:
    with pytest.raises(ValueError, match="a share of nothing"):
        difference(0, 0, 1, 10)


@given(st.integers(1, 500), st.data())
def test_a_share_lies_in_its_interval(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    low, high = wilson(successes, n)
    assert 0 <= low <= round(successes / n, 4) <= high <= 1
