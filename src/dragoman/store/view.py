"""Reads a desk's database, also while another process writes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.exc import DatabaseError

from dragoman.errors import BadArgument
from dragoman.model.judgement import Edit, Judgement
from dragoman.model.origin import Kept, Visit
from dragoman.model.press import Article, Period, Sketched, Skip
from dragoman.model.published import KeptReport
from dragoman.model.source import Head
from dragoman.store import kept, migrate, records, rows, search, sqlite
from dragoman.store.corpus import StoredCorpus
from dragoman.store.key import Key
from dragoman.store.memory import Memory
from dragoman.store.originals import Originals
from dragoman.store.schema import (
    ARTICLES,
    CAPTURES,
    DATABASE,
    EDITS,
    JUDGEMENTS,
    READINGS,
    REPORTS,
    SKIPS,
    VERSIONS,
    VISITS,
)
from dragoman.store.search import Hit
from dragoman.store.state import Counts, counts, snapshot

__all__ = ["Key", "StoredCorpus", "View"]


class View:
    """What the desk in ``folder`` holds; ``originals`` is needed for ``original`` alone."""

    def __init__(self, folder: Path, originals: Originals | None = None) -> None:
        """Open for reading; ``BadArgument`` when there is no desk of this version."""
        self.folder = folder
        path = folder / DATABASE
        if not path.is_file():
            raise BadArgument(str(folder), "no database here; `dragoman init` makes a desk")
        self._originals = originals
        self._engine = sqlite.reading(path)
        try:
            with self._engine.connect() as connection:
                migrate.check(connection, str(folder))
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

    def corpus(self, key: Key, voices: Mapping[str, str]) -> StoredCorpus:
        """Return the articles read under ``key``; ``voices`` maps a copy to the one that counts."""
        return StoredCorpus(self._engine, key, voices)

    def article(self, article: str) -> Article:
        """Return the current version of one article; ``KeyError`` when there is none."""
        for row in self._rows(rows.articles().where(ARTICLES.c.id == article)):
            return rows.article(row)
        raise KeyError(article)

    def heads(self, period: Period | None = None) -> Iterator[Head]:
        """Yield the heads of articles of ``period`` by date and id, then of undated ones, texts not decoded."""
        return (records.decode(row.article, Head) for row in self._rows(rows.dated(period)))

    def articles(self) -> Iterator[Article]:
        """Yield the current version of every article, by id."""
        return map(rows.article, self._rows(rows.articles().order_by(ARTICLES.c.id)))

    def chosen(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """Return the current version of the articles of these ids, by id."""
        statement = rows.articles().where(ARTICLES.c.id.in_(ids)).order_by(ARTICLES.c.id)
        return tuple(map(rows.article, self._rows(statement)))

    def sketched(self) -> Iterator[Sketched]:
        """Yield every article as copies are found, by id; those without a sketch have an empty one."""
        current = and_(
            VERSIONS.c.article == ARTICLES.c.id, VERSIONS.c.version == ARTICLES.c.version
        )
        columns = ARTICLES.c.id, ARTICLES.c.earliest, VERSIONS.c.fingerprint, VERSIONS.c.sketch
        statement = select(*columns).join(VERSIONS, current).order_by(ARTICLES.c.id)
        for row in self._rows(statement):
            yield Sketched(
                id=row.id,
                day=row.earliest,
                fingerprint=row.fingerprint,
                sketch=row.sketch or b"",
            )

    def seen(self) -> tuple[int, str]:
        """Return what tells whether captures have come in since: their number, and the last run."""
        with self._engine.connect() as connection:
            number = func.count(), func.max(CAPTURES.c.run)
            found = connection.execute(select(*number).select_from(CAPTURES)).one()
        return int(found[0]), str(found[1])

    def last_run(self) -> str | None:
        """Return when something was last collected or asked for (RFC 3339), also where nothing came in."""
        times = CAPTURES.c.run, SKIPS.c.run, VISITS.c.fetched
        with self._engine.connect() as connection:
            found = [connection.execute(select(func.max(each))).scalar() for each in times]
        return max((str(each) for each in found if each), default=None)

    def unread(self, key: Key) -> Iterator[Article]:
        """Yield the articles without a reading under ``key``, by id.

        What is written meanwhile changes nothing in the stream.
        """
        return map(rows.article, self._rows(_unread(key, rows.articles()).order_by(ARTICLES.c.id)))

    def count_unread(self, key: Key) -> int:
        """Return how many articles have no reading under ``key``."""
        return self._number(_unread(key, select(func.count()).select_from(ARTICLES)))

    def count(self) -> int:
        """Return how many articles the desk holds."""
        return self._number(select(func.count()).select_from(ARTICLES))

    def latest_day(self) -> str | None:
        """Return the latest publication day the desk holds, as an ISO date."""
        for row in self._rows(select(func.max(ARTICLES.c.latest))):
            return None if row[0] is None else str(row[0])
        return None

    def memory(self, language: str, target_language: str) -> Memory:
        """Return the translation memory of one pair of languages."""
        return Memory(self._engine, language, target_language)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the log of judgements, oldest first."""
        statement = select(JUDGEMENTS.c.record).order_by(JUDGEMENTS.c.number)
        return tuple(records.decode(row.record, Judgement) for row in self._rows(statement))

    def reports(self) -> tuple[KeptReport, ...]:
        """Return the imported reports, the earliest issue first, those without one at the head."""
        statement = select(REPORTS.c.record).order_by(REPORTS.c.issue, REPORTS.c.sha256)
        return tuple(records.decode(row.record, KeptReport) for row in self._rows(statement))

    def edits(self, report: str) -> tuple[Edit, ...]:
        """Return the log of one report's edits, oldest first."""
        statement = select(EDITS.c.record).where(EDITS.c.report == report).order_by(EDITS.c.number)
        return tuple(records.decode(row.record, Edit) for row in self._rows(statement))

    def skips(self) -> tuple[Skip, ...]:
        """Return what was left out and has not been taken in since, by stage and input."""
        statement = select(SKIPS).order_by(SKIPS.c.stage, SKIPS.c.input, SKIPS.c.reason)
        return tuple(
            Skip(
                input=row.input,
                reason=row.reason,
                stage=row.stage,
                article=row.article,
                kind=row.kind,
            )
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
        return kept.original(self._engine, self._originals, article)

    def headers(self, article: str) -> str:
        """Return the head of the record that holds the original; errors as for ``original``."""
        return kept.headers(self._engine, self._originals, article)

    def kept(self) -> Iterator[Kept | Skip]:
        """Yield every original of the archive, pieces of one file together; a lost one is a skip."""
        if self._originals is None:
            raise ValueError("a view without an archive holds no originals")
        return kept.all_kept(self._engine, self._originals)

    def visit(self, address: str) -> Visit | None:
        """Return when an address was last fetched, and its validators."""
        for row in self._rows(select(VISITS).where(VISITS.c.address == address)):
            return Visit(
                address=row.address, fetched=row.fetched, etag=row.etag, modified=row.modified
            )
        return None

    def search(self, lemmas: Iterable[str], limit: int) -> list[str]:
        """Return the ids of articles that hold all ``lemmas``, the most relevant first."""
        return [hit.article for hit in self.hits(lemmas, limit)]

    def hits(
        self, lemmas: Iterable[str], limit: int, period: Period | None = None
    ) -> tuple[Hit, ...]:
        """Return the most relevant articles that hold all ``lemmas``, with their sentences.

        A lemma of several words is a phrase.
        """
        with self._engine.connect() as connection:
            return search.search(connection, lemmas, limit, period)

    def count_hits(self, lemmas: Iterable[str], period: Period | None = None) -> int:
        """Return how many articles hold all ``lemmas``."""
        with self._engine.connect() as connection:
            return search.count(connection, lemmas, period)

    def counts(self) -> Counts:
        """Return how much the desk holds."""
        with self._engine.connect() as connection:
            return counts(connection)

    def snapshot(self, key: Key) -> str:
        """Return a hash of all that a report rests on.

        Equal for equal articles, readings, judgements and memory, whenever and in whatever order
        they arrived, and whatever was skipped beside them.
        """
        with self._engine.connect() as connection:
            return snapshot(connection, key)

    def _rows(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        return rows.stream(self._engine, statement)

    def _number(self, statement: Select[Any]) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(statement).scalar_one())


def _unread(key: Key, statement: Select[Any]) -> Select[Any]:
    return statement.outerjoin(READINGS, rows.read_under(key)).where(READINGS.c.number.is_(None))
