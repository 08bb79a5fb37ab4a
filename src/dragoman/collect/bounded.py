"""Patterns that others wrote, held to a small language in which no line can take long.

A profile may come from anybody. Python's own expressions can take ages on a hostile line, so only a part
of them is allowed: one-character pieces, repeated or not, and plain alternatives. The number of ways in which
the repeats can share a line between them is bounded before the pattern is ever used.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 200
"""Code points of a pattern, and of an address's pattern."""
LINE = 300
"""Code points of a line that a pattern is held against; a longer one is a paragraph."""
WAYS = LINE * LINE
"""Ways in which the repeats of a pattern may share one line."""
PIECE = re.compile(
    r"(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<bar>\|)|(?P<one>\\[dDwWsSnt]|\\[^\w\n]|\[\^?\]?(?:\\.|[^\]\\])+\]|[^\\\[\](){}*+?|])"
)
REPEAT = re.compile(
    r"(?P<many>[*+])|(?P<maybe>\?)|\{(?P<low>\d{0,3})(?:(?P<to>,)(?P<high>\d{0,3}))?\}"
)


@lru_cache(500)
def pattern(words: str) -> re.Pattern[str]:
    """Return the pattern, to be held against whole lines. Errors: ``ValueError`` says what is not allowed."""
    if not 0 < len(words) <= LONGEST:
        raise ValueError(f"is empty or longer than {LONGEST} characters")
    at, ways, depth = 0, 1, 0
    while at < len(words):
        piece = PIECE.match(words, at)
        if piece is None or (words.startswith("(?", at) and piece["open"] == "("):
            raise ValueError(f"holds “{words[at : at + 2]}”, which is not allowed here")
        at = piece.end()
        depth += bool(piece["open"]) - bool(piece["close"])
        repeat = REPEAT.match(words, at)
        if piece["bar"]:
            ways *= 2
        if repeat is None:
            continue
        if not piece["one"] and not (piece["close"] and repeat["maybe"]):
            raise ValueError("repeats a group; repeat single characters only")
        ways *= _ways(repeat)
        at = repeat.end()
    if ways > WAYS:
        raise ValueError("holds too many repeats (two of * or + at most); make it plainer")
    try:
        return re.compile(words)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"is no regular expression: {error}") from None


def _ways(repeat: re.Match[str]) -> int:
    """Return in how many lengths a repeat may come."""
    if repeat["many"]:
        return LINE
    if repeat["maybe"]:
        return 2
    low, high = int(repeat["low"] or 0), repeat["high"]
    if not repeat["to"]:
        return 1
    return (int(high) if high else LINE) - low + 1


def fits(line: str, words: str) -> bool:
    """Tell whether a whole line is what the pattern ``words`` says."""
    return len(line) <= LINE and pattern(words).fullmatch(line) is not None


def leads(path: str, words: str) -> bool:
    """Tell whether a pattern as of robots.txt (RFC 9309, 2.2.3) leads to ``path``.

    It is held against the beginning; ``*`` is any number of characters, ``$`` at its end the end.
    """
    ends = words.endswith("$")
    first, *others = words.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, each in enumerate(others):
        if ends and number == len(others) - 1:
            return len(path) - len(each) >= at and path.endswith(each)
        found = path.find(each, at)
        if found < 0:
            return False
        at = found + len(each)
    return at == len(path) if ends else True
