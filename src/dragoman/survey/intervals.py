"""How sure a share is, and how sure a difference between two shares is."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""The standard normal quantile of a two-sided 95 % interval."""
DIGITS = 4
"""Shares and their bounds are rounded to so many digits before anything is made of them."""


def wilson(successes: float, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of ``successes`` in ``n``; all of [0, 1] when ``n`` is 0.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    JASA 22 (1927). ``successes`` may be a sum of values between 0 and 1: no such values vary more
    than yes and no do, so the interval is then wider than it need be, never narrower.
    """
    low, high = _wilson(successes, n)
    return round(low, DIGITS), round(high, DIGITS)


def _wilson(successes: float, n: int) -> tuple[float, float]:
    if not n:
        return 0.0, 1.0
    p = successes / n
    middle = p + Z * Z / (2 * n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    whole = 1 + Z * Z / n
    return max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0)


def difference(now: int, n: int, before: int, m: int) -> tuple[float, float]:
    """Return the 95 % interval of ``now / n - before / m``.

    The hybrid score interval: method 10 of R. G. Newcombe, "Interval estimation for the difference
    between independent proportions", Statistics in Medicine 17 (1998). Errors: ``ValueError``
    when either collection is empty.
    """
    if not n or not m:
        raise ValueError("a share of nothing cannot be compared")
    p, q = now / n, before / m
    (p_low, p_high), (q_low, q_high) = _wilson(now, n), _wilson(before, m)
    low = p - q - sqrt((p - p_low) ** 2 + (q_high - q) ** 2)
    high = p - q + sqrt((p_high - p) ** 2 + (q - q_low) ** 2)
    return round(low, DIGITS), round(high, DIGITS)
