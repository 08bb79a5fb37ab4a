"""Grammar where it is plain: number of noun and verb, a and an, small words left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.housestyle import package_style
from dragoman.proof.lexicon import any_of
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

PRONOUN = re.compile(
    r"(?<![\w’'-])(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e) (?P<verb>have|are|were|do|don’t|don't|was|is|has)\b"
)
ONE = frozenset({"he", "she", "it"})
RIGHT = {"have": "has", "are": "is", "do": "does", "don’t": "doesn’t", "don't": "doesn't"}
RIGHT_MANY = {"was": "were", "is": "are", "has": "have"}
OTHERS_SUBJECT = re.compile(
    r"(?:\b(?:and|or|nor|if|wish|wishes|wished|though|would|that|than|as|of|with|what|how|whether|did|does|do|to|let|make|makes|made|see|saw|help|lest"
    r"|suggest\w*|demand\w*|insist\w*|recommend\w*|propose\w*|should|could|can|may|might|will|must)|[“\"‘]) $",
    re.IGNORECASE,
)
"""What stands before a pronoun that is not the subject alone, or behind which a verb keeps its bare form."""
COORDINATE = re.compile(r"(?:\b(?:and|or|nor|of|with|than|like)|[“\"‘]) $", re.IGNORECASE)
THERE = re.compile(
    r"\b[Tt]here (?P<verb>is|was|has been) (?P<rest>(?:also |still |now )?(?:many|several|few|two|three"
    r"|four|five|both|various|numerous|signs|reasons|doubts|fears|warnings)\b)(?! (?:more|less|percent"
    r"|thirds|of a|year|a))"
)
MANY = {"is": "are", "was": "were", "has been": "have been"}


def pronoun_and_verb(sheet: Sheet) -> Iterator[Slip]:
    """Find «he have», «they was»; what may be a subjunctive or belong to another subject is left alone."""
    for each in PRONOUN.finditer(sheet.plain):
        one = each["who"].lower() in ONE
        put = (RIGHT if one else RIGHT_MANY).get(each["verb"])
        before = sheet.plain[max(0, each.start() - 14) : each.start()]
        if (
            put
            and not (one and OTHERS_SUBJECT.search(before))
            and not COORDINATE.search(before)
            and not before.rstrip(" ").endswith("?")
        ):
            message = f"“{each[0]}”: “{put}”"
            yield Slip(place=Span(*each.span("verb")), message=message, put=put)


def there_is(sheet: Sheet) -> Iterator[Slip]:
    """Find «there is many signs»."""
    for each in THERE.finditer(sheet.plain):
        put = MANY[each["verb"]]
        message = f"“there {put}”: what follows is plural"
        yield Slip(place=Span(*each.span("verb")), message=message, put=put)


@cache
def _determined() -> tuple[tuple[re.Pattern[str], bool], ...]:
    nouns = package_style().lists["countable"]
    one, many = any_of(nouns), any_of(_plural(each) for each in nouns)
    between = (
        r"(?:(?:new|old|large|small|major|recent|political|economic|military|foreign|strategic|important"
        r"|other|good|serious) )?"
    )
    alone = r"(?![\w’'-])"
    no_compound = r"(?! (?!is\b|was\b|has\b)[a-z]+s\b)"
    some = r"(?:[Tt]hese|[Tt]hose|[Ss]everal|[Mm]any|[Ff]ew|[Vv]arious|[Oo]ne of (?:the|its|his|her|their|these|those))"
    single = r"(?:[Tt]his|[Ee]very|[Ee]ach|[Aa]nother|[Aa]n?)"
    return (
        (re.compile(rf"\b{some} {between}(?P<noun>{one}){alone}{no_compound}"), True),
        (re.compile(rf"\b{single} {between}(?P<noun>{many}){alone}"), False),
    )


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def _singular(noun: str) -> str:
    return next(each for each in package_style().lists["countable"] if _plural(each) == noun)


def determined(sheet: Sheet) -> Iterator[Slip]:
    """Find a determiner and a noun of different number: «these treaty», «this talks»."""
    for pattern, plural in _determined():
        for each in pattern.finditer(sheet.plain):
            noun = each["noun"]
            put = _plural(noun) if plural else _singular(noun)
            message = f"“{each[0]}”: “{put}”"
            yield Slip(place=Span(*each.span("noun")), message=message, put=put)


@cache
def _to_missing() -> re.Pattern[str]:
    lists = package_style().lists
    return re.compile(
        rf"\b(?P<first>{any_of(lists['with_to'])}) (?P<verb>{any_of(lists['bare_verbs'])})\b(?![-’'])"
    )


@cache
def _to_missing_before_object() -> re.Pattern[str]:
    small = any_of(package_style().lists["no_verbs"])
    return re.compile(
        r"\b(?P<first>wants?|wanted|prefers?|preferred|intends?|intended|refuses?|refused|hopes|hoped|seeks|sought"
        rf"|tries|tried) (?!(?:{small})\b)(?P<verb>(?![a-z]+(?:s|ly|ed|ing|er|ion|ment|ity|ness)\b)[a-z]{{3,}})"
        r" (?:the|its|his|her|their|them|him|it) "
    )


def to_missing(sheet: Sheet) -> Iterator[Slip]:
    """Find a verb without its “to”: «plans become a member», «prefers blame the weather»."""
    found = [
        each
        for pattern in (_to_missing(), _to_missing_before_object())
        for each in pattern.finditer(sheet.plain)
    ]
    for each in found:
        put = f"{each['first']} to {each['verb']}"
        place = Span(each.start("first"), each.end("verb"))
        yield Slip(place=place, message=f"“{put}”: “to” is missing", put=put)


RULES: tuple[Rule, ...] = (
    Rule(
        name="pronoun-and-verb",
        group="text",
        severity="error",
        says="A pronoun and its verb do not agree in number.",
        wrong="The ships wait; they [was] built in spring.",
        right="If he were there, he and they are told, it would sail. What they see is ice.",
        find=pronoun_and_verb,
        safe=True,
    ),
    Rule(
        name="there-is-many",
        group="text",
        severity="error",
        says="“There is” stands before a plural.",
        wrong="There [is] several ships.",
        right="There is much ice, there are several ships.",
        find=there_is,
        safe=True,
    ),
    Rule(
        name="this-and-these",
        group="text",
        severity="error",
        says="A noun does not agree with “this”, “these”, “many”, “one of the”.",
        wrong=ITEM + " One of the [treaty] is old.",
        right=ITEM + " These treaty talks, this policy and many policies are new.",
        find=determined,
    ),
    Rule(
        name="to-missing",
        group="text",
        severity="error",
        says="A verb lacks its “to”.",
        wrong="The port [refused become] a base.",
        right="The port refused to become a base, and needs support.",
        find=to_missing,
        safe=True,
    ),
)
