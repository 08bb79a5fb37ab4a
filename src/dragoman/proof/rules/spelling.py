"""Spelling: words that no dictionary has, a letter away from one it has; British and American side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from dragoman.proof.housestyle import package_style
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet, Word
from dragoman.proof.words import american, is_english, near_words

PLAIN = re.compile(r"[a-z]{4,}")
SHORTEST = 5
"""Letters of a word that may be a slip of a longer one."""
LEAST_PART = 4
"""Letters of each of two words that may be written as one."""
FORMS = (
    ("ies", "y"),
    ("s", ""),
    ("es", ""),
    ("bly", "ble"),
    ("ly", ""),
    ("d", ""),
    ("ier", "y"),
    ("iest", "y"),
)
"""Endings of regular forms, and what the word has without them."""
MOST = 3
"""Words a letter away, at most: of more none is meant for sure."""
ROMANISED = re.compile(
    r"[aiou]$|kh|zh|shch|[iy]{2}|iu|tsk|ovsk|[^aeiou]ii|yi|x[iu]|q[^u]|eo?ng$|uo|ao|gy[eu]"
)
"""Letters that romanisations of other languages have, and English words seldom."""


def misspelled(sheet: Sheet) -> Iterator[Slip]:
    """Find a small-letter word that stands once, is in no dictionary, and is a letter away from a word that is.

    Left alone: British spellings, compounds, words of other languages (in italics, beside one another, or by
    their letters), what the report prints with a capital elsewhere.
    """
    count = Counter(each.text.lower() for each in sheet.words)
    names = {each.text for each in sheet.words if each.text[:1].isupper()}
    words = sheet.words
    for number, each in enumerate(words):
        if not _may_be(sheet, each, count, names) or _is_known(each.text):
            continue
        if any(_is_foreign(words[at]) for at in (number - 1, number + 1) if 0 <= at < len(words)):
            continue
        found = _meant(each.text, count)
        if found:
            message = f"“{each.text}” is in no dictionary: “{found}”?"
            yield Slip(place=each.place, message=message, put=found)


def _may_be(sheet: Sheet, word: Word, count: Counter[str], names: set[str]) -> bool:
    return (
        len(word.text) >= SHORTEST
        and bool(PLAIN.fullmatch(word.text))
        and count[word.text] == 1
        and word.text.capitalize() not in names
        and word.text not in sheet.house.known
        and not ROMANISED.search(word.text)
        and not _is_marked(sheet, word)
    )


def _is_marked(sheet: Sheet, word: Word) -> bool:
    """Tell a word in italics, in quotation marks of its own, with a hyphen, within an address or a number."""
    before, after = sheet.plain[word.start - 1 : word.start], sheet.plain[word.end : word.end + 1]
    if before.isdigit() or after.isdigit():
        return True
    if before in set("“\"‘«'(@#/-_.&") or after in set('”"»@/-_=&\u2011'):
        return before not in set('“"(') or after in set('”"»)@/-_=&')
    if re.match(r"\.\w", sheet.plain[word.end : word.end + 2]):
        return True
    return any(each.start <= word.start and word.end <= each.end for each in sheet.document.italics)


@lru_cache(20_000)
def _is_known(word: str) -> bool:
    if _is_stem(word) or any(
        word.endswith(end) and _is_stem(word.removesuffix(end) + put) for end, put in FORMS
    ):
        return True
    lists = package_style().lists
    if word in lists["genre_words"]:
        return True
    for each in lists["prefixes"]:
        rest = word.removeprefix(each)
        if rest != word and len(rest) >= LEAST_PART and _is_stem(rest):
            return True
    for each in lists["suffixes"]:
        rest = word.removesuffix(each)
        if (
            rest != word
            and len(rest) >= LEAST_PART
            and any(
                is_english(rest + end) or is_english((rest + end).capitalize())
                for end in ("", "e", "y")
            )
        ):
            return True
    return any(
        is_english(word[:at]) and is_english(word[at:])
        for at in range(LEAST_PART, len(word) - LEAST_PART + 1)
    )


def _is_stem(word: str) -> bool:
    return is_english(word) or is_english(word.capitalize()) or bool(american(word))


def _is_foreign(word: Word) -> bool:
    """Tell a neighbour that is a word of another language: small, unknown, and no slip of a known one."""
    text = word.text
    return bool(PLAIN.fullmatch(text)) and not _is_known(text) and not any(near_words(text))


def _meant(word: str, count: Counter[str]) -> str | None:
    found = [each for each in near_words(word) if len(each) >= LEAST_PART and "'" not in each]
    printed = [each for each in found if count[each]]
    if len(printed) == 1:
        return printed[0]
    swapped = [each for each in found if sorted(each) == sorted(word)]
    if len(swapped) == 1:
        return swapped[0]
    return min(found, key=lambda each: (-len(each), each)) if 0 < len(found) <= MOST else None


GLUED = re.compile(r"(of|in|to|on|for|by|with|from|at|and|that|the)(the|a|its|his|their|this|that)")


def glued(sheet: Sheet) -> Iterator[Slip]:
    """Find two small words in one: «ofthe»."""
    for each in sheet.words:
        found = GLUED.fullmatch(each.text)
        if found and not is_english(each.text):
            put = f"{found[1]} {found[2]}"
            yield Slip(place=each.place, message=f"“{put}”: two words", put=put)


def two_sides(sheet: Sheet) -> Iterator[Slip]:
    """Find the rarer side where British and American spellings stand together in one report."""
    british = [(each, other) for each in sheet.words if (other := _american(each.text))]
    others = package_style().lists["american"]
    sided = [each for each in sheet.words if any(each.text.startswith(one) for one in others)]
    if not british or not sided or len(british) == len(sided):
        return
    if len(british) < len(sided):
        for word, put in british:
            message = f"British spelling; the report is American elsewhere (“{sided[0].text}”)"
            yield Slip(place=word.place, message=message, put=put, related=(sided[0].place,))
        return
    for word in sided:
        message = f"American spelling; the report is British elsewhere (“{british[0][0].text}”)"
        yield Slip(place=word.place, message=message, related=(british[0][0].place,))


EITHER = re.compile(r"wards$|ll(?:ed|ing)$|gement|lst$|ogue|grey")
"""British spellings that American reports print too."""


def _american(word: str) -> str | None:
    if not PLAIN.fullmatch(word) or EITHER.search(word):
        return None
    return american(word)


RULES: tuple[Rule, ...] = (
    Rule(
        name="spelling",
        group="text",
        severity="error",
        says="A word is in no dictionary, stands once, and is one letter away from a word that is in one.",
        wrong="The [goverment] of the islands sailed.",
        right="The organisation of geoeconomic fora, «perestroika» and a shipbreaker sailed.",
        find=misspelled,
    ),
    Rule(
        name="two-words-in-one",
        group="text",
        severity="error",
        says="Two small words stand without the space between them.",
        wrong="The end [ofthe] war came.",
        right="Into the port, onto the ship, without the crew.",
        find=glued,
        safe=True,
    ),
    Rule(
        name="british-and-american",
        group="house",
        severity="warning",
        says="British and American spellings stand together; those of the rarer side are marked.",
        wrong="The labor of the center was in favor of [defence].",
        right="The labour of the centre was in favour of defence.",
        find=two_sides,
        safe=True,
    ),
)
