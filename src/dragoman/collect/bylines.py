"""Bylines: persons' names out of what a page prints as its author; never an outlet or a role.

The words around names (labels, roles, agencies) stand in ``knowledge/bylines.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.collect import eastern
from dragoman.collect.tasks import LETTER, tasks, writers_only

ADDRESS = re.compile(
    r"(?<!\S)\S*(?:@|https?:|www\.)\S*|(?<![\w-])[\w-]+\.(?:ru|com|org|net|de|at|tr|uk|su)\b\S*"
)
BRACKETS = re.compile(r"\([^)]*\)|（[^）]*）|\[[^]]*]|[«„“][^»“”]*[»”]|\"[^\"]*\"|[(\[].*$")
WHOLE = re.compile(r"[（(【\[]([^（(【\[）)】\]]+)[）)】\]]$")
"""A line that stands in brackets as a whole."""
MARKS = re.compile(r"\s*[;|·•/\n、，；｜／]\s*|\s*,\s*|\s+[–—-]\s+|:\s+")
SIGN = r"[\u0300-\u036f\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e]"
"""A vowel or a mark written at a letter, which Python counts as none."""
WORD = re.compile(
    rf"['’]?{LETTER}(?:{LETTER}|{SIGN}|[.'’`ʼʻ-](?={LETTER}))*\.?|(?:{LETTER}\.){{1,3}}(?:-{LETTER}\.)?"
)
SEPARATOR = r"\s*[:：＝=|｜/／・·]\s*"
SENTENCES = re.compile(r"[.!?…]\s+\S*[а-яёa-z]{4}")
LONGEST = 200
"""Code points; a longer line is a paragraph, not a byline."""
MOST_WORDS = 5
"""Words of a name beside its particles."""
PLACED = 2
"""Words of an agency's name with a place («PTI Delhi»); two letters are rather initials («AA Gill»)."""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What stands around names, ready to match."""

    label: re.Pattern[str]
    small_label: re.Pattern[str]
    written_by: frozenset[str]
    other: re.Pattern[str]
    behind: re.Pattern[str]
    """Another label that follows the names («… 写真＝須藤岳»), and all after it."""
    pictures: str
    joiner: re.Pattern[str]
    weak_joiner: re.Pattern[str]
    for_whom: re.Pattern[str]
    roles: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    institutions: frozenset[str]
    nobodies: frozenset[str]
    signs: tuple[str, ...]
    agencies: frozenset[str]


@cache
def surroundings() -> Surroundings:
    """Return the package's own, loaded once a process."""
    data = tomllib.loads((files("dragoman.knowledge") / "bylines.toml").read_text("utf-8"))
    return Surroundings(
        label=re.compile(
            rf"\s*(?:{_any(data['labels'])})(?:{SEPARATOR}|\s*[–—]\s*|\s+)", re.IGNORECASE
        ),
        behind=re.compile(rf"[\s/／|｜]+(?:{_any(data['others'])}){SEPARATOR}.*", re.IGNORECASE),
        small_label=re.compile(
            rf"\s*(?:{_any(data['small_labels'])})\s+(?=[A-ZÀ-Þ]\S*\s+[A-ZÀ-Þ])"
        ),
        written_by=frozenset(map(folded, data["written_by"])),
        other=re.compile(
            rf"\s*(?:{_any(data['others'])})(?:\s*[:：–—／/・＝=]|\s+{LETTER})", re.IGNORECASE
        ),
        pictures=_any(data["pictures"]),
        joiner=re.compile(rf"\s+(?:{_any(data['joiners'])})\s+", re.IGNORECASE),
        weak_joiner=re.compile(rf"\s+(?:{_any(data['weak_joiners'])})\s+"),
        for_whom=re.compile(rf"\s*\b(?:{_any(data['for_whom'])})\s.*", re.IGNORECASE),
        roles=frozenset(map(folded, data["roles"])),
        particles=frozenset(data["particles"]),
        organisations=frozenset(map(folded, data["organisations"])),
        institutions=frozenset(map(folded, data["institutions"])),
        nobodies=frozenset(map(folded, data["nobodies"])),
        signs=tuple(data["organisation_signs"]),
        agencies=frozenset(map(folded, data["agencies"])),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=lambda each: (-len(each), each)))


@lru_cache(20_000)
def folded(name: str) -> str:
    """Return ``name`` for comparison: small letters, no marks and no spaces."""
    return "".join(each for each in name.casefold().replace("ё", "е") if each.isalnum())


@lru_cache(20_000)
def bare(name: str) -> str:
    """Return ``folded`` without marks on letters: «Habertürk» is haberturk, as in its address."""
    parts = unicodedata.normalize("NFKD", folded(name))
    return "".join(each for each in parts if not unicodedata.combining(each))


