"""Appends to a desk's database: one process at a time, each method one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from dragoman.errors import BadArgument
from dragoman.model.judgement import Edit, Judgement
from dragoman.model.press import Article, Pair, Skip
from dragoman.model.reading import Reading
from dragoman.store import currency, migrate, records, sqlite
from dragoman.store.lock import Lock
from dragoman.store.originals import Originals
from dragoman.store.schema import CAPTURES, EDITS, JUDGEMENTS, PAIRS, READINGS, SKIPS, VERSIONS
from dragoman.text import normal

BATCH = 1000
"""Pairs handed to the database at once."""


class Writer:
    """The one writer of the database at ``path``, which it creates or brings up to date.

    ``run`` orders this run after earlier ones: a time stamp that sorts as text. A run that was
    killed is continued by any later one; what it finished is kept, once.
    """

    def __init__(self, path: Path, originals: Originals, run: str) -> None:
        """Take the lock; ``BadArgument`` when another process writes or this is no database."""
        self._originals = originals
        self._run = run
        self._torn = False
        self._lock = Lock(path.with_name(path.name + ".lock"))
        self._engine = sqlite.writing(path)
        try:
            self._connection = self._engine.connect()
            with self._connection.begin():
                migrate.upgrade(self._connection, str(path))
            self._trim()
        except BaseException as error:
            self._engine.dispose()
            self._lock.release()
            if isinstance(error, DatabaseError):
                raise BadArgument(str(path), f"is not a desk's database: {error.orig}") from None
            raise

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
        """Let the next writer in."""
        self._connection.close()
        self._engine.dispose()
        self._lock.release()

    def add(self, article: Article, kind: str, key: str | None, original: bytes) -> bool:
        """Keep a capture of ``article``: its original in the archive, then the rest.

        ``kind`` and ``key`` are what the article's id is made of. The same capture again adds
        nothing and returns ``False``; other bytes are one more capture of the same article.
        """
        if self._torn:
            self._trim()
        self._torn = True
        with self._connection.begin():
            known = self._known(article)
            if known is None:
                self._capture(article, kind, key, original)
            else:
                self._see(article, known, original)
            currency.settle(self._connection, article.id)
            self._forget_skips("collect", article.source)
        self._torn = False
        return known is None

    def add_pairs(self, pairs: Iterable[Pair]) -> int:
        """Add to the translation memory; return how many were new to it."""
        rows = (
            {
                "language": pair.language,
                "target_language": pair.target_language,
                "key": normal(pair.text),
                "target": pair.target.strip(),
                "text": pair.text,
                "origin": pair.origin,
            }
            for pair in pairs
        )
        whole = (row for row in rows if row["key"] and row["target"])
        added = 0
        with self._connection.begin():
            statement = sqlite.insert(PAIRS).on_conflict_do_nothing()
            for batch in _batches(whole):
                added += self._connection.execute(statement, batch).rowcount
        return added

    def add_reading(self, reading: Reading, article_id: str) -> bool:
        """Keep what was read in an article; the same again returns ``False``.

        Keyed by the article's version, the reader's version and the hash of its knowledge.
        ``KeyError`` when the desk holds no such text of the article.
        """
        with self._connection.begin():
            added = self._connection.execute(
                sqlite.insert(READINGS)
                .values(
                    article=article_id,
                    version=self._version(article_id, reading.text_id),
                    reader=reading.reader,
                    knowledge=reading.knowledge,
                    record=records.encode(reading),
                )
                .on_conflict_do_nothing()
            ).rowcount
            if added:
                currency.reindex(self._connection, article_id)
            self._connection.execute(
                delete(SKIPS).where(SKIPS.c.stage == "read", SKIPS.c.article == article_id)
            )
        return bool(added)

    def add_skip(self, skip: Skip) -> None:
        """Record what was left out; the same skip is recorded once."""
        with self._connection.begin():
            self._forget_skips(skip.stage, skip.input)
            self._connection.execute(
                sqlite.insert(SKIPS)
                .values(
                    stage=skip.stage,
                    input=skip.input,
                    reason=skip.reason,
                    article=skip.article,
                    run=self._run,
                )
                .on_conflict_do_nothing()
            )

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement to the log."""
        with self._connection.begin():
            self._connection.execute(
                JUDGEMENTS.insert().values(
                    article=judgement.article, record=records.encode(judgement)
                )
            )

    def edit(self, edit: Edit) -> None:
        """Append an edit to a report's log."""
        with self._connection.begin():
            self._connection.execute(
                EDITS.insert().values(report=edit.report, record=records.encode(edit))
            )

    def _trim(self) -> None:
        """Cut what the archive holds beyond the last committed place.

        Where the archive itself was cut short (a failing disk, a bad copy), the captures beyond
        its end lose their place, and get a new one when they are collected again.
        """
        with self._connection.begin():
            end, size = self._committed(), self._originals.size()
            if end > size:
                self._connection.execute(
                    update(CAPTURES)
                    .where(self._here, CAPTURES.c.offset + CAPTURES.c.length > size)
                    .values(file=None, offset=None, length=None)
                )
                end = self._committed()
        self._originals.cut(end)
        self._torn = False

    @property
    def _here(self) -> Any:  # noqa: ANN401 - SQLAlchemy's expression types are its own
        return CAPTURES.c.file == self._originals.name

    def _committed(self) -> int:
        last = self._connection.execute(
            select(CAPTURES.c.offset + CAPTURES.c.length)
            .where(self._here)
            .order_by(CAPTURES.c.offset.desc())
            .limit(1)
        ).scalar()
        return int(last or 0)

    def _known(self, article: Article) -> Any:  # noqa: ANN401 - a row of the driver
        return self._connection.execute(
            select(CAPTURES.c.run, CAPTURES.c.offset).where(
                CAPTURES.c.article == article.id, CAPTURES.c.sha256 == article.sha256
            )
        ).one_or_none()

    def _capture(self, article: Article, kind: str, key: str | None, original: bytes) -> None:
        place = self._archived(article, original)
        record = records.content(article)
        version = records.digest(record)
        self._connection.execute(
            sqlite.insert(VERSIONS)
            .values(article=article.id, version=version, text_id=article.text_id, record=record)
            .on_conflict_do_nothing()
        )
        self._connection.execute(
            CAPTURES.insert().values(
                article=article.id,
                sha256=article.sha256,
                version=version,
                run=self._run,
                kind=kind,
                key=key,
                source=article.source,
                retrieved=article.retrieved,
                **place,
            )
        )

    def _see(self, article: Article, known: Any, original: bytes) -> None:  # noqa: ANN401
        """Note that this run saw a known capture, and give it a place again if it lost its own."""
        values: dict[str, Any] = {}
        if known.run != self._run:
            values["run"] = self._run
        if known.offset is None:
            values |= self._archived(article, original)
        if values:
            self._connection.execute(
                update(CAPTURES)
                .where(CAPTURES.c.article == article.id, CAPTURES.c.sha256 == article.sha256)
                .values(**values)
            )

    def _archived(self, article: Article, original: bytes) -> dict[str, Any]:
        uri = article.url or f"urn:dragoman:{article.id}"
        offset, length = self._originals.append(uri, article.retrieved, original)
        return {"file": self._originals.name, "offset": offset, "length": length}

    def _version(self, article: str, text_id: str) -> str:
        """Return the version with ``text_id`` that was captured last."""
        found = self._connection.execute(
            select(CAPTURES.c.version)
            .join(VERSIONS, _same_version())
            .where(CAPTURES.c.article == article, VERSIONS.c.text_id == text_id)
            .order_by(CAPTURES.c.run.desc(), CAPTURES.c.sha256.desc())
            .limit(1)
        ).scalar()
        if found is None:
            raise KeyError(article)
        return str(found)

    def _forget_skips(self, stage: str, name: str) -> None:
        """Drop what earlier runs skipped: this run has met the input again."""
        self._connection.execute(
            delete(SKIPS).where(
                SKIPS.c.stage == stage, SKIPS.c.input == name, SKIPS.c.run != self._run
            )
        )


def _same_version() -> Any:  # noqa: ANN401 - SQLAlchemy's expression types are its own
    return (CAPTURES.c.article == VERSIONS.c.article) & (CAPTURES.c.version == VERSIONS.c.version)


def _batches(rows: Iterable[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
