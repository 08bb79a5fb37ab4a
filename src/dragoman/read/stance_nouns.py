"""Nouns and adjectives of attitude: «санкции США против Китая», «союзник Москвы», «пророссийская Анкара»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dragoman.language.names import actor_name
from dragoman.model.reading import Who
from dragoman.read.doers import agents
from dragoman.read.parties import Scene, parties, party, weighty, who_of
from dragoman.read.shown import Found, Rule, between
from dragoman.read.tree import Tree

AGAINST = (
    "против",
    "в отношении",
    "в адрес",
    "по отношению к",
    "на",
    "к",
    "с",
    "со",
    "перед",
    "над",
)
"""What leads from a noun of attitude to its target, as printed."""
FURTHEST = 7
"""Words between a noun of attitude and its target."""
TOGETHER = frozenset(
    {"дружба", "союз", "альянс", "вражда", "соперничество", "конфронтация", "противостояние"}
)
"""Nouns that two share: «союз Китая с Россией» goes both ways."""
PLAIN = frozenset({"сотрудничество", "взаимодействие", "партнерство"})
"""What states have as a matter of course: between two it shows nothing."""
SUFFERED = frozenset(
    {"поддержка", "сдерживание", "критика", "осуждение", "защита", "изоляция", "оккупация"}
)
"""Nouns whose genitive suffers them where an adjective or an agent says whose they are."""
LINKS = frozenset(
    {"являться", "быть", "стать", "остаться", "оставаться", "становиться", "считаться"}
)
AFTER = {
    "заинтересованный": ("в",),
    "заинтересовать": ("в",),
    "недовольный": ("",),
    "довольный": ("",),
    "разочарованный": ("в",),
}
"""How an adjective leads to its target where not by a dative, «к» or «на»."""
SIGNS = {"анти": -0.6, "про": 0.5}
PREFIXES = tuple(SIGNS)


def noun_of_attitude(scene: Scene, index: int) -> Iterator[Found]:
    """«санкции США против Китая», «обвинения Москвы в адрес Киева», «поддержка Асада Москвой»."""
    token = scene.tree.tokens[index]
    score = scene.words.nouns.get(token.lemma)
    if score is None or token.pos != "NOUN" or is_undone(scene, index):
        return
    holder, place = owner(scene, index)
    if holder is None or place is None:
        return
    for target, other in addressees(scene, index, past=place):
        yield from between((holder,), target, score, index, place, other)
        if token.lemma in TOGETHER:
            yield from between((target,), holder, score, index, place, other)


def noun_between(scene: Scene, index: int) -> Iterator[Found]:
    """«соперничество между США и Китаем»: both ways."""
    tree = scene.tree
    score = scene.words.nouns.get(tree.tokens[index].lemma)
    plain = tree.tokens[index].lemma in PLAIN
    if score is None or plain or tree.tokens[index].pos != "NOUN" or is_undone(scene, index):
        return
    for one in tree.children(index, "nmod"):
        others = tree.children(one, "conj")
        if tree.preposition(one) != "между" or len(others) != 1:
            continue
        first, second = party(scene, one), party(scene, others[0])
        if first and second:
            yield from between((first,), second, score, index, one, others[0])
            yield from between((second,), first, score, index, one, others[0])


def owner(scene: Scene, index: int) -> tuple[Who | None, int | None]:
    """Return whose attitude a noun names and the word that says so: «американские X», «X США», «X Москвой»."""
    tree = scene.tree
    for place in agents(scene, index):
        found = party(scene, place)
        if found:
            return found, place
    for place in tree.children(index, "amod"):
        found = _power(scene, place)
        if found:
            return found, place
    after = index + 1
    mentions = scene.at.get(after, ()) if after < len(tree.tokens) else ()
    following = tree.tokens[after] if mentions else None
    if following and (
        following.text.isupper() or ("Case=Gen" in following.feats and following.head == index)
    ):
        best = weighty(mentions)
        return (who_of(best, scene.knowledge) if best else None), after
    for place in tree.children(index, "nmod"):
        if (
            "Case=Gen" in tree.tokens[place].feats
            and not tree.children(place, "case")
            and place > index
        ):
            return party(scene, place), place
    return None, None


def _power(scene: Scene, place: int) -> Who | None:
    """Return the power that an adjective names."""
    found = [each for each in scene.at.get(place, ()) if each.actor]
    return who_of(found[0], scene.knowledge) if found else None


def addressees(scene: Scene, index: int, past: int | None = None) -> Iterator[tuple[Who, int]]:
    """Yield whom a noun of attitude is toward, with the word that names him.

    A preposition of ``AGAINST`` or a dative leads to him; where ``past`` names whose it is before the
    noun or in the instrumental, the genitive of «поддержка», «критика» does.
    """
    tree = scene.tree
    for place in map(partial(_at_address, tree), tree.children(index, "nmod", "obl", "iobj")):
        if place == past or abs(place - index) > 2 * FURTHEST:
            continue
        feats = tree.tokens[place].feats
        way = _way_to(tree, place)
        far = f"{way} " if way else ""
        led = bool(way) and any(f"{way} ".startswith(f"{each} ") for each in AGAINST)
        led = led and "Case=Loc" not in feats
        dative = not far and "Case=Dat" in feats
        told = past is not None and (past < index or "Case=Ins" in tree.tokens[past].feats)
        suffers = told and not far and "Case=Gen" in feats and scene.lemma(index) in SUFFERED
        if led or dative or suffers:
            yield from ((each, place) for each in parties(scene, place, target=True))


def _at_address(tree: Tree, place: int) -> int:
    """Return whom «в адрес Москвы» names: the genitive of the address."""
    if tree.tokens[place].lemma == "адрес":
        for each in tree.children(place, "nmod"):
            if "Case=Gen" in tree.tokens[each].feats:
                return each
    return place


def _way_to(tree: Tree, place: int) -> str:
    """Return the preposition that leads to a word, as printed; «в отношении» is one."""
    head = tree.tokens[place].head
    if head >= 0 and tree.tokens[head].lemma == "адрес":
        return "в адрес"
    led = [
        word
        for each in tree.children(place, "case")
        for word in (each, *tree.children(each, "fixed"))
    ]
    return " ".join(tree.tokens[each].text.lower() for each in sorted(led))


def is_undone(scene: Scene, index: int) -> bool:
    """Tell «отмена санкций», «без давления», and a noun whose verb is denied."""
    tree, silent = scene.tree, scene.words.silent
    token = tree.tokens[index]
    near = {scene.lemma(each) for each in tree.kids[index]}
    if near & silent.words:
        return True
    if token.head < 0:
        return False
    head = tree.tokens[token.head]
    around = {scene.lemma(each) for each in tree.kids[token.head]}
    unreal = {"бы", "если"} if token.rel == "nsubj" else {"не", "бы", "если"}
    denied = head.pos == "VERB" and bool(around & unreal)
    return head.lemma in silent.undoing or head.lemma in silent.supposing or denied


# What one is to another.


def role(scene: Scene, index: int) -> Iterator[Found]:
    """«Китай — союзник России», «НАТО для Путина — враг», «союзник США Япония»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    score = scene.words.roles.get(token.lemma)
    if score is None or is_undone(scene, index):
        return
    bearers, place = _bearers(scene, index)
    near = {scene.lemma(each) for each in tree.kids[index]}
    if not bearers or "бывший" in near:
        return
    for other, threatens in _ends(scene, index):
        for target in parties(scene, other):
            for bearer in bearers:
                holder, toward = (target, bearer) if threatens else (bearer, target)
                yield from between((holder,), toward, score, index, place, other)


