"""Who said what: attributions with their level, and what is left to the author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Cue, Level, Mention, Statement, StatementKind, Who
from dragoman.read.cues import Found, Words, find
from dragoman.read.quotes import is_speech, quotations
from dragoman.read.speakers import Scene, Voice, voice
from dragoman.read.tree import Tree

EDGES = " \t\n\r\u00a0,—–-:;"
FIRST_PERSON = frozenset({"я", "мой", "мы", "наш"})
SHORTEST_OWN = 4
"""Words; a shorter sentence is a heading or a scrap."""


def statements(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Statement, ...]:
    """Return the statements of ``article`` in the order of the text.

    A sentence that nobody else holds is its author's. In an unsigned piece a sentence in the first
    person is held by nobody sure, and left out.
    """
    quoted = tuple(each for each in quotations(article.text) if is_speech(article.text, each))
    attributed = list(_attributed(article, annotation, mentions, knowledge, quoted))
    nested = [_nested(each, attributed) for each in attributed]
    own = _own(article, annotation, nested, quoted)
    found = {each.id: each for each in (*nested, *own)}
    return tuple(sorted(found.values(), key=lambda each: (each.content, each.id)))


def _words(knowledge: Knowledge, language: str) -> tuple[Words, frozenset[str]]:
    verbs = dict(knowledge.reporting_verbs).get(language, ())
    words = Words(
        verbs={each.lemma: each for each in verbs},
        cue_nouns=frozenset(dict(knowledge.cue_nouns).get(language, ())),
    )
    return words, frozenset(dict(knowledge.speaker_nouns).get(language, ()))


def _attributed(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
    quoted: Sequence[Span],
) -> Iterator[Statement]:
    words, speaker_nouns = _words(knowledge, article.language)
    scene = Scene(
        text=article.text,
        mentions=mentions,
        starts=tuple(each.start for each in annotation.sentences),
        speaker_nouns=speaker_nouns,
    )
    for number, sentence in enumerate(annotation.sentences):
        tree = Tree(sentence)
        for found in find(tree, article.text, words):
            if found.speaker is None or _inside_marks(tree, found, quoted):
                continue
            who = voice(tree, found.speaker, number, scene)
            content = _content(article.text, found, quoted)
            if who and content:
                yield _statement(article, tree, found, who, content)


def _inside_marks(tree: Tree, found: Found, quoted: Sequence[Span]) -> bool:
    """Tell a cue that is itself somebody's quoted words while its content runs out of them."""
    cue = tree.span(sorted(found.cue))
    around = [each for each in quoted if each.start <= cue.start and cue.end <= each.end]
    return any(found.content.start < each.start or each.end < found.content.end for each in around)


def _content(text: str, found: Found, quoted: Sequence[Span]) -> Span | None:
    """Return the words held: a whole quotation, over sentences; else what the rule found."""
    start, end = found.content
    for each in quoted:
        if each.start - 1 <= start < each.end < end + 2 and not text[each.end + 1 : end].strip(
            EDGES + '.»"'
        ):
            return Span(each.start, each.end)
        if start <= each.end <= end and each.start < start:
            start = each.start
        if start <= each.start < end < each.end and found.rule == "quotation after colon":
            return Span(each.start, each.end)
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end) if end > start else None


def _statement(article: Article, tree: Tree, found: Found, who: Voice, content: Span) -> Statement:
    marks = quotations(article.text[content.start : content.end])
    direct = article.text[content.start - 1 : content.start] in ("«", '"', "“", "„")
    kind: StatementKind = "direct" if direct else "mixed" if marks else "indirect"
    return Statement(
        id=identity(article.text_id, "quoted", (content,)),
        level="quoted",
        kind=kind,
        speaker=who.speaker,
        who=who.who,
        resolved=who.resolved,
        cue=Cue(spans=(tree.span(sorted(found.cue)),), class_=found.class_),
        content=(content,),
        negated=found.negated,
        modality=found.modality,
    )


def identity(text_id: str, level: Level, content: tuple[Span, ...]) -> str:
    """Return a statement's id, made of text version, level and place."""
    named = f"{text_id}|{level}|{[tuple(each) for each in content]}"
    return "s" + blake2b(named.encode(), digest_size=6).hexdigest()


def _nested(statement: Statement, others: Sequence[Statement]) -> Statement:
    """Make a statement nested when its cue stands within another's content."""
    if statement.cue is None:
        return statement
    cue = statement.cue.spans[0]
    holders = [
        each
        for each in others
        if each.id != statement.id
        and each.content[0].start <= cue.start
        and cue.end <= each.content[0].end
        and each.content != statement.content
    ]
    if not holders:
        return statement
    holder = min(holders, key=lambda each: each.content[0].end - each.content[0].start)
    return replace(statement, level="nested", within=holder.id)


def _own(
    article: Article,
    annotation: Annotation,
    attributed: Sequence[Statement],
    quoted: Sequence[Span],
) -> Iterator[Statement]:
    taken = sorted({*(each.content[0] for each in attributed), *quoted})
    cues = [each.cue.spans[0] for each in attributed if each.cue]
    who = author(article)
    for sentence in annotation.sentences:
        span = Span(sentence.start, sentence.end)
        held = any(_touch(span, each) for each in (*taken, *cues))
        if held or not _is_own(sentence, signed=who.kind == "author"):
            continue
        yield Statement(
            id=identity(article.text_id, "author", (span,)),
            level="author",
            kind="direct",
            speaker=None,
            who=who,
            resolved=None,
            cue=None,
            content=(span,),
        )


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_own(sentence: Sentence, *, signed: bool) -> bool:
    words = [token for token in sentence.tokens if re.search(r"\w", token.text)]
    if len(words) < SHORTEST_OWN or not any(
        token.pos in ("VERB", "ADJ", "AUX", "NOUN") for token in words
    ):
        return False
    if sentence.tokens[0].text in "–—-":
        return False
    return signed or not any(token.lemma in FIRST_PERSON for token in words)


def author(article: Article) -> Who:
    """Return who holds the piece: its byline, else the outlet, else nobody named."""
    if article.authors:
        return Who(kind="author", name=", ".join(article.authors))
    if article.outlet:
        return Who(kind="outlet", name=article.outlet, id=article.outlet_id)
    return Who(kind="unnamed", name="")
