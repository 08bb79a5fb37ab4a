"""Verbs of attitude: each rule yields what the word at ``index`` shows."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.reading import Who
from dragoman.read.doers import agents, doers, is_denied, is_silent, second, subject, wisher
from dragoman.read.parties import Scene, parties, party
from dragoman.read.shown import Found, Rule, between
from dragoman.read.stance_nouns import addressees

OBJECTS = ("obj", "iobj", "obl", "nmod")
REACH = 14
"""Words between a verb and its object."""
WANTED = 0.8
"""How much of an attitude is shown by wanting the deed, or by its denial."""


def active_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«США обвинили Китай», «Россия хочет изолировать Киев», «Сеул не доверяет Вашингтону»."""
    token = scene.tree.tokens[index]
    score = scene.words.verbs.get(token.lemma)
    if (
        score is None
        or token.pos != "VERB"
        or "Voice=Pass" in token.feats
        or _is_idle(scene, index)
    ):
        return
    holders, place = wisher(scene, index)
    if not holders:
        if is_silent(scene, index):
            if token.lemma not in scene.words.turns["flipping"] or not is_denied(scene, index):
                return
            score = -score * WANTED
        holders, place = doers(scene, index)
    for other in objects(scene, index):
        for target, turned in targets(scene, other, score):
            yield from between(holders, target, turned, index, place, other)


def passive_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«Китай был обвинен Соединенными Штатами», «поддержанный Москвой режим Асада»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    score = scene.words.verbs.get(token.lemma)
    if score is None or "Voice=Pass" not in token.feats or is_silent(scene, index):
        return
    if token.rel in ("amod", "acl") and token.head >= 0:
        patients = [token.head]
    else:
        patients = tree.children(index, "nsubj", "nsubj:pass")
    for agent in agents(scene, index):
        for patient in patients:
            target = party(scene, patient, target=True)
            if target:
                yield from between(
                    tuple(parties(scene, agent)), target, score, index, agent, patient
                )


def sided_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«выступает против Турции», «голосовали за Россию»."""
    if scene.lemma(index) not in scene.words.turns["sided"] or is_silent(scene, index):
        return
    holders, place = doers(scene, index)
    for other in scene.tree.children(index, "obl", "obj"):
        way = scene.tree.preposition(other)
        if way in ("против", "за") and "Case=Ins" not in scene.tree.tokens[other].feats:
            for target, score in targets(scene, other, -0.6 if way == "против" else 0.5):
                yield from between(holders, target, score, index, place, other)


def light_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«ввёл санкции против Ирана», «оказывает давление на Токио», «питает недоверие к Западу»."""
    tree = scene.tree
    if scene.lemma(index) not in scene.words.turns["light"] or is_silent(scene, index):
        return
    holders, place = doers(scene, index)
    for noun in tree.children(index, "obj", "obl"):
        score = scene.words.nouns.get(scene.lemma(noun))
        if score is None or not holders:
            continue
        if scene.lemma(index) == "представлять":  # «представляет угрозу для» is the other's fear
            continue
        for target, other in (*addressees(scene, noun), *addressees(scene, index)):
            yield from between(holders, target, score, index, place, other)


def felt_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«Китай раздражает Пхеньян», «визит вызвал недовольство в Пекине»: the feeling is the second's."""
    tree, turns, lemma = scene.tree, scene.words.turns, scene.lemma(index)
    felt = 0.5 if lemma in turns["felt pos"] else -0.5 if lemma in turns["felt neg"] else None
    if felt is None or is_silent(scene, index):
        return
    causes, place = doers(scene, index)
    for other in tree.children(index, "obj", "iobj", "obl"):
        case = tree.tokens[other].feats
        if tree.children(other, "case") or "Case=Ins" in case:
            continue
        for cause in causes:
            yield from between(tuple(parties(scene, other)), cause, felt, index, place, other)


def fear_of(scene: Scene, index: int) -> Iterator[Found]:
    """«опасается, что Китай закроет границу»."""
    tree, lemma = scene.tree, scene.lemma(index)
    if lemma not in scene.words.turns["fearing"] or is_silent(scene, index):
        return
    holders, place = doers(scene, index)
    for clause in tree.children(index, "ccomp"):
        for other in tree.children(clause, "nsubj"):
            for target in parties(scene, other):
                yield from between(holders, target, -0.6, index, place, other)