def _bearers(scene: Scene, index: int) -> tuple[tuple[Who, ...], int | None]:
    """Return who is said to be what the noun at ``index`` says: its subject, or what it stands beside."""
    tree, token = scene.tree, scene.tree.tokens[index]
    head = token.head
    linked = head >= 0 and scene.lemma(head) in LINKS and token.rel in ("obl", "xcomp", "obj")
    for place in tree.children(head if linked else index, "nsubj"):
        return tuple(parties(scene, place)), place
    beside = [each for each in tree.kids[index] if tree.tokens[each].rel == "appos"]
    for place in (*beside, *((head,) if token.rel == "appos" and head >= 0 else ())):
        if scene.at.get(place):
            return tuple(parties(scene, place)), place
    return (), None


def _ends(scene: Scene, index: int) -> Iterator[tuple[int, bool]]:
    """Yield toward whom one is a friend or foe, and whether it is he who sees it so: «враг для НАТО»."""
    tree = scene.tree
    subject = tree.children(index, "nsubj")
    for head in (index, *subject):
        for place in tree.children(head, "nmod", "obl"):
            feats, way = tree.tokens[place].feats, tree.preposition(place)
            if way == "для":
                yield place, True
            elif head == index and not way and ("Case=Gen" in feats or "Case=Dat" in feats):
                yield place, scene.lemma(index) == "угроза"


def temper(scene: Scene, index: int) -> Iterator[Found]:
    """«Анкара враждебна Дамаску», «Япония заинтересована в России», «недовольный Киевом Минск»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    score = scene.words.tempers.get(token.lemma)
    near = {scene.lemma(each) for each in tree.kids[index]}
    if score is None or near & scene.words.silent.words:
        return
    subjects = tree.children(index, "nsubj", "nsubj:pass")
    beside = [token.head] if token.rel in ("amod", "acl") and token.head >= 0 else []
    ways = AFTER.get(token.lemma, ("", "к", "на", "с"))
    for place in (*subjects, *beside):
        holders = tuple(parties(scene, place))
        for other in tree.children(index, "obl", "nmod", "iobj", "obj"):
            feats, way = tree.tokens[other].feats, tree.preposition(other)
            if scene.lemma(other) in scene.words.turns["harm"]:
                continue
            if way in ways and (way or "Case=Dat" in feats or token.lemma in AFTER):
                for target in parties(scene, other, target=True):
                    yield from between(holders, target, score, index, place, other)


def prefixed(scene: Scene, index: int) -> Iterator[Found]:
    """«антироссийские санкции Брюсселя», «пророссийская Анкара», «Анкара — самая пророссийская»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    sign = next((each for each in SIGNS if token.lemma.startswith(each)), None)
    if sign is None or token.pos != "ADJ" or token.head < 0:
        return
    target = scene.words.adjectives.get(token.lemma.removeprefix(sign).removeprefix("-"))
    if (
        target is None
        or {scene.lemma(each) for each in tree.kids[index]} & scene.words.silent.words
    ):
        return
    toward = Who(kind="actor", id=target, name=actor_name(target, "ru", scene.knowledge))
    noun = token.head
    if is_undone(scene, noun):
        return
    holder = party(scene, noun) if scene.at.get(noun) else None
    place: int | None = noun
    if holder is None:
        holder, place = owner(scene, noun)
    if holder is None:
        for each in tree.children(noun, "nsubj"):
            holder, place = party(scene, each), each
    if holder:
        yield from between((holder,), toward, SIGNS[sign], index, place)


RULES: tuple[Rule, ...] = (noun_of_attitude, noun_between, role, temper, prefixed)
