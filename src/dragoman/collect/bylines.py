"""Bylines: persons' names out of what a page prints as its author; never an outlet or a role.

The words around names (labels, roles, agencies) stand in ``knowledge/bylines.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

ADDRESS = re.compile(r"\S*(?:@|https?:|www\.)\S*|\b[\w-]+\.(?:ru|com|org|net|de|at|tr|uk|su)\b\S*")
BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*]|[«„“][^»“”]*[»”]|\"[^\"]*\"|[(\[].*$")
MARKS = re.compile(r"\s*[;|·•/\n]\s*|\s*,\s*|\s+[–—-]\s+|:\s+")
LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"{LETTER}(?:{LETTER}|[.'’`-](?={LETTER}))*\.?|(?:{LETTER}\.){{1,3}}(?:-{LETTER}\.)?"
)
EAST_ASIAN = re.compile(
    r"[\u3400-\u9fff]{2,5}|[\u3400-\u9fff]{1,3} [\u3400-\u9fff]{1,3}|[\uac00-\ud7af]{2,4}"
)
LONGEST = 200
"""Code points; a longer line is a paragraph, not a byline."""
MOST_WORDS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What stands around names, ready to match."""

    label: re.Pattern[str]
    other: re.Pattern[str]
    joiner: re.Pattern[str]
    weak_joiner: re.Pattern[str]
    for_whom: re.Pattern[str]
    roles: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    signs: tuple[str, ...]
    agencies: frozenset[str]


@cache
def surroundings() -> Surroundings:
    """Return the package's own, loaded once a process."""
    data = tomllib.loads((files("dragoman.knowledge") / "bylines.toml").read_text("utf-8"))
    return Surroundings(
        label=re.compile(rf"\s*(?:{_any(data['labels'])})(?:\s*[:–—]\s*|\s+)", re.IGNORECASE),
        other=re.compile(rf"\s*(?:{_any(data['others'])})(?:\s*[:–—]|\s+{LETTER})", re.IGNORECASE),
        joiner=re.compile(rf"\s+(?:{_any(data['joiners'])})\s+", re.IGNORECASE),
        weak_joiner=re.compile(rf"\s+(?:{_any(data['weak_joiners'])})\s+"),
        for_whom=re.compile(rf"\s*\b(?:{_any(data['for_whom'])})\s.*", re.IGNORECASE),
        roles=frozenset(map(folded, data["roles"])),
        particles=frozenset(data["particles"]),
        organisations=frozenset(map(folded, data["organisations"])),
        signs=tuple(data["organisation_signs"]),
        agencies=frozenset(map(folded, data["agencies"])),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=lambda each: (-len(each), each)))


@lru_cache(20_000)
def folded(name: str) -> str:
    """Return ``name`` for comparison: small letters, no marks and no spaces."""
    return "".join(each for each in name.casefold().replace("ё", "е") if each.isalnum())


def persons(
    printed: Iterable[str], outlet_names: Iterable[str] = (), *, declared: bool = False
) -> tuple[str, ...]:
    """Return the persons of a byline in order, each once; empty when it names none.

    ``outlet_names`` are never persons. A name of one word («Конфуций») counts only where somebody
    ``declared`` the author by hand; on a page it is mostly a place, an agency or a nickname.
    """
    outlets = frozenset(filter(None, map(folded, outlet_names)))
    found: dict[str, str] = {}
    for line in printed:
        for number, part in enumerate(_parts(line)):
            name = _name(part, outlets, declared=declared)
            if name and not (number and _affiliation(part)):
                found.setdefault(folded(name), name)
    return tuple(found.values())


def is_organisation(name: str, outlet_names: Iterable[str] = ()) -> bool:
    """Tell whether ``name`` is an outlet's, an agency's or a newsroom's, and no person's."""
    words = surroundings()
    key, outlets = folded(name), {folded(each) for each in outlet_names}
    return (
        key in words.agencies
        or key in outlets
        or bool(ADDRESS.search(name))
        or any(folded(each) in words.organisations for each in re.split(r"[\s-]+", name))
        or folded(name) in words.organisations
        or any(sign in name for sign in words.signs)
    )


