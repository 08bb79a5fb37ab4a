"""English words: a hunspell dictionary of American spelling, and the British spellings that answer to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Any

from spylls.hunspell import Dictionary

BRITISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"isation", "ization"),
        (r"is(e|es|ed|er|ers|ing|able)$", r"iz\1"),
        (r"ys(e|es|ed|er|ers|ing)$", r"yz\1"),
        (r"our(?=s$|ed$|ing$|able$|al$|ful$|ite|er|ist|ly|hood|$)", "or"),
        (r"(?<=[bt])re(s?)$", r"er\1"),
        (r"(?<=[bt])red$", "ered"),
        (r"(defen|offen|preten|licen)c(e|es)$", r"\1s\2"),
        (r"ll(ed|ing|er|ers|or|ors)$", r"l\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"ogramme(s?)$", r"ogram\1"),
        (r"gement(s?|al)$", r"gment\1"),
        (r"(?<=m)anoeuv(re|red|res|ring)$", r"aneuv\1"),
        (r"(instal|enrol|fulfil|skil|wil)(?=ment|s?$|ful)", r"\1l"),
        (r"(?:^|(?<=[a-z]))ae(?=[sgmr])|oe(?=[dst])", "e"),
        (r"grey", "gray"),
        (r"tyre", "tire"),
        (r"cheque", "check"),
        (r"ough(s|ed|ing)?$", r"ow\1"),
        (r"wards$", "ward"),
        (r"lst$", "le"),
        (r"practis", "practic"),
        (r"sceptic", "skeptic"),
        (r"kilometre", "kilometer"),
        (r"axe(s?)$", r"ax\1"),
    )
)
"""How a British spelling differs from the American one: a pattern and what stands there instead."""


@cache
def _dictionary() -> Any:  # noqa: ANN401 - spylls has no types
    return Dictionary.from_files(str(files("spylls") / "hunspell" / "data" / "en" / "en_US"))


@lru_cache(50_000)
def is_english(word: str) -> bool:
    """Tell whether the dictionary knows a word as it is printed: «russian» is none, «Russian» is."""
    return bool(_dictionary().lookup(word.replace("’", "'")))


@lru_cache(10_000)
def american(word: str) -> str | None:
    """Return the American spelling of a British one: «labour» -> labor; of others nothing."""
    for pattern, put in BRITISH:
        changed = pattern.sub(put, word)
        if changed != word and is_english(changed) and not is_english(word):
            return changed
    return None


def near_words(word: str) -> Iterator[str]:
    """Yield the dictionary's words one edit away: two letters swapped, one left out, added or changed."""
    for each in sorted(_edits(word) - {word}):
        if is_english(each):
            yield each


def _edits(word: str) -> set[str]:
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    shorter = {a + b[1:] for a, b in parts if b}
    longer = {a + each + b for a, b in parts for each in ascii_lowercase}
    changed = {a + each + b[1:] for a, b in parts if b for each in ascii_lowercase}
    return swapped | shorter | longer | changed
