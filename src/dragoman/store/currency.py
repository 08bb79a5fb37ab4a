"""Which version of an article counts, and keeping the full text to it.

The capture that the last run saw counts; of several that one run saw, the one with the greatest
hash, so that the order of arrival decides nothing.
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, func, select, update

from dragoman.model.press import Article
from dragoman.store import records, sqlite
from dragoman.store.records import Lemmas
from dragoman.store.schema import ARTICLES, CAPTURES, READINGS, VERSIONS


def settle(connection: Connection, article: str) -> None:
    """Make the capture that counts the current one, after captures of ``article`` changed."""
    best = connection.execute(
        select(CAPTURES.c.sha256, CAPTURES.c.version)
        .where(CAPTURES.c.article == article)
        .order_by(CAPTURES.c.run.desc(), CAPTURES.c.sha256.desc())
        .limit(1)
    ).one()
    known = connection.execute(
        select(ARTICLES.c.sha256, ARTICLES.c.version).where(ARTICLES.c.id == article)
    ).one_or_none()
    if known == best:
        return
    record = connection.execute(
        select(VERSIONS.c.record).where(
            VERSIONS.c.article == article, VERSIONS.c.version == best.version
        )
    ).scalar_one()
    current = records.decode(record, Article)
    values = {
        "sha256": best.sha256,
        "version": best.version,
        "text_id": current.text_id,
        "earliest": current.published.earliest,
        "latest": current.published.latest,
    }
    if known is None:
        connection.execute(ARTICLES.insert().values(id=article, **values))
        return
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == article).values(**values))
    if known.version != best.version:
        reindex(connection, article)


def reindex(connection: Connection, article: str) -> None:
    """Have the full text hold the last reading of the current version, under the current day."""
    row = connection.execute(
        select(
            ARTICLES.c.version, ARTICLES.c.earliest, ARTICLES.c.number, ARTICLES.c.indexed
        ).where(ARTICLES.c.id == article)
    ).one()
    wanted = connection.execute(
        select(func.max(READINGS.c.number)).where(
            and_(READINGS.c.article == article, READINGS.c.version == row.version)
        )
    ).scalar()
    if row.indexed is not None:
        sqlite.unindex(connection, row.number, _lemmas(connection, row.indexed))
    number = None
    if wanted is not None:
        number = sqlite.row_number(connection, row.earliest)
        sqlite.index(connection, number, _lemmas(connection, wanted))
    connection.execute(
        update(ARTICLES).where(ARTICLES.c.id == article).values(number=number, indexed=wanted)
    )


def _lemmas(connection: Connection, reading: int) -> tuple[str, ...]:
    record = connection.execute(
        select(READINGS.c.record).where(READINGS.c.number == reading)
    ).scalar_one()
    return records.decode(record, Lemmas).lemmas
