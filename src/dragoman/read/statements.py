"""Who said what: attributions of one article with their levels, and what the author says himself.

A statement inside another's content is nested in it; what stands in nobody's mouth is the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Cue, Mention, Statement, StatementKind
from dragoman.read.author import own_words
from dragoman.read.cues import Found, Line, word_lists
from dragoman.read.identity import statement_id
from dragoman.read.quotes import is_whole, speeches
from dragoman.read.rules import find
from dragoman.read.speakers import NOBODY, Voice, voice
from dragoman.read.stage import Stage
from dragoman.read.tree import Tree

BETWEEN = " .,»\"”\n\r\t\u00a0"
MARKED = re.compile(r"[«“„\"][^«»“”\"]{2,}[»”“\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A statement and the name of the rule that found it."""

    rule: str
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before its level is known; ``frame`` is the clause that attributes."""

    rule: str
    voice: Voice
    cue: Cue | None
    content: tuple[Span, ...]
    kind: StatementKind
    frame: tuple[Span, ...]
    negated: bool = False
    modality: str | None = None


def statements(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Statement, ...]:
    """Return who said what in ``article``, in the order of the text; spans count into its text."""
    return tuple(each.statement for each in traced(article, annotation, mentions, knowledge))


def traced(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Traced, ...]:
    """Return the statements of ``article`` with the rules that found them."""
    drafts = _drafts(article, annotation, mentions, knowledge)
    found = list(_with_levels(article.text_id, drafts))
    taken = [span for each in drafts for span in (*each.content, *each.frame)]
    found.extend(
        Traced(rule="author", statement=each)
        for each in own_words(article, annotation, taken, knowledge)
    )
    unique = {each.statement.id: each for each in reversed(found)}
    return tuple(
        sorted(unique.values(), key=lambda each: (each.statement.content, each.statement.id))
    )


def _drafts(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> list[Draft]:
    words = word_lists(knowledge, article.language)
    quotes = speeches(article.text)
    stage = Stage(article.text, annotation, mentions, knowledge, words.speaker_nouns)
    drafts: list[Draft] = []
    for number, sentence in enumerate(annotation.sentences):
        tree = Tree(sentence)
        start = article.text.rfind("\n", 0, sentence.start) + 1
        end = article.text.find("\n", sentence.end)
        line = Line(
            tree=tree,
            text=article.text,
            words=words,
            quotes=_near(article.text, quotes, sentence.start, sentence.end),
            before=_before(annotation, number),
            paragraph=Span(start, end if end >= 0 else len(article.text)),
        )
        for found in find(line):
            said_by = NOBODY
            if found.speaker is not None:
                known = voice(tree, found.speaker, stage.scene(number, found.content), sure=found.sure)
                if known is None:
                    continue
                said_by = known
            draft = _draft(line, found, said_by)
            drafts.append(draft)
            stage.heard(number, said_by, found, tree)
        stage.learn(number, tree)
    return [*drafts, *_without_cue(article.text, annotation, quotes, drafts)]


def _near(text: str, quotes: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the speeches that touch a sentence, or open the text after its colon."""
    found = []
    for each in quotes:
        touches = each.start <= end and each.end >= start - 1
        follows = each.start > end and not text[end : each.start - 1].strip(" \n\r\t—–-")
        if touches or follows:
            found.append(each)
        if each.start > end + 20:  # noqa: PLR2004 - far beyond
            break
    return tuple(found)


def _before(annotation: Annotation, number: int) -> Span | None:
    if not number:
        return None
    before = annotation.sentences[number - 1]
    return Span(before.start, before.end)


def _draft(line: Line, found: Found, said_by: Voice) -> Draft:
    tokens = line.tree.tokens
    spans = tuple(Span(tokens[each].start, tokens[each].end) for each in found.cue)
    marked = any(MARKED.search(line.text, each.start, each.end) for each in found.content)
    partly: StatementKind = "mixed" if marked else "indirect"
    return Draft(
        rule=found.rule,
        voice=said_by,
        cue=Cue(spans=spans, class_=found.class_),
        content=found.content,
        kind="direct" if found.direct else partly,
        frame=tuple(Span(tokens[each].start, tokens[each].end) for each in found.frame),
        negated=found.negated,
        modality=found.modality,
    )


def _without_cue(
    text: str, annotation: Annotation, quotes: Sequence[Span], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Quotations that are sentences of their own: the last speaker goes on, or nobody is named."""
    starts = {each.start for each in annotation.sentences}
    last: Draft | None = None
    told = sorted(drafts, key=lambda each: _end(each))
    for quote in quotes:
        if any(_overlap(quote, span) for each in drafts for span in each.content):
            continue
        opens = quote.start - 1 in starts and text[quote.start : quote.start + 1].isupper()
        if not opens or not is_whole(text, quote):
            continue
        before = [each for each in told if _end(each) <= quote.start]
        goes_on = before and not text[_end(before[-1]) : quote.start - 1].strip(BETWEEN)
        said_by = NOBODY
        if goes_on and before[-1].modality is None and not before[-1].negated:
            said_by = replace(before[-1].voice, speaker=None)
        last = Draft(
            rule="quotation goes on" if said_by is not NOBODY else "quotation without cue",
            voice=said_by,
            cue=None,
            content=(quote,),
            kind="direct",
            frame=(),
        )
        told.append(last)
        told.sort(key=lambda each: _end(each))
        yield last


def _end(draft: Draft) -> int:
    return max(each.end for each in (*draft.content, *draft.frame))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _with_levels(text_id: str, drafts: Sequence[Draft]) -> Iterator[Traced]:
    outer = [_outer(each, drafts) for each in drafts]
    ids = [
        statement_id(text_id, "quoted" if over is None else "nested", each.content)
        for each, over in zip(drafts, outer, strict=True)
    ]
    for each, over, id_ in zip(drafts, outer, ids, strict=True):
        yield Traced(
            rule=each.rule,
            statement=Statement(
                id=id_,
                level="quoted" if over is None else "nested",
                kind=each.kind,
                speaker=each.voice.speaker,
                who=each.voice.who,
                resolved=each.voice.resolved,
                cue=each.cue,
                content=each.content,
                negated=each.negated,
                modality=each.modality,
                within=None if over is None else ids[over],
            ),
        )


def _outer(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """Return the narrowest attribution whose content holds this one's cue."""
    marks = draft.cue.spans if draft.cue else draft.content
    best: tuple[int, int] | None = None
    for number, each in enumerate(drafts):
        if each is draft or each.content == draft.content:
            continue
        if all(_holds(each.content, mark) for mark in marks):
            size = sum(part.end - part.start for part in each.content)
            best = min(best or (size, number), (size, number))
    return best[1] if best else None


def _holds(content: Sequence[Span], mark: Span) -> bool:
    return any(part.start <= mark.start and mark.end <= part.end for part in content)

