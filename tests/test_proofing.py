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
