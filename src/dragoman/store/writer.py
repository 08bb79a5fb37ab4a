"""The one process that writes: it appends, each article in a transaction of its own."""

from __future__ import annotations

import fcntl
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as insert_new

from dragoman.errors import BadArgument
from dragoman.model.judgement import Edit, Judgement
from dragoman.model.press import Article, Pair, Skip
from dragoman.model.reading import Reading
from dragoman.store import schema
from dragoman.text import normal

UNDATED = 9_000_000
"""The day under which undated pieces stand in the index, after every real one."""


class Originals(Protocol):
    """Where original bytes are kept; the desk hands one in."""

    def append(self, name: str, content: bytes, when: str) -> tuple[int, int]:
        """Append one record and return its offset and length."""
        ...

    def truncate(self, size: int) -> None:
        """Drop what was appended after the last committed record."""
        ...


class Writer:
    """Holds the desk's lock while open. ``run`` is the time of this run, as RFC 3339."""

    def __init__(self, folder: Path, originals: Originals, run: str) -> None:
        self._lock = (folder / "desk.lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            raise BadArgument(
                str(folder), "another dragoman is writing to this desk; wait until it is done"
            ) from None
        self._originals, self._run = originals, run
        self._engine = schema.connect(folder / "desk.sqlite")
        schema.migrate(self._engine)
        ends = schema.captures.c.offset + schema.captures.c.length
        with self._engine.begin() as connection:
            originals.truncate(connection.scalar(select(func.max(ends))) or 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database and of the lock."""
        self._engine.dispose()
        self._lock.close()

    def add(self, article: Article, original: bytes, fingerprint: str) -> bool:
        """Keep one capture of an article; ``False`` when exactly it is known already."""
        with self._engine.begin() as connection:
            if self._known(connection, article):
                return False
            offset, length = self._originals.append(
                article.url or f"urn:dragoman:{article.id}", original, self._run
            )
            made = connection.execute(
                insert(schema.captures).values(
                    article=article.id,
                    sha256=article.sha256,
                    run=self._run,
                    offset=offset,
                    length=length,
                    text_id=article.text_id,
                    record=msgspec.json.encode(article),
                )
            )
            self._make_current(connection, article, made.lastrowid, fingerprint)
        return True

    def _known(self, connection: Connection, article: Article) -> bool:
        table = schema.captures
        where = (table.c.article == article.id, table.c.sha256 == article.sha256)
        return connection.scalar(select(table.c.id).where(*where)) is not None

    def _make_current(
        self, connection: Connection, article: Article, capture: int, fingerprint: str
    ) -> None:
        """Show the last run's capture; within one run the one with the greatest hash."""
        table, current = schema.captures, schema.articles
        shown = connection.execute(
            select(table.c.run, table.c.sha256)
            .join(current, current.c.capture == table.c.id)
            .where(current.c.id == article.id)
        ).first()
        values = {
            "capture": capture,
            "text_id": article.text_id,
            "earliest": _day(article.published.earliest),
            "latest": _day(article.published.latest),
            "fingerprint": fingerprint,
        }
        if shown is None:
            connection.execute(insert(current).values(id=article.id, **values))
        elif (self._run, article.sha256) > (shown.run, shown.sha256):
            connection.execute(update(current).where(current.c.id == article.id).values(values))

    def add_pairs(self, pairs: Iterable[Pair]) -> int:
        """Keep pairs for the translation memory; return how many were new."""
        rows = [
            {
                "language": each.language,
                "target_language": each.target_language,
                "key": normal(each.text),
                "target": each.target,
                "origin": each.origin,
            }
            for each in pairs
        ]
        if not rows:
            return 0
        with self._engine.begin() as connection:
            statement = insert_new(schema.memory).on_conflict_do_nothing()
            return sum(connection.execute(statement, row).rowcount for row in rows)

    def add_reading(self, article: Article, reading: Reading) -> None:
        """Keep a reading and put the article's lemmas in the index, in one transaction."""
        with self._engine.begin() as connection:
            connection.execute(
                insert_new(schema.readings)
                .values(
                    text_id=reading.text_id,
                    reader=reading.reader,
                    knowledge=reading.knowledge,
                    record=msgspec.json.encode(reading),
                )
                .on_conflict_do_nothing()
            )
            self._index(connection, article, reading)

    def _index(self, connection: Connection, article: Article, reading: Reading) -> None:
        known = connection.scalar(
            text("SELECT rowid FROM words WHERE article = :id"), {"id": article.id}
        )
        if known:
            connection.execute(text("DELETE FROM words WHERE rowid = :row"), {"row": known})
        day = article.published.earliest
        low = (day.toordinal() if day else UNDATED) * 1_000_000
        top = connection.scalar(
            text("SELECT max(rowid) FROM words WHERE rowid BETWEEN :low AND :high"),
            {"low": low, "high": low + 999_999},
        )
        connection.execute(
            text("INSERT INTO words(rowid, lemmas, article) VALUES (:row, :lemmas, :id)"),
            {"row": (top or low) + 1, "lemmas": "\n".join(reading.lemmas), "id": article.id},
        )

    def add_skip(self, skip: Skip) -> None:
        """Keep the name of what was left out, once."""
        with self._engine.begin() as connection:
            connection.execute(
                insert_new(schema.skips)
                .values(
                    stage=skip.stage, input=skip.input, reason=skip.reason, article=skip.article
                )
                .on_conflict_do_nothing()
            )

    def forget_skip(self, stage: str, name: str) -> None:
        """Drop the record of a skip whose input has now gone through."""
        with self._engine.begin() as connection:
            table = schema.skips
            connection.execute(delete(table).where(table.c.stage == stage, table.c.input == name))

    def judge(self, judgement: Judgement) -> None:
        """Append what an analyst decided."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(schema.judgements).values(record=msgspec.json.encode(judgement))
            )

    def edit(self, edit: Edit) -> None:
        """Append one change to a draft."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(schema.edits).values(report=edit.report, record=msgspec.json.encode(edit))
            )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
