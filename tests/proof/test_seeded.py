"""A report with drawn slips: nearly all are found, and nothing else is."""

import pytest
from bench.seeded import PASSAGES, Round, drawn

from dragoman.formats import plain
from dragoman.proof.proofread import proofread

SEEDS = range(6)


@pytest.fixture(scope="module")
def rounds() -> list[Round]:
    return [drawn(seed) for seed in SEEDS]


def test_the_report_without_slips_has_none() -> None:
    found = proofread(plain.document(PASSAGES.read_text(encoding="utf-8")))
    assert [each.rule for each in found if each.severity != "hint"] == []


def test_four_of_five_slips_are_found(rounds: list[Round]) -> None:
    told = [right for each in rounds for _, right in each.told()]
    assert sum(told) >= 0.8 * len(told)


def test_what_is_found_is_a_slip(rounds: list[Round]) -> None:
    wrong = [(one.rule, one.text) for each in rounds for one, right in each.right() if not right]
    assert wrong == []
