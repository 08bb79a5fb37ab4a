"""Reads a desk's database, also while another process writes to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Row, Select, select
from sqlalchemy.exc import DatabaseError

from dragoman.errors import BadArgument, Unreadable
from dragoman.model.judgement import Edit, Judgement
from dragoman.model.press import Article, Period, Skip
from dragoman.store import migrate, records, rows, search, sqlite
from dragoman.store.corpus import ReadCorpus
from dragoman.store.memory import Memory
from dragoman.store.originals import Originals
from dragoman.store.schema import ARTICLES, CAPTURES, EDITS, JUDGEMENTS, READINGS, SKIPS
from dragoman.store.search import Hit
from dragoman.store.state import Counts, counts, snapshot


class View:
    """What the database at ``path`` holds; ``originals`` is needed for ``original`` alone."""

    def __init__(self, path: Path, originals: Originals | None = None) -> None:
        """Open for reading; ``BadArgument`` when there is no desk of this version."""
        if not path.is_file():
            raise BadArgument(str(path), "there is no desk here; dragoman init makes one")
        self._originals = originals
        self._engine = sqlite.reading(path)
        try:
            with self._engine.connect() as connection:
                migrate.check(connection, str(path))
        except DatabaseError as error:
            raise BadArgument(str(path), f"is not a desk's database: {error.orig}") from None

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
        """Close the connections."""
        self._engine.dispose()

    def corpus(
        self, reader: str, knowledge: str, voices: Mapping[str, str] | None = None
    ) -> ReadCorpus:
        """Return the articles read by this reader with this knowledge, as ``base.Corpus``.

        ``voices`` names for an article the copy that counts; one not named counts itself.
        """
        return ReadCorpus(self._engine, reader, knowledge, voices or {})

    def article(self, article: str) -> Article:
        """Return the current version of one article; ``KeyError`` when there is none."""
        for row in self._rows(rows.articles().where(ARTICLES.c.id == article)):
            return rows.article(row)
        raise KeyError(article)

    def articles(self) -> Iterator[Article]:
        """Yield the current version of every article, by id."""
        return map(rows.article, self._rows(rows.articles().order_by(ARTICLES.c.id)))

    def unread(self, reader: str, knowledge: str) -> Iterator[Article]:
        """Yield the articles this reader has not read with this knowledge, by id."""
        statement = (
            rows.articles()
            .outerjoin(READINGS, rows.read_by(reader, knowledge))
            .where(READINGS.c.number.is_(None))
            .order_by(ARTICLES.c.id)
        )
        return map(rows.article, self._rows(statement))

    def memory(self, language: str, target_language: str) -> Memory:
        """Return the translation memory of one pair of languages."""
        return Memory(self._engine, language, target_language)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the log of judgements, oldest first."""
        statement = select(JUDGEMENTS.c.record).order_by(JUDGEMENTS.c.number)
        return tuple(records.decode(row.record, Judgement) for row in self._rows(statement))

    def edits(self, report: str) -> tuple[Edit, ...]:
        """Return the log of one report's edits, oldest first."""
        statement = select(EDITS.c.record).where(EDITS.c.report == report).order_by(EDITS.c.number)
        return tuple(records.decode(row.record, Edit) for row in self._rows(statement))

    def skips(self) -> tuple[Skip, ...]:
        """Return what was left out and has not been taken in since, by stage and input."""
        statement = select(SKIPS).order_by(SKIPS.c.stage, SKIPS.c.input, SKIPS.c.reason)
        return tuple(
            Skip(input=row.input, reason=row.reason, stage=row.stage, article=row.article)
            for row in self._rows(statement)
        )

    def captures(self, article: str) -> tuple[str, ...]:
        """Return the hashes of the article's originals in the order in which they count."""
        statement = (
            select(CAPTURES.c.sha256)
            .where(CAPTURES.c.article == article)
            .order_by(CAPTURES.c.run, CAPTURES.c.sha256)
        )
        return tuple(row.sha256 for row in self._rows(statement))

    def original(self, article: str) -> bytes:
        """Return the original bytes of the article's current capture.

        ``KeyError`` without such an article; ``Unreadable`` when the archive has lost them.
        """
        statement = (
            select(CAPTURES.c.sha256, CAPTURES.c.offset, CAPTURES.c.length)
            .join(ARTICLES, rows.current_capture())
            .where(ARTICLES.c.id == article)
        )
        for place in self._rows(statement):
            if self._originals is None or place.offset is None:
                raise Unreadable(article, "its original is not in the archive")
            content = self._originals.read(place.offset, place.length)
            if sha256(content).hexdigest() != place.sha256:
                raise Unreadable(article, "the archive holds other bytes where its original was")
            return content
        raise KeyError(article)

    def search(self, words: str, limit: int = 20, period: Period | None = None) -> tuple[Hit, ...]:
        """Return the most relevant articles that hold all of ``words`` (lemmas; phrases quoted)."""
        with self._engine.connect() as connection:
            return search.search(connection, words, limit, period)

    def count(self, words: str, period: Period | None = None) -> int:
        """Return how many articles hold all of ``words``."""
        with self._engine.connect() as connection:
            return search.count(connection, words, period)

    def counts(self) -> Counts:
        """Return how much the desk holds."""
        with self._engine.connect() as connection:
            return counts(connection)

    def snapshot(self, reader: str, knowledge: str) -> str:
        """Return a hash of all that a report rests on.

        Equal for equal articles, readings, judgements and memory, whenever and in whatever order
        they arrived.
        """
        with self._engine.connect() as connection:
            return snapshot(connection, reader, knowledge)

    def _rows(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        return rows.stream(self._engine, statement)
