"""Whom a noun phrase stands for in a clause of attitude: a person, a power, the speaker himself.

«президент Франции Иванов» is Ivanov, «правительство Франции» and «французы» are France, «критики
Франции» nobody; a pronoun is whoever the sentence before was about, if that is sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.reading import Mention, Statement, Who
from dragoman.read.attitudes import Attitudes
from dragoman.read.holding import held
from dragoman.read.tree import Tree

PRONOUNS = {"он": "Gender=Masc", "она": "Gender=Fem"}
MYSELF = frozenset({"я"})
ANAPHORS = frozenset({"который", "кто"})
STANDS = {"европа": "EU"}
"""Names of places that act as a power where they act at all."""
GENDERS = ("Gender=Masc", "Gender=Fem", "Gender=Neut")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who was the subject of a clause before, and the gender its word showed."""

    who: Who
    gender: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One sentence: its tree, the mentions in it, the words of attitude, who speaks, who was spoken of."""

    tree: Tree
    near: tuple[Mention, ...]
    words: Attitudes
    knowledge: Knowledge
    statements: tuple[Statement, ...] = ()
    before: tuple[Subject, ...] = field(default=())
    """Subjects of the sentence before."""
    author: Who

    @cached_property
    def at(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions by the index of each word they cover."""
        found: dict[int, list[Mention]] = {}
        for index, token in enumerate(self.tree.tokens):
            for each in self.near:
                if each.start <= token.start < each.end:
                    found.setdefault(index, []).append(each)
        return {index: tuple(each) for index, each in found.items()}

    def lemma(self, index: int) -> str:
        """Return a word's lemma."""
        return self.tree.tokens[index].lemma


def who_of(mention: Mention, knowledge: Knowledge) -> Who:
    """Return a power for its own body («МИД Франции»), else the person."""
    if mention.type == "PER" or mention.actor is None:
        return Who(kind="person", id=mention.id, name=mention.name)
    name = actor_name(mention.actor, "ru", knowledge)
    return Who(kind="actor", id=mention.actor, name=name)


def parties(scene: Scene, head: int, *, target: bool = False) -> Iterator[Who]:
    """Yield who a noun phrase stands for: itself and what is joined to it by «и»."""
    for each in (head, *scene.tree.children(head, "conj")):
        found = party(scene, each, target=target)
        if found:
            yield found


def party(scene: Scene, head: int, *, target: bool = False) -> Who | None:
    """Return the person or power that a word is, or that its phrase surely stands for.

    With ``target`` the deeds of somebody stand for him: «осудил политику Обамы».
    """
    token = scene.tree.tokens[head]
    if token.pos in ("PRON", "DET"):
        return _pronoun(scene, head)
    direct = scene.at.get(head, ())
    if direct:
        found = weighty(direct)
        return who_of(found, scene.knowledge) if found else _continent(scene, head)
    if token.lemma in STANDS:
        return _continent(scene, head)
    if token.lemma in scene.words.silent.against or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    found = _inside(scene, head, target=target)
    return who_of(found, scene.knowledge) if found else None


def _continent(scene: Scene, head: int) -> Who | None:
    """Return the Union for «Европа», where it acts or is acted upon, and is no place."""
    token = scene.tree.tokens[head]
    code = STANDS.get(token.lemma)
    if (
        code is None
        or "Case=Loc" in token.feats
        or scene.tree.preposition(head) in ("в", "из", "по")
    ):
        return None
    return Who(kind="actor", id=code, name=actor_name(code, "ru", scene.knowledge))


def _inside(scene: Scene, head: int, *, target: bool) -> Mention | None:
    tree, turns, token = scene.tree, scene.words.turns, scene.tree.tokens[head]
    span = tree.span(_own_phrase(tree, head))
    inside = [each for each in scene.near if span.start <= each.start and each.end <= span.end]
    inside = [each for each in inside if not _is_done_by(scene, each)]
    people = [each for each in inside if each.type == "PER"]
    stands = token.lemma in turns["rules"] or (target and token.lemma in turns["deeds"])
    if people:
        sure = len({each.name for each in people}) == 1
        return people[0] if sure and (stands or _is_apposed(tree, head, people[0])) else None
    if "Animacy=Anim" in token.feats and token.lemma not in scene.words.silent.officials:
        return None
    powers = [each for each in inside if each.actor]
    return powers[0] if len({each.actor for each in powers}) == 1 else None


