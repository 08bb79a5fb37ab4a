"""English words: a hunspell dictionary, American and British spellings alike."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from spylls.hunspell import Dictionary


@cache
def _dictionary() -> Any:  # noqa: ANN401 - spylls has no types
    return Dictionary.from_files(str(files("spylls") / "hunspell" / "data" / "en" / "en_US"))


@lru_cache(50_000)
def is_english(word: str) -> bool:
    """Tell whether the dictionary knows a word as it is printed: «russian» is none, «Russian» is."""
    return bool(_dictionary().lookup(word.replace("’", "'")))
