"""The verb of a lead."""

from __future__ import annotations

import re

from dragoman.proof.accepting import Verb
from dragoman.proof.head import Head

ASIDE = re.compile(
    r",\s(?:by contrast|in contrast|however|meanwhile|too|for (?:its|his|her|their) part|in turn"
    r"|on the other hand|though),\s"
)


def skipped(head: Head, at: int) -> int:
    """Return the place behind spaces, commas and «, by contrast,»."""
    aside = ASIDE.match(head.plain, at, head.end)
    at = aside.end() if aside else at
    while at < head.end and head.plain[at] in " ,":
        at += 1
    return at


AUX = r"(?:was|were|is|are|has|have|had|been|being|did|does)"
ADVERB = (
    r"(?:[a-z]+ly|also|then|again|further|instead|even|still|now|in turn|therefore|thus|both|too"
    r"|once more|once again|not only|not)"
)
VERB = re.compile(
    rf"(?P<aux>(?:{AUX}\s)*)(?:{ADVERB},?\s)*(?P<aux2>(?:{AUX}\s)*)(?P<word>[a-z][a-z-]+)\b"
)


HAD = re.compile(r"(?:had|has)(?=\san?\s)")
"""«Sankei on February 11 had an article»."""


def verb_at(head: Head, at: int) -> Verb | None:
    """Return the verb that stands at ``at``, adverbs and auxiliaries before it passed by."""
    found = VERB.match(head.plain, at, head.end)
    if not found or found["word"] in head.scene.words.not_verbs:
        had = HAD.match(head.plain, at, head.end)
        return (
            Verb(word=had[0], start=at, end=had.end(), kind="write", passive=False) if had else None
        )
    kind = head.scene.words.verbs.get(found["word"], "")
    passive = bool(re.search(r"\b(?:was|were|is|are|been)\b", found["aux"] + found["aux2"]))
    return Verb(word=found["word"], start=at, end=found.end(), kind=kind, passive=passive)


PASSIVE = re.compile(
    r"(?:the|an?|[A-Z][\w’'.-]*)\s(?:[\w’'“”.-]+\s){0,14}?(?:was|were|is|are)\s(?:[a-z]+ly\s)?(?P<word>[a-z]+(?:ed|en|ht|own))\b"
)


def passive_verb(head: Head, at: int) -> Verb | None:
    """Return the verb of «the visit of the harbour master was treated»."""
    found = PASSIVE.match(head.plain, at, head.end)
    if not found:
        return None
    word = found["word"]
    kind = head.scene.words.verbs.get(word, "")
    return Verb(word=word, start=found.start("word"), end=found.end(), kind=kind, passive=True)
