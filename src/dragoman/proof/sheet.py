"""A report as the rules of proofreading look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.model.document import Document
from dragoman.model.press import Span
from dragoman.model.published import Published
from dragoman.proof.against.beside import Against
from dragoman.proof.against.compared import Compared, compared
from dragoman.proof.housestyle import House
from dragoman.proof.layout import Layout, layout, sentences
from dragoman.proof.parse import parse
from dragoman.proof.scene import plain_of

WORD = re.compile(r"[^\W\d_]+(?:[’'ʹ-][^\W\d_]+)*")
AROUND = 60
"""Code points on either side by which the script of a place is told."""
CURLY, STRAIGHT = "“”", '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as printed, its place, and whether it begins a sentence, a heading or a quotation."""

    text: str
    start: int
    end: int
    first: bool

    @property
    def place(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)


@dataclass(kw_only=True)
class Sheet:
    """``plain`` is as long as ``text``; every kind of white space is a plain space in it, line ends too.

    ``house`` are a desk's own orders, the names of its ledger among what is right as it stands. ``against`` is what
    the report is compared with, if with anything.
    """

    document: Document
    house: House = field(default_factory=House)
    against: Against | None = None

    @property
    def text(self) -> str:
        """Return the text that offsets count into."""
        return self.document.text

    @cached_property
    def plain(self) -> str:
        """Return the text with plain spaces."""
        return plain_of(self.text)

    @cached_property
    def published(self) -> Published:
        """Return the report as records."""
        outlets = self.against.knowledge.outlets if self.against else ()
        return parse(
            self.document,
            [name for each in outlets for name in (each.name, each.house, *each.names)],
        )

    @cached_property
    def compared(self) -> Compared | None:
        """Return what differs from the desk's articles; nothing where there is no desk."""
        if self.against is None:
            return None
        notes = [Span(each.start, each.end) for each in self.document.blocks if each.kind == "note"]
        return compared(self.published, self.plain, self.outline.overview, self.against, notes)

    @cached_property
    def outline(self) -> Layout:
        """Return title, overview, headings and paragraphs."""
        return layout(self.document, self.plain)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Return the overview's and the body's paragraphs in order."""
        return tuple(sorted((*self.outline.overview, *self.outline.paragraphs)))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences of the paragraphs in order."""
        return tuple(each for place in self.paragraphs for each in sentences(self.plain, place))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words of every block, headings too."""
        return tuple(_words(self.plain, self.sentences, self.document))

    @cached_property
    def small(self) -> frozenset[str]:
        """Return the words that the report prints in small letters somewhere."""
        return frozenset(each.text for each in self.words if each.text.islower())

    @cached_property
    def is_curly(self) -> bool:
        """Tell whether the report's quotation marks are curly as a rule: more of them than straight ones."""
        curly = sum(self.text.count(each) for each in CURLY)
        return curly > self.text.count(STRAIGHT)

    def is_english(self, at: int) -> bool:
        """Tell whether the words around a place are of Latin letters: a Russian digest prints «2,5 %»."""
        around = self.plain[max(0, at - AROUND) : at + AROUND]
        return sum(each.isalpha() and each > "\u024f" for each in around) * 4 < len(around)

    def within(self, place: Span, found: Sequence[Span]) -> bool:
        """Tell whether ``place`` lies within one of ``found``."""
        return any(each.start <= place.start and place.end <= each.end for each in found)


def _words(plain: str, parts: Sequence[Span], document: Document) -> Iterator[Word]:
    heads = {each.start for each in parts} | {each.start for each in document.blocks}
    for each in WORD.finditer(plain):
        before = each.start()
        while before and plain[before - 1] in "“\"‘'«([—–":
            before -= 1
        opens = before < each.start() and plain[each.start() - 1] in '“"«'
        yield Word(text=each[0], start=each.start(), end=each.end(), first=before in heads or opens)
