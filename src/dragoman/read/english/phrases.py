"""Rules for phrases that attribute: «according to X», «as X put it», «X’s claim that Q»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.english.clauses import (
    cue_words,
    is_passive,
    kept,
    state,
    subject,
    whole_quotation,
)
from dragoman.read.english.inline import beside
from dragoman.read.tree import Tree

HELD_BY = frozenset(
    {
        "view",
        "opinion",
        "word",
        "estimate",
        "telling",
        "account",
        "assessment",
        "judgment",
        "judgement",
        "reading",
        "estimation",
        "reckoning",
    }
)
MAKING = frozenset(
    {
        "make",
        "express",
        "repeat",
        "issue",
        "voice",
        "have",
        "offer",
        "reiterate",
        "back",
        "raise",
        "defend",
        "get",
        "give",
        "receive",
        "hold",
        "send",
        "share",
    }
)
"""Verbs whose subject holds what the noun after them says."""
REFUSING = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut", "rebuff"})
DENYING = frozenset({"denial", "doubt"})


def according_to(line: Line) -> Iterator[Found]:
    """«According to X, Q»; «Q, according to X»; «in X’s view, Q»; «in the words of X»."""
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        found = _according(tree, index) if token.text.lower() == "according" else _held(tree, index)
        if found is None:
            continue
        who, cue, words = found
        content = around(line, words)
        if content:
            yield Found(
                rule="according to",
                speaker=who,
                cue=cue,
                frame=tuple(words),
                class_="neutral",
                content=content,
                sure=True,
            )


def _according(tree: Tree, index: int) -> tuple[int, tuple[int, ...], list[int]] | None:
    if index + 2 >= len(tree.tokens) or tree.tokens[index + 1].text.lower() != "to":
        return None
    for each in (*tree.children(index, "obl", "nmod", "pobj"), tree.tokens[index + 1].head):
        if each > index + 1:
            words = sorted(
                {index, index + 1, *(w for w in tree.subtree(each, without=index) if w > index)}
            )
            return each, (index, index + 1), _run(tree, words, index)
    return None


def _held(tree: Tree, index: int) -> tuple[int, tuple[int, ...], list[int]] | None:
    token = tree.tokens[index]
    if token.lemma not in HELD_BY or tree.preposition(index) not in ("in", "by"):
        return None
    case = next(each for each in tree.kids[index] if tree.is_preposition(each))
    owners = tree.children(index, "nmod:poss") or [
        each for each in tree.children(index, "nmod") if tree.preposition(each) == "of"
    ]
    if not owners or tree.tokens[owners[0]].lemma in ("my", "our", "i", "your", "other"):
        return None
    return owners[0], (case, index), _run(tree, tree.subtree(index), index)


def _run(tree: Tree, words: list[int], around: int) -> list[int]:
    """Return the unbroken run of ``words`` around one of them."""
    kept_words = set(words)
    first = last = around
    while first - 1 in kept_words:
        first -= 1
    while last + 1 in kept_words:
        last += 1
    while last > around and tree.tokens[last].text in (",", ".", "”", '"'):
        last -= 1
    return list(range(first, last + 1))


def around(line: Line, words: list[int], *, inner: bool = False) -> tuple[Span, ...]:
    """Return what a phrase holds: the sentence without it, or the quotation or clause it stands in.

    ``inner`` says that what follows the phrase surely goes on.
    """
    tree = line.tree
    first, last = words[0], words[-1]
    start, end = tree.sentence.start, tree.sentence.end
    own = line.around(tree.tokens[first].start)
    if own:
        start, end = max(start, own.start), min(end, own.end)
    quote = line.closed_before(tree.tokens[first].start)
    if quote and own is None:
        start = min(start, quote.start - 1)
    pieces = [Span(start, tree.tokens[first].start), Span(tree.tokens[last].end, end)]
    before = [each for each in tree.tokens[:first] if each.text.isalpha()]
    opens = not any(each.pos != "CCONJ" for each in before)
    if not inner and not opens and tree.tokens[first - 1].text not in (",", "—", "–", "-", "("):
        pieces = pieces[:1]  # «…, the lowest since 2003 according to X, and Y»
    content = kept(line, [whole_quotation(line, each) for each in pieces])
    return tuple(
        each for each in content if inner or len(line.text[each.start : each.end].split()) > 1
    )


def as_somebody_says(line: Line) -> Iterator[Found]:
    """«As X put it, Q»; «Q, as X noted»; «Q, as X has argued, Q»."""
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        known = token.lemma in line.words.verbs or token.lemma == "put"
        marks = [
            each
            for each in tree.kids[index]
            if tree.tokens[each].text.lower() == "as" and each < index
        ]
        if not known or not marks or token.pos != "VERB":
            continue
        who = subject(tree, index)
        if who is None or tree.tokens[who].head != index or is_passive(tree, index):
            continue
        if tree.children(index, "ccomp", "obj", "xcomp") and token.lemma != "put":
            continue
        first, last = beside(line, index, who)
        first = min(first, marks[0])
        if first and tree.tokens[first - 1].text not in (
            ",",
            "—",
            "–",
            "-",
            "(",
            "And",
            "But",
            "“",
        ):
            continue
        words = list(range(first, last + 1))
        content = around(line, words)
        negated, modality = state(line, index)
        if content and token.lemma in (*line.words.verbs, "put"):
            yield Found(
                rule="as somebody says",
                speaker=who,
                cue=(marks[0], *cue_words(tree, index)),
                frame=tuple(words),
                class_=line.words.verbs[token.lemma].class_
                if token.lemma in line.words.verbs
                else "neutral",
                content=content,
                negated=negated,
                modality=modality,
            )


def nominal(line: Line) -> Iterator[Found]:
    """«X’s claim that Q»; «X expressed hope that Q»; «X denied reports that Q»; «a report that Q»."""
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in line.words.cue_nouns or token.pos not in ("NOUN", "PROPN"):
            continue
        head = _clause_of(tree, index)
        if head is None:
            continue
        words = [each for each in tree.subtree(head, without=index) if each > index]
        while words and (
            tree.tokens[words[0]].lemma == "that" or tree.tokens[words[0]].pos == "PUNCT"
        ):
            words = words[1:]
        if not words:
            continue
        content = kept(line, [whole_quotation(line, tree.span(words))])
        who, verb = _holder(tree, index)
        if content:
            refused = verb is not None and tree.tokens[verb].lemma in REFUSING
            yield Found(
                rule="nominal",
                speaker=who,
                cue=(index,) if verb is None else tuple(sorted((verb, index))),
                frame=tuple(each for each in tree.subtree(index) if each not in words),
                class_="denying" if refused or token.lemma in DENYING else "neutral",
                content=content,
                negated=False,
            )


def _clause_of(tree: Tree, noun: int) -> int | None:
    for each in tree.children(noun, "acl", "ccomp", "acl:relcl", "advcl"):
        marks = [
            kid for kid in tree.kids[each] if tree.tokens[kid].lemma == "that" and noun < kid < each
        ]
        if marks and tree.tokens[marks[0]].rel == "mark" and marks[0] <= noun + 8:
            return each
    return None


def _holder(tree: Tree, noun: int) -> tuple[int | None, int | None]:
    """Return whose noun it is, and the verb that says so, if one does."""
    token = tree.tokens[noun]
    if token.head >= 0 and token.rel in ("obj", "attr") and tree.tokens[token.head].pos == "VERB":
        verb = token.head
        lemma = tree.tokens[verb].lemma
        who = subject(tree, verb)
        if who is not None and not is_passive(tree, verb) and lemma in MAKING | REFUSING:
            return who, verb
    owners = tree.children(noun, "nmod:poss") + [
        each
        for each in tree.children(noun, "nmod", "obl")
        if tree.preposition(each) in ("by", "from", "of", "among") and each > noun
    ]
    return (owners[0], None) if owners else (None, None)


def transcript(line: Line) -> Iterator[Found]:
    """«PENCE: Q»: a paragraph that opens with a name in capitals and a colon is that person's."""
    tree = line.tree
    if line.text[line.paragraph.start : tree.sentence.start].strip('"“ '):
        return
    colon = next((n for n, token in enumerate(tree.tokens[:6]) if token.text == ":"), None)
    named = [each for each in range(colon or 0) if tree.tokens[each].text[:1].isalpha()]
    if not named or not all(tree.tokens[each].text.isupper() for each in named) or colon is None:
        return
    if sum(len(tree.tokens[each].text) for each in named) < 4:  # noqa: PLR2004 - «Q:» names nobody
        return
    content = kept(line, [Span(tree.tokens[colon].end, line.paragraph.end)])
    if content:
        yield Found(
            rule="transcript",
            speaker=named[-1],
            cue=(colon,),
            frame=tuple(range(colon + 1)),
            class_="neutral",
            content=content,
            direct=True,
            sure=True,
        )
