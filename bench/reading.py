"""Reading against natasha's whole pipeline, on the same articles: speed and memory.

natasha's path is segmentation, morphology, syntax, names and lemmas, as its own page shows it; ours is
``annotate``, which gives the same, and ``read``, which adds statements, figures and forecasts, and, unless
it is told not to, stances and tones; what those add is given as a share of the rest. All read each
article in turn in one process, in processor time; a first round that fills the caches is not counted.
Memory is the peak of a process of its own that reads all the articles.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from bench.corpus import PRESS, article
from bench.rows import Figure, again, lines, missing, one_thread, run, times

GROUP = "reading"
ROUNDS = 5
NAMES = ("reading, all findings", "reading, without stance", "reading, annotation only")
PEER = "natasha's full pipeline"
Run = Callable[[str], object]


def figures(data: Path) -> Iterator[Figure]:
    """Yield whole reading, annotation only, and memory."""
    path = data / PRESS
    if not path.exists():
        yield missing("reading: articles a second, memory", "no data", GROUP)
        return
    try:
        runs = (reader(), reader(stance=False), annotation(), natasha())
    except ImportError as error:
        yield missing(f"reading against {PEER}", f"the peer cannot be loaded: {error}", GROUP)
        return
    texts = [each["text"] for each in lines(path)]
    taken = [_round(runs, texts, turn) for turn in range(ROUNDS + 1)][1:]
    theirs = [each[-1] for each in taken]
    for place, name in enumerate(NAMES):
        ours = [each[place] for each in taken]
        rates = f"{len(texts) / min(ours):.0f} against {len(texts) / min(theirs):.0f} a second"
        yield times(
            f"{name}: articles a second and core",
            ours,
            theirs,
            peer=PEER,
            command=again(GROUP, data),
            note=f"{len(texts)} articles of {sum(map(len, texts)):,} characters; {rates}",
        )
    added = [whole / bare - 1 for whole, bare, *_ in taken]
    yield Figure(
        name="reading: what stance adds to the time without it",
        value=median(added),
        low=min(added),
        high=max(added),
        command=again(GROUP, data),
        note="0.5 is half again",
    )
    yield _memory(path, data)


def _round(runs: Sequence[Run], texts: Sequence[str], turn: int) -> tuple[float, ...]:
    taken = [0.0 for _ in runs]
    for text in texts:
        for place in range(len(runs)):
            which = (place + turn) % len(runs)
            start = process_time()
            runs[which](text)
            taken[which] += process_time() - start
    return tuple(taken)


def _memory(path: Path, data: Path) -> Figure:
    ours = run("-m", "bench.reading", "dragoman", path)
    theirs = run("-m", "bench.reading", "natasha", path)
    return Figure(
        name="reading: peak memory of a process",
        value=ours.megabytes,
        unit="MB",
        peer=PEER,
        peer_value=theirs.megabytes,
        command=again(GROUP, data),
        note=f"{ours.megabytes / theirs.megabytes:.2f} of the peer's",
    )


def natasha() -> Run:
    """Return natasha's pipeline as its page shows it."""
    from natasha import (  # noqa: PLC0415 - a peer that may lack
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

    def whole(text: str) -> object:
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

    return whole


def annotation() -> Run:
    """Return the part of the reader that gives what natasha gives."""
    from dragoman.language.russian import annotate  # noqa: PLC0415 - not in natasha's process

    return annotate


def reader(*, stance: bool = True) -> Run:
    """Return the reader under the package's own knowledge, with stances and tones or without."""
    from dragoman.knowledge.load import load  # noqa: PLC0415 - as above
    from dragoman.read.reader import STANCE, read  # noqa: PLC0415

    knowledge = load("RU")
    without = frozenset() if stance else STANCE

    def whole(text: str) -> object:
        return read(article(0, text), knowledge, without=without)

    return whole


if __name__ == "__main__":
    one_thread()
    run_all = natasha() if sys.argv[1] == "natasha" else reader()
    for found in lines(Path(sys.argv[2])):
        run_all(found["text"])
