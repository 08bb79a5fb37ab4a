"""Who shows which attitude to whom, by ordered tables of rules over each sentence's tree.

A word of attitude (``knowledge/stance.toml``), who holds it and toward whom, in one clause. Silent in
questions and conditions, under denial (but for «не доверяет» and its kin), and wherever holder or
target is not sure.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Stance, Statement, Who
from dragoman.read import stance_judged, stance_nouns, stance_turns, stance_verbs
from dragoman.read.attitudes import attitudes
from dragoman.read.holding import author_of, holding
from dragoman.read.parties import Scene, Subject, subjects
from dragoman.read.shown import Found, Rule
from dragoman.read.tree import trees

RULES: tuple[Rule, ...] = (
    *stance_verbs.RULES,
    *stance_nouns.RULES,
    *stance_judged.RULES,
    *stance_turns.RULES,
)


def stances(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Stance, ...]:
    """Return who shows which attitude to whom, with the clause's words, in order."""
    if article.language != "ru":
        return ()
    found = [
        _stance(each, scene)
        for scene in _scenes(article, annotation, mentions, statements, knowledge)
        if not _asks(article.text, scene.tree.sentence)
        for each in _in_sentence(scene)
    ]
    distinct = {(each.spans, each.holder, each.target): each for each in found}
    ordered = sorted(distinct.values(), key=lambda each: (each.spans, each.holder.name))
    return tuple(ordered)


def _scenes(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> Iterator[Scene]:
    """Yield the sentences that may hold an attitude, each with the subjects of the one before."""
    words, writer = attitudes("ru", knowledge), author_of(article)
    author = Who(kind="author", name=writer.name)
    before: tuple[Subject, ...] = ()
    ordered, first = sorted(mentions, key=lambda each: each.start), 0
    for tree in trees(annotation):
        sentence = tree.sentence
        while first < len(ordered) and ordered[first].start < sentence.start:
            first += 1
        last = first
        while last < len(ordered) and ordered[last].start < sentence.end:
            last += 1
        scene = Scene(
            tree=tree,
            near=tuple(ordered[first:last]),
            words=words,
            knowledge=knowledge,
            statements=statements,
            before=before,
            author=author,
        )
        if scene.near or before or statements:
            yield scene
        before = subjects(scene)
        first = last


def _asks(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].rstrip(" »”\"'").endswith("?")


def _in_sentence(scene: Scene) -> Iterator[Found]:
    known = scene.words.known
    for index, token in enumerate(scene.tree.tokens):
        if token.lemma in known or token.lemma.startswith(stance_nouns.PREFIXES):
            for rule in RULES:
                yield from (each for each in rule(scene, index) if _are_two(each))


def _are_two(found: Found) -> bool:
    one, other = found.holder, found.target
    same = (one.id or one.name) == (other.id or other.name)
    return not (one.kind == other.kind and same) and other.kind != "author"


def _stance(found: Found, scene: Scene) -> Stance:
    span: Span = scene.tree.span(list(found.words))
    return Stance(
        holder=found.holder,
        target=found.target,
        polarity="pos" if found.score > 0 else "neg",
        score=round(found.score, 2),
        spans=(span,),
        statement=holding(span.start, span.end, scene.statements),
    )
