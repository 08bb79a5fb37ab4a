"""A report imported into a desk: names, change, terms and forecasts."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from commands import dragoman

REPORT = """Country Report: Russia (December 2020)

One theme led the coverage: India.

India

On November 9, Gleb Varakin in Dal’nii Kur’er wrote of India and the ports. India will build three ports by 2030. \
He calls the plan an “восточная сцепка” of India and the islands, and doubts that India has the money.

On November 12, Lev Nebyvalov in Severnyi Listok doubted India’s ports.
"""


@pytest.fixture(scope="module")
def desk(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the demo's desk that has imported a report of an earlier issue."""
    folder = tmp_path_factory.mktemp("importing") / "desk"
    shutil.copytree(demo / "desk", folder)
    file = folder.parent / "earlier.txt"
    file.write_text(REPORT, encoding="utf-8")
    for said in ("Kept in", "Kept anew in"):
        ran = dragoman("import", file, "--desk", folder, "--json")
        assert ran.returncode == 0, ran.stderr
        assert said in ran.stderr
        assert len(json.loads(ran.stdout)["items"]) == 2
    return folder


def survey(folder: Path) -> dict[str, Any]:
    ran = dragoman(
        "survey", "--desk", folder, "--from", "2021-01-15", "--to", "2021-03-15", "--json"
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_its_names_enter_the_ledger_with_its_spelling(desk: Path) -> None:
    entries = [
        json.loads(each) for each in dragoman("names", "--desk", desk, "--json").stdout.splitlines()
    ]
    spelled = {each["text"]: entry for entry in entries for each in entry["spellings"]}
    assert spelled["Gleb Varakin"]["name"] == "Глеб Варакин"
    assert spelled["Dal’nii Kur’er"]["name"] == "Дальний курьер"
    assert spelled["Lev Nebyvalov"]["note"] == "from an imported report"
    assert spelled["Severnyi Listok"]["kind"] == "outlet"


def test_what_it_forecast_for_later_is_in_the_ledger_of_forecasts(desk: Path) -> None:
    (found,) = [each for each in survey(desk)["forecasts"] if each["article"].startswith("report:")]
    assert found["horizon"]["latest"] == "2030-12-31"
    assert REPORT[found["start"] : found["end"]] == "India will build three ports by 2030."
    assert found["holder"]["name"] == "Gleb Varakin"


def test_a_term_it_prints_is_new_no_more(demo: Path, desk: Path) -> None:
    assert "восточная сцепка" in [each["term"] for each in survey(demo / "desk")["terms"]]
    assert "восточная сцепка" not in [each["term"] for each in survey(desk)["terms"]]


def test_themes_are_new_or_dropped_against_it(demo: Path, desk: Path) -> None:
    assert not [each for each in survey(demo / "desk")["change"] if each["against"]]
    found = {each["theme"]: each for each in survey(desk)["change"] if each["against"]}
    assert {each["against"] for each in found.values()} == {
        "Country Report: Russia (December 2020)"
    }
    assert (found["india"]["kind"], found["india"]["before"], found["india"]["now"]) == (
        "dropped",
        2,
        0,
    )
    assert found["korea"]["kind"] == "new"
    assert found["korea"]["now"] >= 3


def test_the_report_of_a_desk_still_composes(desk: Path, tmp_path: Path) -> None:
    output = tmp_path / "report.json"
    ran = dragoman(
        "report", "--desk", desk, "--from", "2021-01-15", "--to", "2021-03-15", "-o", output
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(output.read_text())["sections"]
