"""How each sentence shows those it names, by the model of tone; silent where it shows nothing.

A tone has no holder and is kept apart from the stances, whose words an editor can point to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.language.names import actor_name
from dragoman.language.russian import in_nominative
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Mention, Statement, Tone, Who
from dragoman.read.deeptone import deep
from dragoman.read.holding import holding
from dragoman.read.place import Place
from dragoman.read.tonemodel import bodies, leaned, model
from dragoman.read.tonewords import Floats
from dragoman.read.tree import Tree

NONE = 1
"""The class of no tone, between negative and positive."""


def tones(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Tone, ...]:
    """Return the tones of those named in ``article``, in the order of the text."""
    if article.language != "ru":
        return ()
    ordered = sorted(mentions, key=lambda each: (each.start, -each.end))
    starts = [each.start for each in ordered]
    found: list[Tone] = []
    for sentence in annotation.sentences:
        near = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found.extend(_in_sentence(sentence, near, statements, knowledge))
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.target.name)))


def _in_sentence(
    sentence: Sentence,
    near: Sequence[Mention],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> Iterator[Tone]:
    tree = Tree(sentence)
    told = [(each, placed(tree, *each[:3])) for each in _named(tree, near, knowledge)]
    found = [(each, place) for each, place in told if place]
    if not found:
        return
    rows = _shares(tree, near, [place for _, place in found])
    for ((start, end, _, target), _), shares in zip(found, rows, strict=True):
        if shares.argmax() == NONE:
            continue
        bad = bool(shares.argmax() < NONE)
        yield Tone(
            start=start,
            end=end,
            target=target,
            polarity="neg" if bad else "pos",
            score=round(-float(shares[0]) if bad else float(shares[-1]), 2),
            statement=holding(start, end, statements),
        )


def _shares(tree: Tree, near: Sequence[Mention], places: Sequence[Place]) -> Floats:
    """Return the leaned shares of each place, by the deep model too where it is there and needed."""
    light, second = model().shares(places), deep()
    if second and near and second.asked(light):
        return second.mixed(light, tree.tokens, kinds(tree, near), places)
    return leaned(light, model().lean)


def kinds(tree: Tree, near: Sequence[Mention]) -> tuple[str, ...]:
    """Return for each word the type of the first of the mentions that it is in, or nothing."""
    return tuple(
        next((each.type for each in near if each.start < token.end and token.start < each.end), "")
        for token in tree.tokens
    )


Named = tuple[int, int, str, Who]


def _named(tree: Tree, near: Sequence[Mention], knowledge: Knowledge) -> Iterator[Named]:
    """Yield who is named: the longest mention of each place, and roles and bodies beside them."""
    last = -1
    for each in near:
        if each.end > last:
            last = each.end
            yield each.start, each.end, each.type, _who(each, knowledge)
    for token in tree.tokens:
        if is_role(token) and not any(each.start < token.end <= each.end for each in near):
            name = in_nominative(token.text.lower(), token.feats)
            yield token.start, token.end, "NOUN", Who(kind="unnamed", name=name)


def is_role(token: Token) -> bool:
    """Tell a common noun that names people or a body: «прокурор», «хакеры», «полиция»."""
    people = "Animacy=Anim" in token.feats or token.lemma in bodies()
    return token.pos == "NOUN" and people


def placed(tree: Tree, start: int, end: int, kind: str) -> Place | None:
    """Return the place of the words in ``[start, end)``; nothing where no word is."""
    own = tuple(i for i, each in enumerate(tree.tokens) if each.start < end and start < each.end)
    if not own:
        return None
    by_adjective = kind != "NOUN" and all(tree.tokens[each].pos == "ADJ" for each in own)
    return Place(tree, own, "ADJ" if by_adjective else kind)


def _who(mention: Mention, knowledge: Knowledge) -> Who:
    if mention.type == "PER":
        return Who(kind="person", id=mention.id, name=mention.name)
    if mention.actor:
        name = actor_name(mention.actor, "ru", knowledge)
        return Who(kind="actor", id=mention.actor, name=name)
    return Who(kind="organisation", id=mention.id, name=mention.name)
