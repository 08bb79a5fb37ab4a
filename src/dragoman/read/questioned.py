"""Futures that are asked about, not foretold: «неясно, как это повлияет», «не знает, сможет ли»."""

from __future__ import annotations

from dragoman.read.prospects import has_that, is_denied
from dragoman.read.tree import Tree

QUESTIONS = frozenset(
    {"как", "где", "куда", "когда", "сколько", "насколько", "зачем", "почему", "чем", "чей"}
)


def is_asked(tree: Tree, index: int) -> bool:
    """Tell «неясно, как это повлияет», «не знаю, чем это кончится»: a question, no answer."""
    if "ли" in [tree.tokens[each].text for each in _asking(tree, index)]:
        return True
    if tree.tokens[index].rel not in ("ccomp", "csubj", "acl"):
        return False
    words = [tree.tokens[each] for each in sorted(tree.subtree(index))]
    opening = [each.lemma for each in words if each.pos != "PUNCT"][:2]
    over = tree.tokens[index].head
    doubted = over >= 0 and tree.tokens[over].lemma == "знать" and is_denied(tree, over)
    if "который" in opening:
        return True
    if (opening and opening[0] in QUESTIONS) or (doubted and not has_that(tree, index)):
        return True
    return len(opening) > 1 and words[0].pos == "ADP" and opening[1] in ("что", "кто", "какой")


def _asking(tree: Tree, index: int) -> list[int]:
    """Return what hangs on a verb and on its auxiliary, and stands by it: the «ли» of «будет ли мир»."""
    helpers = tree.children(index, "cop", "aux")
    near = [each for place in (index, *helpers) for each in tree.kids[place]]
    return [each for each in near if tree.tokens[each - 1].pos in ("VERB", "AUX")]


def asks(tree: Tree, place: int) -> bool:
    """Tell «что будет», «кто пойдёт» from «ни к чему не приведёт»."""
    token = tree.tokens[place]
    asking = token.lemma in ("что", "кто", "какой", "каков") and token.rel != "mark"
    return asking and all(
        each.text.lower() != "ни" for each in tree.tokens[max(0, place - 2) : place]
    )
