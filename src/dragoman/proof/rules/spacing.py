"""Slips of the keyboard: doubled words, spaces, glued words, marks, broken lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

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
SHORTESTHEAD = 3
"""Letters before a capital inside a word that make two words of it: iPhone and eBay are one."""
LOOSE = re.compile(r"(?<=\w) +(?=[,;:.?!](?:\s|$))")
REPEATED = re.compile(r"(?<=[a-zа-яё\d]{2})(,[,.;]|;[,;.]|:[:,]|\.[,;:])(?=\s|$)")
BREAK = re.compile(r"(?<=[a-z,]) ?\r?\n(?=[a-z])")


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
                at - start < SHORTESTHEAD or text.count(text[start:end]) > 1
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
        before = sheet.plain[: each.start()].rpartition(" ")[2]
        put = each[0][0] if each[0][0] == each[0][1] else None
        if each[0][0] == "." and before[:1].isupper():
            continue  # an abbreviation: «Conn., and»
        yield Slip(place=Span(*each.span()), message=f"“{each[0]}”: one mark too many", put=put)


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


RULES: tuple[Rule, ...] = (
    Rule(
        name="doubled-word",
        group="text",
        severity="error",
        says="A word stands twice in a row.",
        wrong="He saw [the the] ship.",
        right="He said that that ship had had its day.",
        find=doubled_words,
        safe=True,
    ),
    Rule(
        name="doubled-space",
        group="text",
        severity="warning",
        says="Two spaces or more stand between words.",
        wrong="He saw[  ]the ship.",
        right="He saw the ship.",
        find=doubled_spaces,
        safe=True,
    ),
    Rule(
        name="space-at-end",
        group="text",
        severity="warning",
        says="A paragraph ends in a space.",
        wrong="He saw the ship.[ ]\nIt sailed.",
        right="He saw the ship.\nIt sailed.",
        find=end_spaces,
        safe=True,
    ),
    Rule(
        name="missing-space",
        group="text",
        severity="error",
        says="Two words are glued, or no space stands behind a mark; addresses and names (iPhone) are left alone.",
        wrong="A letter [fromOstrov] came.",
        right="On the iPhone, eBay and YouTube of McDonald; see https://maiak.example/A,B",
        find=glued,
        safe=True,
    ),
    Rule(
        name="space-before-mark",
        group="text",
        severity="error",
        says="A space stands before a comma, a stop or the like.",
        wrong="He saw the ship[ ], and sailed.",
        right="He saw the ship, and sailed.",
        find=loose_marks,
        safe=True,
    ),
    Rule(
        name="repeated-mark",
        group="text",
        severity="error",
        says="Two punctuation marks stand where one belongs.",
        wrong="He saw the ship[,,] and sailed.",
        right="He saw the ship… and sailed.",
        find=repeated_marks,
        safe=True,
    ),
    Rule(
        name="broken-line",
        group="text",
        severity="error",
        says="A line ends in the middle of a sentence, in a text whose lines are paragraphs.",
        wrong="The ports will be closed and the ships [sail\naway] then.\nIt is so.\nSo it is.\nIt was so.\nSo it was.",
        right="The ports will close.\nThe ships sail.",
        find=broken_lines,
        safe=True,
    ),
)
