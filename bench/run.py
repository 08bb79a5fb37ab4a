"""One table of quality, speed and memory: ``python bench/run.py [FOLDER OF DATA]``.

Quality is measured on the sets of ``dragoman.measure``, speed and memory by ``bench.speed``; what
needs data or a peer that is not there prints NOT MEASURED.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.rows import DATA, Figure, one_thread, table

one_thread()  # numpy must come after it

from collections.abc import Iterator  # noqa: E402
from dataclasses import replace  # noqa: E402
from functools import partial  # noqa: E402
from itertools import chain  # noqa: E402

from bench import speed  # noqa: E402

from dragoman.collect.bylines import is_organisation  # noqa: E402
from dragoman.collect.documents import Limits, inputs  # noqa: E402
from dragoman.collect.extract import ExtractContext, extract  # noqa: E402
from dragoman.collect.page import Page  # noqa: E402
from dragoman.errors import Nothing, Unreadable  # noqa: E402
from dragoman.knowledge.load import load  # noqa: E402
from dragoman.measure import attitudes, attribution, pages, stance  # noqa: E402
from dragoman.model.press import Article  # noqa: E402
from dragoman.read.reader import read  # noqa: E402


def main() -> None:
    """Print the table; each line is what was measured and the figure."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    for line in table(chain(quality(data), speed.figures(data))):
        print(line, flush=True)


def quality(data: Path) -> Iterator[Figure]:
    """Yield each set's scores with their 95 % intervals."""
    reader = partial(read, knowledge=load("RU"))
    measures = {
        "rusentne/dev.csv": partial(stance.measure, read=reader),
        "rusentrel/train.jsonl": partial(attitudes.measure, read=reader),
        "polnear/dev.jsonl": partial(attribution.measure, read=reader),
        "pages/gold.jsonl": partial(
            pages.measure, extract=_article, is_organisation=is_organisation
        ),
    }
    for name, measure in measures.items():
        try:
            measured = measure(data / name)
        except Nothing as error:
            yield Figure(name=name, value=None, command=COMMAND, note=error.message)
            continue
        for score in measured.scores:
            yield Figure(
                name=f"{name}: {score.name}, n {score.n}",
                value=score.value,
                unit="",
                low=score.low,
                high=score.high,
                command=COMMAND,
            )


COMMAND = "python bench/run.py"


def _article(file: Path, url: str) -> Article:
    for page in inputs([str(file)], Limits()):
        if isinstance(page, Page):
            return extract(replace(page, url=url), ExtractContext())
    raise Unreadable(str(file), "gives no page")


if __name__ == "__main__":
    main()
