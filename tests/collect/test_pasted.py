from __future__ import annotations

import json
import subprocess
from pathlib import Path

import making_press as making
from commands import dragoman
from dragoman.collect.documents import inputs
from dragoman.collect.files import Limits
from dragoman.collect.page import Declared, Page
from dragoman.collect.pasted import pasted
from dragoman.desk import Desk, create


def test_what_was_pasted_can_be_collected_again(tmp_path: Path) -> None:
    declared = Declared(
        title="Порты", authors=("Анна Петрова",), outlet="Заря", published="2021", page="7"
    )
    first = pasted(making.PROSE, declared)
    (tmp_path / "a.md").write_bytes(first.original)
    (second,) = inputs([str(tmp_path / "a.md")], Limits())
    assert isinstance(second, Page)
    assert (second.content, second.declared) == (first.content, declared)
    assert second.sha256 == first.sha256


def test_a_date_is_echoed_with_its_precision(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    create(desk, "russia")
    for words, told in (
        ("весна 2021", "2021-03-01 to 2021-05-31 (season)"),
        ("когда-то", "Date: unknown"),
    ):
        ran = added(desk, words, making.PROSE + words)
        assert ran.returncode == 0
        assert told in ran.stderr
    assert json.loads(added(desk, "2021", making.PROSE).stdout)["published"]["precision"] == "year"


def added(desk: Path, date: str, text: str) -> subprocess.CompletedProcess[str]:
    return dragoman("add", "--desk", desk, "--date", date, "--json", given=text)


def test_pieces_of_one_file_share_its_original(tmp_path: Path) -> None:
    create(tmp_path / "desk", "russia")
    issue = making.issue(tmp_path)
    with Desk.open(tmp_path / "desk", processes=1) as desk:
        assert len(desk.collect([str(issue)]).done) == 2
        assert desk.collect([str(issue)]).known == 2
    archive = (tmp_path / "desk" / "archive" / "originals.warc.gz").stat().st_size
    assert archive < 1.5 * issue.stat().st_size