def _is_done_by(scene: Scene, mention: Mention) -> bool:
    """Tell who does or suffers a participle inside a phrase: «поддержанные Европой события»."""
    words = [index for index, each in scene.at.items() if mention in each]
    heads = [scene.tree.tokens[each].head for each in words[:1]]
    return any(each >= 0 and scene.tree.tokens[each].pos == "VERB" for each in heads)


def weighty(found: Sequence[Mention]) -> Mention | None:
    """Of mentions on one word take the person, then the power, then the body with a power."""
    order = {"PER": 0, "GPE": 1, "ORG": 2, "LOC": 3}
    best = min(found, key=lambda each: (order[each.type], each.start))
    return best if best.actor or best.type == "PER" else None


def _own_phrase(tree: Tree, head: int) -> list[int]:
    """Return the phrase around ``head`` as far as its first preposition or «как»."""
    words = tree.phrase(head)
    for place in [each for each in words if each > head]:
        token = tree.tokens[place]
        if token.pos in ("ADP", "SCONJ") or token.text in ",;:":
            return [each for each in words if each < place]
    return words


def _is_apposed(tree: Tree, head: int, person: Mention) -> bool:
    """Tell «президент Иванов», who is Ivanov, from «соратник Иванова», who is not."""
    for place in tree.kids[head]:
        token = tree.tokens[place]
        if person.start <= token.start < person.end and token.rel in ("appos", "flat:name", "flat"):
            return True
    return False


# Pronouns.


def _pronoun(scene: Scene, index: int) -> Who | None:
    """Return «я» as who speaks, «который» as its noun, «он» as the subject before, if that is sure."""
    token = scene.tree.tokens[index]
    if token.lemma in MYSELF and "Case=Nom" in token.feats:
        return speaker(scene, index)
    if token.lemma in ANAPHORS:
        head = antecedent(scene.tree, index)
        return party(scene, head) if head is not None else None
    wanted = PRONOUNS.get(token.lemma)
    if wanted is None or "Number=Plur" in token.feats:
        return None
    return _spoken_of(scene, index, wanted)


def antecedent(tree: Tree, index: int) -> int | None:
    """Return the noun that a relative pronoun stands for."""
    for each in tree.up(index, 5):
        if tree.tokens[each].rel in ("acl:relcl", "acl") and tree.tokens[each].head >= 0:
            return tree.tokens[each].head
    return None


def _spoken_of(scene: Scene, index: int, wanted: str) -> Who | None:
    """Return the only subject of a gender, of this sentence before the word or else of the one before.

    Whoever speaks here is not «он».
    """
    own = subjects(scene, before=index)
    for group in (own, scene.before):
        fits = {_key(each.who): each.who for each in group if each.gender == wanted}
        if fits:
            (found, *others) = fits.values()
            return None if others or _key(found) == _key(speaker(scene, index)) else found
    return None


def _key(who: Who | None) -> tuple[str, str] | None:
    return (who.kind, who.id or who.name) if who else None


def subjects(scene: Scene, before: int | None = None) -> tuple[Subject, ...]:
    """Return the named subjects of a sentence's clauses, those ahead of a word if one is given."""
    found = []
    for index in scene.at:
        token = scene.tree.tokens[index]
        if _heads_clause(scene, index) and (before is None or index < before):
            mention = weighty(scene.at[index])
            gender = next((each for each in GENDERS if each in token.feats), "")
            if mention and "Number=Plur" not in token.feats:
                found.append(Subject(who=who_of(mention, scene.knowledge), gender=gender))
    return tuple(found)


def _heads_clause(scene: Scene, index: int) -> bool:
    """Tell a subject, or what is joined to one by «и»."""
    token = scene.tree.tokens[index]
    if token.rel == "conj" and token.head >= 0:
        token = scene.tree.tokens[token.head]
    return token.rel in ("nsubj", "nsubj:pass")


def speaker(scene: Scene, index: int) -> Who | None:
    """Return whose words a place is in: who is quoted, if known, else the author."""
    token = scene.tree.tokens[index]
    said = held(token.start, token.end, scene.statements)
    if said is None or said.level == "author":
        return scene.author
    return said.who if said.who.kind in ("person", "actor") else None
