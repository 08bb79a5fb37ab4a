"""Rules for a sentence that says whose the one before is: «так считает X», «к такому выводу пришёл X»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.cues import DASHES, Found, Line, trimmed
from dragoman.read.tree import Tree
from dragoman.read.turns import words_of
from dragoman.read.who import is_seat, place_of_speech, seat, speaker_of, state, subject

NEAR = 8
"""Words between «в этом» and who is sure of it."""
OPENING = 3
"""Words within which «так» or «такое мнение» opens its clause."""


def so_says(line: Line) -> Iterator[Found]:
    """«Q. Так считает X»; «Q — так характеризует его X»; «Q. Это признали в МИД»."""
    tree = line.tree
    for index, token, verb in line.reports:
        if not tree.is_finite(index) or verb.class_ in ("urging", "asking", "blaming"):
            continue
        before = tree.tokens[index - 1] if index else None
        so = before is not None and before.text.lower() == "так"
        this = before is not None and before.lemma in ("это", "этот") and before.pos == "PRON"
        if not (so or (this and verb.class_ != "denying")) or index in line.quoted:
            continue
        if (
            this
            and not verb.needs_clause
            and "Voice=Pass" not in token.feats
            and token.lemma == "говорить"
        ):
            continue  # «это говорит о многом»
        yield from _back(line, index - 1, index, (index,), verb.class_)


def such_a_view(line: Line) -> Iterator[Found]:
    """«Q. Такое мнение высказал X»; «Q. К такому выводу пришли в МИД»; «Q. С таким заявлением выступил X»."""
    tree = line.tree
    for index, token in enumerate(tree.tokens[: OPENING + 1]):
        if token.lemma != "такой" or token.rel != "det" or token.head != index + 1:
            continue
        noun = token.head
        if tree.tokens[noun].lemma not in words_of("holding") or noun + 1 >= len(tree.tokens):
            continue
        last = noun + 2 if tree.tokens[noun].lemma == "точка" else noun + 1
        verb = last if last < len(tree.tokens) and tree.is_finite(last) else -1
        if verb > 0 and noun not in line.quoted:
            first = index - 1 if index and tree.is_preposition(index - 1) else index
            yield from _back(line, first, verb, (*range(first, noun + 1), verb), "neutral")


def of_one_mind(line: Line) -> Iterator[Found]:
    """«Q — в этом эксперты единодушны»; «Q. В этом уверен X»; «Q — с этим согласны в порту»."""
    tree = line.tree
    if not line.lemmas & words_of("agreeing") or not line.lemmas & {"это", "этот"}:
        return
    for index, token in enumerate(tree.tokens):
        short = token.pos == "ADJ" and "Variant=Short" in token.feats
        if token.lemma not in words_of("agreeing") or not (short or tree.is_finite(index)):
            continue
        for place in range(max(0, index - NEAR), index - 1):
            led = tree.tokens[place].text.lower()
            pointed = tree.tokens[place + 1].text in ("этом", "этим")
            with_it = led in ("с", "со") and not _dashed(tree, place)
            if led in ("в", "с", "со") and pointed and not with_it and place not in line.quoted:
                yield from _back(line, place, index, (index,), "judging")


def _back(line: Line, first: int, verb: int, cue: tuple[int, ...], class_: str) -> Iterator[Found]:
    """Yield what stands before ``first``, in this sentence up to a dash, or the sentence before."""
    tree = line.tree
    who = _who(line, verb)
    after = tree.tokens[verb + 1 :]
    if (
        who is None
        or who < first
        or any(each.text in (",", ":", ";") for each in after[: max(0, who - verb)])
    ):
        return
    if _goes_on(tree, max(tree.phrase(who))):
        return
    if first <= OPENING - 1 and line.before is not None and not _dashed(tree, first):
        content = trimmed(line.text, line.before)
    elif _dashed(tree, first):
        content = trimmed(line.text, Span(tree.sentence.start, tree.tokens[first - 1].start))
    else:
        return
    negated, modality = state(line, verb)
    if negated or modality is not None or content.end <= content.start:
        return
    yield Found(
        rule="backward",
        speaker=who,
        cue=cue,
        frame=tuple(range(first, len(tree.tokens))),
        class_=class_,  # type: ignore[arg-type]
        content=(content,),
        sure=is_seat(tree, who),
    )


def _who(line: Line, verb: int) -> int | None:
    if verb in line.known:
        speaks, who = speaker_of(line, verb)
        return who if speaks else None
    found = subject(line, verb)
    if found is None and line.tree.has_feature(verb, "Number=Plur"):
        found = place_of_speech(line, verb)
        found = seat(line, verb) if found is None else found
    return found


def _dashed(tree: Tree, first: int) -> bool:
    return first > 0 and tree.tokens[first - 1].text in (*DASHES, "(")


def _goes_on(tree: Tree, last: int) -> bool:
    """Tell a sentence that says something itself after its speaker: «так считает X: Q», «…, что Q»."""
    rest = tree.tokens[last + 1 :]
    return any(each.text == ":" or each.lemma in ("что", "чтобы") for each in rest)
