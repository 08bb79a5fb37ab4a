"""What the desk holds, read and never written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Row, Select, and_, func, select, text

from dragoman.errors import BadArgument
from dragoman.model.judgement import Edit, Judgement
from dragoman.model.press import Article, Period, Skip
from dragoman.model.reading import ReadArticle, Reading
from dragoman.store import schema
from dragoman.text import normal

Rows = Iterator[Row[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Which readings a view shows: by which reader, under which state of knowledge."""

    reader: str
    knowledge: str


class View:
    """One desk's store, open for reading. Articles come in the order (earliest day, id)."""

    def __init__(self, folder: Path) -> None:
        path = folder / "desk.sqlite"
        if not path.is_file():
            raise BadArgument(str(folder), "no database here; `dragoman init` makes a desk")
        self._engine = schema.connect(path)

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
        """Let go of the database."""
        self._engine.dispose()

    def _rows(self, query: Select[Any], many: int = 200) -> Rows:
        with self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=many).execute(query)

    def _current(self) -> Select[Any]:
        table, capture = schema.articles, schema.captures
        return select(capture.c.record).join(table, table.c.capture == capture.c.id)

    def articles(self) -> Iterator[Article]:
        """Yield every article's current version."""
        query = self._current().order_by(schema.articles.c.earliest, schema.articles.c.id)
        for row in self._rows(query):
            yield msgspec.json.decode(row.record, type=Article)

    def article(self, id_: str) -> Article:
        """Return one article; ``KeyError`` when the desk does not hold it."""
        row = next(self._rows(self._current().where(schema.articles.c.id == id_)), None)
        if row is None:
            raise KeyError(id_)
        return msgspec.json.decode(row.record, type=Article)

    def count(self) -> int:
        """Return how many articles the desk holds."""
        return int(next(self._rows(select(func.count()).select_from(schema.articles)))[0])

    def latest_day(self) -> str | None:
        """Return the latest publication day the desk holds, as an ISO date."""
        found = next(self._rows(select(func.max(schema.articles.c.latest))))[0]
        return None if found is None else str(found)

    def count_unread(self, key: Key) -> int:
        """Return how many articles have no reading under ``key``."""
        query = select(func.count()).select_from(self._unread(key).subquery())
        return int(next(self._rows(query))[0])

    def unread(self, key: Key) -> Iterator[Article]:
        """Yield the articles whose current version has no reading under ``key``.

        The ids are taken first, so that readings may be written while the articles stream.
        """
        ids = [str(row.id) for row in self._rows(self._unread(key))]
        yield from map(self.article, ids)

    def _unread(self, key: Key) -> Select[Any]:
        table = schema.readings
        joined = and_(
            table.c.text_id == schema.articles.c.text_id,
            table.c.reader == key.reader,
            table.c.knowledge == key.knowledge,
        )
        current = schema.articles
        query = select(current.c.id).outerjoin(table, joined).where(table.c.id.is_(None))
        return query.order_by(current.c.id)

    def fingerprints(self) -> Iterator[tuple[Article, str]]:
        """Yield every article with the fingerprint of its text, for finding copies."""
        query = self._current().add_columns(schema.articles.c.fingerprint)
        for row in self._rows(query.order_by(schema.articles.c.id)):
            yield msgspec.json.decode(row.record, type=Article), row.fingerprint

    def corpus(self, key: Key, voices: Mapping[str, str]) -> StoredCorpus:
        """Return the read articles under ``key``; ``voices`` maps copies to the one that counts."""
        return StoredCorpus(view=self, key=key, voices=voices)

    def read(self, key: Key, *where: Any) -> Iterator[tuple[Article, Reading]]:  # noqa: ANN401
        """Yield articles with their readings, where the conditions hold."""
        table, current = schema.readings, schema.articles
        joined = and_(
            table.c.text_id == current.c.text_id,
            table.c.reader == key.reader,
            table.c.knowledge == key.knowledge,
        )
        query = (
            self._current()
            .join(table, joined)
            .add_columns(table.c.record.label("reading"))
            .where(*where)
            .order_by(current.c.earliest, current.c.id)
        )
        for row in self._rows(query):
            yield (
                msgspec.json.decode(row.record, type=Article),
                msgspec.json.decode(row.reading, type=Reading),
            )

    def memory(self, key: str, language: str, target_language: str) -> str | None:
        """Return the memory's rendering of exactly this segment; of several the first by order."""
        table = schema.memory
        query = select(table.c.target).where(
            table.c.key == normal(key),
            table.c.language == language,
            table.c.target_language == target_language,
        )
        row = next(self._rows(query.order_by(table.c.target)), None)
        return None if row is None else str(row.target)

    def segments(self, prefix: str, language: str, target_language: str) -> list[tuple[str, str]]:
        """Return (normal source, rendering) of segments that begin with ``prefix``."""
        table = schema.memory
        query = select(table.c.key, table.c.target).where(
            table.c.key >= prefix,
            table.c.key < prefix + "\U0010ffff",
            table.c.language == language,
            table.c.target_language == target_language,
        )
        rows = self._rows(query.order_by(table.c.key, table.c.target))
        return [(str(row.key), str(row.target)) for row in rows]

    def judgements(self) -> Iterator[Judgement]:
        """Yield what analysts decided, in the order they did."""
        table = schema.judgements
        for row in self._rows(select(table.c.record).order_by(table.c.id)):
            yield msgspec.json.decode(row.record, type=Judgement)

    def edits(self, report: str) -> Iterator[Edit]:
        """Yield the changes to one draft, in order."""
        table = schema.edits
        query = select(table.c.record).where(table.c.report == report).order_by(table.c.id)
        for row in self._rows(query):
            yield msgspec.json.decode(row.record, type=Edit)

    def skips(self) -> tuple[Skip, ...]:
        """Return what was left out, by stage and name."""
        table = schema.skips
        query = select(table).order_by(table.c.stage, table.c.input, table.c.reason)
        return tuple(
            Skip(input=row.input, reason=row.reason, stage=row.stage, article=row.article)
            for row in self._rows(query)
        )

    def capture(self, id_: str) -> tuple[int, int]:
        """Return where the original of an article's current version lies in the archive."""
        table, current = schema.captures, schema.articles
        query = select(table.c.offset, table.c.length).join(
            current, current.c.capture == table.c.id
        )
        row = next(self._rows(query.where(current.c.id == id_)), None)
        if row is None:
            raise KeyError(id_)
        return int(row.offset), int(row.length)

    def search(self, lemmas: Iterable[str], limit: int) -> list[str]:
        """Return the ids of articles that hold all ``lemmas``, the most relevant first."""
        match = " AND ".join('"' + each.replace('"', "") + '"' for each in lemmas)
        query = text(
            "SELECT article FROM words WHERE words MATCH :match ORDER BY rank, rowid LIMIT :limit"
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query, {"match": match, "limit": limit})
            return [str(row.article) for row in rows]

    def snapshot(self, key: Key) -> str:
        """Return a name for exactly what a report could rest on, whatever the order of arrival."""
        digest = blake2b(f"{key.reader}|{key.knowledge}".encode(), digest_size=8)
        current, table = schema.articles, schema.memory
        for row in self._rows(select(current.c.id, current.c.text_id).order_by(current.c.id)):
            digest.update(f"{row.id}{row.text_id}".encode())
        pairs = select(table.c.key, table.c.target).order_by(table.c.key, table.c.target)
        for row in self._rows(pairs):
            digest.update(f"{row.key}\t{row.target}\n".encode())
        for each in self.judgements():
            digest.update(f"{each.kind}{each.article}{each.value}".encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCorpus:
    """The read articles of a desk, as the rooms see them."""

    view: View
    key: Key
    voices: Mapping[str, str]

    def _with_voice(self, found: tuple[Article, Reading]) -> ReadArticle:
        article, reading = found
        voice = self.voices.get(article.id, article.id)
        copy = None if voice == article.id else voice
        return ReadArticle(
            article=replace(article, duplicate_of=copy), reading=reading, voice=voice
        )

    def between(self, period: Period) -> Iterator[ReadArticle]:
        """Yield articles whose publication interval overlaps ``period``."""
        current = schema.articles.c
        where = (
            current.earliest <= period.to.isoformat(),
            current.latest >= period.from_.isoformat(),
        )
        yield from map(self._with_voice, self.view.read(self.key, *where))

    def undated(self) -> Iterator[ReadArticle]:
        """Yield the articles without a publication date."""
        missing = schema.articles.c.earliest.is_(None)
        yield from map(self._with_voice, self.view.read(self.key, missing))

    def get(self, article: str) -> ReadArticle:
        """Return one article; ``KeyError`` when the desk has not read it."""
        found = next(self.view.read(self.key, schema.articles.c.id == article), None)
        if found is None:
            raise KeyError(article)
        return self._with_voice(found)
