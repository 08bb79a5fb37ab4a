"""Which version of an article counts, and keeping the full text to it.

The capture that the last run saw counts; of several that one run saw, the one with the greatest
hash, so that the order of arrival decides nothing.
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, bindparam, func, select, update

from dragoman.store import records, sqlite
from dragoman.store.records import Lemmas
from dragoman.store.schema import ARTICLES, CAPTURES, READINGS, VERSIONS

IS_VERSION = and_(
    CAPTURES.c.article == VERSIONS.c.article, CAPTURES.c.version == VERSIONS.c.version
)
"""Join condition: the version that was read out of a capture."""

_BEST = (
    select(
        CAPTURES.c.sha256,
        VERSIONS.c.version,
        VERSIONS.c.text_id,
        VERSIONS.c.earliest,
        VERSIONS.c.latest,
    )
    .join(VERSIONS, IS_VERSION)
    .where(CAPTURES.c.article == bindparam("a"))
    .order_by(CAPTURES.c.run.desc(), CAPTURES.c.sha256.desc())
    .limit(1)
)
_CURRENT = select(
    ARTICLES.c.sha256,
    ARTICLES.c.version,
    ARTICLES.c.earliest,
    ARTICLES.c.number,
    ARTICLES.c.indexed,
).where(ARTICLES.c.id == bindparam("a"))
_INSERT = ARTICLES.insert()
_UPDATE = update(ARTICLES).where(ARTICLES.c.id == bindparam("a"))
_LAST_READING = select(func.max(READINGS.c.number)).where(
    READINGS.c.article == bindparam("a"), READINGS.c.version == bindparam("v")
)
_RECORD = select(READINGS.c.record).where(READINGS.c.number == bindparam("n"))


def settle(connection: Connection, article: str) -> None:
    """Make the capture that counts the current one, after captures of ``article`` changed."""
    best = connection.execute(_BEST, {"a": article}).mappings().one()
    current = connection.execute(_CURRENT, {"a": article}).one_or_none()
    if current is None:
        connection.execute(_INSERT, {"id": article, **best})
    elif (current.sha256, current.version) != (best["sha256"], best["version"]):
        connection.execute(_UPDATE, {"a": article, **best})
        if current.version != best["version"]:
            reindex(connection, article)


def reindex(connection: Connection, article: str) -> None:
    """Have the full text hold the last reading of the current version, under the current day."""
    row = connection.execute(_CURRENT, {"a": article}).one()
    wanted = connection.execute(_LAST_READING, {"a": article, "v": row.version}).scalar()
    if row.indexed is not None:
        sqlite.unindex(connection, row.number, _lemmas(connection, row.indexed))
    number = None
    if wanted is not None:
        number = sqlite.row_number(connection, row.earliest)
        sqlite.index(connection, number, _lemmas(connection, wanted))
    connection.execute(_UPDATE, {"a": article, "number": number, "indexed": wanted})


def _lemmas(connection: Connection, reading: int) -> tuple[str, ...]:
    record = connection.execute(_RECORD, {"n": reading}).scalar_one()
    return records.decode(record, Lemmas).lemmas
