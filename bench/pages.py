"""Extraction over saved pages with known answers: quality, and speed against trafilatura.

usage: ``python bench/pages.py FOLDER [--misses]``; FOLDER holds ``gold.jsonl`` and, by country,
the pages it names. A title counts when its words are the known ones or nearly (word F1 of .8);
authors when the set is exactly the known one, and once more with newsrooms and agencies taken out
of it, since they are no authors here; a date by its day; text by F1 over runs of four words, each
page weighing the same (as in scrapinghub's article-extraction-benchmark).
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import trafilatura

from dragoman.collect.bylines import is_organisation
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.errors import Skipped
from dragoman.model.press import Article

LABEL = re.compile(r"^(?:by|von|por|par|di|автор|текст)\s+")
SAME_TITLE = 0.8
ROUNDS = 3
CONTEXT = ExtractContext()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One page and what is known of it."""

    page: Page
    publisher: str
    title: str
    authors: tuple[str, ...]
    published: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one page came out; ``text`` is shares of shingles found, added and missed."""

    title: bool
    authors: bool
    persons: bool
    date: bool | None
    text: tuple[float, float, float]
    bag: float


def golds(folder: Path) -> Iterator[Gold]:
    """Yield the pages that ``gold.jsonl`` names, in its order."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        path = folder / known["country"] / known["file"]
        for page in inputs([str(path)], Limits()):
            if not isinstance(page, Page):
                print(f"left out: {page}", file=sys.stderr)
                continue
            yield Gold(
                page=replace(page, url=known["url"]),
                publisher=known["publisher"],
                title=known["title"],
                authors=tuple(known["authors"] or ()),
                published=known["published"],
                text=known["text"],
            )


def _words(text: str | None) -> list[str]:
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[\u3040-\u30ff\u3400-\u9fff]", r" \g<0> ", re.sub(r"\W+", " ", folded)).split()


def _f1(one: Iterable[str], two: Iterable[str]) -> float:
    left, right = Counter(one), Counter(two)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def _overlap(known: str, found: str) -> tuple[float, float, float]:
    left, right = _shingles(known), _shingles(found)
    both, added, missed = (left & right).total(), (right - left).total(), (left - right).total()
    total = both + added + missed
    return both / total, added / total, missed / total


def _names(printed: Iterable[str]) -> set[str]:
    return {name for each in printed if (name := LABEL.sub("", " ".join(_words(each))))}


def _persons(gold: Gold) -> set[str]:
    """Return the known authors that are persons: a newsroom or an agency is none."""
    site = (urlsplit(gold.page.url or "").hostname or "").removeprefix("www.")
    outlets = (gold.publisher, site, site.partition(".")[0])
    return _names(each for each in gold.authors if not is_organisation(each, outlets))


def score(gold: Gold, article: Article) -> Score:
    """Compare an article with what is known of its page."""
    known, found = _words(gold.title), _words(article.title)
    day = datetime.fromisoformat(gold.published).date() if gold.published else None
    return Score(
        title=bool(known and found) and (known == found or _f1(known, found) >= SAME_TITLE),
        authors=_names(gold.authors) == _names(article.authors),
        persons=_persons(gold) == _names(article.authors),
        date=article.published.earliest == day and article.published.precision in ("instant", "day")
        if day
        else None,
        text=_overlap(gold.text, article.text),
        bag=_f1(_words(gold.text), _words(article.text)),
    )


def _text_f1(scores: Iterable[Score]) -> float:
    shares = [each.text for each in scores]
    precision = statistics.mean(tp / (tp + fp) if tp + fp else 0.0 for tp, fp, _ in shares)
    recall = statistics.mean(tp / (tp + fn) if tp + fn else 0.0 for tp, _, fn in shares)
    return 2 * precision * recall / (precision + recall)


def _ours(page: Page) -> object:
    try:
        return extract(page, CONTEXT)
    except Skipped:
        return None


def _theirs(page: Page) -> object:
    return trafilatura.bare_extraction(
        page.content, url=page.url, with_metadata=True, include_comments=False
    )


def _seconds(function: Callable[[Page], object], page: Page) -> float:
    start = time.process_time()
    function(page)
    return time.process_time() - start


def speed(pages: list[Page]) -> tuple[float, float]:
    """Return seconds of processor time for all pages, ours and trafilatura's, by turns."""
    ours = theirs = 0.0
    for page in pages:
        times = [(_seconds(_ours, page), _seconds(_theirs, page)) for _ in range(ROUNDS)]
        ours += statistics.median(each[0] for each in times)
        theirs += statistics.median(each[1] for each in times)
    return ours, theirs


def _miss(gold: Gold, article: Article, result: Score) -> None:
    rows: tuple[tuple[bool, Any, Any], ...] = (
        (result.title, gold.title, article.title),
        (result.authors, gold.authors, article.authors),
        (result.date is not False, gold.published, article.published),
        (result.bag > SAME_TITLE, len(gold.text), len(article.text)),
    )
    for right, known, found in rows:
        if not right:
            print(f"{Path(gold.page.source).name}: {known!r} -> {found!r}")
    if not all(row[0] for row in rows):
        print(f"    {article.provenance}")


def main(arguments: list[str]) -> int:
    """Print the table; with ``--misses`` also each field that came out otherwise than known."""
    folder = Path(arguments[0]) if arguments else Path()
    if not (folder / "gold.jsonl").exists():
        print(f"pages: NOT MEASURED, no gold.jsonl in {folder.resolve()}")
        return 0
    known = list(golds(folder))
    scores = []
    for gold in known:
        try:
            article = extract(gold.page, CONTEXT)
        except Skipped as error:
            print(f"skipped: {error}")
            continue
        result = score(gold, article)
        scores.append(result)
        if "--misses" in arguments:
            _miss(gold, article, result)
    dates = [each.date for each in scores if each.date is not None]
    rows = [
        ("pages (extracted of all)", f"{len(scores)} of {len(known)}"),
        ("date, by day", f"{statistics.mean(dates):.3f} of {len(dates)}"),
        ("authors, exact", f"{statistics.mean(each.authors for each in scores):.3f}"),
        ("authors, persons exact", f"{statistics.mean(each.persons for each in scores):.3f}"),
        ("title", f"{statistics.mean(each.title for each in scores):.3f}"),
        ("text F1, runs of four words", f"{_text_f1(scores):.3f}"),
        ("text F1, words, mean", f"{statistics.mean(each.bag for each in scores):.3f}"),
    ]
    if "--no-speed" not in arguments:
        ours, theirs = speed([each.page for each in known])
        rows.append(("pages a second and core", f"{len(known) / ours:.1f}"))
        rows.append(("the same, trafilatura with metadata", f"{len(known) / theirs:.1f}"))
        rows.append(("ratio", f"{theirs / ours:.2f}"))
    for name, value in rows:
        print(f"{name:40}{value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
