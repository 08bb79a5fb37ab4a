"""Attribution weighed: who said what, by which cue, at which level; and what is the author's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dragoman.measure.bootstrap import Counts, f1, ratio
from dragoman.measure.overlap import common, covered, size, touching
from dragoman.measure.sides import (
    Sides,
    contents,
    is_person,
    pairs,
    same_name,
    same_speaker,
    spoken_by_name,
)

AGREED = ("speaker", "cue", "level", "kind", "class", "nesting")


def count(sides: Sides) -> Counts:
    """Count one article.

    A found statement is *right* when at least half of its content lies in what is labelled of the same
    speaker; a labelled one is *found* when right statements cover at least half of it. So a paragraph
    of one speaker may be one statement or five.
    """
    gold, found = sides.gold.statements, sides.found.statements
    counted: Counter[str] = Counter(gold=len(gold), found=len(found))
    for each in found:
        same = contents(one for one in gold if same_speaker(one, each))
        counted["right"] += covered(each.content, same)
        counted["content right"] += covered(each.content, contents(gold))
    for each in gold:
        same = contents(one for one in found if same_speaker(each, one))
        counted["recalled"] += covered(each.content, same)
        counted["content recalled"] += covered(each.content, contents(found))
    counted.update(_fields(sides))
    counted.update(_author(sides))
    return counted


def _fields(sides: Sides) -> Counter[str]:
    counted: Counter[str] = Counter()
    for gold, found in pairs(sides):
        counted["paired"] += 1
        counted["speaker"] += same_speaker(gold, found)
        counted["cue"] += touching(gold.cue, found.cue) or not (gold.cue or found.cue)
        counted["level"] += gold.level == found.level
        counted["kind"] += gold.kind == found.kind
        counted["class"] += gold.class_ == found.class_
        counted["nesting"] += bool(gold.within) == bool(found.within)
        if gold.negated or found.negated or gold.modality or found.modality:
            counted["denied"] += 1
            same = gold.negated == found.negated and bool(gold.modality) == bool(found.modality)
            counted["denied right"] += same
        if is_person(gold.who, sides.gold) and not spoken_by_name(gold, sides.gold):
            counted["pronouns"] += 1
            counted["resolved"] += same_name(gold.who, found.who)
    return counted


def _author(sides: Sides) -> Counter[str]:
    own, theirs = sides.gold.author, sides.found.author
    return Counter(
        {
            "author gold": size(own),
            "author found": size(theirs),
            "author both": common(own, theirs),
        }
    )


def score(total: Counts) -> Mapping[str, float]:
    """Return the scores of summed counts."""
    right = ratio(total["right"], total["found"])
    recalled = ratio(total["recalled"], total["gold"])
    content_right = ratio(total["content right"], total["found"])
    content_recalled = ratio(total["content recalled"], total["gold"])
    own = ratio(total["author both"], total["author found"])
    own_recalled = ratio(total["author both"], total["author gold"])
    return {
        "statements.p": right,
        "statements.r": recalled,
        "statements.f1": f1(right, recalled),
        "content.p": content_right,
        "content.r": content_recalled,
        "content.f1": f1(content_right, content_recalled),
        **{name: ratio(total[name], total["paired"]) for name in AGREED},
        "negation": ratio(total["denied right"], total["denied"]),
        "resolved": ratio(total["resolved"], total["pronouns"]),
        "author.p": own,
        "author.r": own_recalled,
        "author.f1": f1(own, own_recalled),
    }


BEHIND = {
    "statements.p": "found",
    "statements.r": "gold",
    "statements.f1": "gold",
    "content.p": "found",
    "content.r": "gold",
    "content.f1": "gold",
    **dict.fromkeys(AGREED, "paired"),
    "negation": "denied",
    "resolved": "pronouns",
    "author.p": "author found",
    "author.r": "author gold",
    "author.f1": "author gold",
}
"""The count that stands behind each score."""
