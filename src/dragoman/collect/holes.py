"""What a feed or the desk's list of sources says of a piece fills what its page leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dragoman.collect.fields import Fields, candidates
from dragoman.collect.outlets import canonical, host
from dragoman.collect.page import Page
from dragoman.formats import limits, pdf

FEED, LIST = "feed", "list of sources"
HINTS = frozenset({FEED, LIST})
AHEAD = ", ahead of the clock"
"""Added to the rule of a date that lies after the page was fetched."""


def opened(page: Page) -> Page:
    """Return ``page`` with its text. Errors: ``Unreadable``, ``TooLarge``."""
    if page.kind != "pdf" or page.content:
        return page
    found = pdf.document(page.original, page.source, limits.Limits())
    return replace(page, content=found.text)


def filled(found: Fields, page: Page) -> Fields:
    """Return the fields with what was hinted behind all that the page itself gives."""
    hint = page.hinted
    return replace(
        found,
        titles=(*found.titles, *candidates((FEED, hint.title))),
        authors=(*found.authors, *candidates((FEED, "; ".join(hint.authors)))),
        published=(*found.published, *candidates((FEED, hint.published))),
        genres=(*found.genres, *candidates((FEED, hint.section))),
        outlets=(*found.outlets, *candidates((LIST, hint.outlet), (FEED, hint.outlet_name))),
    )


def address(found: str | None, page: Page) -> str | None:
    """Return where a piece lies: as its page says, but one that was fetched speaks for its own site alone."""
    said, fetched = canonical(found), canonical(page.url)
    if said is None or fetched is None or page.kind not in ("html", "pdf"):
        return said or fetched
    return said if _same_site(host(said), host(fetched)) else fetched


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def is_ahead(day: date | None, retrieved: str | None) -> bool:
    """Tell whether a piece is dated later than any clock of the world showed when it was fetched."""
    if day is None or not retrieved:
        return False
    try:
        at = datetime.fromisoformat(retrieved)
    except ValueError:
        return False
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return day > (at + timedelta(hours=14)).date()
