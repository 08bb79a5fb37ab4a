"""A sentence as a tree: children, subtrees, the way up, and the noun phrase around a word."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.language.itself import Itself
from dragoman.model.press import Span

OUTSIDE = frozenset(
    {"acl:relcl", "acl", "parataxis", "conj", "cc", "advcl", "ccomp", "discourse", "mark"}
)
"""Relations that hang on a speaker without naming him."""
DENIALS = frozenset({"не", "ни", "нет", "без", "нельзя", "вряд", "никогда"})
UNTOLD = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT"})
"""Parts of speech that tell nothing of who stands beside them."""
MARKS = frozenset('«»"“”„—–-,:;.()…')


@dataclass(frozen=True)
class Tree:
    """Words are named by their index in the sentence."""

    sentence: Sentence
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    """The sentence's words."""

    def __post_init__(self) -> None:
        """Hold the words at hand: rules ask for them more than for anything else."""
        object.__setattr__(self, "tokens", self.sentence.tokens)

    @cached_property
    def has_future(self) -> bool:
        """Whether any word is in the future tense."""
        return any("Tense=Fut" in token.feats for token in self.tokens)

    @cached_property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """The words that hang on each word."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0 and token.head != index:
                found[token.head].append(index)
        return tuple(tuple(each) for each in found)

    @cached_property
    def worded(self) -> tuple[bool, ...]:
        """Whether each token is a word and no mark."""
        return tuple(any(map(str.isalnum, token.text)) for token in self.tokens)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where words stand that are no marks."""
        return tuple(i for i, each in enumerate(self.worded) if each)

    @cached_property
    def denied(self) -> frozenset[int]:
        """Words with a denial hanging on them."""
        denials = [i for i, token in enumerate(self.tokens) if token.lemma in DENIALS]
        return frozenset(i for i, kids in enumerate(self.kids) if any(k in kids for k in denials))

    @cached_property
    def masked(self) -> tuple[str, ...]:
        """The lemmas; names and numbers are all alike, so that no name has a tone of its own."""
        return tuple(map(_masked, self.tokens))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The masked lemmas, a denial put before those on which one hangs."""
        denied = self.denied
        return tuple(f"не_{e}" if i in denied else e for i, e in enumerate(self.masked))

    @cached_property
    def about(self) -> tuple[str, ...]:
        """How a feature names each word that is told somewhere around somebody; "" for small words."""
        pairs = zip(self.told, self.tokens, strict=True)
        return tuple("" if token.pos in UNTOLD else "A:" + each for each, token in pairs)

    @cached_property
    def pairs(self) -> tuple[tuple[int, int, str], ...]:
        """Words that follow one another, marks left out: both, and how a feature names them."""
        words = self.masked
        return tuple((a, b, f"B:{words[a]}_{words[b]}") for a, b in itertools.pairwise(self.places))

    @cached_property
    def beside(self) -> tuple[tuple[int, ...], ...]:
        """The words one step away from each word: those that hang on it, then its head."""
        pairs = zip(self.kids, self.tokens, strict=True)
        return tuple((*kids, token.head) if token.head >= 0 else kids for kids, token in pairs)

    def children(self, index: int, *relations: str) -> list[int]:
        """Return the words that hang on ``index`` by one of ``relations``."""
        return [each for each in self.kids[index] if self.tokens[each].rel in relations]

    def subtree(self, index: int, without: int = -1) -> list[int]:
        """Return ``index`` and all that hangs on it, in the order of the text.

        A parser's heads may run in a circle: the way down never passes ``without``.
        """
        seen, waiting = {index}, [index]
        while waiting:
            for each in self.kids[waiting.pop()]:
                if each not in seen and each != without:
                    seen.add(each)
                    waiting.append(each)
        return sorted(seen)

    def up(self, index: int, steps: int = 6) -> Iterator[int]:
        """Yield ``index``, its head, the head's head and so on, at most ``steps`` words."""
        for _ in range(steps):
            if index < 0:
                return
            yield index
            index = self.tokens[index].head

    def span(self, words: list[int]) -> Span:
        """Return the stretch of text from the first of ``words`` to the last."""
        return Span(self.tokens[words[0]].start, self.tokens[words[-1]].end)

    def phrase(self, index: int) -> list[int]:
        """Return the unbroken noun phrase around ``index``, without clauses that hang on it."""
        dropped: set[int] = set()
        for each in self.kids[index]:
            if self.tokens[each].rel in OUTSIDE or self.is_preposition(each):
                dropped.update(self.subtree(each, without=index))
        kept = set(self.subtree(index)) - dropped
        first = last = index
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while first < index and self.tokens[first].text in MARKS - {"«", '"', "“", "„"}:
            first += 1
        while last > index and self.tokens[last].text in MARKS - {"»", '"', "”", "“", ")"}:
            last -= 1
        return list(range(first, last + 1))

    def is_preposition(self, index: int) -> bool:
        """Tell whether ``index`` is the preposition of its head."""
        return self.tokens[index].rel == "case" and self.tokens[index].pos == "ADP"

    def preposition(self, index: int) -> str:
        """Return the lemma of the preposition before a noun, or nothing."""
        found = [each for each in self.kids[index] if self.is_preposition(each)]
        return self.tokens[found[0]].lemma if found else ""

    def has_feature(self, index: int, feature: str) -> bool:
        """Tell whether a word's tag holds ``feature``, such as ``Animacy=Anim``."""
        return feature in self.tokens[index].feats.split("|")

    def is_finite(self, index: int) -> bool:
        """Tell a finite verb, or a short participle, which does its work."""
        token = self.tokens[index]
        return token.pos in ("VERB", "AUX") and _finite(token.feats)

    def lemmas(self, words: Iterable[int]) -> set[str]:
        """Return the lemmas of ``words``."""
        return {self.tokens[each].lemma for each in words}

    def count(self, words: Iterable[int]) -> int:
        """Return how many of ``words`` are words, not marks."""
        return sum(self.tokens[each].text not in MARKS for each in words)


def trees(annotation: Annotation) -> tuple[Tree, ...]:
    """Return the trees of a text's sentences; its readers share them, and what they have worked out."""
    return _trees(Itself(annotation))


@lru_cache(1)
def _trees(held: Itself[Annotation]) -> tuple[Tree, ...]:
    return tuple(map(Tree, held.value.sentences))


@lru_cache(5000)
def _finite(feats: str) -> bool:
    return not {"VerbForm=Fin", "Variant=Short"}.isdisjoint(feats.split("|"))


def _masked(token: Token) -> str:
    if token.pos == "PROPN":
        return "<name>"
    return "<num>" if token.pos == "NUM" or token.lemma.isdigit() else token.lemma
