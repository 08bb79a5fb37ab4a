"""The ordered table of attribution rules, and what they find in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.announced import (
    announced_quotation,
    said_in_marks,
    so_said,
    so_worded,
    they_say,
    thought,
)
from dragoman.read.backward import of_one_mind, so_says, such_a_view
from dragoman.read.colons import view_before_colon
from dragoman.read.cues import Found, Line, shorten
from dragoman.read.governing import clause_after_verb, quotation_after_colon
from dragoman.read.inline import any_remark, remark
from dragoman.read.offers import charged, offered
from dragoman.read.opinions import held_by_noun
from dragoman.read.phrases import according_to, as_somebody_says, of_this
from dragoman.read.sources import if_one_believes, of_which, referred
from dragoman.read.takings import felt, seems, seen_in, taken_as
from dragoman.read.theses import amounts_to, cited_words
from dragoman.read.urging import act_of_speech
from dragoman.read.verdicts import held_figure, verdict
from dragoman.read.viewpoints import by_which, hearsay, in_passing, viewpoint

SHORTEST = 6
"""Code points; a shorter content is a word, not a statement."""
FIGURE = 3
"""Code points of the shortest figure that somebody holds."""

RULES: tuple[Callable[[Line], Iterator[Found]], ...] = (
    as_somebody_says,
    of_this,
    clause_after_verb,
    quotation_after_colon,
    so_said,
    so_worded,
    remark,
    any_remark,
    act_of_speech,
    said_in_marks,
    verdict,
    taken_as,
    seen_in,
    felt,
    seems,
    held_figure,
    by_which,
    of_which,
    according_to,
    if_one_believes,
    offered,
    charged,
    so_says,
    such_a_view,
    of_one_mind,
    held_by_noun,
    amounts_to,
    viewpoint,
    hearsay,
    in_passing,
    thought,
    cited_words,
    view_before_colon,
    announced_quotation,
    they_say,
)
JOINING = frozenset({"ADV", "CCONJ", "SCONJ", "PART", "ADP", "DET", "PRON", "PUNCT"})
TURNS = frozenset({"образ", "время", "сторона", "очередь", "дело", "такой", "тот", "другой", "же"})
"""Nouns of turns such as «таким образом», «в то же время», «с другой стороны»."""
HIS = frozenset({"он", "она", "они", "его", "ее", "их"})
INLINE = frozenset(
    {
        "as somebody says",
        "remark",
        "according to",
        "viewpoint",
        "hearsay",
        "own words",
        "in passing",
    }
)


def find(line: Line) -> list[Found]:
    """Return the attributions of one sentence, one for each cue, in the order of their content."""
    found: dict[int, Found] = {}
    for rule in RULES:
        for each in rule(line):
            least = FIGURE if rule is held_figure else SHORTEST
            if sum(part.end - part.start for part in each.content) >= least:
                found.setdefault(each.cue[-1], each)
    frames = {
        each
        for other in found.values()
        if other.rule in ("remark", "any remark")
        for each in other.frame
    }
    for key, each in tuple(found.items()):
        if each.rule == "according to" and frames.issuperset(each.cue):
            del found[key]  # «сообщает X по данным Y» names a remark's source
    for key, each in tuple(found.items()):
        if each.rule == "viewpoint" and _is_own(line, each, tuple(found.values())):
            del found[key]  # «X ответил: Q, на его взгляд, …» is all X's
    kept = [_without_outer(line, each, tuple(found.values())) for each in found.values()]
    kept = [
        replace(each, content=_without_opening(line, each.content)) if each.rule in INLINE else each
        for each in kept
    ]
    kept.extend(referred(line, kept))
    return sorted(
        (each for each in kept if each.content), key=lambda each: (each.content, each.cue)
    )


def _is_own(line: Line, found: Found, others: Sequence[Found]) -> bool:
    """Tell «на его взгляд» within what somebody else is said to have said, who is he."""
    word = line.tree.tokens[found.cue[-1]]
    his = found.speaker is not None and line.tree.tokens[found.speaker].lemma in HIS
    return his and any(
        each is not found and any(part.start <= word.start < part.end for part in each.content)
        for each in others
    )


def _without_opening(line: Line, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out a first piece that only joins sentences: «Однако, считает X, Q»."""
    if len(content) < 2:  # noqa: PLR2004 - one piece is all there is
        return content
    first = [each for each in line.tree.tokens if content[0].start <= each.start < content[0].end]
    joins = all(each.pos in JOINING or each.lemma in TURNS for each in first)
    return content[1:] if first and joins else content


def _without_outer(line: Line, found: Found, others: Sequence[Found]) -> Found:
    """Cut from ``found`` the remarks of those who report it: «Q, сказал X, сообщает Y»."""
    if found.direct:
        return found
    cuts = [_place(line, each) for each in others if _is_outer(line, each, found)]
    return replace(found, content=shorten(line, found.content, cuts)) if cuts else found


def _is_outer(line: Line, other: Found, found: Found) -> bool:
    if other is found or other.rule not in INLINE or other.direct:
        return False
    ends = other.frame[-1] >= len(line.tree.tokens) - 2
    if other.rule in ("according to", "viewpoint", "hearsay", "own words"):
        return False
    if other.rule == "as somebody says" and found.rule == "according to":
        return True  # «Как передаёт X, по данным Y, Q»
    return other.cue[-1] > found.cue[-1] and ends


def _place(line: Line, found: Found) -> Span:
    return line.tree.span(list(found.frame))
