"""All that is SQLite's own: connections, insertion once, and full text over lemmas (FTS5).

A row of the full text is numbered by its article's first day, so that a period is a range of row
numbers which FTS5 applies inside its own scan. Undated articles have day 0, a range of their own.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from dragoman.model.press import Period
from dragoman.text import normal

__all__ = ["insert"]  # an insertion that can be told to do nothing where the row is there

A_DAY = 10_000_000
"""Row numbers set aside for one day."""

WAIT = 30.0
"""Seconds a connection waits for another's lock before it gives up."""

_LAST_OF_DAY = text("select max(number) from articles where number between :low and :high")
_INDEX = text("insert into words(rowid, lemmas) values (:number, :lemmas)")
_UNINDEX = text("insert into words(words, rowid, lemmas) values ('delete', :number, :lemmas)")

_WORD = re.compile(r"[^\W_]+")


def writing(path: Path) -> Engine:
    """Return an engine that creates and writes the database at ``path``."""
    return _engine(path, "rwc", "begin immediate")


def reading(path: Path) -> Engine:
    """Return an engine that can only read; each transaction sees one state of the database."""
    return _engine(path, "ro", "begin")


def _engine(path: Path, mode: str, begin: str) -> Engine:
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        # Transactions are begun by us: the driver's own rules leave DDL outside of them.
        return sqlite3.connect(
            address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False
        )

    def configure(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        del entry
        cursor = connection.cursor()
        if mode != "ro":
            cursor.execute("pragma journal_mode = wal")
        cursor.execute("pragma synchronous = normal")
        cursor.execute("pragma foreign_keys = on")
        cursor.execute("pragma cache_size = -65536")
        cursor.close()

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def row_number(connection: Connection, day: date | None) -> int:
    """Return the next free row number of ``day`` (``None``: undated)."""
    low = A_DAY * (day.toordinal() if day else 0)
    last = connection.execute(
        _LAST_OF_DAY,
        {"low": low, "high": low + A_DAY - 1},
    ).scalar()
    return low + 1 if last is None else int(last) + 1


def index(connection: Connection, number: int, lemmas: Sequence[str]) -> None:
    """Put an article's lemmas under ``number``."""
    connection.execute(
        _INDEX,
        {"number": number, "lemmas": _folded(lemmas)},
    )


def unindex(connection: Connection, number: int, lemmas: Sequence[str]) -> None:
    """Take out what ``index`` put under ``number``; ``lemmas`` must be the same."""
    connection.execute(
        _UNINDEX,
        {"number": number, "lemmas": _folded(lemmas)},
    )


def _folded(lemmas: Iterable[str]) -> str:
    # What lies in existing databases was folded like this: a change needs a migration that
    # builds the full text anew.
    return normal("\n".join(lemmas))


def terms(lemmas: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return each lemma, or phrase of them, as its tokens."""
    return tuple(filter(None, map(tokenised, lemmas)))


def tokenised(words: str) -> tuple[str, ...]:
    """Return ``words`` as the full text cuts them."""
    return tuple(_WORD.findall(normal(words).lower()))


def found(
    connection: Connection, asked: Iterable[tuple[str, ...]], limit: int, period: Period | None
) -> list[tuple[str, int]]:
    """Return (article, reading's number) of the best ``limit`` rows that hold all terms asked for.

    Ordered by relevance (BM25, rounded so that ties are ties on every machine), then by id.
    """
    rows = connection.execute(
        text(f"select a.id, a.indexed {_MATCHING}order by round(w.rank, 9), a.id limit :limit"),
        {"asked": _match(asked), "limit": limit, **_bounds(connection, period)},
    )
    return [(row[0], row[1]) for row in rows]


def counted(connection: Connection, asked: Iterable[tuple[str, ...]], period: Period | None) -> int:
    """Return how many rows hold all terms asked for."""
    count = connection.execute(
        text(f"select count(*) {_MATCHING}"),
        {"asked": _match(asked), **_bounds(connection, period)},
    ).scalar_one()
    return int(count)


_MATCHING = (
    "from words w join articles a on a.number = w.rowid "
    "where words match :asked and w.rowid between :low and :high "
    "and (:since is null or a.latest >= :since) "
)


def _bounds(connection: Connection, period: Period | None) -> dict[str, Any]:
    """Return the row numbers between which all articles of ``period`` lie."""
    if period is None:
        return {"low": 0, "high": A_DAY * (date.max.toordinal() + 1), "since": None}
    since = period.from_.isoformat()
    first = connection.execute(
        text("select min(earliest) from articles where latest >= :since"), {"since": since}
    ).scalar()
    low = date.fromisoformat(first) if first else period.from_
    return {
        "low": A_DAY * low.toordinal(),
        "high": A_DAY * (period.to.toordinal() + 1) - 1,
        "since": since,
    }


def _match(asked: Iterable[tuple[str, ...]]) -> str:
    return " AND ".join(f'"{" ".join(each)}"' for each in asked)
