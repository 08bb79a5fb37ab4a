"""Captures of articles: an original into the archive first, then its place into the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from dragoman.model.origin import Original
from dragoman.model.press import Article
from dragoman.store import records, sqlite
from dragoman.store.originals import Originals
from dragoman.store.schema import CAPTURES, PAGES, VERSIONS

# Statements are built once: building one takes longer than running it.
_SAME = (CAPTURES.c.article == bindparam("a"), CAPTURES.c.sha256 == bindparam("s"))
_KNOWN = select(CAPTURES.c.run, CAPTURES.c.offset, CAPTURES.c.version).where(*_SAME)
_UPDATE = update(CAPTURES).where(*_SAME)
_INSERT = CAPTURES.insert()
_LEFT = select(PAGES.c.offset).where(
    PAGES.c.source == bindparam("source"), PAGES.c.sha256 == bindparam("sha256")
)
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

    def add(self, article: Article, original: Original, fingerprint: str, sketch: bytes) -> bool:
        """Keep a capture; one that is known is only noted as seen by this run: ``False``."""
        known = self._known(article)
        if known is not None:
            self._see(article, known, original)
            return False
        place = self._archived(article, original)
        capture = {
            "article": article.id,
            "sha256": article.sha256,
            "version": self._version(article, fingerprint, sketch),
            "run": self._run,
            "source": article.source,
            "retrieved": article.retrieved,
            "origin": records.encode(original.origin) if original.origin else None,
        }
        self._connection.execute(_INSERT, capture | place)
        return True

    def revise(self, article: Article, fingerprint: str, sketch: bytes) -> bool:
        """Keep what better rules read out of a known capture; tell whether it is another version."""
        known = self._known(article)
        if known is None:
            raise KeyError(article.id)
        version = self._version(article, fingerprint, sketch)
        values = {"a": article.id, "s": article.sha256, "version": version}
        self._connection.execute(_UPDATE, values)
        return bool(known.version != version)

    def leave(self, original: Original, retrieved: str | None, sha256: str) -> None:
        """Keep a fetched page in which no article was found, once."""
        origin = original.origin
        if origin is None:
            raise ValueError("a page without an origin cannot be read again")
        key = {"source": origin.source, "sha256": sha256}
        if self._connection.execute(_LEFT, key).first() is None:
            place = self._place(origin.url or origin.source, original, retrieved)
            more = {"retrieved": retrieved, "origin": records.encode(origin)}
            self._connection.execute(PAGES.insert(), key | more | place)

    def _known(self, article: Article) -> Any:  # noqa: ANN401 - a row
        same = {"a": article.id, "s": article.sha256}
        return self._connection.execute(_KNOWN, same).one_or_none()

    def _version(self, article: Article, fingerprint: str, sketch: bytes) -> str:
        record = records.content(article)
        version = {
            "article": article.id,
            "version": records.digest(record),
            "text_id": article.text_id,
            "earliest": article.published.earliest,
            "latest": article.published.latest,
            "fingerprint": fingerprint,
            "sketch": sketch,
            "record": record,
        }
        self._connection.execute(_VERSION, version)
        return str(version["version"])

    def trim(self) -> None:
        """Cut what the archive holds beyond the last committed place.

        Where the archive itself was cut short (a failing disk, a bad copy), the captures beyond
        its end lose their place, and get a new one when they are collected again.
        """
        self._places.clear()
        size = self._originals.size()
        if self._end() > size:
            lost = (
                CAPTURES.c.file == self._originals.name,
                CAPTURES.c.offset + CAPTURES.c.length > size,
            )
            gone = PAGES.c.file == self._originals.name, PAGES.c.offset + PAGES.c.length > size
            values = {"file": None, "offset": None, "length": None}
            self._connection.execute(update(CAPTURES).where(*lost).values(values))
            self._connection.execute(delete(PAGES).where(*gone))
        self._originals.truncate(self._end())

    def _end(self) -> int:
        """Return where the last committed place ends."""
        ends = []
        for table in (CAPTURES, PAGES):
            last = select(table.c.offset + table.c.length).where(
                table.c.file == self._originals.name
            )
            ends.append(
                self._connection.execute(last.order_by(table.c.offset.desc()).limit(1)).scalar()
            )
        return max(each or 0 for each in ends)

    def _see(self, article: Article, known: Any, original: Original) -> None:  # noqa: ANN401 - a row
        """Note that this run saw a known capture, and give it a place if it has lost its own."""
        values: dict[str, object] = {} if known.run == self._run else {"run": self._run}
        if known.offset is None:
            values |= self._archived(article, original)
        if values:
            self._connection.execute(_UPDATE, {"a": article.id, "s": article.sha256, **values})

    def _archived(self, article: Article, original: Original) -> dict[str, object]:
        shared = original.exchange is None  # what was fetched has a record of its own
        if shared and article.sha256 in self._places:
            return self._places[article.sha256]
        uri = article.url or f"urn:dragoman:{article.id}"
        place = self._place(uri, original, article.retrieved)
        if len(self._places) >= SHARED:
            self._places.clear()
        if shared:
            self._places[article.sha256] = place
        return place

    def _place(self, uri: str, original: Original, retrieved: str | None) -> dict[str, object]:
        offset, length = self._originals.append(uri, original.content, retrieved, original.exchange)
        return {"file": self._originals.name, "offset": offset, "length": length}
