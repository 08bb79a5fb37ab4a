"""A sentence as a tree: children, subtrees, and the noun phrase around a word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.language.annotation import Sentence, Token
from dragoman.model.press import Span

OUTSIDE = frozenset({"acl:relcl", "acl", "parataxis", "conj", "cc", "punct", "advmod", "advcl"})
"""Relations that hang on a speaker without naming him."""


@dataclass(frozen=True)
class Tree:
    """Words are named by their index in the sentence."""

    sentence: Sentence

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's words."""
        return self.sentence.tokens

    @cached_property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """The words that hang on each word."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0 and token.head != index:
                found[token.head].append(index)
        return tuple(tuple(each) for each in found)

    def children(self, index: int, *relations: str) -> list[int]:
        """Return the words that hang on ``index`` by one of ``relations``."""
        return [each for each in self.kids[index] if self.tokens[each].rel in relations]

    def subtree(self, index: int) -> list[int]:
        """Return ``index`` and all that hangs on it, in the order of the text."""
        seen, waiting = {index}, [index]
        while waiting:
            for each in self.kids[waiting.pop()]:
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return sorted(seen)

    def span(self, words: list[int]) -> Span:
        """Return the stretch of text from the first of ``words`` to the last."""
        return Span(self.tokens[words[0]].start, self.tokens[words[-1]].end)

    def phrase(self, index: int) -> list[int]:
        """Return the unbroken noun phrase around ``index``, without clauses that hang on it."""
        dropped: set[int] = set()
        for each in self.kids[index]:
            if self.tokens[each].rel in OUTSIDE:
                dropped.update(self.subtree(each))
        kept = set(self.subtree(index)) - dropped
        first = last = index
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        return list(range(first, last + 1))

    def has_feature(self, index: int, feature: str) -> bool:
        """Tell whether a word's tag holds ``feature``, such as ``Animacy=Anim``."""
        return feature in self.tokens[index].feats.split("|")
