"""Interviews: paragraphs that open with a dash, held by the one person the opening names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Statement, Who
from dragoman.read.drafts import Traced
from dragoman.read.identity import statement_id

DASHES = "–—-"


def is_spoken(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in a paragraph that opens with the dash of a dialogue."""
    return _paragraph(text, sentence).lstrip()[:1] in (*DASHES,)


def answers(
    article: Article,
    annotation: Annotation,
    mentions: Sequence[Mention],
) -> Iterator[Statement]:
    """Yield the answers of an interview, a statement a sentence.

    Silent unless the opening names exactly one person. A paragraph that ends in a question mark is the
    interviewer's and nobody's statement.
    """
    guest = _guest(article, annotation, mentions)
    if guest is None:
        return
    who = Who(kind="person", id=guest.id, name=guest.name)
    for sentence in annotation.sentences:
        paragraph = _paragraph(article.text, sentence)
        if not is_spoken(article.text, sentence) or paragraph.rstrip().endswith("?"):
            continue
        words = [token for token in sentence.tokens if token.text not in DASHES]
        content = (Span(words[0].start, sentence.end),) if words else ()
        if len(words) > 2:  # noqa: PLR2004 - «Нет.» says nothing by itself
            yield Statement(
                id=statement_id(article.text_id, "quoted", content),
                level="quoted",
                kind="direct",
                speaker=None,
                who=who,
                resolved=guest.name,
                cue=None,
                content=content,
            )


def inside(answered: Sequence[Statement], said: Traced) -> Traced:
    """Return what somebody said as the guest tells it: nested in the answer that holds its cue."""
    found = said.statement
    marks = found.cue.spans if found.cue else found.content
    for each in answered:
        (span,) = each.content
        if found.within is None and span.start <= marks[0].start < span.end:
            return replace(said, statement=replace(found, level="nested", within=each.id))
    return said


def _guest(article: Article, annotation: Annotation, mentions: Sequence[Mention]) -> Mention | None:
    if article.genre != "interview":
        return None
    first = next((s.start for s in annotation.sentences if is_spoken(article.text, s)), 0)
    people = {each.name: each for each in mentions if each.type == "PER" and each.start < first}
    return next(iter(people.values())) if len(people) == 1 else None


def _paragraph(text: str, sentence: Sentence) -> str:
    first = text.rfind("\n", 0, sentence.start) + 1
    last = text.find("\n", sentence.end)
    return text[first : last if last >= 0 else len(text)]
