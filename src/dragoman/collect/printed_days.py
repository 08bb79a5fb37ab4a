"""The day that a page prints beside its title, by what stands there and not by classes of its markup.

A page prints many days: of related pieces, of comments, of today. The day of the piece is looked
for next to its heading, outwards, and then taken only where the whole page prints no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.fields import Candidate
from dragoman.collect.headings import headings
from dragoman.language.dateforms import printed_forms, western
from dragoman.language.dates import parse

UP = 5
"""Levels from the heading outwards."""
BESIDE = 2
"""Headings that are looked at."""
NEXT = 8
"""Nodes on either side of the heading, or of what holds it, that are looked at."""
WITHIN = 24
"""Elements of one of them that are looked at, at its near end."""
LINE = 100
"""Code points; a longer line is text."""
EVERY = 400
"""Short lines of a page that are looked at for its only day."""
LEAVES = "time, span, p, div, li, td, font, small, em, i, b, a, dd, strong"
ASIAN = ("ja", "ko", "zh")
SHORT_YEAR = re.compile(r"(?<![0-9])([0-9]{2})([-./])([01][0-9])\2([0-3][0-9])(?![0-9])")
"""«21-03-19», year first, as boards of East Asia print it."""
FULL = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}(?:[-/.] ?[0-9]{1,2}[-/.] ?[0-9]{1,2}(?![0-9])"
    r"|年 ?[0-9]{1,2}月 ?[0-9]{1,2}日|년 ?[0-9]{1,2}월 ?[0-9]{1,2}일)"
    r"|[0-3]?[0-9](?:\.[01]?[0-9]\.|/[01][0-9]/|,? [^\W\d]{3,9}\.?,? )(?:19|20)[0-9]{2}(?![0-9]))"
)
"""A whole day somewhere in a line."""


def printed(tree: LexborHTMLParser) -> Iterator[Candidate]:
    """Yield the day next to the heading, else the only one of the page."""
    language = _language(tree)
    near = (_near(each, language) for each in headings(tree)[:BESIDE])
    day = next((each for each in near if each), None) or _only(tree, language)
    if day:
        yield Candidate("printed", day)


def _only(tree: LexborHTMLParser, language: str) -> str | None:
    found: dict[object, str] = {}
    for line in _lines(tree.body):
        found |= {parse(each).earliest: each for each in days(line, language)}
    return next(iter(found.values())) if len(found) == 1 else None


def days(line: str, language: str = "") -> tuple[str, ...]:
    """Return the whole days in a line, as ``dates.parse`` reads them.

    What the page was changed or is looked at on is none.
    """
    forms = printed_forms()
    plain = western(line).strip(" |·[]()")
    if forms.changed.match(plain) or forms.looked_at.match(plain):
        return ()
    if language in ASIAN:
        plain = SHORT_YEAR.sub(r"20\1-\3-\4", plain)
    found = (match[0] for match in FULL.finditer(plain))
    spaced = (each.replace(" ", "") if each[:4].isdigit() else each for each in found)
    return tuple(dict.fromkeys(each for each in spaced if parse(each).earliest))


def _language(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    return ((root.attributes.get("lang") if root else None) or "")[:2].lower()


def _near(heading: LexborNode, language: str) -> str | None:
    node: LexborNode | None = heading
    for _ in range(UP):
        if node is None or node.tag in ("body", "html"):
            return None
        for line in _around(node):
            found = days(line, language)
            if found:
                return found[0]
        node = node.parent
    return None


def _around(node: LexborNode) -> Iterator[str]:
    """Yield the short lines of the next elements, the nearest first, then of those before."""
    for forward in (True, False):
        beside = node.next if forward else node.prev
        for _ in range(NEXT):
            if beside is None:
                break
            lines = list(_lines(beside, WITHIN))
            yield from lines if forward else reversed(lines)
            beside = beside.next if forward else beside.prev


def _lines(node: LexborNode | None, most: int = EVERY) -> Iterator[str]:
    """Yield the short lines of a node: its own, or those of what it holds."""
    if node is None:
        return
    own = " ".join(node.text(separator=" ").split())
    if 0 < len(own) <= LINE:
        yield own
        return
    if (node.tag or "-").startswith("-"):
        return
    for each in node.css(LEAVES)[:most]:
        if each.css_first("script, style"):
            continue
        words = " ".join(each.text(separator=" ").split())
        if 0 < len(words) <= LINE:
            yield words
