"""Reading with two processes against one, each run a process of its own, in turn.

The articles are 2,000 characters each. «With start-up» is the whole run, from the command to its
end; «without» the pace from the article on by which both processes have surely started. Both are times
on the clock, which others on the machine lengthen, and more so for who needs two cores; processor
time, in which the second process costs only what it starts with and what is handed over, is not.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from bench.corpus import LONG, PRESS, SENTENCES, article, cuts
from bench.rows import (
    ROUNDS,
    Figure,
    again,
    lines,
    load,
    missing,
    one_thread,
    run,
    times,
    write_lines,
)

from dragoman.engine import Engine, Processes, Serial

GROUP = "engine"
COUNT = 400
STARTED = 100
"""Outcomes by which every process has loaded its models and begun."""
PEER = "one process"


def figures(data: Path) -> Iterator[Figure]:
    """Yield the gain of a second process, with and without start-up."""
    if not all((data / each).exists() for each in (PRESS, LONG, SENTENCES)):
        yield missing("reading: two processes against one", "no data", GROUP)
        return
    with tempfile.TemporaryDirectory() as folder:
        texts, apart = cuts(data, COUNT)
        path = write_lines(Path(folder) / "cuts.jsonl", ({"text": each} for each in texts))
        whole: dict[int, list[float]] = {1: [], 2: []}
        pace: dict[int, list[float]] = {1: [], 2: []}
        work: dict[int, list[float]] = {1: [], 2: []}
        for turn in range(ROUNDS):
            for number in (1, 2) if turn % 2 else (2, 1):
                ran = run("-m", "bench.engine", str(number), path)
                whole[number].append(ran.seconds)
                pace[number].append(json.loads(ran.output))
                work[number].append(ran.processor)
    named = {"with start-up": whole, "without start-up": pace, "processor time": work}
    for name, taken in named.items():
        count = COUNT - STARTED if taken is pace else COUNT
        rates = f"{count / min(taken[2]):.0f} against {count / min(taken[1]):.0f} articles a second"
        yield times(
            f"reading, two processes, {name}",
            taken[2],
            taken[1],
            peer=PEER,
            command=again(GROUP, data),
            note=f"{COUNT} articles of 2,000 characters, {apart} apart; {rates}; {load()}",
        )


def steady(number: int, path: Path) -> float:
    """Read all with ``number`` processes; return the seconds after ``STARTED`` outcomes."""
    from dragoman.knowledge.load import load  # noqa: PLC0415 - after the threads are set
    from dragoman.read.reader import read  # noqa: PLC0415

    engine: Engine = Serial() if number == 1 else Processes(number)
    articles = [article(place, each["text"]) for place, each in enumerate(lines(path))]
    moments = []
    for outcome in engine.map(partial(read, knowledge=load("RU")), articles):
        if outcome.reason:
            raise RuntimeError(outcome.reason)
        moments.append(perf_counter())
    return moments[-1] - moments[STARTED - 1]


if __name__ == "__main__":
    one_thread()
    print(json.dumps(steady(int(sys.argv[1]), Path(sys.argv[2]))))
