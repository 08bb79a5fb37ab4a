"""What earlier reports, imported, say to a survey: themes taken up or dropped, terms known, forecasts due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.language.countries import countries
from dragoman.language.names import fold
from dragoman.model.knowledge import Theme
from dragoman.model.press import Period
from dragoman.model.published import KeptReport, Published, PublishedItem
from dragoman.model.survey import Change, ForecastEntry, Term
from dragoman.survey.context import theme_name
from dragoman.survey.health import Collection
from dragoman.survey.themes import Themes

LEAST = 4
"""Times an item must name a theme's countries to be on it, where its section's heading does not say so."""
SURE = 3
"""Pieces that must take up a theme for it to be new against a report, which prints a choice only."""
NAMED = 2
"""Countries of a theme of relations that an item must name."""
PIECES = ".,;:!?"


def earlier(reports: Sequence[KeptReport], period: Period) -> tuple[KeptReport, ...]:
    """Return the reports of issues before the month in which ``period`` ends."""
    end = f"{period.to:%Y-%m}"
    return tuple(each for each in reports if each.published.issue and each.published.issue < end)


def themes_of(published: Published, watched: Sequence[Theme]) -> Counter[str]:
    """Return how many items of a report are on each watched theme, by the theme's id."""
    return Counter(
        theme.id for item in published.items for theme in watched if _is_on(published, item, theme)
    )


def _is_on(published: Published, item: PublishedItem, theme: Theme) -> bool:
    """Tell an item under the theme's own heading, or one that names the theme's countries often."""
    names = {fold(name) for _, name in theme.names}
    if any(fold(each or "") in names for each in (item.section, item.topic_proposed)):
        return True
    if not theme.actors:
        return False
    named = countries(published.text[item.start : item.end])
    kept = [code for code in theme.actors if named[code] and code != published.country]
    wanted = min(NAMED, len([code for code in theme.actors if code != published.country]))
    return len(kept) >= wanted and sum(named[code] for code in kept) >= LEAST


def changes(held: Collection, now: Themes, reports: Sequence[KeptReport]) -> Iterator[Change]:
    """Yield themes that are new, or dropped, against the last earlier report with an issue.

    A report prints a choice: so nothing is called stronger or weaker against it, and a theme is dropped
    only where the collection may say that it is absent.
    """
    if not reports or held.alone is not None:
        return
    last = reports[-1].published
    before = themes_of(last, held.now.context.knowledge.themes)
    for theme in held.now.context.knowledge.themes:
        count, former = len(now.of(theme.id).articles), before[theme.id]
        new, dropped = count >= SURE and not former, former and not count
        if new or dropped:
            yield Change(
                theme=theme.id,
                name=theme_name(theme, held.now.context.language),
                kind="new" if new else "dropped",
                now=count,
                before=former,
                against=last.title,
                issue=last.issue,
            )


def unknown(terms: Sequence[Term], reports: Sequence[KeptReport]) -> tuple[Term, ...]:
    """Leave out terms that an earlier report has in quotation marks already."""
    known = {
        fold(quotation.text.strip(PIECES))
        for each in reports
        for item in each.published.items
        for quotation in item.quotations
    }
    return tuple(each for each in terms if fold(each.term) not in known)


def forecasts(reports: Sequence[KeptReport], period: Period) -> Iterator[ForecastEntry]:
    """Yield what earlier reports say was forecast for ``period`` or later; places count into their texts."""
    for each in reports:
        for item in each.published.items:
            for one in item.forecasts:
                if one.horizon and one.horizon.latest and one.horizon.latest >= period.from_:
                    yield ForecastEntry(
                        article=each.id,
                        start=one.start,
                        end=one.end,
                        holder=one.holder,
                        horizon=one.horizon,
                    )
