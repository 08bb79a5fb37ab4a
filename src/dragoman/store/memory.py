"""The desk's translation memory, looked up by the beginning of a text."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, func, select, tuple_

from dragoman.store.schema import PAIRS


class Memory:
    """Segments of one language with their renderings in another.

    ``en`` also finds what was recorded as ``en-US``, and the reverse.
    """

    def __init__(self, engine: Engine, language: str, target_language: str) -> None:
        self._engine = engine
        tags = select(PAIRS.c.language, PAIRS.c.target_language).distinct()
        with engine.connect() as connection:
            self._tags = [
                (source, target)
                for source, target in connection.execute(tags)
                if _covers(source, language) and _covers(target, target_language)
            ]

    def renderings(self, segments: Sequence[str]) -> dict[str, str]:
        """Return the rendering of each of ``segments`` (normal forms) that the memory holds.

        Of several renderings of one segment the first in alphabetical order is the one, whatever
        the order in which they arrived.
        """
        statement = (
            select(PAIRS.c.key, func.min(PAIRS.c.target))
            .where(
                tuple_(PAIRS.c.language, PAIRS.c.target_language).in_(self._tags),
                PAIRS.c.key.in_(segments),
            )
            .group_by(PAIRS.c.key)
        )
        if not self._tags:
            return {}
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(statement)}


def _covers(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")
