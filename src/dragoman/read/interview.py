"""Interviews: paragraphs that open with a dash, a label or a name, held by the person meant.

A label says whose its paragraph is; a dash after a question is the guest's, whom a label or the opening names.
Whoever signs the piece asks in it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Statement, Who
from dragoman.read.drafts import Traced
from dragoman.read.identity import statement_id
from dragoman.read.spans import trimmed_end
from dragoman.read.talk import said_by

DASHES = "–—-"
MARKS = "–—-*_:"
CLOSING = '»”"’) '
LABEL = re.compile(
    r"^[ \t*_–—-]*([^\s\n:—–«\"*_-][^\n:—–«\"*_]{1,59}?)[*_]*:[*_]*[ \u00a0]+(?=[^\n]*\w)",
    re.MULTILINE,
)
"""A name before what it says: «Имя Фамилия: Разумеется», «— Имя Фамилия: Да», «**Имя Фамилия:** Да»."""
ALONE = re.compile(r"^[ \t*_]*([А-ЯЁ][^\n:—–«\"*_?.,]{2,59}?)[*_]*:?[*_]*[ \t]*\n", re.MULTILINE)
"""A name on a line of its own, over what it says."""
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

    Silent where it is not told whose a paragraph is. One that ends in a question mark is the interviewer's and
    nobody's statement; so is one after an answer.
    """
    cast = _cast(article, annotation, mentions)
    if cast is None:
        return
    for sentence in annotation.sentences:
        paragraph = cast.part(_paragraph(article.text, sentence), sentence)
        holder, opens = _holder(article.text, paragraph, cast)
        asks = article.text[slice(*paragraph)].rstrip(CLOSING).endswith("?")
        if holder is None or asks or sentence.end <= opens:
            continue
        first = max(opens, sentence.start)
        words = [t for t in sentence.tokens if t.text not in MARKS and t.start >= first]
        content = (Span(words[0].start, sentence.end),) if words else ()
        if len(words) > 2 or (words and opens > paragraph.start):  # noqa: PLR2004 - «Нет.» says nothing by itself
            yield Statement(
                id=statement_id(article.text_id, "quoted", content),
                level="quoted",
                kind="direct",
                speaker=None,
                who=Who(kind="person", id=holder.id, name=holder.name),
                resolved=holder.name,
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


Labels = Mapping[int, tuple[Mention | None, int]]
"""Where a labelled paragraph begins: whose it is, nobody for who asks, and where his words begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """Who speaks in an interview: by the place of the label that names him, and the one who answers a dash."""

    labels: Labels
    guest: Mention | None

    starts: tuple[int, ...]
    """Where labelled paragraphs begin, in order."""

    def part(self, paragraph: Span, sentence: Sentence) -> Span:
        """Return the part of a paragraph, between labels, that a sentence stands in."""
        place = bisect_left(self.starts, sentence.end)
        first = max(paragraph.start, self.starts[place - 1] if place else 0)
        last = self.starts[place] if place < len(self.starts) else paragraph.end
        return Span(first, min(last, paragraph.end))


def _cast(article: Article, annotation: Annotation, mentions: Sequence[Mention]) -> _Cast | None:
    if article.genre != "interview" and not _is_talk(article.text):
        return None
    text = article.text
    people = {(each.start, each.end): each for each in mentions if each.type == "PER"}
    asking = {each for each in people.values() if _signs(each, article)}
    labels = {**_labelled(text, people, asking), **_over(text, people, asking)}
    named = {who.name: who for who, end in labels.values() if who and not _asks(text, end)}
    guest = next(iter(named.values())) if len(named) == 1 else None
    if not named:
        dash = next((s.start for s in annotation.sentences if is_spoken(text, s)), len(text))
        first = min([dash, *labels])
        met = {e.name: e for e in people.values() if e.start < first and e not in asking}
        guest = next(iter(met.values())) if len(met) == 1 and first < len(text) else None
    answered = {
        start: (guest, end)
        for start, (_, end) in labels.items()
        if said_by(text[start:end]) == "answers"
    }
    return _Cast(labels={**labels, **answered}, guest=guest, starts=tuple(sorted(labels)))


People = Mapping[tuple[int, int], Mention]


def _labelled(text: str, people: People, asking: Container[Mention]) -> Labels:
    """Return the paragraphs that a name opens, or «Вопрос:»; a name nobody knows makes it nobody's."""
    found: dict[int, tuple[Mention | None, int]] = {}
    for match in LABEL.finditer(text):
        who = people.get(match.span(1))
        name_like = all(each[:1].isupper() for each in match[1].split())
        if who or name_like or said_by(match.group()):
            found[_line(text, match.start(1))] = (None if who in asking else who, match.end())
    return found


def _over(text: str, people: People, asking: Container[Mention]) -> Labels:
    """Return the paragraphs under a name that stands alone on a line, twice or more."""
    found = [(match, people.get(match.span(1))) for match in ALONE.finditer(text)]
    named = [(match, who) for match, who in found if who]
    if len(named) < 2:  # noqa: PLR2004 - a heading names somebody once
        return {}
    return {m.end(): (None if who in asking else who, m.end()) for m, who in named}


def _asks(text: str, start: int) -> bool:
    """Tell whether the line that goes on at ``start`` ends in a question mark."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].rstrip(CLOSING).endswith("?")


def _line(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _signs(person: Mention, article: Article) -> bool:
    """Tell whether somebody signs the piece, by his name or by his family name alone."""
    signed = {part for each in article.authors for part in (each, each.split()[-1])}
    return person.name in signed or article.text[person.start : person.end] in signed


def _holder(text: str, paragraph: Span, cast: _Cast) -> tuple[Mention | None, int]:
    """Return whose a paragraph is, if it is known, and where his words begin."""
    told = cast.labels.get(paragraph.start)
    if told is not None:
        return told
    return (cast.guest if _replies(text, paragraph) else None), paragraph.start


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


def _replies(text: str, paragraph: Span) -> bool:
    """Tell a paragraph with a dash that stands after a question: after an answer the other one may speak.

    Where two paragraphs ask in a row the second may be an answer that asks back: nobody knows who goes on.
    """
    end = trimmed_end(text, paragraph.start)
    if not _opens_with_dash(text, paragraph) or not text.endswith("?", 0, end):
        return False
    before = trimmed_end(text, text.rfind("\n", 0, end) + 1)
    return not text.endswith("?", 0, before)


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
