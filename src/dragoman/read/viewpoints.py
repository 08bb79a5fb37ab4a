"""Rules for a phrase that names whose view a clause is: «с точки зрения X, Q», «по слухам, Q»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.model.press import Span
from dragoman.model.reading import CueClass
from dragoman.read.agents import lives
from dragoman.read.clauses import to_mark
from dragoman.read.cues import Found, Line, reporting, trimmed
from dragoman.read.phrases import JUDGING
from dragoman.read.scope import scope
from dragoman.read.tree import Tree
from dragoman.read.turns import words_of
from dragoman.read.who import IMPERSONAL, subject

THEIRS = ("он", "она", "они", "его", "ее", "их")
CLOSING = (",", ".", ")")


def viewpoint(line: Line) -> Iterator[Found]:
    """«С точки зрения X, Q»; «на взгляд X, Q»; «Q1, в глазах X, Q2»; «со слов X, Q»."""
    tree = line.tree
    if not line.lemmas & _points():
        return
    for index, token in enumerate(tree.tokens[:-1]):
        if token.lemma == "слово" and "Case=Ins" in token.feats and "Number=Plur" in token.feats:
            who = _owner(tree, index, index)
            first = (
                index - 1 if index and tree.tokens[index - 1].text.lower() == "говоря" else index
            )
            if (
                who is not None
                and lives(line, who)
                and _is_apart(tree, first, max(tree.phrase(who)))
            ):
                yield from _made(line, "viewpoint", index, who, tuple(range(first, index + 1)))
            continue
        if token.pos != "ADP" or index in line.quoted:
            continue
        noun = next(
            (
                each
                for each in range(index + 1, min(index + 3, len(tree.tokens)))
                if tree.tokens[each].pos == "NOUN"
            ),
            None,
        )
        if noun is None or f"{token.text.lower()} {tree.tokens[noun].lemma}" not in words_of(
            "points"
        ):
            continue
        last = noun
        if tree.tokens[noun].lemma == "точка":
            if tree.tokens[noun + 1].lemma != "зрение":
                continue
            last = noun + 1
        who = _owner(tree, noun, last)
        if (
            who is not None
            and lives(line, who)
            and _is_apart(tree, index, max(last, *tree.phrase(who)))
        ):
            yield from _made(
                line, "viewpoint", noun, who, (index, noun, *((last,) if last > noun else ()))
            )


@cache
def _points() -> frozenset[str]:
    """Return the nouns of ``points``, without their prepositions, and «слово» («словами X»)."""
    return frozenset(each.split()[-1] for each in words_of("points")) | {"слово"}


def _is_apart(tree: Tree, first: int, last: int) -> bool:
    """Tell a phrase that opens its sentence, or stands between commas."""
    if first == 0 or (first == 1 and tree.tokens[0].pos in ("CCONJ", "PUNCT", "ADV")):
        return True
    closed = last + 1 >= len(tree.tokens) or tree.tokens[last + 1].text in CLOSING
    return closed and tree.tokens[first - 1].text == ","


def _owner(tree: Tree, noun: int, last: int) -> int | None:
    """Return whose view: «его взгляд», or the genitive right after."""
    for each in tree.children(noun, "det", "nmod", "amod"):
        if tree.tokens[each].lemma in THEIRS and tree.tokens[each].rel == "det":
            return each
    for over in (noun, last):
        for each in tree.children(over, "nmod", "appos", "flat:name"):
            token = tree.tokens[each]
            if (
                each > last
                and not tree.preposition(each)
                and token.pos in ("NOUN", "PROPN", "PRON")
            ):
                return each
    return _after(tree, last)


def _after(tree: Tree, last: int) -> int | None:
    """Return the noun in the genitive behind its adjectives, where the tree turns the two round."""
    for index in range(last + 1, min(last + 4, len(tree.tokens))):
        token = tree.tokens[index]
        if "Case=Gen" not in token.feats:
            return None
        if token.pos in ("NOUN", "PROPN"):
            return index
    return None


def _made(
    line: Line, rule: str, noun: int, who: int | None, cue: tuple[int, ...]
) -> Iterator[Found]:
    tree = line.tree
    named = tree.phrase(who) if who is not None and who >= cue[0] else []
    words = sorted({*cue, *tree.phrase(noun), *named})
    words = [each for each in words if each >= cue[0]]
    content = scope(line, noun, tree.span(words))
    if content:
        yield Found(
            rule=rule,
            speaker=who,
            cue=cue,
            frame=tuple(words),
            class_=_class(tree.tokens[noun].lemma),
            content=content,
        )


def _class(noun: str) -> CueClass:
    return "judging" if noun in JUDGING or noun in ("точка", "глаз", "представление") else "neutral"


def hearsay(line: Line) -> Iterator[Found]:
    """«По слухам, Q»; «по некоторым данным, Q»; «по собственному признанию, X Q»."""
    tree = line.tree
    if "по" not in line.lemmas:
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma != "по" or token.rel != "case" or token.head <= index:
            continue
        noun = token.head
        if _is_person(tree, noun) and _is_apart(tree, index, max(tree.phrase(noun))):
            yield from _made(line, "after somebody", noun, noun, (index,))
            continue
        lemma = tree.tokens[noun].lemma
        described = tree.lemmas(tree.children(noun, "amod", "det"))
        rumoured = lemma in words_of("hearsay") or (
            lemma in line.words.cue_nouns and described & words_of("unnamed")
        )
        apart = _is_apart(tree, index, max(tree.phrase(noun)))
        if rumoured and apart:
            yield from _made(line, "hearsay", noun, None, (index, noun))
        elif apart and lemma in line.words.cue_nouns and "собственный" in described:
            over = tree.tokens[noun].head
            who = subject(line, over) if over >= 0 else None
            if who is not None:
                yield from _made(line, "own words", noun, who, (index, noun))


def _is_person(tree: Tree, noun: int) -> bool:
    """Tell «по Лебедеву, Q»: what a person teaches."""
    token = tree.tokens[noun]
    return token.pos == "PROPN" and "Animacy=Anim" in token.feats and "Case=Dat" in token.feats


def in_passing(line: Line) -> Iterator[Found]:
    """«Q1, сообщается, Q2»; «Q1, говорят, Q2»: a remark by nobody."""
    tree = line.tree
    for index, token, verb in reporting(line):
        between = 0 < index < len(tree.tokens) - 1 and index not in line.quoted
        if (
            not between
            or tree.tokens[index - 1].text != ","
            or tree.tokens[index + 1].text not in CLOSING
        ):
            continue
        many = (
            "Number=Plur" in token.feats
            and "Tense=Pres" in token.feats
            and "Person=3" in token.feats
        )
        bare = not tree.children(index, "nsubj", "nsubj:pass", "obl", "ccomp")
        if bare and (
            token.lemma in IMPERSONAL
            or (many and verb.class_ != "urging" and not verb.needs_clause)
        ):
            content = scope(line, index, Span(token.start, token.end))
            if content:
                yield Found(
                    rule="in passing",
                    speaker=None,
                    cue=(index,),
                    frame=(index,),
                    class_=verb.class_,
                    content=content,
                )


def by_which(line: Line) -> Iterator[Found]:
    """«Сообщение, согласно которому Q»; «врач, по словам которого Q»: whose view a relative clause tells."""
    tree = line.tree
    if "который" not in line.lemmas:
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma != "который" or index < 2 or index in line.quoted:  # noqa: PLR2004
            continue
        words = _leading(line, index)
        over = next((each for each in tree.up(index) if tree.tokens[each].rel == "acl:relcl"), None)
        if words is None or over is None or tree.tokens[over].head < 0:
            continue
        inside = [each for each in tree.subtree(over) if each > index]
        who = tree.tokens[over].head
        if not inside or who >= words[0]:
            continue
        last = to_mark(line, inside[-1])
        content = trimmed(line.text, Span(tree.tokens[index + 1].start, tree.tokens[last].end))
        if content.end > content.start:
            yield Found(
                rule="by which",
                speaker=who,
                cue=words,
                frame=(*words, index),
                class_=_class(tree.tokens[words[-1]].lemma),
                content=(content,),
            )


def _leading(line: Line, which: int) -> tuple[int, ...] | None:
    """Return «согласно» or «по словам» right before «которого»."""
    tree = line.tree
    if tree.tokens[which - 1].lemma == "согласно":
        return (which - 1,)
    noun = tree.tokens[which - 1].lemma in line.words.cue_nouns
    return (which - 2, which - 1) if noun and tree.tokens[which - 2].text.lower() == "по" else None
