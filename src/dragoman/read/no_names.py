"""What a tagger takes for a person and is none: ships and films in marks, places, verbs, bodies, titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.language.annotation import Token
from dragoman.language.russian import is_known, parses

OPENING, CLOSING = '«"“„', '»"”“'
PROPER = frozenset({"Name", "Surn", "Patr"})
WHERE = {"в": "", "во": "", "из": "", "до": "", "с": "Gen", "со": "Gen"}
"""Prepositions of place, with the case that tells them from others: «с Голан», «до Хасана»."""
BODIES = ("гос", "мин", "рос", "глав", "обл", "гор", "мос")
"""How short names of bodies begin, before a noun: «Госсуд»."""
TAIL = 3


def without_title(words: list[Token]) -> list[Token]:
    """Cut a common noun before a name that a capital joins to it: «Аятолла Али», «Жительницу N»."""
    first = words[0].text.lower() if len(words) > 1 else ""
    found = [each for each in parses(first) if is_known(each.word)] if first.isalpha() else []
    common = bool(found) and all(
        "NOUN" in each.tag and "anim" in each.tag.grammemes and not PROPER & each.tag.grammemes
        for each in found
    )
    return words[1:] if common else words


def is_marked(text: str, start: int, end: int) -> bool:
    """Tell a name that fills quotation marks: a ship's, a film's."""
    return text[max(0, start - 1) : start] in [*OPENING] and text[end : end + 1] in [*CLOSING]


def is_no_name(word: str) -> bool:
    """Tell a word that is a verb or a body's short name and no name: «Дискриминируются», «Госсуд»."""
    found = [each for each in parses(word.lower()) if is_known(each.word)]
    if any(PROPER & each.tag.grammemes for each in found):
        return False
    if found and all("VERB" in each.tag or "GRND" in each.tag for each in found):
        return True
    for each in BODIES:
        tail = word.lower().removeprefix(each)
        if tail != word.lower() and len(tail) >= TAIL:
            first = parses(tail)[0]
            if is_known(first.word) and {"NOUN", "inan"} <= first.tag.grammemes and not found:
                return True
    return False


def is_where(before: Token | None, word: Token) -> bool:
    """Tell a place from a person by the preposition before it."""
    if before is None or before.pos != "ADP":
        return False
    wanted = WHERE.get(before.text.lower())
    return wanted is not None and f"Case={wanted}" in word.feats


def placed(
    names: Iterable[tuple[int, int, Sequence[Token]]], before: dict[int, Token]
) -> frozenset[str]:
    """Return the single words that stand after prepositions of place wherever they stand."""
    seen: dict[str, bool] = {}
    for start, _, words in names:
        if len(words) == 1:
            word = words[0].lemma
            seen[word] = seen.get(word, True) and is_where(before.get(start), words[0])
    return frozenset(each for each, always in seen.items() if always)