def byline(lines: Sequence[str], outlet_names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the persons of the one line among ``lines`` that is surely a byline, else nothing.

    Sure is a line that begins with a label («Автор: …») and holds names and roles and no more.
    """
    for line in lines:
        match = surroundings().label.match(line)
        if match and len(line) <= LONGEST and not re.search(r"[.!?…]\s+\S*[а-яёa-z]{4}", line):
            rest = line[match.end() :]
            found = persons([rest], outlet_names)
            if found and _covered(rest, found):
                return found
    return ()


def _covered(rest: str, names: Sequence[str]) -> bool:
    """Tell whether a line's capitalised words are nearly all in the names found in it."""
    words = re.findall(rf"{LETTER}[\w’'-]*", BRACKETS.sub("", rest))
    inside = {word for name in names for word in re.findall(rf"{LETTER}[\w’'-]*", name)}
    outside = [each for each in words if each not in inside and folded(each) not in _small()]
    return len(outside) <= 1


def _small() -> frozenset[str]:
    return surroundings().roles | {"и", "and"}


def _parts(line: str) -> list[str]:
    words = surroundings()
    if len(line) > LONGEST or words.other.match(line) or re.search(r"https?:|www\.", line):
        return []
    while match := words.label.match(line):
        line = line[match.end() :]
    line = BRACKETS.sub(" ", ADDRESS.sub(" ", line))
    parts = [each for mark in MARKS.split(line) for each in words.joiner.split(mark)]
    return [each for part in parts for each in _weakly_joined(part)]


def _weakly_joined(part: str) -> list[str]:
    names = surroundings().weak_joiner.split(part)
    return names if all(len(each.split()) > 1 for each in names) else [part]


def _affiliation(part: str) -> bool:
    """«…, Приморского института странноведения»: capitals first, then words that are no role."""
    words = without_roles_before(part, frozenset()).split()[1:]
    small = surroundings().roles | surroundings().particles
    return any(each.islower() and folded(each) not in small for each in words)


def _name(part: str, outlets: frozenset[str], *, declared: bool) -> str | None:
    part = surroundings().for_whom.sub("", part)
    for trim in TRIMS:
        part = trim(part, outlets)
    part = part.strip(" .,:;–—-") + ("." if re.search(rf"\b{LETTER}\.\s*$", part) else "")
    if not part or folded(part) in outlets or is_organisation(part):
        return None
    if EAST_ASIAN.fullmatch(part):
        return part
    words = part.split()
    least = 1 if declared else 2
    if not least <= len(words) <= MOST_WORDS or not all(WORD.fullmatch(each) for each in words):
        return None
    if not (_capital(words[0]) or folded(words[0]) in surroundings().particles) or not any(
        len(each.strip(".")) > 1 for each in words
    ):
        return None
    return part


def _capital(word: str) -> bool:
    return word[0].isupper() or not (word[0].islower() or word[0].isupper())


def without_outlet(part: str, outlets: frozenset[str]) -> str:
    """«РИА Новости Анна Петрова» is signed by Анна Петрова."""
    words = part.split()
    known = outlets | surroundings().agencies
    for length in range(min(4, len(words) - 1), 0, -1):
        if folded(" ".join(words[:length])) in known and len(words) - length > 1:
            return " ".join(words[length:])
        if folded(" ".join(words[-length:])) in known and len(words) - length > 1:
            return " ".join(words[:-length])
    return part


def without_roles_before(part: str, outlets: frozenset[str]) -> str:
    """«специальный корреспондент Анна Петрова», «доктор исторических наук Пётр Сидоров»."""
    del outlets
    words = part.split()
    keep = surroundings()
    while len(words) > 1 and words[0].lower() not in keep.particles:
        if folded(words[0]) not in keep.roles and not words[0][0].islower():
            break
        words.pop(0)
    return " ".join(words)


def without_tail(part: str, outlets: frozenset[str]) -> str:
    """«Анна Петрова специально для …» and «Анна Петрова обозреватель …» end at the small word."""
    del outlets
    words, keep = part.split(), surroundings()
    for number, word in enumerate(words):
        plain = word.lower()
        if number and folded(word) in keep.roles:
            return " ".join(words[:number])
        if number and word.islower() and plain not in keep.particles:
            return " ".join(words[:number]) if number > 1 else ""
    return part


Trim = Callable[[str, frozenset[str]], str]
TRIMS: tuple[Trim, ...] = (without_roles_before, without_outlet, without_roles_before, without_tail)
