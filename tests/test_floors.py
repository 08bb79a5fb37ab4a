"""The floors on other people's data: measured where the data are, else NOT MEASURED."""

from __future__ import annotations

import pytest
from bench import floors
from bench.quality import Set, measured, others
from bench.rows import DATA, ROOT


@pytest.mark.data
@pytest.mark.parametrize("each", tuple(others(ROOT / DATA)), ids=lambda each: each.name)
def test_no_score_is_below_its_floor(each: Set) -> None:
    found = measured(each)
    if isinstance(found, str):
        pytest.skip(f"needs the measurement data beside the checkout: {found}")
    assert list(floors.fallen(floors.load(), each.name, found)) == []
