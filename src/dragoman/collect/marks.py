"""The main heading of a page and the days printed by it, used only where its metadata has none.

Pages print other pieces' days too (teasers, most read, comments). One counts inside the block of the
main heading or where the whole page prints no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect import printed_days
from dragoman.collect.bylines import folded
from dragoman.collect.fields import Candidate
from dragoman.collect.headings import NAMING, headings
from dragoman.model.press import PublicationDate

DAYS = (
    'time, [itemprop~="datePublished"], [class*="date"], [class*="Date"], [class*="time"],'
    ' [class*="Time"], [class*="publish"]'
)
MOST = 40
"""Elements that are looked at; a page with more is a list of pieces."""
PARTS = 300
"""Elements around a heading; a block with more is the page."""
UP = 6
"""Levels above the main heading that still are its own block."""
NEAR = 4
"""The same where the metadata names somebody already, so that the printed name must be surer."""
LEVELS = 4
"""Levels above a mark that are looked at for what it belongs to."""
OTHERS = re.compile(
    r"(?i)media|photo|foto|image|picture|caption|video|teaser|related|comment|promo|recommend|sidebar"
    r"|most-|popular|appetizer|newsletter|bread"
)
HEADINGS = 'h2, h3, [itemprop~="headline"], [class*="headline"], [class*="title"]'
"""What may be the main heading of a page that has no ``h1``."""
TITLE = 10
"""Letters of a title by which a heading is known."""
KICKER = 60
"""Letters of a line over the title that may be set within its heading."""
LONGEST = 150
LONG = 100
"""Code points from which on a block is a paragraph of the text."""
ADDRESS_DAY = re.compile(r"/((?:19|20)[0-9]{2})[/-]?([01][0-9])[/-]?([0-3][0-9])(?:[/_-]|$)")

Dated = Callable[[str], PublicationDate]
"""Printed words -> the date they give."""


def published(
    tree: LexborHTMLParser, url: str | None, dated: Dated, heads: Sequence[str] = ()
) -> Iterator[Candidate]:
    """Yield the day of a mark beside the main heading, else of the address, else next to the heading."""
    block = _block(tree, heading(tree, heads), DAYS)
    if block is not None:
        lines = [each for each in _texts(block, DAYS) if dated(each).earliest]
        if len({dated(each).earliest for each in lines}) == 1:
            yield Candidate("printed", lines[0])
    match = ADDRESS_DAY.search(url or "")
    if match:
        yield Candidate("address", "-".join(match.groups()))
    if match is None:
        yield from printed_days.printed(tree)


def heading(tree: LexborHTMLParser, heads: Sequence[str] = ()) -> LexborNode | None:
    """Return the main heading: the only telling one, else the first that says one of ``heads``, the titles."""
    main = tree.css("h1")
    if len(main) == 1 and len(folded(main[0].text())) >= NAMING:
        return main[0]
    known = [title for title in map(folded, heads) if len(title) >= TITLE]
    for node in main if len(main) > 1 else tree.css(HEADINGS):
        said = folded(node.text())
        if any(title in said and len(said) <= len(title) + KICKER for title in known):
            return node
    return next(iter(headings(tree)), None)


def _block(tree: LexborHTMLParser, node: LexborNode | None, selector: str) -> LexborNode | None:
    """Return the smallest block around the heading that holds ``selector``, else the page."""
    node = node.parent if node else tree.body
    for _ in range(UP):
        if node is None or node.css_first(selector):
            break
        node = node.parent
    else:
        node = None
    return node or tree.body


def _texts(block: LexborNode, selector: str) -> list[str]:
    nodes = [each for each in block.css(selector) if not is_elsewhere(each)]
    return spaced(nodes) if len(nodes) <= MOST else []


def is_elsewhere(
    node: LexborNode | None, ignored: Container[str] = (), *, portrait: bool = False
) -> bool:
    """Tell whether a mark belongs to a picture, to another piece or to a reader's comment.

    Words of ``ignored`` tell nothing in a class; a ``portrait`` may be set as a picture.
    """
    level = 0
    while node is not None and node.tag not in ("body", "article", "main", "header"):
        if node.tag in ("aside", "footer", "nav"):
            return True
        if level < LEVELS and _is_other(node, ignored, portrait=portrait):
            return True
        node, level = node.parent, level + 1
    return False


def _is_other(node: LexborNode, ignored: Container[str], *, portrait: bool) -> bool:
    if not portrait and node.tag in ("figure", "figcaption"):
        return True
    said = map(str.lower, OTHERS.findall(node.attributes.get("class") or ""))
    return any(each not in ignored for each in said)


def spaced(nodes: Sequence[LexborNode]) -> list[str]:
    """Return the short texts of ``nodes``, or what their attributes state."""
    stated = (
        each.attributes.get("datetime")
        or each.attributes.get("content")
        or each.text(separator=" ")
        for each in nodes
    )
    spaced = (" ".join(each.split()) for each in stated if each)
    return [each for each in spaced if 0 < len(each) <= LONGEST]
