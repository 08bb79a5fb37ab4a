"""Who signs in a lead: persons with their titles and roles, «he», «the paper», camps."""

from __future__ import annotations

import re
from functools import cache

from dragoman.model.press import Span
from dragoman.model.published import NamedSpan
from dragoman.proof import dating
from dragoman.proof.head import Head, Part
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.papers import outlet_at
from dragoman.proof.pieces import piece_pattern
from dragoman.proof.scene import DOMAIN, NAME, TOKEN, Scene


def authors(head: Head, at: int) -> Part | None:
    """«Mikhail Kotov», «Russian Ambassador Ivan Denisov», «A, B, and C», with titles left out."""
    return None if head.has("author") else signed(head, at)


def signed(head: Head, at: int) -> Part | None:
    """Read the persons named at ``at``, or the outlet that stands where a person would."""
    by = re.compile(r"(?:by|with|from|of)\s").match(head.plain, at, head.end)
    start = (
        by.end() if by and head.parts and head.parts[-1].kind in ("piece", "title", "date") else at
    )
    start = _after_article(head, _after_roles(head, start))
    paper = outlet_at(head, start)
    if paper and DOMAIN.fullmatch(head.plain[paper.start : paper.end]):
        named = head.scene.named(*paper)
        return Part(kind="author", start=at, end=paper.end, outlet=named, sure=True)
    found: list[NamedSpan] = []
    end = start
    while True:
        place = person_at(head, start)
        if place is None:
            break
        owned = OWN.match(head.plain, place.end, head.end)
        if owned:
            return _owner(head, at, place, owned.end()) if not found else None
        found.append(head.scene.named(*place))
        end = place.end
        joint = re.compile(r"(?:,\s(?:and\s|&\s)?|\sand\s|\s&\s)").match(head.plain, end, head.end)
        if not joint:
            break
        start = _after_roles(head, joint.end())
    if not found:
        return None
    if len(found) == 1 and head.scene.looks_like_outlet(found[0].start, found[0].end):
        return Part(kind="author", start=at, end=end, outlet=found[0], sure=True)
    return Part(kind="author", start=at, end=end, authors=tuple(found))


OWN = re.compile(r"(?:[’'ʹʼ]s|(?<=s)[’'])\s")


def _owner(head: Head, at: int, place: Span, after: int) -> Part | None:
    """«Pugacheva’s chapter»: its author; «Kommersant’s Mikhail Kotov»: the man and his paper."""
    name = head.scene.named(*place)
    outlet = head.scene.looks_like_outlet(*place)
    person = person_at(head, _after_roles(head, after))
    if person and not piece_pattern().match(head.plain, after, head.end):
        who = (head.scene.named(*person),)
        return Part(
            kind="author", start=at, end=person.end, authors=who, outlet=name if outlet else None
        )
    month = dating.when(head.plain, after, head.end, head.scene.issue)
    if not month and not piece_pattern().match(head.plain, after, head.end):
        return None
    if outlet:
        return Part(kind="author", start=at, end=after, outlet=name, sure=True)
    return Part(kind="author", start=at, end=after, authors=(name,))


def _after_article(head: Head, at: int) -> int:
    """Pass by «the» before an outlet: «the Hankyoreh argued»."""
    if head.plain[at : at + 4] not in ("the ", "The "):
        return at
    place = person_at(head, at + 4)
    return at + 4 if place and head.scene.looks_like_outlet(*place) else at


FULL = 2
"""Words of a full name."""
OF = frozenset(("of", "to", "at", "for", "in"))
MOST_OF = 6
UNLISTED = re.compile(r"(?:the\s)?(?:[a-z][a-z-]+\s){1,3}(?=[A-Z][\w’'.-]*\s[A-Z])")
"""A role in no list, before a full name."""


def _after_roles(head: Head, at: int) -> int:
    """Pass by a role in small letters before a name: «former ambassador to Japan Aleksandr Panov»."""
    words = head.scene.words
    place, seen, of, more = at, False, False, 0
    while True:
        token = re.compile(r"[^\s,;:.]+\.?,?\s").match(head.plain, place, head.end)
        if not token:
            return at
        plain = token[0].strip(" ,")
        if token[0].endswith(", "):
            named = (seen or plain in words.roles) and person_at(head, token.end())
            return token.end() if named else at
        if plain == "The":
            plain = "the"
        if plain in words.roles:
            seen = True
        elif plain not in words.role_words:
            more += 1
            if not (seen and of and plain[0].islower() and more <= MOST_OF):
                break
        of = of or (seen and plain in OF)
        place = token.end()
    person = person_at(head, place) if seen else None
    if person and (not of or " " in head.plain[person.start : person.end]):
        return place
    unlisted = UNLISTED.match(head.plain, at, head.end)
    if unlisted and head.has("outlet") and head.has("date") and person_at(head, unlisted.end()):
        return unlisted.end()
    return at


