"""Collecting and reading without a desk: what comes in is printed and not kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.engine import Serial
from dragoman.knowledge.load import load
from dragoman.model.press import Article, Pair, Skip
from dragoman.model.reading import ReadArticle
from dragoman.read import reader


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
