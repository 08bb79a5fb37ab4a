"""The plain first rule of stance: an actor, a verb of attitude, another actor, in one clause.

Silent under negation, in questions and conditions, and wherever the object is not sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Stance, Statement, Who
from dragoman.read.tree import Tree

SILENT = frozenset({"не", "бы", "если", "вряд", "нельзя", "ли", "без"})


def stances(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Stance, ...]:
    """Return who shows which attitude to whom, with the clause's words."""
    scores = {
        lemma: score for each, lemma, score in knowledge.stance_verbs if each == article.language
    }
    found = [
        stance
        for sentence in annotation.sentences
        if not article.text[sentence.start : sentence.end].rstrip().endswith("?")
        for stance in _in_sentence(sentence, mentions, statements, scores)
    ]
    return tuple(found)


def _in_sentence(
    sentence: Sentence,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    scores: Mapping[str, float],
) -> Iterator[Stance]:
    near = [each for each in mentions if sentence.start <= each.start < sentence.end]
    if len({each.actor for each in near} - {None}) < 2:  # noqa: PLR2004 - a holder and a target
        return
    tree = Tree(sentence)
    for index, token in enumerate(sentence.tokens):
        score = scores.get(token.lemma)
        if score is None or token.pos != "VERB" or _is_silent(tree, index):
            continue
        subjects = tree.children(index, "nsubj")
        objects = tree.children(index, "obj", "iobj", "obl", "xcomp")
        holder = next((_at(tree, each, near) for each in subjects if _at(tree, each, near)), None)
        targets = [_at(tree, each, near) for each in objects]
        target = next((each for each in targets if each and each != holder), None)
        if holder is None or target is None or holder.actor == target.actor:
            continue
        words = sorted([index, *subjects, *objects])
        yield Stance(
            holder=_who(holder),
            target=_who(target),
            polarity="pos" if score > 0 else "neg",
            score=score,
            spans=(tree.span(words),),
            statement=_holding(tree.span(words), statements),
        )


def _is_silent(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[each].lemma in SILENT for each in (*tree.kids[verb],)) or (
        tree.has_feature(verb, "Mood=Cnd") or tree.has_feature(verb, "VerbForm=Inf")
    )


def _at(tree: Tree, word: int, near: list[Mention]) -> Mention | None:
    """Return the actor or person that a word of the clause is, or that directly names it."""
    token = tree.tokens[word]
    for each in near:
        if each.actor and each.start <= token.start < each.end:
            return each
    inner = tree.span(tree.phrase(word))
    named = [each for each in near if each.actor and inner.start <= each.start < inner.end]
    return named[0] if len({each.actor for each in named}) == 1 else None


def _who(mention: Mention) -> Who:
    if mention.type == "PER":
        return Who(kind="person", id=mention.id, name=mention.name)
    return Who(kind="actor", id=mention.actor, name=mention.name)


def _holding(span: Span, statements: tuple[Statement, ...]) -> str | None:
    holders = [
        each.id
        for each in statements
        if each.content[0].start <= span.start and span.end <= each.content[0].end
    ]
    return holders[-1] if holders else None
