"""Rules for a view that a colon announces without marks: «в порту смотрят иначе: Q», «X того же мнения: Q»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.agents import lives
from dragoman.read.cues import OURS, Found, Line, trimmed
from dragoman.read.seen import FEWEST, is_view
from dragoman.read.turns import words_of
from dragoman.read.verdicts import rater
from dragoman.read.who import is_seat, state


def view_before_colon(line: Line) -> Iterator[Found]:
    """«X смотрит на дело иначе: Q»; «X стоит на своём: Q»; «X того же мнения: Q»; «у X свой взгляд: Q»."""
    tree = line.tree
    if ":" not in line.lemmas:
        return
    colon = next((each for each, token in enumerate(tree.tokens) if token.text == ":"), None)
    if (
        colon is None
        or colon in line.quoted
        or colon < FEWEST
        or line.opened_after(tree.tokens[colon].end)
    ):
        return
    content = trimmed(line.text, Span(tree.tokens[colon].end, tree.sentence.end))
    if not is_view(tree, colon) or content.end <= content.start:
        return
    for index in range(colon - 1, -1, -1):
        token = tree.tokens[index]
        verb = tree.is_finite(index)
        who = _of_verb(line, index) if verb else _of_noun(line, index, colon)
        if who is not None and tree.tokens[who].lemma not in OURS:
            negated, modality = state(line, index)
            if modality in (None, "asked"):
                yield Found(
                    rule="view before colon",
                    speaker=who,
                    cue=(index,),
                    frame=tuple(range(colon + 1)),
                    class_="neutral",
                    content=(content,),
                    negated=negated and verb,
                    sure=is_seat(tree, who),
                )
            return
        if verb or token.text in (",", ";", "—"):
            return


def _of_verb(line: Line, verb: int) -> int | None:
    tree, lemma = line.tree, line.tree.tokens[verb].lemma
    standing = lemma in words_of("standing") and any(
        tree.tokens[each].lemma == "свой"
        for each in range(verb + 1, min(verb + 3, len(tree.tokens)))
    )
    if not (standing or lemma in words_of("viewing")):
        return None
    who = rater(line, verb)
    return who if who is not None and (lives(line, who) or is_seat(tree, who)) else None


def _of_noun(line: Line, noun: int, colon: int) -> int | None:
    """Return whose own view a noun names: «у министра свой взгляд», «того же мнения Смирнова»."""
    tree = line.tree
    if tree.tokens[noun].lemma not in words_of("views"):
        return None
    if not tree.lemmas(range(max(0, noun - 2), noun)) & words_of("owned"):
        return None
    for index in range(colon):
        token = tree.tokens[index]
        had = tree.preposition(index) == "у" and "Case=Gen" in token.feats
        same = "Case=Gen" in tree.tokens[noun].feats and "Case=Nom" in token.feats
        named = token.pos in ("NOUN", "PROPN") and (had or same) and index != noun
        if named and lives(line, index):
            return index if noun not in tree.phrase(index) else None
    return None
