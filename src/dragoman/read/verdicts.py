"""Rules for what somebody takes a thing for: «назвал встречу рабочей», «оценивает спад в 8 %»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.cues import OURS, Found, Line, trimmed
from dragoman.read.governing import DEGREE, frame
from dragoman.read.quotes import WORD
from dragoman.read.rated import rated
from dragoman.read.tree import Tree
from dragoman.read.who import is_seat, place_of_speech, seat, state, subject

HELD = {"оценивать": "в", "оценить": "в", "настаивать": "на"}
"""Verbs that hold a figure, with the preposition that leads to it."""
SHARES = ("%", "процент", "процента", "процентов", "процентах")
NUMBERED = ("nummod", "nummod:gov")
RATED = ("obj", "nsubj")
NAMING = frozenset({"NOUN", "ADJ", "PROPN", "CCONJ", "DET", "ADP", "NUM", "ADV", "PART", "PRON"})
"""Parts of speech of what goes on naming a thing."""


def verdict(line: Line) -> Iterator[Found]:
    """«X назвал Y Z-м», «X считает Y Z-м»: the thing and what it is taken for."""
    tree = line.tree
    if line.lemmas.isdisjoint(line.words.rating_verbs):
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma not in line.words.rating_verbs or token.pos != "VERB":
            continue
        if _measures(tree, index):
            continue  # «считает угрозу такой, что удвоил расходы»
        who, (thing, taken) = rater(line, index), rated(line, index)
        if who is not None and thing is not None and taken is not None and who != thing:
            found = made(line, index, who, [thing, taken])
            if found.modality is None and len(WORD.findall(_words(line, found))) > 1:
                yield found


def _measures(tree: Tree, verb: int) -> bool:
    """Tell a verdict of degree, which another clause ends: «считает угрозу такой, что»."""
    words = range(verb, len(tree.tokens))
    degree = next((each for each in words if tree.tokens[each].lemma in DEGREE), len(tree.tokens))
    return any(
        tree.tokens[each].lemma in ("что", "чтобы") and tree.tokens[each - 1].text == ","
        for each in words
        if each > degree
    )


def held_figure(line: Line) -> Iterator[Found]:
    """«X оценивает Y в N %», «X настаивает на N %»: a figure that somebody stands by."""
    tree = line.tree
    if line.lemmas.isdisjoint(HELD):
        return
    for index, token in enumerate(tree.tokens):
        leading = HELD.get(token.lemma) if token.pos == "VERB" else None
        who = rater(line, index) if leading else None
        if leading is None or who is None:
            continue
        held = [index, *tree.children(index, "obj")]
        figures = [
            each
            for over in held
            for each in tree.children(over, "obl", "nmod")
            if tree.preposition(each) == leading
            and tree.children(each, *NUMBERED)
            and (leading == "в" or tree.tokens[each].text in SHARES)
        ]
        if figures:
            yield made(line, index, who, [*tree.children(index, "obj")[:1], figures[0]])


def rater(line: Line, verb: int) -> int | None:
    """Return who rates: a subject that is not the voice of the text, or a place."""
    tree = line.tree
    feats = tree.tokens[verb].feats
    if not tree.is_finite(verb) and "VerbForm=Conv" not in feats:
        return None
    if "Person=1" in feats or "Person=2" in feats or "Mood=Imp" in feats or "Voice=Pass" in feats:
        return None
    found = subject(line, verb)
    if found is None and "Number=Plur" in feats:
        found = place_of_speech(line, verb)
        found = seat(line, verb) if found is None else found
    return None if found is None or tree.tokens[found].lemma in OURS else found


def made(line: Line, verb: int, who: int, parts: list[int], rule: str = "verdict") -> Found:
    """Return the verdict by ``verb``: ``parts`` are the heads of the thing and of what it is taken for."""
    tree = line.tree
    spans = sorted(phrase_of(line, each, verb, who) for each in parts)
    if len(spans) > 1 and _is_whole(line, verb, Span(spans[0].end, spans[1].start)):
        spans = [Span(spans[0].start, max(spans[0].end, spans[1].end))]
    spans[-1] = Span(spans[-1].start, to_mark(line, spans[-1].end, verb))
    content = tuple(trimmed(line.text, each) for each in spans)
    negated, modality = state(line, verb)
    return Found(
        rule=rule,
        speaker=who,
        cue=(verb,),
        frame=frame(tree, verb, who, content),
        class_="judging",
        content=content,
        negated=negated,
        modality=modality,
        sure=is_seat(tree, who),
    )


def _is_whole(line: Line, verb: int, gap: Span) -> bool:
    """Tell what stands after the verb between a thing and its verdict: nothing, or more of the thing."""
    if not line.text[slice(*gap)].strip(' \u00a0«"'):
        return True
    tokens = [each for each in line.tree.tokens if gap.start <= each.start < gap.end]
    after = gap.start >= line.tree.tokens[verb].end
    return after and all(each.pos in NAMING for each in tokens)


def to_mark(line: Line, end: int, verb: int) -> int:
    """Return where the words after a verdict end that only measure it: «на треть», «для порта»."""
    tree, last = line.tree, end
    for index, token in enumerate(tree.tokens):
        if token.start < end:
            continue
        joins = token.pos in ("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX") or "Case=Nom" in token.feats
        if joins or index <= verb:
            break
        last = token.end
    return last


def _words(line: Line, found: Found) -> str:
    return " ".join(line.text[each.start : each.end] for each in found.content)


def phrase_of(line: Line, word: int, verb: int, who: int) -> Span:
    """Return a word's phrase on its own side of the verb, with the quotation it stands in."""
    tree = line.tree
    own = [
        each
        for each in tree.phrase(word)
        if (each < verb) == (word < verb) and (who == word or not _within(tree, each, who))
    ]
    span = tree.span(own or [word])
    if tree.preposition(word):
        lead = next(each for each in tree.kids[word] if tree.is_preposition(each))
        span = Span(min(span.start, tree.tokens[lead].start), span.end)
    for each in line.quotes:
        outer = each.start <= tree.tokens[verb].start < each.end
        if not outer and each.start <= tree.tokens[word].start < each.end:
            span = Span(min(span.start, each.start - 1), max(span.end, each.end + 1))
    return span


def _within(tree: Tree, word: int, who: int) -> bool:
    return word in tree.phrase(who)
