"""Capitals: names in small letters, sentences that begin small, two capitals at a word's head, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.model.press import Span
from dragoman.proof.housestyle import package_style
from dragoman.proof.lexicon import any_of, nations
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet
from dragoman.proof.words import is_english

SMALL = re.compile(r"[a-z]{4,}")
AFTER_STOP = re.compile(r"(?P<before>\b[a-z]{3,})[.] (?P<word>[a-z]{2,})\b(?![’'.])")
TWO = re.compile(r"\b[A-Z]{2}(?!s\b)[a-z]+\b")


def small_adjectives(sheet: Sheet) -> Iterator[Slip]:
    """Find «russian», «monday»: words that the dictionary has with a capital only."""
    for each in sheet.words:
        text = each.text
        if not SMALL.fullmatch(text) or text in sheet.house.known:
            continue
        around = sheet.plain[each.start - 1 : each.start] + sheet.plain[each.end : each.end + 1]
        if set(around) & set("@#/_&.\\") - set(".") or re.match(
            r"\.\w", sheet.plain[each.end : each.end + 2]
        ):
            continue
        capital = text.capitalize()
        if is_english(text) or not is_english(capital):
            continue
        if text in nations() or capital in package_style().lists["days_and_months"]:
            yield Slip(place=each.place, message=f"“{capital}” has a capital", put=capital)


def small_heads(sheet: Sheet) -> Iterator[Slip]:
    """Find a sentence that begins with a small letter, the first of a paragraph of prose too."""
    for each in AFTER_STOP.finditer(sheet.plain):
        ends = each["before"] not in package_style().lists["shortened"] and is_english(each["word"])
        if ends and "\n" not in sheet.text[each.end("before") : each.start("word")]:
            yield _small(Span(*each.span("word")), each["word"])
    for place in sheet.paragraphs:
        first = HEAD.match(sheet.plain, place.start, place.end)
        if first and ". " in sheet.plain[slice(*place)] and is_english(first[0]):
            yield _small(Span(*first.span()), first[0])


HEAD = re.compile(r"[a-z]+(?= [a-z])")


def _small(place: Span, word: str) -> Slip:
    return Slip(place=place, message="a sentence begins with a small letter", put=word.capitalize())


def two_capitals(sheet: Sheet) -> Iterator[Slip]:
    """Find «RUssia», «THe»."""
    for each in TWO.finditer(sheet.plain):
        put = each[0].capitalize()
        if is_english(put) and not is_english(each[0]):
            yield Slip(place=Span(*each.span()), message=f"“{put}”: one capital", put=put)


@cache
def _titles() -> re.Pattern[str]:
    titles = any_of(package_style().lists["titles_of_office"])
    return re.compile(rf"(?<![\w-])(?P<title>(?i:{titles})) (?=[A-Z][a-zß-ž’]+\b)(?!(?i:of)\b)")


def titles(sheet: Sheet) -> Iterator[Slip]:
    """Find the rarer of «president Orlov» and «President Orlov» where a report has both."""
    found: dict[str, dict[bool, list[Span]]] = {}
    for each in _titles().finditer(sheet.plain):
        title = each["title"]
        heads = any(one.start == each.start() for one in sheet.sentences)
        if not heads and not (
            title[0].isupper() and " " in title and title.split()[-1][0].islower()
        ):
            sides = found.setdefault(title.casefold(), {True: [], False: []})
            sides[title[0].isupper()].append(Span(*each.span("title")))
    for sides in found.values():
        small = len(sides[False]) < len(sides[True])
        rare, usual = (sides[False], sides[True]) if small else (sides[True], sides[False])
        for place in rare if len(rare) != len(usual) else ():
            printed = sheet.plain[slice(*usual[0])]
            message = f"“{printed}” before a name elsewhere in this report"
            yield Slip(place=place, message=message, put=printed, related=(usual[0],))


RULES: tuple[Rule, ...] = (
    Rule(
        name="small-adjective",
        group="text",
        severity="error",
        says="A word of a country, a day or a month lacks its capital.",
        wrong="The [russian] ships sailed.",
        right="The Russian ships marched to polish the china.",
        find=small_adjectives,
        safe=True,
    ),
    Rule(
        name="small-sentence",
        group="text",
        severity="error",
        says="A sentence begins with a small letter.",
        wrong="The ships sailed. [they] came back.",
        right="Ships, ports, etc. are dear. They came back.",
        find=small_heads,
        safe=True,
    ),
    Rule(
        name="two-capitals",
        group="text",
        severity="error",
        says="A word begins with two capitals.",
        wrong="Then [RUssia] sailed.",
        right="NGOs and MPs sailed.",
        find=two_capitals,
        safe=True,
    ),
    Rule(
        name="two-forms-of-title",
        group="house",
        severity="warning",
        says="A title before a name is printed small and with a capital; the rarer is marked.",
        wrong="With President Orlov, with President Belov and with [president] Rybin.",
        right="With President Orlov and with the president of Ostrov.",
        find=titles,
        safe=True,
    ),
)
