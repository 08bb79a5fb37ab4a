"""Who does what a verb of attitude says, and whether the clause says it at all."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.reading import Who
from dragoman.read.parties import Scene, parties

UNREAL = ("Mood=Imp", "Mood=Cnd", "Tense=Fut")


def doers(scene: Scene, index: int) -> tuple[tuple[Who, ...], int | None]:
    """Return who does what a verb says and the word that names them; none where nobody is sure."""
    place = subject(scene, index)
    return (tuple(parties(scene, place)) if place is not None else ()), place


def subject(scene: Scene, index: int) -> int | None:
    """Return a verb's subject, or that of the verb it is joined to, hangs on, is wanted by or accompanies.

    A participle's is the noun it stands by: «поддерживающая Киев Польша».
    """
    tree = scene.tree
    for _ in range(4):
        found = tree.children(index, "nsubj")
        if found:
            return found[0]
        token = tree.tokens[index]
        mistaken = tree.children(index, "obj") if token.lemma in scene.words.ways else []
        if (
            mistaken
            and token.pos == "VERB"
            and mistaken[0] < index
            and "VerbForm=Fin" in token.feats
        ):
            return mistaken[0]  # «Бишкек рассчитывает на Москву»: one form for two cases
        if token.head < 0:
            return None
        if "VerbForm=Part" in token.feats and token.rel in ("amod", "acl"):
            return token.head
        reason = token.rel == "advcl" and "VerbForm=Fin" in token.feats
        together = token.rel == "conj" or "VerbForm=Conv" in token.feats or reason
        if not (together or _is_wanted(scene, index)):
            return None
        index = token.head
    return None


def _is_wanted(scene: Scene, index: int) -> bool:
    """Tell an infinitive under a verb that begins it or wants it."""
    token = scene.tree.tokens[index]
    if token.head < 0 or "VerbForm=Inf" not in token.feats:
        return False
    head = scene.lemma(token.head)
    turns = scene.words.turns
    return head in scene.words.silent.asserting or head in turns["wanting"]


def is_silent(scene: Scene, index: int) -> bool:
    """Tell a clause that denies, supposes or wishes; a bare infinitive wishes.

    What is wanted of somebody, or begun, is as good as said: «хочет изолировать», «стал помогать».
    """
    tree, silent = scene.tree, scene.words.silent
    for _ in range(4):
        token = tree.tokens[index]
        if _is_unsaid(scene, index):
            return True
        own = token.rel == "conj" and bool(tree.children(index, "nsubj"))
        if token.rel == "ccomp":
            return bool({scene.lemma(each) for each in tree.kids[token.head]} & silent.words)
        if own or token.head < 0 or token.rel not in ("conj", "xcomp"):
            return False
        index = token.head
    return False


def _is_unsaid(scene: Scene, index: int) -> bool:
    """Tell what its own words, its mood, or the verb it hangs on keep from being said."""
    tree, silent, token = scene.tree, scene.words.silent, scene.tree.tokens[index]
    near = {scene.lemma(each) for each in tree.kids[index]}
    if near & silent.words or any(each in token.feats for each in UNREAL):
        return True
    bare = "VerbForm=Inf" in token.feats
    if token.head < 0:
        return bare
    head = scene.lemma(token.head)
    unwanted = bare and token.rel != "conj" and not _is_wanted(scene, index)
    supposed = head in silent.supposing and token.rel == "ccomp"
    return unwanted or supposed or head in silent.words


def second(scene: Scene, index: int) -> list[int]:
    """Return the objects of a verb; of two subjects without any, the one behind the verb is it.

    «Путин рассматривает НАТО как угрозу»: names of one form in two cases are taken for subjects.
    """
    found = scene.tree.children(index, "obj")
    subjects = scene.tree.children(index, "nsubj")
    if not found and len(subjects) > 1 and subjects[0] < index < subjects[-1]:
        return subjects[1:]
    return found


def is_denied(scene: Scene, index: int) -> bool:
    """Tell a verb with «не» and nothing else that makes it unsure."""
    near = {scene.lemma(each) for each in scene.tree.kids[index]}
    token = scene.tree.tokens[index]
    unreal = any(each in token.feats for each in UNREAL) or "VerbForm=Inf" in token.feats
    return "не" in near and not (near & scene.words.silent.words - {"не"}) and not unreal


def agents(scene: Scene, index: int) -> Iterator[int]:
    """Yield the words in the instrumental by whom a passive verb is done."""
    tree = scene.tree
    for each in tree.children(index, "obl", "obl:agent", "nmod"):
        if "Case=Ins" in tree.tokens[each].feats and not tree.children(each, "case"):
            yield each


def wisher(scene: Scene, index: int) -> tuple[tuple[Who, ...], int | None]:
    """Return whose «попытка ослабить» or «желание помочь» an infinitive is."""
    tree, token = scene.tree, scene.tree.tokens[index]
    if "VerbForm=Inf" not in token.feats or token.head < 0:
        return (), None
    if scene.lemma(token.head) not in scene.words.turns["wishes"]:
        return (), None
    for each in tree.children(token.head, "nmod"):
        if "Case=Gen" in tree.tokens[each].feats and each in scene.at:
            return tuple(parties(scene, each)), each
    return (), None
