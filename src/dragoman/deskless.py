"""Collecting and reading without a desk: what comes in is printed and not kept; and what a desk keeps of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from dragoman import sources
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.stream import gathered
from dragoman.collecting import Inputs, heavy
from dragoman.engine import Serial
from dragoman.knowledge.load import load
from dragoman.model.press import Article, Skip
from dragoman.model.reading import ReadArticle
from dragoman.read import reader
from dragoman.settings import Settings, from_environment


def bare_collect(names: Sequence[str]) -> Iterator[Article | Skip]:
    """Yield the articles of ``names`` (files, folders, addresses) without a desk, and what was skipped."""
    rows = sources.named(names)
    chosen = from_environment(Settings(), os.environ)
    web = gathered(sources.wanted(rows, chosen.limit), sources.manners(chosen))
    split = Inputs(chain(inputs(sources.paths(rows), Limits()), web))
    context = ExtractContext(outlets=load("RU").outlets)
    for outcome in Serial(heavy=heavy).map(partial(extract, context=context), split.pages()):
        if outcome.value is not None:
            yield outcome.value
        else:
            yield Skip(input=outcome.item.source, reason=outcome.reason or "", stage="collect")
    yield from split.skipped


def bare_read(names: Sequence[str]) -> Iterator[ReadArticle | Skip]:
    """Yield the readings of ``names`` without a desk, and what was skipped."""
    knowledge = load("RU")
    for each in bare_collect(names):
        if isinstance(each, Skip):
            yield each
            continue
        for outcome in Serial().map(partial(reader.read, knowledge=knowledge), [each]):
            if outcome.value is not None:
                yield ReadArticle(article=each, reading=outcome.value, voice=each.id)
            else:
                yield Skip(input=each.source, reason=outcome.reason or "", stage="read")
