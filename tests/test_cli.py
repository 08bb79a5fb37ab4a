"""Bad input gets one clear line each, the rest goes on, and the exit status tells."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands import dragoman
from dragoman import cli_measure, evaluating

GOOD = (
    "Москва и Пекин обсудили новый договор о торговле. "
    "Эксперт Пётр Лунёв заявил, что он нужен обеим странам. "
)


def article(number: int) -> str:
    text = f"Запись {number}. " + GOOD * 3
    line = {"id": f"x{number}", "outlet": "проба", "published": "2021-02-03", "text": text}
    return json.dumps(line, ensure_ascii=False)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "good.txt").write_text("---\ndate: 2021-02-03\n---\n" + GOOD * 3, encoding="utf-8")
    (folder / "empty.html").write_bytes(b"")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "truncated.html").write_text("<html><head><title>Обрыв</ti", encoding="utf-8")
    (folder / "garbled.txt").write_bytes(bytes(range(128, 256)) * 20)
    with (folder / "huge.html").open("wb") as file:
        file.truncate(200_000_000)
    (folder / "greek.txt").write_text(
        "Η κυβέρνηση της Ελλάδας θέλει διάλογο με την Κίνα. " * 8, encoding="utf-8"
    )
    (folder / "lines.jsonl").write_text(article(1) + "\n{broken\n", encoding="utf-8")
    return folder


def test_each_bad_input_is_named_once_and_the_rest_goes_on(bad: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    assert dragoman("init", desk, "--country", "russia").returncode == 0
    collected = dragoman("collect", bad, "--desk", desk)
    assert collected.returncode == 1
    for name in (
        "empty.html",
        "picture.html",
        "truncated.html",
        "garbled.txt",
        "huge.html",
        "jsonl:2",
    ):
        lines = [each for each in collected.stderr.splitlines() if name in each]
        assert len(lines) == 1, (name, collected.stderr)
    assert "3 new" in collected.stderr
    read = dragoman("read", "--desk", desk)
    assert read.returncode == 1
    assert "“el”" in read.stderr
    assert "Read 2 articles" in read.stderr
    report = tmp_path / "report.json"
    assert dragoman("report", "--desk", desk, "--from", "2021-02", "-o", report).returncode == 0
    skipped = json.loads(report.read_text(encoding="utf-8"))["coverage"]["skipped"]
    assert len(skipped) == 7


def test_unusable_arguments_exit_with_2_and_nothing_to_do_with_3(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    assert dragoman("report", "--desk", desk).returncode == 2
    assert dragoman("init", desk, "--country", "atlantis").returncode == 2
    assert dragoman("init", desk).returncode == 0
    assert dragoman("init", desk).returncode == 2
    assert dragoman("report", "--desk", desk, "--from", "2021-02").returncode == 3
    assert dragoman("report", "--desk", desk, "--from", "soon").returncode == 2
    (desk / "desk.toml").write_text('colour = "red"\n', encoding="utf-8")
    result = dragoman("read", "--desk", desk)
    assert result.returncode == 2
    assert "no such setting: colour" in result.stderr


def test_reading_without_a_desk_prints_the_contract(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(GOOD * 3, encoding="utf-8")
    result = dragoman("read", file, "--json")
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["schema"] == "dragoman/1"
    quoted = [each for each in found["statements"] if each["level"] == "quoted"]
    assert quoted[0]["who"]["name"] == "Пётр Лунёв"
    start, end = quoted[0]["content"][0]
    assert found["text"][start:end] == "он нужен обеим странам"


def test_killed_in_the_middle_nothing_is_lost_and_nothing_twice(tmp_path: Path) -> None:
    desk, press = tmp_path / "desk", tmp_path / "press.jsonl"
    press.write_text("\n".join(article(number) for number in range(400)), encoding="utf-8")
    assert dragoman("init", desk).returncode == 0
    moments = random.Random(7)
    for verb in (["collect", str(press)], ["read"]):
        for _ in range(2):
            command = [sys.executable, "-m", "dragoman", *verb, "--desk", str(desk)]
            with subprocess.Popen(
                command, stderr=subprocess.DEVNULL, start_new_session=True
            ) as run:
                time.sleep(1.5 + moments.random())
                os.killpg(run.pid, signal.SIGKILL)
        assert dragoman(*verb, "--desk", desk).returncode == 0
    lines = dragoman("read", "--desk", desk).stderr
    assert "Read 0 articles, 400 were read before" in lines
    listed = dragoman("shortlist", "--desk", desk, "--from", "2021-02", "--json").stdout
    ids = [json.loads(line)["id"] for line in listed.splitlines()]
    assert len(ids) == len(set(ids)) == 400


def test_shuffled_arrival_and_two_processes_give_the_same_report(tmp_path: Path) -> None:
    lines = [article(number) for number in range(40)]
    reports = []
    for name, order, processes in (("a", 1, "1"), ("b", 2, "2")):
        desk, press = tmp_path / name, tmp_path / f"{name}.jsonl"
        random.Random(order).shuffle(lines)
        press.write_text("\n".join(lines), encoding="utf-8")
        assert dragoman("init", desk).returncode == 0
        assert dragoman("collect", press, "--desk", desk, "--processes", processes).returncode == 0
        assert dragoman("read", "--desk", desk, "--processes", processes).returncode == 0
        output = tmp_path / f"{name}.json"
        assert dragoman("report", "--desk", desk, "--from", "2021-02", "-o", output).returncode == 0
        reports.append(output.read_bytes())
    assert reports[0] == reports[1]


def test_threads_are_set_before_numpy_is_imported() -> None:
    code = (
        "import sys, os, dragoman.__main__ as m; assert 'numpy' not in sys.modules; "
        "sys.argv = ['dragoman', 'survey', '--desk', 'nowhere']\n"
        "try: m.main()\nexcept SystemExit: pass\n"
        "assert 'numpy' in sys.modules; print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert result.stdout.splitlines()[-1] == "1"


def test_the_version_is_told_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys, dragoman.__main__ as m; sys.argv = ['dragoman', '--version']; m.main(); "
        "print('numpy' in sys.modules or 'dragoman.desk' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    first, last = result.stdout.splitlines()
    assert first.startswith("dragoman ")
    assert last == "False"


def test_help_and_proofreading_wait_for_nothing_that_reads_or_keeps(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Country Report: Russia\n\nOn March 1, Ivan Petrov assessed the talks.\n")
    heavy = ("numpy", "sqlalchemy", "trafilatura", "pymorphy3", "dragoman.desk")
    for arguments in (["--help"], ["check", str(report)]):
        code = (
            f"import sys, dragoman.__main__ as m; sys.argv = ['dragoman', *{arguments!r}]\n"
            "try: m.main()\nexcept SystemExit: pass\n"
            f"print([each for each in {heavy!r} if each in sys.modules])"
        )
        result = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert result.stdout.splitlines()[-1] == "[]", arguments


def test_the_sets_named_on_the_command_line_are_those_measured() -> None:
    assert tuple(evaluating.SETS) == cli_measure.SETS
