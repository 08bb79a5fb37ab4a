"""Finding copies among 100,000 articles, against MinHash with LSH.

The first articles are real ones whole: two days of press in Russian and in Japanese, long Russian pieces, English
news. As there are not enough of them, the rest are 8 to 14 sentences of other Russian news in any order, with 35 % of
the words exchanged, so that unrelated ones share few runs of words. Three in ten are copies of another: the
same words in other marks and case, lightly edited (5 % of the words), cut to 60 %, half rewritten, or with as
many foreign sentences added as it has. One in ten is an independent piece on the same event: up to a fifth
of either, what somebody said there, are the same sentences, and no more. Real articles that share two
sentences with an earlier one are left out, since they are copies that nobody labelled. Peers take runs of
three words, 128 permutations and 32 bands (Leskovec, Rajaraman and Ullman, «Mining of Massive Datasets», ch.
3), and answer with what LSH finds. Recall is the share of copies put together with their original, precision
the share of pairs found that stem from one original. Each run is a process of its own, one a tool, since they take
minutes; memory is what finding adds to the articles.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from bench.corpus import SENTENCES, SHORTEST, WHOLE, loose, sentences, whole
from bench.rows import Figure, again, missing, peer, run, times, write_lines

from dragoman.collect.copies import groups
from dragoman.collect.sketches import marks
from dragoman.model.press import Sketched

GROUP = "copies"
COUNT, COPIES, INDEPENDENT = 100_000, 0.3, 0.1
EXCHANGED, EDITED, KEPT, QUOTED = 0.35, 0.05, 0.6, 0.2
PERMUTATIONS, BANDS, RUN = 128, 32, 3
KINDS = ("same words", "lightly edited", "cut to 60 %", "half rewritten", "as much added")
PEERS = ("datasketch", "rensa")
FEWEST = 5
"""Sentences of a real article that is taken; what is shorter cannot be cut and rewritten."""
SHARED = 2
WORD = re.compile(r"\w+")
Pairs = set[tuple[int, int]]
Copy = tuple[int, int, str]
"""The numbers of original and copy, and how the one became the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Synthetic articles, and which are copies of which."""

    texts: list[str]
    copies: list[Copy]


def figures(data: Path) -> Iterator[Figure]:
    """Yield time and memory against each peer, and precision and recall of all."""
    tools = ["dragoman", *(each for each in PEERS if peer(each))]
    if not all((data / each).exists() for each in (*WHOLE, SENTENCES)):
        yield missing("copies", "no data", GROUP)
        return
    for each in PEERS:
        if each not in tools:
            yield missing(f"copies against {each}", "the peer is not installed", GROUP)
    with tempfile.TemporaryDirectory() as folder:
        path, copies = Path(folder) / "articles.jsonl", Path(folder) / "copies.json"
        made = articles(COUNT, data)
        write_lines(path, made.texts)
        copies.write_text(json.dumps(made.copies), encoding="utf-8")
        found: dict[str, list[dict[str, Any]]] = {each: [] for each in tools}
        for tool in tools:
            found[tool].append(json.loads(run("-m", "bench.copies", tool, path, copies).output))
    for tool in tools[1:]:
        yield from _against(tool, found["dragoman"], found[tool], again(GROUP, data))
    yield from _found(found, again(GROUP, data))


def _against(
    tool: str, ours: list[dict[str, Any]], theirs: list[dict[str, Any]], command: str
) -> Iterator[Figure]:
    for name, key in (("time", "seconds"), ("memory", "megabytes")):
        mine, other = [each[key] for each in ours], [each[key] for each in theirs]
        unit = "s" if key == "seconds" else "MB"
        yield times(
            f"copies among {COUNT:,} articles: {name}, how many times less",
            mine,
            other,
            peer=f"{tool} MinHash LSH",
            command=command,
            note=f"{median(mine):.2f} against {median(other):.1f} {unit}",
        )


def _found(found: dict[str, list[dict[str, Any]]], command: str) -> Iterator[Figure]:
    names = ("precision", *(f"recall, {kind}" for kind in KINDS))
    peers: list[str | None] = [tool for tool in found if tool != "dragoman"]
    for name in names:
        for tool in peers or [None]:
            yield Figure(
                name=f"copies: {name}",
                value=found["dragoman"][0][name],
                unit="",
                peer=f"{tool} MinHash LSH" if tool else None,
                peer_value=found[tool][0][name] if tool else None,
                command=command,
            )


def articles(count: int, data: Path) -> Made:
    """Return articles, real ones first; the same ones each time."""
    chance = random.Random(20210301)  # noqa: S311 - no secret
    real = map(sentences, whole(data))
    russian = [each for each in loose(data) if len(each) > SHORTEST]
    words = [word for each in russian for word in each.split()]

    def exchanged(sentence: str, share: float) -> str:
        return " ".join(
            chance.choice(words) if chance.random() < share else each for each in sentence.split()
        )

    def fresh(number: int) -> list[str]:
        return [exchanged(each, EXCHANGED) for each in chance.sample(russian, number)]

    def independent(one: list[str]) -> str:
        own, start = fresh(chance.randint(8, 14)), chance.randrange(len(one))
        room, said = QUOTED * min(sum(map(len, own)) / (1 - QUOTED), sum(map(len, one))), []
        for each in one[start:]:
            room -= len(each)
            if room < 0:
                break
            said.append(each)
        return " ".join((*own, *said))

    makers: tuple[Callable[[list[str]], str], ...] = (
        lambda one: " ".join(one).upper().replace(",", " ,").replace("«", '"').replace("»", '"'),
        lambda one: " ".join(exchanged(each, EDITED) for each in one),
        lambda one: " ".join(one[: max(1, int(len(one) * KEPT))]),
        lambda one: " ".join((*one[: len(one) // 2], *fresh(len(one) - len(one) // 2))),
        lambda one: " ".join((*fresh(len(one) // 2), *one, *fresh(len(one) - len(one) // 2))),
    )
    first = list(_apart(real))
    made = int(count * (1 - COPIES - INDEPENDENT)) - len(first)
    originals = [*first, *(fresh(chance.randint(8, 14)) for _ in range(made))]
    found = [" ".join(each) for each in originals]
    found += [independent(chance.choice(originals)) for _ in range(int(count * INDEPENDENT))]
    copies: list[Copy] = []
    for number in range(count - len(found)):
        which, kind = chance.randrange(len(originals)), number % len(KINDS)
        if number < len(KINDS) * len(first):
            which = number // len(KINDS)  # each real article is copied in each way
        copies.append((which, len(found), KINDS[kind]))
        found.append(makers[kind](originals[which]))
    return Made(texts=found, copies=copies)


def _apart(real: Iterable[list[str]]) -> Iterator[list[str]]:
    """Yield the articles that are long enough and share at most one sentence with those before."""
    seen: set[str] = set()
    for each in real:
        if len(each) >= FEWEST and len(seen.intersection(each)) < SHARED:
            yield each
        seen.update(each)


def _dragoman(texts: list[str]) -> Callable[[], Pairs]:
    def find() -> Pairs:
        made = (
            Sketched(id=str(number), day=None, fingerprint=name, sketch=sketch)
            for number, (name, sketch) in enumerate(map(marks, texts))
        )
        return {(int(group[0]), int(each)) for group in groups(made) for each in group[1:]}

    return find


def _runs(text: str) -> list[str]:
    words = WORD.findall(text.casefold())
    return [" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))]


def _datasketch(texts: list[str]) -> Callable[[], Pairs]:
    tool = peer("datasketch")

    def find() -> Pairs:
        index = tool.MinHashLSH(params=(BANDS, PERMUTATIONS // BANDS), num_perm=PERMUTATIONS)
        found: Pairs = set()
        for number, text in enumerate(texts):
            sketch = tool.MinHash(num_perm=PERMUTATIONS, seed=42)
            sketch.update_batch([each.encode() for each in _runs(text)])
            found.update((each, number) for each in index.query(sketch))
            index.insert(number, sketch)
        return found

    return find


def _rensa(texts: list[str]) -> Callable[[], Pairs]:
    tool = peer("rensa")

    def find() -> Pairs:
        index = tool.RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
        found: Pairs = set()
        for number, text in enumerate(texts):
            sketch = tool.RMinHash(num_perm=PERMUTATIONS, seed=42)
            sketch.update(_runs(text))
            found.update((each, number) for each in index.query(sketch))
            index.insert(number, sketch)
        return found

    return find


TOOLS = {"dragoman": _dragoman, "datasketch": _datasketch, "rensa": _rensa}


def measured(tool: str, path: Path, copies: Sequence[Copy]) -> dict[str, float]:
    """Run one tool in this process; return seconds, megabytes added, precision and recall."""
    with path.open(encoding="utf-8") as file:
        find = TOOLS[tool]([json.loads(line) for line in file])
    before = _forget_peak()
    start = process_time()
    found = find()
    seconds = process_time() - start
    added = _status("VmHWM") - before
    origin = {copy: original for original, copy, _ in copies}
    right = sum(origin.get(one, one) == origin.get(other, other) for one, other in found)
    together = _together(found)
    recall = {}
    for kind in KINDS:
        of_kind = [(one, other) in together for one, other, how in copies if how == kind]
        recall[f"recall, {kind}"] = sum(of_kind) / len(of_kind)
    precision = right / len(found) if found else 1.0
    return {"seconds": seconds, "megabytes": added, "precision": precision, **recall}


def _forget_peak() -> float:
    """Set the peak of this process back to what it holds now; return that, in MB."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _status(name: str) -> float:
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(rf"{name}:\s+(\d+) kB", text)[0]) / 1024


def _together(found: Pairs) -> Pairs:
    """Return the pairs found, and those that are copies of one third article."""
    first: dict[int, list[int]] = {}
    for one, other in found:
        first.setdefault(one, []).append(other)
    siblings = {(a, b) for copies in first.values() for a in copies for b in copies}
    return found | {(b, a) for a, b in found} | siblings


if __name__ == "__main__":
    truth = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
    print(json.dumps(measured(sys.argv[1], Path(sys.argv[2]), truth)))
