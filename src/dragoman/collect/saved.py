"""When and where a page was saved, as the program that saved it wrote into it.

«Вчера» and "3 hours ago" count from the moment of saving. SingleFile, WebScrapBook, HTTrack, the Internet
Archive and Google's cache state it; browsers state the address alone. The time of the file itself is not used:
copying, unpacking and checking out give a file a new one, wrong by years, and an undated piece is better than that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

HEAD, FOOT = 8192, 4096
"""Characters at the beginning and at the end in which such programs write."""
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
FROM = re.compile(r"saved from url=\(\d{1,5}\)\s*(\S+)", re.IGNORECASE)
SINGLE_FILE = re.compile(
    r"Page saved with SingleFile.*?url:\s*(\S+).*?saved date:\s*([^\n]+)", re.DOTALL
)
HTTRACK = re.compile(
    r"Mirrored from (\S+) by HTTrack[^,]*,\s*([^\n]+?)\s*$", re.IGNORECASE | re.MULTILINE
)
WAYBACK = re.compile(r"FILE ARCHIVED ON (\d{2}:\d{2}:\d{2} [A-Z][a-z]{2} \d{1,2}, \d{4})")
CACHE = re.compile(
    r"snapshot of the page as it appeared on (\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)"
)
SCRAPBOOK = re.compile(r"data-scrapbook-(source|create)=[\"']([^\"']{1,2000})[\"']")
JAVASCRIPT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """``url`` is where the page came from, ``when`` the moment of saving (RFC 3339)."""

    url: str | None = None
    when: str | None = None


def saved(content: str) -> Saved:
    """Return what the page's saver wrote into it."""
    ends = content if len(content) <= HEAD + FOOT else content[:HEAD] + "\n" + content[-FOOT:]
    comments = "\n".join(COMMENT.findall(ends))
    book = dict(SCRAPBOOK.findall(ends))
    single, mirrored = SINGLE_FILE.search(comments), HTTRACK.search(comments)
    archived, cached = WAYBACK.search(comments), CACHE.search(ends)
    opened = FROM.search(comments)
    urls = (
        single and single[1],
        opened and opened[1],
        book.get("source"),
        mirrored and f"http://{mirrored[1]}",
    )
    times = (
        single and _javascript(single[2]),
        _compact(book.get("create", "")),
        mirrored and _mail(mirrored[2]),
        archived and _strict(archived[1], "%H:%M:%S %b %d, %Y"),
        cached and _strict(cached[1], "%d %b %Y %H:%M:%S GMT"),
    )
    return Saved(
        url=next((each for each in urls if each and re.match(r"https?://[^/]", each)), None),
        when=next((each.isoformat() for each in times if each), None),
    )


def _javascript(printed: str) -> datetime | None:
    match = JAVASCRIPT.search(printed)
    return _strict(" ".join(match.groups()), "%b %d %Y %H:%M:%S %z") if match else None


def _compact(printed: str) -> datetime | None:
    return _strict(printed[:14], "%Y%m%d%H%M%S") if printed[:14].isdigit() else None


def _mail(printed: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(printed)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _strict(printed: str, form: str) -> datetime | None:
    try:
        found = datetime.strptime(printed, form)  # noqa: DTZ007 - what names no zone is UTC
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
