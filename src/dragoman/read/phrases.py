"""Rules for a cue set off by commas: «как сообщает X», «по словам X», «об этом сообщил X»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.model.reading import CueClass
from dragoman.read.cues import DASHES, Found, Line, reporting, trimmed
from dragoman.read.inline import end_of_remark
from dragoman.read.scope import phrase_end, scope
from dragoman.read.tree import Tree
from dragoman.read.who import speaker_of, state

JUDGING = frozenset({"мнение", "оценка", "убеждение", "прогноз", "взгляд"})
COMPARED = frozenset({"так", "такой", "такое", "такая", "такие", "того", "тем", "той"})
"""What stands before a «как» that compares or tells the time: «после того, как»."""
PAPERS = frozenset({"опрос", "заключение", "сообщение"})
"""Papers among the nouns of what is held: they speak themselves."""
OWNERS = frozenset({"он", "она", "они", "его", "ее", "их"})
OPENING = 3
"""Words within which «об этом» opens a sentence."""


def as_somebody_says(line: Line) -> Iterator[Found]:
    """«Как сообщает X, Q»; «Q1, как отметил X, Q2»."""
    tree = line.tree
    if "как" not in line.lemmas:
        return
    for index, _, verb in reporting(line):
        how = _how(tree, index)
        if how is None or index in line.quoted or not tree.is_finite(index):
            continue
        if tree.tokens[index].lemma == "говориться" and not tree.children(index, "obl", "nmod"):
            continue  # «как говорится» is a turn of the author's own
        speaks, who = speaker_of(line, index)
        if who is None or who < how:
            who = _after(tree, index)
        if not speaks or (who is not None and who < how):
            continue
        right = end_of_remark(tree, index, who if who is not None else index)
        content = scope(line, index, Span(tree.tokens[how].start, tree.tokens[right].end))
        if content:
            negated, modality = state(line, index)
            yield Found(
                rule="as somebody says",
                speaker=who,
                cue=(how, index),
                frame=tuple(range(how, right + 1)),
                class_=verb.class_,
                content=content,
                negated=negated,
                modality=modality,
                sure=True,
            )


def _after(tree: Tree, verb: int) -> int | None:
    """Return the noun in the nominative that stands after a verb: «как пишет одна газета»."""
    for index in range(verb + 1, min(verb + 5, len(tree.tokens))):
        token = tree.tokens[index]
        if token.pos in ("NOUN", "PROPN", "PRON") and "Case=Nom" in token.feats:
            return index
        if token.pos not in ("ADJ", "DET", "ADV", "PART", "NUM"):
            return None
    return None


def _how(tree: Tree, verb: int) -> int | None:
    for index in range(verb - 1, max(-1, verb - 5), -1):
        token = tree.tokens[index]
        if token.lemma == "как":
            opening = index == 0 or tree.tokens[index - 1].text in (",", *DASHES, "«", "(")
            alike = index > 1 and tree.tokens[index - 2].text.lower() in COMPARED
            return index if opening and not alike else None
        if token.pos not in ("ADV", "PART", "PRON", "PROPN", "NOUN", "CCONJ"):
            return None
    return None


def according_to(line: Line) -> Iterator[Found]:
    """«По словам X, Q»; «Q, по мнению X»; «согласно X, Q»."""
    tree = line.tree
    if "по" not in line.lemmas and "согласно" not in line.lemmas:
        return
    for index, token in enumerate(tree.tokens):
        if token.rel != "case" or token.head <= index:
            continue
        noun, who = token.head, None
        judged = index > 0 and tree.tokens[index - 1].text.lower() == "судя"
        if judged:
            continue  # «судя по словам X» is another rule's
        if token.lemma == "по" and tree.tokens[noun].lemma in line.words.cue_nouns:
            who = holder(tree, noun)
        elif token.lemma == "согласно":
            who = _whose(line, noun)
        if who is None:
            continue
        phrase = tree.phrase(noun)
        last = phrase_end(tree, who, max(*phrase, *tree.phrase(who)))
        content = scope(line, noun, Span(token.start, tree.tokens[last].end))
        if content:
            yield Found(
                rule="according to",
                speaker=who,
                cue=(index, noun) if who != noun else (index,),
                frame=tuple(range(index, last + 1)),
                class_=_class(tree, noun),
                content=content,
            )


def _whose(line: Line, noun: int) -> int:
    """Return whose paper or whose word: «согласно данным фонда» is the fund's, «согласно докладу» the paper's."""
    tree = line.tree
    if tree.tokens[noun].lemma not in line.words.cue_nouns or tree.tokens[noun].lemma in PAPERS:
        return noun
    found = [
        each
        for each in tree.children(noun, "nmod", "det")
        if not tree.preposition(each)
        and ("Case=Gen" in tree.tokens[each].feats or tree.tokens[each].lemma in OWNERS)
    ]
    return found[0] if found else noun


def _class(tree: Tree, noun: int) -> CueClass:
    return "judging" if tree.tokens[noun].lemma in JUDGING else "neutral"


def holder(tree: Tree, noun: int) -> int | None:
    """Return whose words: «словам министра», «его словам»; not «данным на июль»."""
    for each in tree.children(noun, "det", "nmod", "appos", "flat:name"):
        token = tree.tokens[each]
        if token.rel == "det" and token.lemma not in ("он", "она", "они", "его", "ее", "их"):
            continue
        both = token.lemma == "оба"
        if not tree.preposition(each) and (both or token.pos not in ("NUM", "ADJ")):
            return each
    return None


def of_this(line: Line) -> Iterator[Found]:
    """«Q. Об этом сообщил X»; «Q, о чём сообщил X»."""
    tree = line.tree
    if "о" not in line.lemmas and "об" not in line.lemmas:
        return
    for index, _, verb in reporting(line):
        topic = _topic(tree, index)
        if topic is None:
            continue
        speaks, who = speaker_of(line, index)
        if not speaks or who is None or index in line.quoted:
            continue
        if topic > OPENING or tree.tokens[topic].lemma == "что":
            first = max(0, topic - 1)
            content = trimmed(line.text, Span(tree.sentence.start, tree.tokens[first].start))
            words = tuple(range(first, len(tree.tokens)))
        elif line.before is not None:
            content, words = trimmed(line.text, line.before), tuple(range(len(tree.tokens)))
        else:
            continue
        negated, modality = state(line, index)
        yield Found(
            rule="of this",
            speaker=who,
            cue=(index,),
            frame=words,
            class_=verb.class_,
            content=(content,),
            negated=negated,
            modality=modality,
        )


def _topic(tree: Tree, verb: int) -> int | None:
    """Return «об этом» at the sentence's start, or «о чём» after a comma."""
    for each in tree.children(verb, "obl", "nmod"):
        token = tree.tokens[each]
        if tree.preposition(each) not in ("о", "об") or each > verb:
            continue
        opens = each <= OPENING or tree.tokens[each - 1].text[:1].isupper()
        if token.lemma in ("это", "этот") and opens:
            return each
        if token.lemma == "что" and each > 1 and tree.tokens[each - 2].text == ",":
            return each
    return None
