"""What is said of somebody in the speaker's own voice: «Москва ошибается», «агрессивная политика Токио».

The holder is whoever speaks there: the one quoted, if he is known, else the author.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.read.doers import doers, is_silent
from dragoman.read.parties import Scene, party, speaker
from dragoman.read.shown import Found, Rule, between

WRONG, RIGHT = -0.6, 0.5


def verdict(scene: Scene, index: int) -> Iterator[Found]:
    """«Штайнмайер ошибается», «Москва права», «нарушила обязательства», «совершил ошибку»."""
    tree, words, lemma = scene.tree, scene.words, scene.lemma(index)
    token = tree.tokens[index]
    score = words.verdicts.get(lemma)
    if score is not None and token.pos == "ADJ" and not _is_predicate(scene, index):
        return
    objects = {scene.lemma(each) for each in tree.children(index, "obj")}
    breaks = lemma in words.turns["breaking"] and objects & words.turns["broken"]
    errs = lemma in words.turns["erring"] and objects & words.turns["errors"]
    score = WRONG if breaks or errs else score
    if score is None or is_silent(scene, index):
        return
    judge = speaker(scene, index)
    targets, place = doers(scene, index)
    if judge and place is not None and _is_somebody(scene, place):
        for target in targets:
            yield from between((judge,), target, score, index, place)


def _is_somebody(scene: Scene, place: int) -> bool:
    """Tell a name, a pronoun, a body or deeds from «попытка Дамаска», whose failure judges nobody."""
    turns, lemma = scene.words.turns, scene.lemma(place)
    named = place in scene.at or scene.tree.tokens[place].pos == "PRON"
    return named or lemma in turns["rules"] | turns["deeds"] | scene.words.silent.officials


def _is_predicate(scene: Scene, index: int) -> bool:
    feats = scene.tree.tokens[index].feats
    return "Variant=Short" in feats or bool(scene.tree.children(index, "nsubj"))


def attribute(scene: Scene, index: int) -> Iterator[Found]:
    """«агрессивная политика Москвы», «циничный режим Асада»."""
    tree, turns, token = scene.tree, scene.words.turns, scene.tree.tokens[index]
    wrong = token.lemma in turns["judging"]
    if not wrong and token.lemma not in turns["praising"]:
        return
    if token.pos != "ADJ" or token.rel != "amod" or token.head < 0:
        return
    near = {scene.lemma(each) for each in (*tree.kids[index], *tree.kids[token.head])}
    judge = speaker(scene, index)
    if judge is None or near & scene.words.silent.words:
        return
    noun = scene.lemma(token.head)
    if noun in turns["rules"] | turns["deeds"] or scene.at.get(token.head):
        target = party(scene, token.head, target=True)
        if target:
            score = WRONG if wrong else RIGHT
            yield from between((judge,), target, score, index, token.head)


def slur(scene: Scene, index: int) -> Iterator[Found]:
    """«диктатор Асад», «агрессор Путин»: a name set beside the word for him."""
    tree = scene.tree
    if scene.lemma(index) not in scene.words.turns["slurs"]:
        return
    judge = speaker(scene, index)
    for place in tree.children(index, "appos"):
        target = party(scene, place)
        if judge and target:
            yield from between((judge,), target, WRONG, index, place)


RULES: tuple[Rule, ...] = (verdict, attribute, slur)
