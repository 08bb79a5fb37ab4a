"""Who speaks: a person, an organisation, an actor, a role; ambiguity is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.russian import parses
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.tree import Tree

PRONOUNS = {"он": "masc", "она": "femn"}
REACH = 3
"""Sentences back in which a pronoun's person is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as printed and as understood; ``resolved`` is a person's normal form."""

    speaker: Speaker
    who: Who
    resolved: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a rule may look at to find out who speaks."""

    text: str
    mentions: tuple[Mention, ...]
    starts: Sequence[int]
    """Where each sentence begins, for the reach of a pronoun."""
    speaker_nouns: frozenset[str]


def voice(tree: Tree, head: int, number: int, scene: Scene) -> Voice | None:
    """Return who speaks, or ``None`` when the subject is nothing that speaks."""
    token = tree.tokens[head]
    if token.lemma in PRONOUNS:
        return _pronoun(tree, head, number, scene)
    if token.pos in ("PRON", "DET"):
        return None
    span = tree.span(tree.phrase(head))
    if any(tree.tokens[each].lemma in ("ни", "никакой", "никто") for each in tree.phrase(head)):
        return None
    within = [each for each in scene.mentions if span.start <= each.start and each.end <= span.end]
    printed = Speaker(spans=(span,), name=scene.text[span.start : span.end])
    people = [each for each in within if each.type == "PER"]
    if people:
        named = people[0]
        who = Who(kind="person", id=named.id, name=named.name)
        return Voice(speaker=printed, who=who, resolved=named.name)
    return _no_person(tree, head, printed, within, scene)


def _no_person(
    tree: Tree, head: int, printed: Speaker, within: Sequence[Mention], scene: Scene
) -> Voice | None:
    token = tree.tokens[head]
    own = [each for each in within if each.start <= token.start and token.end <= each.end]
    bodies = [each for each in own or within if each.type == "ORG"]
    name = " ".join(printed.name.split())
    if bodies and (own or token.lemma in scene.speaker_nouns):
        who = Who(kind="organisation", id=bodies[0].id, name=name)
        return Voice(speaker=printed, who=who, resolved=None)
    actors = [each for each in own if each.actor]
    if actors:
        who = Who(kind="actor", id=actors[0].actor, name=actors[0].name)
        return Voice(speaker=printed, who=who, resolved=None)
    if token.lemma in scene.speaker_nouns or tree.has_feature(head, "Animacy=Anim"):
        return Voice(speaker=printed, who=Who(kind="unnamed", name=name), resolved=None)
    return None


def _pronoun(tree: Tree, head: int, number: int, scene: Scene) -> Voice | None:
    """Resolve a pronoun to the one person of its gender in the last sentences, else keep all."""
    token = tree.tokens[head]
    first = scene.starts[max(0, number - REACH)]
    people: dict[str, Mention] = {}
    for each in scene.mentions:
        if each.type == "PER" and first <= each.start < token.start:
            people.setdefault(each.name, each)
    wanted = PRONOUNS[token.lemma]
    fitting = [each for name, each in people.items() if gender(name) in (wanted, None)]
    speaker = Speaker(spans=(Span(token.start, token.end),), name=token.text)
    if len(fitting) == 1:
        who = Who(kind="person", id=fitting[0].id, name=fitting[0].name)
        return Voice(speaker=speaker, who=who, resolved=fitting[0].name)
    candidates = tuple(sorted(each.id or each.name for each in fitting))
    return Voice(
        speaker=speaker,
        who=Who(kind="unnamed", name=token.text, candidates=candidates),
        resolved=None,
    )


def gender(name: str) -> str | None:
    """Return ``masc`` or ``femn`` for a person's name whose given name or ending shows it."""
    words = name.split()
    for word in words[:-1]:
        for parse in parses(word.lower())[:2]:
            if {"Name", "Patr"} & parse.tag.grammemes and parse.tag.gender:
                return str(parse.tag.gender)
    last = words[-1].lower() if words else ""
    if last.endswith(("ова", "ева", "ина", "ская", "цкая")):
        return "femn"
    return "masc" if last.endswith(("ов", "ев", "ин", "ский", "цкий")) else None
