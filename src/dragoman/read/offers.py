"""Rules for what is offered or charged with a noun: «выразил готовность обсудить Q», «обвинил X в «Q»»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line, reporting, trimmed
from dragoman.read.governing import frame
from dragoman.read.turns import words_of
from dragoman.read.verdicts import rater
from dragoman.read.who import speaker_of, state

NEAR = 8
"""Words between a charge and the quotation that words it."""


def offered(line: Line) -> Iterator[Found]:
    """«X выразил готовность обсудить Q», «X отдал приказ открыть огонь»: an infinitive below a noun."""
    tree = line.tree
    if not line.lemmas & words_of("offers") or not line.lemmas & words_of("offering"):
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma not in words_of("offers") or token.head < 0 or token.pos != "NOUN":
            continue
        verb = token.head
        if tree.tokens[verb].lemma not in words_of("offering") or not verb < index <= verb + NEAR:
            continue
        deeds = [
            each
            for each in tree.children(index, "acl", "nmod", "xcomp", "ccomp", "obj")
            if each > index and tree.has_feature(each, "VerbForm=Inf")
        ]
        who = rater(line, verb)
        if who is None or not deeds:
            continue
        content = trimmed(
            line.text, tree.span([each for each in tree.subtree(deeds[0]) if each > index])
        )
        negated, modality = state(line, verb)
        yield Found(
            rule="offered",
            speaker=who,
            cue=(verb, index),
            frame=frame(tree, verb, who, (content,)),
            class_="urging",
            content=(content,),
            negated=negated,
            modality=modality,
        )


def charged(line: Line) -> Iterator[Found]:
    """«X обвинил Y в «Q»»: the charge is quoted, and no clause."""
    tree = line.tree
    for index, _, verb in reporting(line):
        if verb.class_ != "blaming" or index in line.quoted:
            continue
        speaks, who = speaker_of(line, index)
        quote = _quoted_charge(line, index)
        if not speaks or quote is None:
            continue
        if who is not None and quote.start <= tree.tokens[who].start < quote.end:
            who = None  # «обвинили в «Q»» is said by nobody named
        objects = [each for each in tree.children(index, "obj") if each > index and each != who]
        start = tree.tokens[min(tree.phrase(objects[0]))].start if objects else quote.start - 1
        if start > quote.start:
            start = quote.start - 1
        content = Span(start, quote.end + 1)
        negated, modality = state(line, index)
        yield Found(
            rule="charged",
            speaker=who,
            cue=(index,),
            frame=frame(tree, index, who, (content,)),
            class_="blaming",
            content=(content,),
            negated=negated,
            modality=modality,
        )


def _quoted_charge(line: Line, verb: int) -> Span | None:
    """Return the quotation that «в» leads to, soon after a verb of blame."""
    tree = line.tree
    for index in range(verb + 1, min(verb + NEAR, len(tree.tokens) - 1)):
        token = tree.tokens[index]
        if token.text in (",", ":", ";") or tree.is_finite(index):
            return None
        if token.text.lower() in ("в", "во"):
            for each in line.quotes:
                if 0 < each.start - token.end <= 2:  # noqa: PLR2004 - a space and the mark
                    return each
    return None
