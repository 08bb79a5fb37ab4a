"""What the sources of a desk's list promise a week, and what came from each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.model.health import Ailment
from dragoman.model.hints import listed_in
from dragoman.model.press import Article

LAST = 4
"""Weeks that are looked at; more than half of them must fall short."""


@dataclass(slots=True, kw_only=True)
class Promise:
    """One source and the pieces a week it promises at least.

    ``place`` is its address, or the path of a file or folder; ``outlet`` the house form of its outlet.
    """

    place: str
    minimum: int
    outlet: str | None = None
    days: list[date] = field(default_factory=list)
    houses: Counter[str] = field(default_factory=Counter)

    def gave(self, article: Article, house: str) -> bool:
        """Tell whether an article came from this source: listed in it, or itself, or a file of it.

        What was fetched before listing sources were kept counts for each of its outlet, ``house``.
        """
        listed = listed_in(article.provenance)
        if self.place in (listed, article.source):
            return True
        if listed is None and self.outlet == house and _is_web(article.source):
            return _is_web(self.place)
        return article.source.startswith(
            (f"{self.place.rstrip('/')}/", f"{self.place}:", f"{self.place}!")
        )

    def note(self, article: Article, house: str) -> None:
        """Take an article in that it gave; ``house`` is the house form of its outlet."""
        self.houses[house] += 1
        if article.published.earliest:
            self.days.append(article.published.earliest)

    def of(self) -> str | None:
        """Return the outlet it is of: as the list says, else that of most of its pieces."""
        most = self.houses.most_common(1)
        return self.outlet or (most[0][0] if most else None)


def _is_web(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def behind(
    promises: Sequence[Promise],
    today: date,
    weeks: Callable[[Sequence[date], date], Sequence[int]],
) -> Ailment | None:
    """Tell of sources that give fewer than they promise; ``weeks`` counts days by whole weeks."""
    texts = []
    for each in promises:
        last = weeks(sorted(each.days), today)[-LAST:]
        if not last:
            texts.append(f"{each.place} promises {each.minimum} a week; nothing dated came in")
        elif 2 * sum(count < each.minimum for count in last) > len(last):
            counts = ", ".join(map(str, last))
            texts.append(
                f"{each.place} promises {each.minimum} a week; the last weeks had {counts}"
            )
    return Ailment(kind="behind its promise", text="; ".join(texts)) if texts else None
