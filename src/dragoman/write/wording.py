"""The report's phrases, in its language, and the small grammar that fits words into them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dragoman.write.english import english

SMALL = 12
"""Counts up to here are written as words where a sentence opens with one."""
ENGLISH_COUNTS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
PROPER = frozenset({"i", "i'm", "i've", "i'll", "i'd"})


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Wording:
    """The phrase tables of one language; every value is a template or a list of them."""

    language: str
    leads: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, Mapping[str, tuple[str, ...]]]
    words: Mapping[str, str]
    closing: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    topics: Mapping[str, str]
    languages: Mapping[str, str]
    overview: Mapping[str, str]
    plural: Mapping[str, str]


@cache
def wording(language: str) -> Wording:
    """Load the phrases of ``language`` once in this process."""
    data = _data()[language]
    return Wording(
        language=language,
        leads=_lists(data["leads"]),
        verbs=MappingProxyType({genre: _lists(each) for genre, each in data["verbs"].items()}),
        words=MappingProxyType(data["words"]),
        closing=_lists(data["closing"]),
        kinds=MappingProxyType(data["kinds"]),
        topics=MappingProxyType(data["topics"]),
        languages=MappingProxyType(data["languages"]),
        overview=MappingProxyType(data["overview"]),
        plural=MappingProxyType(data.get("plural", {})),
    )


@cache
def reasons() -> Mapping[str, str]:
    """Return the phrases a shortlist gives its reasons in; they are for the analyst."""
    return MappingProxyType(_data()["en"]["shortlist"])


@cache
def _data() -> dict[str, Any]:
    path = files("dragoman.knowledge") / "phrases.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _lists(table: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: tuple(each) for name, each in table.items()})


def capital(text: str) -> str:
    """Return ``text`` with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str], language: str = "en") -> str:
    """Join with commas and "and": "A", "A and B", "A, B, and C"; Russian has no last comma."""
    items = list(parts)
    if len(items) < 3:  # noqa: PLR2004 - a pair has no comma
        return (" and " if language == "en" else " и ").join(items)
    last = ", and " if language == "en" else " и "
    return ", ".join(items[:-1]) + last + items[-1]


def rotate(options: Sequence[str], key: str, avoid: str | None = None) -> str:
    """Choose one of ``options`` by ``key``, the same always; another one than ``avoid``."""
    index = int.from_bytes(blake2b(key.encode(), digest_size=4).digest()) % len(options)
    if options[index] == avoid and len(options) > 1:
        index = (index + 1) % len(options)
    return options[index]


def counted(number: int, one: str, language: str = "en", few: str = "", many: str = "") -> str:
    """Return "1 piece", "4 pieces"; in Russian by the three forms a count has."""
    if language == "en":
        return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:  # noqa: PLR2004
        return f"{number} {one}"
    if ones in (2, 3, 4) and tens not in (12, 13, 14):
        return f"{number} {few}"
    return f"{number} {many}"


def in_words(number: int) -> str:
    """Return "two" for 2; numbers above twelve in digits."""
    return ENGLISH_COUNTS[number] if number <= SMALL else str(number)


def spelled(number: int) -> str:
    """Return "nine" for 9, "10" for 10: how a count stands within an English sentence."""
    return ENGLISH_COUNTS[number] if 0 < number < TEN else str(number)


TEN = 10


def stopped(text: str) -> str:
    """Return a sentence with its full stop, before a closing quotation mark as American printers have it."""
    if not text.endswith("”"):
        return text + "."
    return text if text[-2:-1] in ".?!" else text[:-1] + ".”"


def topic(name: str, words: Wording) -> str:
    """Return a theme's name for the middle of a sentence: "the Korean Peninsula", "China"."""
    if name in words.topics:
        return words.topics[name]
    first, _, rest = name.partition(" ")
    if first.lower() in ("the", "a", "an"):
        return f"{first.lower()} {rest}"
    proper = (first.lower(),) in english().actors or first.lower() in ("central", "asia", "europe")
    follows_proper = rest[:1].isupper()
    plain = first[1:].islower() and not proper and not follows_proper
    return name if words.language != "en" or not plain else name[:1].lower() + name[1:]


def lowered(text: str, names: frozenset[str], seen: frozenset[str]) -> str | None:
    """Return a sentence ready to follow "that", or ``None`` when its first word is doubtful.

    ``names`` are the words of names in its evidence, ``seen`` the words that stand in lower case in
    other renderings of the piece. A name keeps its capital; a common word loses it.
    """
    first = text.split(maxsplit=1)[0] if text else ""
    bare = first.strip(",;:").lower().replace("’", "'")
    if not first[:1].isalnum() or bare in PROPER:
        return None
    if first[0].isdigit() or (first.isupper() and len(first) > 1):
        return text
    root = bare.removesuffix("'s").split("-")[0]
    if (
        root in names
        or (root,) in english().actors
        or root in english().titles
        or _named_pair(text)
    ):
        return text
    if bare in english().lower or root in seen or root.endswith(english().common_endings):
        return text[:1].lower() + text[1:]
    if root in english().capitals:
        return text
    return None


def _named_pair(text: str) -> bool:
    """Tell whether a sentence opens with two capitals, one of them in "South Korean": a name."""
    words = tuple(each.strip(",.").lower() for each in text.split(maxsplit=2)[:2])
    return words in english().actors
