"""Who is named by the words of a noun phrase: by its head, by its apposition, by what «и» pairs with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.model.reading import Mention
from dragoman.read.place import case
from dragoman.read.roles import case_of, is_person_noun, named_after
from dragoman.read.tree import Tree

APPOSED = frozenset({"appos", "flat:name", "flat", "nmod"})
PAIRED = 8
"""Words between two that «и» pairs."""


def people_named(tree: Tree, head: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the persons a phrase names: its head, its apposition, and those paired by «и»."""
    heads = [head, *(each for each in tree.children(head, "conj") if each - head < PAIRED)]
    found: dict[tuple[int, int], Mention] = {}
    for each in heads:
        person = _person(tree, each, mentions)
        if person:
            found.setdefault((person.start, person.end), person)
    if found:
        return list(found.values())
    here = [each for each in mentions if each.type == "PER"]
    after = named_after(tree, head, here) if here else None
    return [after] if after else []


def named_before(tree: Tree, head: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return the person whose title, set off by commas, is ``head``: «X (…), посол, сказал»."""
    index = head - 1
    while index > 0 and tree.tokens[index].pos in ("ADJ", "DET", "ADV"):
        index -= 1
    if index < 1 or tree.tokens[index].text != ",":
        return None
    index -= 1
    if tree.tokens[index].text == ")":
        while index > 0 and tree.tokens[index].text != "(":
            index -= 1
        index -= 1
    person = at(tree, index, mentions)
    if person is None or not is_person_noun(tree, head) or case(tree.tokens[head]) != "Nom":
        return None
    starts = [each.start for each in tree.tokens]
    first = bisect_left(starts, person.start)
    over = tree.tokens[head].head
    closed = any(tree.tokens[each].text == "," for each in range(head + 1, over))
    return person if closed and case_of(tree, first, index + 1) == "Nom" else None


def _person(tree: Tree, head: int, mentions: Sequence[Mention], depth: int = 2) -> Mention | None:
    own = at(tree, head, mentions)
    if own or not depth:
        return own
    near = tree.phrase(head)
    for each in tree.kids[head]:
        if each not in near:
            continue
        token = tree.tokens[each]
        if token.rel not in APPOSED or tree.preposition(each):
            continue
        if token.rel == "nmod" and "Case=Nom" not in token.feats:
            continue  # «адвокат Петрова» is not Petrov
        person = _person(tree, each, mentions, depth - 1)
        if person:
            return person
    return None


def at(tree: Tree, index: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return the person in whose name a word stands."""
    token = tree.tokens[index]
    for each in mentions:
        if each.type == "PER" and each.start <= token.start and token.end <= each.end:
            return each
    return None
