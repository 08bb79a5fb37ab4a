"""A text with its words, and organisations as they stand in it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.annotation import Annotation, Token
from dragoman.language.organisations import head, nominative
from dragoman.model.knowledge import Knowledge

QUOTES = "«»\"“”„'"
OPENING, CLOSING = '«„“"', '»“”"'
INSIDE = 60
"""Characters that a name in quotation marks has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as printed: ``key`` is its lemmas, ``marked`` whether it stands in quotation marks."""

    start: int
    end: int
    name: str
    key: str
    marked: bool = False
    sure: bool = False
    """Whether it is printed in the nominative, or needs no case."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A text with its words, and what is known of outlets."""

    text: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    heads: frozenset[int]
    """Where sentences begin, and quotations."""
    knowledge: Knowledge

    def words(self, start: int, end: int) -> list[Token]:
        """Return the words of ``text[start:end]``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(self.tokens[first:last])

    def before(self, start: int) -> Token | None:
        """Return the word or mark before ``start``."""
        place = bisect_left(self.starts, start)
        return self.tokens[place - 1] if place else None


def page_of(annotation: Annotation, knowledge: Knowledge) -> Page:
    """Return a text as its annotation has it."""
    tokens = [token for each in annotation.sentences for token in each.tokens]
    heads = {each.start for each in annotation.sentences}
    for one, other in itertools.pairwise(tokens):
        if one.text in OPENING or (one.start in heads and not one.text[:1].isalnum()):
            heads.add(other.start)
    return Page(
        annotation.text, tokens, [each.start for each in tokens], frozenset(heads), knowledge
    )


def opened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch carried on to the closing mark where it starts behind an opening one."""
    if text[max(start - 1, 0) : start] in [*OPENING]:
        for place in range(end, min(start + INSIDE, len(text))):
            if text[place] in CLOSING:
                return start, place
            if text[place] in "\n.!?" + OPENING:
                break
    return start, end


def body_of(page: Page, words: Sequence[Token], *, marked: bool | None = None) -> Body:
    """Return the body that ``words`` print, under its nominative."""
    start, end = words[0].start, words[-1].end
    quoted = page.text[max(start - 1, 0) : start] in [*OPENING]
    top = words[head(words)]
    return Body(
        start=start,
        end=end,
        name=nominative(page.text, words),
        key=" ".join(each.lemma for each in words),
        marked=quoted if marked is None else marked,
        sure="Case=Nom" in top.feats or "Case=" not in top.feats,
    )


def closed(page: Page, body: Body) -> bool:
    """Tell a name that fills its quotation marks from words that a quotation opens with."""
    return body.marked and page.text[body.end : body.end + 1] in [*CLOSING]
