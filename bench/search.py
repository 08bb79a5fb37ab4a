"""Search in a desk of 5,000 articles, against a plain scan of the same lemmas with LIKE.

The articles are 8 to 20 sentences in any order, of the press and the long articles (of the sample press
where those are not there), each sentence read once. Words asked for are of middling frequency, half
of the questions one word, half two. Ours ranks the articles that hold them and gives the best twenty
with their sentences; the scan gives all their ids, in no order.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.corpus import LONG, PRESS, article, sample_texts, texts
from bench.rows import Figure, again

from dragoman.model.press import Article, PublicationDate, Span
from dragoman.model.reading import Reading

GROUP = "search"
COUNT, QUESTIONS, LIMIT, ROUNDS = 5000, 60, 20, 3
PEER = "a LIKE scan in SQLite"
Lemmas = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A synthetic article with its reading."""

    article: Article
    reading: Reading


def figures(data: Path) -> Iterator[Figure]:
    """Yield the median time of a search in the store, and of the command's own search."""
    from dragoman.desk import Desk, create  # noqa: PLC0415 - after the threads are set
    from dragoman.store.view import View  # noqa: PLC0415

    real = all((data / each).exists() for each in (PRESS, LONG))
    sentences = _sentences(texts(data) if real else sample_texts())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk"
        create(path, "russia")
        with Desk.open(path) as desk:
            made = list(_made(sentences, desk.knowledge.hash))
        _fill(path, made)
        plain = _plain(made)
        asked = _questions(made)
        with Desk.open(path) as desk, View(path) as view:
            store, whole, scan = _searches(view.hits, desk.search, plain)
            ours, scanned = _timed((store, scan), asked)
            command, scanned_again = _timed((whole, scan), asked[:10])
    for name, mine, theirs in (
        ("search in the store, 50th percentile", ours, scanned),
        ("search as the command does it, 50th percentile", command, scanned_again),
    ):
        yield Figure(
            name=name,
            value=median(mine),
            unit="ms",
            peer=PEER,
            peer_value=median(theirs),
            low=min(mine),
            high=max(mine),
            command=again(GROUP, data),
            note=f"{COUNT:,} articles, {len(mine)} questions; "
            f"{median(theirs) / median(mine):.2f} times the peer's speed",
        )


def _sentences(found: Sequence[str]) -> list[tuple[str, str]]:
    """Return each sentence with its lemmas."""
    from dragoman.knowledge.load import load  # noqa: PLC0415 - as above
    from dragoman.read.reader import read  # noqa: PLC0415

    knowledge = load("RU")
    readings = [(text, read(article(0, text), knowledge)) for text in found]
    return [
        (text[span.start : span.end], lemmas)
        for text, reading in readings
        for span, lemmas in zip(reading.sentences, reading.lemmas, strict=True)
    ]


def _made(sentences: Sequence[tuple[str, str]], knowledge: str) -> Iterator[Made]:
    from dragoman.read.reader import VERSION  # noqa: PLC0415 - as above

    chance = random.Random(20210301)  # noqa: S311 - no secret
    for number in range(COUNT):
        chosen = chance.sample(sentences, chance.randint(8, 20))
        spans, place = [], 0
        for words, _ in chosen:
            spans.append(Span(place, place + len(words)))
            place += len(words) + 1
        text = " ".join(words for words, _ in chosen)
        day = date(2020, 1, 1) + timedelta(days=number % 366)
        yield Made(
            article=Article(
                id=f"bench{number}",
                text_id=f"bench{number}",
                source=f"bench{number}",
                published=PublicationDate(earliest=day, latest=day, precision="day"),
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                language="ru",
            ),
            reading=Reading(
                text_id=f"bench{number}",
                reader=VERSION,
                knowledge=knowledge,
                language="ru",
                sentences=tuple(spans),
                lemmas=tuple(lemmas for _, lemmas in chosen),
            ),
        )


def _fill(path: Path, made: Sequence[Made]) -> None:
    from dragoman.collect.archive import Archive  # noqa: PLC0415 - as above
    from dragoman.collect.sketches import marks  # noqa: PLC0415
    from dragoman.store.writer import Writer  # noqa: PLC0415

    with Writer(path, Archive(path / "archive"), "2021-03-01T00:00:00Z") as writer:
        for each in made:
            text = each.article.text
            writer.add(each.article, text.encode(), *marks(text))
            writer.add_reading(each.article, each.reading)


def _plain(made: Sequence[Made]) -> sqlite3.Connection:
    """Return a table of the same lemmas, a space on both sides of each word."""
    from dragoman.text import normal  # noqa: PLC0415 - as above

    found = sqlite3.connect(":memory:")
    found.execute("create table plain (id text, lemmas text)")
    rows = ((each.article.id, f" {normal(' '.join(each.reading.lemmas))} ") for each in made)
    found.executemany("insert into plain values (?, ?)", rows)
    return found


def _questions(made: Sequence[Made]) -> list[Lemmas]:
    """Return words that one article in 50 to 500 holds, half of the time two of one article."""
    chance = random.Random(20210302)  # noqa: S311 - no secret
    held = [set(" ".join(each.reading.lemmas).split()) for each in made]
    counts = Counter(word for words in held for word in words)
    middling = {
        word for word, n in counts.items() if COUNT / 500 <= n <= COUNT / 50 and word.isalpha()
    }
    found: list[Lemmas] = []
    while len(found) < QUESTIONS:
        words = sorted(chance.choice(held) & middling)
        number = 1 + len(found) % 2
        if len(words) >= number:
            found.append(tuple(chance.sample(words, number)))
    return found


Search = Callable[[Lemmas], object]


def _searches(
    hits: Callable[[Lemmas, int], object],
    command: Callable[[str, int], object],
    plain: sqlite3.Connection,
) -> tuple[Search, Search, Search]:
    def store(words: Lemmas) -> object:
        return hits(words, LIMIT)

    def whole(words: Lemmas) -> object:
        return command(" ".join(words), LIMIT)

    def scan(words: Lemmas) -> object:
        where = " and ".join("lemmas like ?" for _ in words)
        asked = [f"% {each} %" for each in words]
        return plain.execute(f"select id from plain where {where}", asked).fetchall()  # noqa: S608

    return store, whole, scan


def _timed(runs: tuple[Search, Search], asked: Sequence[Lemmas]) -> tuple[list[float], ...]:
    """Return the milliseconds of each question, the median of the rounds, in turn."""
    found: tuple[list[float], ...] = tuple([] for _ in runs)
    for words in asked:
        taken: tuple[list[float], ...] = tuple([] for _ in runs)
        for turn in range(ROUNDS):
            for place in range(len(runs)):
                which = (place + turn) % len(runs)
                start = perf_counter()
                runs[which](words)
                taken[which].append(1000 * (perf_counter() - start))
        for times, total in zip(taken, found, strict=True):
            total.append(median(times))
    return found
