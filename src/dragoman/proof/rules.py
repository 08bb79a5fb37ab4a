"""Small sure rules of proofreading, each a function from a text to its findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.finding import Finding, Severity
from dragoman.model.published import TextSpan

DOUBLED_WORD = re.compile(r"\b([^\W\d_]+)[ \t]+(\1)\b", re.IGNORECASE)
MAY_DOUBLE = frozenset(("that", "had", "is"))
"""«The view that that treaty ...», «what it is is ...»: rare, and right."""
DOUBLED_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
PARAGRAPH = re.compile(r"[^\n]+")
OPENING = {"“": "”", "«": "»", "„": "“"}
CLOSING = frozenset("”»")
GLUED: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"[^\W\d_]{2}([,;!?])(?=[^\W\d_]{2})"), 1),
    (re.compile(r"[^\W\d_]{2}([.,:;])(?=[“«])"), 1),
    (re.compile(r"[a-zа-яё]{2}(\.)(?=[A-ZА-ЯЁ][a-zа-яё]+\b(?!\.))"), 1),
    (re.compile(r"\b[a-zа-яё]*([a-zа-яё])(?=[A-ZА-ЯЁ][a-zа-яё]{2})"), 1),
)
"""Patterns whose group ends where a space is missing."""
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\b[\w-]+\.(?:[a-z]{2,4}|[A-Z][a-z]{1,2})\b")
SHORTEST_HEAD = 3
"""Letters before a capital inside a word that make two words of it: iPhone and eBay are one."""


def finding(
    text: str,
    rule: str,
    severity: Severity,
    place: tuple[int, int],
    message: str,
    *,
    put: str | None,
) -> Finding:
    """Make a finding at ``place`` of ``text``."""
    start, end = place
    return Finding(
        rule=rule,
        severity=severity,
        start=start,
        end=end,
        text=text[start:end],
        message=message,
        suggestion=put,
    )


def doubled_words(text: str) -> Iterator[Finding]:
    """Find a word written twice in a row; names that double (two capitals) are left alone."""
    for each in DOUBLED_WORD.finditer(text):
        first, second = each[1], each[2]
        if first.casefold() in MAY_DOUBLE or second[0].isupper():
            continue
        message = f"“{second}” stands twice"
        yield finding(text, "doubled word", "error", each.span(), message, put=first)


def doubled_spaces(text: str) -> Iterator[Finding]:
    """Find two spaces or more between words."""
    for each in DOUBLED_SPACE.finditer(text):
        message = f"{len(each[0])} spaces in a row"
        yield finding(text, "doubled space", "hint", each.span(), message, put=" ")


def unbalanced_quotes(text: str) -> Iterator[Finding]:
    """Find quotation marks without a partner in their paragraph.

    Single marks are left alone: in this genre they are apostrophes and soft signs («Kazan’»). A
    quotation that the next paragraph takes up with another opening mark may stay open.
    """
    paragraphs = list(PARAGRAPH.finditer(text))
    for number, each in enumerate(paragraphs):
        following = paragraphs[number + 1][0].lstrip()[:1] if number + 1 < len(paragraphs) else ""
        for place, mark, opened in _lonely(each[0]):
            if opened and mark == following:
                continue
            said = "is not closed in its paragraph" if opened else "closes nothing"
            start = each.start() + place
            message = f"the quotation mark {mark} {said}"
            yield finding(
                text, "unbalanced quotation marks", "warning", (start, start + 1), message, put=None
            )


def _lonely(paragraph: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (place, mark, whether it opens) of the marks without a partner."""
    open_: list[tuple[int, str]] = []
    for place, mark in enumerate(paragraph):
        if open_ and mark in (OPENING.get(open_[-1][1], '"'), '"'):
            open_.pop()
        elif mark in OPENING or mark == '"':
            open_.append((place, mark))
        elif mark in CLOSING:
            if open_ and open_[-1][1] == '"':
                open_.pop()
            else:
                yield place, mark, False
    yield from ((place, mark, True) for place, mark in open_)


def glued(text: str) -> Iterator[Finding]:
    """Find words that lack the space between them: «fromPyongyang», «alliance:“We»."""
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
            message = "a space is missing"
            yield finding(text, "missing space", "error", (start, end), message, put=put)


def _word(text: str, at: int) -> tuple[int, int]:
    start = end = at
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def related(text: str, place: tuple[int, int]) -> TextSpan:
    """Return another place that a finding points to."""
    return TextSpan(text=text[place[0] : place[1]], start=place[0], end=place[1])
