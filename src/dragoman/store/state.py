"""The state of a desk as one hash, and in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain

from sqlalchemy import Connection, Table, func, select

from dragoman.model.judgement import Judgement
from dragoman.store import records, rows
from dragoman.store.anchors import decisions
from dragoman.store.key import Key
from dragoman.store.schema import (
    ARTICLES,
    CAPTURES,
    JUDGEMENTS,
    PAIRS,
    READINGS,
    REPORTS,
    SKIPS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a desk holds."""

    articles: int
    undated: int
    captures: int
    readings: int
    pairs: int
    skips: int
    judgements: int


def counts(connection: Connection) -> Counts:
    """Return how much the desk holds."""
    undated = select(func.count()).select_from(ARTICLES).where(ARTICLES.c.earliest.is_(None))
    return Counts(
        articles=_count(connection, ARTICLES),
        undated=int(connection.execute(undated).scalar_one()),
        captures=_count(connection, CAPTURES),
        readings=_count(connection, READINGS),
        pairs=_count(connection, PAIRS),
        skips=_count(connection, SKIPS),
        judgements=_count(connection, JUDGEMENTS),
    )


def snapshot(connection: Connection, key: Key) -> str:
    """Return a hash over the sorted state; run stamps, times, places and skips are no part of it."""
    whole = sha256(records.digest(key.reader, key.knowledge).encode())
    for part in (
        _articles(connection, key),
        _judgements(connection),
        chain(_memory(connection), _reports(connection)),
    ):
        for line in part:
            whole.update(records.digest(*line).encode())
        whole.update(b"\n")
    return whole.hexdigest()


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _articles(connection: Connection, key: Key) -> Iterator[tuple[str, ...]]:
    statement = (
        select(ARTICLES.c.id, ARTICLES.c.sha256, ARTICLES.c.version, READINGS.c.number)
        .outerjoin(READINGS, rows.read_under(key))
        .order_by(ARTICLES.c.id)
    )
    for row in connection.execute(statement):
        yield row.id, row.sha256, row.version, "unread" if row.number is None else "read"


def _judgements(connection: Connection) -> Iterator[tuple[bytes | str, ...]]:
    """Yield what is decided: the last word on keep and drop, all other judgements in order."""
    log = [
        records.decode(record, Judgement)
        for record in connection.execute(
            select(JUDGEMENTS.c.record).order_by(JUDGEMENTS.c.number)
        ).scalars()
    ]
    yield from sorted(decisions(log).items())
    for each in log:
        if each.kind not in ("keep", "drop"):
            yield (records.encode(replace(each, when="")),)


def _memory(connection: Connection) -> Iterator[tuple[str, ...]]:
    columns = (PAIRS.c.language, PAIRS.c.target_language, PAIRS.c.key, PAIRS.c.target)
    for row in connection.execute(select(*columns).order_by(*columns)):
        yield tuple(row)


def _reports(connection: Connection) -> Iterator[tuple[str, ...]]:
    for row in connection.execute(select(REPORTS.c.sha256).order_by(REPORTS.c.sha256)):
        yield "report", row.sha256
