"""A and an, by sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

ARTICLE = re.compile(r"\b(?P<a>[Aa]n?) [“\"‘]?(?P<word>[A-Za-z][A-Za-z’'-]*)")
SOUNDS: tuple[tuple[re.Pattern[str], bool | None], ...] = tuple(
    (re.compile(pattern), vowel)
    for pattern, vowel in (
        (r"[A-Za-z]$|(?:our|your|of|in|and|or|is|are|as|at|if|it|the|to|for)$", None),
        (r"(?=[A-Z]{2,5}s?$)(?:[AEIOU]|.[A-Z]*[AEIOU])", None),
        (r"[FHLMNRSX][A-Z]{1,4}s?$", True),
        (r"[A-Z]{2,5}s?$", False),
        (r"(?i:hono?u?r|hour|heir|honest)", True),
        (r"(?i:hist|herb|hotel|hab)", None),
        (r"(?i:unin|unim[pa]|uniden)", True),
        (
            r"(?i:eu|ewe|one(?:s?$|-|self|ness)|once|uni|us[eu]|ut[aeio]|ura[nl]|ubi|uk|uyghur|uighur)",
            False,
        ),
        (r"(?i:[aeiou])", True),
    )
)
"""How words begin, and whether a vowel is heard; nothing where that is not sure: NATO is a word, NGO is spelled."""


def a_and_an(sheet: Sheet) -> Iterator[Slip]:
    """Find «a alliance», «an Chinese ship»; by sound: «an hour», «a union», «an SCO summit»."""
    heads = {each.start for each in sheet.sentences}
    for each in ARTICLE.finditer(sheet.plain):
        word, article = each["word"], each["a"]
        if article == "A" and each.start() not in heads:
            continue  # a letter, a title
        vowel = next((heard for pattern, heard in SOUNDS if pattern.match(word)), False)
        if vowel is None or vowel == (article.lower() == "an"):
            continue
        put = article[0] + ("n" if vowel else "")
        yield Slip(place=Span(*each.span("a")), message=f"“{put} {word}”", put=put)


RULES: tuple[Rule, ...] = (
    Rule(
        name="a-and-an",
        group="text",
        severity="error",
        says="“A” stands before a vowel’s sound, or “an” before none.",
        wrong="It was [a] alliance.",
        right="An hour, a union, a European, an SCO summit, a one-time ally, an NGO, a UN post.",
        find=a_and_an,
        safe=True,
    ),
)
