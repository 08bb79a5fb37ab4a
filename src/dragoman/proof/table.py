"""The rules of proofreading in their order.

A rule that is right less than four times in five on real reports is a hint, which is printed on demand.
``docs/rules.md`` is generated from this table.
"""

from __future__ import annotations

from dragoman.proof.rule import Rule
from dragoman.proof.rules import (
    agreement,
    articles,
    attribution,
    breaks,
    capitals,
    dates,
    forms,
    house,
    names,
    numbers,
    quotations,
    sources,
    spacing,
    spelling,
    structure,
    sums,
    twice,
    voices,
    wording,
)

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *forms.RULES,
    *quotations.RULES,
    *attribution.RULES,
    *voices.RULES,
    *dates.RULES,
    *sums.RULES,
    *twice.RULES,
    *numbers.RULES,
    *structure.RULES,
    *wording.RULES,
    *spelling.RULES,
    *agreement.RULES,
    *articles.RULES,
    *capitals.RULES,
    *spacing.RULES,
    *breaks.RULES,
    *house.RULES,
    *sources.RULES,
)
