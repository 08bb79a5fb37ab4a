"""Where a clause that a verb governs ends: the tree's word for it, mended by marks and agreement."""

from __future__ import annotations

from dragoman.read.agents import lives
from dragoman.read.cues import DASHES, Line
from dragoman.read.quotes import PAIRS
from dragoman.read.tree import Tree
from dragoman.read.who import state

ASSERTING = frozenset({"сомневаться", "исключать", "исключить", "скрывать", "скрыть", "отрицать"})
"""Verbs that hold what they say when they are denied: «не сомневается, что»."""
JOINTS = (",", ";", *DASHES)
OPENING = ("CCONJ", "SCONJ")
RELATIVE = frozenset({"который", "что", "где", "куда", "чей", "кто", "какой"})
REFUSING = frozenset({"отказаться", "отказываться"})
SPEAKING = frozenset(
    {
        "уточнить",
        "уточнять",
        "комментировать",
        "прокомментировать",
        "пояснить",
        "пояснять",
        "назвать",
        "называть",
    }
    | {
        "раскрыть",
        "раскрывать",
        "объяснить",
        "объяснять",
        "обсуждать",
        "говорить",
        "ответить",
        "отвечать",
        "сообщить",
    }
)
"""What only the one who speaks refuses: «сказал, что A, однако уточнить отказался»."""


def clause_end(line: Line, verb: int, opening: int) -> int:
    """Return the last word of the clause that opens at ``opening`` and that ``verb`` governs."""
    found = min(_by_tree(line, verb, opening), _semicolon(line.tree, opening))
    return min(found, _in_marks(line, opening), _before_reason(line, verb, opening))


def _in_marks(line: Line, opening: int) -> int:
    """Return the last word of a clause that is a quotation: «заявил, что "Q", это говорит о многом»."""
    tree, far = line.tree, len(line.tree.tokens) - 1
    if opening + 2 > far or tree.tokens[opening + 1].text not in PAIRS:
        return far
    quote = line.around(tree.tokens[opening + 2].start)
    if quote is None:
        return far
    words = [each for each in range(opening + 2, far + 1) if tree.tokens[each].start < quote.end]
    after = words[-1] + 2  # the closing mark, then a comma or a dash
    if after >= far or not any(tree.is_finite(each) for each in words):
        return far
    follows = tree.tokens[after + 1]
    adverbial = "VerbForm=Conv" in follows.feats and follows.lemma not in line.words.verbs
    parted = tree.tokens[after].text in (",", *DASHES) and not adverbial
    goes_on = follows.pos in OPENING or follows.lemma in RELATIVE or follows.pos == "ADP"
    return words[-1] + 1 if parted and not goes_on else far


def _before_reason(line: Line, verb: int, opening: int) -> int:
    """Return the last word before a colon after which stands why the author denies: «не считает, что A: B»."""
    tree, far = line.tree, len(line.tree.tokens) - 1
    if tree.tokens[verb].lemma in ASSERTING:
        return far
    colon = next((i for i in range(opening, far) if tree.tokens[i].text == ":"), None)
    if colon is None or colon in line.quoted or verb in line.quoted:
        return far
    negated, modality = state(line, verb)
    return colon - 1 if negated or modality == "hypothetical" else far


def _by_tree(line: Line, verb: int, opening: int) -> int:
    tree = line.tree
    head = tree.tokens[opening].head
    head = max(head, opening)
    inside = [each for each in tree.subtree(head) if each >= opening]
    parted = _parted(line, verb, head, inside)
    if parted is not None:
        return parted
    last = min(inside[-1], _rejoined(line, verb, head, inside[-1]))
    last = min(last, _before_gerund(line, opening, last))
    rel = tree.tokens[verb].rel
    closed = rel in ("acl", "acl:relcl") or (rel == "advcl" and tree.is_finite(verb))
    if closed or last < inside[-1]:
        return last
    if _belongs(tree, verb, last):
        return len(tree.tokens) - 1
    return to_mark(line, last)


def _parted(line: Line, verb: int, head: int, inside: list[int]) -> int | None:
    """Return the last word before another verb of whoever speaks, which the tree hangs on ``verb``.

    «Сообщил, что A, но выразил надежду, что B»; «заявил, что A, добавив, что B».
    """
    tree, words = line.tree, set(inside)
    for each in range(inside[0], inside[-1] + 1):
        token = tree.tokens[each]
        if each in words or token.head != verb:
            continue
        gerund = "VerbForm=Conv" in token.feats and token.lemma in line.words.verbs
        paired = token.rel == "conj" and tree.is_finite(each) and not tree.children(each, "nsubj")
        if not gerund and not (paired and _is_of(line, each, verb, head)):
            continue
        last = each - 1
        while last > inside[0] and (
            tree.tokens[last].text in JOINTS or tree.tokens[last].rel == "cc"
        ):
            last -= 1
        return last if last >= head or gerund else None
    return None


