"""The ledger of forecasts: who expects something, and by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dragoman.model.survey import ForecastEntry
from dragoman.survey.context import Voice


@dataclass(slots=True, kw_only=True)
class Forecasts:
    """Collects the forecasts of all voices."""

    entries: list[ForecastEntry] = field(default_factory=list)

    def add(self, voice: Voice) -> None:
        """Enter the forecasts of one voice."""
        self.entries.extend(
            ForecastEntry(
                article=voice.article.id,
                start=each.start,
                end=each.end,
                holder=each.holder,
                horizon=each.horizon,
            )
            for each in voice.reading.forecasts
        )

    def result(self, reported: Iterable[ForecastEntry] = ()) -> tuple[ForecastEntry, ...]:
        """Return the ledger, what falls due first at the head and what never does at the end.

        ``reported`` are those of earlier reports.
        """
        return tuple(sorted((*self.entries, *reported), key=_due))


def _due(entry: ForecastEntry) -> tuple[date, str, int, int]:
    latest = entry.horizon.latest if entry.horizon else None
    return latest or date.max, entry.article, entry.start, entry.end
