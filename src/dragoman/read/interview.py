"""Interviews: paragraphs that open with a dash, held by the one person the opening or a label names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Statement, Who
from dragoman.read.drafts import Traced
from dragoman.read.identity import statement_id
from dragoman.read.spans import trimmed_end

DASHES = "–—-"
LABEL = re.compile(r"^\s*([^\n:—–«\"]{3,60}):[ \u00a0]+(?=[^\n]*\w)", re.MULTILINE)
"""A name before what it says: «Имя Фамилия: Разумеется»."""
QUESTIONS = 3
"""Paragraphs with a dash that ask, and as many that answer, make a talk of a piece of unknown genre."""
WRAPPED = 5
"""One empty line for so many lines: the lines are sentences, and paragraphs are what stands between."""


def is_spoken(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in a paragraph that opens with the dash of a dialogue."""
    return _opens_with_dash(text, _paragraph(text, sentence))


def answers(
    article: Article,
    annotation: Annotation,
    mentions: Sequence[Mention],
) -> Iterator[Statement]:
    """Yield the answers of an interview, a statement a sentence.

    Silent unless the opening names exactly one person, or one person's name with a colon opens paragraphs. One
    that ends in a question mark is the interviewer's and nobody's statement; so is one after an answer.
    """
    guest = _guest(article, annotation, mentions)
    if guest is None:
        return
    who = Who(kind="person", id=guest.id, name=guest.name)
    for sentence in annotation.sentences:
        paragraph = _paragraph(article.text, sentence)
        label = _label(article.text, paragraph, guest)
        spoken = label is not None or _replies(article.text, paragraph)
        if not spoken or article.text[slice(*paragraph)].rstrip().endswith("?"):
            continue
        first = label if label is not None and label < sentence.end else sentence.start
        words = [t for t in sentence.tokens if t.text not in DASHES and t.start >= first]
        content = (Span(words[0].start, sentence.end),) if words else ()
        if len(words) > 2 or (words and label is not None):  # noqa: PLR2004 - «Нет.» says nothing by itself
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
    if article.genre != "interview" and not _is_talk(article.text):
        return None
    labels = {match.span(1) for match in LABEL.finditer(article.text)}
    labelled = {e.name: e for e in mentions if e.type == "PER" and (e.start, e.end) in labels}
    if len(labelled) == 1:
        return next(iter(labelled.values()))
    first = next((s.start for s in annotation.sentences if is_spoken(article.text, s)), 0)
    people = {each.name: each for each in mentions if each.type == "PER" and each.start < first}
    return next(iter(people.values())) if len(people) == 1 else None


@lru_cache(8)
def _is_talk(text: str) -> bool:
    """Tell a talk by its paragraphs: some with a dash ask, as many answer right after them."""
    if text.count("?\n") < QUESTIONS:
        return False
    parts: list[str] = [
        each.strip() for each in re.split("\n+" if not _wrapped(text) else "\n{2,}", text)
    ]
    turns = sum(
        one[:1] in (*DASHES,)
        and one.endswith("?")
        and other[:1] in (*DASHES,)
        and other[-1:] != "?"
        for one, other in itertools.pairwise(parts)
    )
    return turns >= QUESTIONS


def _label(text: str, paragraph: Span, guest: Mention) -> int | None:
    """Return where the guest's words begin in a paragraph that his name and a colon open."""
    label = LABEL.match(text, paragraph.start)
    named = label is not None and text[slice(*label.span(1))] == text[guest.start : guest.end]
    return label.end() if label is not None and named else None


def _replies(text: str, paragraph: Span) -> bool:
    """Tell a paragraph with a dash that stands after a question: after an answer the other one may speak."""
    asked = text.endswith("?", 0, trimmed_end(text, paragraph.start))
    return asked and _opens_with_dash(text, paragraph)


def _opens_with_dash(text: str, paragraph: Span) -> bool:
    return text[slice(*paragraph)].lstrip()[:1] in (*DASHES,)


@lru_cache(8)
def _wrapped(text: str) -> bool:
    """Tell a text whose lines are sentences and whose paragraphs are parted by empty lines."""
    lines = sum(1 for each in text.splitlines() if each.strip())
    apart = len(re.findall("\n{2,}", text))
    return bool(apart * WRAPPED >= lines)


def _paragraph(text: str, sentence: Sentence) -> Span:
    """Return the paragraph of a sentence; a line that opens with a dash begins one."""
    first = text.rfind("\n", 0, sentence.start) + 1
    last = text.find("\n", sentence.end)
    if _wrapped(text):
        first, last = text.rfind("\n\n", 0, sentence.start) + 1, text.find("\n\n", sentence.end)
        dashes = (text.rfind(f"\n{dash}", 0, sentence.start + 1) for dash in DASHES)
        first = max(first, max(dashes) + 1)
    return Span(first, last if last >= 0 else len(text))
