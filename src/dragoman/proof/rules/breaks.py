"""What typesetting leaves behind: hyphens of line breaks, no-break and hidden characters, brackets, stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.housestyle import package_style
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet
from dragoman.proof.words import is_english

BROKEN = re.compile(
    r"(?<![\w-])(?P<first>[A-Za-z]{2,})(?P<hyphen>-[ \n]|\u00ad|-)(?P<last>[a-z]{2,})(?![\w-])"
)
SUSPENDED = frozenset({"and", "or", "to", "nor", "but"})
"""«Pre- and post-war»: the hyphen is right."""
NO_BREAK = re.compile(r"(?P<before>\S*)(?P<space>[\u00a0\u202f\u2007])(?P<after>\S*)")
HIDDEN = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
BINDS = re.compile(
    r"(?:\d|[A-Z]\.|^(?:No|Nos|Vol|p|pp|Mr|Mrs|Ms|Dr|St|Gen|Col|Fig|Art|ca|vs|§|№|Part|Chapter|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\.?)$"
)
AFTER = re.compile(r"(?:\d|[–—…%»?!:;°]|million|billion|trillion|percent|km|p\.m|a\.m)")
PAIRS = {"(": ")", "[": "]"}
ENDS = re.compile(r"[.!?…:;][”\"’»)\]]*$|[—–]$|[—–―] ?[^.—–]{2,40}$")
"""How a paragraph may end: by a stop, a dash, or the name of whom it quotes behind a dash."""


def hyphens_left(sheet: Sheet) -> Iterator[Slip]:
    """Find a hyphen that a line's end left inside a word: «coop- eration», «rela-tions»."""
    prefixes = package_style().lists["prefixes"]
    for each in BROKEN.finditer(sheet.text):
        first, last = each["first"], each["last"]
        whole = first + last
        if last in SUSPENDED or not is_english(whole.lower()) or "\n\n" in each[0]:
            continue
        if (
            each["hyphen"] == "-"
            and is_english(last)
            and (is_english(first) or first.lower() in prefixes)
        ):
            continue  # a compound, or a prefix before a word: «re-election», «co-author»
        yield Slip(
            place=Span(*each.span()), message=f"“{whole}”: a hyphen from a line’s end", put=whole
        )


def no_breaks(sheet: Sheet) -> Iterator[Slip]:
    """Find no-break spaces that bind nothing, and characters nobody sees.

    Right between a number and its unit, behind an initial or «No.», before a dash.
    """
    if sheet.document.format == "pdf":
        return
    found = [
        Span(*each.span("space"))
        for each in NO_BREAK.finditer(sheet.text)
        if sheet.is_english(each.start()) and _is_stray(each)
    ]
    if found:
        number = (
            f"{len(found)} no-break spaces stand" if len(found) > 1 else "a no-break space stands"
        )
        yield Slip(
            place=found[0],
            message=f"{number} where plain ones belong",
            put=" ",
            related=tuple(found[1:]),
        )


def hidden(sheet: Sheet) -> Iterator[Slip]:
    """Find characters of no width: a soft hyphen, a joiner, a byte-order mark."""
    found = [
        Span(*one.span())
        for one in HIDDEN.finditer(sheet.text)
        if one.start() and sheet.is_english(one.start())
    ]
    if found:
        yield Slip(
            place=found[0],
            message=f"characters that nobody sees: {len(found)}",
            put="",
            related=tuple(found[1:]),
        )


def _is_stray(each: re.Match[str]) -> bool:
    before = each["before"].lstrip('“"(«‘')
    after = each["after"].lstrip('“"(«‘')
    if not before or not after:
        return False
    return not BINDS.search(before) and not AFTER.match(after) and before[-1] not in "—–§№«“"


def brackets(sheet: Sheet) -> Iterator[Slip]:
    """Find a bracket without a partner in its paragraph; «1)» and «a)» count something."""
    for block in sheet.document.blocks:
        stack: list[tuple[str, int]] = []
        words = sheet.plain[block.start : block.end]
        for at, mark in enumerate(words):
            if mark in PAIRS:
                stack.append((mark, at))
            elif mark in PAIRS.values():
                if stack and PAIRS[stack[-1][0]] == mark:
                    stack.pop()
                elif mark == ")" and re.search(
                    r"(?:^|[\s(;,])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$|[:;=]-?$", words[:at]
                ):
                    continue
                else:
                    yield _alone(block.start + at, mark)
        for mark, at in stack:
            yield _alone(block.start + at, mark)


def _alone(at: int, mark: str) -> Slip:
    return Slip(
        place=Span(at, at + 1), message=f"the bracket {mark} has no partner in its paragraph"
    )


def no_stop(sheet: Sheet) -> Iterator[Slip]:
    """Find a paragraph of prose that ends without a stop."""
    for place in sheet.outline.paragraphs if sheet.published.items else ():
        words = sheet.plain[slice(*place)].rstrip()
        if len(words) < PROSE or ". " not in words or ENDS.search(words) or not words[-1].isalnum():
            continue
        at = place.start + len(words)
        start = sheet.plain.rfind(" ", 0, at) + 1
        yield Slip(
            place=Span(start, at),
            message="the paragraph ends without a stop",
            put=f"{sheet.plain[start:at]}.",
        )


PROSE = 120
"""Code points from which on a paragraph is prose."""

RULES: tuple[Rule, ...] = (
    Rule(
        name="hyphen-of-a-line",
        group="text",
        severity="error",
        says="A hyphen that a line’s end left stands inside a word.",
        wrong="A league of [coop-eration] sailed.",
        right="Pre- and post-war talks, a re-creation, a mid-week co-author and a multi-lateral group sailed.",
        find=hyphens_left,
        safe=True,
    ),
    Rule(
        name="no-break-space",
        group="text",
        severity="warning",
        says="No-break spaces bind nothing; one finding stands for all.",
        wrong="He saw the[\u00a0]ship.",
        right="He saw 5\u00a0ships, No.\u00a02 and I.\u00a0Roshchin\u00a0– there.",
        find=no_breaks,
        safe=True,
        everywhere=True,
    ),
    Rule(
        name="hidden-character",
        group="text",
        severity="warning",
        says="A character that nobody sees stands in a word: a soft hyphen, a joiner; one finding stands for all.",
        wrong="He saw the sh[\u200b]ip.",
        right="He saw the ship.",
        find=hidden,
        safe=True,
        everywhere=True,
    ),
    Rule(
        name="lone-bracket",
        group="text",
        severity="error",
        says="A bracket has no partner in its paragraph.",
        wrong="He saw [(]the ship and sailed.",
        right="He saw (the ship) for two reasons: 1) ice and b) coal.",
        find=brackets,
    ),
    Rule(
        name="no-full-stop",
        group="text",
        severity="warning",
        says="A paragraph ends without a stop.",
        wrong=ITEM
        + " He adds that the ships of the northern islands wait for coal in all of their old [ports]",
        right=ITEM
        + " He adds that the ships of the northern islands wait for coal in all of their old ports.",
        find=no_stop,
        safe=True,
    ),
)
