"""Health of a whole desk: a broken source is never taken for a silent press."""

from __future__ import annotations

import itertools
import json
from datetime import date
from pathlib import Path

import pytest

from dragoman import checkup, settings
from dragoman.desk import Desk, create
from dragoman.knowledge.load import load
from dragoman.model.health import OutletHealth
from dragoman.model.press import Period, Skip
from dragoman.survey.missed import missed

PROFILE = """
[[outlets]]
id = "{id}"
name = "{name}"
house = "{name}"
domains = [{domains}]
weekly = 3
[[sources]]
{source}
outlet = "{id}"
"""
SOURCES = [("http://f.example/rss", "a"), ("http://g.example/1", "b"), ("http://g.example/2", "c"),
           ("desk/saved", "e")]  # fmt: skip
BODY = "Порт Зарубино готовится принять первый состав из Монголии, заявил губернатор. " * 20


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    create(folder, "russia")
    (folder / "outlets").mkdir()
    return folder


def profile(desk: Path, id_: str, name: str, source: str, domains: str = "") -> None:
    text = PROFILE.format(id=id_, name=name, source=source, domains=domains)
    (desk / settings.PROFILES / f"{id_}.toml").write_text(text, encoding="utf-8")


def state(desk: Path, name: str, today: date | None = None) -> tuple[OutletHealth, dict[str, str]]:
    found = {each.outlet: each for each in checkup.health(desk, today)}[name]
    return found, {each.kind: each.text for each in found.ailments}


def test_a_desk_that_collected_nothing_has_a_health(desk: Path) -> None:
    profile(desk, "maiak", "Маяк", 'url = "http://127.0.0.1:9/rss"')
    _, ails = state(desk, "Маяк")
    assert ails == {"silent": "nothing came in yet"}


def test_a_source_that_fails_is_told_at_once_whoever_s_machine_it_lies_on(desk: Path) -> None:
    profile(desk, "maiak", "Маяк", 'url = "http://127.0.0.1:9/rss?from=all#top"', '"maiak.example"')
    lines = (
        {
            "outlet": "maiak",
            "id": f"{day}",
            "published": f"2021-02-{day:02}",
            "text": f"{day}. {BODY}",
        }
        for day in range(1, 28)
    )
    (desk / "old.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Desk.open(desk, processes=1) as opened:
        assert len(opened.collect([str(desk / "old.jsonl")]).done) == 27
        assert [each.kind for each in opened.collect().skipped] == ["address"]
        opened.read()
        found, ails = state(desk, "Маяк", date(2021, 2, 28))
        assert set(ails) == {"blocked"}
        assert "a whole source was not taken in: an address that is not fetched" in ails["blocked"]
        assert (found.read, found.skipped) == (27, 1)
        period = Period(from_=date(2021, 2, 1), to=date(2021, 2, 28))
        (tally,) = (each for each in opened.survey(period).outlets if each.name == "Маяк")
        assert (tally.health, tally.because) == ("poor", (ails["blocked"],))
        later = Period(from_=date(2021, 3, 1), to=date(2021, 3, 28))
        (tally,) = (each for each in opened.survey(later).outlets if each.name == "Маяк")
        assert (tally.health, tally.because) == ("silent", (ails["blocked"],))


def test_a_folder_s_broken_files_are_its_outlet_s(desk: Path) -> None:
    (desk / "maiak").mkdir()
    (desk / "maiak" / "a.pdf").write_bytes(b"%PDF-1.4 cut")
    profile(desk, "maiak", "Маяк", 'path = "maiak"')
    with Desk.open(desk, processes=1) as opened:
        opened.collect()
    _, ails = state(desk, "Маяк")
    assert ails["empty"].startswith("1 not taken in")


def test_a_failure_on_a_part_of_the_outlet_s_site_is_its_own(desk: Path) -> None:
    profile(desk, "maiak", "Маяк", 'path = "maiak"', '"127.0.0.1"')
    with Desk.open(desk, processes=1) as opened:
        opened.collect(["http://127.0.0.1:9/a"])
    found, ails = state(desk, "Маяк")
    assert ails["blocked"].startswith("1 not taken in")
    assert found.skipped == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("http://f.example/rss", [("a", True)]),
        ("http://f.example/rss/1", [("a", False)]),
        ("http://f.example/other", [("a", False)]),
        ("http://g.example/1", [("b", True)]),
        ("http://g.example/other", []),
        ("desk/saved/a.zip!b.pdf", [("e", False)]),
        ("desk/saved2/a.pdf", []),
        ("crawl.warc.gz#http://f.example/other", [("a", False)]),
        ("https://sport.ria.ru:443/1", [("RIA Novosti", False)]),
        ("http://[bad", []),
    ],
)
def test_whose_a_skipped_input_is(name: str, expected: list[tuple[str, bool]]) -> None:
    skip = Skip(input=name, reason="", stage="collect")
    found = missed([skip], SOURCES, load("RU"))
    assert [(each.outlet, each.whole) for each in found] == expected


def test_the_day_is_that_of_the_last_run_though_nothing_came_in(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = itertools.chain(["2030-01-01"] * 2, itertools.repeat("2030-03-01"))
    monkeypatch.setattr("dragoman.desk._now", lambda: f"{next(days)}T00:00:00Z")
    profile(desk, "maiak", "Маяк", 'url = "http://127.0.0.1:9/rss"')
    (desk / "a.md").write_text(
        f"---\noutlet: maiak\ndate: 2029-12-31\n---\n{BODY}", encoding="utf-8"
    )
    with Desk.open(desk, processes=1) as opened:
        opened.collect([str(desk / "a.md")])
    with Desk.open(desk, processes=1) as opened:
        opened.collect()
    _, ails = state(desk, "Маяк")
    assert ails["silent"] == "nothing since 2029-12-31, 60 days"
