"""Who is who within one article: the fullest form of each name, and what a short form stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.language.names import fold, normal
from dragoman.language.romanisation import korean, pinyin
from dragoman.language.russian import parses
from dragoman.model.knowledge import Knowledge

PATRONYMIC = ("вич", "ична", "вна")


@dataclass(frozen=True, slots=True, eq=False)
class Introduced:
    """The full names of one article, by every short form that may mean them."""

    short: Mapping[str, frozenset[str]]
    spelled: Mapping[str, str]
    """Folded name -> its spelling in this article, with ё where the article has it once."""
    knowledge: Knowledge

    def full(self, name: str) -> tuple[str, str | None]:
        """Return a person's full name and ledger id; the name itself when nobody is meant surely."""
        meant = self.short.get(fold(name), frozenset()) or self._by_patronymic(name)
        if len(meant) == 1:
            return normal(next(iter(meant)), self.knowledge)
        known, id_ = normal(name, self.knowledge)
        if id_ is None and " " in name:
            known, id_ = _shorter(name, self.knowledge)
        if id_ and not any(fold(known) == fold(each) for each in meant) and len(meant) > 1:
            return name, None
        return (known, id_) if id_ else (self.spelled.get(fold(name), name), None)

    def _by_patronymic(self, name: str) -> frozenset[str]:
        """Return whom «Тамара Игоревна» may be: who is introduced with that given name."""
        words = fold(name).split()
        if len(words) != 2 or not _is_patronymic(words[-1]):  # noqa: PLR2004
            return frozenset()
        known = frozenset(full for each in self.short.values() for full in each)
        return frozenset(each for each in known if fold(each).split()[0] == words[0])


def introduce(names: Iterable[str], knowledge: Knowledge) -> Introduced:
    """Return who an article's ``names``, all in the nominative, introduce."""
    short: dict[str, set[str]] = {}
    spelled: dict[str, str] = {}
    for name in names:
        known, _ = normal(name, knowledge)
        spelled[fold(name)] = max(spelled.get(fold(name), name), name, key=lambda x: "ё" in x)
        for each in _short_forms(known):
            short.setdefault(fold(each), set()).add(known)
    frozen = {each: frozenset(_one_spelling(full)) for each, full in short.items()}
    return Introduced(frozen, spelled, knowledge)


def _is_patronymic(word: str) -> bool:
    found = parses(word)
    return word.endswith(PATRONYMIC) and any(
        each.is_known and "Patr" in each.tag.grammemes for each in found
    )


def _one_spelling(names: Iterable[str]) -> Iterable[str]:
    """Return ``names`` without those that differ by ё or a middle name only."""
    kept: dict[tuple[str, str], str] = {}
    for name in sorted(names, key=lambda each: (-len(each), each)):
        words = fold(name).split()
        kept.setdefault((words[0], words[-1]), name)
    return kept.values()


def _short_forms(full: str) -> Iterable[str]:
    words = full.split()
    if len(words) < 2:  # noqa: PLR2004
        return ()
    if korean(full) or pinyin(full):
        return (words[0],)
    initial = words[0][0]
    if _is_patronymic(words[-1].lower()) and len(words) == 2:  # noqa: PLR2004
        return ()
    ends = [" ".join(words[start:]) for start in range(1, len(words))]
    return (*ends, f"{initial}. {words[-1]}", f"{initial}.{words[-1]}")


def _shorter(name: str, knowledge: Knowledge) -> tuple[str, str | None]:
    """Look a name of three or more words up without its middle."""
    words = name.split()
    known, id_ = normal(f"{words[0]} {words[-1]}", knowledge)
    return (known, id_) if id_ and len(words) > 2 else (name, None)  # noqa: PLR2004
