"""Articles a second of the reader against natasha's whole pipeline, on the same articles.

    python bench/reading.py DATA.jsonl [--articles 40] [--rounds 5]

DATA is JSON Lines with ``text`` a line. All read each article in turn in one process, so that a busy
machine slows all alike; a first round that fills the caches is not counted. natasha's path is
segmentation, morphology, syntax, names and lemmas; ours is ``annotate``, which gives the same, and
``read``, which adds statements, figures, forecasts and stances. NOT MEASURED is printed where the
data or natasha's own parts lack.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")


def articles(path: Path, count: int) -> list[str]:
    """Return the first ``count`` texts of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(count), strict=False)]


def natasha() -> Callable[[str], object]:
    """Return natasha's pipeline as its page shows it."""
    from natasha import (  # noqa: PLC0415 - numpy must come after the environment
        Doc,
        MorphVocab,
        NewsEmbedding,
        NewsMorphTagger,
        NewsNERTagger,
        NewsSyntaxParser,
        Segmenter,
    )

    embedding = NewsEmbedding()
    segmenter, vocabulary = Segmenter(), MorphVocab()
    morph, syntax = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
    names = NewsNERTagger(embedding)

    def run(text: str) -> object:
        document = Doc(text)
        document.segment(segmenter)
        document.tag_morph(morph)
        document.parse_syntax(syntax)
        document.tag_ner(names)
        for token in document.tokens:
            token.lemmatize(vocabulary)
        for span in document.spans:
            span.normalize(vocabulary)
        return document

    return run


def annotation() -> Callable[[str], object]:
    """Return the part of the reader that gives what natasha gives."""
    from dragoman.language.russian import annotate  # noqa: PLC0415 - as above

    return annotate


def ours() -> Callable[[str], object]:
    """Return the reader under the package's own knowledge."""
    from dragoman.knowledge.load import load  # noqa: PLC0415 - as above
    from dragoman.model.press import Article  # noqa: PLC0415
    from dragoman.read.reader import read  # noqa: PLC0415

    knowledge = load("RU")

    def run(text: str) -> object:
        article = Article(
            id="bench", text_id="bench", source="bench", text=text, sha256="", language="ru"
        )
        return read(article, knowledge)

    return run


def seconds(run: Callable[[str], object], text: str) -> float:
    """Return how long one text takes."""
    started = perf_counter()
    run(text)
    return perf_counter() - started


def compared(
    runs: tuple[Callable[[str], object], ...], texts: list[str], turn: int
) -> tuple[float, ...]:
    """Return the seconds of each of ``runs`` over all texts; who goes first changes by turn."""
    order = [(place + turn) % len(runs) for place in range(len(runs))]
    took = [0.0 for _ in runs]
    for text in texts:
        for place in order:
            took[place] += seconds(runs[place], text)
    return tuple(took)


def memory() -> float:
    """Return the peak of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    if not given.data.exists():
        print(f"reading: NOT MEASURED, {given.data} is not there")
        return
    texts = articles(given.data, given.articles)
    reader = ours()
    seconds(reader, texts[0])
    peak = memory()
    try:
        other = natasha()
    except ImportError as error:
        print(f"reading against natasha: NOT MEASURED, {error}")
        return
    seconds(other, texts[0])
    runs = (reader, annotation(), other)
    rounds = [compared(runs, texts, turn) for turn in range(given.rounds + 1)][1:]
    print(f"articles {len(texts)}, characters {sum(map(len, texts))}, rounds {len(rounds)}")
    for place, name in enumerate(("dragoman read", "dragoman annotate", "natasha full")):
        rate = len(texts) * len(rounds) / sum(each[place] for each in rounds)
        ratio = statistics.median(each[2] / each[place] for each in rounds)
        print(f"{name:18}{rate:8.1f} articles/s  {ratio:5.2f} times natasha")
    print(f"peak after one article read by us {peak:.0f} MB; of both together {memory():.0f} MB")


if __name__ == "__main__":
    main()
