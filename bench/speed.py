"""Every figure of speed and memory, each beside a named peer's.

    python -m bench.speed [GROUP...] [--data FOLDER] [--json FILE]

Groups are pages, reading, growth, engine, copies, search, desk, scale, imports and
desk_checks; without one, all are measured.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.rows import DATA, Figure, document, one_thread, table

GROUPS = (
    "pages",
    "reading",
    "growth",
    "engine",
    "copies",
    "search",
    "desk",
    "scale",
    "imports",
    "desk_checks",
)


def figures(data: Path = DATA, groups: Sequence[str] = GROUPS) -> Iterator[Figure]:
    """Measure and yield the figures of ``groups``, as they come."""
    one_thread()
    for group in groups:
        # Not before the threads are set: the benches import numpy.
        yield from importlib.import_module(f"bench.{group}").figures(data)


def main() -> None:
    """Print a table, and write JSON Lines where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], default=[])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found: list[Figure] = []

    def kept() -> Iterator[Figure]:
        for each in figures(given.data, given.groups or GROUPS):
            found.append(each)
            yield each

    for line in table(kept()):
        print(line, flush=True)
    if given.json:
        given.json.write_text(document(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
