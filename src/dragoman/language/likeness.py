"""Whether a Latin and a Cyrillic word may be the same name, tolerant to the romanisation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dragoman.language.romanisation import pinyin, romanise

DIGRAPHS = (
    *(("shch", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "j"), ("dj", "j"), ("sh", "S")),
    *(("ch", "C"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k")),
    *(("tz", "s"), ("ts", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("x", "ks")),
    *(("q", "k"), ("w", "v"), ("g", "h"), ("z", "s")),
)
WEST = (
    *(("ge", "je"), ("gi", "ji"), ("ch", "h"), ("ch", "k"), ("ph", "v"), ("j", "i")),
    *(("wi", "i"), ("wa", "a"), ("ce", "che")),
)
"""How spellings of the West may sound otherwise: George, Munich, Josep, William."""
VOWELS = frozenset("aeiouy")
LONG = 5
"""Consonants from which one may differ."""
EXTRA = 4
"""Consonants that an ending may add."""


def plain(word: str) -> str:
    """Return a Latin word without case, diacritics, soft signs and possessive."""
    base = unicodedata.normalize("NFKD", word.lower().replace("’", "'").removesuffix("'s"))
    return "".join(each for each in base if each.isalpha() and not unicodedata.combining(each))


@lru_cache(50_000)
def skeleton(word: str) -> str:
    """Return a Latin word as classes of consonants; the first vowel of a word stays as A."""
    text = plain(word)
    for letters, class_ in DIGRAPHS:
        text = text.replace(letters, class_)
    kept: list[str] = []
    for place, each in enumerate(text):
        if each in VOWELS or (each == "j" and place > 0 and text[place - 1] in VOWELS):
            each_class = "A" if place == 0 else ""
        else:
            each_class = each
        if each_class and (not kept or kept[-1] != each_class):
            kept.append(each_class)
    return "".join(kept)


@lru_cache(50_000)
def latin(word: str) -> str:
    """Return a Cyrillic word in plain Latin letters, a Latin one as it is."""
    return romanise(word, "popular")


def alike(name: str, word: str) -> bool:
    """Tell whether ``name`` (Latin) may render ``word`` (Cyrillic in any case, or Latin)."""
    romanised = latin(word)
    second = skeleton(romanised)
    return any(_same(each, romanised, skeleton(each), second) for each in _sounds(plain(name)))


@lru_cache(50_000)
def _sounds(name: str) -> tuple[str, ...]:
    return (name, *sorted({name.replace(old, new) for old, new in WEST} - {name}))


def _same(name: str, word: str, first: str, second: str) -> bool:
    if first == second and len(first) == 2:  # noqa: PLR2004 - "Hook", «Хук»
        return True
    if min(len(first), len(second)) < 3:  # noqa: PLR2004 - too little to go by
        return _by_letters(plain(name), plain(word))
    return _begins(first, second) or _begins(second, first)


def _begins(short: str, long: str) -> bool:
    size = len(short)
    if size > len(long) or len(long) - size > EXTRA:
        return False
    if long.startswith(short):
        return True
    misses = sum(a != b for a, b in zip(short, long, strict=False))
    return size >= LONG and misses <= 1 and short[0] == long[0]


def _by_letters(name: str, word: str) -> bool:
    """Compare short words by their letters, vowels of one class, up to an ending of two."""
    table = str.maketrans({"y": "i", "j": "i", "h": "g", "w": "v", "x": "s", "e": "i"})
    first = name.replace("ph", "f").translate(table)
    second = word.translate(table)
    size = max(min(len(first), len(second)) - 1, 2)
    return first[:size] == second[:size] and abs(len(first) - len(second)) <= 3  # noqa: PLR2004


def syllabic(name: str) -> frozenset[str]:
    """Return the words of a Chinese name in pinyin, plain; none for other names."""
    found = pinyin(name)
    return frozenset(plain(each) for each in found.split()) if found else frozenset()
