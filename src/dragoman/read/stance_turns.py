"""Turns of attitude: «делает ставку на», «вбивает клин между», «друг друга», «добивается краха», «коварство Пекина».

What is said in the speaker's own voice («цинизм Брюсселя», «поступил подло») is his attitude.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.reading import Who
from dragoman.read.doers import doers, is_silent
from dragoman.read.parties import Scene, parties, party, speaker
from dragoman.read.shown import Found, Rule, between

WRONG, RIGHT = -0.6, 0.5


def idiom(scene: Scene, index: int) -> Iterator[Found]:
    """«сделал ставку на Лондон», «вбивает клин между Римом и Веной», «водит соседа за нос»."""
    tree, words = scene.tree, scene.words
    for each in words.idioms.get(scene.lemma(index), ()):
        for noun in tree.children(index, "obj", "obl"):
            if scene.lemma(noun) != each.noun or is_silent(scene, index):
                continue
            holders, place = doers(scene, index)
            for target, other in _led(scene, (noun, index), each.way, past=noun):
                yield from between(holders, target, each.score, index, place, other)


def _led(scene: Scene, heads: tuple[int, ...], way: str, past: int) -> Iterator[tuple[Who, int]]:
    """Yield whom the words under ``heads`` name after ``way``; a case stands for no preposition."""
    tree = scene.tree
    for head in heads:
        for other in tree.children(head, "nmod", "obl", "obj", "iobj"):
            if other == past:
                continue
            bare = not tree.preposition(other)
            fits = (
                f"Case={way}" in tree.tokens[other].feats
                if bare
                else tree.preposition(other) == way
            )
            if fits:
                yield from ((target, other) for target in parties(scene, other))


def each_other(scene: Scene, index: int) -> Iterator[Found]:
    """«Рим и Вена враждуют», «поддерживают друг друга»: both ways."""
    tree, token = scene.tree, scene.tree.tokens[index]
    score = scene.words.verbs.get(token.lemma)
    if score is None or token.pos != "VERB" or "Number=Plur" not in token.feats:
        return
    mutual = any(scene.lemma(each) == "друг" for each in tree.children(index, "obj", "iobj", "obl"))
    with_whom = "с" in scene.words.ways.get(token.lemma, frozenset())
    alone = with_whom and not tree.children(index, "obj", "iobj", "obl")
    if not (mutual or alone) or is_silent(scene, index):
        return
    for place in tree.children(index, "nsubj"):
        pair = tuple(parties(scene, place))
        if len(pair) == TWO:
            yield from between(pair[:1], pair[1], score, index, place)
            yield from between(pair[1:], pair[0], score, index, place)


TWO = 2


def wanted_end(scene: Scene, index: int) -> Iterator[Found]:
    """«добивается ослабления Рима», «заинтересован в распаде союза», «желает Вене победы»."""
    tree, turns = scene.tree, scene.words.turns
    if scene.lemma(index) not in turns["desiring"] or is_silent(scene, index):
        return
    holders, place = doers(scene, index)
    for noun in tree.children(index, "obj", "obl", "iobj"):
        score = (
            -0.6
            if scene.lemma(noun) in turns["harm"]
            else 0.5
            if scene.lemma(noun) in turns["luck"]
            else None
        )
        if score is None:
            continue
        for other in tree.children(noun, "nmod"):
            if "Case=Gen" in tree.tokens[other].feats and not tree.preposition(other):
                for target in parties(scene, other):
                    yield from between(holders, target, score, index, place, other)


def trait(scene: Scene, index: int) -> Iterator[Found]:
    """«коварство Пекина», «цинизм Брюсселя»: a vice or virtue whose it is said to be."""
    tree, turns, lemma = scene.tree, scene.words.turns, scene.lemma(index)
    score = WRONG if lemma in turns["vices"] else RIGHT if lemma in turns["virtues"] else None
    if score is None or scene.tree.tokens[index].pos != "NOUN":
        return
    near = {scene.lemma(each) for each in tree.kids[index]}
    head = tree.tokens[index].head
    reported = head >= 0 and scene.lemma(head) in turns["charging"]
    judge = speaker(scene, index)
    if judge is None or reported or near & scene.words.silent.words:
        return
    for other in tree.children(index, "nmod"):
        if "Case=Gen" in tree.tokens[other].feats and not tree.preposition(other):
            target = party(scene, other)
            if target:
                yield from between((judge,), target, score, index, other)


def manner(scene: Scene, index: int) -> Iterator[Found]:
    """«Токио поступил подло», «Рим ведёт себя мудро»."""
    tree, turns, lemma = scene.tree, scene.words.turns, scene.lemma(index)
    itself = any(scene.lemma(each) == "себя" for each in tree.kids[index])
    if lemma not in turns["behaving"] or (lemma in ("вести", "повести") and not itself):
        return
    if is_silent(scene, index):
        return
    ways = {scene.tree.tokens[each].text.lower() for each in tree.children(index, "advmod", "obl")}
    score = WRONG if ways & turns["badly"] else RIGHT if ways & turns["well"] else None
    judge = speaker(scene, index)
    if score is None or judge is None:
        return
    targets, place = doers(scene, index)
    for target in targets:
        yield from between((judge,), target, score, index, place)


def to_be_trusted(scene: Scene, index: int) -> Iterator[Found]:
    """«Риму нельзя доверять», «на Вену можно положиться»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    if token.lemma not in scene.words.turns["trusting"] or "VerbForm=Inf" not in token.feats:
        return
    places = (index, *([token.head] if token.head >= 0 else ()))
    near = {scene.lemma(each) for place in places for each in (place, *tree.kids[place])}
    judge = speaker(scene, index)
    if judge is None or not near & {"нельзя", "можно"} or near & {"не", "ли", "если", "бы"}:
        return
    score = WRONG if "нельзя" in near else RIGHT
    for place in places:
        for other in tree.children(place, "iobj", "obl", "obj"):
            fits = tree.preposition(other) == "на" or "Case=Dat" in tree.tokens[other].feats
            for target in parties(scene, other) if fits else ():
                yield from between((judge,), target, score, index, other)


