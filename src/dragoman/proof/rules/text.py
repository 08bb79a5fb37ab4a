"""Slips of the keyboard: glued and doubled words, spaces, stops, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.model.press import Span
from dragoman.proof.housestyle import package_style
from dragoman.proof.lexicon import lexicon
from dragoman.proof.rule import Slip
from dragoman.proof.sheet import Sheet
from dragoman.proof.words import is_english

DOUBLED_WORD = re.compile(r"\b([^\W\d_]+)[ \t]+(\1)\b", re.IGNORECASE)
MAY_DOUBLE = frozenset(("that", "had", "is", "very"))
"""«The view that that treaty ...», «what it is is ...»: rare, and right."""
DOUBLED_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
END_SPACE = re.compile(r"(?<=\S)[ \t\u00a0]+(?=\n|\Z)")
GLUED: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"[^\W\d_]{2}([,;!?…])(?=[^\W\d_]{2})"), 1),
    (re.compile(r"[^\W\d_]{2}([.,:;])(?=[“«])"), 1),
    (re.compile(r"[a-zа-яё]{2}([.:])(?=[A-ZА-ЯЁ][a-zа-яё]+\b(?!\.))"), 1),
    (re.compile(r"\b[a-zа-яё]*([a-zа-яё])(?=[A-ZА-ЯЁ][a-zа-яё]{2})"), 1),
)
"""Patterns whose group ends where a space is missing."""
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\b[\w-]+\.(?:[a-z]{2,4}|[A-Z][a-z]{1,2})\b")
SHORTEST_HEAD = 3
"""Letters before a capital inside a word that make two words of it: iPhone and eBay are one."""
LOOSE = re.compile(r"(?<=\w) +(?=[,;:.?!](?:\s|$))")
REPEATED = re.compile(r"(?<=[a-zа-яё\d]{2})(,[,.;]|;[,;.]|:[:,]|\.[,;:])(?=\s|$)")
COMMA = re.compile(r"(?<=[ -])[a-z]+(, )(?=[A-Z][a-z]+ (?!and [A-Z])[a-z])")
OF_NUMBERS = {
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip
BREAK = re.compile(r"(?<=[a-z,]) ?\r?\n(?=[a-z])")
THOUSAND = re.compile(r"([$€£¥]) ?(\d{1,3}) thousand\b(?! of)")


def doubled_words(sheet: Sheet) -> Iterator[Slip]:
    """Find a word written twice in a row; names that double (two capitals) are left alone."""
    for each in DOUBLED_WORD.finditer(sheet.text):
        first, second = each[1], each[2]
        if first.casefold() in MAY_DOUBLE or second[0].isupper():
            continue
        yield Slip(place=Span(*each.span()), message=f"“{second}” stands twice", put=first)


def doubled_spaces(sheet: Sheet) -> Iterator[Slip]:
    """Find two spaces or more between words."""
    for each in DOUBLED_SPACE.finditer(sheet.text):
        message = f"{len(each[0])} spaces in a row"
        yield Slip(place=Span(*each.span()), message=message, put=" ")


def end_spaces(sheet: Sheet) -> Iterator[Slip]:
    """Find spaces at the end of a paragraph."""
    for each in END_SPACE.finditer(sheet.text):
        yield Slip(place=Span(*each.span()), message="a space at the paragraph’s end", put="")


def glued(sheet: Sheet) -> Iterator[Slip]:
    """Find words that lack the space between them: «fromPyongyang», «alliance:“We»."""
    text = sheet.text
    addresses = [each.span() for each in ADDRESS.finditer(text)]
    for pattern, group in GLUED:
        for each in pattern.finditer(text):
            at = each.end(group)
            if any(start < at < end for start, end in addresses):
                continue
            start, end = _word(text, at)
            if pattern is GLUED[-1][0] and (
                at - start < SHORTEST_HEAD or text.count(text[start:end]) > 1
            ):
                continue
            put = f"{text[start:at]} {text[at:end]}"
            yield Slip(place=Span(start, end), message="a space is missing", put=put)


def _word(text: str, at: int) -> tuple[int, int]:
    start = end = at
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def loose_marks(sheet: Sheet) -> Iterator[Slip]:
    """Find a space before a comma, a stop or the like."""
    for each in LOOSE.finditer(sheet.plain):
        message = "a space before a punctuation mark"
        yield Slip(place=Span(*each.span()), message=message, put="")


def repeated_marks(sheet: Sheet) -> Iterator[Slip]:
    """Find two marks where one belongs: «,,», «;.»."""
    for each in REPEATED.finditer(sheet.plain):
        yield Slip(place=Span(*each.span()), message=f"“{each[0]}”: one mark too many", put=None)


def comma_for_stop(sheet: Sheet) -> Iterator[Slip]:
    """Find a comma before a capital that only a new sentence gives: the word is no name."""
    words = {each.start: each for each in sheet.words}
    for each in COMMA.finditer(sheet.plain):
        following = words.get(each.end(1))
        if following is None or following.first:
            continue
        small = following.text.lower()
        plural = small.endswith("s") and is_english(small) and is_english(small[:-1])
        if (small in sheet.small or plural) and small not in lexicon().titles | lexicon().roles:
            place = Span(each.start(1), following.end)
            put = f". {following.text}"
            message = (
                f"a comma before “{following.text}”: a sentence ends here, or the capital is wrong"
            )
            yield Slip(place=place, message=message, put=put)


def small_names(sheet: Sheet) -> Iterator[Slip]:
    """Find «south Korea»: a name whose first word has lost its capital."""
    for name in package_style().lists["compounds"]:
        small = name[0].lower() + name[1:]
        for each in re.finditer(
            rf"\b(?:{re.escape(small)}|{re.escape(name.lower())})\b", sheet.plain
        ):
            yield Slip(place=Span(*each.span()), message=f"“{name}” has a capital", put=name)


def truncated_names(sheet: Sheet) -> Iterator[Slip]:
    """Find the first half of a name that the report always prints in two words: «in Central can»."""
    words = sheet.words
    lists = package_style().lists
    pairs: dict[str, set[str]] = {}
    for one, other in pairwise(words):
        if (
            one.text in lists["halves"]
            and other.text[:1].isupper()
            and sheet.plain[one.end : other.start] == " "
        ):
            pairs.setdefault(one.text, set()).add(other.text)
    for one, other in pairwise(words):
        follows = pairs.get(one.text)
        if (
            not follows
            or one.first
            or sheet.plain[one.end : other.start] != " "
            or not other.text.islower()
        ):
            continue
        if other.text in lists["after_names"]:
            names = " or ".join(f"{one.text} {each}" for each in sorted(follows))
            put = f"{one.text} {next(iter(follows))}" if len(follows) == 1 else None
            yield Slip(place=one.place, message=f"half a name; elsewhere {names}", put=put)


def of_missing(sheet: Sheet) -> Iterator[Slip]:
    """Find «hundreds times»: «of» is missing."""
    for each in OF_NUMBERS.finditer(sheet.plain):
        place = Span(each.start(), each.end() + len(each[2]))
        yield Slip(place=place, message="“of” is missing", put=f"{each[0].rstrip()} of {each[2]}")


def half_an_aside(sheet: Sheet) -> Iterator[Slip]:
    """Find an aside with a comma behind it and none before: «with ideally, a balance»."""
    words = "|".join(package_style().lists["asides"])
    pattern = rf"\b(?:with|and|but|that|of|which|while|as|if|because|although) ({words})(?=, )"
    for each in re.finditer(pattern, sheet.plain):
        place = Span(*each.span(1))
        message = f"“{each[1]}” has a comma behind it and none before"
        yield Slip(place=place, message=message, put=None)


def digits(sheet: Sheet) -> Iterator[Slip]:
    """Find a count under ten in figures where the report spells such counts out."""
    lists = package_style().lists
    spelled = sum(each.text.lower() in NUMBERS.values() for each in sheet.words)
    found = [
        each
        for each in DIGIT.finditer(sheet.plain)
        if each[2] not in lists["measures"]
        if sheet.plain[: each.start()].rpartition(" ")[2] not in lists["numbered"]
    ]
    if len(found) >= spelled:
        return
    for each in found:
        message = f"“{NUMBERS[each[1]]}” as elsewhere in this report"
        yield Slip(place=Span(*each.span(1)), message=message, put=NUMBERS[each[1]])


def thousands(sheet: Sheet) -> Iterator[Slip]:
    """Find «$50 thousand»."""
    for each in THOUSAND.finditer(sheet.plain):
        put = f"{each[1]}{each[2]},000"
        yield Slip(place=Span(*each.span()), message=f"“{put}” in figures", put=put)


def broken_lines(sheet: Sheet) -> Iterator[Slip]:
    """Find a line's end in the middle of a sentence, where lines are paragraphs."""
    if sheet.document.format != "text":
        return
    ends = list(BREAK.finditer(sheet.text))
    lines = sheet.text.count("\n") - sheet.text.count("\n\n")
    if len(ends) * 4 > lines:
        return  # a text that is broken into lines by hand
    for each in ends:
        start = sheet.text.rfind(" ", 0, each.start()) + 1
        end = next(
            (n for n in range(each.end(), len(sheet.text)) if sheet.text[n].isspace()),
            len(sheet.text),
        )
        put = f"{sheet.text[start : each.start()].rstrip()} {sheet.text[each.end() : end]}"
        yield Slip(
            place=Span(start, end), message="a line breaks in the middle of a sentence", put=put
        )
