"""Author and date as a page prints them, used only where its metadata has none, and only when sure.

Pages print other pieces' bylines and days too (teasers, most read, comments). A byline counts
inside the block of the main heading or where the whole page prints no other; a day likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import persons
from dragoman.collect.fields import Candidate
from dragoman.language.dates import parse

BYLINES = '[rel~="author"], [itemprop~="author"], [class*="byline"], [class*="author"]'
DAYS = 'time, [itemprop~="datePublished"], [class*="date"], [class*="time"]'
MOST = 40
"""Elements that are looked at; a page with more is a list of pieces."""
UP = 6
"""Levels above the main heading that still are its own block."""
LONGEST = 150
ADDRESS_DAY = re.compile(r"/((?:19|20)[0-9]{2})[/-]?([01][0-9])[/-]?([0-3][0-9])(?:[/_-]|$)")


def authors(tree: LexborHTMLParser) -> Iterator[Candidate]:
    """Yield the byline beside the main heading, or the only one of the page."""
    block = _block(tree, BYLINES)
    if block is not None:
        found = {by: each for each in _texts(block, BYLINES) if (by := persons([each]))}
        if len(found) == 1 or _nested(list(found)):
            yield Candidate("printed", max(found.values(), key=len))


def _nested(found: list[tuple[str, ...]]) -> bool:
    """Tell whether one byline holds all the others: «A, B» printed again as «A» and «B»."""
    fullest = max(found, key=len, default=())
    return bool(found) and all(set(each) <= set(fullest) for each in found)


def published(tree: LexborHTMLParser, url: str | None) -> Iterator[Candidate]:
    """Yield the day beside the main heading, or the only one of the page; then its address's."""
    block = _block(tree, DAYS)
    if block is not None:
        days = {when: each for each in _texts(block, DAYS) if (when := parse(each).earliest)}
        if len(days) == 1:
            yield Candidate("printed", next(iter(days.values())))
    match = ADDRESS_DAY.search(url or "")
    if match:
        yield Candidate("address", "-".join(match.groups()))


def _block(tree: LexborHTMLParser, selector: str) -> LexborNode | None:
    """Return the smallest block around the heading that holds ``selector``, else the page."""
    headings = tree.css("h1")
    node = headings[0].parent if len(headings) == 1 else tree.body
    for _ in range(UP):
        if node is None or node.css_first(selector):
            break
        node = node.parent
    return node or tree.body


def _texts(block: LexborNode, selector: str) -> list[str]:
    nodes = block.css(selector)
    if len(nodes) > MOST:
        return []
    stated = (
        each.attributes.get("datetime")
        or each.attributes.get("content")
        or each.text(separator=" ")
        for each in nodes
    )
    spaced = (" ".join(each.split()) for each in stated if each)
    return [each for each in spaced if 0 < len(each) <= LONGEST]