def naming_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«считает Россию угрозой», «видит в Китае соперника», «рассматривает НАТО как угрозу»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    if token.lemma not in scene.words.turns["naming"] or is_silent(scene, index):
        return
    holders, place = doers(scene, index)
    if not holders:
        return
    under = [each for each in tree.subtree(index) if each > index - REACH]
    labels = [each for each in under if scene.lemma(each) in scene.words.roles]
    for label in labels:
        feats = tree.tokens[label].feats
        plain = "Case=Ins" in feats or any(scene.lemma(each) == "как" for each in tree.kids[label])
        seen = token.lemma in ("видеть", "увидеть") and "Case=Acc" in feats
        for other in (*second(scene, index), *tree.children(index, "obl")):
            way = tree.preposition(other)
            fits = (way == "в" and seen) or (
                not way and plain and "Case=Ins" not in tree.tokens[other].feats
            )
            if other == label or not fits:
                continue
            for target in parties(scene, other, target=True):
                score = scene.words.roles[scene.lemma(label)]
                yield from between(holders, target, score, index, place, other, label)


# The parts of a clause.


def objects(scene: Scene, index: int) -> Iterator[int]:
    """Yield the objects of a verb, as it governs them: by its prepositions, else in a bare case."""
    tree, ways = scene.tree, scene.words.ways.get(scene.lemma(index), frozenset({""}))
    reflexive = tree.tokens[index].lemma.endswith(("ся", "сь")) or scene.lemma(index) == "дорожить"
    mistaken = [each for each in second(scene, index) if tree.tokens[each].rel == "nsubj"]
    for place in (*mistaken, *tree.children(index, *OBJECTS)):
        feats, way = tree.tokens[place].feats, tree.preposition(place).removesuffix("о")
        if way not in ways or abs(place - index) > REACH:
            continue
        loose = not way and "Case=Ins" in feats and not reflexive
        if loose or "Case=Loc" in feats or (way == "за" and "Case=Ins" in feats):
            continue
        if (
            not way
            and tree.tokens[place].rel == "nmod"
            and "VerbForm=Part" not in tree.tokens[index].feats
        ):
            continue
        yield place


def _is_idle(scene: Scene, index: int) -> bool:
    """Tell «поддерживает отношения» from support."""
    return any(
        scene.lemma(each) in scene.words.silent.idle_objects
        for each in scene.tree.children(index, "obj")
    )


def targets(scene: Scene, place: int, score: float) -> Iterator[tuple[Who, float]]:
    """Yield whom an object stands for, and the score toward him.

    «поддержал санкции против Ирана» turns against Iran; «осудил агрессию против Ирана» says nothing
    of Iran.
    """
    noun = scene.words.nouns.get(scene.lemma(place))
    if noun is not None and noun < 0:
        if score > 0:
            yield from ((target, noun) for target, _ in addressees(scene, place))
        return
    for each in parties(scene, place, target=True):
        yield each, score


def side_of(scene: Scene, index: int) -> Iterator[Found]:
    """«Москва на стороне Дамаска», «встал на сторону Киева»."""
    tree = scene.tree
    if scene.lemma(index) != "сторона" or tree.preposition(index) != "на":
        return
    head = tree.tokens[index].head
    near = {
        scene.lemma(each) for each in (*tree.kids[index], *(tree.kids[head] if head >= 0 else ()))
    }
    if near & scene.words.silent.words:
        return
    own = tree.children(index, "nsubj")
    verb = head >= 0 and tree.tokens[head].pos == "VERB"
    place = own[0] if own else subject(scene, head) if verb else head
    if place is None or place < 0:
        return
    holders = tuple(parties(scene, place))
    for other in tree.children(index, "nmod"):
        if "Case=Gen" in tree.tokens[other].feats and not tree.preposition(other):
            for target in parties(scene, other, target=True):
                yield from between(holders, target, 0.6, index, place, other)


def relations(scene: Scene, index: int) -> Iterator[Found]:
    """«испортил отношения с Западом», «отношения между Россией и Турцией ухудшились»."""
    tree, turns, lemma = scene.tree, scene.words.turns, scene.lemma(index)
    score = -0.5 if lemma in turns["worsening"] else 0.5 if lemma in turns["bettering"] else None
    if score is None or is_silent(scene, index):
        return
    holders, place = doers(scene, index)
    for noun in tree.children(index, "obj", "nsubj"):
        if scene.lemma(noun) not in scene.words.silent.idle_objects:
            continue
        for one in tree.children(noun, "nmod"):
            way, others = tree.preposition(one).removesuffix("о"), tree.children(one, "conj")
            if way == "с" and tree.tokens[noun].rel == "obj":
                for target in parties(scene, one):
                    yield from between(holders, target, score, index, place, one)
            if way == "между" and len(others) == 1 and tree.tokens[noun].rel == "nsubj":
                first, other = party(scene, one), party(scene, others[0])
                if first and other:
                    yield from between((first,), other, score, index, one, others[0])
                    yield from between((other,), first, score, index, one, others[0])


RULES: tuple[Rule, ...] = (
    active_verb,
    passive_verb,
    sided_verb,
    light_verb,
    felt_verb,
    fear_of,
    naming_verb,
    side_of,
    relations,
)
