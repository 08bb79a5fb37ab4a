"""The head of a sentence read part by part up to its verb."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.proof.accepting import Found
from dragoman.proof.behind import COLONS, behind, behind_colon, gathered
from dragoman.proof.head import Head
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.papers import in_an_outlet, the_same_paper
from dragoman.proof.parts import PARTS, a_date
from dragoman.proof.verbs import passive_verb, skipped, verb_at

MOST_PARTS = 16
TOPIC = 22
"""Words that may stand between a piece and its outlet: «a chapter on inter-Korean relations in X»."""


def read(head: Head, start: int, *, opens: bool) -> Found | None:
    """Return what the sentence that begins at ``start`` gives as a lead, or nothing."""
    at = _collect(head, _after_connective(head, start))
    if not head.parts:
        return None
    verb = verb_at(head, at)
    found = Found(head=head, start=start, verb=verb, opens=opens, end=verb.end if verb else at)
    found = gathered(found, head.parts)
    if verb is None and found.outlet and found.dated and not found.authors:
        verb = passive_verb(head, at)
        found = replace(found, verb=verb, end=verb.end if verb else at)
    if verb is None:
        rest = head.plain[at : head.end].strip()
        if rest[:1] in COLONS and rest[1:].strip() and not found.authors:
            found = behind_colon(head, found, head.plain.index(rest[0], at) + 1)
        return found if rest[:1] in ("", ".", *COLONS) else None
    return behind(found, verb)


@cache
def _connective() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{any_of(map(re.escape, lexicon().connectives))}),?\s)+", re.IGNORECASE
    )


def _after_connective(head: Head, at: int) -> int:
    found = _connective().match(head.plain, at, head.end)
    return found.end() if found else at


def _collect(head: Head, at: int) -> int:
    """Read parts from ``at`` on and return where they end."""
    while len(head.parts) < MOST_PARTS:
        at = skipped(head, at)
        verb = verb_at(head, at)
        if verb and verb.kind and head.parts and not _owns(head) and not _is_participle(head, at):
            break
        part = next((found for _, rule in PARTS if (found := rule(head, at))), None)
        if part is None:
            further = _over_topic(head, at)
            if further is None:
                break
            at = further
            continue
        if part.end <= at:
            break
        head.parts.append(part)
        at = part.end
    return skipped(head, at)


PARTICIPLE = re.compile(r"(?:published|printed|posted|dated|written)\s(?:in|on|by|for)\s")


def _is_participle(head: Head, at: int) -> bool:
    """Tell «“The Guild,” published in X on March 3, A declares», where the verb is still to come."""
    return not head.has("author") and bool(PARTICIPLE.match(head.plain, at, head.end))


def _owns(head: Head) -> bool:
    """Tell whether the last part is one whose own piece may follow: «Pugacheva’s chapter»."""
    last = head.parts[-1]
    return last.kind == "author" and head.plain[last.end - 3 : last.end] in ("’s ", "'s ", "ʹs ")


def _over_topic(head: Head, at: int) -> int | None:
    """Pass by what a piece is about, up to the outlet or the date behind it."""
    if not head.has("piece") or (head.has("author") and head.has("outlet")):
        return None
    place = at
    for _ in range(TOPIC):
        step = re.compile(r"[^\s]+\s").match(head.plain, place, head.end)
        if not step or re.search(r"[.:;!?]\s$", step[0]):
            return None
        place = step.end()
        if _goes_on(head, place):
            return place
    return None


def _goes_on(head: Head, place: int) -> bool:
    """Tell whether a lead that told of a topic goes on at ``place``: an outlet, a date, the verb."""
    known = head.has("outlet") or any(each.outlet for each in head.parts)
    outlet = None if known else in_an_outlet(head, place) or the_same_paper(head, place)
    if outlet:
        behind = skipped(head, outlet.end)
        return bool(outlet.sure or verb_at(head, behind) or a_date(head, behind))
    if head.plain[place : place + 3] == "on " and a_date(head, place):
        return True
    verb = verb_at(head, place)
    return known and verb is not None and bool(verb.kind)
