"""What stands behind a lead's verb, or behind its colon: the outlet, the date, those asked."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.proof.accepting import Found, Verb
from dragoman.proof.head import Head, Part
from dragoman.proof.papers import in_an_outlet, outlet_at, the_same_paper
from dragoman.proof.parts import a_date, a_number
from dragoman.proof.pieces import a_piece, piece_pattern
from dragoman.proof.signers import signed
from dragoman.proof.verbs import skipped, verb_at

BEHIND = 30
"""Words behind the verb among which the outlet is looked for."""
COLONS = (":", "–", "—", "-")


def behind_colon(head: Head, found: Found, at: int) -> Found:
    """Name the author of «Vestnik Gavani, March 5: Ivan Lotsman doubts»."""
    named = signed(head, skipped(head, at))
    verb = verb_at(head, skipped(head, named.end)) if named else None
    if named is None or verb is None or not verb.kind:
        return found
    return replace(found, authors=named.authors, verb=verb, end=verb.end)


def _told(head: Head, at: int) -> Part | None:
    """Read «told Yomiuri», where the outlet is known."""
    place = outlet_at(head, at)
    if place is None or not head.scene.is_outlet(head.plain[place.start : place.end]):
        return None
    return Part(kind="outlet", start=at, end=place.end, outlet=head.scene.named(*place), sure=True)


WITH = re.compile(r"(?:up\s)?with\s")


def _interviewed(found: Found, verb: Verb) -> Found:
    """Name those whom a paper published or asked: «published an interview with A, B, and C»."""
    head = found.head
    if verb.word not in head.scene.words.carrying:
        return found
    place = skipped(head, verb.end)
    owner = signed(head, place)
    if owner and owner.authors and piece_pattern().match(head.plain, owner.end):
        return replace(found, authors=owner.authors, end=owner.end)
    with_ = WITH.match(head.plain, place)
    piece = a_piece(head, with_.end() if with_ else place)
    if piece:
        head.parts.append(piece)
        place = skipped(head, piece.end)
        if not re.compile(r"(?:with|by|of|from)\s").match(head.plain, place):
            return found
    elif not verb.word.startswith("interview"):
        return found
    named = signed(head, place)
    if named is None or not named.authors:
        return found
    return replace(found, authors=named.authors, end=named.end, piece=True)


def gathered(found: Found, parts: list[Part]) -> Found:
    """Return ``found`` with what ``parts`` name; what is surer wins."""
    for each in parts:
        if each.kind == "camp":
            found = replace(found, camp=True, authors=each.authors)
            continue
        if each.authors and not found.authors:
            found = replace(found, authors=each.authors)
        if each.outlet is not None and (
            found.outlet is None or (each.kind == "outlet" and not found.sure)
        ):
            found = replace(found, outlet=each.outlet, sure=each.sure or found.sure)
        if each.published is not None and (found.published is None or found.again):
            found = replace(found, published=each.published)
        if each.number is not None:
            found = replace(found, number=each.number)
        if each.same:
            found = replace(found, again=True)
        if each.kind == "piece":
            found = replace(found, piece=True)
    return found


def behind(found: Found, verb: Verb) -> Found:
    """Look behind the verb for what the head lacks: «wrote in Kommersant on March 3»."""
    head, at = found.head, verb.end
    if found.outlet is None and (found.authors or found.camp or verb.passive):
        place = at
        for number in range(BEHIND):
            place = skipped(head, place)
            outlet = the_same_paper(head, place) or in_an_outlet(head, place)
            if outlet is None and number == 0 and verb.word in ("told", "tells"):
                outlet = _told(head, place)
            near = number < 2 or verb.word in ("wrote", "writes", "published", "publishes")  # noqa: PLR2004
            if outlet and (outlet.sure or (near and verb.kind == "write" and number < 10)):  # noqa: PLR2004
                head.parts.append(outlet)
                found = replace(gathered(found, [outlet]), end=outlet.end)
                at = outlet.end
                break
            step = re.compile(r"[^\s]+").match(head.plain, place, head.end)
            if not step or step[0][0] in '“"«' or re.search(r"[.:;?!]$", step[0]):
                break
            place = step.end()
    if not found.authors and found.outlet and not found.camp:
        found = _interviewed(found, verb)
    for _ in range(3):
        place = skipped(head, at)
        number_ = a_number(head, place) if found.outlet else None
        date_ = a_date(head, place) if found.published is None else None
        if number_ is None and date_ is None and found.outlet is None:
            date_ = a_date(head, skipped(head, verb.end)) if found.published is None else None
        part = number_ or date_
        if part is None:
            break
        found = gathered(found, [part])
        at = part.end
    return found
