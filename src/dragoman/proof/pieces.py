"""Pieces in a lead: «an editorial in X», «a chapter on Y», titles in quotation marks."""

from __future__ import annotations

import re
from functools import cache

from dragoman.proof import dating
from dragoman.proof.head import Head, Part
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.papers import outlet_at
from dragoman.proof.scene import WORD


@cache
def piece_pattern() -> re.Pattern[str]:
    """Return the pattern of a piece: article, date, paper, noun."""
    nouns = any_of(map(re.escape, lexicon().pieces))
    return re.compile(
        rf"(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ii]n\san?|[Ii]n\sthe|[Ii]n\shis|[Ii]n\sher|[Ii]n\sits|[Ii]n\stheir)\s)?"
        rf"(?:(?:long|lengthy|short|brief|recent|new|separate|second|another|joint|unsigned|similar|detailed|extensive|wide-ranging|follow-up|different|co-authored|major|lead|front-page|weekly|regular)\s)*"
        rf"(?:(?P<date>{dating.MONTH}\s{dating.DAY})\s)?(?P<paper>(?:{WORD}\s){{0,4}})(?P<noun>{nouns})\b"
    )


def a_piece(head: Head, at: int) -> Part | None:
    """Read «an editorial in X», «the March 3 Yomiuri editorial», «an interview with A», «a commentary by A»."""
    found = piece_pattern().match(head.plain, at, head.end)
    if not found:
        return None
    published = None
    if found["date"]:
        told = dating.when(head.plain, found.start("date"), found.end("date"), head.scene.issue)
        published = told.published if told else None
    outlet = None
    if found["paper"]:
        place = outlet_at(head, found.start("paper"))
        first = found["paper"].split()[0].casefold()
        if place is None or place.end != found.end("paper") - 1:
            if (
                not head.scene.is_place(found["paper"].strip())
                and first not in head.scene.words.not_names
            ):
                return None
        elif not head.scene.is_place(found["paper"].strip()):
            outlet = head.scene.named(*place)
    bare = (
        not re.match(r"[Aa]n?\s|[Tt]he\s|[Hh]|[Ii]", found[0]) and not found["date"] and not outlet
    )
    owned = any(
        head.plain[each.end - 2 : each.end] == "s " for each in head.parts if each.kind == "author"
    )
    if bare and not (head.parts and (owned or head.parts[-1].kind == "author")):
        return None
    return Part(
        kind="piece",
        start=at,
        end=found.end(),
        outlet=outlet,
        published=published,
        genre=head.scene.words.pieces[found["noun"]],
    )


def a_quoted_title(head: Head, at: int) -> Part | None:
    """«titled “The Triangle”»."""
    found = re.compile(
        r"(?:[Ii]n\s(?=[“\"«‘]))?(?:(?:under\sthe\s(?:title|heading|headline)|titled|entitled|called|headlined)\s)?[“\"«‘][^”\"»\n]{3,160}[”\"»’]"
    ).match(head.plain, at, head.end)
    if not found or not (head.parts or found[0].startswith(("In", "in"))):
        return None
    return Part(kind="title", start=at, end=found.end())
