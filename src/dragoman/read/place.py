"""Where somebody named stands in a sentence: the words near him, by order and by syntax."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.language.annotation import Token
from dragoman.read.tree import Tree

FAR = 9
"""The syntactic distance of a word that no path joins."""


@dataclass(frozen=True)
class Place:
    """Somebody named by the words ``own`` (indices, in order); ``kind`` is what he is.

    ``kind`` is a mention's type, ``ADJ`` for one named by an adjective, ``NOUN`` for a role.
    """

    tree: Tree
    own: tuple[int, ...]
    kind: str

    @cached_property
    def head(self) -> int:
        """The word by which the name hangs on the sentence."""
        tokens = self.tree.tokens
        outer = (i for i in self.own if tokens[i].head not in self.own and tokens[i].pos != "PUNCT")
        return next(outer, self.own[0])

    @cached_property
    def above(self) -> tuple[int, ...]:
        """The words over the name, nearest first, four at most."""
        return tuple(self.tree.up(self.head, 5))[1:]

    @cached_property
    def distances(self) -> tuple[int, ...]:
        """Steps in the tree from the name to each word."""
        beside, steps, edge = self.tree.beside, 0, list(self.own)
        found = [-1] * len(beside)
        for each in edge:
            found[each] = 0
        while edge:
            steps += 1
            near = {each for here in edge for each in beside[here] if found[each] < 0}
            for each in near:
                found[each] = steps
            edge = list(near)
        return tuple(FAR if each < 0 else each for each in found)

    @cached_property
    def left(self) -> tuple[int, ...]:
        """The words before the name, without marks."""
        places = self.tree.places
        return places[: bisect_left(places, self.own[0])]

    @cached_property
    def right(self) -> tuple[int, ...]:
        """The words after the name, without marks."""
        places = self.tree.places
        return places[bisect_right(places, self.own[-1]) :]

    @cached_property
    def denied(self) -> frozenset[int]:
        """Words with a denial hanging on them."""
        return self.tree.denied

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The lemmas of the sentence, masked."""
        return self.tree.masked

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, ...]]:
        """The words around the name by how they stand to it; a word may be in several."""
        around = [*self.left, *self.right]
        steps = self.distances
        head = self.above[0] if self.above else -1
        beside = self.tree.kids[head] if head >= 0 else ()
        verb = next((i for i in self.above if self.tree.tokens[i].pos in ("VERB", "AUX")), -1)
        kids = self.tree.kids[verb] if verb >= 0 else ()
        relation = {each: self.tree.tokens[each].rel for each in kids if each not in self.own}
        found = {
            "head": (head,) if head >= 0 else (),
            "over": self.above[:3],
            "beside": tuple(i for i in beside if i != self.head and i not in self.own),
            "under": tuple(k for i in self.own for k in self.tree.kids[i] if k not in self.own),
            "verb": (verb,) if verb >= 0 else (),
            "objects": tuple(i for i, rel in relation.items() if rel in OBJECTS),
            "subjects": tuple(i for i, rel in relation.items() if rel.startswith("nsubj")),
            "before": self.left[-3:],
            "after": self.right[:3],
            "near": (*self.left[-4:], *self.right[:4]),
            "wide": (*self.left[-8:], *self.right[:8]),
            "all": tuple(around),
        }
        close = [i for i in around if steps[i] <= 4]  # noqa: PLR2004 - the farthest group's
        by_step: list[list[int]] = [[] for _ in range(5)]
        for i in close:
            by_step[steps[i]].append(i)
        found |= {f"at {n}": tuple(by_step[n]) for n in (1, 2, 3, 4)}
        found["within 2"] = tuple(i for i in close if steps[i] <= 2)  # noqa: PLR2004 - its name
        return found


OBJECTS = ("obj", "obl", "xcomp", "iobj")


def case(token: Token) -> str:
    """Return the case of a word, or nothing."""
    return _case(token.feats)


@lru_cache(4096)
def _case(feats: str) -> str:
    found = [each for each in feats.split("|") if each.startswith("Case=")]
    return found[0][5:] if found else ""
