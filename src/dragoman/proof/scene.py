"""What the rules of a lead look at: the plain text beside the printed one, and what is known so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.model.document import Document
from dragoman.model.press import PublicationDate, Span
from dragoman.model.published import NamedSpan
from dragoman.proof.lexicon import Lexicon, folded

INITIAL = r"[A-Z]\.(?:[\s-]?[A-Z]\.)*"
WORD = (
    r"[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿ](?:[\w\u0300-\u036f]|[-–](?=\w)|[’'ʹʼ](?!s\b)(?=[^\W\d_])|&(?=[A-Z]))*"
    r"(?:[’'ʹʼ](?=[\s,;:.)]))?"
)
"""A capitalised word; a mark inside it or at its end is an apostrophe or a soft sign."""
PARTICLE = r"(?:van|von|de|der|den|la|le|al|bin|ibn|el|da|di|du|ul|ter|ben|dos|af|zu)"
PERSON = rf"(?:{INITIAL}|{WORD})(?:\s(?:{PARTICLE}\s){{0,2}}(?:{INITIAL}|{WORD})){{0,5}}"
NAME = re.compile(PERSON)
TOKEN = re.compile(rf"{INITIAL}(?=\s)|\S+")
DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:ru|com|org|net|cn|jp|kr|kz|ua|by|info|asia|de|eu|in|io)\b")


@dataclass(kw_only=True)
class Scene:
    """``plain`` is as long as the document's text: line ends and no-break spaces are spaces in it.

    What leads taught so far: outlets and persons by their folded names.
    """

    document: Document
    plain: str
    words: Lexicon
    issue: str | None = None
    outlets: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    openings: frozenset[int] = frozenset()
    """Where paragraphs begin."""
    known: frozenset[str] = frozenset()
    """The desk's own outlets, folded."""

    @cached_property
    def _italics(self) -> tuple[list[int], tuple[Span, ...]]:
        spans = tuple(sorted(self.document.italics))
        return [each.start for each in spans], spans

    def is_italic(self, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` is printed in italics."""
        starts, spans = self._italics
        place = bisect_right(starts, start) - 1
        return place >= 0 and spans[place].end >= end

    def is_place(self, name: str) -> bool:
        """Tell whether a name is a country, a city, or one's adjective."""
        return folded(name) in self.words.places

    def is_outlet(self, name: str) -> bool:
        """Tell whether a name is that of an outlet, from lists or from this report."""
        plain = folded(name)
        return plain in self.words.outlets or plain in self.known or plain in self.outlets

    def looks_like_outlet(self, start: int, end: int) -> bool:
        """Tell an outlet by its name, by a word in it, by its domain, by italics."""
        name = self.plain[start:end]
        if self.is_outlet(name) or DOMAIN.fullmatch(name):
            return True
        if any(folded(each) in self.words.outlet_words for each in name.split()):
            return True
        return self.is_italic(start, end) and not self.is_place(name)

    def named(self, start: int, end: int) -> NamedSpan:
        """Return the name printed at ``[start, end)``."""
        return NamedSpan(name=" ".join(self.plain[start:end].split()), start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The item before the one at hand, for what is named again."""

    index: int | None = None
    authors: tuple[NamedSpan, ...] = ()
    outlet: NamedSpan | None = None
    published: PublicationDate | None = None


BLANK = re.compile(r"[\t\r\n\f\v\u00a0\u2002-\u200a\u202f\u205f\u3000]")


def plain_of(text: str) -> str:
    """Return ``text`` with every kind of white space as a plain one, character for character."""
    return BLANK.sub(" ", text)
