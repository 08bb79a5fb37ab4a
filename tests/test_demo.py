"""What the demo's report must hold, judged from the sample articles."""

import json
from pathlib import Path
from typing import Any

from commands import dragoman


def claims(report: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [
        claim
        for section in report["sections"]
        for item in section["items"]
        for claim in item["claims"]
    ]
    return [*report["overview"], *inner]


def test_it_has_as_many_items_as_a_report_of_its_kind(report: dict[str, Any]) -> None:
    assert len(report["sections"]) >= 6
    assert sum(len(section["items"]) for section in report["sections"]) >= 15


def test_every_citation_reads_as_quoted_in_an_excerpt(report: dict[str, Any]) -> None:
    checked = 0
    for claim in claims(report):
        for citation in claim["citations"]:
            if "start" not in citation:
                continue
            excerpts = report["articles"][citation["article"]]["excerpts"]
            held = [
                each["text"][citation["start"] - each["start"] : citation["end"] - each["start"]]
                for each in excerpts
                if each["start"] <= citation["start"]
                and citation["end"] <= each["start"] + len(each["text"])
            ]
            assert citation["quoted"] in held
            checked += 1
    assert checked > 40


def test_every_claim_has_a_citation_or_a_count(report: dict[str, Any]) -> None:
    for claim in claims(report):
        assert claim["citations"] or claim["counted"]["denominator"], claim["text"]
        assert all(claim["checks"].values())


def test_leads_come_from_fields_that_the_source_has(report: dict[str, Any]) -> None:
    leads = [
        item["claims"][0]["text"] for section in report["sections"] for item in section["items"]
    ]
    assert any(
        all(part in each for part in ("January 21", "Gleb Varakin", "Dal’nii Kur’er"))
        for each in leads
    )
    assert any(
        all(part in each for part in ("No. 1", "Tikhookeanskie Tetradi", "Evgeniia Tal’nikova"))
        for each in leads
    )
    assert any("Telegraf-Vostok" in each and "February 24" in each for each in leads)
    assert not any("Tikhomolov" in each for each in leads), "the undated essay"


def test_what_is_off_the_subject_is_set_aside_with_its_reason(report: dict[str, Any]) -> None:
    reasons = {
        report["articles"][each["id"]]["title"]: each["reason"]
        for each in report["coverage"]["set_aside"]
    }
    assert reasons["«Ледокол» вышел в плей-офф"].startswith("sport")
    assert reasons["Шторм остановил паромы на Сахалине"].startswith("weather")
    copies = {title for title, reason in reasons.items() if reason.startswith("a copy of")}
    assert copies == {
        "Границу с Китаем обещают открыть к маю",
        "Пхеньян снова не взял трубку",
        "Паром ждет лосося",
    }, "the reprints that the sample was written with, light and heavy"


def test_the_undated_essay_is_named_and_belongs_to_no_period(report: dict[str, Any]) -> None:
    undated = report["coverage"]["undated"]
    assert [report["articles"][each]["title"] for each in undated] == [
        "Танкер готов, флага нет",
        "Записки о проливе",
    ]


def test_india_is_missing(report: dict[str, Any]) -> None:
    missing = next(claim for claim in report["overview"] if claim["role"] == "missing")
    assert "India" in missing["text"]


def test_a_second_run_and_one_process_give_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    desk = demo / "desk"
    arguments = ("--desk", desk, "--from", "2021-01-15", "--to", "2021-03-15")
    again = tmp_path / "again.json"
    assert dragoman("collect", demo / "desk" / "nothing-here", "--desk", desk).returncode == 1
    assert dragoman("report", *arguments, "-o", again).returncode == 0
    first = json.loads((demo / "report.json").read_text(encoding="utf-8"))
    second = json.loads(again.read_text(encoding="utf-8"))
    second["coverage"]["skipped"] = first["coverage"]["skipped"]
    assert second == first


def test_the_whole_report_in_russian(demo: Path, tmp_path: Path) -> None:
    output = tmp_path / "ru.md"
    period = ("--from", "2021-01-15", "--to", "2021-03-15", "--language", "ru")
    assert dragoman("report", "--desk", demo / "desk", *period, "-o", output).returncode == 0
    text = output.read_text(encoding="utf-8")
    assert "Обзор прессы: Россия" in text
    assert "Глеб Варакин" in text
    assert "21 января" in text
    assert "The " not in text.replace("The Arctic", "")


def test_search_finds_a_word_in_all_its_forms(demo: Path) -> None:
    result = dragoman("search", "сцепками", "--desk", demo / "desk", "--json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    titles = {each["title"] for each in found}
    assert "Восточная сцепка крепче, чем принято думать" in titles


def test_keep_and_drop_stay(demo: Path, tmp_path: Path) -> None:
    period = ("--desk", demo / "desk", "--from", "2021-01-15", "--to", "2021-03-15")
    lines = dragoman("shortlist", *period, "--json").stdout.splitlines()
    entries = [json.loads(line) for line in lines]
    kept = next(each["id"] for each in entries if "Шторм" in each["title"])
    dropped = next(each["id"] for each in entries if each["state"] == "selected")
    assert dragoman("shortlist", *period, "--keep", kept, "--drop", dropped).returncode == 0
    after = {
        each["id"]: each
        for each in map(json.loads, dragoman("shortlist", *period, "--json").stdout.splitlines())
    }
    assert after[kept]["state"] == "selected"
    assert after[dropped]["state"] == "set aside"
    assert "analyst" in after[dropped]["reason"]
    assert dragoman("shortlist", *period, "--keep", "nobody").returncode == 2
    back = ("--keep", dropped, "--drop", kept)
    assert dragoman("shortlist", *period, *back).returncode == 0
    assert tmp_path.exists()
