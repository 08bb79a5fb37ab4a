"""Which paper or body a bare noun takes up: «издание», «министерство», «сообщение ведомства», «предисловие»."""

from __future__ import annotations

import re

from dragoman.language.callings import callings
from dragoman.language.names import fold
from dragoman.language.russian import parses
from dragoman.model.reading import Mention, Who
from dragoman.read.scene import Scene
from dragoman.read.tree import Tree

WORD = re.compile(r"\w[\w-]*")
LATIN = 128
"""Code points below this are Latin letters."""
GENERAL = frozenset({"издание", "ресурс", "сми"})
"""What any paper may be called."""


def paper(tree: Tree, head: int, scene: Scene) -> Who | None:
    """Return the paper or station that spoke last, which «газета» takes up again.

    «Агентство» is no paper called «Газета»; «издание» is any.
    """
    lists = callings()
    word = tree.tokens[head].lemma
    if word not in lists.press or len(_words(tree, head)) > 1:
        return None
    for each in reversed(scene.bodies):
        printed = each.speaker.name if each.speaker else each.who.name
        kinds = lists.press & set(_plain(printed))
        if each.who.kind == "outlet" or kinds or _is_foreign(printed):
            same = not kinds or word in kinds or word in GENERAL or bool(kinds & GENERAL)
            return each.who if same else None
    return None


def _plain(name: str) -> list[str]:
    """Return the words of a name in their dictionary form, by morphology alone."""
    return [parses(each.lower())[0].normal_form.replace("ё", "е") for each in WORD.findall(name)]


def _is_foreign(printed: str) -> bool:
    return any(each.isalpha() and ord(each) < LATIN for each in printed)


def body(tree: Tree, head: int, scene: Scene) -> Who | None:
    """Return the one body of the text whose name is built on a noun: «министерство», «путевой надзор»."""
    word = tree.tokens[head].lemma
    if word not in scene.speaker_nouns or "Number=Plur" in tree.tokens[head].feats:
        return None
    said = {tree.tokens[each].lemma for each in _words(tree, head)}
    found = {
        fold(each.name): each
        for each in scene.named_bodies
        if each.start < tree.sentence.start and said <= _built(each, word)
    }
    if len(found) != 1:
        return None
    named = next(iter(found.values()))
    return Who(kind="organisation", id=named.id, name=named.name)


def _built(each: Mention, word: str) -> set[str]:
    """Return the lemmas of a body's name if its first noun is ``word``, else nothing."""
    told = _plain(each.name)
    if word not in told or any(other in told[: told.index(word)] for other in HEADS):
        return set()
    before = told[: told.index(word)]
    return set(told) if all(map(_is_adjective, before)) else set()


HEADS = ("газета", "журнал", "агентство")


def _is_adjective(word: str) -> bool:
    return word.endswith(("ый", "ий", "ой", "ая", "ое", "ее", "яя"))


def _words(tree: Tree, head: int) -> list[int]:
    """Return the words of a phrase that tell which body is meant."""
    return [
        each
        for each in tree.phrase(head)
        if tree.tokens[each].pos in ("NOUN", "PROPN", "ADJ", "X")
        and tree.tokens[each].lemma not in ("этот", "само", "сам")
    ]


def papers_body(tree: Tree, head: int, scene: Scene) -> Who | None:
    """Return whose a paper is: «в сообщении министерства говорится» is the ministry's word."""
    if tree.tokens[head].lemma not in callings().papers:
        return None
    within = tree.phrase(head)
    first, last = tree.tokens[within[0]].start, tree.tokens[within[-1]].end
    named = [
        each
        for each in scene.mentions
        if each.type == "ORG"
        and first <= each.start
        and each.end <= last
        and not _is_where(tree, each)
    ]
    if named:
        return Who(kind="organisation", id=named[0].id, name=named[0].name)
    owners = [
        each
        for each in tree.children(head, "nmod")
        if "Case=Gen" in tree.tokens[each].feats and not tree.preposition(each)
    ]
    return body(tree, owners[0], scene) if len(owners) == 1 else None


def _is_where(tree: Tree, each: Mention) -> bool:
    """Tell «в Twitter», where something is said, from whose word it is."""
    place = next((i for i, token in enumerate(tree.tokens) if token.start >= each.start), 0)
    return place > 0 and tree.tokens[place - 1].pos == "ADP"


def writer(tree: Tree, head: int, scene: Scene) -> Mention | None:
    """Return the writer of the one book a text tells of, whose parts state what he holds."""
    people = list(scene.writers.values())
    part = tree.tokens[head].lemma in callings().parts
    return people[0] if part and len(people) == 1 else None
