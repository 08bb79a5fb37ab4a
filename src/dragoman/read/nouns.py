"""Nouns of attitude: whose it is and toward whom («санкции США против Китая»)."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.reading import Mention
from dragoman.read.attitudes import Attitudes
from dragoman.read.tree import Tree

AGAINST = ("против", "в отношении", "в адрес", "по отношению к", "на", "к", "с", "со", "перед")
"""What leads from a noun of attitude to its target, as printed."""
FURTHEST = 7
"""Words between a noun of attitude and its target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence: its tree, the mentions in it, the words of attitude."""

    tree: Tree
    near: tuple[Mention, ...]
    words: Attitudes


def owner_of(scene: Scene, index: int) -> tuple[Mention | None, int]:
    """Return whose attitude a noun names, and the word after: «американские X», «X США»."""
    tree, near = scene.tree, scene.near
    if index + 1 < len(tree.tokens):
        after = tree.tokens[index + 1]
        owners = [each for each in near if each.start == after.start]
        if owners and ("Case=Gen" in after.feats or after.text.isupper()):
            owner = min(owners, key=lambda each: (each.type != "PER", each.start))
            last = index + 1
            while last < len(tree.tokens) and tree.tokens[last].start < owner.end:
                last += 1
            return (owner if owner.actor or owner.type == "PER" else None), last
    for place in range(index - 1, max(-1, index - 4), -1):
        token = tree.tokens[place]
        if token.pos != "ADJ" or token.head != index:
            continue
        owners = [each for each in near if each.start == token.start and each.actor]
        if owners:
            return owners[0], index + 1
    return None, index + 1


def addressee(scene: Scene, index: int, after: int) -> Mention | None:
    """Return the first mention led to by a preposition of ``AGAINST`` or standing in the dative."""
    tree = scene.tree
    stop = min(len(tree.tokens), after + FURTHEST)
    under = set(tree.subtree(index))
    for place in range(after, stop):
        token = tree.tokens[place]
        if token.pos == "VERB" or token.text in ",;:—–()":
            return None
        here = [each for each in scene.near if each.start == token.start]
        if not here or token.pos == "ADJ":
            continue
        before = " ".join(each.text.lower() for each in tree.tokens[after:place])
        led = any(f" {before} ".startswith(f" {each} ") for each in AGAINST)
        dative = "Case=Dat" in token.feats and place == after and place in under
        best = min(here, key=lambda each: (each.type != "PER", each.start))
        return best if (led or dative) and (best.actor or best.type == "PER") else None
    return None
