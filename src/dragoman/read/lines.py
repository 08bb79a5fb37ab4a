"""The sentences of a text as the rules see them, each with the quotations around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.language.annotation import Annotation
from dragoman.model.press import Span
from dragoman.read.cues import EDGES, Line, Words
from dragoman.read.tree import trees


def lines(
    text: str, annotation: Annotation, words: Words, quotes: Sequence[Span]
) -> Iterator[Line]:
    """Yield one line for each sentence, in order."""
    ends = [each.end for each in quotes]
    before: Span | None = None
    for tree in trees(annotation):
        sentence = tree.sentence
        start = text.rfind("\n", 0, sentence.start) + 1
        end = text.find("\n", sentence.end)
        yield Line(
            tree=tree,
            text=text,
            words=words,
            quotes=_near(text, quotes, bisect_left(ends, sentence.start - 1), sentence.end),
            before=before,
            paragraph=Span(start, end if end >= 0 else len(text)),
        )
        before = Span(sentence.start, sentence.end)


def _near(text: str, quotes: Sequence[Span], first: int, end: int) -> tuple[Span, ...]:
    """Return the speeches that touch a sentence, or open the text after it."""
    found = []
    for number in range(first, len(quotes)):
        each = quotes[number]
        if each.start > end and text[end : each.start - 1].strip(EDGES):
            break
        found.append(each)
    return tuple(found)
