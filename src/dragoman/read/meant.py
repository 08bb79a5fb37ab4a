"""Whom a title or trade without a name means: «министр», «глава МИД Дании», «дипломат», «автор»."""

from __future__ import annotations

from dragoman.language.callings import callings
from dragoman.model.reading import Mention
from dragoman.read.roles import Role, is_former, role_at
from dragoman.read.scene import Scene, fits
from dragoman.read.tree import Tree

OURS = frozenset({"мой", "наш"})
RIVALS = frozenset({"оппонент", "собеседник", "коллега", "критик"})
OFFICE = "министр"
"""What a person of the ledger who has held an office is taken for."""


def meant(tree: Tree, head: int, scene: Scene) -> Mention | None:
    """Return the one person whom a title means, or nothing."""
    found = candidates(tree, head, scene)
    return found[0] if len(found) == 1 else None


def candidates(tree: Tree, head: int, scene: Scene) -> list[Mention]:
    """Return whom the words of a title may mean; more than one is an ambiguity to keep."""
    token, words = tree.tokens[head], tree.phrase(head)
    lists = callings()
    lemmas = tree.lemmas(words)
    if "Number=Plur" in token.feats:
        return []
    if lemmas & OURS or (token.lemma == "автор" and len(words) == 1):
        found = _by_office(token.lemma, scene, ours=bool(lemmas & OURS))
        if found or lemmas & OURS:
            return found
    if lemmas & (lists.strangers | lists.whose):
        return []
    said = role_at(tree, words, head, scene.mentions)
    return _bearers(said, tree.sentence.start, scene) or _taken_up(said, token.feats, scene)


def _by_office(role: str, scene: Scene, *, ours: bool) -> list[Mention]:
    """Return whom «автор» of what is told means, or «мой оппонент»: the book's author, the one voice.

    Without a book «автор» is who wrote the piece, and nobody whom it quotes.
    """
    if role == "автор" and not ours:
        return list(scene.writers.values())
    return list(scene.voices.values()) if role in RIVALS and ours else []


def _bearers(said: Role, place: int, scene: Scene) -> list[Mention]:
    """Return those whom the text gives a title: who bore it before, else who is given it below.

    Of several the one at the centre is meant. A trade alone is no title before its bearer is named,
    but in the piece's first sentences.
    """
    named = {
        name: next((mention for mention, role in held if said.may_be(role, mention.actor)), None)
        for name, held in scene.held.items()
        if name not in scene.spoken_of
    }
    found = [each for each in named.values() if each is not None]
    found = found or _in_ledger(said, scene) or _told_below(said, place, scene)
    before = [each for each in found if each.start < place]
    alone = len(said.words) == 1 and said.head in callings().kinds and not said.titles
    below = [] if alone and not scene.opening else found
    return _at_centre(before or below, scene)


def _told_below(said: Role, place: int, scene: Scene) -> list[Mention]:
    """Return whom the next sentences introduce with a trade that a lone noun of the lead covers."""
    lists = callings()
    if not scene.opening or scene.voices or said.words != (said.head,) or said.powers:
        return []
    return [
        mention
        for name, mention in scene.everyone.items()
        if place <= mention.start < scene.ahead
        and name not in scene.spoken_of
        and lists.covers(said.head, _heads(mention, scene))
    ]


def _in_ledger(said: Role, scene: Scene) -> list[Mention]:
    """Return those of the text who have held an office by the ledger: «президент США»."""
    if not said.titles or not said.powers or len(said.powers) > 1:
        return []
    known = {each.id: each for each in scene.knowledge.persons}
    return [
        mention
        for name, mention in scene.everyone.items()
        if (person := known.get(mention.id or "")) and name not in scene.spoken_of
        if any(each.title in said.titles and each.actor in said.powers for each in person.offices)
    ]


def _at_centre(found: list[Mention], scene: Scene) -> list[Mention]:
    names = {each.name for each in found}
    centre = [each for each in scene.centre.people if each.name in names]
    return centre if len(found) > 1 and len(centre) == 1 else found


def _taken_up(said: Role, feats: str, scene: Scene) -> list[Mention]:
    """Return who spoke or acted last, where a title or trade may take his name up again.

    Of whom the text tells no trade is meant only where he spoke last and nobody else has spoken yet.
    """
    lists = callings()
    calling = " ".join(said.words)
    phrase = " " in calling and calling in lists.kinds
    lone = calling == said.head or bool(said.titles)
    if said.powers or not (phrase or (lone and _is_common(said.head))):
        return []
    wanted = "femn" if "Gender=Fem" in feats and not phrase else None
    people = [
        each
        for each in scene.centre.people
        if each.name not in scene.spoken_of
        and (wanted is None or fits(each.name, wanted, scene.genders))
    ]
    if len(people) != 1 or scene.centre.stranger:
        return []
    heads = _heads(people[0], scene)
    if phrase:
        return people if lists.covers(calling, heads) else []
    spoke = scene.last is not None and scene.last.name == people[0].name
    alone = not {name for name in scene.voices if name != people[0].name}
    unknown = spoke and alone and not heads & lists.trades
    return (
        people if unknown or lists.covers(said.head, heads - _once(people[0], said, scene)) else []
    )


def _is_common(head: str) -> bool:
    """Tell a trade that many have from «президент», who is somebody even where nobody is named."""
    return head in callings().trades and head not in callings().unique


def _once(person: Mention, said: Role, scene: Scene) -> set[str]:
    """Return the title itself where the person is told to have borne it once: no «министр» is meant."""
    held = [role for _, role in scene.held.get(person.name, ()) if role.head == said.head]
    return {said.head} if held and all(map(is_former, held)) else set()


def _heads(person: Mention, scene: Scene) -> set[str]:
    """Return what the text calls a person, or what the ledger knows."""
    told = {role.head for _, role in scene.held.get(person.name, ())}
    known = [each for each in scene.knowledge.persons if person.id and each.id == person.id]
    return told | {OFFICE} if any(each.offices for each in known) else told
