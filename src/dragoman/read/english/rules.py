"""The ordered table of English attribution rules, and what they find in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.english.clauses import kept
from dragoman.read.english.governing import act_of_speech, clause
from dragoman.read.english.hearsay import announced, headline, hearsay, parenthesis, poll
from dragoman.read.english.inline import quotation, remark
from dragoman.read.english.naming import naming, partly_quoted, supposed
from dragoman.read.english.phrases import according_to, as_somebody_says, nominal, transcript

SHORTEST = 8
"""Code points; a shorter content is a word, not a statement."""

RULES: tuple[Callable[[Line], Iterator[Found]], ...] = (
    transcript,
    headline,
    as_somebody_says,
    quotation,
    remark,
    parenthesis,
    clause,
    supposed,
    act_of_speech,
    naming,
    nominal,
    partly_quoted,
    according_to,
    poll,
    hearsay,
    announced,
)
OUTER = frozenset({"as somebody says", "remark", "parenthesis", "according to", "quotation"})
"""Rules whose frame may lie inside another's content without being part of it."""


def find(line: Line) -> list[Found]:
    """Return the attributions of one sentence, one for each cue, in the order of their content."""
    found: dict[int, Found] = {}
    for rule in RULES:
        for each in rule(line):
            if sum(part.end - part.start for part in each.content) < SHORTEST:
                continue
            if any(cue in found for cue in each.cue):
                continue
            found[each.cue[-1]] = each
    kept_ones = [_without_outer(line, each, tuple(found.values())) for each in found.values()]
    return sorted(
        (each for each in kept_ones if each.content), key=lambda each: (each.content, each.cue)
    )


def _without_outer(line: Line, found: Found, others: Sequence[Found]) -> Found:
    """Cut from ``found`` the remarks of those who report it: «Q, X said, according to Y»."""
    if found.direct:
        return found
    cuts = [line.tree.span(list(each.frame)) for each in others if _is_outer(line, each, found)]
    pieces = list(found.content)
    for cut in cuts:
        pieces = [
            part
            for each in pieces
            for part in (
                (each,)
                if cut.end <= each.start or each.end <= cut.start
                else (Span(each.start, cut.start), Span(cut.end, each.end))
            )
            if part.end > part.start
        ]
    return replace(found, content=kept(line, pieces)) if cuts else found


def _is_outer(line: Line, other: Found, found: Found) -> bool:
    """Tell a remark on the whole sentence from one inside what is said."""
    if other is found or other.rule not in OUTER or not other.frame:
        return False
    ends = other.frame[-1] >= len(line.tree.tokens) - 2 or other.frame[0] == 0
    return ends and found.cue[0] not in other.frame
