"""A whole text at hand for rules that look over the end of a sentence: its paragraphs, words and people."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Mention
from dragoman.read.spans import within

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Page:
    """One text with what stands in it; mentions are those of persons, in order."""

    text: str
    annotation: Annotation
    people: Sequence[Mention]
    knowledge: Knowledge

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [each.start for each in self.annotation.sentences]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The lines that are not empty, trimmed at neither end."""
        return [Span(*each.span()) for each in PARAGRAPH.finditer(self.text) if each[0].strip()]

    def sentence(self, place: int) -> Sentence:
        """Return the sentence that ``place`` lies in, or the last before it."""
        return self.annotation.sentences[max(0, bisect_right(self.starts, place) - 1)]

    def tokens(self, span: Span) -> Iterator[Token]:
        """Yield the words within ``span``."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        for sentence in self.annotation.sentences[first : bisect_left(self.starts, span.end)]:
            yield from (e for e in sentence.tokens if span.start <= e.start and e.end <= span.end)

    def named(self, span: Span) -> list[Mention]:
        """Return the persons named within ``span``, each once."""
        near = within(self.people, span.start, span.end)
        found = {e.name: e for e in near if e.end <= span.end}
        return list(found.values())

    def has_verb(self, span: Span) -> bool:
        """Tell whether a finite verb stands within ``span``."""
        return any(
            each.pos in ("VERB", "AUX")
            and ("VerbForm=Fin" in each.feats or "Variant=Short" in each.feats)
            for each in self.tokens(span)
        )
