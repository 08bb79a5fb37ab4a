"""A desk's read articles as the rooms see them: ``backends.base.Corpus``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, Row, Select

from dragoman.model.press import Period
from dragoman.model.reading import ReadArticle, Reading
from dragoman.store import records, rows
from dragoman.store.key import Key
from dragoman.store.schema import ARTICLES, READINGS


class StoredCorpus:
    """Articles with their readings under one key, in the order (earliest day, id)."""

    def __init__(self, engine: Engine, key: Key, voices: Mapping[str, str]) -> None:
        """Take the readings under ``key``; ``voices`` maps a copy to the one that counts."""
        self._engine = engine
        self._voices = voices
        self._all = rows.articles(READINGS.c.record.label("reading")).join(
            READINGS, rows.read_under(key)
        )

    def between(self, period: Period) -> Iterator[ReadArticle]:
        """Yield articles whose publication interval overlaps ``period``; undated ones never."""
        return self._stream(
            self._all.where(
                ARTICLES.c.earliest <= period.to, ARTICLES.c.latest >= period.from_
            ).order_by(ARTICLES.c.earliest, ARTICLES.c.id)
        )

    def undated(self) -> Iterator[ReadArticle]:
        """Yield the articles without a publication date, by id."""
        return self._stream(self._all.where(ARTICLES.c.earliest.is_(None)).order_by(ARTICLES.c.id))

    def get(self, article: str) -> ReadArticle:
        """Return one article; ``KeyError`` when it has not been read."""
        for each in self._stream(self._all.where(ARTICLES.c.id == article)):
            return each
        raise KeyError(article)

    def _stream(self, statement: Select[Any]) -> Iterator[ReadArticle]:
        return (self._read(row) for row in rows.stream(self._engine, statement))

    def _read(self, row: Row[Any]) -> ReadArticle:
        article = rows.article(row)
        voice = self._voices.get(article.id, article.id)
        if voice != article.id:
            article = replace(article, duplicate_of=voice)
        return ReadArticle(
            article=article, reading=records.decode(row.reading, Reading), voice=voice
        )
