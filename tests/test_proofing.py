import json
from pathlib import Path

from commands import dragoman

REPORT = (
    "Country Report: Russia (February 2021)\n\nPorts led the the coverage.\n\nPorts\n\n"
    "On February 9, Ivan Roshchin in Vestnik argued that the port will open. It has coal.\n"
)


def test_a_report_becomes_records(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    found = json.loads(dragoman("import", file, "--json").stdout)
    assert (found["country"], found["issue"]) == ("RU", "2021-02")
    (item,) = found["items"]
    assert [each["name"] for each in item["authors"]] == ["Ivan Roshchin"]
    assert item["outlet"]["name"] == "Vestnik"
    assert item["published"]["earliest"] == "2021-02-09"


def test_a_report_is_proofread(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    head, *findings = map(json.loads, dragoman("check", file, "--json").stdout.splitlines())
    assert head["text"] == REPORT
    assert [head["text"][each["start"] : each["end"]] for each in findings] == ["the the"]
    assert dragoman("check", tmp_path / "report.odt").returncode == 2


def test_a_desk_turns_rules_off_and_has_a_house_of_its_own(tmp_path: Path) -> None:
    assert dragoman("init", tmp_path / "desk", "--country", "russia").returncode == 0
    settings = tmp_path / "desk" / "desk.toml"
    text = settings.read_text(encoding="utf-8").replace(
        "# The watch list:", '[check]\noff = ["doubled-word"]\n\n# The watch list:'
    )
    settings.write_text(text, encoding="utf-8")
    (tmp_path / "desk" / "house.toml").write_text('[never]\n"coal" = "name the kind"\n', "utf-8")
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    result = dragoman("check", file, "--desk", tmp_path / "desk", "--json")
    rules = [json.loads(line)["rule"] for line in result.stdout.splitlines()[1:]]
    assert rules == ["house-never"]
    assert "0 of 1 items have their source at the desk" in result.stderr
    settings.write_text(text.replace("doubled-word", "no-such-rule"), encoding="utf-8")
    assert dragoman("check", file, "--desk", tmp_path / "desk").returncode == 2
