"""Rules for other ways to take a thing for something: «рассматривает X как Y», «X тревожит, что Q»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.agents import lives
from dragoman.read.clauses import clause_end
from dragoman.read.cues import CLAUSE, OURS, Found, Line, trimmed
from dragoman.read.governing import frame
from dragoman.read.tree import Tree
from dragoman.read.turns import words_of
from dragoman.read.verdicts import made, rater
from dragoman.read.who import state

REACH = 14
"""Words between a verb and the «как» that says what it takes a thing for."""
UNLIKE = frozenset(
    {
        "только",
        "минимум",
        "максимум",
        "раз",
        "правило",
        "можно",
        "будто",
        "бы",
        "если",
        "известно",
        "и",
    }
)
"""What makes another turn of «как»: «как правило», «как только»."""


SPEAKING = frozenset({"говорить", "отозваться", "отзываться", "писать", "высказаться"})
"""«Говорит о договоре как о ловушке»."""


def taken_as(line: Line) -> Iterator[Found]:
    """«X рассматривает Y как Z»: what somebody takes a thing for."""
    tree = line.tree
    if "как" not in line.lemmas or not line.lemmas & (words_of("rating_as") | SPEAKING):
        return
    for index, token in enumerate(tree.tokens):
        told = token.lemma in SPEAKING
        if not (told or token.lemma in words_of("rating_as")) or token.pos != "VERB":
            continue
        who, how = rater(line, index), _how(line, index)
        if who is None or how is None:
            continue
        things = [
            each
            for each in tree.children(index, "obj", *(("obl",) if token.lemma in SPEAKING else ()))
            if each < how and each != who and "Case=Ins" not in tree.tokens[each].feats
        ]
        if things:
            found = made(line, index, who, [things[0], _noun_after(tree, how) or how], "taken as")
            yield _joined(line, found, how)


def _joined(line: Line, found: Found, how: int) -> Found:
    """Return a verdict with its «как»: the last piece begins there."""
    *first, last = found.content
    start = line.tree.tokens[how].start
    if first and not line.text[first[-1].end : start].strip(' \u00a0»"'):
        return _with(found, (*first[:-1], Span(first[-1].start, max(last.end, start))))
    return _with(found, (*first, Span(min(start, last.start), last.end)))


def _with(found: Found, content: tuple[Span, ...]) -> Found:
    return replace(found, content=content)


def _how(line: Line, verb: int) -> int | None:
    """Return the «как» of a verdict: no comma before it, a noun or an adjective after."""
    tree = line.tree
    for index in range(verb + 1, min(verb + REACH, len(tree.tokens) - 1)):
        token = tree.tokens[index]
        if token.text in (",", ":", ";", "—") or (
            tree.is_finite(index) and index not in line.quoted
        ):
            return None
        if token.text.lower() == "как":
            plain = tree.tokens[index + 1].text.lower() not in UNLIKE
            if tree.tokens[verb].lemma in SPEAKING:
                plain = tree.tokens[index + 1].text.lower() in ("о", "об")
            return index if plain and _noun_after(tree, index) is not None else None
    return None


def _noun_after(tree: Tree, how: int) -> int | None:
    """Return the noun or the adjective that «как» leads to."""
    led = tree.tokens[how + 1].text.lower() in ("о", "об")
    for index in range(how + 1 + led, min(how + 6, len(tree.tokens))):
        token = tree.tokens[index]
        if token.pos in ("NOUN", "PROPN"):
            named = (
                led
                or "Case=Acc" in token.feats
                or "Case=Nom" in token.feats
                or "Case=Gen" in token.feats
            )
            return index if named else None
        if token.pos == "PUNCT" and token.text not in ("«", '"'):
            return index - 1 if tree.tokens[index - 1].pos == "ADJ" else None
        if token.pos in ("VERB", "AUX", "SCONJ", "ADP"):
            return None
    return None


def seen_in(line: Line) -> Iterator[Found]:
    """«X видит в Y Z»: a thing somebody takes for another."""
    tree = line.tree
    if not line.lemmas & words_of("seeing_in"):
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma not in words_of("seeing_in") or token.pos != "VERB":
            continue
        who = rater(line, index)
        if who is None:
            continue
        places = [
            each
            for each in tree.children(index, "obl")
            if tree.preposition(each) in ("в", "во") and "Case=Loc" in tree.tokens[each].feats
        ]
        things = [each for each in tree.children(index, "obj") if each != who]
        things.sort(key=lambda each: (each < index, each))
        if places and things and _is_seen(tree, places[0], things[0]):
            yield made(line, index, who, [places[0], things[0]], "seen in")


def _is_seen(tree: Tree, place: int, thing: int) -> bool:
    """Tell «видит в союзе угрозу» from «видел посла в Москве», «увидел во сне дом»."""
    if tree.tokens[place].lemma in ("сон", "жизнь", "глаз") or tree.tokens[thing].pos == "PROPN":
        return False
    return place < thing or "Animacy=Anim" not in tree.tokens[thing].feats


def felt(line: Line) -> Iterator[Found]:
    """«Посла тревожит, что Q»; «послу кажется, что Q»: who feels so is no subject."""
    tree = line.tree
    if not line.lemmas & words_of("moving") and not line.lemmas & words_of("seeming"):
        return
    for index, token in enumerate(tree.tokens):
        moved = token.lemma in words_of("moving")
        if not (moved or token.lemma in words_of("seeming")) or not tree.is_finite(index):
            continue
        who = _feels(line, index, moved=moved)
        start = _what(line, index)
        if who is None or start is None:
            continue
        last = clause_end(line, index, start)
        content = trimmed(
            line.text, Span(tree.tokens[min(start + 1, last)].start, tree.tokens[last].end)
        )
        negated, modality = state(line, index)
        if content.end > content.start:
            yield Found(
                rule="felt",
                speaker=who,
                cue=(index,),
                frame=frame(tree, index, who, (content,)),
                class_="judging",
                content=(content,),
                negated=negated,
                modality=modality,
            )


def _feels(line: Line, verb: int, *, moved: bool) -> int | None:
    """Return the living noun, the name or the pronoun that feels what a verb says."""
    tree = line.tree
    if moved and "Voice=Pass" in tree.tokens[verb].feats:  # «посол обеспокоен тем, что»
        found = tree.children(verb, "nsubj", "nsubj:pass")
        return found[0] if found and lives(line, found[0]) else None
    for each in tree.children(verb, "obj", "iobj", "obl"):
        token = tree.tokens[each]
        cases = ["Case=Acc"] if moved else ["Case=Dat"]
        if moved and token.pos == "PROPN":  # the tagger is at a loss with cases of names
            cases = ["Case=Acc", "Case=Dat", "Case=Gen"]
        fits = any(case in token.feats for case in cases)
        if fits and not tree.preposition(each) and token.lemma not in OURS and lives(line, each):
            return each
    return None


def seems(line: Line) -> Iterator[Found]:
    """«Договор кажется послу ловушкой»: a verdict whose holder is in the dative."""
    tree = line.tree
    if not line.lemmas & words_of("seeming"):
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma not in words_of("seeming") or not tree.is_finite(index):
            continue
        who = _feels(line, index, moved=False)
        things = tree.children(index, "nsubj")
        taken = [
            each
            for each in tree.children(index, "xcomp", "obl", "nmod")
            if "Case=Ins" in tree.tokens[each].feats and not tree.preposition(each)
        ]
        if who is not None and things and taken and tree.tokens[things[0]].lemma != "который":
            yield made(line, index, who, [things[0], taken[0]], "seems")


def _what(line: Line, verb: int) -> int | None:
    """Return the «что» right after the verb, or after «то»: «возмутило то, что»."""
    tree = line.tree
    for index in range(verb + 1, min(verb + 6, len(tree.tokens) - 1)):
        token = tree.tokens[index]
        if token.text == ",":
            after = tree.tokens[index + 1]
            return (
                index + 1
                if after.lemma in CLAUSE and after.text.lower() in ("что", "будто")
                else None
            )
        if tree.is_finite(index) or token.text in (":", ";", "—"):
            return None
    return None
