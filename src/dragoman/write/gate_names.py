"""Names in a sentence of ours that its evidence does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from babel import Locale

from dragoman.language.likeness import alike, plain
from dragoman.write.english import english
from dragoman.write.evidence import Evidence

TOKEN = re.compile(r"[^\W\d_]+(?:[’'.&][^\W\d_]+)*")
OPENS = re.compile(r"(?:^|[.!?…:;]\s*|[.!?…]?[“\"«(\[]\s*|\n)$")
SURNAME = re.compile(
    r"(?:ov|ev|in|kii|skii|sky|ski|enko|vich|ich|uk|iuk|ova|eva|ian|yan|adze|vili|off)$"
)
INITIALS = 2
SIDE = re.compile(r"\b(anti|pro|inter|pan|trans|post|against)(?:-| | the )$", re.IGNORECASE)
SIDES = {
    "anti": ("анти", "противо"),
    "against": ("анти", "противо"),
    "pro": ("про",),
    "inter": ("меж",),
    "pan": ("пан", "обще"),
    "trans": ("транс",),
    "post": ("пост",),
}
"""Prefixes of an actor, and the Russian ones that they render."""
SHORT_STEM, ENDING = 4, 2
"""A stem of few letters stands for a word with at most so many more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """A capitalised word; ``opens`` when it may be capitalised only for opening a sentence."""

    word: str
    start: int
    opens: bool


def strangers(sentence: str, evidence: Evidence) -> tuple[str, ...]:
    """Return the capitalised names of an English ``sentence`` that ``evidence`` does not hold."""
    capitals = list(_capitals(sentence))
    allowed = frozenset(
        plain(part) for name in evidence.names for part in re.split(r"[\s-]+", name)
    )
    found: list[str] = []
    taken: set[int] = set()
    for place, size, codes in _actors(capitals, sentence):
        run = capitals[place : place + size]
        taken.update(each.start for each in run)
        names = [each.word for each in run]
        taking = SIDE.search(sentence[: run[0].start])
        side = _on_side(taking.group(1).lower(), codes, evidence) if taking else None
        if side is False:
            found.append(" ".join(names))
        if side is not None:
            continue
        if set(codes) & evidence.actors or _in_russian(codes, evidence.words):
            continue
        if not all(_held(each, evidence, allowed) for each in names):
            found.append(" ".join(names))
    for number, each in enumerate(capitals):
        known = each.start in taken or not _is_name(capitals, number, sentence)
        if not known and not _held(each.word, evidence, allowed):
            found.append(each.word)
    return tuple(found)


def _capitals(sentence: str) -> Iterator[Capital]:
    for match in TOKEN.finditer(sentence):
        if match.group()[0].isupper():
            opens = bool(OPENS.search(sentence[: match.start()]))
            yield Capital(word=match.group(), start=match.start(), opens=opens)


@lru_cache(1)
def _territories() -> dict[str, str]:
    found = Locale("en").territories
    return {
        name.lower(): code
        for code, name in found.items()
        if len(code) == INITIALS and code.isalpha()
    }


