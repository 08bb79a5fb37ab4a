"""The words by which Russian press expects, as they lie in ``knowledge/forecasts.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SIGNS = ("threats", "avoiding", "doomed", "scheduling", "forlorn", "heading")
"""Lists of words that foresee without a future."""
PROSPECTS = (*SIGNS, "outcomes", "leave", "anybody", "advised", "wishes", "beliefs")


@dataclass(frozen=True, slots=True, eq=False)
class Expectations:
    """Lemmas of ``forecasts.toml`` and the modality each gives."""

    verbs: Mapping[str, str]
    told: frozenset[str]
    adverbs: Mapping[str, str]
    sources: frozenset[str]
    modal: Mapping[str, str]
    waiting: frozenset[str]
    advising: frozenset[str]
    habits: frozenset[str]
    cues: frozenset[str]
    promises: frozenset[str]
    awaited: frozenset[str]
    rhetorical: frozenset[str]
    calendar: frozenset[str]
    conditions: frozenset[str]
    words: frozenset[str]
    """Lemmas by which a clause may foresee without a future tense."""
    phases: frozenset[str]
    meetings: frozenset[str]
    schedules: frozenset[str]
    outcomes: frozenset[str]
    leave: frozenset[str]
    anybody: frozenset[str]
    threats: frozenset[str]
    avoiding: frozenset[str]
    doomed: frozenset[str]
    advised: frozenset[str]
    wishes: frozenset[str]
    scheduling: frozenset[str]
    forlorn: frozenset[str]
    heading: frozenset[str]
    beliefs: frozenset[str]
    nouns: Mapping[str, str]
    signs: frozenset[str]
    """Words that foresee without a future: «грозит», «обречён», «не избежать»."""


@cache
def expectations() -> Expectations:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "forecasts.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    verbs = {key: words for key, words in data["expecting"].items() if key != "told"}
    openings = (*verbs.values(), *data["probable"].values(), *data["modal"].values())
    prospects = data["prospects"]
    signs = [each for name in SIGNS for each in prospects[name]]
    return Expectations(
        words=frozenset((*data["waiting"]["verbs"], *signs)).union(*openings),
        verbs=_by_lemma(verbs),
        told=frozenset(data["expecting"]["told"]),
        adverbs=_by_lemma(data["probable"]),
        sources=frozenset(data["sources"]["nouns"]),
        modal=_by_lemma(data["modal"]),
        waiting=frozenset(data["waiting"]["verbs"]),
        advising=frozenset(data["waiting"]["advising"]),
        habits=frozenset(data["certain"]["habits"]),
        promises=frozenset(data["certain"]["promises"]),
        awaited=frozenset(data["waiting"]["for"]),
        cues=frozenset(data["certain"]["cues"]),
        rhetorical=frozenset(data["certain"]["rhetorical"]),
        calendar=frozenset(data["certain"]["calendar"]),
        conditions=frozenset(data["certain"]["conditions"]),
        phases=frozenset(data["certain"]["phases"]),
        meetings=frozenset(data["certain"]["meetings"]),
        schedules=frozenset(data["certain"]["schedules"]),
        signs=frozenset(signs),
        nouns=_by_lemma(prospects["nouns"]),
        **{name: frozenset(prospects[name]) for name in PROSPECTS},
    )


def _by_lemma(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {lemma: modality for modality, lemmas in lists.items() for lemma in lemmas}
