"""Whom a pronoun means: the last speaker, or the only person near whose gender it fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.language.romanisation import eastern
from dragoman.language.russian import parses
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.scene import Scene, Voice, unnamed
from dragoman.read.tree import Tree

PRONOUNS = {"он": "masc", "она": "femn", "тот": "masc", "его": "masc", "ее": "femn"}


def pronoun(tree: Tree, head: int, scene: Scene, *, sure: bool = False) -> Voice | None:
    """Resolve a pronoun to the last speaker, or to the only person of its gender nearby.

    A subject of the sentence before who has been named since the last speaker takes the turn.
    """
    token = tree.tokens[head]
    wanted = PRONOUNS[token.lemma]
    people: dict[str, Mention] = {}
    for each in scene.mentions:
        near = scene.first <= each.start < token.start
        if each.type == "PER" and near and not _in(scene.said, each):
            people[each.name] = each
    fitting = [each for name, each in people.items() if fits(name, wanted, scene.genders)]
    speaker = Speaker(spans=(Span(token.start, token.end),), name=token.text)
    spoke = scene.last
    if spoke and fits(spoke.name, wanted, scene.genders):
        later = [each for each in fitting if each.start > spoke.start and each.name != spoke.name]
        subject = [each for each in later if each.start in scene.subjects]
        subject = [each for each in subject if each.start >= scene.before]
        fitting = subject if len(subject) == 1 else fitting if later else [spoke]
    if not sure and not fitting and not spoke and not scene.living(wanted):
        return None  # «она» is a figure or a country, and says nothing
    if len(fitting) == 1 and _is_sure(fitting[0], wanted, scene):
        who = Who(kind="person", id=fitting[0].id, name=fitting[0].name)
        return Voice(speaker=speaker, who=who, resolved=fitting[0].name)
    candidates = tuple(sorted({each.id or each.name for each in fitting}))
    return unnamed(speaker, token.text, candidates)


def _is_sure(person: Mention, wanted: str, scene: Scene) -> bool:
    """Tell the last speaker, a subject, or the only one near whose name shows the gender."""
    known = gender(person.name) == wanted
    return person == scene.last or person.start in scene.subjects or known


def _in(spans: Sequence[Span], mention: Mention) -> bool:
    return any(each.start <= mention.start < each.end for each in spans)


def fits(name: str, wanted: str, genders: Mapping[str, str]) -> bool:
    """Tell whether a person may be meant by a pronoun of gender ``wanted``."""
    return (gender(name) or genders.get(name)) in (wanted, None)


def gender(name: str) -> str | None:
    """Return ``masc`` or ``femn`` for a person's name whose given name or ending shows it."""
    if eastern(name):
        return None
    words = name.split()
    for word in words[:-1]:
        for parse in parses(word.lower())[:2]:
            if parse.is_known and {"Name", "Patr"} & parse.tag.grammemes and parse.tag.gender:
                return str(parse.tag.gender)
    last = words[-1].lower() if words else ""
    if last.endswith(("ова", "ева", "ина", "ская", "цкая")):
        return "femn"
    return "masc" if last.endswith(("ов", "ев", "ин", "ский", "цкий")) else None
