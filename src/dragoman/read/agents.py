"""Who does what a verb says where no subject tells: by whom, before a bracket; and what does nothing."""

from __future__ import annotations

from dragoman.read.cues import Line
from dragoman.read.tree import Tree


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
