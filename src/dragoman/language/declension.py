"""A person's name in any case back to its dictionary form.

The words of a name agree in case and gender, so they are read together: each word offers its
possible readings (pymorphy3's, where its dictionary knows the name, and those of the paradigms below),
and the case and gender that all the words share best decide. Foreign names in -а, which no
dictionary holds, come out this way; Zaliznyak's paradigms, school grammar in effect.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.language.romanisation import eastern_surnames, korean, pinyin
from dragoman.language.russian import parses

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
UD_CASES = dict(zip(("Nom", "Gen", "Dat", "Acc", "Ins", "Loc"), CASES, strict=True))
GENDERS = ("masc", "femn")
PARTICLES = frozenset(
    ("аль", "эль", "ан", "ар", "ат", "аш", "бен", "бин", "ибн", "ван", "фон", "де", "дер", "ди", "ду", "да", "дос",
     "ле",
     "ла", "дель", "тер", "мак", "сан", "ага", "паша", "оглы", "кызы", "ас", "ад")
)  # fmt: skip
AGREED, ATTESTED, DICTIONARY = 0.7, 0.8, 1.2
"""What a tagger's case, a name met elsewhere, and a dictionary's word weigh beside a paradigm."""


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Endings in the order of ``CASES``, ``/`` between equals; the stem must match ``stem``."""

    gender: str
    stem: str
    endings: tuple[str, ...]
    weight: float


def _row(gender: str, stem: str, endings: str, weight: float) -> Paradigm:
    return Paradigm(gender, stem, tuple("" if e == "0" else e for e in endings.split()), weight)


