"""Entries of feeds and sitemaps in the order in which they are taken."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dragoman.collect.feeds import Entry, iso


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries by date; those without one stand behind, in their order."""
    return sorted(entries, key=_time, reverse=True)


def _time(entry: Entry) -> float:
    found = iso(entry.published or entry.changed or "")
    return found.timestamp() if found else -math.inf
