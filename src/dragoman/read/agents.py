"""Who does what a verb says where no subject tells: by whom, before a bracket; and what does nothing."""

from __future__ import annotations

from dragoman.read.cues import Line
from dragoman.read.tree import Tree

AGREEING = ("Case=", "Number=", "Gender=")
BEHIND = 7
"""Words within which a subject follows its verb."""


def lives(line: Line, word: int) -> bool:
    """Tell somebody, a name or what speaks from a thing."""
    token = line.tree.tokens[word]
    thing = token.pos == "NOUN" and "Animacy=Inan" in token.feats
    return not thing or token.lemma in line.words.speaker_nouns


def agent(line: Line, verb: int) -> int | None:
    """Return by whom a passive verb is done: «экспертами отмечено, что»."""
    tree = line.tree
    for each in tree.children(verb, "obl", "obl:agent"):
        token = tree.tokens[each]
        lives = token.pos == "PROPN" or "Animacy=Anim" in token.feats
        if "Case=Ins" in token.feats and not tree.preposition(each):
            return each if lives or token.lemma in line.words.speaker_nouns else None
    return None


def before_bracket(tree: Tree, index: int) -> int:
    """Return the word before a short bracket that closes at ``index``; «Die Welt (20.04) пишет»."""
    if index > 0 and tree.tokens[index].text == ")":
        opening = [
            each for each in range(max(0, index - 6), index) if tree.tokens[each].text == "("
        ]
        return opening[-1] - 1 if opening else index
    return index


def supposes_nothing(tree: Tree, verb: int) -> bool:
    """Tell «договор расторгнут, что предполагает, что Q»: no one supposes."""
    before = tree.tokens[verb - 1] if verb else None
    return before is not None and before.lemma == "что" and before.pos == "PRON"


def agrees(line: Line, subject: int, verb: int) -> bool:
    """Tell whether a word may be a verb's subject: the same number, the same gender in the past."""
    tree, word = line.tree, line.tree.tokens[subject]
    if (subject in line.quoted) != (verb in line.quoted):
        return False
    feats = tree.tokens[verb].feats.split("|")
    for kind in ("Gender=", "Number="):
        wanted = [each for each in feats if each.startswith(kind)]
        if wanted and kind in word.feats and wanted[0] not in word.feats:
            return False
    return True


def behind(line: Line, verb: int) -> int | None:
    """Return a living subject behind its verb: «и добавляет Сомов», «написал и подтвердил Сомов».

    Only adverbs, those spoken to and a paired verb stand between; the tree takes it for an object.
    """
    tree = line.tree
    if not tree.is_finite(verb):
        return None
    for index in range(verb + 1, min(verb + BEHIND, len(tree.tokens))):
        token = tree.tokens[index]
        noun = token.pos in ("NOUN", "PROPN")
        if noun and "Case=Nom" in token.feats:
            living = "Animacy=Anim" in token.feats and agrees(line, index, verb)
            return index if living else None
        spoken_to = noun and ("Case=Dat" in token.feats or "Case=Ins" in token.feats)
        paired = token.pos == "CCONJ" or (tree.is_finite(index) and _alike(tree, index, verb))
        if not (spoken_to or paired or token.pos in ("ADV", "PART", "ADJ")):
            return None
    return None


def _alike(tree: Tree, verb: int, other: int) -> bool:
    """Tell two verbs that one subject may have: the same number, tense and gender."""
    kinds = ("Number=", "Tense=", "Gender=")
    one, two = (
        {each for each in tree.tokens[place].feats.split("|") if each.startswith(kinds)}
        for place in (verb, other)
    )
    return one == two


def bearer(line: Line, participle: int, head: int) -> int:
    """Return who does what a participle says: «замысел Сомова, утверждающего» is Somov, not the plan.

    The tree hangs it on a thing where a living noun that agrees with it stands nearer.
    """
    tree = line.tree
    wanted = {e for e in tree.tokens[participle].feats.split("|") if e.startswith(AGREEING)}
    case = {each for each in wanted if each.startswith("Case=")}
    alike = tree.tokens[head].pos != "NOUN" or case <= set(tree.tokens[head].feats.split("|"))
    if (lives(line, head) and alike) or head > participle:
        return head
    for index in range(participle - 1, head, -1):
        token = tree.tokens[index]
        living = token.pos == "PROPN" or "Animacy=Anim" in token.feats
        if living and token.pos in ("NOUN", "PROPN") and wanted <= set(token.feats.split("|")):
            return index
    return head


def before_marks(line: Line, gerund: int) -> int:
    """Return the last verb outside quotations before a gerund that the tree hangs on a word in marks."""
    if line.tree.tokens[gerund].head not in line.quoted:
        return gerund
    before = range(gerund - 1, -1, -1)
    found = (i for i in before if i not in line.quoted and line.tree.is_finite(i))
    return next(found, gerund)
