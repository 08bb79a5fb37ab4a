"""Collecting and reading without a desk: what comes in is printed and not kept; and what a desk keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from dragoman.collect.copies import fingerprint
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.engine import Outcome, Serial
from dragoman.knowledge.load import load
from dragoman.model.press import Article, Pair, Skip
from dragoman.model.reading import ReadArticle
from dragoman.read import reader
from dragoman.store.writer import Writer
from dragoman.tally import Tally

PAIRS_AT_ONCE = 500


@dataclass(slots=True)
class Inputs:
    """Splits a stream of inputs: pages go on, pairs and skips are put aside as they pass."""

    found: Iterator[Page | Pair | Skip]
    pairs: list[Pair] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)

    def pages(self) -> Iterator[Page]:
        """Yield the pages."""
        for each in self.found:
            if isinstance(each, Page):
                yield each
            elif isinstance(each, Pair):
                self.pairs.append(each)
            else:
                self.skipped.append(each)


def kept(outcomes: Iterable[Outcome[Page, Article]], split: Inputs, writer: Writer) -> Tally:
    """Hand what was extracted to the desk's ``writer``, and tell what became of it."""
    done, known, pairs = [], 0, 0
    for outcome in outcomes:
        article, page = outcome.value, outcome.item
        if article is None:
            split.skipped.append(
                Skip(input=page.source, reason=outcome.reason or "", stage="collect")
            )
        elif writer.add(article, page.original, fingerprint(article.text)):
            done.append(article.id)
        else:
            known += 1
        if len(split.pairs) > PAIRS_AT_ONCE:
            pairs += writer.add_pairs(split.pairs)
            split.pairs.clear()
    pairs += writer.add_pairs(split.pairs)
    for skip in split.skipped:
        writer.add_skip(skip)
    return Tally(done=tuple(sorted(done)), known=known, pairs=pairs, skipped=tuple(split.skipped))


def bare_collect(sources: Sequence[str]) -> Iterator[Article | Skip]:
    """Yield the articles of ``sources`` without a desk, and what was skipped."""
    split = Inputs(inputs(sources, Limits()))
    context = ExtractContext(outlets=load("RU").outlets)
    for outcome in Serial().map(partial(extract, context=context), split.pages()):
        if outcome.value is not None:
            yield outcome.value
        else:
            yield Skip(input=outcome.item.source, reason=outcome.reason or "", stage="collect")
    yield from split.skipped


def bare_read(sources: Sequence[str]) -> Iterator[ReadArticle | Skip]:
    """Yield the readings of ``sources`` without a desk, and what was skipped."""
    knowledge = load("RU")
    for each in bare_collect(sources):
        if isinstance(each, Skip):
            yield each
            continue
        for outcome in Serial().map(partial(reader.read, knowledge=knowledge), [each]):
            if outcome.value is not None:
                yield ReadArticle(article=each, reading=outcome.value, voice=each.id)
            else:
                yield Skip(input=each.source, reason=outcome.reason or "", stage="read")
