"""How long 100,000 articles of 2,000 characters take, collected and read without stance by two processes.

    python -m bench.scale [--count N] [--desk FOLDER] [--data FOLDER]

measures N of them; fewer than 100,000 are extrapolated, which the figure's note says: the whole time of both
steps, start-up included, times 100,000 / N. ``python -m bench.speed scale`` does so with 1,200. Few articles are
mostly of words never met before, and many cut from little data of words met often: the note says how many
share no sentence. Articles are written one at a time and go through the desk as in a user's script, so that
memory does not grow with N. With ``--desk`` the desk is kept, and a run that was stopped is gone on with: what
it had done is not done again, and the times of both runs are added. Progress goes to standard error.

The peer reads 300 of the same articles in one process, in turn, start-up taken off, and only annotates them. On a
machine that others use the clock runs on: half the processor time of both steps is what two free cores would take.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from bench.corpus import LONG, PRESS, SENTENCES, cuts, cutting
from bench.reading import PEER
from bench.rows import DATA, Figure, Ran, again, load, missing, one_thread, run, table, write_lines

GROUP = "scale"
COUNT, FEW, WANTED = 1200, 300, 100_000
NAME = "100,000 articles of 2,000 characters, collected and read without stance, two processes"
STEPS = ("collect", "read")
TOLD = 500
"""Outcomes between two lines of progress."""
T = TypeVar("T")


def figures(data: Path, count: int = COUNT, desk: Path | None = None) -> Iterator[Figure]:
    """Yield the minutes for 100,000 articles, measured on ``count``."""
    if not all((data / each).exists() for each in (PRESS, LONG, SENTENCES)):
        yield missing(NAME, "no data", GROUP)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = desk or Path(folder) / "desk"
        place.parent.mkdir(parents=True, exist_ok=True)
        path, apart = _written(Path(folder) / "cuts.jsonl", data, count)
        ran = {step: _step(step, place, path) for step in STEPS}
        theirs = _theirs(Path(folder), cuts(data, FEW)[0])
    seconds = {step: sum(each.seconds for each in runs) for step, runs in ran.items()}
    work = sum(each.processor for runs in ran.values() for each in runs) / 2
    largest = max(each.megabytes for runs in ran.values() for each in runs)
    of = f"extrapolated from {count:,}" if count < WANTED else f"measured on {count:,}"
    parts = ", ".join(f"{step} {taken:.1f} s" for step, taken in seconds.items())
    best = f"half the processor time {work / count * WANTED / 60:.0f} minutes"
    yield Figure(
        name=NAME,
        value=sum(seconds.values()) / count * WANTED / 60,
        unit="minutes",
        peer=f"{PEER}, one process",
        peer_value=theirs * WANTED / 60,
        command=again(GROUP, data) if count == COUNT else f"python -m bench.scale --count {count}",
        note=f"{of}, {apart} apart: {parts}; {best}; largest process {largest:.0f} MB; {load()}",
    )


def _written(path: Path, data: Path, count: int) -> tuple[Path, int]:
    """Write the articles, one at a time; return the file, and how many share no sentence."""
    texts, apart = cutting(data, count)
    with path.open("w", encoding="utf-8") as file:
        for each in map(_record, range(count), texts):
            file.write(json.dumps(each, ensure_ascii=False) + "\n")
    return path, apart


def _theirs(folder: Path, texts: list[str]) -> float:
    """Return the peer's seconds an article."""
    one = write_lines(folder / "one.jsonl", [_record(0, texts[0])])
    few = write_lines(folder / "few.jsonl", map(_record, range(len(texts)), texts))
    start, whole = (run("-m", "bench.reading", "natasha", each) for each in (one, few))
    return (whole.seconds - start.seconds) / max(len(texts) - 1, 1)


def _step(step: str, desk: Path, path: Path) -> list[Ran]:
    """Run a step in a process of its own; return it and what earlier, unfinished runs of it took."""
    log = desk.with_name(f"{desk.name}-{step}.jsonl")
    ran = run(
        "-m",
        "bench.scale",
        "--step",
        step,
        "--desk",
        desk,
        "--from",
        path,
        "--log",
        log,
        aloud=True,
    )
    earlier = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    lost = [Ran(seconds=each, processor=0.0, megabytes=0.0, output="") for each in earlier[:-1]]
    return [*lost, ran]


def _do(step: str, desk: Path, path: Path, log: Path) -> None:
    """Collect or read into ``desk``; each line of ``log`` is the seconds of one run, as far as it came."""
    from dragoman.desk import Desk, create  # noqa: PLC0415 - after the threads are set
    from dragoman.read.reader import STANCE  # noqa: PLC0415

    if not (desk / "desk.toml").exists():
        create(desk, "russia")
    before = log.read_text(encoding="utf-8") if log.exists() else ""
    start = perf_counter()

    def told(label: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        for number, each in enumerate(items, 1):
            yield each
            if number % TOLD == 0:
                taken = perf_counter() - start
                log.write_text(f"{before}{taken}\n", encoding="utf-8")
                of = f" of {total:,}" if total else ""
                print(f"{label}: {number:,}{of}, {number / taken:.0f} a second", file=sys.stderr)

    with Desk.open(desk, processes=2, without=STANCE) as opened:
        tally = opened.collect([str(path)], told) if step == "collect" else opened.read(told)
    log.write_text(f"{before}{perf_counter() - start}\n", encoding="utf-8")
    if tally.skipped:
        raise RuntimeError(f"{len(tally.skipped)} skipped: {tally.skipped[0]}")


def _record(number: int, text: str) -> dict[str, str]:
    day = f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {
        "id": f"cut{number}",
        "outlet": f"outlet{number % 20}",
        "language": "ru",
        "published": day,
        "title": text[:40],
        "text": text,
    }


def main() -> None:
    """Measure, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--desk", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--from", dest="path", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--log", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        _do(given.step, given.desk, given.path, given.log)
        return
    for line in table(figures(given.data, given.count, given.desk)):
        print(line, flush=True)


if __name__ == "__main__":
    one_thread()
    main()
