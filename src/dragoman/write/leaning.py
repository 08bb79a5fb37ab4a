"""Whether a sentence can be read without the one before it, in which stands whom «he» or «that third» means.

Such a sentence is printed behind the one it leans on, or not at all: alone it would say something else.
"""

from __future__ import annotations

import re

from dragoman.write.english import english, words
from dragoman.write.passages import Passage

IN_MARKS = re.compile(r"“[^“”]*”|\"[^\"]*\"")
PERSONS = frozenset(("he", "she", "him", "her", "his"))
THINGS = frozenset(("it", "they", "them", "its", "their"))
OPENING = 3
"""Words in which a pronoun can have nothing before it that it means."""
NOTHING = re.compile(
    r"\bit (?:is|was|will be|would be|has been) (?!(?:an?|the) )(?:\w+ ){1,3}(?:to|that|who|when)\b"
    r"|\bit (?:seems|appears|turns out|follows) that\b|^those (?:who|of)\b",
    re.IGNORECASE,
)
"""«It» that means nothing («it is too early to …»), and «those» that the sentence itself explains."""
POINTING = re.compile(
    r"\b(?:in|of|on|to|for|with|by|from|at|about|than|after|before) (?:this|that|these|those)\b"
    r"(?! (?:of|who|which|whose|is|are|was|were|will|would)\b)|^since then\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|were|had|without|otherwise|who|that|which|whether|not)\b", re.IGNORECASE
)
COMPARED = re.compile(
    r"\b(?:lower|higher|larger|smaller|bigger) (?:number|figure|estimate|sum|share|price|level|rate)\b"
    r"(?!.*\bthan\b)"
)
ANSWER = re.compile(r"(?:yes|no)[,.;:—–]|not\b", re.IGNORECASE)
BRIEF = 8
"""Words under which «Not in the next ten years» is an answer and no sentence of its own."""


def leans(passage: Passage) -> bool:
    """Tell whether a passage cannot be read without the one before: "He ...", "However, ..."."""
    if passage.first == 0 or passage.rendering is None:
        return False
    text = NOTHING.sub("_", (passage.shown or passage.rendering.text).lstrip("“\"'‘ "))
    opening = words(text)[:1]
    if opening and opening[0] in english().leaning:
        return True
    own = IN_MARKS.sub("_", text)
    return any(rule(own, passage) for rule in RULES)


def _pronoun(own: str, passage: Passage) -> bool:
    """Find a pronoun that opens it; a speaker whose name is known is named in its place."""
    opening = set(words(own)[:OPENING])
    named = passage.said is not None and passage.said.person and passage.said.name is not None
    return bool(opening & THINGS or (opening & PERSONS and not named))


def _points(own: str, passage: Passage) -> bool:
    del passage
    return POINTING.search(own) is not None


def _supposes(own: str, passage: Passage) -> bool:
    """Find what would be on a condition that it does not say."""
    told = english().reporting & set(words(own))
    return passage.said is None and not told and "would" in own and not CONDITION.search(own)


def _compares(own: str, passage: Passage) -> bool:
    del passage
    return COMPARED.search(own) is not None


def _answers(own: str, passage: Passage) -> bool:
    del passage
    return ANSWER.match(own) is not None and len(words(own)) < BRIEF


RULES = (_pronoun, _points, _supposes, _compares, _answers)
