"""What opens a clause that a verb governs, and what only looks so."""

from __future__ import annotations

from dragoman.read.cues import CLAUSE, QUESTION, Line
from dragoman.read.tree import Tree
from dragoman.read.turns import THAT
from dragoman.read.who import state

ASKED = frozenset({"чей", "каков", "чем"})
"""More words that open a clause where the verb asks."""
POINTING = frozenset({"сослаться", "ссылаться"})
VOICING = frozenset({"выразить", "выражать", "высказать", "высказывать"})
"""Verbs of a feeling whose reason is what is said: «выразил протест в связи с тем, что»."""
PLANNING = frozenset({"думать", "размышлять", "мечтать", "заботиться"})
"""«Думает о том, чтобы уйти»: a plan, no view."""
LINKED = 3
"""The first place where «того, что» may follow a preposition."""
CAUSES = (
    *("из-за", "благодаря", "вследствие", "ввиду", "кроме", "помимо", "вместо", "вопреки"),
    *("после", "до", "связи с", "в силу", "несмотря на", "невзирая на", "наряду с"),
    *("по причине", "исходя из", "учетом"),
)
"""What makes «того, что» after it a reason or a circumstance."""


def opens(line: Line, verb: int, index: int) -> bool:
    """Tell the first word of a clause: «что», a question word, or that which «ли» asks about."""
    tree, word = line.tree, line.tree.tokens[index]
    if word.lemma in CLAUSE or (word.lemma in QUESTION and word.text != "ли"):
        return True
    if line.known[verb].class_ not in ("asking", "denying"):
        return False
    after = tree.tokens[index + 1 : index + 4]
    return word.lemma in ASKED or (
        tree.tokens[index - 1].text == "," and any(each.text == "ли" for each in after)
    )


def is_others(line: Line, verb: int, opening: int) -> bool:
    """Tell a clause after ``verb`` that is not what it reports: a reason, a relative clause, a question unanswered."""
    tree = line.tree
    causal = _causal(tree, opening) and tree.tokens[verb].lemma not in VOICING
    other = causal or _counted(tree, opening) or _points(tree, verb, opening)
    planned = tree.tokens[verb].lemma in PLANNING and tree.tokens[opening].lemma == "чтобы"
    return other or planned or _is_unsaid(line, verb, opening)


def _points(tree: Tree, verb: int, opening: int) -> bool:
    """Tell «пишет, ссылаясь на источник, что»: only «ссылаясь на то, что» governs a clause."""
    before = tree.tokens[opening - 2].text.lower() if opening > 1 else ""
    return tree.tokens[verb].lemma in POINTING and before != "то"


def _counted(tree: Tree, opening: int) -> bool:
    """Tell «считает всё, что пересекло», «то, за что взяли»: «что» opens a relative clause."""
    led = tree.tokens[opening - 1].pos == "ADP"
    before = tree.tokens[opening - (3 if led else 2)] if opening > 2 else None  # noqa: PLR2004
    whole = ("то", "все", "всё") if led else ("все", "всё", "многое", "нечто")
    return before is not None and before.text.lower() in whole


def _causal(tree: Tree, opening: int) -> bool:
    """Tell «в связи с тем, что», «из-за того, что», «несмотря на то, что»: no clause of a verb."""
    if opening < LINKED or tree.tokens[opening - 2].text.lower() not in THAT:
        return False
    before = " ".join(each.text.lower() for each in tree.tokens[max(0, opening - 5) : opening - 2])
    return before.endswith(CAUSES)


def _is_unsaid(line: Line, verb: int, opening: int) -> bool:
    """Tell «не сказал, когда Q», «отказался объяснить, почему Q»: nothing is said."""
    token = line.tree.tokens[opening]
    if line.known[verb].class_ == "asking" or token.lemma in CLAUSE:
        return False
    return state(line, verb)[0]
