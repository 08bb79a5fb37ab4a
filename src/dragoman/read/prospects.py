"""What lies in store without a date: what can happen, what threatens, what cannot be avoided.

Rules as in ``foreseeing``: the sentence's tree, the word and the horizon give a modality or ``None``.
"""

from __future__ import annotations

from dragoman.model.press import PublicationDate
from dragoman.read.expectations import expectations
from dragoman.read.tree import Tree

CAN = frozenset({"мочь", "способный"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def can_become(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«Китай может обогнать США», «договор способен изменить всё»: an outcome, no leave or skill.

    An outcome is a deed brought to its end (perfective) of a subject that is not anybody at all.
    """
    del when
    token = tree.tokens[index]
    if token.lemma not in CAN or _is_attribute(tree, index) or is_denied(tree, index):
        return None
    if not _is_present(tree, index) or not _is_outcome(tree, index):
        return None
    subject = _subject(tree, index)
    return "possible" if subject is not None and _is_somebody(tree, subject) else None


def _is_present(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.pos == "VERB":
        return "Tense=Pres" in token.feats and "Person=3" in token.feats
    short = "Variant=Short" in token.feats
    return short and not any("Tense=Past" in tree.tokens[each].feats for each in tree.kids[index])


def _is_outcome(tree: Tree, index: int) -> bool:
    known = expectations()
    for place in tree.children(index, "xcomp"):
        token = tree.tokens[place]
        if token.lemma in known.rhetorical or token.lemma in known.leave:
            return False
        perfective = "Aspect=Perf" in token.feats
        return perfective or token.lemma in known.outcomes or bool(tree.children(place, "cop"))
    return False


def _subject(tree: Tree, index: int) -> int | None:
    """Return the subject, or that of the verb it goes on from: «вырос и может обогнать»."""
    place, steps = index, 0
    for each in tree.children(index, "xcomp"):
        if inner := tree.children(each, *SUBJECTS):
            return inner[0]
    while not (found := tree.children(place, *SUBJECTS)):
        if tree.tokens[place].rel not in ("conj", "xcomp") or steps > 1:
            return None
        place, steps = tree.tokens[place].head, steps + 1
    return found[0]


def _is_somebody(tree: Tree, subject: int) -> bool:
    token, known = tree.tokens[subject], expectations()
    if token.lemma in known.anybody or token.pos not in ("NOUN", "PROPN", "PRON", "VERB"):
        return False
    if token.pos == "PRON":
        return "Person=3" in token.feats or token.lemma == "это"
    if any(tree.tokens[each].lemma in known.anybody for each in tree.kids[subject]):
        return False
    many = {"Animacy=Anim", "Number=Plur"} <= set(token.feats.split("|"))
    return not (many and token.pos == "NOUN")


def threatens(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«рублю грозит падение», «реформа грозит обернуться провалом», «рубль рискует упасть»."""
    del when
    token, known = tree.tokens[index], expectations()
    if token.lemma not in known.threats or "Tense=Pres" not in token.feats:
        return None
    if _is_attribute(tree, index) or is_denied(tree, index) or "Person=3" not in token.feats:
        return None
    if tree.children(index, "xcomp"):
        return "possible"
    whom = tree.children(index, "iobj", "obl")
    dative = any(
        "Case=Dat" in tree.tokens[each].feats or tree.tokens[each].rel == "iobj" for each in whom
    )
    return "possible" if dative and _is_event(tree, tree.children(index, "nsubj")) else None


def _is_event(tree: Tree, places: list[int]) -> bool:
    found = [tree.tokens[each] for each in places]
    return any(each.pos == "NOUN" and "Animacy=Inan" in each.feats for each in found)


def is_inevitable(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«союз обречён», «столкновение неизбежно», «конфликта не избежать»."""
    del when
    token, known = tree.tokens[index], expectations()
    if token.lemma in known.avoiding:
        alone = token.rel in ("root", "conj", "ccomp", "parataxis") and is_denied(tree, index)
        return "will" if alone and "VerbForm=Inf" in token.feats else None
    if token.lemma not in known.doomed or token.pos not in ("ADJ", "VERB"):
        return None
    short = "Variant=Short" in token.feats and not _is_attribute(tree, index)
    past = any("Tense=Past" in tree.tokens[each].feats for each in tree.kids[index])
    if not short or past or not tree.children(index, *SUBJECTS):
        return None
    return "unlikely" if is_denied(tree, index) else "will"


def to_be_expected(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«следует ожидать новых санкций», «стоит ждать обострения», «нельзя ждать успеха»."""
    del when
    token, known = tree.tokens[index], expectations()
    if token.lemma not in known.waiting or "VerbForm=Inf" not in token.feats:
        return None
    near = [*tree.kids[index], *([token.head] if token.head >= 0 else [])]
    words = [each for each in near if tree.tokens[each].lemma in known.advised]
    if not words or any("Tense=Past" in tree.tokens[each].feats for each in words):
        return None
    if is_denied(tree, index) or any(is_denied(tree, each) for each in words):
        return None
    objects = [*tree.children(index, "obj", "obl", "iobj"), *tree.children(words[0], "obj", "obl")]
    if not (_is_event(tree, objects) or tree.children(index, "ccomp")):
        return None
    return "unlikely" if tree.tokens[words[0]].lemma == "нельзя" else "expected"


def in_store(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«страну ждёт кризис»: whom before the verb, what after it."""
    del when
    token, known = tree.tokens[index], expectations()
    if token.lemma not in known.waiting or "Tense=Pres" not in token.feats:
        return None
    whom = [each for each in tree.children(index, "obj", "iobj") if each < index]
    what = [each for each in tree.children(index, "nsubj") if each > index]
    if not whom or _is_attribute(tree, index) or is_denied(tree, index):
        return None
    return "expected" if _is_event(tree, what) else None


def of_a_noun(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«есть риск, что война начнётся», «нет признаков того, что курс изменится»."""
    del when
    place = noun_of(tree, index)
    if place is None:
        return None
    modality = expectations().nouns.get(tree.tokens[place].lemma)
    denied = any(
        tree.tokens[each].lemma in ("нет", "не", "никакой", "мало")
        for each in (*tree.kids[place], *tree.up(place, 2))
    )
    return "unlikely" if modality and denied else None if modality == "denied" else modality


def noun_of(tree: Tree, index: int) -> int | None:
    """Return the noun that a clause with «что» is of: the «риск» of «риск того, что …»."""
    token = tree.tokens[index]
    if token.rel not in ("acl", "ccomp", "csubj") or not has_that(tree, index) or token.head < 0:
        return None
    head = tree.tokens[token.head]
    pointing = head.lemma in ("тот", "то", "того") and head.head >= 0
    return head.head if pointing else token.head


def has_that(tree: Tree, index: int) -> bool:
    """Whether a clause opens with the conjunction «что»."""
    return any(tree.tokens[each].lemma == "что" for each in tree.children(index, "mark"))


def is_denied(tree: Tree, index: int) -> bool:
    """Whether «не» stands on the word."""
    return any(tree.tokens[each].lemma == "не" for each in tree.kids[index])


def _is_attribute(tree: Tree, index: int) -> bool:
    rel = tree.tokens[index].rel
    return rel == "amod" or (rel.startswith("acl") and not has_that(tree, index))
