"""A survey weighed against the one that a person makes of the same period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import perf_counter

from dragoman.language.names import fold
from dragoman.measure.bootstrap import Counts, f1, ratio, scored
from dragoman.model.gold import DebateLabel, SurveyLabels
from dragoman.model.measure import Measured
from dragoman.model.survey import Debate, Survey

MIXED = 0.2
"""A score nearer to 0 than this has no sign."""
KINDS = ("themes", "silences", "mood", "debates", "terms", "change")


def units(gold: SurveyLabels, found: Survey) -> Iterator[Counts]:
    """Yield the counts of each row that either survey has."""
    yield from _themes(gold, found)
    yield from _rows("silences", set(gold.silences), {each.theme for each in found.silences})
    yield from _mood(gold, found)
    yield from _debates(gold, found)
    terms = {fold(each.term): each.first.article for each in found.terms}
    known = {fold(each.term): each.first for each in gold.terms}
    yield from _rows("terms", set(known), set(terms))
    for term in known.keys() & terms.keys():
        yield {"first gold": 1, "first right": known[term] == terms[term]}
    yield from _rows(
        "change",
        {(each.theme, each.kind) for each in gold.change},
        {(each.theme, each.kind) for each in found.change},
    )


def _rows(kind: str, gold: set[object], found: set[object]) -> Iterator[Counts]:
    for each in sorted(gold | found, key=repr):
        yield {
            f"{kind} gold": each in gold,
            f"{kind} found": each in found,
            f"{kind} right": each in gold & found,
        }


def _themes(gold: SurveyLabels, found: Survey) -> Iterator[Counts]:
    known = {each.id: set(each.articles) for each in gold.themes}
    seen = {each.id: set(each.articles) for each in found.themes}
    for theme in sorted(known.keys() | seen.keys()):
        one, other = known.get(theme, set()), seen.get(theme, set())
        yield {
            "themes gold": len(one),
            "themes found": len(other),
            "themes right": len(one & other),
        }


def _mood(gold: SurveyLabels, found: Survey) -> Iterator[Counts]:
    known = {(each.holder, each.target): each.sign for each in gold.mood}
    seen = {
        (each.holder.id or each.holder.name, each.target.id or each.target.name): each.score
        for each in found.mood
    }
    for cell in sorted(known.keys() | seen.keys()):
        both = cell in known and cell in seen
        yield {
            "mood gold": cell in known,
            "mood found": cell in seen,
            "mood right": both,
            "signs gold": both,
            "signs right": both and known[cell] in ("mixed", _sign(seen[cell])),
        }


def _sign(score: float) -> str:
    return "mixed" if abs(score) < MIXED else "pos" if score > 0 else "neg"


def _debates(gold: SurveyLabels, found: Survey) -> Iterator[Counts]:
    for each in gold.debates:
        there = any(_same_debate(each, other) for other in found.debates)
        yield {"debates gold": 1, "debates recalled": there}
    for other in found.debates:
        there = any(_same_debate(each, other) for each in gold.debates)
        yield {"debates found": 1, "debates right": there}


def _same_debate(gold: DebateLabel, found: Debate) -> bool:
    """Whether two of the labelled positions lie on two sides of the found question."""
    sides = [{key.split(":")[0] for key in each.statements} for each in found.positions]
    camps = [set(articles) for _, articles in gold.positions]
    return any(
        camps[one] & sides[left] and camps[two] & sides[right]
        for one in range(len(camps))
        for two in range(len(camps))
        for left in range(len(sides))
        for right in range(len(sides))
        if one != two and left != right
    )


def score(total: Counts) -> Mapping[str, float]:
    """Return the scores of summed counts."""
    scores: dict[str, float] = {}
    for kind in KINDS:
        recalled = "recalled" if kind == "debates" else "right"
        precision = ratio(total[f"{kind} right"], total[f"{kind} found"])
        recall = ratio(total[f"{kind} {recalled}"], total[f"{kind} gold"])
        scores |= {f"{kind}.p": precision, f"{kind}.r": recall, f"{kind}.f1": f1(precision, recall)}
    scores["mood.sign"] = ratio(total["signs right"], total["signs gold"])
    scores["terms.first"] = ratio(total["first right"], total["first gold"])
    return scores


BEHIND = {
    **{f"{kind}.p": f"{kind} found" for kind in KINDS},
    **{f"{kind}.{each}": f"{kind} gold" for kind in KINDS for each in ("r", "f1")},
    "mood.sign": "signs gold",
    "terms.first": "first gold",
}


def weighed(gold: SurveyLabels, found: Survey, name: str) -> Measured:
    """Return the scores; the rows of the survey are the units that the bootstrap draws."""
    begun = perf_counter()
    rows = list(units(gold, found))
    scores = tuple(each for each in scored(rows, score, BEHIND) if each.n)
    return Measured(set=name, n=len(rows), scores=scores, seconds=perf_counter() - begun)
