"""The style of numbers: percent and %, days without endings, no space before a sign, no figure at a sentence's head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

SIGN = re.compile(r"(?<=\d)%")
PERCENT = re.compile(r"(?<=\d) (?:percent|per cent)\b(?!age)")
ORDINAL = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?P<day>\d{1,2}(?P<end>st|nd|rd|th))\b"
)
BEFORE_SIGN = re.compile(r"(?<=\d)(?P<space>[ \u00a0])%|[$€£¥](?P<space2>[ \u00a0])(?=\d)")
COMMA = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,2},\d{1,2})(?P<unit>%| percent| million| billion| trillion)"
)
THOUSANDS = re.compile(r"(?<![\d.,/–-])(?P<n>[1-9]\d{4,})(?![\d/–-]|\.\d)(?= [a-z])")
HEAD = re.compile(r"(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?P<unit>%)? (?P<next>(?![ap]\.m)[a-z]+)")
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
TEENS = range(10, 21)
CENTURY = re.compile(
    r"\b(?P<n>\d{1,2})(?P<end>st|nd|rd|th) (?:century|anniversary|congress|session|meeting|year|round)\b",
    re.IGNORECASE,
)


def percents(sheet: Sheet) -> Iterator[Slip]:
    """Find the rarer of «5%» and «5 percent» where a report has both."""
    signs = [Span(*each.span()) for each in SIGN.finditer(sheet.plain)]
    words = [Span(*each.span()) for each in PERCENT.finditer(sheet.plain)]
    if not signs or not words or len(signs) == len(words):
        return
    rare, usual, put = (
        (words, signs, "%") if len(words) < len(signs) else (signs, words, " percent")
    )
    for each in rare:
        message = f"“{sheet.plain[usual[0].start - 1 : usual[0].end]}” elsewhere in this report"
        yield Slip(place=each, message=message, put=put, related=(usual[0],))


def ordinals(sheet: Sheet) -> Iterator[Slip]:
    """Find «March 5th»; a bare number is read so."""
    for each in ORDINAL.finditer(sheet.plain):
        place = Span(*each.span("end"))
        yield Slip(place=place, message="a day behind its month has no ending", put="")


def wrong_ordinals(sheet: Sheet) -> Iterator[Slip]:
    """Find «the 21th century»."""
    for each in CENTURY.finditer(sheet.plain):
        number = int(each["n"])
        right = "th" if number % 100 in TEENS else ENDINGS.get(number % 10, "th")
        if each["end"].lower() != right:
            put = f"{number}{right}"
            yield Slip(place=Span(each.start("n"), each.end("end")), message=f"“{put}”", put=put)


def spaces(sheet: Sheet) -> Iterator[Slip]:
    """Find a space between a number and its sign: «5 %», «$ 5»."""
    for each in BEFORE_SIGN.finditer(sheet.text):
        if not sheet.is_english(each.start()):
            continue
        group = "space" if each["space"] else "space2"
        yield Slip(
            place=Span(*each.span(group)), message="no space between a number and its sign", put=""
        )


def commas(sheet: Sheet) -> Iterator[Slip]:
    """Find a decimal comma: «2,5 million»."""
    for each in COMMA.finditer(sheet.plain):
        if not sheet.is_english(each.start()):
            continue
        put = each["n"].replace(",", ".")
        yield Slip(
            place=Span(*each.span("n")), message=f"“{put}”: English has a decimal point", put=put
        )


def thousands(sheet: Sheet) -> Iterator[Slip]:
    """Find five digits and more without their comma: «245000 jobs», where the report has commas elsewhere."""
    if not re.search(r"\b\d{1,3},\d{3}\b", sheet.plain):
        return
    for each in THOUSANDS.finditer(sheet.plain):
        put = f"{int(each['n']):,}"
        yield Slip(
            place=Span(*each.span("n")), message=f"“{put}” as elsewhere in this report", put=put
        )


def heads(sheet: Sheet) -> Iterator[Slip]:
    """Find a sentence that begins with a figure; a year may."""
    for place in sheet.sentences:
        found = HEAD.match(sheet.plain, place.start, place.end)
        if found and not (found["unit"] is None and re.fullmatch(r"(?:1[5-9]|20)\d\d", found["n"])):
            yield Slip(
                place=Span(*found.span("n")),
                message="a sentence begins with a figure: spell it out",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        name="percent-and-sign",
        group="house",
        severity="warning",
        says="A report prints both “5 percent” and “5%”; the rarer is marked.",
        wrong="It grew 5% and 7%, then 9[ percent].",
        right="It grew 5%, by three percentage points.",
        find=percents,
        safe=True,
    ),
    Rule(
        name="day-with-ending",
        group="house",
        severity="warning",
        says="A day behind its month has an ending (“March 5th”).",
        wrong="He wrote on March 5[th].",
        right="He wrote on March 5, the 5th of that month.",
        find=ordinals,
        safe=True,
    ),
    Rule(
        name="wrong-ordinal",
        group="dates and figures",
        severity="error",
        says="An ordinal has a wrong ending.",
        wrong="In the [21th] century it thawed.",
        right="In the 21st and the 11th century it thawed.",
        find=wrong_ordinals,
        safe=True,
    ),
    Rule(
        name="space-and-sign",
        group="house",
        severity="warning",
        says="A space stands between a number and its sign.",
        wrong="It grew 5[ ]% last year.",
        right="It grew 5% to $5 and 5 percent.",
        find=spaces,
        safe=True,
    ),
    Rule(
        name="decimal-comma",
        group="dates and figures",
        severity="error",
        says="A number has a decimal comma.",
        wrong="It cost [2,5] million.",
        right="It cost 2,500 and 2.5 million.",
        find=commas,
        safe=True,
    ),
    Rule(
        name="thousands-without-comma",
        group="house",
        severity="warning",
        says="A number of five digits lacks the comma that others in the report have.",
        wrong="It cost 12,000 ships and [245000] jobs.",
        right="It cost 12,000 ships and 245,000 jobs in 2021.",
        find=thousands,
        safe=True,
    ),
    Rule(
        name="figure-at-the-head",
        group="house",
        severity="warning",
        says="A sentence begins with a figure; years are let pass.",
        wrong=ITEM + " [12] ships sailed.",
        right=ITEM + " 2021 looks bad. Twelve ships sailed.",
        find=heads,
    ),
)
