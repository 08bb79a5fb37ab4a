"""Who says what a verb reports, and whether it is said at all: subject, place, negation, mood."""

from __future__ import annotations

from dragoman.read.cues import PERCEIVING, Line, customary, modal
from dragoman.read.tree import Tree

FUTURE = ("ат", "ят", "ут", "ют", "ет", "ёт", "ит")
"""Endings that a past tense never has, whatever the tagger says."""
DOUBT = frozenset({"вряд", "едва"})
AGREEING = ("Gender=Masc", "Gender=Fem", "Gender=Neut")
BREAKS = frozenset({":", ";", "(", "—", "–"})


def subject(line: Line, verb: int) -> int | None:
    """Return who does what a verb says: its subject by the tree, else by the place of the words.

    A subject inside a quotation that does not hold the verb is somebody else's.
    """
    found = _by_tree(line.tree, verb)
    alien = found is not None and (found in line.quoted) != (verb in line.quoted)
    if alien or (found is None and line.tree.is_finite(verb)):
        return _by_place(line, verb)
    return found


def _by_place(line: Line, verb: int) -> int | None:
    """Return the last noun before a verb in the singular that may be its subject, if any.

    It heads no clause of its own, agrees with the verb, and no other clause begins in between but a
    relative one or one set off by commas.
    """
    tree, token = line.tree, line.tree.tokens[verb]
    if not tree.has_feature(verb, "Number=Sing") or "Voice=Pass" in token.feats:
        return None
    wanted = next((each for each in AGREEING if each in token.feats), None)
    for index in range(verb - 1, -1, -1):
        word = tree.tokens[index]
        if word.text in BREAKS or (word.pos == "SCONJ" and word.rel == "mark"):
            return None
        if (index in line.quoted) != (verb in line.quoted):
            continue
        named = word.pos in ("NOUN", "PROPN", "PRON") and "Case=Nom" in word.feats
        if not named or word.rel not in ("nsubj", "parataxis", "root", "obj"):
            continue
        if wanted is None or wanted in word.feats:
            return index
    return None


def _by_tree(tree: Tree, verb: int) -> int | None:
    for _ in range(4):
        token = tree.tokens[verb]
        subjects = [
            each for each in tree.children(verb, "nsubj") if tree.tokens[each].lemma != "что"
        ]
        if subjects:
            return _antecedent(tree, subjects[0], verb)
        if "VerbForm=Part" in token.feats and "Variant=Short" not in token.feats:
            return token.head if token.rel in ("acl", "amod") and token.head >= 0 else None
        paired = token.rel in ("conj", "xcomp") or "VerbForm=Conv" in token.feats
        if token.head < 0 or not paired:
            return None
        verb = token.head
    return None


def _antecedent(tree: Tree, word: int, verb: int) -> int | None:
    """Return the noun that «который» stands for; any other subject as it is."""
    if tree.tokens[word].lemma not in ("который", "кто"):
        return word
    for each in tree.up(verb, 3):
        if tree.tokens[each].rel == "acl:relcl":
            return tree.tokens[each].head
    return None


def place_of_speech(line: Line, verb: int) -> int | None:
    """Return the noun of «в МИД считают», «говорится в докладе»: who speaks without a subject."""
    tree = line.tree
    for each in _places(tree, verb):
        token = tree.tokens[each]
        if tree.preposition(each) in ("в", "на", "во") and (
            token.pos == "PROPN"
            or token.lemma in line.words.speaker_nouns
            or "Voice=Pass" in tree.tokens[verb].feats
        ):
            return each
    return None


def _places(tree: Tree, verb: int) -> list[int]:
    """Return the nouns that tell where a verb's deed is done, those the tree leaves apart last."""
    found = tree.children(verb, "obl", "nmod")
    for index in range(verb - 1, max(-1, verb - 7), -1):
        token = tree.tokens[index]
        if token.text in BREAKS or token.text == ",":
            break
        if token.rel == "obl" and tree.is_preposition(index - 1 if index else 0):
            found.append(index)
    return found


def seat(line: Line, verb: int) -> int | None:
    """Return the noun right after a plural verb that tells where it was said: «сообщили в кассах»."""
    tree = line.tree
    if not tree.has_feature(verb, "Number=Plur") or verb + 2 >= len(tree.tokens):
        return None
    if tree.tokens[verb + 1].text not in ("в", "во", "на"):
        return None
    for index in range(verb + 2, min(verb + 5, len(tree.tokens))):
        token = tree.tokens[index]
        if token.pos in ("NOUN", "PROPN"):
            return index if "Case=Loc" in token.feats else None
    return None


def speaker_of(line: Line, verb: int) -> tuple[bool, int | None]:
    """Return whether somebody speaks at all, and the noun that names who."""
    tree = line.tree
    if customary(tree, verb):
        return True, place_of_speech(line, tree.tokens[verb].head)
    found, token = subject(line, verb), tree.tokens[verb]
    passive = tree.has_feature(verb, "Voice=Pass")
    if found is not None:
        if token.lemma == "говорить" and "Animacy=Inan" in tree.tokens[found].feats:
            return tree.tokens[found].pos != "NOUN", found  # «об этом говорят письма»
        alive = "Animacy=Anim" in tree.tokens[found].feats  # «признаётся друг» looks passive
        return not passive or alive or "VerbForm=Part" in token.feats, found
    if passive or tree.has_feature(verb, "Number=Plur"):
        told = token.lemma not in PERCEIVING or passive
        place = place_of_speech(line, verb)
        return told or place is not None, place
    before = tree.tokens[verb - 1] if verb else None
    if before is not None and before.pos in ("PROPN", "X"):
        return True, verb - 1  # a foreign name that the tree leaves out
    plain = tree.is_finite(verb) and not line.words.verbs[token.lemma].needs_clause
    return plain and token.lemma not in PERCEIVING, None


def state(line: Line, verb: int) -> tuple[bool, str | None]:
    """Return whether the cue is negated, and its modality."""
    tree, token = line.tree, line.tree.tokens[verb]
    near = tree.lemmas(tree.kids[verb]) | (DOUBT & tree.lemmas(range(max(0, verb - 5), verb)))
    if modal(tree, verb):
        near |= tree.lemmas(tree.kids[token.head])
    negated = ("не" in near and "пока" not in near) or "никто" in near or "никогда" in near
    if near & {"бы", "если", "б"} or near & DOUBT:
        return negated, "hypothetical"
    if modal(tree, verb):
        return negated, "possible"
    if "Tense=Fut" in token.feats or ("=Perf" in token.feats and token.text.endswith(FUTURE)):
        return negated, "future"
    asked = line.text[: tree.sentence.end].endswith("?") and token.head < 0
    return negated, "asked" if asked else None
