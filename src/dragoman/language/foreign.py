"""Foreign names written in Cyrillic, back to Latin letters: the attested name that sounds so.

A Russian spelling keeps the sounds of a name and loses its letters («Миллер» may be Miller or
Müller), so each group of letters is read back as all it may stand for, and of what comes out only
attested names count (``attested.txt``), the nearer and the more common the better; a family name of the given
name's own language comes first. Where no name is attested, or two are as good, the spelling is given as not
sure.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log2

from dragoman.language.latin import LatinNames, latin_names
from dragoman.language.romanisation import romanise

STEP = 0.5
"""What a spelling of a group of letters costs, times the binary logarithm of its place in the table."""
GROUPED = -0.4
"""What a group of letters read as one saves."""
SILENT = 1.0
"""What a letter costs that is not heard at the end."""
COMMON = 0.35
"""What a step of how common a name is saves."""
KIN = 1.5
"""What a family name of the given name's language saves."""
DEAREST = 3.0
SURE = 1.5
"""What a sure spelling may cost by its letters alone."""
MARGIN = 0.8
"""How much better than the next a spelling must be to be sure."""
LONGEST = 4
SHORTEST = 4
"""Letters of a name below which too many names sound alike; such a name is read by its letters."""


@dataclass(frozen=True, slots=True)
class Attested:
    """A Latin name, the languages (ISO 639-1) whose people bear it, and how common it is, 0 to 7."""

    name: str
    languages: frozenset[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Spelled:
    """A Latin spelling; ``sure`` unless another was as good or none is attested."""

    latin: str
    sure: bool
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Graphemes:
    """The table of ``graphemes.toml``, described there."""

    letters: Mapping[str, tuple[str, ...]]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Attested names sorted by their plain form, which ``keys`` holds."""

    keys: Sequence[str]
    names: Sequence[Attested]

    def has_prefix(self, prefix: str) -> bool:
        """Tell whether some name begins so."""
        place = bisect_left(self.keys, prefix)
        return place < len(self.keys) and self.keys[place].startswith(prefix)

    def get(self, key: str) -> Attested | None:
        """Return the name whose plain form is ``key``."""
        place = bisect_left(self.keys, key)
        found = place < len(self.keys) and self.keys[place] == key
        return self.names[place] if found else None


def plain_latin(name: str) -> str:
    """Return ``name`` in lower case without diacritics."""
    for letter, instead in (
        ("ı", "i"),
        ("ł", "l"),
        ("Ł", "l"),
        ("ø", "o"),
        ("ß", "ss"),
        ("æ", "ae"),
    ):
        name = name.replace(letter, instead)
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


@cache
def graphemes() -> Graphemes:
    """Load the table once in this process."""
    data = tomllib.loads((files("dragoman.knowledge") / "graphemes.toml").read_text("utf-8"))
    letters = {
        each: tuple(dict.fromkeys(plain_latin(one) for one in several.split()))
        for each, several in data["letters"].items()
    }
    return Graphemes(letters, tuple(data["endings"]))


@cache
def lexicon(kind: str) -> Lexicon:
    """Load the attested names of ``kind`` (``given`` or ``family``) once in this process."""
    text = (files("dragoman.knowledge") / "attested.txt").read_text("utf-8")
    rows = []
    for line in text.splitlines():
        if line.startswith(f"{kind}\t"):
            _, name, languages, weight = line.split("\t")
            rows.append((plain_latin(name), name, languages, int(weight)))
    rows.sort()
    names = [
        Attested(name, frozenset(languages.split(",")), weight)
        for _, name, languages, weight in rows
    ]
    return Lexicon([each[0] for each in rows], names)


@lru_cache(5_000)
def attested(word: str, kind: str, kin: frozenset[str] = frozenset()) -> Spelled | None:
    """Return the attested name that ``word`` most likely is; ``None`` where none sounds so.

    ``kin`` are the languages of the person's given name.
    """
    folded = word.lower()
    if len(folded) < SHORTEST:
        return None
    names = lexicon(kind)
    best: dict[str, tuple[float, float, Attested]] = {}
    for key, cost in _spellings(folded, names):
        one = names.get(key)
        if one is None:
            continue
        kindred = KIN if kin & one.languages else 0.0
        total = cost - COMMON * one.weight - kindred
        if key not in best or total < best[key][0]:
            best[key] = (total, cost, one)
    ranked = sorted(best.values(), key=lambda each: (each[0], each[2].name))
    if not ranked:
        return None
    _, cost, first = ranked[0]
    sure = (
        cost <= SURE
        and len(folded) > SHORTEST
        and (len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= MARGIN)
    )
    return Spelled(first.name, sure, first.languages)


def _spellings(word: str, names: Lexicon) -> Iterator[tuple[str, float]]:
    """Yield what ``word`` may be in Latin letters and its cost, where some name begins so."""
    table = graphemes()
    stack = [("", 0, 0.0)]
    while stack:
        done, place, cost = stack.pop()
        if place == len(word):
            yield done, cost
            yield from ((done + each, cost + SILENT) for each in table.endings)
            continue
        for size in range(1, min(LONGEST, len(word) - place) + 1):
            options = table.letters.get(word[place : place + size], ())
            for rank, option in enumerate(options):
                total = cost + STEP * log2(rank + 1) + (GROUPED if size > 1 else 0.0)
                grown = done + ("" if option == "-" else option)
                if total <= DEAREST and names.has_prefix(grown):
                    stack.append((grown, place + size, total))


SOVIET = re.compile(r"(?:[оеё]ва?|[аеу]ев|енко|янц?|дзе|швили|оглы|кызы|улы|ых|их|[аы]я)$")
"""Endings of family names that are of Russia and its neighbours whatever the given name."""
NATIVE = re.compile(r"(?:[иы]на?|[сц]кий|[сц]кой|ук|юк|чик|ич|ый|ко|ца|ец)$")
"""Endings that are theirs unless the given name is foreign."""
SLAVIC = frozenset({"pl", "cs", "sk", "hr", "sl"})
ROMANCE = frozenset({"es", "pt", "fr", "it", "ro"})
READ = (
    ("кс", "x"), ("дж", "j"), ("ие", "ie"), ("ия", "ia"), ("ье", "ie"), ("ьо", "io"), ("ья", "ia"), ("ай", "ay"),
    ("ей", "ey"), ("ой", "oy"), ("ий", "y"), ("х", "h"), ("й", "y"), ("э", "e"), ("ё", "e"), ("ю", "u"), ("ц", "ts"),
    ("ь", ""), ("ъ", ""),
)  # fmt: skip
"""How a name is read that nobody attests: plainly, as English print would have it."""


def spelled(name: str) -> Spelled | None:
    """Return a foreign person's name in Latin letters; ``None`` where nothing says it is foreign.

    A full name is foreign by its given name; a word alone only when the lists of ``latin.toml`` have it.
    """
    lists = latin_names()
    words = name.split()
    folded = [_fold(each) for each in words]
    if len(words) == 1:
        alone = lists.family.get(folded[0]) or lists.given.get(folded[0])
        return Spelled(alone, sure=True) if alone else None
    given = [each for each in words[:-1] if _fold(each) not in lists.particles]
    if not given or not _is_foreign([_fold(each) for each in given], folded[-1], lists):
        return None
    found = [_given(each, lists) for each in words[:-1]]
    if any(each is None for each in found):
        return None
    firsts = [each for each in found if each is not None]
    kin = frozenset().union(*(each.languages for each in firsts)) if firsts else frozenset()
    last = _family(words[-1], kin, lists)
    whole = [*firsts, last]
    return Spelled(" ".join(each.latin for each in whole), sure=all(each.sure for each in whole))


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def _is_foreign(given: Sequence[str], family: str, lists: LatinNames) -> bool:
    """Tell by the given names, and where Russians bear them too by the family name, whose a name is."""
    first = given[0]
    if first in lists.home or SOVIET.search(family):
        return family in lists.family and first in lists.shared
    if family in lists.family:
        return True
    if any(_listed(each, lists) for each in given):
        return not family.endswith(("ский", "цкий")) or _is_slavic(lists.given.get(first, ""))
    if NATIVE.search(family) or len(first.rstrip(".")) == 1:
        return False
    if first not in lists.shared:
        found = attested(first, "given")
        if found is not None and found.sure:
            return True
    surname = attested(family, "family")
    return surname is not None and surname.sure


def _is_slavic(given: str) -> bool:
    """Tell «Анджей», whose bearers are Poles, from «Эдвард», whom Russians may be called too."""
    found = _languages(given)
    return bool(found & SLAVIC) and not found & {"de", "nl", "sv"}


def _listed(given: str, lists: LatinNames) -> bool:
    parts = given.split("-")
    return given in lists.given or (len(parts) > 1 and all(each in lists.given for each in parts))


def _given(word: str, lists: LatinNames) -> Spelled | None:
    folded = _fold(word)
    known = lists.given.get(folded) or lists.shared.get(folded) or lists.particles.get(folded)
    if known:
        return Spelled(known, folded not in lists.unsure, _languages(known))
    if len(folded.rstrip(".")) == 1:
        return Spelled(romanise(word, "popular"), sure=True)
    if "-" in folded:
        parts = [_given(each, lists) for each in word.split("-")]
        return _joined([each for each in parts if each]) if all(parts) else None
    return attested(word, "given") or _read(word, frozenset())


def _languages(latin: str) -> frozenset[str]:
    found = lexicon("given").get(plain_latin(latin))
    return found.languages if found else frozenset()


def _joined(parts: Sequence[Spelled]) -> Spelled:
    kin = frozenset.intersection(*(each.languages for each in parts))
    return Spelled("-".join(each.latin for each in parts), all(each.sure for each in parts), kin)


def _family(word: str, kin: frozenset[str], lists: LatinNames) -> Spelled:
    known = lists.family.get(_fold(word))
    if known:
        return Spelled(known, sure=True)
    if "-" in word:
        first, _, rest = word.partition("-")
        small = lists.particles.get(_fold(first))
        head = Spelled(small, sure=True) if small else _family(first, kin, lists)
        return _joined([head, _family(rest, kin, lists)])
    return attested(word, "family", kin) or _read(word, kin)


def _read(word: str, kin: frozenset[str]) -> Spelled:
    """Read a name that nobody attests by its letters: never sure."""
    plain = word.lower()
    for cyrillic, instead in READ:
        plain = plain.replace(cyrillic, instead)
    found = romanise(plain, "popular")
    if kin and kin <= ROMANCE:
        found = re.sub("k(?=[ei])", "qu", found).replace("k", "c")
    return Spelled(found[:1].upper() + found[1:], sure=False)
