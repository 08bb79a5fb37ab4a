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
AGAINST = frozenset({"while", "whereas"})
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
    whole = [_without_next(line, each, tuple(found.values())) for each in found.values()]
    kept_ones = [_without_outer(line, each, tuple(found.values())) for each in whole]
    return sorted(
        (each for each in kept_ones if each.content), key=lambda each: (each.content, each.cue)
    )


def _without_next(line: Line, found: Found, others: Sequence[Found]) -> Found:
    """Cut from ``found`` the report that follows it: «criticized Q, adding R», «said Q, while Y said R»."""
    if found.direct:
        return found
    tokens = line.tree.tokens
    for other in others:
        first = other.frame[0] if other.frame else other.cue[0]
        if other is found or first <= found.cue[-1] + 1 or not _follows(line, found, other, first):
            continue
        cut = tokens[first - 1].start if tokens[first - 1].text == "," else tokens[first].start
        pieces = [
            Span(each.start, min(each.end, cut)) for each in found.content if each.start < cut
        ]
        found = replace(found, content=kept(line, pieces))
    marked = any(
        each.start < part.end and part.start < each.end
        for each in line.quotes
        for part in found.content
    )
    return found if marked or found.rule != "partly quoted" else replace(found, content=())


def _follows(line: Line, found: Found, other: Found, first: int) -> bool:
    """Tell a participle of the same speaker after a comma, and a clause set against the first."""
    tree = line.tree
    verb = tree.tokens[other.cue[0]]
    if not any(each.start <= verb.start < each.end for each in found.content):
        return False
    gerund = verb.text.endswith("ing") and other.speaker == found.speaker
    apart = tree.tokens[first - 1].text == "," or tree.tokens[first].text.lower() in AGAINST
    return apart and (gerund or tree.tokens[first].text.lower() in AGAINST)


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
