"""Attitudes in English: what somebody is for or against, wants, speaks of; no statements.

A word of ``english_attitudes.toml``, its holder by the rules of the verb (subject, agent, owner of a
noun), and what it is toward: an object, an infinitive, a phrase after its preposition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Attitude, Mention, Speaker, Statement, Who
from dragoman.read.cues import word_lists
from dragoman.read.english.clauses import kept_words, state_of
from dragoman.read.english.leaning_rules import Leant, adjective, appearance, noun, verb
from dragoman.read.english.quotes import speeches
from dragoman.read.english.speakers import voice
from dragoman.read.english.stage import EnglishStage
from dragoman.read.holding import author_of, held
from dragoman.read.scene import Voice
from dragoman.read.tree import Tree

OURS = frozenset({"i", "me", "my", "we", "us", "our", "myself"})
RULES: tuple[Callable[[Tree, int], Iterator[Leant]], ...] = (verb, appearance, noun, adjective)


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """One text as the walk sees it."""

    article: Article
    statements: tuple[Statement, ...]
    stage: EnglishStage
    quotes: tuple[Span, ...]


def attitudes(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Attitude, ...]:
    """Return the attitudes of ``article`` in the order of their cues; spans count into its text."""
    nouns = word_lists(knowledge, "en").speaker_nouns
    stage = EnglishStage(article.text, annotation, mentions, knowledge, nouns)
    told = _Told(article, statements, stage, speeches(article.text))
    found: list[Attitude] = []
    for number, sentence in enumerate(annotation.sentences):
        tree = Tree(sentence)
        found.extend(_in_sentence(told, tree, number))
        stage.learn(tree)
    return tuple(sorted(found, key=lambda each: (each.cue, each.content)))


def _in_sentence(told: _Told, tree: Tree, number: int) -> Iterator[Attitude]:
    taken: set[int] = set()
    for index, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "NOUN", "ADJ"):
            continue
        for leant in (each for rule in RULES for each in rule(tree, index)):
            if taken & set(leant.cue):
                continue
            made = _attitude(told, tree, number, leant)
            if made is not None:
                taken.update(leant.cue)
                yield made


def _attitude(told: _Told, tree: Tree, number: int, leant: Leant) -> Attitude | None:
    content = kept_words(tree, told.article.text, leant.content)
    if not content:
        return None
    place = tree.tokens[leant.cue[0]]
    inside = held(place.start, place.end, told.statements)
    spoken = inside is not None and inside.level != "author"
    if not spoken and any(each.start <= place.start < each.end for each in told.quotes):
        return None  # words in quotation marks that nobody is known to have said
    holder = _holder(told, tree, number, leant, inside)
    if holder is None:
        return None
    negated, modality = state_of(tree, leant.head, told.article.text)
    return Attitude(
        kind=leant.kind,
        holder=holder.who,
        speaker=holder.speaker,
        cue=tuple(Span(tree.tokens[each].start, tree.tokens[each].end) for each in leant.cue),
        content=content,
        polarity="neutral" if not leant.score else "pos" if leant.score > 0 else "neg",
        score=leant.score,
        negated=negated,
        modality=modality,
        statement=inside.id if inside and spoken else None,
    )


def _holder(
    told: _Told, tree: Tree, number: int, leant: Leant, inside: Statement | None
) -> Voice | None:
    """Return who holds it: «I» is whoever is speaking, nobody where a passive names nobody."""
    if leant.holder is None:
        return Voice(speaker=None, who=Who(kind="unnamed", name=""), resolved=None)
    token = tree.tokens[leant.holder]
    if token.text.lower() == "it":
        return None
    if token.text.lower() not in OURS:
        return voice(tree, leant.holder, told.stage.scene(number, ()))
    printed = Speaker(spans=(Span(token.start, token.end),), name=token.text)
    alone = token.text.lower() in ("i", "me", "my", "myself")
    who = inside.who if inside else author_of(told.article)
    if who.kind == "unnamed" or inside is None:
        return None  # the first person of an unsigned piece is nobody sure
    return Voice(
        speaker=printed,
        who=who if alone else Who(kind="unnamed", name=token.text),
        resolved=None,
    )
