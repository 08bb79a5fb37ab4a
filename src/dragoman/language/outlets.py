"""Outlets the desk knows, found in a text in any case."""

from __future__ import annotations

from functools import lru_cache

from dragoman.language.matching import Phrases, phrases
from dragoman.language.names import ByHash
from dragoman.language.russian import lemmas
from dragoman.model.knowledge import Knowledge


def outlet_phrases(knowledge: Knowledge) -> Phrases:
    """Return the lemma phrases of the outlets' names in Cyrillic, each standing for its id."""
    return _phrases(ByHash(knowledge))


@lru_cache(4)
def _phrases(held: ByHash) -> Phrases:
    names = (
        (name, each.id)
        for each in held.knowledge.outlets
        for name in (each.name, *each.names)
        if not name.isascii()
    )
    return phrases((" ".join(lemmas(name)), id_) for name, id_ in names)
