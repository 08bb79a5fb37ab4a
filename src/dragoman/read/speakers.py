"""Who speaks: words resolved to a person, an organisation, an actor, or nobody sure."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.callings import callings
from dragoman.language.names import fold, outlet
from dragoman.language.russian import in_nominative, parses
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.bodies_meant import body, paper, papers_body, writer
from dragoman.read.meant import candidates
from dragoman.read.named import at, named_before, people_named
from dragoman.read.pronouns import PRONOUNS, pronoun
from dragoman.read.scene import Scene, Voice, unnamed
from dragoman.read.tree import Tree

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
    }
)

LONG = 4
"""Words of an apposition, its comma included, from which on it is no part of the speaker's name."""
MARKED = frozenset('«»"“”„')


def voice(tree: Tree, head: int, scene: Scene, *, sure: bool = False) -> Voice | None:
    """Return who speaks, or ``None`` when the subject is nothing that speaks.

    ``sure`` says that the sentence shows speech, so that any noun will do.
    """
    token, phrase = tree.tokens[head], tree.phrase(head)
    if token.lemma in PRONOUNS and token.pos in ("PRON", "DET"):
        return pronoun(tree, head, scene, sure=sure)
    crowd = token.lemma in CROWD or (token.lemma == "один" and len(phrase) > 1)
    unfit = token.pos in ("PRON", "DET", "NUM", "ADJ") and not crowd
    if unfit or tree.lemmas(phrase) & {"ни", "никакой", "никто", "ничто"}:
        return None
    before = named_before(tree, head, scene.mentions)
    if before is not None and (first := at(tree, before, scene.mentions)) is not None:
        name = scene.text[first.start : first.end]
        return _person(Speaker(spans=(Span(first.start, first.end),), name=name), first)
    group = _group(tree, head)
    people = people_named(tree, head, scene.mentions) or (
        [] if group else _beside(tree, head, scene)
    )
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
    if people:
        return _person(printed, people[0])
    found = _no_person(tree, head, printed, scene)
    if found is None and (crowd or (sure and token.pos in ("NOUN", "PROPN", "X"))):
        return unnamed(printed, _plain(printed.name))
    return found


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


def _no_person(tree: Tree, head: int, printed: Speaker, scene: Scene) -> Voice | None:
    span = printed.spans[0]
    within = [each for each in scene.mentions if span.start <= each.start and each.end <= span.end]
    token = tree.tokens[head]
    own = [each for each in within if each.start <= token.start and token.end <= each.end]
    name = _nominative(tree, head)
    living = "Animacy=Anim" in token.feats
    if living and token.pos == "NOUN" and not MARKED & set(printed.name):
        own = []  # «эксперт» at a sentence's head is no magazine
    known = outlet(_quoted_name(printed.name, own), scene.knowledge)
    if known and (own or MARKED & set(printed.name) or not living):
        return Voice(
            speaker=printed, who=Who(kind="outlet", id=known.id, name=known.name), resolved=None
        )
    whose = writer(tree, head, scene)
    if whose is not None:
        return _person(printed, whose)
    meant = papers_body(tree, head, scene) or (
        None if own else paper(tree, head, scene) or body(tree, head, scene)
    )
    if meant is not None:
        return Voice(speaker=printed, who=meant, resolved=None)
    speaks = token.lemma in scene.speaker_nouns
    bodies = [each for each in own or within if each.type == "ORG"]
    spoken = speaks and not living and token.lemma not in callings().papers
    if any(each.type == "ORG" for each in own) or (
        bodies and spoken
    ):  # «собеседник в министерстве»
        who = Who(kind="organisation", id=bodies[0].id, name=name)
        return Voice(speaker=printed, who=who, resolved=None)
    places = [each for each in own if each.actor or each.type in ("GPE", "LOC")]
    if places and scene.text[places[0].start].isupper():  # «Белый дом» too
        who = Who(kind="actor", id=places[0].actor, name=places[0].name)
        return Voice(speaker=printed, who=who, resolved=None)
    name_like = token.pos in ("X", "PROPN") and token.text[:1].isupper()
    foreign = name_like and not _is_thing(token.text)
    if speaks or foreign or "Animacy=Anim" in token.feats:
        return _role(tree, head, printed, name, scene)
    return None


def _is_thing(word: str) -> bool:
    """Tell a common inanimate noun, which only a sentence's head writes large."""
    found = [each.tag.grammemes for each in parses(word.lower())]
    people = any({"anim", "plur", "nomn"} <= each for each in found)
    return parses(word.lower())[0].is_known and "inan" in found[0] and not people


def _quoted_name(printed: str, own: Sequence[Mention]) -> str:
    """Return the name an outlet would be known by: that in marks, or the whole of it."""
    for opening, closing in ("«»", '""', "“”", "„“"):
        _, mark, rest = printed.partition(opening)
        if mark and closing in rest:
            return rest.split(closing)[0]
    return own[0].name if own else printed


def _nominative(tree: Tree, head: int) -> str:
    """Return a speaker's words with the head and what agrees with it in the nominative."""
    agreeing = {head, *tree.children(head, "amod", "det")}
    words = tree.phrase(head)
    tokens = [
        (in_nominative(tree.tokens[each].text, tree.tokens[each].feats), each)
        if each in agreeing
        else (tree.tokens[each].text, each)
        for each in words
    ]
    parts: list[str] = []
    for word, each in tokens:
        glued = each > words[0] and tree.tokens[each].start == tree.tokens[each - 1].end
        parts.append(word if glued or not parts else f" {word}")
    return "".join(parts)


def _role(tree: Tree, head: int, printed: Speaker, name: str, scene: Scene) -> Voice:
    """Resolve a role, «министр», «министр обороны», to the one person whom it means."""
    people = candidates(tree, head, scene)
    if len(people) == 1:
        return _person(printed, people[0])
    return unnamed(printed, name, tuple(sorted({each.id or each.name for each in people})))
