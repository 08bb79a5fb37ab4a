"""Forecasts, plainly: a sentence with a word of expectation; the horizon it names, if any."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, PublicationDate, Span
from dragoman.model.reading import Forecast, Statement, Who
from dragoman.read.author import author
from dragoman.read.eastern.marks import lines, stretches
from dragoman.read.eastern.words import either, word_lists
from dragoman.read.holding import held

YEAR = re.compile(r"(?P<year>20[1-9]\d)\s?(?:年|년)(?:代|대)?")
NEXT = re.compile(r"来年|明年|내년|翌年")
THIS = re.compile(r"年内|今年|本年|올해|연내|年底|今秋|今夏|今冬|올가을|올여름")
NO_FUTURE = re.compile(
    r"将(?:近|军|領|来的|信|士|其|这|此|该|它|他|自己|一|把)|(?:即|主|大|名|干|麻|老|部|战|上|中|少)将"
)
ASKING = ("？", "?", "か。")


def forecasts(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Forecast, ...]:
    """Return the forecasts of ``article``, at most one for each sentence."""
    del annotation
    own = author(article, knowledge)
    found = [
        each
        for paragraph in lines(article.text)
        for each in _in_span(article, paragraph, statements, own)
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _in_span(
    article: Article, span: Span, statements: tuple[Statement, ...], own: Who
) -> Iterator[Forecast]:
    lists = word_lists(article.language[:2]).lists["forecasts"]
    for stretch in stretches(article.text, *span):
        for quote in stretch.quotes:
            yield from _in_span(article, quote, statements, own)
        if stretch.masked.endswith(ASKING):
            continue
        modality, place = _expected(stretch.masked, lists)
        if not modality:
            continue
        start, end = stretch.start + place, stretch.start + place + 1
        holder = held(start, end, statements)
        begin, last = stretch.start, stretch.end
        if holder and holder.level != "author":
            part = next(each for each in holder.content if each.start <= start < each.end)
            begin, last = max(begin, part.start), min(last, part.end)
        yield Forecast(
            start=begin,
            end=last,
            modality=modality,
            horizon=_horizon(article.text[begin:last], article.published),
            holder=holder.who if holder else own,
            statement=holder.id if holder else None,
        )


def _expected(masked: str, lists: dict[str, list[str]]) -> tuple[str | None, int]:
    idle = [each.span() for each in NO_FUTURE.finditer(masked)]
    for modality in ("likely", "possible"):
        for each in re.finditer(either(lists[modality]), masked):
            if not any(first <= each.start() < last for first, last in idle):
                return modality, each.start()
    return None, 0


def _horizon(words: str, published: PublicationDate) -> PublicationDate | None:
    now = published.latest
    for each in YEAR.finditer(words):
        year = int(each["year"])
        if now is None or year >= now.year:
            return _year(each.group(), year, ())
    for pattern, later in ((NEXT, 1), (THIS, 0)):
        found = pattern.search(words)
        if found and now:
            return _year(found.group(), now.year + later, ("year",))
    return None


def _year(printed: str, year: int, inferred: tuple[str, ...]) -> PublicationDate:
    return PublicationDate(
        earliest=date(year, 1, 1),
        latest=date(year, 12, monthrange(year, 12)[1]),
        precision="year",
        printed=printed,
        inferred=inferred,
    )
