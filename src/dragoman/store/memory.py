"""The desk's translation memory, looked up by exact segments."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, bindparam, select

from dragoman.store.schema import PAIRS

_TAGS = select(PAIRS.c.language, PAIRS.c.target_language).distinct()
_RENDERINGS = select(PAIRS.c.key, PAIRS.c.target).where(
    PAIRS.c.language == bindparam("language"),
    PAIRS.c.target_language == bindparam("target_language"),
    PAIRS.c.key.in_(bindparam("keys", expanding=True)),
)


class Memory:
    """Segments of one language with their renderings in another.

    ``en`` also finds what was recorded as ``en-US``, and the reverse.
    """

    def __init__(self, engine: Engine, language: str, target_language: str) -> None:
        self._engine = engine
        with engine.connect() as connection:
            self._tags = [
                {"language": source, "target_language": target}
                for source, target in connection.execute(_TAGS)
                if _covers(source, language) and _covers(target, target_language)
            ]

    def renderings(self, segments: Sequence[str]) -> dict[str, str]:
        """Return the rendering of each of ``segments`` (normal forms) that the memory holds.

        Of several renderings of one segment the first in alphabetical order is the one, whatever
        the order in which they arrived.
        """
        found: dict[str, str] = {}
        with self._engine.connect() as connection:
            for tags in self._tags:
                for key, target in connection.execute(_RENDERINGS, {**tags, "keys": segments}):
                    found[key] = min(target, found.get(key, target))
        return found


def _covers(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")
