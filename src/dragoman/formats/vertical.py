"""Vertical Japanese and Chinese (tategaki): columns read from the right, tier by tier.

A column is turned so that it is a line like any other: what is below on the page is to its right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.formats.pdf_pages import EASTERN, FEWEST, Line, is_tall

MOST = 0.6
"""Share of a page's letters that stand in vertical lines where the page is vertical."""
TIER = 20.0
"""Points by which the columns of one tier may begin apart: a paragraph's first is indented."""


def is_vertical(found: Sequence[Line]) -> bool:
    """Tell whether a page is written from top to bottom."""
    letters = sum(len(each.words) for each in found)
    return letters > 0 and sum(len(each.words) for each in found if is_tall(each)) > MOST * letters


def turned(found: Sequence[Line]) -> list[Line]:
    """Return the lines of a vertical page in the order of reading; what is printed level comes first."""
    level = [each for each in found if not is_tall(each) and len(each.words) >= FEWEST]
    width = max((abs(each.right - each.left) for each in found if is_tall(each)), default=0.0)
    tall = [each for each in found if is_tall(each) or (each not in level and width)]
    tiers: list[list[Line]] = []
    for each in sorted(tall, key=lambda line: -line.top):
        if (tiers and each.top > min(line.top for line in tiers[-1]) - TIER) or (
            tiers and _continues(each, tiers[-1])
        ):
            tiers[-1].append(each)
        else:
            tiers.append([each])
    return [
        *level,
        *(
            replace(
                each,
                left=-each.top,
                right=-each.bottom,
                top=each.right,
                bottom=each.left,
                column=number,
            )
            for number, tier in enumerate(tiers, 1)
            for each in sorted(tier, key=lambda line: -line.left)
        ),
    ]


def _continues(line: Line, tier: Sequence[Line]) -> bool:
    """Tell whether a line lies beside the columns of a tier, and not below them."""
    return line.bottom > min(each.bottom for each in tier) + TIER


def is_eastern(before: str, after: str) -> bool:
    """Tell whether two lines are run on without a space: both meet in an Eastern sign."""
    return bool(EASTERN.match(before[-1:]) and EASTERN.match(after[:1]))
