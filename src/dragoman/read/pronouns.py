"""Whom a pronoun means: who is at the centre, or the only person near whose gender it fits."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.scene import NOBODY, Scene, Voice, fits, unnamed
from dragoman.read.tree import Tree

LAST = "последний"
PRONOUNS = {"он": "masc", "она": "femn", "тот": "masc", "его": "masc", "ее": "femn", LAST: "masc"}
SHOWN = {"Gender=Masc": "masc", "Gender=Fem": "femn"}
POINTING = frozenset({"тот", LAST})
"""What points at one of those named right before."""


def pronoun(tree: Tree, head: int, scene: Scene, *, sure: bool = False) -> Voice | None:
    """Resolve a pronoun to one person, or to nobody sure with all whom it may mean.

    Persons named in what is said are spoken of and do not speak. «Тот» is who was named last and was
    no subject; any other pronoun goes on with the subject of its own sentence, then with the centre.
    """
    token = tree.tokens[head]
    wanted = PRONOUNS[token.lemma]
    pointing = token.lemma in POINTING
    if pointing and "Gender=Fem" in token.feats:
        wanted = "femn"
    near = _near(token.start, wanted, scene)
    speaker = Speaker(spans=(Span(token.start, token.end),), name=token.text)
    if token.lemma == LAST:
        acting = {each.name for each in scene.centre.people}
        near = [each for each in near if each.start >= scene.before and each.name not in acting]
        fitting = near[-1:]
    else:
        fitting = _that(near, scene) if pointing else _same(near, wanted, scene)
    if not sure and not fitting and not scene.centre.people and not scene.living(wanted):
        return None  # «она» is a figure or a country, and says nothing
    if len(fitting) == 1 and (pointing or _is_sure(fitting[0], wanted, scene)):
        who = Who(kind="person", id=fitting[0].id, name=fitting[0].name)
        return Voice(speaker=speaker, who=who, resolved=fitting[0].name)
    return unnamed(speaker, token.text, tuple(sorted({each.id or each.name for each in fitting})))


def elided(tree: Tree, verb: int, scene: Scene) -> Voice:
    """Return who goes on speaking where a verb in the past has no subject: «Подумала и добавила, что»."""
    feats = tree.tokens[verb].feats
    wanted = next((each for shown, each in SHOWN.items() if shown in feats), None)
    active = "Tense=Past" in feats and "VerbForm=Fin" in feats and "Voice=Pass" not in feats
    if wanted is None or not active or not scene.centre.fresh:
        return NOBODY
    person = scene.centre.alone(wanted, scene.genders)
    if person is None or person.name in scene.spoken_of:
        return NOBODY
    who = Who(kind="person", id=person.id, name=person.name)
    return Voice(speaker=None, who=who, resolved=person.name)


def _near(before: int, wanted: str, scene: Scene) -> list[Mention]:
    """Return the persons of a gender named within reach, outside what was said: last mentions."""
    people: dict[str, Mention] = {}
    for each in scene.mentions:
        near = scene.first <= each.start < before and each.name not in scene.spoken_of
        if each.type == "PER" and near and not _in(scene.said, each):
            people[each.name] = each
    found = [each for name, each in people.items() if fits(name, wanted, scene.genders)]
    return sorted(found, key=lambda each: each.start)


def _that(near: Sequence[Mention], scene: Scene) -> list[Mention]:
    """Return whom «тот» means: the person before who was no subject, of this sentence or the last."""
    others = [each for each in near if each.start not in scene.subjects]
    here = [each for each in others if each.start >= scene.here]
    return here or [each for each in others if each.start >= scene.before]


def _same(near: Sequence[Mention], wanted: str, scene: Scene) -> list[Mention]:
    """Return whom «он» may mean, the surest alone if there is one."""
    here = [each for each in near if each.start >= scene.here]
    subjects = [each for each in here if each.start in scene.subjects]
    if len(here) == len(subjects) == 1:
        return subjects
    centre = [
        each
        for each in scene.centre.people
        if each.name not in scene.spoken_of and fits(each.name, wanted, scene.genders)
    ]
    if len(centre) == 1 and scene.centre.stranger != wanted:
        names = {each.name for each in here} - {centre[0].name}
        return [*centre, *(each for each in here if each.name in names)]
    return list(near)


def _is_sure(person: Mention, wanted: str, scene: Scene) -> bool:
    """Tell who is at the centre, a subject, or the only one near whose name shows the gender."""
    if scene.centre.stranger == wanted and person.start < scene.here:
        return False
    known = scene.genders.get(person.name) == wanted
    central = any(person.name == each.name for each in scene.centre.people)
    return central or person.start in scene.subjects or known


def _in(spans: Sequence[Span], mention: Mention) -> bool:
    return any(each.start <= mention.start < each.end for each in spans)
