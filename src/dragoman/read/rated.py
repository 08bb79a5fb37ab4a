"""The two halves of a verdict, «назвал X Y-м»: the thing rated, and what it is taken for."""

from __future__ import annotations

from dragoman.read.cues import Line
from dragoman.read.tree import Tree

NOMINAL = ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ")
"""Parts of speech that name a thing."""
SEEMING = frozenset({"один", "одна", "одно"})
"""«Одной из главных проблем»: the tagger sees a genitive in what is an instrumental too."""
REACH = 16
"""Words after a verb within which its verdict stands."""
STOPS = frozenset({":", ";", "—", "–", ".", "?", "!"})


def rated(line: Line, verb: int) -> tuple[int | None, int | None]:
    """Return the heads of the thing and of what it is taken for; by their cases where the tree slips."""
    tree = line.tree
    thing = _thing(tree, verb)
    taken = _taken_for(tree, verb, thing)
    if thing is not None and taken is not None:
        return thing, taken
    placed = thing if thing is not None else _thing_by_place(tree, verb)
    if placed is None:
        placed = _shared(tree, verb)
    if placed is None:
        return thing, taken
    if taken is None or taken == placed:
        taken = _taken_by_place(tree, verb, placed)
    return placed, taken


def _thing(tree: Tree, verb: int) -> int | None:
    """Return what is rated: the object in the accusative, or in the genitive of a denial."""
    found = [
        each for each in tree.children(verb, "obj") if "Case=Ins" not in tree.tokens[each].feats
    ]
    slips = [
        each
        for each in tree.children(verb, "nsubj")
        if each < verb and "Case=Acc" in tree.tokens[each].feats
    ]
    deeds = [
        each
        for each in tree.children(verb, "xcomp", "csubj", "ccomp")
        if "VerbForm=Inf" in tree.tokens[each].feats and each > verb
    ]
    return next(iter([*found, *slips, *deeds]), None)


def _taken_for(tree: Tree, verb: int, thing: int | None) -> int | None:
    """Return the noun or adjective in the instrumental that says what the thing is taken for."""
    over = [verb] if thing is None else [verb, thing]
    for each in sorted(word for one in over for word in tree.kids[one]):
        token = tree.tokens[each]
        fits = token.pos in ("NOUN", "ADJ", "VERB", "DET") and "Case=Ins" in token.feats
        if thing is not None and "VerbForm=Inf" in tree.tokens[thing].feats:
            fits = fits and each in tree.kids[verb]  # «считает нужным строить», not its object
        if fits and each != thing and not tree.preposition(each):
            return each
    return None


def _thing_by_place(tree: Tree, verb: int) -> int | None:
    """Return the first word in the accusative right after a verb: «считает его», «назвал случившееся»."""
    for index in range(verb + 1, min(verb + REACH, len(tree.tokens))):
        token = tree.tokens[index]
        named = token.pos in NOMINAL or "VerbForm=Part" in token.feats
        if named and "Case=Acc" in token.feats and token.rel not in ("amod", "nummod"):
            dependent = token.rel == "det" and token.pos != "PRON"
            if not dependent and not tree.preposition(index):
                return index
            continue
        if token.pos not in ("ADV", "PART", "ADJ", "DET"):
            return None
    return None


def _shared(tree: Tree, verb: int) -> int | None:
    """Return the object of the verb a verdict is paired with: «осудили удары и назвали ошибкой»."""
    token = tree.tokens[verb]
    if token.rel != "conj" or not 0 <= token.head < verb or verb - token.head > 3:  # noqa: PLR2004
        return None
    found = tree.children(token.head, "obj")
    return found[0] if found else None


def _taken_by_place(tree: Tree, verb: int, thing: int) -> int | None:
    """Return the head of the first words in the instrumental after verb and thing that no preposition leads."""
    first = max(verb, thing) + 1
    led = False
    for index in range(first, min(first + REACH, len(tree.tokens))):
        token = tree.tokens[index]
        if token.text in STOPS or token.text == "," or tree.is_finite(index):
            return None
        if token.pos == "ADP":
            led = True
            continue
        seeming = token.lemma in SEEMING and _opens_choice(tree, index)
        if seeming or (
            "Case=Ins" in token.feats and (token.pos in NOMINAL or "VerbForm=Part" in token.feats)
        ):
            if not led:
                return _head(tree, index)
        elif token.pos in ("NOUN", "PROPN", "PRON"):
            led = False
    return None


def _opens_choice(tree: Tree, index: int) -> bool:
    """Tell «одной из», «одним из»."""
    following = tree.tokens[index + 1].text if index + 1 < len(tree.tokens) else ""
    return following == "из" and tree.tokens[index].text.lower() in ("одним", "одной", "одними")


def _head(tree: Tree, index: int) -> int:
    """Return the noun that an adjective in the instrumental stands before, or the adjective alone."""
    if tree.tokens[index].pos == "NOUN" or tree.tokens[index].lemma in SEEMING:
        return index
    for each in range(index + 1, min(index + 4, len(tree.tokens))):
        token = tree.tokens[each]
        if "Case=Ins" not in token.feats:
            break
        if token.pos == "NOUN" and index in (*tree.kids[each], token.head):
            return each if index in tree.kids[each] else index
    return index