def _is_of(line: Line, other: int, verb: int, head: int) -> bool:
    """Tell whether ``other`` is what the speaker of ``verb`` does, by its tense, gender or meaning."""
    tree = line.tree
    if tree.tokens[other].lemma in line.words.verbs:
        return True
    tense = _tense(tree, other)
    if tense == _tense(tree, verb) != _tense(tree, head):
        return True
    return _gender(tree, other) == _gender(tree, verb) != _gender(tree, head) != ""


def to_mark(line: Line, last: int) -> int:
    """Return the last word before the next mark outside quotation marks: no clause ends without one."""
    tree, own = line.tree, line.around(line.tree.tokens[last].start)
    while last + 1 < len(tree.tokens):
        mark = tree.tokens[last + 1]
        within = line.around(mark.start) or line.around(mark.start - 1)
        opening = mark.text in PAIRS
        if mark.pos == "PUNCT" and not opening and (within is None or within == own):
            break
        last += 1
    return last


def _rejoined(line: Line, verb: int, head: int, last: int) -> int:
    """Return where «X надеется, что A, и опасается B» goes back to X, if it does."""
    tree = line.tree
    for each in tree.subtree(head):
        token = tree.tokens[each]
        if each <= head or token.rel != "conj" or not tree.is_finite(each):
            continue
        over = token.head
        if tree.children(each, "nsubj"):
            continue
        if _genders(tree, verb, each) == (True, False):
            return max(head, min(tree.subtree(each)) - 1)
        theirs = _tense(tree, each) == _tense(tree, over) != _tense(tree, verb)
        refuses = token.lemma in REFUSING and tree.lemmas(tree.kids[each]) & SPEAKING
        if refuses and not theirs:
            return max(head, min(tree.subtree(each)) - 1)
        if token.lemma not in line.words.verbs:
            continue
        if not tree.is_finite(over) or (
            _tense(tree, each) == _tense(tree, verb) != _tense(tree, over)
        ):
            return max(head, min(tree.subtree(each)) - 1)
    return last


def _before_gerund(line: Line, opening: int, last: int) -> int:
    """Return the word before «…, пообещав Q» that the tree hangs into a clause about a thing."""
    tree = line.tree
    for index in range(opening + 2, last):
        token = tree.tokens[index]
        if "VerbForm=Conv" not in token.feats or index not in line.known:
            continue
        over = token.head
        doer = tree.children(over, "nsubj", "nsubj:pass") if opening < over < index else []
        if doer and tree.tokens[index - 1].text == "," and not lives(line, doer[0]):
            return index - 2
    return last


def _genders(tree: Tree, verb: int, other: int) -> tuple[bool, bool]:
    """Return whether a verb in the past agrees with ``verb``, and with the verb it is paired with."""
    one, two = (_gender(tree, each) for each in (verb, other))
    over = _gender(tree, tree.tokens[other].head)
    return (one == two, over == two) if one and two and over else (True, True)


def _gender(tree: Tree, verb: int) -> str:
    found = [each for each in tree.tokens[verb].feats.split("|") if "Gender=" in each]
    return found[0] if found else ""


def _tense(tree: Tree, verb: int) -> str:
    return next((each for each in tree.tokens[verb].feats.split("|") if "Tense=" in each), "")


def _belongs(tree: Tree, verb: int, last: int) -> bool:
    """Tell whether the rest of the sentence belongs to the clause that ends at ``last``."""
    above = set(tree.up(verb))
    for index in range(last + 1, len(tree.tokens)):
        token = tree.tokens[index]
        if token.pos == "PUNCT" or token.head > last:
            continue
        if token.head < 0 or token.rel in ("parataxis", "discourse"):
            return False
        if token.head in above and token.rel in ("conj", "cc", "acl", "xcomp"):
            return False
        if token.head in above and "VerbForm=Conv" in token.feats:
            return False
    return True


def _semicolon(tree: Tree, start: int) -> int:
    """Return the last word before a semicolon, or a comma with a dash; else the sentence's last."""
    texts = [each.text for each in tree.tokens]
    for index in range(start, len(texts) - 1):
        if texts[index] == "," and texts[index + 1] == "значит":
            return index - 1  # «раз X объявил, что A, значит, B»
        if texts[index] == ";" or (texts[index] == "," and texts[index + 1] in DASHES):
            return index - 1
    return len(texts) - 1
