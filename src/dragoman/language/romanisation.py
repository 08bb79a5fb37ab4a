"""Cyrillic names in Latin letters, by the standard a desk chose.

ALA-LC without diacritics, BGN/PCGN and a popular form are iuliia's tables; Chinese names written in
Cyrillic (Palladius) go back to pinyin through a table of syllables in ``knowledge/palladius.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import iuliia

SCHEMES = MappingProxyType({"ala_lc": "ala_lc_alt", "bgn_pcgn": "bgn_pcgn", "popular": "wikipedia"})
SOFT_SIGN = "’"
CYRILLIC = re.compile(r"[А-Яа-яЁё]+(?:[-’'][А-Яа-яЁё]+)*")


def romanise(text: str, scheme: str) -> str:
    """Return ``text`` with each Cyrillic word in Latin letters; the rest stays as it is.

    ``scheme`` is ``ala_lc``, ``bgn_pcgn`` or ``popular``. The soft sign is printed ’ (a modifier
    letter, no quotation mark) except in the popular form, which drops it.
    """
    table = getattr(iuliia, SCHEMES[scheme].upper())

    def word(match: re.Match[str]) -> str:
        found = str(table.translate(match.group()))
        soft = "" if scheme == "popular" else SOFT_SIGN
        found = re.sub("[ʹʺ'\"]", soft, found)
        return found.upper() if match.group().isupper() and len(match.group()) > 1 else found

    return CYRILLIC.sub(word, text)


@dataclass(frozen=True, slots=True, eq=False)
class Palladius:
    """Syllables in Cyrillic and in pinyin, and the family names that give a Chinese name away."""

    syllables: Mapping[str, str]
    surnames: frozenset[str]


@cache
def palladius() -> Palladius:
    """Load the table once in this process."""
    path = files("dragoman.knowledge") / "palladius.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Palladius(data["syllables"], frozenset(data["surnames"]["common"]))


def pinyin(name: str) -> str | None:
    """Return a Chinese name written by Palladius in pinyin; ``None`` if it does not look like one.

    A Chinese name is two or three words, the first a common family name, all made of syllables. The
    longest syllable is taken first at each place, and taken back when the rest does not fit.
    """
    words = name.lower().replace("ё", "е").split()
    if len(words) not in (2, 3) or words[0] not in palladius().surnames:
        return None
    found = [_syllables(word) for word in words]
    if any(word is None for word in found):
        return None
    family, *given = ("".join(word or ()) for word in found)
    return f"{family.capitalize()} {''.join(given).capitalize()}"


def _syllables(word: str) -> list[str] | None:
    if not word:
        return []
    for size in range(min(len(word), 6), 0, -1):
        found = palladius().syllables.get(word[:size])
        rest = _syllables(word[size:].removeprefix("-")) if found else None
        if found and rest is not None:
            return [found, *rest]
    return None
