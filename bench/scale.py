"""How long 100,000 articles of 2,000 characters would take, collected and read by two processes.

Measured on 1,200 of them with the commands a user runs, and extrapolated: it is the whole time of both
commands, start-up included, times 100,000 / 1,200. The peer reads 300 of the same articles in one
process, in turn, start-up taken off, and only annotates them. On a machine that others use the clock runs
on: half the processor time of both commands is what two free cores would take at best.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.corpus import LONG, PRESS, SENTENCES, cuts
from bench.reading import PEER
from bench.rows import Figure, again, dragoman, load, missing, run, write_lines

GROUP = "scale"
COUNT, FEW, ROUNDS, WANTED = 1200, 300, 2, 100_000
NAME = "100,000 articles of 2,000 characters, collected and read, two processes"


def figures(data: Path) -> Iterator[Figure]:
    """Yield the minutes for 100,000 articles, extrapolated."""
    if not all((data / each).exists() for each in (PRESS, LONG, SENTENCES)):
        yield missing(NAME, "no data", GROUP)
        return
    texts, apart = cuts(data, COUNT)
    collected, read, theirs, work, largest = [], [], [], [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(Path(folder) / "cuts.jsonl", map(_record, range(COUNT), texts))
        one = write_lines(Path(folder) / "one.jsonl", [_record(0, texts[0])])
        few = write_lines(Path(folder) / "few.jsonl", map(_record, range(FEW), texts[::4]))
        for turn in range(ROUNDS):
            desk = Path(folder) / f"desk{turn}"
            dragoman("init", desk)
            both = "--desk", str(desk), "--processes", "2"
            gathered, done = dragoman("collect", path, *both), dragoman("read", *both)
            collected.append(gathered.seconds)
            read.append(done.seconds)
            work.append((gathered.processor + done.processor) / 2)
            largest = max(largest, gathered.megabytes, done.megabytes)
            start, whole = (run("-m", "bench.reading", "natasha", each) for each in (one, few))
            theirs.append((whole.seconds - start.seconds) / (FEW - 1))
    ours = [(one + two) / COUNT for one, two in zip(collected, read, strict=True)]
    parts = f"collect {median(collected):.1f} s, read {median(read):.1f} s"
    best = f"half the processor time {median(work) / COUNT * WANTED / 60:.0f} minutes"
    yield Figure(
        name=NAME,
        value=median(ours) * WANTED / 60,
        unit="minutes",
        peer=f"{PEER}, one process",
        peer_value=median(theirs) * WANTED / 60,
        low=min(ours) * WANTED / 60,
        high=max(ours) * WANTED / 60,
        command=again(GROUP, data),
        note=f"extrapolated from {COUNT}, {apart} apart: {parts}; {best}; largest process {largest:.0f} MB; "
        f"{load()}",
    )


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
