"""What the overview says against the previous report of the series, where the desk has it imported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model.report import Claim, Previous
from dragoman.model.survey import Change, Survey
from dragoman.write.cite import Allowed
from dragoman.write.claims import Draft
from dragoman.write.front import OverviewContext, count, draft, pieces
from dragoman.write.wording import Wording, listed, spelled, topic

MOST = 3
"""Themes named of each kind."""
ROLE = "previous"


def against_previous(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    """Yield one sentence: what is new and what dropped out against the previous report, which it names."""
    found = [each for each in survey.change if each.against is not None]
    if not found:
        return
    words, title = context.words, found[0].against or ""
    parts = [
        words.overview[f"previous_{kind}"].format(themes=_themes(each, context))
        for kind in ("new", "dropped")
        if (each := [one for one in found if one.kind == kind][:MOST])
    ]
    text = words.overview["previous"].format(title=title, told=listed(parts, words.language))
    digits = [int(each) for each in re.findall(r"\d+", title)]
    allowed = Allowed(
        numbers=(*digits, *(n for each in found for n in (each.now, each.before))),
        words=(title, *(each.name for each in found)),
    )
    themes = {each.id: each.articles for each in survey.themes}
    counted = [id_ for each in found if each.kind == "new" for id_ in themes.get(each.theme, ())]
    yield draft(ROLE, text, count(survey, counted), allowed=allowed)


def _themes(found: Sequence[Change], context: OverviewContext) -> str:
    words = context.words
    named = [
        words.overview["previous_theme" if each.kind == "new" else "previous_gone"].format(
            theme=topic(each.name, words),
            n=pieces(each.now, words),
            items=_items(each.before, words),
        )
        for each in found
    ]
    return listed(named, words.language)


def _items(number: int, words: Wording) -> str:
    return spelled(number) if words.language == "en" else str(number)


def previous(survey: Survey, claims: Sequence[Claim]) -> Previous | None:
    """Return the report that the overview is held against, and the claims that say so."""
    found = next((each for each in survey.change if each.against is not None), None)
    if found is None:
        return None
    told = tuple(each.id for each in claims if each.role == ROLE)
    return Previous(title=found.against or "", issue=found.issue, claims=told)
