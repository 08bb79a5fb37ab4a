"""Health of the intake: what is wrong is told with its numbers, and nothing where nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from dragoman.language.paywalls import REST
from dragoman.model.press import UNDATED, Article, PublicationDate
from dragoman.survey.intake import Intake

START = date(2021, 1, 4)
TODAY = date(2021, 3, 28)
"""Twelve weeks after the start."""


def piece(number: int, day: date | None, **more: Any) -> Article:
    """Return a piece of 3,000 characters, fetched at noon of its day."""
    given: dict[str, Any] = {"text": "Порт открыт. " * 230, "language": "ru"}
    if day:
        given["published"] = PublicationDate(earliest=day, latest=day, precision="day")
        given["retrieved"] = f"{day}T12:00:00Z"
    return Article(id=f"a{number:03}", text_id="t", source="s", sha256="", **{**given, **more})


def weeks(*counts: int) -> list[Article]:
    """Return so many pieces in each week from the start on, spread over its days."""
    days = [
        START + timedelta(weeks=week, days=number * 7 // max(count, 1))
        for week, count in enumerate(counts)
        for number in range(count)
    ]
    return [piece(number, day) for number, day in enumerate(days)]


def ailments(articles: list[Article], promised: int | None = None) -> dict[str, str]:
    """Return what ails an outlet of which these came in, in any order."""
    found = []
    for order in (articles, articles[::-1]):
        intake = Intake(outlet="Maiak", promised=promised)
        for each in order:
            intake.note(each)
        found.append(intake.health(TODAY))
    assert found[0] == found[1]
    return {each.kind: each.text for each in found[0].ailments}


STEADY = (7, 6, 8, 7, 5, 7, 9, 6, 7, 8, 6, 7)


def test_a_steady_outlet_is_well() -> None:
    assert ailments(weeks(*STEADY), promised=5) == {}


def test_the_rate_is_that_of_whole_weeks() -> None:
    intake = Intake(outlet="Maiak", promised=6)
    for each in weeks(*STEADY):
        intake.note(each)
    found = intake.health(TODAY)
    assert (found.read, found.promised, found.first) == (83, 6, START)
    assert found.a_week == pytest.approx(83 / 12, abs=0.05)


def test_a_feed_that_stopped_is_silent() -> None:
    found = ailments(weeks(*STEADY[:9]))
    assert found["silent"] == "nothing since 2021-03-07, 21 days"


def test_a_monthly_is_not_silent_for_three_weeks() -> None:
    months = [piece(each, START - timedelta(days=28 * each)) for each in range(12)]
    assert "silent" not in ailments([*months, piece(99, TODAY - timedelta(days=21))])


def test_an_outlet_that_sent_nothing_at_all_is_silent() -> None:
    assert ailments([], promised=3) == {"silent": "nothing came in yet"}


def test_fewer_than_promised() -> None:
    assert ailments(weeks(*STEADY), promised=20) == {
        "behind its promise": "promises 20 a week; the last weeks had 7, 8, 6, 7"
    }


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        ((9, 8, 10, 9, 8, 9, 10, 9, 2, 1, 2, 2), "volume fell"),
        ((2, 1, 2, 2, 3, 2, 2, 1, 9, 10, 8, 9), "volume rose"),
    ],
)
def test_a_change_of_volume_is_found_with_its_week(counts: tuple[int, ...], kind: str) -> None:
    text = ailments(weeks(*counts))[kind]
    assert text.endswith("a week since the week of 2021-03-01")


@pytest.mark.parametrize("seed", range(5))
def test_chance_alone_is_no_change_of_volume(seed: int) -> None:
    import numpy as np  # noqa: PLC0415

    counts = np.random.default_rng(seed).poisson(7, 12)
    assert not {"volume fell", "volume rose"} & set(ailments(weeks(*counts.tolist())))


def test_undated_pieces() -> None:
    bare = [piece(500 + each, None, published=UNDATED) for each in range(40)]
    assert ailments([*weeks(*STEADY), *bare])["undated"] == "40 of 123 bear no date"
    assert "undated" not in ailments([*weeks(*STEADY), *bare[:5]])


def test_teasers_are_told_from_short_news() -> None:
    short = "Порт открыт. " * 20
    teaser = short + "Полный текст статьи доступен только для подписчиков."
    days = [START + timedelta(days=each) for each in range(84)]
    cut = [piece(each, day, text=teaser) for each, day in enumerate(days)]
    assert ailments(cut)["paywalled"].startswith("84 of 84 are beginnings")
    assert ailments([piece(each, day, text=short) for each, day in enumerate(days)]) == {}
    said = (("text", f"trafilatura, fast; 1 line dropped (paywall); {REST}"),)
    without = [piece(each, day, text=short, provenance=said) for each, day in enumerate(days)]
    assert ailments(without)["paywalled"].startswith("84 of 84 are beginnings")


def test_a_changed_layout_shows_in_shorter_bodies() -> None:
    whole = weeks(*STEADY)
    cut = [replace(each, text="Порт открыт. " * 25) for each in whole[-8:]]
    assert ailments([*whole[:-8], *cut])["changed layout"] == (
        "bodies have 325 characters lately, 2990 before"
    )
    assert ailments([*whole[:-2], *cut[:2]]) == {}


def test_a_clock_that_is_ahead() -> None:
    at = datetime(2021, 3, 20, 12, tzinfo=UTC)
    dated = {
        "published": PublicationDate(
            earliest=at.date(), latest=at.date(), precision="instant", instant=at.isoformat()
        )
    }
    early = piece(1, at.date(), **dated, retrieved=(at - timedelta(hours=3)).isoformat())
    late = piece(2, at.date(), **dated, retrieved=(at + timedelta(minutes=5)).isoformat())
    found = ailments([*weeks(*STEADY), early, late])
    assert found == {"clock ahead": "1 dated later than they were fetched"}


def test_what_could_not_be_taken_in_is_told_by_its_kind() -> None:
    intake = Intake(outlet="Maiak")
    for each in weeks(*STEADY):
        intake.note(each)
    forbids = "robots.txt asks not to fetch it"
    intake.skips.update({("robots", forbids): 40, ("region", "closed"): 3, ("slow", "slow"): 9})
    (only,) = intake.health(TODAY).ailments
    assert (only.kind, only.text) == ("blocked", f"43 not taken in, 40 of them: {forbids}")
    intake.skips.update({("slow", "took too long"): 50, (None, "no article text was found"): 60})
    assert [each.kind for each in intake.health(TODAY).ailments] == [
        "unreachable",
        "blocked",
        "empty",
    ]
