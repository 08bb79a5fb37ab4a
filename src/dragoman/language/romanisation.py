"""Cyrillic names in Latin letters, by the standard a desk chose.

ALA-LC without diacritics, BGN/PCGN and a popular form are iuliia's tables. Eastern names written in
Cyrillic go back to their own romanisation through tables of syllables: Chinese by Palladius to
pinyin, Korean by Kontsevich to the revised romanisation, Japanese by Polivanov to Hepburn.
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
LONGEST_SYLLABLE = 6
POPULAR = (
    (re.compile(r"(?<=[a-z])(?:iy|yy|y)$"), "y"),
    (re.compile(r"^Dmitr(?:iy|y)$"), "Dmitry"),
    (re.compile(r"^Aleksandr"), "Alexander"),
    (re.compile(r"^Aleksey$"), "Alexei"),
    (re.compile(r"^(Serg|Andr|Matv)ey$"), r"\1ei"),
    (re.compile(r"^(Nikol)ay$"), r"\1ai"),
    (re.compile(r"^Pyotr$|^Petr$"), "Pyotr"),
    (re.compile(r"^Yevgen"), "Evgen"),
    (re.compile(r"^Mariya$"), "Maria"),
    (re.compile(r"^Maksim$"), "Maxim"),
)
"""What popular usage writes otherwise than the table, word by word."""


def romanise(text: str, scheme: str) -> str:
    """Return ``text`` with each Cyrillic word in Latin letters; the rest stays as it is.

    ``scheme`` is ``ala_lc``, ``bgn_pcgn`` or ``popular``. The soft sign is printed ’ (a modifier
    letter, no quotation mark) except in the popular form, which drops it.
    """
    table = getattr(iuliia, SCHEMES[scheme].upper())

    def word(match: re.Match[str]) -> str:
        found = str(table.translate(match.group()))
        soft = "" if scheme == "popular" else SOFT_SIGN
        found = re.sub("[ʹʺ'\"”]", soft, found).replace("·", "").replace("ё", "ë")
        if scheme == "popular":
            found = _popular(found)
        return found.upper() if match.group().isupper() and len(match.group()) > 1 else found

    return CYRILLIC.sub(word, text)


def _popular(word: str) -> str:
    for pattern, instead in POPULAR:
        word = pattern.sub(instead, word)
    return word


@dataclass(frozen=True, slots=True, eq=False)
class Syllables:
    """Syllables in Cyrillic and in Latin letters, and the family names that give a name away."""

    syllables: Mapping[str, str]
    surnames: Mapping[str, str]
    """Folded family name in Cyrillic -> how it is written in Latin letters."""


@cache
def syllables(name: str) -> Syllables:
    """Load ``palladius``, ``kontsevich`` or ``polivanov`` once in this process."""
    path = files("dragoman.knowledge") / f"{name}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    plain = {each: "".join(_split(each, data["syllables"]) or ()) for each in _common(data)}
    return Syllables(data["syllables"], plain | data["surnames"].get("written", {}))


def _common(data: Mapping[str, Mapping[str, list[str]]]) -> list[str]:
    return data["surnames"].get("common", [])


@cache
def eastern_surnames() -> frozenset[str]:
    """Return Chinese and Korean family names in Cyrillic, lower case: they come first."""
    return frozenset({*syllables("palladius").surnames, *syllables("kontsevich").surnames})


def eastern(name: str, actor: str | None = None) -> str | None:
    """Return a Chinese, Korean or Japanese name in its own romanisation.

    ``actor`` names the person's country where the ledger knows it. Without it a name must be
    certain by its shape, else the answer is ``None``.
    """
    rules = {"CN": (pinyin,), "TW": (pinyin,), "KR": (korean,), "KP": (korean,), "JP": (japanese,)}
    for rule in rules.get(actor or "", (korean, pinyin, japanese) if actor is None else ()):
        found = rule(name)
        if found:
            return found
    return None


def pinyin(name: str) -> str | None:
    """Return a Chinese name written by Palladius in pinyin; ``None`` if it does not look like one.

    A Chinese name is two or three words, the first a common family name, all made of syllables. The
    longest syllable is taken first at each place, and taken back when the rest does not fit.
    """
    table = syllables("palladius")
    words = _fold(name).split()
    if len(words) not in (2, 3) or words[0] not in table.surnames:
        return None
    found = [_split(word, table.syllables) for word in words[1:]]
    given = [each for word in found for each in word or ()]
    if any(word is None for word in found) or len(given) > 2:  # noqa: PLR2004 - a given name's
        return None
    return f"{table.surnames[words[0]].capitalize()} {''.join(given).capitalize()}"


def korean(name: str) -> str | None:
    """Return a Korean name by the revised romanisation; ``None`` if it does not look like one.

    A Korean name is three words of one syllable, or two with both given syllables in one.
    """
    table = syllables("kontsevich")
    words = _fold(name).replace("-", " ").split()
    if len(words) != 3 or words[0] not in table.surnames:  # noqa: PLR2004
        return None
    given = [table.syllables.get(word) for word in words[1:]]
    if None in given:
        return None
    family = table.surnames[words[0]].capitalize()
    return f"{family} {str(given[0]).capitalize()}-{given[1]}"


def japanese(name: str) -> str | None:
    """Return a Japanese name in Hepburn without length; one word must be a common family name."""
    table = syllables("polivanov")
    words = _fold(name, keep_yo=True).replace("йо", "ё").split()
    if len(words) != 2 or not any(_fold(word) in table.surnames for word in words):  # noqa: PLR2004
        return None
    found = [_split(word, table.syllables) for word in words]
    if any(each is None for each in found):
        return None
    latin = ("".join(each or ()) for each in found)
    return " ".join(re.sub(r"n(?=[bmp])", "m", word).capitalize() for word in latin)


def by_syllables(words: str, table: str) -> str | None:
    """Return ``words`` of Cyrillic, all made of the syllables of ``table``, in Latin letters; else ``None``."""
    rows = syllables(table).syllables
    plain = _fold(words, keep_yo=table == "polivanov").replace("ъ", "")
    found = [_split(each, rows) for each in plain.split()]
    if not found or any(not each for each in found):
        return None
    return " ".join("".join(each or ()) for each in found)


def _fold(name: str, *, keep_yo: bool = False) -> str:
    return name.lower() if keep_yo else name.lower().replace("ё", "е")


def _split(word: str, table: Mapping[str, str]) -> list[str] | None:
    if not word:
        return []
    for size in range(min(len(word), LONGEST_SYLLABLE), 0, -1):
        found = table.get(word[:size])
        rest = _split(word[size:].removeprefix("-"), table) if found else None
        if found and rest is not None:
            return [found, *rest]
    return None
