"""What a bench gives: figures beside a named peer's, measured by turns in one run.

A figure without a value was NOT MEASURED, and its note says why. Processes are measured from a small
launcher: the peak of a child is never less than its parent was when it was started (``execve`` keeps
``ru_maxrss``), so a parent that has loaded models would show its own size.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parent.parent
DATA = Path("..") / "shared" / "data"
ROUNDS = 3
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

LAUNCHER = """
import json, os, sys, time
place, *command = sys.argv[1:]
start = time.perf_counter()
child = os.posix_spawn(command[0], command, os.environ)
status, used = os.wait4(child, 0)[1:]
seconds = time.perf_counter() - start
with open(place, "w") as file:
    processor = used.ru_utime + used.ru_stime
    json.dump([os.waitstatus_to_exitcode(status), seconds, processor, used.ru_maxrss / 1024], file)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table; ``low`` and ``high`` are the least and most of all rounds."""

    name: str
    value: float | None
    unit: str = "times"
    peer: str | None = None
    peer_value: float | None = None
    low: float | None = None
    high: float | None = None
    command: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What one process took, those it started included; ``megabytes`` is that of the largest."""

    seconds: float
    processor: float
    megabytes: float
    output: str


def again(group: str, data: Path = DATA) -> str:
    """Return the command that repeats a group of figures."""
    return f"python -m bench.speed {group}" + ("" if data == DATA else " --data FOLDER")


def missing(name: str, why: str, group: str) -> Figure:
    """Return the line of what could not be measured."""
    return Figure(name=name, value=None, command=again(group), note=why)


def one_thread() -> None:
    """Have this process and its children compute in one thread; before numpy is imported."""
    for name in THREADS:
        os.environ.setdefault(name, "1")


def peer(name: str) -> Any:  # noqa: ANN401 - another project's module
    """Return a peer's module, or ``None`` where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def times(name: str, ours: Sequence[float], theirs: Sequence[float], **more: Any) -> Figure:  # noqa: ANN401 - the other fields
    """Return how many times less ours is than the peer's, by rounds measured in turn."""
    ratios = [their / our for our, their in zip(ours, theirs, strict=True)]
    return Figure(name=name, value=median(ratios), low=min(ratios), high=max(ratios), **more)


def by_turns(
    runs: Sequence[Callable[[], object]], rounds: int = ROUNDS
) -> tuple[tuple[float, ...], ...]:
    """Return the seconds of each of ``runs``, round by round; who goes first changes by round."""
    found: list[list[float]] = [[] for _ in runs]
    for turn in range(rounds):
        for place in range(len(runs)):
            which = (place + turn) % len(runs)
            start = perf_counter()
            runs[which]()
            found[which].append(perf_counter() - start)
    return tuple(map(tuple, found))


def run(*command: str | Path, aloud: bool = False) -> Ran:
    """Run ``python`` with ``command`` in the project's folder and return what it took.

    ``aloud`` lets it speak on standard error meanwhile.
    """
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as file:
        whole = [sys.executable, *map(str, command)]
        launched = subprocess.run(
            [sys.executable, "-S", "-c", LAUNCHER, file.name, *whole],
            stdout=subprocess.PIPE,
            stderr=None if aloud else subprocess.PIPE,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": path},
        )
        status, seconds, processor, megabytes = json.load(file)
    if status:
        raise RuntimeError(
            f"{' '.join(whole)}: exit status {status}\n{(launched.stderr or '')[-2000:]}"
        )
    return Ran(seconds=seconds, processor=processor, megabytes=megabytes, output=launched.stdout)


def load() -> str:
    """Return how busy the machine is: a time on the clock says little without it."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def dragoman(*arguments: str | Path) -> Ran:
    """Run a command of dragoman as a user does."""
    return run("-m", "dragoman", *arguments)


def lines(path: Path) -> list[dict[str, Any]]:
    """Return a file of JSON Lines."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def write_lines(path: Path, found: Iterable[object]) -> Path:
    """Write a file of JSON Lines."""
    text = "\n".join(json.dumps(each, ensure_ascii=False) for each in found)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield "| what | figure | peer | least to most | repeat with |"
    yield "| --- | --- | --- | --- | --- |"
    for each in figures:
        value = "NOT MEASURED" if each.value is None else f"{number(each.value)} {each.unit}"
        ends = "" if each.low is None else f"{number(each.low)} to {number(each.high or 0)}"
        their = "" if each.peer_value is None else f": {number(each.peer_value)} {each.unit}"
        note = f" ({each.note})" if each.note else ""
        told = f"{each.peer or ''}{their}"
        yield f"| {each.name}{note} | {value} | {told} | {ends} | `{each.command}` |"


def number(value: float) -> str:
    """Return a figure with three digits that count."""
    whole = 100
    return f"{value:.0f}" if abs(value) >= whole else f"{value:.3g}"


def document(figures: Iterable[Figure]) -> str:
    """Return the figures as JSON Lines."""
    return "\n".join(json.dumps(asdict(each), ensure_ascii=False) for each in figures)
