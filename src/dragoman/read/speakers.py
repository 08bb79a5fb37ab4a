"""Who speaks: words resolved to a person, an organisation, an actor, or nobody sure."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.names import fold
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.named import at, named_before, people_named
from dragoman.read.pronouns import LAST, PRONOUNS, pronoun
from dragoman.read.scene import Scene, Voice, unnamed
from dragoman.read.tree import Tree
from dragoman.read.voices import no_person

CROWD = frozenset(
    {
        "кто-нибудь",
        "кто-то",
        "они",
        "их",
        "многие",
        "некоторые",
        "другие",
        "иные",
        "остальные",
        "некто",
        "оба",
        "двое",
        "трое",
    }
)

LONG = 4
"""Words of an apposition, its comma included, from which on it is no part of the speaker's name."""


def voice(tree: Tree, head: int, scene: Scene, *, sure: bool = False) -> Voice | None:
    """Return who speaks, or ``None`` when the subject is nothing that speaks.

    ``sure`` says that the sentence shows speech, so that any noun will do.
    """
    token, phrase = tree.tokens[head], tree.phrase(head)
    if token.lemma in PRONOUNS and (token.pos in ("PRON", "DET") or token.lemma == LAST):
        return pronoun(tree, head, scene, sure=sure)
    crowd = bool({token.lemma, token.text.lower()} & CROWD) or (
        token.lemma == "один" and len(phrase) > 1
    )
    unfit = token.pos in ("PRON", "DET", "NUM", "ADJ") and not crowd
    if unfit or tree.lemmas(phrase) & {"ни", "никакой", "никто", "ничто"}:
        return None
    before = named_before(tree, head, scene.mentions)
    if before is not None:
        name = scene.text[before.start : before.end]
        return _person(Speaker(spans=(Span(before.start, before.end),), name=name), before)
    found = _by_name(tree, head, phrase, scene)
    if isinstance(found, Voice):
        return found
    told = no_person(tree, head, found, scene)
    if told is None and (crowd or (sure and token.pos in ("NOUN", "PROPN", "X"))):
        return unnamed(found, _plain(found.name))
    return told


def _by_name(tree: Tree, head: int, phrase: list[int], scene: Scene) -> Voice | Speaker:
    """Return the one person or the several whom a speaker's words name, else the words alone."""
    group = _group(tree, head)
    people = people_named(tree, head, scene.mentions)
    if not people and not group:
        people = _beside(tree, head, scene)
    if group and not people and _is_one(tree, head):
        people = _within(tree, tree.phrase(group[-1]), scene)
    span = _printed(tree, phrase, people, group)
    printed = Speaker(spans=(span,), name=scene.text[span.start : span.end])
    if len(people) == 1 and group and _is_one(tree, head):
        group = []  # «профессор и глава комитета X пишет»: two roles of one person
    if len(people) == 1:
        people = namesakes(people[0], scene)
    if len(people) > 1 or group:
        names = tuple(sorted({each.id or each.name for each in people}))
        return unnamed(printed, _plain(printed.name), names)
    return _person(printed, people[0]) if people else printed


def namesakes(person: Mention, scene: Scene) -> list[Mention]:
    """Return all whom a surname alone may mean: more than one where the text has two of it."""
    name = fold(person.name)
    if " " in name or person.id:
        return [person]
    full = [each for each in scene.everyone.values() if fold(each.name).split()[-1] == name]
    full = [each for each in full if each.name != person.name]
    return full if len(full) > 1 else [person]


def _person(printed: Speaker, person: Mention) -> Voice:
    who = Who(kind="person", id=person.id, name=person.name)
    return Voice(speaker=printed, who=who, resolved=person.name)


def _printed(
    tree: Tree, phrase: list[int], people: Sequence[Mention], group: Sequence[int]
) -> Span:
    """Return the words that name a speaker: the noun phrase, whole names, all of a group."""
    span = tree.span(_without_tail(tree, phrase, people) if not group else phrase)
    for each in people:
        span = Span(min(span.start, each.start), max(span.end, each.end))
    if group:
        return Span(span.start, max(span.end, tree.span(tree.phrase(group[-1])).end))
    if tree.tokens[phrase[0]].pos in ("X", "PROPN") and not people:
        return Span(_name_start(tree, phrase[0]), span.end)
    return span


def _without_tail(tree: Tree, phrase: list[int], people: Sequence[Mention]) -> list[int]:
    """Cut a bracket behind a name, and a long apposition: «Иван Петров (Ivan Petrov), служивший в …»."""
    for place, each in enumerate(phrase):
        token = tree.tokens[each]
        named = any(one.start < token.start and one.end <= token.start for one in people)
        if named and (token.text == "(" or (token.text == "," and len(phrase) - place > LONG)):
            return phrase[:place]
    return phrase


def _group(tree: Tree, head: int) -> list[int]:
    """Return the nouns paired with a speaker by «и»: «министр и посол»."""
    near = [each for each in tree.children(head, "conj") if each > head]
    near = [each for each in near if _case(tree, each) == _case(tree, head)]
    nouns = [each for each in near if tree.tokens[each].pos in ("NOUN", "PROPN")]
    return [each for each in nouns if tree.children(each, "cc")]


def _case(tree: Tree, index: int) -> str:
    feats = tree.tokens[index].feats.split("|")
    return next((each for each in feats if each.startswith("Case=")), "")


def _name_start(tree: Tree, index: int) -> int:
    """Return where a foreign name begins whose words the tree left apart."""
    while index and tree.tokens[index - 1].pos in ("X", "PROPN"):
        index -= 1
    return tree.tokens[index].start


def _plain(name: str) -> str:
    return " ".join(name.split())


def _is_one(tree: Tree, head: int) -> bool:
    """Tell whether the verb of a speaker is in the singular."""
    over = tree.tokens[head].head
    return over >= 0 and tree.is_finite(over) and tree.has_feature(over, "Number=Sing")


def _within(tree: Tree, words: Sequence[int], scene: Scene) -> list[Mention]:
    """Return the persons named in the nominative among ``words``."""
    named = [each for each in words if "Case=Nom" in tree.tokens[each].feats]
    found = {each.name: each for each in (at(tree, word, scene.mentions) for word in named) if each}
    return list(found.values())


def _beside(tree: Tree, head: int, scene: Scene) -> list[Mention]:
    """Return the person named right before the verb: «редактор «Нивы», одной из газет, X говорит»."""
    verb, token = tree.tokens[head].head, tree.tokens[head]
    living = token.pos == "NOUN" and "Animacy=Anim" in token.feats and "Case=Nom" in token.feats
    if not living or verb - 1 <= head or tree.tokens[verb - 1].pos != "PROPN":
        return []
    named = "Case=Nom" in tree.tokens[verb - 1].feats and at(tree, verb - 1, scene.mentions)
    return [named] if named else []
