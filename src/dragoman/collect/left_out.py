"""Addresses that an outlet's profile leaves out: picture galleries, live pages, advertisements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from dragoman.collect.bounded import leads
from dragoman.collect.outlets import by_domain, canonical, host
from dragoman.collect.page import Page
from dragoman.model.hints import Hint
from dragoman.model.press import Outlet


def left_out(url: str | None, skip: Iterable[str]) -> str | None:
    """Return the pattern of ``skip`` by which ``url`` is left out, if one does."""
    patterns = tuple(skip)
    address = canonical(url) if patterns else None
    if address is None:
        return None
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return next((each for each in patterns if leads(path, each)), None)


def holds(hint: Hint, day: date | None) -> bool:
    """Tell whether a hint is good on ``day``; on no known day those without an end are."""
    if day is None:
        return hint.until is None
    return (hint.from_ or date.min) <= day <= (hint.until or date.max)


def fetched(page: Page) -> date | None:
    """Return the day on which a page was fetched, if it is known."""
    try:
        return datetime.fromisoformat(page.declared.retrieved or "").date()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Tells what is left out, by the outlet that an address belongs to."""

    outlets: Sequence[Outlet] = ()
    hints: Sequence[Hint] = ()

    def skip(self, outlet: str | None, url: str | None, day: date | None) -> tuple[str, ...]:
        """Return what the profile of ``outlet`` leaves out on ``day``; without an outlet, that of the address."""
        if not any(each.skip for each in self.hints):
            return ()
        known = None if outlet else by_domain(host(canonical(url)), self.outlets)
        wanted = outlet or (known.id if known else None)
        return tuple(
            pattern
            for each in self.hints
            if each.outlet == wanted and holds(each, day)
            for pattern in each.skip
        )

    def leaves(self, page: Page) -> bool:
        """Tell whether the page is one that its outlet's profile leaves out."""
        skip = self.skip(page.hinted.outlet, page.url, fetched(page))
        return left_out(page.url, skip) is not None
