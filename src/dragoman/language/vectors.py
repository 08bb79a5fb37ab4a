"""Vectors of Russian words: navec, trained on news (Kukushkin, 2020)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dragoman.language.russian import models

SIZE = 300
NONE = np.zeros(SIZE, np.float32)


@lru_cache(50_000)
def vector(lemma: str) -> NDArray[np.float32]:
    """Return a word's vector, of length one; zeros for a word that has none."""
    held = models().vectors
    number = held.ids.get(lemma)
    if number is None:
        return NONE
    found = held(np.array([number]))[0]
    return np.asarray(found / np.linalg.norm(found), np.float32)
