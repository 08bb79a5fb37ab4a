"""The house style: one form for one thing, phrases that are never right, the desk's own orders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.housestyle import package_style
from dragoman.proof.rule import Slip
from dragoman.proof.sheet import Sheet
from dragoman.proof.words import is_english


def two_forms(sheet: Sheet) -> Iterator[Slip]:
    """Find the rarer of two forms that the report uses both: «US» and «U.S.»."""
    for one, other in package_style().forms:
        found = {each: _places(sheet.plain, each) for each in (one, other)}
        rare, usual = sorted(found, key=lambda each: len(found[each]))
        if not found[rare]:
            continue
        for place in found[rare]:
            message = f"“{usual}” elsewhere in this report"
            yield Slip(place=place, message=message, put=usual, related=found[usual][:1])


def _places(plain: str, words: str) -> tuple[Span, ...]:
    pattern = rf"(?<![\w.]){re.escape(words)}(?![\w]|\.\w)"
    return tuple(Span(*each.span()) for each in re.finditer(pattern, plain))


def phrases(sheet: Sheet) -> Iterator[Slip]:
    """Find phrases that are slips wherever they stand: «more then», «praise to»."""
    for wrong, put in package_style().phrases:
        for place in _places(sheet.plain, wrong):
            yield Slip(place=place, message=f"“{put}”", put=put)
        if wrong[0].islower():
            capital = wrong[0].upper() + wrong[1:]
            for place in _places(sheet.plain, capital):
                yield Slip(place=place, message=f"“{put}”", put=put[0].upper() + put[1:])


SINGULARS = re.compile(r"(?:ss|is|us|ics|news|series|means|species|[A-Z]\w*States)$", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:that|which|who|what|where|when|whose|and|or|it|he|she|they|this)\b")
PLURALS = {"is": "are", "was": "were", "has": "have"}


def agreement(sheet: Sheet) -> Iterator[Slip]:
    """Find a plural subject at a sentence's head with a singular verb: «Talks with colleagues shows»."""
    verbs = "|".join(package_style().lists["singular_verbs"])
    pattern = re.compile(
        r"(?P<subject>[A-Z][a-z]{3,}s) (?:with|of|between|among|from|in|about|on|to|toward|by) "
        rf"(?P<middle>(?:[\w’-]+ ){{1,5}}?)(?P<verb>{verbs})\b"
    )
    for place in sheet.sentences:
        found = pattern.match(sheet.plain, place.start, place.end)
        if not found or SINGULARS.search(found["subject"]) or RELATIVE.search(found["middle"]):
            continue
        if not is_english(found["subject"][:-1].lower()):
            continue
        verb = found["verb"]
        put = PLURALS.get(verb) or verb.removesuffix("s")
        message = f"“{found['subject']} … {verb}”: the subject is plural"
        yield Slip(place=Span(*found.span("verb")), message=message, put=put)


def article(sheet: Sheet) -> Iterator[Slip]:
    """Find a singular noun behind two countries without its article: «agree to US-China project»."""
    nouns = "|".join(package_style().lists["counted"])
    pair = r"(?:US|UN|EU|UK|[A-Z][a-z]+)[-–](?:US|EU|[A-Z][a-z]+)"
    pattern = rf"\b(?:to|with|on|for|in|of|at|by) (?P<name>{pair} (?:{nouns}))\b"
    for each in re.finditer(pattern, sheet.plain):
        message = f"“a” or “the” is missing before “{each['name']}”"
        yield Slip(place=Span(*each.span("name")), message=message)
