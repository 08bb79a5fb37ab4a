"""Forecasts whose words are no future: «ввод намечен на 2030 год», «до осени — никаких перемен».

Rules as in ``foreseeing``: the sentence's tree, the word and the horizon give a modality or ``None``.
"""

from __future__ import annotations

from dragoman.model.press import PublicationDate
from dragoman.read.expectations import expectations
from dragoman.read.prospects import is_denied
from dragoman.read.tree import Tree

AHEAD = (
    "к ",
    "ко ",
    "до ",
    "через ",
    "не раньше",
    "не ранее",
    "в ближайш",
    "в будущ",
    "в течение",
    "срок окупаемости",
)
"""How a horizon begins that is no day in a diary."""
LEAVING = frozenset({"можно", "прийтись", "придтись", "остается"})
DASHES = frozenset("—–")


def is_verbless(tree: Tree) -> bool:
    """Whether a sentence stands without a verb, a dash in its place."""
    if all(token.text not in DASHES for token in tree.tokens):
        return False
    return not any(token.pos in ("VERB", "AUX") and token.lemma != "нет" for token in tree.tokens)


def ahead_without_a_verb(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«до осени — никаких перемен», «в ближайшие годы — застой»."""
    if when is None or tree.tokens[index].head >= 0 or not is_verbless(tree):
        return None
    if not (when.printed or "").lower().startswith(AHEAD):
        return None
    denied = any(token.lemma in ("никакой", "нет", "ни") for token in tree.tokens)
    return "unlikely" if denied else "expected"


def scheduled(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«ввод завода намечен на 2030 год»; a day or a month stands in a diary."""
    token = tree.tokens[index]
    if when is None or token.lemma not in expectations().scheduling or is_denied(tree, index):
        return None
    if "Variant=Short" not in token.feats or when.precision in ("day", "month"):
        return None
    past = any("Tense=Past" in tree.tokens[each].feats for each in tree.children(index, "aux:pass"))
    return None if past else "planned"


def waited_for(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«открытия моста ждут не раньше лета»: what is waited for has its time."""
    token, known = tree.tokens[index], expectations()
    if when is None or token.lemma not in known.waiting or "Tense=Pres" not in token.feats:
        return None
    if is_denied(tree, index) or "Person=3" not in token.feats or token.rel.startswith("acl"):
        return None
    objects = [tree.tokens[each] for each in tree.children(index, "obj", "obl", "iobj")]
    event = any("Case=Gen" in each.feats and "Animacy=Inan" in each.feats for each in objects)
    return "expected" if event and (when.printed or "").lower().startswith(AHEAD) else None


def given_up(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«о мире можно забыть», «победы ему не видать», «так продолжаться не может»."""
    del when
    token, known = tree.tokens[index], expectations()
    if token.lemma not in known.forlorn:
        return None
    over = tree.tokens[token.head] if token.head >= 0 else token
    if token.lemma == "видать":
        genitive = any("Case=Gen" in tree.tokens[each].feats for each in tree.kids[index])
        return "unlikely" if genitive and is_denied(tree, index) else None
    if token.lemma != "забыть":
        denied = over.lemma == "мочь" and is_denied(tree, token.head)
        return "unlikely" if denied and "Tense=Pres" in over.feats else None
    near = [index, *([token.head] if token.head >= 0 else [])]
    kids = [each for place in near for each in tree.kids[place]]
    advised = over.lemma in LEAVING or any(tree.tokens[each].lemma in LEAVING for each in kids)
    of_it = any(tree.preposition(each) in ("о", "об", "про") for each in kids)
    told = any("Tense=Past" in tree.tokens[each].feats for each in (*near, *kids))
    bare = "VerbForm=Inf" in token.feats and not is_denied(tree, index)
    return "unlikely" if advised and of_it and bare and not told else None


def heading_for(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«дело идёт к войне», «это чревато войной»."""
    del when
    token, known = tree.tokens[index], expectations()
    if token.lemma not in known.heading or is_denied(tree, index):
        return None
    if token.lemma == "чреватый":
        short = "Variant=Short" in token.feats
        past = any("Tense=Past" in tree.tokens[each].feats for each in tree.kids[index])
        return "possible" if short and not past else None
    subjects = {tree.tokens[each].lemma for each in tree.children(index, "nsubj")}
    toward = any(
        tree.preposition(each) == "к" and "Case=Dat" in tree.tokens[each].feats
        for each in tree.children(index, "obl")
    )
    present = "Tense=Pres" in token.feats
    return "likely" if present and toward and subjects & {"дело", "все"} else None
