"""How each sentence shows those it names, by the model of tone; silent where it shows nothing.

A tone has no holder and is kept apart from the stances, whose words an editor can point to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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

AT_ONCE = 64
"""Places from which on those of a text are weighed in several passes: bounds the memory of a pass."""
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
    scenes = (
        _scene(
            sentence,
            ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
            knowledge,
        )
        for sentence in annotation.sentences
    )
    found = [each for some in _batches(scenes) for each in _in_sentences(some, statements)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.target.name)))


Named = tuple[int, int, str, Who]


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """A sentence with those it names, and the place of each."""

    tree: Tree
    near: Sequence[Mention]
    named: Sequence[Named]
    places: Sequence[Place]


def _scene(sentence: Sentence, near: Sequence[Mention], knowledge: Knowledge) -> _Scene:
    tree = Tree(sentence)
    told = [(each, placed(tree, *each[:3])) for each in _named(tree, near, knowledge)]
    found = [(each, place) for each, place in told if place]
    return _Scene(tree, near, [each for each, _ in found], [place for _, place in found])


def _batches(scenes: Iterable[_Scene]) -> Iterator[list[_Scene]]:
    """Yield scenes some at a time, as the light model takes them in one pass; those that name nobody fall away."""
    some: list[_Scene] = []
    for each in scenes:
        if each.places:
            some.append(each)
        if sum(len(one.places) for one in some) >= AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _in_sentences(scenes: Sequence[_Scene], statements: tuple[Statement, ...]) -> Iterator[Tone]:
    light, first = model().shares([place for each in scenes for place in each.places]), 0
    for each in scenes:
        last = first + len(each.places)
        yield from _in_sentence(each, _shares(each, light[first:last]), statements)
        first = last


def _in_sentence(scene: _Scene, rows: Floats, statements: tuple[Statement, ...]) -> Iterator[Tone]:
    for (start, end, _, target), shares in zip(scene.named, rows, strict=True):
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


def _shares(scene: _Scene, light: Floats) -> Floats:
    """Return the leaned shares of each place, by the deep model too where it is there and needed."""
    second = deep()
    if second and scene.near and second.asked(light):
        tree = scene.tree
        return second.mixed(light, tree.tokens, kinds(tree, scene.near), scene.places)
    return leaned(light, model().lean)


def kinds(tree: Tree, near: Sequence[Mention]) -> tuple[str, ...]:
    """Return for each word the type of the first of the mentions that it is in, or nothing."""
    return tuple(
        next((each.type for each in near if each.start < token.end and token.start < each.end), "")
        for token in tree.tokens
    )


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
