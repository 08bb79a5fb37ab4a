"""Real articles in the shapes that the benches need; nothing of them is kept."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from bench.rows import lines
from razdel import sentenize

from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.model.press import Article

PRESS = Path("press") / "ru-2020-07.jsonl"
LONG = Path("rusentrel") / "train.jsonl"
SENTENCES = Path("rusentne") / "train.csv"
WHOLE = PRESS, LONG, Path("press") / "ja-2020-07.jsonl", Path("polnear") / "train.jsonl"
SIZE = 2000
SHORTEST = 30


def sample() -> Path:
    """Return the folder of the sample press that ships with the package."""
    return Path(str(files("dragoman") / "sample"))


def sample_texts() -> list[str]:
    """Return the texts of the sample press."""
    pages = inputs([str(sample() / "press")], Limits())
    return [extract(page, ExtractContext()).text for page in pages if isinstance(page, Page)]


def texts(data: Path) -> list[str]:
    """Return the texts of the two days of press and of the long articles."""
    return [each["text"] for path in (PRESS, LONG) for each in lines(data / path)]


def whole(data: Path) -> list[str]:
    """Return real articles whole, in Russian, Japanese and English."""
    return [each["text"] for path in WHOLE for each in lines(data / path)]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without the shortest."""
    return [each.text for each in sentenize(text) if len(each.text) > SHORTEST]


def loose(data: Path) -> list[str]:
    """Return sentences that stand alone, of other articles."""
    with (data / SENTENCES).open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return list(dict.fromkeys(row["sentence"] for row in rows))


def article(number: int, text: str) -> Article:
    """Return a text as the reader takes it."""
    name = f"bench{number}"
    return Article(id=name, text_id=name, source=name, text=text, sha256="", language="ru")


def cuts(data: Path, count: int) -> tuple[list[str], int]:
    """Return ``count`` texts of 2,000 characters, and how many of them share no sentence.

    They are cut from the data in order, at word ends; where it does not suffice, the cuts overlap.
    """
    found, apart = cutting(data, count)
    return list(found), apart


def cutting(data: Path, count: int) -> tuple[Iterator[str], int]:
    """Return what ``cuts`` does, one text at a time."""
    whole = "\n".join((*texts(data), *loose(data)))
    step = min(SIZE, (len(whole) - SIZE) // count)
    return _cut(whole, step, count), min(count, len(whole) // SIZE)


def _cut(whole: str, step: int, count: int) -> Iterator[str]:
    for number in range(count):
        start = whole.index(" ", number * step) + 1
        yield whole[start : start + SIZE]
