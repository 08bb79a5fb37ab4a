"""Corrected and marked copies, silences, the house's orders: by the commands, on files of each format."""

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from commands import dragoman
from dragoman.cli import app

PARAGRAPH = "He saw [the the] ship, then sailed [fromOstrov] to Maiak."
TITLE = "Country Report: Russia (March 2021)"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def written(folder: Path, ending: str) -> Path:
    path = folder / f"report{ending}"
    words = bare(PARAGRAPH)
    if ending == ".docx":
        made = docx.Document()
        made.add_heading(TITLE, 0)
        paragraph = made.add_paragraph()
        for start in range(0, len(words), 7):  # runs that begin anywhere
            paragraph.add_run(words[start : start + 7])
        made.save(str(path))
    elif ending == ".html":
        first, second = words[:22], words[22:]
        page = f"<html><head><title>x</title></head><body><h1>{TITLE}</h1><p>{first}<b>{second}</b></p></body></html>"
        path.write_text(page, encoding="utf-8")
    else:
        head = "# " if ending == ".md" else ""
        path.write_text(f"{head}{TITLE}\n\n{words}\n", encoding="utf-8")
    return path


def check(path: Path, *flags: str | Path) -> str:
    """Run the command in this process: a process of its own a call takes long."""
    done = CliRunner().invoke(app, ["check", str(path), *map(str, flags)])
    assert done.exit_code == 0, done.output
    return done.stdout


def slips(path: Path, *flags: str) -> list[tuple[str, str]]:
    lines = check(path, "--json", *flags).splitlines()[1:]
    return [(each["rule"], each["text"]) for each in map(json.loads, lines)]


FOUND = [("doubled-word", "the the"), ("missing-space", "fromOstrov")]


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx"])
def test_a_corrected_copy_has_no_slip_left_and_the_report_stays(
    tmp_path: Path, ending: str
) -> None:
    path = written(tmp_path, ending)
    before = path.read_bytes()
    assert slips(path) == FOUND
    copy = tmp_path / f"copy{ending}"
    check(path, "--fix", copy)
    assert slips(copy) == []
    head = json.loads(check(copy, "--json").splitlines()[0])
    assert "He saw the ship, then sailed from Ostrov to Maiak." in head["text"]
    assert path.read_bytes() == before


def test_comments_stand_at_the_words_and_the_words_stay(tmp_path: Path) -> None:
    path = written(tmp_path, ".docx")
    copy = tmp_path / "marked.docx"
    check(path, "--mark", copy)
    made = docx.Document(BytesIO(copy.read_bytes()))
    assert [each.text for each in made.paragraphs] == [TITLE, bare(PARAGRAPH)]
    assert [each.text.partition(":")[0] for each in made.comments] == [rule for rule, _ in FOUND]
    opened: dict[str, str] = {}
    commented: list[str] = []
    for each in made.element.body.iter():
        if each.tag == W + "commentRangeStart":
            opened[each.get(W + "id")] = ""
        elif each.tag == W + "commentRangeEnd":
            commented.append(opened.pop(each.get(W + "id")))
        elif each.tag == W + "t":
            opened = {key: words + (each.text or "") for key, words in opened.items()}
    assert commented == [words for _, words in FOUND]


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx"])
def test_a_marked_page_marks_the_words(tmp_path: Path, ending: str) -> None:
    path = written(tmp_path, ending)
    copy = tmp_path / "marked.html"
    check(path, "--mark", copy)
    page = copy.read_text(encoding="utf-8")
    for rule, words in FOUND:
        assert f">{words}</mark>" in page
        assert f'title="{rule}: ' in page


def test_a_report_is_never_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, ".txt")
    before = path.read_bytes()
    told = dragoman("check", path, "--fix", path)
    assert told.returncode == 2
    assert "is the report itself" in told.stderr
    assert path.read_bytes() == before


def test_rules_are_silenced_in_place_by_flag_and_by_the_house(tmp_path: Path) -> None:
    path = written(tmp_path, ".txt")
    assert slips(path, "--off", "doubled-word") == FOUND[1:]
    (tmp_path / "house.toml").write_text('[check]\noff = ["missing-space"]\n', encoding="utf-8")
    assert slips(path) == FOUND[:1]
    (tmp_path / "house.toml").unlink()
    off, on = "<!-- dragoman: off doubled-word -->", "<!-- dragoman: on -->"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("He saw", f"{off} He saw"), encoding="utf-8")
    assert slips(path) == FOUND[1:]
    path.write_text(text.replace("He saw", f"{off} {on} He saw"), encoding="utf-8")
    assert slips(path) == FOUND
    page = written(tmp_path, ".html")
    text = page.read_text(encoding="utf-8").replace("<p>", '<p data-dragoman-off="">')
    page.write_text(text, encoding="utf-8")
    assert slips(page) == []


def test_a_marker_in_markdown_silences_what_follows_it(tmp_path: Path) -> None:
    path = written(tmp_path, ".md")
    text = path.read_text(encoding="utf-8")
    marker = "<!-- dragoman: off -->\n\n"
    path.write_text(text.replace("He saw", f"{marker}He saw"), encoding="utf-8")
    assert slips(path) == []


def test_the_house_s_words_are_a_rule_like_any(tmp_path: Path) -> None:
    path = written(tmp_path, ".txt")
    orders = tmp_path / "orders.toml"
    orders.write_text(
        '[words]\n"Maiak" = "Mayak"\n[never]\n"ship" = "say vessel"\n', encoding="utf-8"
    )
    found = slips(path, "--house", str(orders))
    assert ("house-word", "Maiak") in found
    assert ("house-never", "ship") in found
    orders.write_text("[wrods]\n", encoding="utf-8")
    told = dragoman("check", path, "--house", orders)
    assert (told.returncode, "wrods" in told.stderr) == (2, True)
    assert dragoman("check", path, "--off", "no-such-rule").returncode == 2


def test_sarif_and_github_name_rule_and_place(tmp_path: Path) -> None:
    path = written(tmp_path, ".txt")
    log = json.loads(check(path, "--format", "sarif"))
    (run,) = log["runs"]
    first = run["results"][0]
    assert (
        first["ruleId"]
        == run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"]
        == "doubled-word"
    )
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, bare(PARAGRAPH).index("the the") + 1)
    lines = check(path, "--format", "github").splitlines()
    assert [each.partition("title=")[2].partition("::")[0] for each in lines] == [
        one for one, _ in FOUND
    ]


def test_strict_tells_by_its_exit_status(tmp_path: Path) -> None:
    path = written(tmp_path, ".txt")
    check(path)
    assert dragoman("check", path, "--strict").returncode == 1


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_our_own_report_passes_our_own_check(demo: Path, name: str) -> None:
    assert slips(demo / name) == []


def test_one_finding_mends_all_no_break_spaces(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        f"{TITLE}\n\nHe saw\u00a0the ship of\u00a0Ostrov in\u00a0time.\n", encoding="utf-8"
    )
    assert slips(path) == [("no-break-space", "\u00a0")]
    copy = tmp_path / "copy.txt"
    check(path, "--fix", copy)
    assert "He saw the ship of Ostrov in time." in copy.read_text(encoding="utf-8")
