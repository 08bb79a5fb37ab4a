"""One table of quality, speed and memory, in docs/benchmarks.md and as JSON.

    python -m bench.run [--data FOLDER] [--docs] [--json FILE] [--quality]

What needs data or a peer that is not there says NOT MEASURED. ``--docs`` writes the table into
docs/benchmarks.md; ``--quality`` leaves speed and memory out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that bench/run.py runs by its path too

from bench.rows import DATA, ROOT, Figure, document, one_thread, table

DOCS = ROOT / "docs" / "benchmarks.md"
OPEN, CLOSE = "<!-- table -->", "<!-- end of table -->"


def figures(data: Path, *, speed: bool) -> Iterator[Figure]:
    """Yield every figure as it is measured."""
    one_thread()
    from bench import quality  # noqa: PLC0415 - numpy comes after the threads
    from bench import speed as speeds  # noqa: PLC0415

    yield from quality.figures(data)
    if speed:
        yield from speeds.figures(data)


def into_docs(lines: list[str]) -> None:
    """Put the table between its marks in docs/benchmarks.md."""
    text = DOCS.read_text(encoding="utf-8")
    head, _, rest = text.partition(OPEN)
    tail = rest.partition(CLOSE)[2]
    body = "\n".join(lines)
    DOCS.write_text(f"{head}{OPEN}\n{body}\n{CLOSE}{tail}", encoding="utf-8")


def main() -> None:
    """Print the table, and write it where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--quality", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found: list[Figure] = []
    lines: list[str] = []

    def kept() -> Iterator[Figure]:
        for each in figures(given.data, speed=not given.quality):
            found.append(each)
            yield each

    for line in table(kept()):
        print(line, flush=True)
        lines.append(line)
    if given.docs:
        into_docs(lines)
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(document(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
