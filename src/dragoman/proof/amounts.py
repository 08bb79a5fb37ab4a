"""Figures of a report in English: money, shares, counted things; never dates, years or durations.

Plain rules over the words, without syntax, so that a report of any length is read without an extra.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from dragoman.model.press import PublicationDate, Span
from dragoman.model.reading import Bound, Direction, Figure
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.scene import Scene

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "half": 0.5,
}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₩": "KRW"}
SIGN = "|".join(re.escape(each) for each in sorted(SIGNS, key=len, reverse=True))
NUMBER = re.compile(
    rf"(?P<sign>{SIGN})?\s?(?<![\w.,/:’'-])(?P<low>{DIGITS})"
    rf"(?:\s?(?:–|-|to)\s?(?:{SIGN})?(?P<high>{DIGITS})(?![\w/]))?"
    rf"(?:[\s-](?P<scale>{'|'.join(SCALES)})\b)?(?P<share>\s?%|[\s-]per\s?cent\b|[\s-]percentage\spoints?\b)?"
)
WORDED = re.compile(
    rf"\b(?P<low>{'|'.join(SMALL)})\s(?:(?P<scale>hundred|thousand|million|billion|trillion)\s)?"
    r"(?=(?P<noun>[a-z]+)\b)",
    re.IGNORECASE,
)
QUARTER = re.compile(r"\b(?:a|one)\s(?P<part>quarter|third|half)\sof\b|\bhalf\sof\b", re.IGNORECASE)
PARTS = {"quarter": "25", "third": "33.3", "half": "50"}
NOUN = re.compile(
    r"\s(?:(?:additional|more|new|local|foreign|other|small|large|Russian|Chinese|American|South|North"
    r"|Korean|Japanese)\s)*"
    r"(?P<noun>[a-z]{3,}(?:s|ren|people|men))\b"
)
MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s?$"
)
BEHIND = re.compile(
    r"\s?(?:[-–]?\s?(?:years?|months?|weeks?|days?|hours?|decades?|minutes?))\b|(?:st|nd|rd|th)\b|-(?=[A-Za-z])|\s?\+\s?\d"
)
BEFORE = re.compile(
    r"(?:\bNos?\.|\bVol\.|\bIssue|\bResolution|\bArticle|\b[Pp]art|\b[Cc]hapter|\bpp?\.|\d\s?\+|#|№|\b(?:the|in|since|until|by|from|to))\s?$"
)
YEARS = range(1500, 2101)
MULTIPLIES = re.compile(
    r"\s(?:more|higher|lower|larger|greater|smaller|as|the|what|over|fewer|less)\b"
)
BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("about", r"about|around|approximately|roughly|nearly|almost|some|an estimated|close to"),
    ("min", r"more than|over|at least|no fewer than|no less than|exceed\w*|above|upwards of"),
    ("max", r"up to|less than|fewer than|no more than|not more than|at most|under|below"),
)
YEAR = re.compile(r"\b(?:in|by|for|during|of)\s(?P<year>(?:19|20)\d\d)\b(?!-)")
LONGEST = 8
"""Words of what rose or fell; a longer run is a clause of its own."""
KIND = re.compile(r"\sin\s(?!(?:the|a|an|its|his|their|this|that)\b)(?P<noun>[a-z]+)\b(?=[\s,.])")
"""«$48 million in exports»: what the money is."""
SEEMS = re.compile(
    r"\s(?:(?:actually|has|have|had|was|were|is|are|also)|(?:appears?|seems?|is said)\sto(?:\shave)?)$"
)


@cache
def _words() -> tuple[Mapping[str, str], frozenset[str], re.Pattern[str]]:
    """Return units by noun, nouns that count nothing, and the pattern of rise and fall."""
    data = lexicon().data["figures"]
    units = {noun: unit for unit, nouns in data["units"].items() for noun in nouns}
    moved = rf"\b(?:(?P<rise>{any_of(data['rise'])})|(?P<fall>{any_of(data['fall'])}))\b"
    return units, frozenset(data["not_counted"].split()), re.compile(moved, re.IGNORECASE)


def figures(scene: Scene, sentences: list[Span]) -> Iterator[Figure]:
    """Yield the figures of some sentences in their order."""
    for sentence in sentences:
        found = [
            *_numbers(scene, sentence),
            *_worded(scene, sentence),
            *_parts(scene, sentence),
        ]
        end = sentence.start
        for each in sorted(found, key=lambda one: (one.start, -one.end)):
            if each.start >= end:
                yield each
                end = each.end


def _numbers(scene: Scene, sentence: Span) -> Iterator[Figure]:
    plain = scene.plain
    for each in NUMBER.finditer(plain, sentence.start, sentence.end):
        unit, end = _unit(plain, each, sentence.end)
        if unit is None or (unit == "" and _is_date(plain, each, sentence)):
            continue
        start = each.start() + len(each[0]) - len(each[0].lstrip())
        low = _value(each["low"], each["scale"])
        high = _value(each["high"] or each["low"], each["scale"])
        yield _figure(scene, sentence, Span(start, end), (low, max(low, high)), unit or None)


def _value(digits: str, scale: str | None) -> Decimal:
    return Decimal(digits.replace(",", "")) * SCALES.get(scale or "", 1)


def _unit(plain: str, found: re.Match[str], limit: int) -> tuple[str | None, int]:
    """Return the unit (empty: counted things without one) and where the figure ends; ``None``: no figure."""
    if found["share"]:
        return ("percentage points" if "point" in found["share"] else "%"), found.end()
    units, not_counted, _ = _words()
    noun = NOUN.match(plain, found.end(), limit)
    if found["sign"]:
        return SIGNS[found["sign"]], found.end()
    if BEHIND.match(plain, found.end()) or BEFORE.search(
        plain, max(0, found.start() - 12), found.start() + 1
    ):
        counted = bool(noun and noun["noun"] in units) or bool(found["scale"])
        if not counted:
            return None, 0
    if noun and noun["noun"] not in not_counted:
        unit = units.get(noun["noun"], "")
        if unit == "times" and not _multiplies(plain, found.start(), noun.end()):
            return None, 0
        return unit, noun.end() if unit else found.end()
    return ("", found.end()) if found["scale"] else (None, 0)


def _multiplies(plain: str, start: int, end: int) -> bool:
    """Tell «ten times more», «by ten times» from «met eight times»."""
    by = re.search(r"\bby\s(?:[a-z]+\s){0,2}$", plain[max(0, start - 20) : start])
    return bool(by or MULTIPLIES.match(plain, end))


def _is_date(plain: str, found: re.Match[str], sentence: Span) -> bool:
    whole = found["low"].isdigit() and int(found["low"]) in YEARS and not found["scale"]
    return whole or bool(MONTHS.search(plain, sentence.start, found.start() + 1))


def _worded(scene: Scene, sentence: Span) -> Iterator[Figure]:
    for each in WORDED.finditer(scene.plain, sentence.start, sentence.end):
        noun = each["noun"]
        units, not_counted, _ = _words()
        if noun in not_counted or (noun not in units and not each["scale"]):
            continue
        if noun == "times" and not _multiplies(scene.plain, each.start(), each.end("noun")):
            continue
        value = Decimal(str(SMALL[each["low"].lower()])) * SCALES.get(
            (each["scale"] or "").lower(), 1
        )
        end = each.end("noun") if noun in units else each.end() - 1
        yield _figure(scene, sentence, Span(each.start(), end), (value, value), units.get(noun))


def _parts(scene: Scene, sentence: Span) -> Iterator[Figure]:
    for each in QUARTER.finditer(scene.plain, sentence.start, sentence.end):
        value = Decimal(PARTS[(each["part"] or "half").lower()])
        yield _figure(scene, sentence, Span(each.start(), each.end() - 3), (value, value), "%")


def _figure(
    scene: Scene, sentence: Span, place: Span, value: tuple[Decimal, Decimal], unit: str | None
) -> Figure:
    before = scene.plain[sentence.start : place.start]
    behind = scene.plain[place.end : sentence.end]
    clause = re.split(r"[;:]|,\s(?:while|and|with|but)\s", before)[-1]
    moved = next(iter(list(_words()[2].finditer(clause))[-1:]), None)
    kind = KIND.match(behind) if unit not in (None, "%") else None
    moved = None if kind else moved
    return Figure(
        start=place.start,
        end=place.end,
        low=f"{value[0].normalize():f}",
        high=f"{value[1].normalize():f}",
        bound=_bound(before),
        unit=unit,
        what=kind["noun"]
        if kind
        else _what(behind, clause[: moved.start()] if moved else None, unit),
        change=_change(moved),
        period=_year(scene.plain, sentence, place),
    )


def _bound(before: str) -> Bound:
    tail = before[-28:]
    for bound, words in BOUNDS:
        if re.search(rf"\b(?:{words})\s(?:the\s|a\s)?$", tail, re.IGNORECASE):
            return bound
    return "exact"


def _change(moved: re.Match[str] | None) -> Direction | None:
    if moved is None:
        return None
    return "rise" if moved["rise"] else "fall"


def _what(behind: str, moved: str | None, unit: str | None) -> str | None:
    """Return what is counted: the noun behind, «of X» behind a share, the subject of what rose or fell."""
    noun = NOUN.match(behind) if unit is None else None
    if noun:
        return " ".join(noun[0].split())
    of = re.match(r"\sof\s(?:the\s)?((?:[\w’'-]+\s?){1,5})", behind)
    if of and unit == "%":
        return re.split(r"\s(?:and|in|to|for|was|is|with)\b", of[1])[0].strip()
    if moved is None:
        return None
    opening = rf"^\W*(?:(?:{any_of(lexicon().connectives)}|while|and|but|as|with)\b,?\s*)+"
    subject = SEEMS.sub("", re.sub(opening, "", moved.strip(), flags=re.IGNORECASE))
    words = subject.split()
    return " ".join(words) if 0 < len(words) <= LONGEST else None


def _year(plain: str, sentence: Span, place: Span) -> PublicationDate | None:
    behind = YEAR.search(plain, place.end, min(sentence.end, place.end + 60))
    if behind is None:
        return None
    year = int(behind["year"])
    return PublicationDate(
        earliest=date(year, 1, 1),
        latest=date(year, 12, 31),
        precision="year",
        printed=behind["year"],
    )
