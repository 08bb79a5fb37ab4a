"""Floors of quality: no change may bring a score below its floor.

    python -m bench.floors                       measure, and say what fell below its floor
    python -m bench.floors --pin                 raise each floor to a little below today's score
    python -m bench.floors --lower "SET" SCORE FLOOR --reason "WHY"

``tests/floors.json`` holds them, and every lowering with its reason.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.rows import DATA, ROOT, one_thread

from dragoman.model.measure import Measured

FILE = ROOT / "tests" / "floors.json"
BELOW = 0.01
"""How far below a score its floor is pinned."""
FEWEST = 10
"""Labels that must stand behind a score for it to have a floor."""

Floors = dict[str, dict[str, float]]


def load(path: Path = FILE) -> Floors:
    """Return the floors by set and score."""
    found: Floors = json.loads(path.read_text(encoding="utf-8"))["floors"]
    return found


def fallen(floors: Floors, name: str, measured: Measured) -> Iterator[str]:
    """Yield, in words, each score of a set that lies below its floor; a lost score is below any."""
    scores = {each.name: each.value for each in measured.scores}
    for score, floor in floors.get(name, {}).items():
        value = scores.get(score, 0.0)
        if value < floor:
            yield f"{name}: {score} is {value:.3f}, below its floor of {floor:.3f}"


def pinned(floors: Floors, name: str, measured: Measured) -> dict[str, float]:
    """Return the floors of a set, raised to a little below what was measured; none is lowered."""
    held = dict(floors.get(name, {}))
    for each in measured.scores:
        floor = math.floor((each.value - BELOW) * 1000) / 1000
        if each.n >= FEWEST and floor > held.get(each.name, 0.0):
            held[each.name] = floor
    return held


def lowered(whole: Mapping[str, Any], name: str, score: str, floor: float, reason: str) -> Any:  # noqa: ANN401 - JSON
    """Return the file's content with one floor lowered. Errors: ``ValueError`` without a reason."""
    before = whole["floors"].get(name, {}).get(score)
    if before is None or floor >= before:
        raise ValueError(f"{name}, {score}: its floor is {before}; nothing to lower")
    if not reason.strip():
        raise ValueError("a floor is lowered with a reason only")
    entry = {"set": name, "score": score, "from": before, "to": floor, "reason": reason}
    floors = {**whole["floors"], name: {**whole["floors"][name], score: floor}}
    return {"floors": floors, "lowered": [*whole.get("lowered", []), entry]}


def _write(whole: Mapping[str, Any]) -> None:
    FILE.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Check, pin or lower."""
    one_thread()
    from bench.quality import measured, others, own  # noqa: PLC0415 - numpy comes after the threads

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", nargs=3, metavar=("SET", "SCORE", "FLOOR"))
    parser.add_argument("--reason", default="")
    given = parser.parse_args()
    whole = json.loads(FILE.read_text(encoding="utf-8"))
    if given.lower:
        name, score, floor = given.lower
        _write(lowered(whole, name, score, float(floor), given.reason))
        return 0
    below: list[str] = []
    for each in (*own(), *others(given.data)):
        found = measured(each)
        if isinstance(found, str):
            print(f"{each.name}: NOT MEASURED, {found}")
            continue
        below += fallen(whole["floors"], each.name, found)
        if given.pin:
            whole["floors"][each.name] = pinned(whole["floors"], each.name, found)
    if given.pin:
        _write(whole)
    for line in below:
        print(line, file=sys.stderr)
    return 1 if below and not given.pin else 0


if __name__ == "__main__":
    raise SystemExit(main())
