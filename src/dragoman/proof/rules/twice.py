"""One thing told twice: two numbers for it, a sentence that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.housestyle import package_style
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.rules.sums import NUMBER, NUMBERS, WORD
from dragoman.proof.sheet import Sheet

MONEY = re.compile(
    rf"(?P<unit>[$€£¥])(?P<n>{NUMBER})(?: (?P<scale>thousand|million|billion|trillion))?"
)
SHARE = re.compile(rf"(?<![\d.,–-])(?P<n>{NUMBER})(?P<unit>%| percent\b)")
COUNTED = re.compile(
    rf"\b(?P<the>(?:the|these|those|all(?: the)?|its|their|his) )?(?P<n>{NUMBER}|{WORD}) (?P<unit>[a-z]{{4,}}s)\b",
    re.IGNORECASE,
)
CONTENT = re.compile(r"[A-Za-z][a-z]{4,}")
TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|quarter|last year|this year"
    r"|earlier|previous|initial\w*|before|then|now|later|further|another|other|additional|more|first|second|third|by|half|each|every|per|respectively)\b"
)
COMMON = 3
"""Words that two sentences must share for their numbers to be of one thing."""
LONG = 50
"""Code points of a sentence that cannot stand twice by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number, its unit, and the words of its clause."""

    place: Span
    value: str
    unit: str
    about: frozenset[str]
    timed: bool


def two_numbers(sheet: Sheet) -> Iterator[Slip]:
    """Find two numbers for one thing in one item: same unit, clauses that share their words, no other time.

    A number that differs from the other by one digit, or by two digits changed about, is enough with less.
    """
    for item in sheet.published.items:
        inside = [each for each in sheet.sentences if item.start <= each.start < item.end]
        told = [one for each in inside for one in _told(sheet.plain, each)]
        for one, other in combinations(told, 2):
            if one.unit != other.unit or one.value == other.value or one.timed or other.timed:
                continue
            shared = one.about & other.about
            if len(shared) >= COMMON - _slips_of(one.value, other.value):
                message = f"“{one.value}” above, of the same thing?"
                yield Slip(place=other.place, message=message, related=(one.place,))
                break


def _told(plain: str, sentence: Span) -> Iterator[Told]:
    for pattern in (MONEY, SHARE):
        found = list(pattern.finditer(plain, sentence.start, sentence.end))
        if len(found) != 1:
            continue
        (each,) = found
        words = plain[sentence.start : sentence.end]
        idle = package_style().lists["idle_words"]
        about = frozenset(one.lower() for one in CONTENT.findall(words)).difference(idle)
        scale = each.groupdict().get("scale") or ""
        yield Told(
            place=Span(*each.span()),
            value=each["n"],
            unit=each["unit"].strip() + scale,
            about=about,
            timed=bool(TIME.search(words)),
        )


def _slips_of(one: str, other: str) -> bool:
    """Tell numbers of three digits at least that differ by one digit or by two changed about."""
    if len(one) != len(other) or len(re.sub(r"\D", "", one)) < 3:  # noqa: PLR2004 - of two digits any may be
        return False
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differ) == 1 or (len(differ) == 2 and differ[0] == differ[1][::-1])  # noqa: PLR2004 - a pair


def two_counts(sheet: Sheet) -> Iterator[Slip]:
    """Find things counted again with another number: «12 sailors left … the 14 sailors»."""
    for item in sheet.published.items:
        seen: dict[str, list[tuple[float, Span]]] = {}
        for each in COUNTED.finditer(sheet.plain, item.start, item.end):
            if sheet.plain[: each.start()].endswith((" per ", " every ", " each ")):
                continue
            noun, value = each["unit"].lower(), _number(each["n"])
            earlier = seen.get(noun, [])
            if (
                each["the"]
                and _is_other(value, earlier)
                and noun not in package_style().lists["not_counted_again"]
            ):
                message = f"{sheet.plain[slice(*earlier[0][1])]} above"
                yield Slip(
                    place=Span(each.start("n"), each.end()),
                    message=message,
                    related=(earlier[0][1],),
                )
            seen.setdefault(noun, []).append((value, Span(each.start("n"), each.end())))


def _is_other(value: float, earlier: Sequence[tuple[float, Span]]) -> bool:
    """Tell a number that is none of the earlier ones, nor what is left of them."""
    values = [each for each, _ in earlier]
    if len(values) != 1 or value in values:
        return False
    return value > values[0] or value * 2 > values[0]


def _number(text: str) -> float:
    return float(NUMBERS[text.lower()]) if text.lower() in NUMBERS else float(text.replace(",", ""))


def repeated(sheet: Sheet) -> Iterator[Slip]:
    """Find a sentence that stands twice."""
    seen: dict[str, Span] = {}
    for each in sheet.sentences:
        words = " ".join(sheet.plain[slice(*each)].split())
        if len(words) < LONG:
            continue
        if words in seen:
            yield Slip(
                place=each, message="this sentence stands above already", related=(seen[words],)
            )
        else:
            seen[words] = each


RULES: tuple[Rule, ...] = (
    Rule(
        name="two-numbers",
        group="dates and figures",
        severity="hint",
        says="An item gives two numbers for one thing.",
        wrong=ITEM
        + " Trade with the islands was worth $539 million. The trade with those islands, worth [$593 million], fell.",
        right=ITEM
        + " Trade with the islands was $539 million in 2020. In 2021 trade with the islands was $593 million.",
        find=two_numbers,
    ),
    Rule(
        name="two-counts",
        group="dates and figures",
        severity="warning",
        says="What was counted is counted again, with another number.",
        wrong=ITEM + " Twelve sailors left. The [14 sailors] were ill.",
        right=ITEM
        + " Twelve sailors left. Of the 12 sailors, the two sailors from Ostrov were ill.",
        find=two_counts,
    ),
    Rule(
        name="repeated-sentence",
        group="structure",
        severity="warning",
        says="A sentence stands twice.",
        wrong=ITEM
        + " The harbour master has sold all of his old islands. [The harbour master has sold all of his old islands.]",
        right=ITEM + " So it is. So it is.",
        find=repeated,
    ),
)
