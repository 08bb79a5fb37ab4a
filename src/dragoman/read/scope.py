"""How far a phrase set off by commas reaches: the clause that «по словам X» or «как сказал X» is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.language.annotation import Token
from dragoman.model.press import Span
from dragoman.read.cues import DASHES, EDGES, Line, trimmed
from dragoman.read.tree import Tree

CLAUSAL = frozenset({"ccomp", "conj", "advcl", "acl", "acl:relcl", "parataxis", "root"})
TURNING = re.compile(r",\s+(?:но|а|однако|зато)\s")
SUBORDINATE = frozenset(
    {"который", "если", "когда", "хотя", "пока", "что", "чтобы", "раз", "поскольку"}
)


def _rest(line: Line, cut: Span) -> tuple[Span, ...]:
    """Return the sentence without a phrase set off by commas."""
    start, end = line.tree.sentence.start, line.tree.sentence.end
    start = _own_clause(line, Span(start, cut.start), cut.end)
    pieces = (trimmed(line.text, each) for each in (Span(start, cut.start), Span(cut.end, end)))
    kept = tuple(
        each for each in pieces if any(c.isalpha() for c in line.text[each.start : each.end])
    )
    words = sum(len(line.text[each.start : each.end].split()) for each in kept)
    return kept if words > 1 else ()


def phrase_end(tree: Tree, first: int, last: int) -> int:
    """Return the last word of «по словам X, директора Y»: with what describes X, without the clause after.

    The tree at times leaves an apposition out, or takes in the first words of what is said.
    """
    for each in range(first + 1, last):
        if tree.tokens[each].text == "," and tree.tokens[each + 1].pos == "ADP":
            return each - 1
    place, living = last + 2, False
    if place >= len(tree.tokens) or tree.tokens[last + 1].text != ",":
        return last
    while place < len(tree.tokens) and tree.tokens[place].text != ",":
        token = tree.tokens[place]
        named = token.pos in ("NOUN", "PROPN") and "Case=Gen" in token.feats
        if not named and token.pos != "ADJ" and "VerbForm=Part" not in token.feats:
            return last
        living = living or (named and "=Anim" in token.feats)
        place += 1
    return place - 1 if living and place < len(tree.tokens) else last


def scope(line: Line, noun: int, phrase: Span) -> tuple[Span, ...]:
    """Return the clause that a phrase set off by commas speaks of, without the phrase."""
    tree = line.tree
    if TURNING.match(line.text, phrase.end) and _has_verb(line, _until(line, phrase.start)):
        return _rest(line, Span(phrase.start, tree.sentence.end))  # «Q, по словам X, но …»
    head = _clause_head(tree, tree.tokens[noun].head)
    opens = phrase.start <= tree.tokens[0].end
    if head < 0 or tree.tokens[head].head < 0 or opens:
        return _rest(line, phrase)
    before = line.text[tree.sentence.start : phrase.start].rstrip()
    if before.endswith((*DASHES, ";", ":")):
        return _rest(line, Span(tree.sentence.start, phrase.end))
    words = [each for each in tree.subtree(head) if tree.tokens[each].rel not in ("cc", "mark")]
    while words and (tree.tokens[words[0]].pos == "PUNCT" or tree.tokens[words[0]].pos == "CCONJ"):
        words.pop(0)
    if not words:
        return ()
    whole = tree.span(words)
    if whole.end <= phrase.end and line.text[phrase.end : phrase.end + 1] == ",":
        whole = Span(whole.start, tree.sentence.end)  # the tree lost the words after the phrase
    whole = Span(_clause_start(tree, words[0], Span(phrase.start, whole.end)), whole.end)
    first = _own_clause(line, Span(whole.start, phrase.start), phrase.end)
    pieces = (Span(first, phrase.start), Span(phrase.end, whole.end))
    kept = (trimmed(line.text, each) for each in pieces if each.end > each.start)
    return tuple(each for each in kept if line.text[each.start : each.end].strip(EDGES + ".»«"))


def _clause_head(tree: Tree, index: int) -> int:
    """Return the finite word over ``index``; an infinitive alone would lose its «не стоит»."""
    for each in tree.up(index, 6):
        token = tree.tokens[each]
        infinite = "VerbForm=" in token.feats and not tree.is_finite(each)
        if token.head < 0 or (token.rel in CLAUSAL and not infinite):
            return each
    return index


def _clause_start(tree: Tree, first: int, reach: Span) -> int:
    """Return where a clause begins: after the last «, но» or «, а» before ``reach`` starts."""
    start = tree.tokens[first].start
    for index in range(first + 1, len(tree.tokens) - 1):
        token = tree.tokens[index]
        if token.end >= reach.start:
            break
        if token.pos == "CCONJ" and tree.tokens[index - 1].text == ",":
            start = tree.tokens[index + 1].start
    return start


def _own_clause(line: Line, before: Span, after: int) -> int:
    """Return where the clause begins whose first words stand in ``before`` and the rest past ``after``.

    «A давит на B, и, как передаёт X, Q» is only about Q; so is «A: q, по словам X, Q», and a part
    without a verb after a clause that has one: «Питание раздают, воды, по словам X, хватит».
    """
    words = [
        (index, each)
        for index, each in enumerate(line.tree.tokens)
        if before.start <= each.start < before.end and index not in line.quoted
    ]
    start = before.start
    for place, (_, token) in enumerate(words):
        done = _has_verb(line, [each for each, _ in words[:place]])
        joins = token.text in (":", ";") and done
        if token.text == "," and done:
            left = [each for each, _ in words[place + 1 :]]
            lone = not _has_verb(line, left) and _has_verb(line, _past(line, after))
            under = line.tree.lemmas(each for each, _ in words[:place]) & SUBORDINATE
            joins = bool(left) and lone and not under and not _is_aside(words[place:])
        if (
            token.pos == "CCONJ"
            and done
            and not any(_is_word(each) for _, each in words[place + 1 :])
        ):
            return before.end
        if joins:
            start = token.end
    return start


def _is_word(token: Token) -> bool:
    return token.pos != "PUNCT"


def _until(line: Line, before: int) -> list[int]:
    return [index for index, each in enumerate(line.tree.tokens) if each.end <= before]


def _past(line: Line, after: int) -> list[int]:
    return [index for index, each in enumerate(line.tree.tokens) if each.start >= after]


def _has_verb(line: Line, words: Iterable[int]) -> bool:
    return any(line.tree.is_finite(each) for each in words)


def _is_aside(words: Sequence[tuple[int, Token]]) -> bool:
    """Tell a participle or an adverb's turn set off by commas, which begins no clause."""
    first = next((each for _, each in words if _is_word(each)), None)
    return first is None or "VerbForm=" in first.feats or first.pos in ("CCONJ", "SCONJ")
