"""Appends to a desk's database: one process at a time, each method one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.exc import DatabaseError

from dragoman.errors import BadArgument
from dragoman.model.judgement import Edit, Judgement
from dragoman.model.origin import Original, Visit
from dragoman.model.press import Article, Pair, Skip
from dragoman.model.published import KeptReport
from dragoman.model.reading import Reading
from dragoman.store import currency, migrate, records, sqlite
from dragoman.store.captures import Captures
from dragoman.store.lock import Lock
from dragoman.store.originals import Originals
from dragoman.store.schema import (
    DATABASE,
    EDITS,
    HEAD,
    JUDGEMENTS,
    PAGES,
    PAIRS,
    READINGS,
    REPORTS,
    SKIPS,
    VERSIONS,
    VISITS,
)
from dragoman.text import normal

LOCK = "desk.lock"

BATCH = 1000
"""Pairs handed to the database at once."""

# Statements are built once: building one takes longer than running it.
_PAIR = sqlite.insert(PAIRS).on_conflict_do_nothing()
_READING = sqlite.insert(READINGS).on_conflict_do_nothing()
_SKIP = sqlite.insert(SKIPS).on_conflict_do_nothing()
_READ_AT_LAST = delete(SKIPS).where(SKIPS.c.stage == "read", SKIPS.c.article == bindparam("a"))
_MET_AGAIN = delete(SKIPS).where(
    SKIPS.c.stage == bindparam("s"), SKIPS.c.input == bindparam("i"), SKIPS.c.run != bindparam("r")
)
"""What earlier runs skipped and this one has met again."""
_FORGET = delete(VISITS).where(VISITS.c.address == bindparam("address"))
_HELD = select(VERSIONS.c.version).where(
    VERSIONS.c.article == bindparam("article"), VERSIONS.c.version == bindparam("version")
)


def bring_up(folder: Path, originals: Originals, run: str) -> None:
    """Bring a database of an older version up to date; leave any other as it is."""
    path = folder / DATABASE
    if not path.is_file():
        return
    engine = sqlite.reading(path)
    try:
        with engine.connect() as connection:
            at = migrate.revision(connection)
    except DatabaseError:
        return  # opening it will say what it is
    finally:
        engine.dispose()
    if at is not None and at < HEAD:
        Writer(folder, originals, run).close()


class Writer:
    """The one writer of the desk in ``folder``, whose database it makes or brings up to date.

    ``run`` orders this run after earlier ones: a time stamp that sorts as text. A run that was
    killed is continued by any later one; what it finished is kept, once.
    """

    def __init__(self, folder: Path, originals: Originals, run: str) -> None:
        """Take the lock; ``BadArgument`` when another process writes or this is no database."""
        path = folder / DATABASE
        self._run = run
        self._torn = False  # whether an addition failed, and may have left bytes in the archive
        self._lock = Lock(folder / LOCK)
        self._engine = sqlite.writing(path)
        try:
            self._connection = self._engine.connect()
            with self._connection.begin():
                migrate.upgrade(self._connection, str(path))
            self._captures = Captures(self._connection, originals, run)
            with self._connection.begin():
                self._captures.trim()
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

    def add(
        self, article: Article, original: bytes | Original, fingerprint: str, sketch: bytes = b""
    ) -> bool:
        """Keep a capture of ``article``: its original in the archive, then the rest.

        ``fingerprint`` names the words of its text and ``sketch`` samples them, by which copies are
        found. The same capture again adds nothing and returns ``False``; other bytes are one more
        capture of the article.
        """
        whole = Original(content=original) if isinstance(original, bytes) else original
        with self._archiving():
            added = self._captures.add(article, whole, fingerprint, sketch)
            currency.settle(self._connection, article.id)
            self._met(article.source)
        return added

    def revise(self, article: Article, fingerprint: str, sketch: bytes = b"") -> bool:
        """Keep what better rules read out of a kept original; tell whether anything changed.

        ``KeyError`` when the desk holds no such capture.
        """
        with self._connection.begin():
            changed = self._captures.revise(article, fingerprint, sketch)
            currency.settle(self._connection, article.id)
            self._met(article.source)
        return changed

    def leave(self, original: Original, retrieved: str | None, sha256: str) -> None:
        """Keep a fetched page in which no article was found; better rules may find one."""
        with self._archiving():
            self._captures.leave(original, retrieved, sha256)

    def take_up(self, source: str, sha256: str) -> None:
        """Forget that a page gave no article: it is kept as an article's capture now."""
        with self._connection.begin():
            self._connection.execute(
                delete(PAGES).where(PAGES.c.source == source, PAGES.c.sha256 == sha256)
            )

    def visit(self, visit: Visit) -> None:
        """Note when an address was fetched, after what it gave was kept."""
        values = {
            "address": visit.address,
            "fetched": visit.fetched,
            "etag": visit.etag,
            "modified": visit.modified,
        }
        with self._connection.begin():
            self._connection.execute(_FORGET, values)
            self._connection.execute(VISITS.insert(), values)
            self._met(visit.address)

    def _met(self, name: str) -> None:
        """Take away what earlier runs said of an input that this one took in."""
        self._connection.execute(_MET_AGAIN, {"s": "collect", "i": name, "r": self._run})

    @contextmanager
    def _archiving(self) -> Iterator[None]:
        """Hold a transaction in which the archive may grow; a failed one is cut off by the next."""
        with self._connection.begin():
            if self._torn:
                self._captures.trim()
            self._torn = True
            yield
        self._torn = False

    def sketch(self, make: Callable[[str], tuple[str, bytes]]) -> None:
        """Sketch the texts that an older version of Dragoman kept without; no others are touched.

        ``make`` gives fingerprint and sketch of a text.
        """
        versions = VERSIONS.c.article, VERSIONS.c.version
        bare = select(*versions, VERSIONS.c.record).where(VERSIONS.c.sketch.is_(None)).limit(BATCH)
        while True:
            with self._connection.begin():
                found = self._connection.execute(bare).all()
                for each in found:
                    name, sketch = make(records.decode(each.record, Article).text)
                    this = versions[0] == each.article, versions[1] == each.version
                    self._connection.execute(
                        update(VERSIONS).where(*this).values(fingerprint=name, sketch=sketch)
                    )
            if not found:
                return

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
            for batch in _batches(whole):
                added += self._connection.execute(_PAIR, batch).rowcount
        return added

    def add_reading(self, article: Article, reading: Reading) -> bool:
        """Keep what was read in ``article``; the same again returns ``False``.

        Keyed by the article's version, the reader's version and the hash of its knowledge.
        ``KeyError`` when the desk holds no such version.
        """
        values = {
            "article": article.id,
            "version": records.digest(records.content(article)),
            "reader": reading.reader,
            "knowledge": reading.knowledge,
            "record": records.encode(reading),
        }
        with self._connection.begin():
            if self._connection.execute(_HELD, values).scalar() is None:
                raise KeyError(article.id)
            added = self._connection.execute(_READING, values).rowcount
            if added:
                currency.reindex(self._connection, article.id)
            self._connection.execute(_READ_AT_LAST, {"a": article.id})
        return bool(added)

    def add_skip(self, skip: Skip) -> None:
        """Record what was left out; the same skip is recorded once."""
        values = {
            "stage": skip.stage,
            "input": skip.input,
            "reason": skip.reason,
            "article": skip.article,
            "run": self._run,
            "kind": skip.kind,
        }
        with self._connection.begin():
            self._connection.execute(_MET_AGAIN, {"s": skip.stage, "i": skip.input, "r": self._run})
            self._connection.execute(_SKIP, values)

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement to the log."""
        with self._connection.begin():
            self._connection.execute(
                JUDGEMENTS.insert().values(
                    article=judgement.article, record=records.encode(judgement)
                )
            )

    def add_report(self, report: KeptReport) -> bool:
        """Keep an imported report, or keep it anew; tell whether it is new."""
        values = {
            "sha256": report.sha256,
            "issue": report.published.issue,
            "record": records.encode(report),
        }
        with self._connection.begin():
            gone = self._connection.execute(
                delete(REPORTS).where(REPORTS.c.sha256 == report.sha256)
            )
            self._connection.execute(REPORTS.insert().values(values))
        return not gone.rowcount

    def edit(self, edit: Edit) -> None:
        """Append an edit to a report's log."""
        with self._connection.begin():
            self._connection.execute(
                EDITS.insert().values(report=edit.report, record=records.encode(edit))
            )


def _batches(rows: Iterable[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
