"""Figures that do not add up: shares of a whole, lengths of periods, ranges, twice and half, rests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(WORDS)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))
COUNT = rf"(?P<n>\d{{1,3}}|(?:{WORD}))"
NUMBER = r"\d[\d,]*(?:\.\d+)?"
YEAR = r"(?:1[5-9]|20)\d\d"
SHARE = re.compile(
    rf"(?<![\d.,$€£–-])(?P<part>{NUMBER}) (?:out )?of (?:the |its |their |all "
    rf")?(?P<whole>{NUMBER})\b(?![%,.]\d|%)[^.;%]{{0,40}}?"
    rf"(?:\(|, or |, |—)(?:about |some |roughly |nearly |almost |i\.e\., "
    rf")?(?P<share>\d{{1,3}}(?:\.\d+)?)(?:%| percent\b)"
)
CHANGE = re.compile(
    rf"\b(?:rose|grew|increased|climbed|jumped|fell|dropped|declined|decreased|shrank|up|down)(?: by)? "
    rf"(?:about |some )?"
    rf"(?P<share>\d+(?:\.\d+)?)(?:%| percent\b),? from [$€£¥]?(?P<first>{NUMBER})(?P<scale> (?:thousand"
    rf"|million|billion|trillion))?"
    rf" to [$€£¥]?(?P<last>{NUMBER})(?P<scale2> (?:thousand|million|billion|trillion))?(?![\d%]| percent)"
)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
FOLD = re.compile(
    rf"\b(?P<verb>doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing),? from "
    rf"[$€£¥]?(?P<first>{NUMBER})(?P<scale> (?:thousand|million|billion|trillion))?"
    rf" to [$€£¥]?(?P<last>{NUMBER})(?P<scale2> (?:thousand|million|billion|trillion))?(?![\d])"
)
FOLDS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
SPAN = re.compile(
    rf"\b{COUNT}[ -]years? (?:period )?(?:from|between|of) (?P<first>{YEAR})(?: to | and | through "
    rf"|[-–])(?P<last>(?:{YEAR}|\d\d))\b"
    rf"|\bfrom (?P<first2>{YEAR}) to (?P<last2>{YEAR}),? (?:that is, |i\.e\., |or |— ?|\()(?P<n2>\d{{1,3}}"
    rf"|{WORD}) years\b",
    re.IGNORECASE,
)
AGO = re.compile(
    rf"\b(?:in (?P<year>{YEAR}), (?:some |about |nearly )?(?P<n>\d{{1,3}}|{WORD}) years ago"
    rf"|(?P<n2>\d{{1,3}}|{WORD}) years ago,? in (?P<year2>{YEAR}))\b",
    re.IGNORECASE,
)
RANGES = re.compile(
    rf"\bbetween [$€£¥]?(?P<low>{NUMBER}) and [$€£¥]?(?P<high>{NUMBER})(?P<unit>%| percent| million| "
    rf"billion| thousand| trillion| years| people| km)"
    rf"|(?<![\d.,/–-])(?P<low2>{NUMBER})[-–](?P<high2>{NUMBER})(?P<unit2>%| percent\b)"
)
DAYS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?P<first>\d{1,2})[-–](?P<last>\d{1,2})\b(?![-–,]?\d)"
)
REST = re.compile(
    r"\b(?:the (?:rest|remaining|remainder|other))\b[^.;%]{0,25}?(?P<rest>\d{1,2}(?:\.\d+)?)(?:%| percent\b)"
)
PERCENT = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d+)?)(?:%| percent\b)(?! (?:points?|more|less|higher|lower|faster))"
)
ROUNDING = 1.6
"""Percentage points, or twentieths of a share, by which rounding may be off."""


def _value(text: str, scale: str | None = None) -> float:
    return float(text.replace(",", "")) * SCALES.get((scale or "").strip(), 1)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def share_of_whole(sheet: Sheet) -> Iterator[Slip]:
    """Find «3 of 12 (30%)»."""
    for each in SHARE.finditer(sheet.plain):
        part, whole = _value(each["part"]), _value(each["whole"])
        if not whole or part > whole or 1900 < whole < 2100:  # noqa: PLR2004 - «March 3 of 2021»
            continue
        share = part / whole * 100
        if abs(share - float(each["share"])) > ROUNDING:
            message = f"{each['part']} of {each['whole']} is {share:.0f}%"
            yield Slip(place=Span(*each.span("share")), message=message)


def change(sheet: Sheet) -> Iterator[Slip]:
    """Find «rose 30% from 100 to 120», «doubled from 100 to 150»."""
    for each in CHANGE.finditer(sheet.plain):
        first, last = _ends(each)
        share = abs(last - first) / first * 100 if first else 0
        if first and abs(share - float(each["share"])) > max(ROUNDING, share / 20):
            message = f"from {each['first']} to {each['last']} is {share:.0f}%"
            yield Slip(place=Span(*each.span("share")), message=message)
    for each in FOLD.finditer(sheet.plain):
        first, last = _ends(each)
        fold = FOLDS[each["verb"]]
        if first and not 0.85 * fold <= last / first <= 1.2 * fold:
            message = f"from {each['first']} to {each['last']} is {last / first:.1f} times as much"
            yield Slip(
                place=Span(each.start(), each.start("verb") + len(each[0].split()[0].rstrip(","))),
                message=message,
            )


def _ends(each: re.Match[str]) -> tuple[float, float]:
    last = _value(each["last"], each["scale2"])
    return _value(each["first"], each["scale"] or each["scale2"]), last


def lengths(sheet: Sheet) -> Iterator[Slip]:
    """Find «the five years from 2016 to 2023», «in 2001, thirty years ago»: both ways of counting may be right."""
    for each in SPAN.finditer(sheet.plain):
        first = int(each["first"] or each["first2"])
        last = each["last"] or each["last2"]
        whole = int(last) if len(last) == 4 else first // 100 * 100 + int(last)  # noqa: PLR2004 - a year
        group = "n" if each["n"] else "n2"
        if not 0 <= whole - first - _count(each[group]) + 1 <= 1:
            message = f"from {first} to {whole} is {whole - first} years"
            yield Slip(place=Span(*each.span(group)), message=message)
    issue = sheet.published.issue
    for each in AGO.finditer(sheet.plain) if issue else ():
        year, group = int(each["year"] or each["year2"]), "n" if each["n"] else "n2"
        ago = int(str(issue)[:4]) - year
        if abs(ago - _count(each[group])) > 1 + (_count(each[group]) % 10 == 0):
            message = f"{year} is {ago} years before this report"
            yield Slip(place=Span(*each.span(group)), message=message)


def ranges(sheet: Sheet) -> Iterator[Slip]:
    """Find ranges whose first number is the larger: «between 20 and 10 percent», «March 15–12»."""
    for each in RANGES.finditer(sheet.plain):
        low, high = each["low"] or each["low2"], each["high"] or each["high2"]
        if _value(low) > _value(high):
            yield Slip(place=Span(*each.span()), message="the range ends below its beginning")
    for each in DAYS.finditer(sheet.plain):
        if int(each["first"]) > int(each["last"]) and len(each["last"]) == len(each["first"]):
            yield Slip(place=Span(*each.span()), message="the last day comes before the first")


def rests(sheet: Sheet) -> Iterator[Slip]:
    """Find shares whose rest does not make a hundred: «60% …, 20% …, the rest, 30%»."""
    for place in sheet.sentences:
        found = REST.search(sheet.plain, place.start, place.end)
        if not found:
            continue
        shares = [
            float(each["n"]) for each in PERCENT.finditer(sheet.plain, place.start, found.start())
        ]
        total = sum(shares) + float(found["rest"])
        if shares and abs(total - 100) > 2:  # noqa: PLR2004 - rounding
            yield Slip(
                place=Span(*found.span("rest")),
                message=f"the shares make {total:.0f}%, not a hundred",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        name="share-of-whole",
        group="dates and figures",
        severity="error",
        says="A percentage does not follow from “so many of so many” beside it.",
        wrong="They saw 3 of 12 ships ([35]%).",
        right="They saw 3 of 12 ships (25%), on March 3 of 2021, or 5%.",
        find=share_of_whole,
    ),
    Rule(
        name="change-and-numbers",
        group="dates and figures",
        severity="error",
        says="A rise or fall does not follow from the two numbers behind it.",
        wrong="Trade rose [30]% from $100 billion to $120 billion.",
        right="Trade rose 20% from $100 billion to $120 billion and doubled from 900 million to 1.8 billion.",
        find=change,
    ),
    Rule(
        name="length-of-period",
        group="dates and figures",
        severity="error",
        says="A number of years does not fit the years beside it; both ways of counting are let pass.",
        wrong="It grew in the [five] years from 2016 to 2023.",
        right="It grew in the five years from 2016 to 2021 and in the four years between 2018 and 2021.",
        find=lengths,
    ),
    Rule(
        name="range-backwards",
        group="dates and figures",
        severity="error",
        says="A range begins above its end.",
        wrong="It grew [between 20 and 10 percent].",
        right="It grew 5-10%, by a vote of 5-4, on March 28–2 and on March 12–15.",
        find=ranges,
    ),
    Rule(
        name="rest-of-hundred",
        group="dates and figures",
        severity="warning",
        says="Shares and “the rest” do not make a hundred percent.",
        wrong=ITEM + " Of the fish 60% went north, 20% went south and the remaining [30]% stayed.",
        right=ITEM + " Of the fish 60% went north, 20% went south and the remaining 20% stayed.",
        find=rests,
    ),
)
