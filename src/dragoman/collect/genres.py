"""A piece's genre, and the rule that says so: what is declared, printed or built; else unknown.

What each genre is stands in ``docs/sources.md``, the words in ``knowledge/genres.toml``. A wrong genre is
worse than none, so a rule that is not sure stays silent, and news is decided last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from dragoman.collect import rubrics, turns, wires
from dragoman.collect.fields import Candidate
from dragoman.collect.rubrics import ORDER, Told
from dragoman.model.press import Genre

HEAD, TAIL = 3, 2
"""Lines of a text that may hold a label or say who talked with whom."""
CONFIRMED = 2
"""Turns that confirm an interview which something else speaks for."""
READ: Mapping[str, Callable[[str], Told | None]] = MappingProxyType(
    {
        "declared": rubrics.label,
        "genre": rubrics.label,
        "label": rubrics.printed,
        "type": rubrics.kind,
        "tag": rubrics.printed,
    }
)
"""How the words of a cue are read, by its rule; all others are sections' names."""
WEAK = frozenset({"tag", "feed"})
"""Cues that mix what a piece is with what it is about: believed where a person signs."""
BOOK = re.compile(
    r"ISBN|\b\d{2,4}\s?(?:с\.|стр\.|s\.|pp\.|pages|p\.(?! ?m)|Seiten|páginas|págs?\.|pagine|stron)"
    r"|\b\d{3,5}円|[0-9０-９,，]{3,6}円(?:[+＋]税)?[)）]?$|\d{1,3}(?:\.\d{2})?元"
)
PUBLISHED = re.compile(
    r"(?:19|20)\d{2}|出版|書店|書房|書院|文庫|新書|社[・、]|Verlag|Press\b|Изд|М\.:|СПб"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is known of a piece: its cues in their order of trust, and what it prints."""

    cues: tuple[Candidate, ...] = ()
    url: str | None = None
    titles: tuple[str, ...] = ()
    text: str = ""
    language: str = "und"
    persons: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    """All that stands as its byline, as printed."""
    posted: bool = False
    """Whether it is a post of a channel or a reference's abstract."""


def genre(piece: Piece) -> tuple[Genre, str] | None:
    """Return the genre and its rule; nothing where it is unknown."""
    for cue in piece.cues:
        if cue.rule == "declared" and (stated := _stated(cue.words)):
            return stated, "declared"
    said = list(_said(piece))
    if any(told == "none" for told, _ in said):
        return None
    found = _rubric(said, piece)
    if found and found[0] not in ("column", "analysis"):
        return found
    if _is_interview(piece):
        return "interview", "turns"
    if found:
        return found
    return _book(piece) or _news(piece, said)


def _stated(words: str) -> Genre | None:
    plain = words.casefold()
    return next((each for each in get_args(Genre) if each == plain), None)


def _said(piece: Piece) -> Iterator[tuple[Told, str]]:
    """Yield what each cue tells, in the order of trust."""
    for cue in piece.cues:
        told = READ.get(cue.rule, rubrics.section)(cue.words)
        if told and (cue.rule not in WEAK or (told == "column" and piece.persons)):
            yield told, cue.rule
    if told := rubrics.address(piece.url):
        yield told, "address"
    for title in piece.titles[:3]:
        if told := rubrics.title(title):
            yield told, "title"
            break
    lines = _lines(piece.text)
    for line in lines[:HEAD]:
        if (told := rubrics.label(line)) and told not in ("news", "signed"):
            yield told, "first lines"
            break
    if by := rubrics.signed((*piece.bylines, *lines[:HEAD], *lines[-TAIL:])):
        yield by, "byline"


def _lines(text: str) -> list[str]:
    """Return the first and the last lines of a text, without taking all of a long one apart."""
    if len(text) < 4000:  # noqa: PLR2004 - code points
        return [each.strip() for each in text.split("\n") if each.strip()]
    ends = (text[:2000], text[-1500:])
    return [each.strip() for end in ends for each in end.split("\n") if each.strip()]


def _rubric(said: Sequence[tuple[Told, str]], piece: Piece) -> tuple[Genre, str] | None:
    """Return the most telling of what was said; an opinion is whoever's that signs it."""
    told = {each: rule for each, rule in reversed(said) if each not in ("news", "none")}
    if "signed" in told and piece.persons:
        told.setdefault("column", told["signed"])
    found = next((each for each in ORDER if each in told), None)
    if found is None:
        return None
    rule = told[found]
    if found == "editorial" and piece.persons:
        return "column", f"{rule}, signed"
    return found, rule


def _is_interview(piece: Piece) -> bool:
    if turns.is_talk(piece.text):
        return True
    return any(map(rubrics.asks, piece.titles[:2])) and turns.is_talk(piece.text, few=CONFIRMED)


def _book(piece: Piece) -> tuple[Genre, str] | None:
    """Find the line with a book's publisher, year, pages or price at the head or end of its review."""
    lines = _lines(piece.text)
    if len(lines) < 3:  # noqa: PLR2004 - a note of a new book is no review
        return None
    for line in (*lines[:HEAD], *lines[-TAIL:]):
        if len(line) <= 250 and BOOK.search(line) and PUBLISHED.search(line):  # noqa: PLR2004 - a line
            return "review", "book's line"
    return None


def _news(piece: Piece, said: Sequence[tuple[Told, str]]) -> tuple[Genre, str] | None:
    types = [rule for told, rule in said if told == "news" and rule == "type"]
    if types:
        return "news", "type"
    rule = wires.rule(
        wires.Sent(
            text=piece.text,
            title=piece.titles[0] if piece.titles else "",
            language=piece.language,
            persons=piece.persons,
            credits=piece.credits,
            posted=piece.posted,
            filed=any(told == "news" for told, _ in said),
        )
    )
    return ("news", rule) if rule else None
