"""Words: what is missing, what has a wrong form, capitals, numbers in figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.housestyle import package_style
from dragoman.proof.lexicon import lexicon
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet
from dragoman.proof.words import is_english

FEWEST = 4
"""Words before a comma that can be a sentence."""
COMMA = re.compile(r"(?<=[ -])[a-z]+(, )(?=[A-Z][a-z]+ (?!and [A-Z])[a-z])")
OF_NUMBERS = re.compile(
    r"\b(tens|dozens|scores|hundreds|thousands|millions)\b(?:, [^,.;]{2,30},)? (?=(times|people)\b)"
)
DIGIT = re.compile(r"(?<=[a-z]) ([2-9]) (?=([a-z]{3,}s)\b)")
NUMBERS = {
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip
THOUSAND = re.compile(r"([$€£¥]) ?(\d{1,3}) thousand\b(?! of)")
SINGULARS = re.compile(r"(?:ss|is|us|ics|news|series|means|species|[A-Z]\w*States)$", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:that|which|who|what|where|when|whose|and|or|it|he|she|they|this)\b")
PLURALS = {"is": "are", "was": "were", "has": "have"}


def comma_for_stop(sheet: Sheet) -> Iterator[Slip]:
    """Find a comma before a capital that only a new sentence gives: the word is no name."""
    words = {each.start: each for each in sheet.words}
    inside = Counter(each.text for each in sheet.words if not each.first)
    names = {each for each, count in inside.items() if count > 1}
    for each in COMMA.finditer(sheet.plain):
        following = words.get(each.end(1))
        if following is None or following.first or following.text in names:
            continue
        if sheet.plain[: each.start()].rpartition(". ")[2].count(" ") + 1 < FEWEST:
            continue
        small = following.text.lower()
        plural = small.endswith("s") and is_english(small) and is_english(small[:-1])
        if (small in sheet.small or plural) and small not in lexicon().titles | lexicon().roles:
            place = Span(each.start(1), following.end)
            put = f". {following.text}"
            message = (
                f"a comma before “{following.text}”: a sentence ends here, or the capital is wrong"
            )
            yield Slip(place=place, message=message, put=put)


def small_names(sheet: Sheet) -> Iterator[Slip]:
    """Find «south Korea»: a name whose first word has lost its capital."""
    for name in package_style().lists["compounds"]:
        small = name[0].lower() + name[1:]
        for each in re.finditer(
            rf"\b(?:{re.escape(small)}|{re.escape(name.lower())})\b", sheet.plain
        ):
            yield Slip(place=Span(*each.span()), message=f"“{name}” has a capital", put=name)


def truncated_names(sheet: Sheet) -> Iterator[Slip]:
    """Find the first half of a name that the report always prints in two words: «in Central can»."""
    words = sheet.words
    lists = package_style().lists
    pairs: dict[str, set[str]] = {}
    for one, other in pairwise(words):
        if (
            one.text in lists["halves"]
            and other.text[:1].isupper()
            and sheet.plain[one.end : other.start] == " "
        ):
            pairs.setdefault(one.text, set()).add(other.text)
    for one, other in pairwise(words):
        follows = pairs.get(one.text)
        if (
            not follows
            or one.first
            or sheet.plain[one.end : other.start] != " "
            or not other.text.islower()
        ):
            continue
        if other.text in lists["after_names"]:
            names = " or ".join(f"{one.text} {each}" for each in sorted(follows))
            put = f"{one.text} {next(iter(follows))}" if len(follows) == 1 else None
            yield Slip(place=one.place, message=f"half a name; elsewhere {names}", put=put)


def of_missing(sheet: Sheet) -> Iterator[Slip]:
    """Find «hundreds times»: «of» is missing."""
    for each in OF_NUMBERS.finditer(sheet.plain):
        place = Span(each.start(), each.end() + len(each[2]))
        yield Slip(place=place, message="“of” is missing", put=f"{each[0].rstrip()} of {each[2]}")


def half_an_aside(sheet: Sheet) -> Iterator[Slip]:
    """Find an aside with a comma behind it and none before: «with ideally, a balance»."""
    words = "|".join(package_style().lists["asides"])
    pattern = rf"\b(?:with|and|but|that|of|which|while|as|if|because|although) ({words})(?=, )"
    for each in re.finditer(pattern, sheet.plain):
        place = Span(*each.span(1))
        message = f"“{each[1]}” has a comma behind it and none before"
        yield Slip(place=place, message=message, put=None)


def digits(sheet: Sheet) -> Iterator[Slip]:
    """Find a count under ten in figures where the report spells such counts out."""
    lists = package_style().lists
    spelled = sum(each.text.lower() in NUMBERS.values() for each in sheet.words)
    found = [
        each
        for each in DIGIT.finditer(sheet.plain)
        if each[2] not in lists["measures"]
        if sheet.plain[: each.start()].rpartition(" ")[2] not in lists["numbered"]
    ]
    if len(found) >= spelled:
        return
    for each in found:
        message = f"“{NUMBERS[each[1]]}” as elsewhere in this report"
        yield Slip(place=Span(*each.span(1)), message=message, put=NUMBERS[each[1]])


def thousands(sheet: Sheet) -> Iterator[Slip]:
    """Find «$50 thousand»."""
    for each in THOUSAND.finditer(sheet.plain):
        put = f"{each[1]}{each[2]},000"
        yield Slip(place=Span(*each.span()), message=f"“{put}” in figures", put=put)


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


RULES: tuple[Rule, ...] = (
    Rule(
        name="comma-for-stop",
        group="text",
        severity="error",
        says="A comma stands before a capital that only a new sentence gives: the word is no name.",
        wrong="The ports will close[, Groups] of sailors left.",
        right="The ports will close, Groups & Co say.",
        find=comma_for_stop,
    ),
    Rule(
        name="small-name",
        group="text",
        severity="error",
        says="A name of a country or region lacks its capital.",
        wrong="Trade with [south Korea] grew.",
        right="Trade with the south of Korea grew.",
        find=small_names,
        safe=True,
    ),
    Rule(
        name="half-name",
        group="text",
        severity="error",
        says="The first word of a name that the report always writes in two stands alone.",
        wrong="Central Asia is near. A squeak in [Central] can be heard.",
        right="Central Asia is near. The Central Committee can hear it.",
        find=truncated_names,
    ),
    Rule(
        name="of-missing",
        group="text",
        severity="error",
        says="“Of” is missing behind dozens, hundreds or thousands.",
        wrong="It is [hundreds times] dearer.",
        right="It is hundreds of times dearer.",
        find=of_missing,
        safe=True,
    ),
    Rule(
        name="half-an-aside",
        group="text",
        severity="warning",
        says="A word set apart has a comma behind it and none before it.",
        wrong="A peace with [ideally], a port.",
        right="A peace with, ideally, a port.",
        find=half_an_aside,
    ),
    Rule(
        name="figures-under-ten",
        group="text",
        severity="warning",
        says="A count under ten stands in figures where the report spells such counts out.",
        wrong="Two ships and three ports saw [3] summits.",
        right="Two ships sailed 3 miles in 5 percent of cases.",
        find=digits,
        safe=True,
    ),
    Rule(
        name="thousand-in-words",
        group="text",
        severity="warning",
        says="A sum of money below a million mixes figures and “thousand”.",
        wrong="It cost [$50 thousand] a year.",
        right="It cost $50 million a year.",
        find=thousands,
        safe=True,
    ),
    Rule(
        name="plural-subject",
        group="text",
        severity="error",
        says="A plural subject has a singular verb, with words between them.",
        wrong=ITEM + " Talks with foreign captains [shows] that ships wait.",
        right=ITEM + " Politics in small ports is about ships.",
        find=agreement,
    ),
    Rule(
        name="missing-article",
        group="text",
        severity="warning",
        says="A singular noun behind the names of two countries lacks its article.",
        wrong="They agreed to [US-China project] at last.",
        right="They agreed to a US-China project and to US-China talks.",
        find=article,
    ),
)
