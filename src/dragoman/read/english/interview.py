"""English interviews: paragraphs that open with «Q:» and «A:», held by the one person the opening names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.language.annotation import Annotation
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Statement, Who
from dragoman.read.identity import statement_id

LABEL = re.compile(
    r"^[ \t*_]*(?P<who>[QA])[ \t*_]*[:.][ \t*_]*(?=\S)(?P<words>[^\n]*)", re.MULTILINE
)
LEAST = 2
"""Questions and answers that make an interview."""


def asked(text: str) -> tuple[Span, ...]:
    """Return the interviewer's paragraphs with their labels; nothing for a text that is no interview."""
    return tuple(Span(*each.span()) for each in _turns(text) if each["who"] == "Q")


def answers(
    article: Article, annotation: Annotation, mentions: Sequence[Mention]
) -> Iterator[Statement]:
    """Yield each answer as one direct statement; of nobody sure where the opening names several."""
    turns = _turns(article.text)
    if not turns:
        return
    guest = _guest(article, mentions, turns[0].start())
    who = Who(kind="unnamed", name="")
    if guest:
        who = Who(kind="person", id=guest.id, name=guest.name)
    starts = [each.start("words") for each in turns] + [len(article.text)]
    for number, turn in enumerate(turns):
        if turn["who"] == "Q":
            continue
        until = turns[number + 1].start() if number + 1 < len(turns) else turn.end("words")
        inside = [
            each
            for each in annotation.sentences
            if starts[number] < each.end and each.start < until
        ]
        if not inside:
            continue
        content = (Span(turn.start("words"), inside[-1].end),)
        yield Statement(
            id=statement_id(article.text_id, "quoted", content),
            level="quoted",
            kind="direct",
            speaker=None,
            who=who,
            resolved=guest.name if guest else None,
            cue=None,
            content=content,
        )


def _turns(text: str) -> list[re.Match[str]]:
    if "Q:" not in text and "Q." not in text:
        return []
    found = list(LABEL.finditer(text))
    each_way = (sum(one["who"] == side for one in found) for side in "QA")
    return found if all(number >= LEAST for number in each_way) else []


def _guest(article: Article, mentions: Sequence[Mention], first: int) -> Mention | None:
    opening = {each.name: each for each in mentions if each.type == "PER" and each.start < first}
    named = [each for name, each in opening.items() if name not in article.authors]
    return named[0] if len(named) == 1 else None
