"""Which words of a text's names stand in the nominative: what the rest of them go back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from dragoman.language.annotation import Annotation, Token
from dragoman.language.declension import all_forms

OBLIQUE = ("а", "у", "ом", "ым", "ой")
"""Endings of a surname whose bare form is its nominative."""


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """What is in one of two sets; ``many`` is large and every text's, so no third is made of them."""

    few: frozenset[str] | set[str]
    many: Container[str]

    def __contains__(self, word: object) -> bool:
        return word in self.few or word in self.many


def seen(names: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Return the words that stand undeclined: in a full name in the nominative, or twice alone."""
    straight = [words for words in names if case_of(words) in ("Nom", None)]
    printed = {word.text for words in names for word in words}
    bare = {each for each in printed if any(each + end in printed for end in OBLIQUE)}
    oblique = {each + end for each in bare for end in OBLIQUE} - bare
    alone = Counter(words[0].text for words in straight if len(words) == 1)
    twice = {word for word, count in alone.items() if count > 1 or _in_a(word, printed)}
    full = {word.text for words in straight if len(words) > 1 for word in words}
    return all_forms((full | twice) - oblique | bare)


def _in_a(word: str, printed: set[str]) -> bool:
    """Tell a surname in -а that stands in the accusative too: «Куронума» beside «Куронуму»."""
    stem = word[:-1]
    return word.endswith("а") and stem not in printed and stem + "у" in printed


def women(annotation: Annotation, names: Sequence[tuple[int, int, list[Token]]]) -> frozenset[str]:
    """Return surnames in -а that stand as the subject of a verb in the feminine: «Лунёва сказала»."""
    last = {words[-1].start: words[-1].text for _, _, words in names if words[-1].text[-1] in "ая"}
    found = [
        token.text
        for sentence in annotation.sentences
        for token in sentence.tokens
        if token.start in last and token.rel == "nsubj" and token.head >= 0
        if "Gender=Fem" in sentence.tokens[token.head].feats
        if sentence.tokens[token.head].pos == "VERB"
    ]
    return all_forms(found)


def case_of(words: Sequence[Token]) -> str | None:
    """Return the case that most words of a name stand in, or nothing where none shows it."""
    cases = Counter(
        feature.removeprefix("Case=")
        for token in words
        for feature in token.feats.split("|")
        if feature.startswith("Case=")
    )
    return cases.most_common(1)[0][0] if cases else None