def answered(scene: Scene, index: int) -> Iterator[Found]:
    """«Он прав», «лучше не скажешь», «с этим трудно спорить»: the author's view of who has just spoken."""
    token = scene.tree.tokens[index]
    if token.lemma not in scene.words.turns["answering"]:
        return
    score = _of_being_right(scene, index) or _of_argument(scene, index)
    judge = speaker(scene, index)
    if score is None or judge != scene.author:
        return
    target = _last_speaker(scene, token.start)
    if target is not None:
        yield from between((judge,), target, score, index)


def _of_being_right(scene: Scene, index: int) -> float | None:
    """«он прав», «тут она права», «он неправ»; of a name the verdict is another rule's."""
    tree, printed = scene.tree, scene.tree.tokens[index].text.lower()
    before = tree.tokens[index - 1] if index else None
    if before is None or before.lemma not in ("он", "она") or "Case=Nom" not in before.feats:
        return None
    if printed not in ("прав", "права", "неправ", "неправа"):
        return None
    doubted = {token.lemma for token in tree.tokens[: index + 2]} & {"ли", "если", "бы"}
    return None if doubted else WRONG if printed.startswith("не") else RIGHT


def _of_argument(scene: Scene, index: int) -> float | None:
    """«лучше не скажешь», «трудно спорить», «нельзя не согласиться», «трудно согласиться»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    places = (index, *([token.head] if token.head >= 0 else ()))
    near = {scene.lemma(each) for place in places for each in (place, *tree.kids[place])}
    near |= {tree.tokens[each].text.lower() for place in places for each in tree.kids[place]}
    if token.lemma == "сказать":
        better = near & {"лучше", "точнее", "короче", "хороший"}
        return RIGHT if better and "не" in near and "Person=2" in token.feats else None
    hard = near & {"трудно", "сложно", "нельзя", "невозможно", "трудный", "сложный"}
    if token.lemma == "согласиться":
        denied = any(scene.lemma(each) == "не" for each in tree.kids[index])
        return None if not hard else RIGHT if denied else WRONG
    vain = hard or near & {"нечего", "незачем"} or ("не" in near and "Person=2" in token.feats)
    return RIGHT if vain else None


CLOSE = 160
"""Code points between somebody's words and what the author says to them."""


def _last_speaker(scene: Scene, at: int) -> Who | None:
    """Return the person whose words end last before ``at``, and near it; nobody where two do."""
    said = [
        (max(part.end for part in each.content), each)
        for each in scene.statements
        if each.content and each.level == "quoted" and each.who.kind == "person"
    ]
    near = [(end, each) for end, each in said if end <= at <= end + CLOSE]
    last = max(near, key=lambda found: found[0], default=None)
    return last[1].who if last else None


RULES: tuple[Rule, ...] = (
    idiom,
    each_other,
    wanted_end,
    trait,
    manner,
    to_be_trusted,
    answered,
)
