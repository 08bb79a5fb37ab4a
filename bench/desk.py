"""The verbs as a user runs them, whole processes: on the sample press and on a desk of real press.

Beside them, in turn, a process in which natasha's full pipeline reads the same articles: no other
tool composes a report, but a machine that is busy slows both.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.corpus import LONG, PRESS, sample, sample_texts, texts
from bench.reading import PEER
from bench.rows import ROUNDS, Figure, Ran, again, dragoman, missing, peer, run, write_lines

GROUP = "desk"
SAMPLE_PERIOD = ("--from", "2021-01-15", "--to", "2021-03-15")
PRESS_PERIOD = ("--from", "2020-07")


def figures(data: Path) -> Iterator[Figure]:
    """Yield seconds and largest process of each verb, on both desks."""
    command = again(GROUP, data)
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "sample"
        dragoman("init", desk)
        shutil.copy(sample() / "desk.toml", desk / "desk.toml")
        yield from _verbs("sample press", desk, [sample() / "press"], SAMPLE_PERIOD, command)
        sources = [data / PRESS, data / LONG]
        if not all(each.exists() for each in sources):
            yield missing("real press: survey, report", "no data", GROUP)
            return
        desk = Path(folder) / "press"
        dragoman("init", desk)
        yield from _verbs("real press", desk, sources, PRESS_PERIOD, command)


def _verbs(
    name: str, desk: Path, sources: Sequence[Path], period: Sequence[str], command: str
) -> Iterator[Figure]:
    found = sample_texts() if len(sources) == 1 else texts(sources[0].parent.parent)
    path = write_lines(desk.with_suffix(".jsonl"), ({"text": each} for each in found))
    where = ("--desk", str(desk))
    once = {"collect": dragoman("collect", *sources, *where), "read": dragoman("read", *where)}
    output = desk.with_suffix(".html")
    ran: dict[str, list[Ran]] = {"survey": [], "report": [], "peer": []}
    for _ in range(ROUNDS):
        ran["survey"].append(dragoman("survey", "--json", *period, *where))
        ran["report"].append(dragoman("report", "-o", output, *period, *where))
        if peer("natasha"):
            ran["peer"].append(run("-m", "bench.reading", "natasha", path))
    rows = [(verb, [each]) for verb, each in once.items()]
    rows += [(verb, ran[verb]) for verb in ("survey", "report")]
    for verb, runs in rows:
        yield from _figures(f"{name}, {len(found)} articles: {verb}", runs, ran["peer"], command)


def _figures(name: str, ours: list[Ran], theirs: list[Ran], command: str) -> Iterator[Figure]:
    told = f"{PEER} reads the same" if theirs else None
    seconds, megabytes = [each.seconds for each in ours], [each.megabytes for each in ours]
    yield Figure(
        name=name,
        value=median(seconds),
        unit="s",
        peer=told,
        peer_value=median(each.seconds for each in theirs) if theirs else None,
        low=min(seconds),
        high=max(seconds),
        command=command,
    )
    yield Figure(
        name=f"{name}, largest process",
        value=max(megabytes),
        unit="MB",
        peer=told,
        peer_value=max(each.megabytes for each in theirs) if theirs else None,
        command=command,
    )
