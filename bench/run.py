"""One table of speed, memory and quality: ``python bench/run.py [FOLDER OF DATA]``.

Speed is a ratio to the named peer in the same run, the two by turns; what needs data that is not there prints
NOT MEASURED.
"""

from __future__ import annotations

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import gzip  # noqa: E402 - numpy must come after the environment
import json  # noqa: E402
import resource  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

ROUNDS = 3
ALIKE = 0.8
"""Word overlap (F1) from which on two titles are the same."""
Row = tuple[str, str]


def main() -> None:
    """Print the table; each line is what was measured and the figure."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("..") / "shared" / "data"
    print("| what | figure |")
    print("| --- | --- |")
    for measure in (pages, reading, desk):
        for name, figure in measure(data):
            print(f"| {name} | {figure} |", flush=True)


def ratio(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """Return the median ratio of the peer's time to ours, by turns, and our median seconds."""
    found, own = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ours()
        middle = time.perf_counter()
        peer()
        found.append((time.perf_counter() - middle) / (middle - start))
        own.append(middle - start)
    return statistics.median(found), statistics.median(own)


def pages(data: Path) -> Iterator[Row]:
    """Measure extraction on real pages against their gold, and its speed against trafilatura."""
    gold_file = data / "pages" / "gold.jsonl"
    if not gold_file.exists():
        yield "pages: date, authors, title, text, speed", "NOT MEASURED"
        return
    from trafilatura import bare_extraction  # noqa: PLC0415 - the peer

    from dragoman.collect.extract import ExtractContext, extract  # noqa: PLC0415
    from dragoman.collect.page import Page  # noqa: PLC0415

    gold = [json.loads(line) for line in gold_file.read_text(encoding="utf-8").splitlines()]
    inputs = []
    for each in gold:
        packed = (data / "pages" / each["country"] / each["file"]).read_bytes()
        content = gzip.decompress(packed)
        inputs.append(
            Page(
                source=each["file"],
                kind="html",
                original=content,
                sha256=each["file"],
                content=content.decode("utf-8", "replace"),
                url=each["url"],
            )
        )
    context = ExtractContext()
    found = [extract(page, context) for page in inputs]
    n = len(gold)
    dated = [pair for pair in zip(gold, found, strict=True) if pair[0]["published"]]
    day = sum(str(a.published.earliest) == g["published"][:10] for g, a in dated)
    authors = sum(
        _words(g["authors"]) == _words(a.authors) for g, a in zip(gold, found, strict=True)
    )
    title = sum(_f1(g["title"], a.title or "") >= ALIKE for g, a in zip(gold, found, strict=True))
    text = statistics.mean(_f1(g["text"], a.text) for g, a in zip(gold, found, strict=True))
    yield f"pages: day right, of {len(dated)} dated", f"{day / len(dated):.3f}"
    yield f"pages: authors exact, of {n}", f"{authors / n:.3f}"
    yield f"pages: title right, of {n}", f"{title / n:.3f}"
    yield f"pages: text F1 of words, of {n}", f"{text:.3f}"
    times, seconds = ratio(
        lambda: [extract(page, context) for page in inputs],
        lambda: [
            bare_extraction(page.content, url=page.url, with_metadata=True) for page in inputs
        ],
    )
    yield "pages a second, one process", f"{n / seconds:.0f}"
    yield "pages: speed against trafilatura with metadata", f"{times:.2f} times"


def _words(names: Any) -> set[str]:  # noqa: ANN401 - a list of names
    return {"".join(filter(str.isalnum, name.casefold())) for name in names or ()}


def _f1(one: str, other: str) -> float:
    a, b = Counter(one.casefold().split()), Counter(other.casefold().split())
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 1.0


def reading(data: Path) -> Iterator[Row]:
    """Measure the whole reading of articles against natasha's own pipeline."""
    file = data / "rusentrel" / "train.jsonl"
    if not file.exists():
        yield "reading: speed, memory", "NOT MEASURED"
        return
    from dragoman.knowledge.load import load  # noqa: PLC0415
    from dragoman.model.press import Article  # noqa: PLC0415
    from dragoman.read.reader import read  # noqa: PLC0415

    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()][:20]
    knowledge = load("RU")
    articles = [
        Article(
            id=each["id"],
            text_id=each["id"],
            source=each["id"],
            text=each["text"],
            sha256="",
            language="ru",
        )
        for each in lines
    ]

    def ours() -> None:
        for article in articles:
            read(article, knowledge)

    ours()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(len(each.text) for each in articles)
    try:
        peer = _natasha()
    except ImportError as error:
        start = time.perf_counter()
        ours()
        seconds = time.perf_counter() - start
        yield "reading: speed against natasha", f"NOT MEASURED ({error})"
    else:
        peer(articles[0].text)
        times, seconds = ratio(ours, lambda: [peer(each.text) for each in articles])
        yield "reading: speed against natasha full (all findings, stance too)", f"{times:.2f} times"
    yield "reading: articles of 2,000 characters a second", f"{size / 2000 / seconds:.1f}"
    yield "reading: peak memory of the process", f"{memory:.0f} MB"


def _natasha() -> Callable[[str], object]:
    from natasha import (  # noqa: PLC0415 - the peer
        Doc,
        MorphVocab,
        NewsEmbedding,
        NewsMorphTagger,
        NewsNERTagger,
        NewsSyntaxParser,
        Segmenter,
    )

    vocabulary, segmenter, embedding = MorphVocab(), Segmenter(), NewsEmbedding()
    morph, syntax = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
    names = NewsNERTagger(embedding)

    def full(text: str) -> object:
        document = Doc(text)
        document.segment(segmenter)
        document.tag_morph(morph)
        document.parse_syntax(syntax)
        document.tag_ner(names)
        for token in document.tokens:
            token.lemmatize(vocabulary)
        return document

    return full


def desk(data: Path) -> Iterator[Row]:
    """Measure the verbs on real press as a user runs them, whole processes."""
    sources = [data / "press" / "ru-2020-07.jsonl", data / "rusentrel" / "train.jsonl"]
    if not all(each.exists() for each in sources):
        yield "desk: collect, read, report", "NOT MEASURED"
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "desk"
        period = ("--from", "2020-07", "-o", str(Path(folder) / "report.html"))
        for name, *arguments in (
            ("init",),
            ("collect", *map(str, sources)),
            ("read",),
            ("report", *period),
        ):
            place = [str(made)] if name == "init" else [*arguments, "--desk", str(made)]
            start = time.perf_counter()
            command = [sys.executable, "-m", "dragoman", name, *place]
            subprocess.run(command, check=True, capture_output=True)
            yield f"desk of 149 articles: {name}", f"{time.perf_counter() - start:.1f} s"
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield "desk: largest process", f"{children:.0f} MB"


if __name__ == "__main__":
    main()
