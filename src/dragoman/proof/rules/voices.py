"""Whose view it is: verbs that do not fit what follows them, pronouns with two candidates, voices that run on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dragoman.model.press import Span
from dragoman.model.published import PublishedItem
from dragoman.proof.examples import ITEM
from dragoman.proof.housestyle import package_style
from dragoman.proof.lexicon import any_of, folded, lexicon
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet

SUBJECT = r"(?:(?:the|a|an|its|his|her|their|this|these|such|no) )?(?:[\w’-]+ ){0,3}?[\w’-]+ "
BE = r"(?:is|are|was|were|will|has|have|had|does|did|can|could|would|may|might)"
VERBS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"\b(?P<verb>[Aa]sk(?:ed|s)) that {SUBJECT}(?:is|are|was|were|will|has|had|did|does)\b"
        ),
        "“asked” and a statement: what is asked is a question or a request",
    ),
    (
        re.compile(
            r"\b(?P<verb>argue[ds]?|claim(?:ed|s)|assert(?:ed|s)|conclude[ds]?|contend(?:ed|s)|insist(?:ed|s)|maintain(?:ed|s)"
            r"|state[ds]|declare[ds]?|affirm(?:ed|s)|believe[ds]?) (?:whether|why)\b"
        ),
        "a verb of stating, and a question behind it",
    ),
    (
        re.compile(
            rf"\b(?P<verb>[Dd]en(?:ied|ies|ying)) that (?:there {BE} (?:not|no|never|hardly)\b"
            rf"|{SUBJECT}{BE} (?:not|never)\b)"
        ),
        "a denial and a “not”: is the contrary meant?",
    ),
    (
        re.compile(
            rf"\b(?P<verb>[Dd]oubt(?:ed|s)?) (?:that|whether|if) {SUBJECT}{BE} (?:not|never)\b"
        ),
        "a doubt and a “not”: is the contrary meant?",
    ),
    (
        re.compile(r"\b(?P<verb>[Qq]uestioned) that\b"),
        "“questioned whether”: what is questioned is a question",
    ),
    (
        re.compile(r"\b(?P<verb>[Ww]onder(?:ed|s)) that\b(?! the)"),
        "“wondered whether”: what one wonders is a question",
    ),
    (
        re.compile(r"\b(?P<verb>asked|asks),? [“\"](?P<said>[^“”\"?]{12,200})[.,]?[”\"](?=\s|$)"),
        "“asked” and no question is quoted",
    ),
)
"""Verbs whose class what follows contradicts, and what to say of it."""


def verb_and_content(sheet: Sheet) -> Iterator[Slip]:
    """Find a reporting verb that does not fit its content: «asked that trade is dead», «denied that it is not so»."""
    for pattern, message in VERBS:
        for each in pattern.finditer(sheet.plain):
            said = each.groupdict().get("said")
            if said and re.search(r"\b(?:to|for|that|not to)\b", said.split(maxsplit=1)[0]):
                continue
            yield Slip(place=Span(*each.span("verb")), message=message)


PERSON = re.compile(
    r"(?:(?P<given>[A-Z][a-zß-ž’]+(?:-[a-z]+)?) )?(?P<name>[A-Z][a-zß-ž’]{2,}(?:-[A-Za-z][a-z]+)?)(?P<own>[’']s)?"
)
PRONOUN = re.compile(r"(?P<who>He|She) (?=[a-z])")
WRITER = re.compile(r"\b(?:[Tt]he author|[Hh]e|[Ss]he)\b")


def two_candidates(sheet: Sheet) -> Iterator[Slip]:
    """Find a sentence that opens with «He» behind one that names two people who do something."""
    for item in sheet.published.items:
        inside = [each for each in sheet.sentences if item.start <= each.start < item.end]
        for before, each in pairwise(inside):
            opens = PRONOUN.match(sheet.plain, each.start, each.end)
            people = _people(sheet, before, item) if opens else []
            if opens and len(people) > 1:
                message = f"“{opens['who']}” may be {' or '.join(people[:3])}"
                yield Slip(place=Span(*opens.span("who")), message=message)


def _people(sheet: Sheet, place: Span, item: PublishedItem) -> list[str]:
    """Return the people that a sentence names outside quotation marks, by their family names."""
    known = {each.name.split()[-1] for each in item.authors} | lexicon().people
    found: list[str] = []
    words = re.sub(r"“[^”]*”", lambda one: " " * len(one[0]), sheet.plain[slice(*place)])
    for each in PERSON.finditer(words):
        name = each["name"]
        if (
            each["own"]
            or folded(name) in lexicon().places
            or (each.start() and words[each.start() - 1] == "(")
        ):
            continue
        if name in known and name not in found:
            found.append(name)
    return found


def view_runs_on(sheet: Sheet) -> Iterator[Slip]:
    """Find a sentence that goes on behind a quotation of somebody else without saying whose view it now is."""
    for item in sheet.published.items:
        names = {each.name.split()[-1] for each in item.authors}
        inside = [each for each in sheet.sentences if item.start <= each.start < item.end]
        for number, sentence in enumerate(inside[:-1]):
            quoted = [
                each
                for each in item.quotations
                if sentence.start <= each.start < sentence.end
                and each.speaker
                and len(each.text.split()) >= SAID
            ]
            if not quoted or quoted[-1].speaker is None or quoted[-1].speaker.split()[-1] in names:
                continue
            following = inside[number + 1]
            words = sheet.plain[slice(*following)]
            apart = "\n" in sheet.text[sentence.end : following.start]
            if apart or quoted[-1].end < sentence.end - 3 or _tells_whose(words, names):
                continue
            end = re.match(r"(?:\S+\s+){0,4}\S+", words)
            message = f"{quoted[-1].speaker} is quoted before: whose view is this?"
            yield Slip(
                place=Span(following.start, following.start + (end.end() if end else 1)),
                message=message,
            )


SAID = 5
"""Words of a quotation that tells a view."""


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon().speech)}|according|opinion|estimate|words)\b")


def _tells_whose(words: str, names: set[str]) -> bool:
    return any(each in words for each in names) or bool(
        _cues().search(words)
        or WRITER.search(words)
        or re.search(r"[“”\"]", words)
        or HANDS_OVER.match(words)
    )


HANDS_OVER = re.compile(
    r"(?:But|Yet|However|Still|Nevertheless|Nonetheless|This|That|Such|These|It|They|His|Her|Their|In "
    r"response|In turn)\b"
)


@cache
def _unnamed() -> re.Pattern[str]:
    people = any_of(package_style().lists["unnamed"])
    speech = (
        r"(?:says?|said|argues?|argued|believes?|believed|claims?|claimed|thinks?|thought|warns?|warned"
        r"|suggests?|suggested|notes?|noted|insists?|insisted)"
    )
    passive = (
        r"(?:said|believed|argued|claimed|thought|alleged|reported|rumou?red|assumed|widely held|suggested"
        r"|feared|hoped)"
    )
    return re.compile(
        rf"\b(?:[Ii]t (?:is|was|has been) (?:often |widely |generally |sometimes |commonly )?{passive} that"
        rf"|(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Oo]ther) (?:{people}) {speech}|(?:[Oo]bservers"
        rf"|[Cc]ritics|[Ee]xperts|[Aa]nalysts|[Ss]keptics) {speech})\b"
    )


def unnamed(sheet: Sheet) -> Iterator[Slip]:
    """Find views in an item that nobody by name holds: «it is believed that», «experts say»."""
    for item in sheet.published.items:
        for each in _unnamed().finditer(sheet.plain, item.start, item.end):
            before = sheet.plain[: each.start()].rpartition(". ")[2]
            if "“" not in before or "”" in before:
                yield Slip(place=Span(*each.span()), message="who holds this?")


RULES: tuple[Rule, ...] = (
    Rule(
        name="verb-and-content",
        group="attribution",
        severity="warning",
        says="A reporting verb contradicts what follows it: asked and a statement, denied and a “not”.",
        wrong="Roshchin [asked] that the port is closed.",
        right=(
            "Roshchin asked that the port be closed, denied that it is full and argued that whether it sails "
            "matters."
        ),
        find=verb_and_content,
    ),
    Rule(
        name="whose-pronoun",
        group="attribution",
        severity="hint",
        says="“He” or “she” opens a sentence behind one that names two people.",
        wrong=ITEM + " Roshchin says that Putin has met Lavrov. [He] wants a port.",
        right=ITEM + " Roshchin says that Putin’s ships wait. He wants a port.",
        find=two_candidates,
    ),
    Rule(
        name="whose-view",
        group="attribution",
        severity="hint",
        says="Behind a quotation of somebody else the text goes on without saying whose view it is.",
        wrong=ITEM
        + " Putin said, “We will never close the northern ports.” [The ports need coal and] steel.",
        right=ITEM
        + " Putin said, “We will never close the northern ports.” Roshchin doubts that the ports have coal.",
        find=view_runs_on,
    ),
    Rule(
        name="unnamed-source",
        group="attribution",
        severity="hint",
        says="An item gives a view that nobody by name holds.",
        wrong=ITEM + " [It is believed that] ports wait.",
        right=ITEM + " Roshchin believes that ports wait.",
        find=unnamed,
    ),
)
