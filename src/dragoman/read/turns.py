"""Verbs that report only together with another word: «пришёл к выводу», «дал понять», «склонен считать»."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from dragoman.model.knowledge import ReportingVerb
from dragoman.model.reading import CueClass
from dragoman.read.tree import Tree

REACH = 7
"""Words after a verb among which the word stands that it reports with."""
THAT = ("того", "том", "тем", "тому", "то")
"""Forms of «то», whatever the tagger makes of them: «исходит из того, что»."""
LINKS = (*("о", "об", "в", "во", "на", "из", "к", "ко", "с", "со", "за", "от"), *THAT)
"""What may stand between that word and its clause: «к выводу о том, что»."""

FOLLOWING = ("следовать", "явствовать", "вытекать")
"""Verbs of what is drawn from a paper: «из доклада следует, что»."""


@cache
def turns() -> Mapping[str, Mapping[str, CueClass]]:
    """Return the class of each turn, by its verb and its word; loaded once in this process."""
    found: dict[str, dict[str, CueClass]] = {}
    for class_, verbs in _data()["turns"].items():
        for verb, words in verbs.items():
            found.setdefault(verb, {}).update(dict.fromkeys(words, cast("CueClass", class_)))
    return MappingProxyType(found)


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one of the plain lists of ``russian_turns.toml``."""
    return frozenset(_data()["words"][name])


@cache
def turning() -> frozenset[str]:
    """Return the verbs that ``turned`` or ``shows`` may find something for."""
    return frozenset({*turns(), *words_of("showing"), *FOLLOWING})


@cache
def _data() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    path = files("dragoman.knowledge") / "russian_turns.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


def turned(tree: Tree, verb: int) -> tuple[ReportingVerb, tuple[int, ...]] | None:
    """Return how a verb reports with the word after it, and that word with its preposition."""
    token = tree.tokens[verb]
    known = turns().get(token.lemma)
    if known is None:
        return None
    for index in range(verb + 1, min(verb + REACH, len(tree.tokens))):
        word = tree.tokens[index]
        that = word.text.lower() in THAT
        class_ = known.get("тот" if that else word.lemma)
        if that and "Voice=Pass" in token.feats:
            return None  # «задержка связана с тем, что»
        if class_ is not None:
            led = index - 1 > verb and tree.is_preposition(index - 1)
            cue = (index - 1, index) if led else (index,)
            return ReportingVerb(
                lemma=token.lemma, class_=class_, needs_clause=class_ != "asking"
            ), cue
        if word.pos == "PUNCT" or tree.is_finite(index):
            return None
    return None


def led(tree: Tree, verb: int, *, urging: bool = False) -> bool:
    """Tell an infinitive that somebody does or is minded to do: «не устаёт повторять», «склонен считать»."""
    token = tree.tokens[verb]
    if "VerbForm=Inf" not in token.feats or not 0 <= token.head < verb:
        return False
    over = tree.tokens[token.head].lemma
    if over in words_of("omitting") and "не" not in tree.lemmas(tree.kids[token.head]):
        return False  # «забыл упомянуть, что»
    if urging or token.lemma in words_of("seeking"):
        return over in words_of("doing")
    return any(over in words_of(each) for each in ("doing", "minded", "refusing"))


def shows(tree: Tree, verb: int) -> ReportingVerb | None:
    """Return how a verb reports what a paper finds: «опрос показал, что», «из доклада следует, что»."""
    token = tree.tokens[verb]
    if token.lemma in words_of("showing"):
        fits = bool(tree.lemmas(tree.children(verb, "nsubj")) & words_of("finders"))
    else:
        fits = token.lemma in FOLLOWING and source_of(tree, verb) is not None
    return ReportingVerb(lemma=token.lemma, class_="neutral", needs_clause=True) if fits else None


def source_of(tree: Tree, verb: int) -> int | None:
    """Return what something follows from: «из доклада следует», «как следует из письма»."""
    if tree.tokens[verb].lemma not in FOLLOWING:
        return None
    found = [
        each
        for each in tree.children(verb, "obl", "nmod")
        if tree.preposition(each) == "из" and tree.tokens[each].pos in ("NOUN", "PROPN")
    ]
    if not found or tree.tokens[found[0]].lemma not in ("слово", "текст", "ответ"):
        return found[0] if found else None
    return next(iter(tree.children(found[0], "nmod")), found[0])  # «из слов посла следует»
