"""Rules for what somebody is called, for words in marks within a clause, and for what is supposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.english.clauses import (
    agent,
    cue_words,
    is_passive,
    kept,
    made,
    reporting,
    subject,
    whole_quotation,
)
from dragoman.read.english.governing import is_to, led
from dragoman.read.english.inline import beside
from dragoman.read.english.words import word_sets
from dragoman.read.tree import Tree

BARE = frozenset({"call", "label", "brand", "dub", "term", "deem", "consider"})
"""Those of the naming verbs that need no «as»."""
SUPPOSED = frozenset(
    {"say", "believe", "report", "allege", "think", "rumor", "rumour", "expect", "estimate", "know"}
)


def naming(line: Line) -> Iterator[Found]:
    """«X called the plan a mistake»; «X described it as a gift»; «X dismissed it as “talk”»."""
    tree = line.tree
    for index, token, _ in reporting(line):
        if token.lemma not in word_sets().naming:
            continue
        passive = is_passive(tree, index)
        who = agent(tree, index) if passive else subject(tree, index)
        if who is None or tree.children(index, "nsubj:pass"):
            continue
        parts = _named(tree, index)
        if parts:
            content = kept(line, [whole_quotation(line, tree.span(parts))])
            yield replace(made("naming", line, index, who, content), class_="judging")


def _named(tree: Tree, verb: int) -> list[int]:
    kids = [each for each in tree.kids[verb] if each > verb]
    told = [each for each in kids if led(tree, each) == "as" or (tree.preposition(each) == "as")]
    told += [
        kid
        for each in kids
        if tree.tokens[each].rel == "obj"
        for kid in tree.kids[each]
        if kid > each and tree.preposition(kid) == "as"
    ]
    if tree.tokens[verb].lemma in BARE:
        told += [
            each for each in kids if tree.tokens[each].rel in ("oprd", "ccomp", "xcomp", "attr")
        ]
        objects = [each for each in kids if tree.tokens[each].rel == "obj"]
        if len(objects) > 1:
            told += objects[1:]
    if not told:
        return []
    last = max(max(tree.subtree(each, without=verb)) for each in told)
    first = verb + 1
    while (
        first < last
        and tree.tokens[first].pos in ("PUNCT", "ADV")
        and tree.tokens[first].text not in ("“", '"')
    ):
        first += 1
    return list(range(first, last + 1))


def partly_quoted(line: Line) -> Iterator[Found]:
    """«X spoke of “a long road to peace”»: words in marks that a reporting verb governs."""
    tree = line.tree
    for index, token, _ in reporting(line):
        who = subject(tree, index)
        if who is None or is_passive(tree, index) or index in line.quoted:
            continue
        first, _ = beside(line, index, who)
        under = {each for each in tree.subtree(index) if each > index}
        marked = [each for each in sorted(under) if each in line.quoted]
        if not marked:
            continue
        quote = line.around(tree.tokens[marked[0]].start)
        if quote is None or quote.start < token.start:
            continue
        start = max(index + 1, min(first, index + 1))
        span = whole_quotation(line, Span(tree.tokens[start].start, quote.end))
        content = kept(line, [span])
        if content:
            yield made("partly quoted", line, index, who, content)


def supposed(line: Line) -> Iterator[Found]:
    """«X is said to be Q»; «prices are expected to fall»: nobody is named."""
    tree = line.tree
    for index, token, _ in reporting(line):
        subjects = tree.children(index, "nsubj:pass")
        if token.lemma not in SUPPOSED or not subjects:
            continue
        told = [
            each
            for each in tree.children(index, "xcomp", "ccomp")
            if each > index and is_to(tree, each)
        ]
        if not told:
            continue
        first = tree.subtree(subjects[0], without=index)
        rest = tree.subtree(told[0], without=index)
        content = kept(line, [tree.span(first), tree.span([each for each in rest if each > index])])
        found = made("supposed", line, index, agent(tree, index), content)
        yield replace(found, cue=tuple(sorted(cue_words(tree, index))))
