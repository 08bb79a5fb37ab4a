from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.bounds import SIZE
from dragoman.engine import Engine, Outcome, Processes, Serial
from dragoman.errors import Nothing, Stopped, Unreadable

ENGINES = [
    pytest.param(Serial(0.5), id="serial"),
    pytest.param(Processes(2, 0.5), id="two processes"),
]


def work(item: str) -> str:  # noqa: C901 - a way to misbehave a case
    """Do what the item says."""
    match item.split():
        case ["skip"]:
            raise Unreadable("a.html", "it is a picture")
        case ["break"]:
            return str(1 // 0)
        case ["stop"]:
            raise Nothing("desk", "there is nothing to read")
        case ["sleep"]:
            time.sleep(60)
        case ["swallow"]:
            swallow()
        case ["die"]:
            os._exit(3)
        case ["killed"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["hoard"]:
            return str(len(bytes(8_000_000_000)))
        case ["deaf"]:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(60)
        case ["once", path] if not Path(path).exists():
            Path(path).touch()
            os._exit(1)
    return item.upper()


def swallow() -> None:
    """Take every exception for its own, as some libraries do."""
    for _ in range(600):
        try:
            time.sleep(0.1)
        except Exception:  # noqa: BLE001, S112 - what the test is about
            continue


def told(outcomes: Iterator[Outcome[str, str]]) -> list[tuple[str, str | None, str | None]]:
    return sorted((each.item, each.value, each.reason) for each in outcomes)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_item_has_its_outcome(engine: Engine) -> None:
    items = ["c", "skip", "a", "break", "b"]
    assert told(engine.map(work, items)) == [
        ("a", "A", None),
        ("b", "B", None),
        ("break", None, "unexpected error: ZeroDivisionError: integer division or modulo by zero"),
        ("c", "C", None),
        ("skip", None, "it is a picture"),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_item_has_its_time(engine: Engine) -> None:
    start = time.monotonic()
    assert told(engine.map(work, ["sleep", "a", "swallow"])) == [
        ("a", "A", None),
        ("sleep", None, "took longer than 0.5 seconds"),
        ("swallow", None, "took longer than 0.5 seconds"),
    ]
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("engine", ENGINES)
def test_an_error_that_stops_the_run_stops_it(engine: Engine) -> None:
    with pytest.raises(Nothing, match="nothing to read"):
        list(engine.map(work, ["a", "stop", "b"]))


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_of_nothing(engine: Engine) -> None:
    assert list(engine.map(work, [])) == []


def test_a_dying_process_loses_only_its_item() -> None:
    items = ["die", *map(str, range(10)), "killed", *map(str, range(10, 20))]
    outcomes = {each.item: each for each in Processes(2).map(work, items)}
    assert outcomes.pop("die").reason == "its process died twice (exit status 3)"
    assert "SIGKILL" in (outcomes.pop("killed").reason or "")
    assert {each.value for each in outcomes.values()} == set(map(str, range(20)))


def test_an_item_whose_process_died_by_chance_is_tried_again(tmp_path: Path) -> None:
    item = f"once {tmp_path / 'died'}"
    assert told(Processes(2).map(work, [item, "a"])) == [
        ("a", "A", None),
        (item, item.upper(), None),
    ]


def test_an_item_that_no_signal_reaches_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.engine.GRACE", 0.5)
    assert told(Processes(2, 0.2).map(work, ["deaf", "a", "b"])) == [
        ("a", "A", None),
        ("b", "B", None),
        ("deaf", None, "took longer than 0.2 seconds"),
    ]


@pytest.mark.skipif(
    not SIZE.exists(), reason="needs /proc/self/statm (Linux), by which a process knows its size"
)
def test_an_item_that_wants_too_much_memory_is_named_and_the_rest_goes_on() -> None:
    assert told(Processes(2).map(work, ["a", "hoard", "b"])) == [
        ("a", "A", None),
        ("b", "B", None),
        ("hoard", None, "took more memory than one piece may"),
    ]


def test_what_is_heavy_has_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.engine.GRACE", 0.5)
    engine = Serial(0.2, lambda item: item in ("deaf", "die"))
    outcomes = told(engine.map(work, ["a", "deaf", "die", "b"]))
    assert outcomes == [
        ("a", "A", None),
        ("b", "B", None),
        ("deaf", None, "took longer than 0.2 seconds"),
        ("die", None, "its process died twice (exit status 3)"),
    ]


def test_few_items_are_held_at_a_time() -> None:
    taken, done = 0, 0

    def items() -> Iterator[str]:
        nonlocal taken
        for number in range(60):
            taken += 1
            yield str(number)

    for _ in Processes(2).map(work, items()):
        done += 1
        assert taken - done <= 4
    assert done == 60


def threads(item: str) -> str:
    return os.environ[item]


def test_workers_compute_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    names = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"]
    found = {each.item: each.value for each in Processes(1).map(threads, names)}
    assert found == {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "3"}
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def prepare() -> None:
    os.environ["PREPARED"] = "yes"


def fail() -> None:
    raise FileNotFoundError("no model")


def test_a_process_is_prepared_before_its_first_item() -> None:
    (outcome,) = Processes(1, 5, prepare).map(threads, ["PREPARED"])
    assert outcome.value == "yes"


def test_processes_that_cannot_start_stop_the_run() -> None:
    with pytest.raises(Stopped, match=r"could not start: .*no model"):
        list(Processes(2, 5, fail).map(work, ["a"]))


def die() -> None:
    os._exit(1)


def test_processes_that_die_while_they_start_stop_the_run() -> None:
    with pytest.raises(Stopped, match="die while they start"):
        list(Processes(2, 5, die).map(work, ["a"]))


def unpicklable(item: str) -> Any:
    return lambda: item


def test_a_result_that_cannot_be_handed_on_is_said() -> None:
    (outcome,) = Processes(1).map(unpicklable, ["a"])
    assert outcome.value is None
    assert "cannot be handed on" in (outcome.reason or "")


def test_leaving_early_ends_the_processes() -> None:
    running = Processes(2).map(work, ["a", "sleep", "b", "sleep"])
    next(running)
    start = time.monotonic()
    running.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 2


MAIN = """
    import os, sys, time
    from dragoman.engine import Processes

    def slow(item):
        print(os.getpid(), flush=True)
        time.sleep(60)

    if __name__ == "__main__":
        try:
            list(Processes(2, 90).map(slow, range(9)))
        except KeyboardInterrupt:
            print("stopped", flush=True)
"""


@pytest.mark.parametrize(
    ("number", "whole_group"), [(signal.SIGINT, True), (signal.SIGKILL, False)]
)
def test_no_process_outlives_the_run(
    tmp_path: Path, number: signal.Signals, whole_group: bool
) -> None:
    script = tmp_path / "run.py"
    script.write_text(textwrap.dedent(MAIN).replace("60", "1.5"))
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    workers = [int(process.stdout.readline()) for _ in range(2)]
    if whole_group:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert err == ""
    assert out == ("stopped\n" if whole_group else "")
    deadline = time.monotonic() + 5
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


UNGUARDED = """
    from dragoman.engine import Processes

    print(list(Processes(2).map(str, range(9))))
"""


def test_a_script_that_starts_itself_anew_is_told_so_once(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(textwrap.dedent(UNGUARDED))
    ran = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.count("Traceback") == 1
    assert 'if __name__ == "__main__":' in ran.stderr


def alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