def person_at(head: Head, at: int) -> Span | None:
    """Return the person named at ``at``: leading titles, nations and countries are no part of the name."""
    scene, plain = head.scene, head.plain
    found = NAME.match(plain, at, head.end)
    if not found:
        return None
    tokens = [Span(at + each.start(), at + each.end()) for each in TOKEN.finditer(found[0])]
    tokens = _within_name(scene, tokens)
    tokens = _without_titles(scene, tokens)
    if plain[:at].endswith((" to ", " of ")) and len(tokens) > FULL:
        tokens = tokens[-FULL:]  # «ambassador to Harbourland Petr Bakenov»: a place nobody knows
    if not tokens:
        return None
    place = Span(tokens[0].start, tokens[-1].end)
    name = plain[place.start : place.end]
    if scene.is_place(name) or not re.search(r"[^\W\d_]{2}", name):
        return None
    return place


def _within_name(scene: Scene, tokens: list[Span]) -> list[Span]:
    """Cut a run of capitals before a word that no name holds: a month, «The»."""
    for place, each in enumerate(tokens):
        plain = scene.plain[each.start : each.end]
        if plain.casefold() in scene.words.not_names:
            return tokens[:place]
    return tokens


def _without_titles(scene: Scene, tokens: list[Span]) -> list[Span]:
    """Take titles and places off the head: «North Korea Aleksandr Matsegora», «Foreign Minister Wang Yi»."""
    while tokens:
        words = [scene.plain[each.start : each.end] for each in tokens]
        taken = 0
        for length in range(min(3, len(words) - FULL), 0, -1):
            if scene.is_place(" ".join(words[:length])):
                taken = length
                break
        if not taken and words[0].casefold().rstrip(".") in scene.words.titles and len(words) > 1:
            taken = 1
        if not taken:
            return tokens
        tokens = tokens[taken:]
    return tokens


BETWEEN = re.compile(r"[^,.;:()“”]{3,90}(?=,\s)")
STANDS = re.compile(
    rf",\s(?:in\s[A-Z“]|in\sthe\s[A-Z]|on\s{dating.MONTH}|on\s{dating.DAY}\s|writing\s)"
)
"""What between two commas stands before an outlet or a date says something of the person."""


def a_role(head: Head, at: int) -> Part | None:
    """«, director of the Institute of the Far East,», «(MGIMO)» behind a name."""
    if not head.parts or head.parts[-1].kind not in ("author", "role"):
        return None
    bracket = re.compile(r"\([^()\n]{2,80}\)").match(head.plain, at, head.end)
    if bracket:
        inner = dating.when(head.plain, at + 1, head.end, head.scene.issue)
        return None if inner else Part(kind="role", start=at, end=bracket.end())
    if head.plain[at - 2 : at] != ", " and head.plain[at - 1 : at] != ",":
        return None
    words = head.scene.words
    between = BETWEEN.match(head.plain, at, head.end)
    if between and STANDS.match(head.plain, between.end()):
        return Part(kind="role", start=at, end=between.end())
    limit = re.compile(r",|\sin\s(?=[A-Z])|[(:]").finditer(head.plain, at, min(head.end, at + 200))
    for each in limit:
        tokens = [t.casefold().strip(".") for t in head.plain[at : each.start()].split()]
        if any(token in words.roles for token in tokens[:8]) and "who" not in tokens:
            return Part(kind="role", start=at, end=each.start())
    return None


@cache
def _again() -> re.Pattern[str]:
    back = lexicon().data["back"]
    return re.compile(
        rf"(?P<paper>(?i:{any_of(back['paper'])}))\b|(?P<person>(?i:{any_of(back['person'])}))\b(?!\w)"
    )


def the_same_sayer(head: Head, at: int) -> Part | None:
    """«He», «the author», «the paper»: that of the item before."""
    found = _again().match(head.plain, at, head.end)
    if found and head.plain[found.end() : found.end() + 4] == " by ":
        return None
    if not found or head.before.index is None or head.has("author"):
        return None
    if found["paper"]:
        if head.before.outlet is None:
            return None
        return Part(kind="author", start=at, end=found.end(), outlet=head.before.outlet, same=True)
    if not head.before.authors:
        return None
    return Part(kind="author", start=at, end=found.end(), authors=head.before.authors, same=True)


@cache
def _camp() -> re.Pattern[str]:
    camps = lexicon().data["camps"]
    side = any_of(map(re.escape, camps["sides"].split()))
    return re.compile(
        rf"(?:the\s)?(?:(?:more|most|many|some|other|several|both)\s)?(?P<side>{side})(?:\s(?:and|or|,)?\s?(?:{side}))*\s(?P<media>{any_of(camps['media'])})\b",
        re.IGNORECASE,
    )


def a_camp(head: Head, at: int) -> Part | None:
    """«Conservative coverage», «the progressive press»."""
    found = _camp().match(head.plain, at, head.end)
    if not found or head.has("author"):
        return None
    return Part(kind="camp", start=at, end=found.end(), authors=(head.scene.named(*found.span()),))
