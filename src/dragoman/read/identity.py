"""A statement's name, which no order of work can change."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from dragoman.model.press import Span
from dragoman.model.reading import Level


def statement_id(text_id: str, level: Level, content: Sequence[Span]) -> str:
    """Return a statement's id, which hangs on the text, the level and the place alone."""
    places = ",".join(f"{each.start}-{each.end}" for each in content)
    return "s" + blake2b(f"{text_id} {level} {places}".encode(), digest_size=6).hexdigest()
