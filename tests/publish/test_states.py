"""An outlet's state is told in the report's language."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dragoman.model.press import SKIP_KINDS, Skip
from dragoman.model.report import OutletCoverage
from dragoman.publish.states import state
from dragoman.survey.intake import Intake


def outlet(*because: str) -> OutletCoverage:
    return OutletCoverage(
        name="Заря", read=3, selected=1, skipped=9, health="poor", because=because
    )


def test_the_state_and_what_ails_it_are_russian_in_a_russian_report() -> None:
    told = state(
        outlet("3 of 4 bear no date", "bodies have 90 characters lately, 800 before"), "ru"
    )
    assert told == "плохое: без даты: 3 из 4; знаков в тексте в последнее время: 90, прежде: 800"


@pytest.mark.parametrize("kind", SKIP_KINDS)
@pytest.mark.parametrize("whole", [True, False])
def test_what_the_survey_says_of_a_missed_source_has_no_english_word(
    kind: str, whole: bool
) -> None:
    intake = Intake(outlet="Заря")
    intake.miss(Skip(input="x", stage="collect", reason="y", kind=kind), whole=whole)
    for each in intake.health(date(2021, 3, 1)).ailments:
        if each.kind in ("unreachable", "blocked", "empty"):
            told = state(outlet(each.text), "ru")
            words = re.findall(r"[A-Za-z]{2,}", told.replace("robots.txt", "").replace("XML", ""))
            assert words in ([], ["xx"])


def test_an_ailment_without_a_russian_phrase_stays_as_it_is() -> None:
    assert state(outlet("something new"), "ru") == "плохое: something new"


def test_english_reports_say_it_as_the_survey_does() -> None:
    assert state(outlet("3 of 4 bear no date"), "en") == "poor: 3 of 4 bear no date"
