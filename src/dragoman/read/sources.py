"""Whose words a reporter passes on: «газета сообщает со ссылкой на X, что Q», «если верить X, Q»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.governing import POINTING
from dragoman.read.scope import scope
from dragoman.read.tree import Tree

CITING = frozenset({"цитировать", "процитировать"})
REFERENCE = "with reference to"


def referred(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """Yield, for each «со ссылкой на X» in a clause that reports, X holding the same within it."""
    for words, who in _references(line.tree):
        reports = [each for each in found if each.speaker is not None and each.speaker != who]
        near = [each for each in reports if set(words) <= set(each.frame)]
        near = near or [each for each in reports if _leads(line, words[0], each)]
        if near and not any(who == each.speaker for each in found):
            told = min(near, key=lambda each: abs(each.cue[-1] - words[0]))
            frame = (*words, *line.tree.phrase(who))
            yield replace(
                told,
                rule=REFERENCE,
                speaker=who,
                cue=words,
                frame=tuple(sorted({*frame})),
                class_="neutral",
                negated=False,
                sure=False,
            )


def _references(tree: Tree) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the words of «со ссылкой на», «ссылаясь на», «цитирует», and the source after them."""
    for index, token in enumerate(tree.tokens[:-2]):
        if token.lemma in CITING:
            yield from _cited(tree, index)
            continue
        gerund = token.lemma in POINTING and "VerbForm=Conv" in token.feats
        noun = token.lemma == "ссылка" and index > 0 and tree.tokens[index - 1].text in ("со", "с")
        if not (gerund or noun) or tree.tokens[index + 1].text != "на":
            continue
        first = index - 1 if noun else index
        for place in range(index + 2, min(index + 9, len(tree.tokens))):
            after = tree.tokens[place]
            if after.pos in ("NOUN", "PROPN", "X") and "Case=Gen" not in after.feats:
                yield tuple(range(first, index + 2)), _head(tree, place)
                break
            if after.text in (",", ".", ":"):
                break


def _cited(tree: Tree, verb: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield a verb that cites and the person it cites: «цитирует директора музея Олега Сомова»."""
    for each in range(verb + 1, min(verb + 3, len(tree.tokens))):
        feats = tree.tokens[each].feats
        if "=Anim" in feats and ("Case=Acc" in feats or "Case=Gen" in feats):
            under = [i for i in tree.phrase(each) if i >= each and tree.tokens[i].pos == "PROPN"]
            named = [i for i in under if "=Anim" in tree.tokens[i].feats]
            yield (verb,), (named or [each])[0]
            return


def _head(tree: Tree, place: int) -> int:
    """Return the noun that a source's first noun hangs on, if that stands right after it."""
    over = tree.tokens[place].head
    return (
        over if place < over <= place + 2 and tree.tokens[over].pos in ("NOUN", "PROPN") else place
    )


def _leads(line: Line, place: int, found: Found) -> bool:
    """Tell whether a reference stands between who reports and what is reported."""
    where = line.tree.tokens[place].start
    first = line.tree.tokens[found.frame[0]].start
    return first <= where < found.content[0].start


def if_one_believes(line: Line) -> Iterator[Found]:
    """«Q1, если верить X, Q2»; «Q1, судя по X, Q2», where X is a paper that states something."""
    tree = line.tree
    for index, token in enumerate(tree.tokens[:-2]):
        after = tree.tokens[index + 1]
        believes = token.lemma == "если" and after.text.lower() == "верить"
        judges = token.text.lower() == "судя" and after.text == "по"
        if not (believes or judges):
            continue
        who = next(
            (
                each
                for each in range(index + 2, min(index + 6, len(tree.tokens)))
                if tree.tokens[each].pos in ("NOUN", "PROPN") and "=Dat" in tree.tokens[each].feats
            ),
            None,
        )
        if who is None or (judges and tree.tokens[who].lemma not in line.words.speaker_nouns):
            continue
        last = max(tree.subtree(who)) if judges else max(tree.phrase(who))
        content = scope(line, index, Span(token.start, tree.tokens[last].end))
        if content:
            yield Found(
                rule="if one believes",
                speaker=who,
                cue=(index, index + 1),
                frame=tuple(range(index, last + 1)),
                class_="neutral",
                content=content,
                sure=True,
            )
