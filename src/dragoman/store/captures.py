"""Captures of articles: an original into the archive first, then its place into the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from dragoman.model.press import Article
from dragoman.store import records, sqlite
from dragoman.store.originals import Originals
from dragoman.store.schema import CAPTURES, VERSIONS

# Statements are built once: building one takes longer than running it.
_SAME = (CAPTURES.c.article == bindparam("a"), CAPTURES.c.sha256 == bindparam("s"))
_KNOWN = select(CAPTURES.c.run, CAPTURES.c.offset).where(*_SAME)
_UPDATE = update(CAPTURES).where(*_SAME)
_INSERT = CAPTURES.insert()
SHARED = 64
"""Originals whose place is remembered: the pieces of an issue or an export follow one another."""
_VERSION = sqlite.insert(VERSIONS).on_conflict_do_nothing()


class Captures:
    """What this run sees of articles, over the writer's own ``connection``."""

    def __init__(self, connection: Connection, originals: Originals, run: str) -> None:
        self._connection = connection
        self._originals = originals
        self._run = run
        self._places: dict[str, dict[str, object]] = {}  # of originals that several articles share

    def add(self, article: Article, original: bytes, fingerprint: str) -> bool:
        """Keep a capture; one that is known is only noted as seen by this run: ``False``."""
        known = self._connection.execute(
            _KNOWN, {"a": article.id, "s": article.sha256}
        ).one_or_none()
        if known is not None:
            self._see(article, known, original)
            return False
        place = self._archived(article, original)
        record = records.content(article)
        version = {
            "article": article.id,
            "version": records.digest(record),
            "text_id": article.text_id,
            "earliest": article.published.earliest,
            "latest": article.published.latest,
            "fingerprint": fingerprint,
            "record": record,
        }
        capture = {
            "article": article.id,
            "sha256": article.sha256,
            "version": version["version"],
            "run": self._run,
            "source": article.source,
            "retrieved": article.retrieved,
        }
        self._connection.execute(_VERSION, version)
        self._connection.execute(_INSERT, capture | place)
        return True

    def trim(self) -> None:
        """Cut what the archive holds beyond the last committed place.

        Where the archive itself was cut short (a failing disk, a bad copy), the captures beyond
        its end lose their place, and get a new one when they are collected again.
        """
        self._places.clear()
        here = CAPTURES.c.file == self._originals.name
        ends = CAPTURES.c.offset + CAPTURES.c.length
        size = self._originals.size()
        last = select(ends).where(here).order_by(CAPTURES.c.offset.desc()).limit(1)
        if (self._connection.execute(last).scalar() or 0) > size:
            lost = update(CAPTURES).where(here, ends > size)
            self._connection.execute(lost.values(file=None, offset=None, length=None))
        self._originals.truncate(self._connection.execute(last).scalar() or 0)

    def _see(self, article: Article, known: Any, original: bytes) -> None:  # noqa: ANN401 - a row
        """Note that this run saw a known capture, and give it a place if it has lost its own."""
        values: dict[str, object] = {} if known.run == self._run else {"run": self._run}
        if known.offset is None:
            values |= self._archived(article, original)
        if values:
            self._connection.execute(_UPDATE, {"a": article.id, "s": article.sha256, **values})

    def _archived(self, article: Article, original: bytes) -> dict[str, object]:
        if article.sha256 in self._places:
            return self._places[article.sha256]
        uri = article.url or f"urn:dragoman:{article.id}"
        offset, length = self._originals.append(uri, original, article.retrieved)
        place: dict[str, object] = {
            "file": self._originals.name,
            "offset": offset,
            "length": length,
        }
        if len(self._places) >= SHARED:
            self._places.clear()
        self._places[article.sha256] = place
        return place
