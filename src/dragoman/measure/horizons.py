"""Horizons in the labels' notation: ``2030``, ``2021-06``, ``2026..2028``, ``..2025-12-31``, ``2035..``."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

DOTS = ".."


def horizon(written: str) -> tuple[date | None, date | None]:
    """Return the first and last day; an end left open is ``None``. Errors: ``ValueError``."""
    first, dots, last = written.strip().partition(DOTS)
    if not dots:
        last = first
    return (_day(first, last=False), _day(last, last=True))


def _day(written: str, *, last: bool) -> date | None:
    if not written.strip():
        return None
    try:
        parts = [int(each) for each in written.strip().split("-")]
        year, month, day = (*parts, 0, 0)[:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        raise ValueError(f"“{written}” is no date: write 2030, 2030-06 or 2030-06-15") from None


def printed(earliest: date | None, latest: date | None) -> str:
    """Return a horizon as it is written in full; nothing for one that is open at both ends."""
    if earliest is None and latest is None:
        return ""
    return f"{earliest or ''}{DOTS}{latest or ''}"