PARADIGMS = (
    _row("masc", r"(?:[оеё]в|[иы]н)$", "0 а у а ым е", 1.0),
    _row("femn", r"(?:[оеё]в|[иы]н)$", "а ой ой у ой ой", 1.0),
    _row("masc", r"[кгх]$", "ий ого ому ого им ом", 0.9),
    _row("masc", r"[^кгхаеёиоуыэюя]$", "ый ого ому ого ым ом", 0.5),
    _row("masc", r"[нт]$", "ой ого ому ого ым ом", 0.2),
    _row("femn", r"[^аеёиоуыэюя]$", "ая ой ой ую ой ой", 0.7),
    _row("masc", r"[бвгдзклнпрстфх]$|(?<![оеы])м$", "0 а у а ом е", 0.8),
    _row("masc", r"^.{0,2}[оеы]м$", "0 а у а ом е", 0.4),
    _row("masc", r"^.{3,}[оеы]м$", "0 а у а ом е", 0.05),
    _row("masc", r"[жшчщц]$", "0 а у а ем/ом е", 0.8),
    _row("masc", r"[бвдзлмнпрстф]$", "ь я ю я ем е", 0.6),
    _row("masc", r"[аеёоуыэ]$", "й я ю я ем е", 0.8),
    _row("masc", r"[аеёоуыэ]й$|и$", "й я ю я ем и", 0.8),
    _row("masc", r"[^гкхжшчщцаеёиоуыэюя]$", "а ы е у ой/ою е", 0.45),
    _row("masc", r"[гкхжшчщ]$", "а и е у ой/ей е", 0.45),
    _row("femn", r"[^гкхжшчщцаеёиоуыэюя]$", "а ы е у ой/ою е", 0.5),
    _row("femn", r"[гкхжшчщ]$", "а и е у ой/ей е", 0.5),
    _row("masc", r"[^гкхжшчщцаеёиоуыэюя]$", "я и е ю ей е", 0.3),
    _row("femn", r"[^гкхжшчщцаеёоуыэюя]$", "я и е ю ей е", 0.4),
    _row("femn", r"и$", "я и и ю ей и", 0.6),
    _row("femn", r"(?:[бвгдзклмнпрстфхжшчщць]|[аеёиуыэюя]й)$", "0 0 0 0 0 0", 0.65),
    _row("masc", r"(?:[оеэ]|[иы]х|[^гкхжшчщ]и)$", "0 0 0 0 0 0", 0.75),
    _row("femn", r"(?:[оеэ]|[иы]х|[^гкхжшчщ]и)$", "0 0 0 0 0 0", 0.75),
    _row("masc", r"(?:[^у]у|[^уюяи]ю|[жшчщ]и)$", "0 0 0 0 0 0", 0.5),
    _row("femn", r"(?:[^у]у|[^уюяи]ю|[жшчщ]и)$", "0 0 0 0 0 0", 0.5),
    _row("masc", r"[гкх]и$", "0 0 0 0 0 0", 0.4),
    _row("femn", r"[гкх]и$", "0 0 0 0 0 0", 0.4),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand one word of a name."""

    lemma: str
    case: str
    gender: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person's name in the nominative, as its words; ``case`` is the one it stood in."""

    words: tuple[str, ...]
    case: str
    gender: str | None


def person(words: Sequence[str], tagged: str | None, known: Container[str]) -> Person:
    """Return the dictionary form of a person's name.

    ``tagged`` is the case a tagger saw (Universal Dependencies), or ``None``; ``known`` holds lower
    case nominatives met elsewhere: in the ledger, or undeclined in the same text.
    """
    attested = frozenset(key for word in words for key in _keys(word) if key in known)
    return _person(tuple(words), tagged, attested)


@lru_cache(20_000)
def _person(words: tuple[str, ...], tagged: str | None, known: frozenset[str]) -> Person:
    wanted = UD_CASES.get(tagged or "")
    still = _still_before(words)
    syllables = _eastern(words) if still else None
    if syllables:
        return syllables
    best = max(
        ((case, gender) for case in CASES for gender in GENDERS),
        key=lambda each: (
            round(_weight(words, each, known, still) + AGREED * (each[0] == wanted), 6),
            -CASES.index(each[0]),
            -GENDERS.index(each[1]),
        ),
    )
    found = tuple(
        _best(word, best, known, still=number < still).lemma for number, word in enumerate(words)
    )
    return Person(words=found, case=best[0], gender=best[1] if len(words) > 1 else None)


def _still_before(words: Sequence[str]) -> int:
    """Return how many first words do not decline: all but the last of «Ким Чен Ына», «Ван И»."""
    eastern = len(words) > 1 and words[0].lower() in eastern_surnames()
    return len(words) - 1 if eastern and all(len(each) <= 8 for each in words) else 0  # noqa: PLR2004


EASTERN = (
    ("а", "", "gent"), ("у", "", "datv"), ("ом", "", "ablt"), ("е", "", "loct"), ("я", "ь", "gent"), ("ю", "ь", "datv"),
    ("ем", "ь", "ablt"), ("я", "й", "gent"), ("ю", "й", "datv"), ("ем", "й", "ablt"),
)  # fmt: skip
"""Endings of a Chinese or Korean given name, what the nominative has instead, and the case."""


def _eastern(words: Sequence[str]) -> Person | None:
    """Return a Chinese or Korean name without its ending, where only so it is made of syllables.

    «Е Цзяньина» is Е Цзяньин; «Ли На» is a name as it stands.
    """
    front, last = words[:-1], words[-1]
    if pinyin(" ".join(words)) or korean(" ".join(words)):
        return None
    for ending, instead, case in EASTERN:
        if last.endswith(ending):
            bare = (*front, last.removesuffix(ending) + instead)
            if pinyin(" ".join(bare)) or korean(" ".join(bare)):
                return Person(words=bare, case=case, gender="masc")
    return None


def _weight(
    words: Sequence[str], shared: tuple[str, str], known: frozenset[str], still: int
) -> float:
    return sum(
        _best(word, shared, known, still=number < still).weight for number, word in enumerate(words)
    )


def _best(word: str, shared: tuple[str, str], known: frozenset[str], *, still: bool) -> Reading:
    case, gender = shared
    unread = Reading(word, case, gender, 0.0)
    if still or not _declines(word):
        return unread
    fitting = _by_form(word).get(shared, ())
    if not fitting:
        return unread
    weighed = [
        Reading(each.lemma, case, gender, each.weight + ATTESTED * (_key(each.lemma) in known))
        for each in fitting
    ]
    moved = case != "nomn"  # of two equals, an oblique case has more likely changed the word
    return max(
        [*weighed, unread],
        key=lambda each: (each.weight, moved and each.lemma != word, each.lemma),
    )


def _key(word: str) -> str:
    return word.lower().replace("ё", "е")


def _declines(word: str) -> bool:
    named = word[:1].isupper() or word.rpartition("-")[2][:1].isupper()
    return named and word.lower() not in PARTICLES and len(word) > 1 and "." not in word


@lru_cache(20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return every reading of one capitalised word, in both genders."""
    if "-" in word:
        return tuple(_compound(word))
    found = [*_from_dictionary(word), *_from_paradigms(word)]
    best: dict[tuple[str, str, str], Reading] = {}
    for each in found:
        key = (each.lemma, each.case, each.gender)
        if key not in best or best[key].weight < each.weight:
            best[key] = each
    return tuple(best[key] for key in sorted(best))


@lru_cache(20_000)
def _keys(word: str) -> tuple[str, ...]:
    """Return the nominatives that a word may go back to, as ``known`` holds them."""
    found = readings(word) if _declines(word) else ()
    return tuple(dict.fromkeys(_key(each.lemma) for each in found))


def may_be(word: str) -> tuple[str, ...]:
    """Return the nominatives that a name's word may go back to, lower case, ё as е."""
    return (_key(word), *_keys(word))


@lru_cache(20_000)
def _by_form(word: str) -> dict[tuple[str, str], list[Reading]]:
    """Return the readings of one word for each case and gender, in their order."""
    found: dict[tuple[str, str], list[Reading]] = {}
    for each in readings(word):
        found.setdefault((each.case, each.gender), []).append(each)
    return found


def _from_dictionary(word: str) -> Iterator[Reading]:
    lower = word.lower()
    for parse in parses(lower):
        tag = parse.tag
        if not parse.is_known or not {"Surn", "Name", "Patr"} & tag.grammemes or "plur" in tag:
            continue
        lemma = parse.inflect({"nomn", "sing"}) or parse
        case = {"gen2": "gent", "loc2": "loct"}.get(str(tag.case), str(tag.case))
        spelling = lemma.word if "ё" in lower else lemma.word.replace("ё", "е")
        genders = (str(tag.gender),) if tag.gender in GENDERS else GENDERS
        for gender in genders:
            yield Reading(_cased(spelling, word), case, gender, DICTIONARY)


def _from_paradigms(word: str) -> Iterator[Reading]:
    lower = word.lower()
    for paradigm in PARADIGMS:
        for case, printed in zip(CASES, paradigm.endings, strict=True):
            for ending in printed.split("/"):
                stem = lower.removesuffix(ending) if lower.endswith(ending) else ""
                if len(stem) > 1 and re.search(paradigm.stem, stem):
                    lemma = stem + paradigm.endings[0].split("/")[0]
                    yield Reading(_cased(lemma, word), case, paradigm.gender, paradigm.weight)


def _compound(word: str) -> Iterator[Reading]:
    """Read «Франка-Вальтера» (both parts decline) and «аль-Асада», «Ын-бока» (the last does)."""
    *first, last = word.split("-")
    head = "-".join(first)
    for each in readings(last) if last[:1].isupper() else ():
        joined = [
            one
            for one in (readings(head) if _declines(head) else ())
            if (one.case, one.gender) == (each.case, each.gender)
        ]
        top = max(joined, key=lambda one: (one.weight, one.lemma), default=None)
        if top is not None:
            weight = (top.weight + each.weight) / 2
            yield Reading(f"{top.lemma}-{each.lemma}", each.case, each.gender, weight)
        elif not _declines(head):
            yield Reading(f"{head}-{each.lemma}", each.case, each.gender, each.weight)
    if not last[:1].isupper():
        yield from (Reading(word, case, gender, 0.1) for case in CASES for gender in GENDERS)


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() and len(like) > 1 else word[:1].upper() + word[1:]


def all_forms(words: Iterable[str]) -> frozenset[str]:
    """Return lower-case nominatives to be handed to ``person`` as known."""
    return frozenset(_key(part) for word in words for part in (word, *word.split("-")))
