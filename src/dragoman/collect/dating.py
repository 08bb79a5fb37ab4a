"""When a piece was published: the first day stated that can be read, else that of its issue."""

from __future__ import annotations

from dataclasses import replace

from dragoman.collect.fields import Fields
from dragoman.collect.holes import AHEAD, is_ahead
from dragoman.language.dates import parse, within_year
from dragoman.language.relative import relative
from dragoman.model.press import UNDATED, Outlet, PublicationDate


def day(printed: str, retrieved: str | None) -> PublicationDate:
    """Return the day that is printed, or that is told from the time of fetching («вчера»)."""
    found = parse(printed)
    return found if found.earliest else relative(printed, retrieved) or found


def published(
    found: Fields, known: Outlet | None, retrieved: str | None
) -> tuple[PublicationDate, str | None]:
    """Return the day of a piece and the rule it came by, which says where it lies after the fetch."""
    when, rule = _stated(found, known, retrieved)
    ahead = rule is not None and is_ahead(when.earliest, retrieved)
    return when, f"{rule}{AHEAD}" if ahead else rule


def _stated(
    found: Fields, known: Outlet | None, retrieved: str | None
) -> tuple[PublicationDate, str | None]:
    timezone, issues = (known.timezone, known.issues) if known else (None, None)
    issue = within_year(parse(found.issue, timezone), issues) if found.issue else UNDATED
    unread, meant = UNDATED, dict(found.meant)
    for each in found.published:
        when = within_year(parse(meant.get(each.words, each.words), timezone), issues)
        if when.earliest and each.words in meant:
            when = replace(when, printed=each.words)
        if when.earliest:
            return replace(when, issue=when.issue or issue.issue), each.rule
        told = relative(each.words, retrieved, timezone)
        if told:
            return told, each.rule
        if found.hand:
            unread = when
    kept = replace(issue, issue=issue.issue or issue.printed)
    return (kept, "declared") if issue.earliest else (unread, None)
