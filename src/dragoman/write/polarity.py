"""Negation by its cues: a rendering must not say the opposite of its original.

No vector sees negation, so this looks at words: a strong cue on one side ("not", «не») must meet
any cue on the other, strong or weak ("lack", «отказ»). Russian negations that negate nothing
(«не только», «не раз») are taken out first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.write.english import Negation, english, words

NOT = re.compile(r"n['’]t\b")
NUMBER = re.compile(r"\bNo\.\s*(?=\d)")
SHORTEST = 4
AGAINST = {
    "ru": re.compile(r"(?<!\w)анти-?\w+", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)anti-?\w+", re.IGNORECASE),
}
"""A word that is against something answers its like, never another negation of the sentence."""
CAN_NOT = re.compile(r"\bне\s+(?:мог|може|могу)\w*\s+не\b|\bне\s+\w+\s+не\s+\w+ть\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Whether a sentence is negated for certain, and whether it may be."""

    strong: bool
    any: bool


def cues(text: str, language: str) -> Cues:
    """Return the negation cues of ``text``."""
    known = english().negation[language]
    folded = NUMBER.sub(" ", text)
    folded = NOT.sub(" not", folded.lower().replace("ё", "е"))
    kept = CAN_NOT.sub(" ", folded)
    for each in known.idle:
        kept = re.sub(rf"(?<!\w){each}(?!\w)", " ", kept)
    found = words(kept)
    idle = len(kept) < len(folded)
    strong = any(each in known.strong for each in found)
    weak = strong or any(each in known.weak or _begins(each, known) for each in found)
    return Cues(strong=strong, any=weak or idle)


def _begins(word: str, known: Negation) -> bool:
    """Tell whether a word of some length begins as negations do."""
    long_enough = len(word) > SHORTEST and word.startswith(known.beginnings)
    return long_enough and not word.startswith(known.exceptions)


def disagreement(original: str, rendering: str, language: str) -> str | None:
    """Return what is wrong with the polarity of an English ``rendering``, or ``None``."""
    if language not in english().negation:
        return None
    if (
        language in AGAINST
        and AGAINST[language].search(original)
        and AGAINST["en"].search(rendering)
    ):
        original = AGAINST[language].sub(" ", original)
        rendering = AGAINST["en"].sub(" ", rendering)
    source, target = cues(original, language), cues(rendering, "en")
    if source.strong and not target.any:
        return "the original is negated, the rendering is not"
    if target.strong and not source.any:
        return "the rendering is negated, the original is not"
    return None
