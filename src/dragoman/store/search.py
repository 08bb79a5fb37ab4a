"""Full-text search over lemmas, answered with the sentences that were found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.model.press import Period, Span
from dragoman.store import records, sqlite
from dragoman.store.records import Lemmas
from dragoman.store.schema import READINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that was found, and its sentences that hold a word or phrase asked for."""

    article: str
    text_id: str
    spans: tuple[Span, ...]


def search(
    connection: Connection, lemmas: Iterable[str], limit: int, period: Period | None = None
) -> tuple[Hit, ...]:
    """Return the best ``limit`` articles that hold all of ``lemmas``.

    A lemma of several words is a phrase. With a ``period``, those whose publication interval
    overlaps it.
    """
    asked = sqlite.terms(lemmas)
    if not asked:
        return ()
    found = sqlite.found(connection, asked, limit, period)
    return tuple(_hit(connection, article, reading, asked) for article, reading in found)


def count(connection: Connection, lemmas: Iterable[str], period: Period | None = None) -> int:
    """Return how many articles ``search`` would find without a limit."""
    asked = sqlite.terms(lemmas)
    return sqlite.counted(connection, asked, period) if asked else 0


def _hit(
    connection: Connection, article: str, reading: int, asked: tuple[tuple[str, ...], ...]
) -> Hit:
    record = connection.execute(
        select(READINGS.c.record).where(READINGS.c.number == reading)
    ).scalar_one()
    read = records.decode(record, Lemmas)
    spans = tuple(
        span
        for span, lemmas in zip(read.sentences, read.lemmas, strict=True)
        if _holds(sqlite.tokenised(lemmas), asked)
    )
    return Hit(article=article, text_id=read.text_id, spans=spans)


def _holds(tokens: tuple[str, ...], asked: tuple[tuple[str, ...], ...]) -> bool:
    line = f" {' '.join(tokens)} "
    return any(f" {' '.join(term)} " in line for term in asked)
