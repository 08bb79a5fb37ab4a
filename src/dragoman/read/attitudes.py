"""The words of attitude of one language, and the parts a mention may play in a clause."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.model.knowledge import Knowledge
from dragoman.model.reading import Mention
from dragoman.read.tree import Tree

PARTIES = ("conj",)


@dataclass(frozen=True, slots=True, eq=False)
class Silences:
    """Lemmas of ``stance.toml`` that make a clause unsure, by what they do."""

    words: frozenset[str]
    asserting: frozenset[str]
    supposing: frozenset[str]
    idle_objects: frozenset[str]
    officials: frozenset[str]
    undoing: frozenset[str]
    against: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Attitudes:
    """Scores of verbs and nouns, and what silences them."""

    verbs: Mapping[str, float]
    nouns: Mapping[str, float]
    silent: Silences


def attitudes(language: str, knowledge: Knowledge) -> Attitudes:
    """Return the words of attitude that ``knowledge`` has for ``language``."""
    return _attitudes(language, knowledge.stance_verbs, knowledge.stance_nouns)


@lru_cache(4)
def _attitudes(
    language: str,
    verbs: tuple[tuple[str, str, float], ...],
    nouns: tuple[tuple[str, str, float], ...],
) -> Attitudes:
    return Attitudes(
        verbs={lemma: score for each, lemma, score in verbs if each == language},
        nouns={lemma: score for each, lemma, score in nouns if each == language},
        silent=_silences(language),
    )


@cache
def _silences(language: str) -> Silences:
    path = files("dragoman.knowledge") / "stance.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))[language]["silent"]
    return Silences(**{name: frozenset(lemmas) for name, lemmas in data.items()})


def parties(tree: Tree, head: int, near: Sequence[Mention], silent: Silences) -> Iterator[Mention]:
    """Yield who a noun phrase stands for: itself and what is joined to it by «и»."""
    for each in (head, *tree.children(head, *PARTIES)):
        found = party(tree, each, near, silent)
        if found:
            yield found


def party(tree: Tree, head: int, near: Sequence[Mention], silent: Silences) -> Mention | None:
    """Return the person or actor that a word is, or that its phrase surely stands for.

    «президент Франции Иванов» is Ivanov, «правительство Франции» is France, «критики Франции» nobody.
    """
    token = tree.tokens[head]
    direct = [each for each in near if each.start <= token.start < each.end]
    if direct:
        return _weighty(direct)
    if token.lemma in silent.against or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    words = _own_phrase(tree, head)
    span = tree.span(words)
    inside = [each for each in near if span.start <= each.start and each.end <= span.end]
    people = [each for each in inside if each.type == "PER"]
    if people:
        named = people[0] if len({each.name for each in people}) == 1 else None
        return named if named and _is_apposed(tree, head, named) else None
    if "Animacy=Anim" in token.feats and token.lemma not in silent.officials:
        return None
    powers = [each for each in inside if each.actor]
    return powers[0] if len({each.actor for each in powers}) == 1 else None


def _weighty(found: Sequence[Mention]) -> Mention | None:
    """Of mentions on one word take the person, then the power, then the body with a power."""
    order = {"PER": 0, "GPE": 1, "ORG": 2, "LOC": 3}
    best = min(found, key=lambda each: (order[each.type], each.start))
    return best if best.actor or best.type == "PER" else None


def _own_phrase(tree: Tree, head: int) -> list[int]:
    """Return the phrase around ``head`` as far as its first preposition."""
    words = tree.phrase(head)
    for place in [each for each in words if each > head]:
        if tree.tokens[place].pos == "ADP" or tree.tokens[place].text in ",;:":
            return [each for each in words if each < place]
    return words


def _is_apposed(tree: Tree, head: int, person: Mention) -> bool:
    """Tell «президент Иванов», who is Ivanov, from «соратник Иванова», who is not."""
    for place in tree.kids[head]:
        token = tree.tokens[place]
        if person.start <= token.start < person.end and token.rel in ("appos", "flat:name", "flat"):
            return True
    return False
