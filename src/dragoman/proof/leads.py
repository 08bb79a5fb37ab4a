"""Leads: the clauses that open an item with its author, outlet and date.

The head of a sentence is read part by part (``parts.PARTS``) up to its verb; what is missing may stand behind
the verb («wrote in Kommersant») or in the next sentence («Published on March 3, ...»). ``ACCEPT`` says
which parts together open an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.model.press import Genre, PublicationDate, Span
from dragoman.model.published import NamedSpan
from dragoman.proof import dating
from dragoman.proof.accepting import ACCEPT, Found
from dragoman.proof.head import Head
from dragoman.proof.reading import read
from dragoman.proof.scene import Before, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A lead and what it names; ``rule`` is the one that accepted it."""

    rule: str
    place: Span
    authors: tuple[NamedSpan, ...]
    outlet: NamedSpan | None
    published: PublicationDate
    verb: str | None
    genre: Genre
    refers: bool
    camp: NamedSpan | None = None


def lead(
    scene: Scene, sentence: Span, following: Span | None, before: Before, *, opens: bool
) -> Lead | None:
    """Return the lead that ``sentence`` begins with, if it does."""
    head = Head(scene=scene, end=sentence.end, before=before)
    found = read(head, sentence.start, opens=opens)
    if found is None:
        return None
    for name, rule in ACCEPT:
        if rule(found):
            return _lead(name, found, following)
    return None


def _lead(rule: str, found: Found, following: Span | None) -> Lead:
    published = found.published or found.number
    if found.published and found.number:
        published = dating.with_issue(found.published, found.number)
    if published is None and following is not None:
        published = _in_the_next(found.head, following)
    if rule == "a paper nobody knows":
        found = replace(found, outlet=found.authors[0], authors=())
    return Lead(
        rule=rule,
        place=Span(found.start, max(found.end, found.verb.end if found.verb else 0)),
        authors=() if found.camp else found.authors,
        outlet=found.outlet,
        published=published or PublicationDate(),
        verb=found.verb.word if found.verb else None,
        genre=_genre(found),
        refers=found.again,
        camp=found.authors[0] if found.camp else None,
    )


NEXT = re.compile(
    r"(?:(?:In\s)?(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er)\s(?P<date>(?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+)(?:,\s\d{4})?,?)\s(?:\w+\s){0,2}?(?P<noun>article|piece|essay|column|editorial|commentary|op-ed|interview|report|review|text|paper|post|story)\b"
    r"|(?:[Pp]ublished|[Aa]ppearing|[Ww]riting|[Pp]rinted|[Dd]ated)\s(?:on\s)?(?=[A-Z\d])"
    r"|(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er)\s(?:\w+\s){0,2}(?P<noun2>\w+),?\s(?:(?:which|that)\s)?(?:was\s)?(?:published|appeared|printed|dated|came\sout|of|from)\s(?:on\s)?(?=[A-Z\d])"
    r"|(?:[Oo]n\s)(?=[A-Z\d][^,]{2,15},?\s(?:he|she|they|the\s(?:author|paper|article))\b))"
)


def _in_the_next(head: Head, following: Span) -> PublicationDate | None:
    """Return the date that only the item's second sentence gives: «The March 3 article ...»."""
    found = NEXT.match(head.plain, following.start, following.end)
    if not found:
        return None
    noun = found["noun"] or found["noun2"]
    if noun and noun not in head.scene.words.pieces:
        return None
    at = found.start("date") if found["date"] else found.end()
    told = dating.when(head.plain, at, following.end, head.scene.issue)
    return told.published if told else None


def _genre(found: Found) -> Genre:
    """Return the genre that the lead's own words give; of two the one of ``GENRES`` first."""
    plain = found.head.plain[found.start : found.head.end]
    told = {each.genre for each in found.head.parts if each.genre}
    verb = found.verb
    if verb and verb.word.startswith("interview"):
        told.add("interview")
    behind = re.match(
        r"[^.;]{0,60}?\b(?:an?|the|his|her)\s(?:\w+\s){0,3}?(interview|review(?:\sarticle|\sessay)?|editorial|column|op-ed|commentary)\b",
        plain[(verb.end if verb else found.end) - found.start :],
    )
    if (
        behind
        and verb
        and verb.word
        in (
            "wrote",
            "writes",
            "published",
            "gave",
            "carried",
            "ran",
            "publishes",
            "contributed",
            "had",
            "offered",
            "presented",
        )
    ):
        told.add(found.head.scene.words.pieces.get(behind[1], "unknown"))
    if found.number and not told & {"review", "interview", "editorial", "column"}:
        told.add("journal")
    for each in ("review", "interview", "editorial", "column", "journal", "analysis", "news"):
        if each in told:
            return each
    return "unknown"