def _actors(
    capitals: Sequence[Capital], sentence: str
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (place, words, actors) of the actors named, the longest name first."""
    place = 0
    while place < len(capitals):
        for size in (3, 2, 1):
            run = capitals[place : place + size]
            if len(run) == size and _adjacent(run, sentence):
                codes = _actor(tuple(_bare(each.word) for each in run))
                if codes:
                    yield place, size, codes
                    place += size - 1
                    break
        place += 1


def _adjacent(run: Sequence[Capital], sentence: str) -> bool:
    return all(sentence[a.start + len(a.word) : b.start] in (" ", "-") for a, b in pairwise(run))


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").rstrip(".")


def _actor(words: tuple[str, ...]) -> tuple[str, ...]:
    if words == ("us",):
        return ("US",)
    known = english().actors.get(words)
    if known:
        return known
    joined = " ".join(words)
    return tuple(code for name, code in _territories().items() if _territory(joined, name))


def _territory(word: str, name: str) -> bool:
    """Tell whether a word is a territory's name or its demonym: Rwanda, Rwandan."""
    size = len(name) - 1
    demonym = len(name) > 4 and word.startswith(name[:size]) and len(word) - size <= 4  # noqa: PLR2004
    return word == name or (demonym and word.endswith(("n", "ns", "ese", "i", "is")))


def _in_russian(codes: Iterable[str], words: frozenset[str]) -> bool:
    """Tell whether the original names one of the territories, word by word, up to the endings."""
    names = Locale("ru").territories
    return any(
        all(
            any(each.startswith(part[:-2]) for each in words)
            for part in names[code].lower().split()
        )
        for code in codes
        if code in names
    )


def _on_side(taking: str, codes: Iterable[str], evidence: Evidence) -> bool | None:
    """Tell whether "anti-Chinese" is the original's side; ``None`` where it has no such word."""
    held = {prefix for prefix, code in evidence.sides if code in set(codes)}
    if not held:
        return None
    return bool(held & set(SIDES[taking]))


def _is_name(capitals: Sequence[Capital], number: int, sentence: str) -> bool:
    each = capitals[number]
    bare = _bare(each.word)
    if bare in english().capitals or len(bare) < INITIALS:
        return False
    if all(part in english().capitals or part in english().lower for part in bare.split("-")):
        return False
    if not each.opens:
        return bare not in english().lower
    return _opens_with_name(capitals, number, sentence)


def _opens_with_name(capitals: Sequence[Capital], number: int, sentence: str) -> bool:
    """Tell whether a sentence's first word is a name: by its ending or by what follows it."""
    each = capitals[number]
    bare = _bare(each.word)
    if bare in english().lower:
        return False
    if each.word.endswith(("’s", "'s")) or SURNAME.search(bare):
        return not bare.endswith(english().common_endings)
    following = sentence[each.start + len(each.word) :].split(maxsplit=1)
    return bool(following) and following[0].strip(",.") in english().reporting


def _held(word: str, evidence: Evidence, allowed: frozenset[str]) -> bool:
    """Tell whether the evidence holds a name: a known spelling, an exonym, or a word alike."""
    bare = _bare(word)
    simple = plain(word)
    if not simple or simple in allowed or bare in evidence.words:
        return True
    if _renders(english().institutions.get(bare, ()), evidence):
        return True
    stems = english().places.get(bare)
    if stems:
        return _renders(stems, evidence)
    stems = english().exonyms.get(bare)
    if stems:
        return any(each.startswith(stems) for each in evidence.words)
    if word.isupper() and any(_acronym(each, word) for each in evidence.text.split()):
        return True
    return any(alike(word, each) for each in evidence.words if len(each) > 1) or any(
        alike(word, each) for each in allowed
    )


def _renders(stems: Iterable[str], evidence: Evidence) -> bool:
    """Tell whether a word of the original begins so; after a short stem only an ending may follow."""
    return any(
        word.startswith(stem) and (len(stem) > SHORT_STEM or len(word) - len(stem) <= ENDING)
        for stem in stems
        for word in evidence.words
    )


def _acronym(printed: str, word: str) -> bool:
    """Tell whether the original has an abbreviation of about this length, as yet unknown to us."""
    kept = "".join(each for each in printed if each.isalnum())
    known = {"США", "КНР", "КНДР", "РФ", "ЕС", "НАТО", "ООН", "СССР", "ШОС"}
    return (
        kept.isupper()
        and len(kept) >= INITIALS
        and abs(len(kept) - len(word)) <= INITIALS
        and kept not in known
    )


CYRILLIC = re.compile(r"[А-ЯЁ][А-Яа-яЁё]+")


def strange_words(sentence: str, evidence: Evidence) -> tuple[str, ...]:
    """Return the capitalised words of a Russian ``sentence`` that its evidence does not hold."""
    allowed = {part.lower()[:-1] for name in evidence.names for part in CYRILLIC.findall(name)}
    return tuple(
        match.group()
        for match in CYRILLIC.finditer(sentence)
        if not OPENS.search(sentence[: match.start()])
        and match.group().lower() not in evidence.words
        and not match.group().lower().startswith(tuple(allowed))
    )