def persons(
    printed: Iterable[str], outlet_names: Iterable[str] = (), *, declared: bool = False
) -> tuple[str, ...]:
    """Return the persons of a byline in order, each once; empty when it names none.

    ``outlet_names`` are never persons. A name of one word («Конфуций») counts only where somebody
    ``declared`` the author by hand; on a page it is mostly a place, an agency or a nickname.
    """
    outlets = frozenset(filter(None, map(bare, outlet_names)))
    found: dict[str, str] = {}
    for line in printed:
        for number, part in enumerate(_parts(line)):
            for name in _named(part, outlets, declared=declared):
                if not (number and _affiliation(part)):
                    found.setdefault(folded(name), name)
    return tuple(found.values())


def is_organisation(name: str, outlet_names: Iterable[str] = ()) -> bool:
    """Tell whether ``name`` is an outlet's, an agency's or a newsroom's, and no person's.

    «Le Figaro et AFP» is two of them.
    """
    outlets = frozenset(bare(each) for each in outlet_names)
    parts = surroundings().joiner.split(name)
    return all(is_newsroom(each, outlets) or _is_none(each) for each in parts)


def is_newsroom(name: str, outlets: frozenset[str]) -> bool:
    """Tell whether ``name`` is an agency, a newsroom or one of ``outlets`` (as ``bare`` has them)."""
    words = surroundings()
    return (
        folded(name) in words.agencies
        or bare(name) in outlets
        or bool(ADDRESS.search(name))
        or any(folded(each) in words.organisations for each in re.split(r"[\s-]+", name))
        or folded(name) in words.organisations
        or any(sign in name for sign in words.signs)
    )


def _is_none(name: str) -> bool:
    """«Институт Дальнего Востока», «admin»: no person, and nobody to credit."""
    words = surroundings()
    parts = {folded(each) for each in re.split(r"[\s-]+", name)}
    return bool(parts & (words.institutions | words.nobodies))


def byline(lines: Sequence[str], outlet_names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the persons of the one line among ``lines`` that is surely a byline, else nothing.

    Sure is a line that begins with a label («Автор: …») and holds names and roles and no more.
    """
    for line in lines:
        rest = surroundings().behind.sub("", unlabelled(line))
        if unlabelled(line) != line and len(line) <= LONGEST and not SENTENCES.search(line):
            found = persons([rest], outlet_names)
            if found and covered(rest, found):
                return found
    return ()


def unlabelled(line: str) -> str:
    """Return ``line`` without the labels before it («Автор:», «Von»)."""
    words = surroundings()
    while match := words.label.match(line) or words.small_label.match(line):
        line = line[match.end() :]
    return line


def covered(rest: str, names: Sequence[str]) -> bool:
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
    line = writers_only(line, tasks(words.pictures, words.joiner.pattern))
    whole = WHOLE.match(line.strip())
    line = unlabelled(whole.group(1) if whole and eastern.is_eastern(whole.group(1)) else line)
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


def _named(part: str, outlets: frozenset[str], *, declared: bool) -> Iterator[str]:
    part = unicodedata.normalize("NFC", part)
    if eastern.is_eastern(part):
        found = eastern.names(part)
        yield from (e for e in found if bare(e) not in outlets and not is_organisation(e))
    elif name := _name(part, outlets, declared=declared):
        yield name


def _name(part: str, outlets: frozenset[str], *, declared: bool) -> str | None:
    part = surroundings().for_whom.sub("", part)
    for trim in TRIMS:
        part = trim(part, outlets)
    part = part.strip(" .,:;–—-") + ("." if re.search(rf"\b{LETTER}\.\s*$", part) else "")
    if not part or bare(part) in outlets or is_organisation(part):
        return None
    words = part.split()
    if len(words) == PLACED and any(
        len(each) > PLACED and folded(each) in surroundings().agencies for each in words
    ):
        return None
    least = 1 if declared else 2
    most = MOST_WORDS + sum(each.lower() in surroundings().particles for each in words)
    if not least <= len(words) <= most or not all(WORD.fullmatch(each) for each in words):
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
    for length in range(min(4, len(words) - 1), 0, -1):
        if _known(words[:length], outlets) and len(words) - length > 1:
            return " ".join(words[length:])
        if _known(words[-length:], outlets) and len(words) - length > 1:
            return " ".join(words[:-length])
    return part


def _known(words: Sequence[str], outlets: frozenset[str]) -> bool:
    name = " ".join(words)
    return bare(name) in outlets or folded(name) in surroundings().agencies


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
