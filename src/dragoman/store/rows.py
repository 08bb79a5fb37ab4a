"""Rows back into records, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, Row, Select, and_, or_, select

from dragoman.model.press import Article, Period
from dragoman.store import records
from dragoman.store.key import Key
from dragoman.store.schema import ARTICLES, CAPTURES, READINGS, VERSIONS

AHEAD = 50
"""Rows fetched at once: a stream of articles of any length holds no more in memory."""


def stream(engine: Engine, statement: Select[Any]) -> Iterator[Row[Any]]:
    """Yield the rows of ``statement`` from one state of the database."""
    with engine.connect() as connection:
        yield from connection.execute(statement.execution_options(yield_per=AHEAD))


def articles(*more: Any) -> Select[Any]:  # noqa: ANN401 - SQLAlchemy's expression types are its own
    """Select current articles, with ``more`` columns, for ``article`` to take up."""
    return (
        select(
            VERSIONS.c.record.label("article"),
            CAPTURES.c.source,
            CAPTURES.c.retrieved,
            CAPTURES.c.sha256,
            *more,
        )
        .select_from(ARTICLES)
        .join(
            VERSIONS,
            and_(VERSIONS.c.article == ARTICLES.c.id, VERSIONS.c.version == ARTICLES.c.version),
        )
        .join(CAPTURES, current_capture())
    )


def dated(period: Period | None) -> Select[Any]:
    """Select current articles that may be of ``period``, all without one; the undated stand last."""
    found = articles()
    if period is not None:
        within = and_(ARTICLES.c.earliest <= period.to, ARTICLES.c.latest >= period.from_)
        found = found.where(or_(within, ARTICLES.c.earliest.is_(None)))
    return found.order_by(ARTICLES.c.earliest.is_(None), ARTICLES.c.earliest, ARTICLES.c.id)


def article(row: Row[Any]) -> Article:
    """Return the article of a row of ``articles``."""
    seen = records.decode(row.article, Article)
    return replace(seen, source=row.source, retrieved=row.retrieved, sha256=row.sha256)


def current_capture() -> Any:  # noqa: ANN401 - the same
    """Join condition: the capture of an article that counts."""
    return and_(CAPTURES.c.article == ARTICLES.c.id, CAPTURES.c.sha256 == ARTICLES.c.sha256)


def read_under(key: Key) -> Any:  # noqa: ANN401 - the same
    """Join condition: the reading of an article's current version under ``key``."""
    return and_(
        READINGS.c.article == ARTICLES.c.id,
        READINGS.c.version == ARTICLES.c.version,
        READINGS.c.reader == key.reader,
        READINGS.c.knowledge == key.knowledge,
    )
