"""Where somebody named stands in a sentence: the words near him, by order and by syntax."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.language.annotation import Token
from dragoman.read.tree import Tree

DENIALS = frozenset({"не", "ни", "нет", "без", "нельзя", "вряд", "никогда"})
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
        tokens, kids = self.tree.tokens, self.tree.kids
        found, waiting = dict.fromkeys(self.own, 0), deque(self.own)
        while waiting:
            here = waiting.popleft()
            for each in (*kids[here], tokens[here].head):
                if each >= 0 and each not in found:
                    found[each] = found[here] + 1
                    waiting.append(each)
        return tuple(found.get(each, FAR) for each in range(len(tokens)))

    @cached_property
    def left(self) -> tuple[int, ...]:
        """The words before the name, without marks."""
        return tuple(each for each in range(self.own[0]) if is_word(self.tree.tokens[each]))

    @cached_property
    def right(self) -> tuple[int, ...]:
        """The words after the name, without marks."""
        tokens = self.tree.tokens
        return tuple(i for i in range(self.own[-1] + 1, len(tokens)) if is_word(tokens[i]))

    @cached_property
    def denied(self) -> frozenset[int]:
        """Words with a denial hanging on them."""
        tree = self.tree
        kids = enumerate(tree.kids)
        return frozenset(
            i for i, under in kids if any(tree.tokens[k].lemma in DENIALS for k in under)
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The lemmas of the sentence, masked."""
        return tuple(map(masked, self.tree.tokens))

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, ...]]:
        """The words around the name by how they stand to it; a word may be in several."""
        around = [*self.left, *self.right]
        steps = {each: self.distances[each] for each in around}
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
        found |= {f"at {n}": tuple(i for i in around if steps[i] == n) for n in (1, 2, 3, 4)}
        found["within 2"] = tuple(i for i in around if steps[i] <= 2)  # noqa: PLR2004 - its name
        return found


OBJECTS = ("obj", "obl", "xcomp", "iobj")


def is_word(token: Token) -> bool:
    """Tell a word from a mark."""
    return any(map(str.isalnum, token.text))


def masked(token: Token) -> str:
    """Return a lemma; names and numbers are all alike, so that no name has a tone of its own."""
    if token.pos == "PROPN":
        return "<name>"
    return "<num>" if token.pos == "NUM" or token.lemma.isdigit() else token.lemma


def case(token: Token) -> str:
    """Return the case of a word, or nothing."""
    found = [each for each in token.feats.split("|") if each.startswith("Case=")]
    return found[0][5:] if found else ""
