"""What an outlet's name gives in Latin letters by the project's own tables, to hold its house form against."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from dragoman.language import hangul, kana
from dragoman.language.romanisation import SCHEMES, by_syllables, romanise

CYRILLIC = re.compile("[А-Яа-яЁё]")
MARKS = "’'ʼ“”«»\"-–·.,()《》"
TABLES = ("palladius", "polivanov")


def is_derived(house: str, names: Iterable[str], reading: str | None = None) -> bool:
    """Tell whether a house form is one of ``names`` in Latin letters, by some table of ours.

    Russian by its three schemes, Korean by the revised romanisation, Japanese by Hepburn from its
    ``reading`` in kana, Chinese and Japanese from a name in Cyrillic by Palladius and Polivanov.
    """
    wanted = _folded(house)
    if reading is not None:
        latin = kana.romanised(reading)
        return latin is not None and _folded(latin) == wanted
    return any(_folded(each) == wanted for name in names for each in _forms(name, house)) or any(
        _bare(each) == _bare(house) for name in names for each in _by_syllables(name)
    )


def is_latin(words: str) -> bool:
    """Tell whether all letters of ``words`` are Latin ones."""
    letters = [each for each in words if each.isalpha()]
    return bool(letters) and all(each < "\u0250" or "\u1e00" <= each < "\u1f00" for each in letters)


def latin(name: str, ends: Iterable[str] = ()) -> str | None:
    """Return a name in Hangul or kana in Latin letters; ``ends`` are words that close a name written without spaces."""
    for end in ends if " " not in name else ():
        if name.endswith(end) and name != end:
            name = f"{name.removesuffix(end)} {end}"
            break
    found = hangul.romanised(name) if hangul.HANGUL.search(name) else kana.romanised(name)
    if found is None or not is_latin(found):
        return None
    return " ".join(each[:1].upper() + each[1:] for each in found.split())


def _forms(name: str, house: str) -> Iterator[str]:
    yield name
    if CYRILLIC.search(name):
        yield from (romanise(name, scheme) for scheme in SCHEMES)
    if hangul.HANGUL.search(name):
        yield from hangul.spaced(name, len(house.split()))


def _by_syllables(name: str) -> Iterator[str]:
    for table in TABLES if CYRILLIC.search(name) else ():
        if found := by_syllables(name, table):
            yield found


def _folded(words: str) -> str:
    """Return ``words`` in small letters, without marks of quotation and syllable; macrons and words stay."""
    kept = "".join(" " if each == "-" else each for each in words.casefold() if each not in MARKS)
    return " ".join(unicodedata.normalize("NFC", kept).replace("ё", "е").split())


def _bare(words: str) -> str:
    """Return ``words`` without spaces and length too, and with one n: what Cyrillic does not tell apart."""
    apart = unicodedata.normalize("NFKD", _folded(words).replace(" ", ""))
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return re.sub("m(?=[bp])", "n", plain)
