"""The head of a sentence read part by part up to its verb, and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.proof.accepting import Found, Verb
from dragoman.proof.head import Head, Part
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.papers import in_an_outlet, the_same_paper
from dragoman.proof.parts import PARTS, a_date, a_number
from dragoman.proof.pieces import a_piece, piece_pattern
from dragoman.proof.signers import signed

MOST_PARTS = 16
TOPIC = 22
"""Words that may stand between a piece and its outlet: «a chapter on inter-Korean relations in X»."""
BEHIND = 30
"""Words behind the verb among which the outlet is looked for."""


def read(head: Head, start: int, *, opens: bool) -> Found | None:
    """Return what the sentence that begins at ``start`` gives as a lead, or nothing."""
    at = _collect(head, _after_connective(head, start))
    if not head.parts:
        return None
    verb = _verb(head, at)
    found = Found(head=head, start=start, verb=verb, opens=opens, end=verb.end if verb else at)
    found = _gathered(found, head.parts)
    if verb is None and found.outlet and found.dated and not found.authors:
        verb = _passive_verb(head, at)
        found = replace(found, verb=verb, end=verb.end if verb else at)
    if verb is None:
        rest = head.plain[at : head.end].strip()
        if rest[:1] in COLONS and rest[1:].strip() and not found.authors:
            found = _behind_colon(head, found, head.plain.index(rest[0], at) + 1)
        return found if rest[:1] in ("", ".", *COLONS) else None
    return _behind(found, verb)


COLONS = (":", "–", "—", "-")


def _behind_colon(head: Head, found: Found, at: int) -> Found:
    """Name the author of «Vestnik Gavani, March 5: Ivan Lotsman doubts»."""
    named = signed(head, _skipped(head, at))
    verb = _verb(head, _skipped(head, named.end)) if named else None
    if named is None or verb is None or not verb.kind:
        return found
    return replace(found, authors=named.authors, verb=verb, end=verb.end)


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
        at = _skipped(head, at)
        verb = _verb(head, at)
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
    return _skipped(head, at)


PARTICIPLE = re.compile(r"(?:published|printed|posted|dated|written)\s(?:in|on|by|for)\s")


def _is_participle(head: Head, at: int) -> bool:
    """Tell «“The Guild,” published in X on March 3, A declares», where the verb is still to come."""
    return not head.has("author") and bool(PARTICIPLE.match(head.plain, at, head.end))


def _owns(head: Head) -> bool:
    """Tell whether the last part is one whose own piece may follow: «Pugacheva’s chapter»."""
    last = head.parts[-1]
    return last.kind == "author" and head.plain[last.end - 3 : last.end] in ("’s ", "'s ", "ʹs ")


def _skipped(head: Head, at: int) -> int:
    while at < head.end and head.plain[at] in " ,":
        at += 1
    return at


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
        behind = _skipped(head, outlet.end)
        return bool(outlet.sure or _verb(head, behind) or a_date(head, behind))
    if head.plain[place : place + 3] == "on " and a_date(head, place):
        return True
    verb = _verb(head, place)
    return known and verb is not None and bool(verb.kind)


AUX = r"(?:was|were|is|are|has|have|had|been|being|did|does)"
ADVERB = (
    r"(?:[a-z]+ly|also|then|again|further|instead|even|still|now|in turn|therefore|thus|both|too"
    r"|once more|once again|not only|not)"
)
VERB = re.compile(
    rf"(?P<aux>(?:{AUX}\s)*)(?:{ADVERB},?\s)*(?P<aux2>(?:{AUX}\s)*)(?P<word>[a-z][a-z-]+)\b"
)
NO_VERB = frozenset(
    [
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "of",
        "to",
        "from",
        "and",
        "or",
        "but",
        "as",
        "that",
        "who",
        "whose",
        "which",
        "while",
        "when",
        "where",
        "because",
        "since",
        "although",
        "though",
        "if",
        "than",
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "these",
        "both",
        "into",
        "about",
        "after",
        "before",
        "during",
        "under",
        "over",
        "between",
        "among",
        "against",
        "without",
        "within",
        "across",
    ]
)


HAD = re.compile(r"(?:had|has)(?=\san?\s)")
"""«Sankei on February 11 had an article»."""


def _verb(head: Head, at: int) -> Verb | None:
    found = VERB.match(head.plain, at, head.end)
    if not found or found["word"] in NO_VERB:
        had = HAD.match(head.plain, at, head.end)
        return (
            Verb(word=had[0], start=at, end=had.end(), kind="write", passive=False) if had else None
        )
    kind = head.scene.words.verbs.get(found["word"], "")
    passive = bool(re.search(r"\b(?:was|were|is|are|been)\b", found["aux"] + found["aux2"]))
    return Verb(word=found["word"], start=at, end=found.end(), kind=kind, passive=passive)


PUBLISHED = frozenset(
    [
        "had",
        "has",
        "published",
        "publishes",
        "carried",
        "carries",
        "ran",
        "runs",
        "printed",
        "prints",
        "featured",
        "features",
        "posted",
        "hosted",
        "interviewed",
        "interviews",
        "held",
        "conducted",
        "aired",
    ]
)


def _interviewed(found: Found, verb: Verb) -> Found:
    """Name those whom a paper published or asked: «published an interview with A, B, and C»."""
    head = found.head
    if verb.word not in PUBLISHED:
        return found
    place = _skipped(head, verb.end)
    owner = signed(head, place)
    if owner and owner.authors and piece_pattern().match(head.plain, owner.end):
        return replace(found, authors=owner.authors, end=owner.end)
    piece = a_piece(head, place)
    if piece:
        head.parts.append(piece)
        place = _skipped(head, piece.end)
        if not re.compile(r"(?:with|by|of|from)\s").match(head.plain, place):
            return found
    elif not verb.word.startswith("interview"):
        return found
    named = signed(head, place)
    if named is None or not named.authors:
        return found
    return replace(found, authors=named.authors, end=named.end, piece=True)


PASSIVE = re.compile(
    r"(?:the|an?|[A-Z][\w’'.-]*)\s(?:[\w’'“”.-]+\s){0,14}?(?:was|were|is|are)\s(?:[a-z]+ly\s)?(?P<word>[a-z]+(?:ed|en|ht|own))\b"
)


def _passive_verb(head: Head, at: int) -> Verb | None:
    """Return the verb of «the visit of the harbour master was treated»."""
    found = PASSIVE.match(head.plain, at, head.end)
    if not found:
        return None
    word = found["word"]
    kind = head.scene.words.verbs.get(word, "")
    return Verb(word=word, start=found.start("word"), end=found.end(), kind=kind, passive=True)


def _gathered(found: Found, parts: list[Part]) -> Found:
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


def _behind(found: Found, verb: Verb) -> Found:
    """Look behind the verb for what the head lacks: «wrote in Kommersant on March 3»."""
    head, at = found.head, verb.end
    if found.outlet is None and (found.authors or found.camp or verb.passive):
        place = at
        for number in range(BEHIND):
            place = _skipped(head, place)
            outlet = the_same_paper(head, place) or in_an_outlet(head, place)
            near = number < 2 or verb.word in ("wrote", "writes", "published", "publishes")  # noqa: PLR2004
            if outlet and (outlet.sure or (near and verb.kind == "write" and number < 10)):  # noqa: PLR2004
                head.parts.append(outlet)
                found = replace(_gathered(found, [outlet]), end=outlet.end)
                at = outlet.end
                break
            step = re.compile(r"[^\s]+").match(head.plain, place, head.end)
            if not step or step[0][0] in '“"«' or re.search(r"[.:;?!]$", step[0]):
                break
            place = step.end()
    if not found.authors and found.outlet and not found.camp:
        found = _interviewed(found, verb)
    for _ in range(3):
        place = _skipped(head, at)
        number_ = a_number(head, place) if found.outlet else None
        date_ = a_date(head, place) if found.published is None else None
        if number_ is None and date_ is None and found.outlet is None:
            date_ = a_date(head, _skipped(head, verb.end)) if found.published is None else None
        part = number_ or date_
        if part is None:
            break
        found = _gathered(found, [part])
        at = part.end
    return found
