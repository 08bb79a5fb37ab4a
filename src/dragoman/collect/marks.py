"""Author and date as a page prints them, used only where its metadata has none, and only when sure.

Pages print other pieces' bylines and days too (teasers, most read, comments). A byline counts
inside the block of the main heading or where the whole page prints no other; a day likewise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect import eastern, printed_days
from dragoman.collect.bylines import byline, covered, persons, surroundings
from dragoman.collect.fields import Candidate
from dragoman.collect.headings import headings
from dragoman.collect.namings import before_title
from dragoman.model.press import PublicationDate

BYLINES = (
    '[rel~="author"], [itemprop~="author"], [class*="byline"], [class*="Byline"], [class*="author"],'
    ' [class*="Author"], [class*="autor"], [class*="avtor"], [class*="reporter"], [class*="journalist"],'
    ' [class*="writer"]'
)
PROFILES = re.compile(
    r"/(?:authors?|autor(?:en|es|i)?|auteurs?|avtor|avtory|redaktion|journalists?|journalistes?|people|"
    r"profile|profil|persons?|reporters?|writers?|contributors?|columnists?|by|penulis|yazar(?:lar)?|firmas)/[^/?#]{4,}"
)
"""An author's own page in a site's address."""
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
    r"|most-|popular|appetizer|newsletter"
)
LONGEST = 150
LONG = 100
"""Code points from which on a block is a paragraph of the text."""
SIGNED = (
    'p[style*="right"], div[style*="right"], p[align="right"], div[align="right"], p > strong, p > b,'
    " p > em, p > i"
)
"""How a signature under a text is set: to the right, or in a type of its own."""
ADDRESS_DAY = re.compile(r"/((?:19|20)[0-9]{2})[/-]?([01][0-9])[/-]?([0-3][0-9])(?:[/_-]|$)")

Dated = Callable[[str], PublicationDate]
"""Printed words -> the date they give."""


def authors(tree: LexborHTMLParser, names: Sequence[str], *, stated: bool) -> Iterator[Candidate]:
    """Yield the byline beside the main heading, or the only one of the page; then a signature.

    ``names`` are the outlet's. Where the metadata has ``stated`` an author who is no person, a
    byline far from the heading is not believed: the piece is most likely unsigned.
    """
    block = _block(tree, BYLINES, NEAR if stated else UP)
    if block is not None and not (stated and block.tag == "body"):
        yield from _only(_texts(block, BYLINES), names)
    heading = _heading(tree)
    if heading is not None:
        yield from _beside(heading, names)
    yield from signature(tree, names)
    for name in () if stated else before_title(tree, names):
        yield Candidate("title", name)


def _only(texts: list[str], names: Sequence[str]) -> Iterator[Candidate]:
    found = {by: each for each in texts if (by := persons([each], names))}
    if len(found) == 1 or _nested(list(found)):
        yield Candidate(
            "printed", max(found.values(), key=lambda each: len(persons([each], names)))
        )


def _nested(found: list[tuple[str, ...]]) -> bool:
    """Tell whether one byline holds all the others: «A, B» printed again as «A» and «B»."""
    fullest = max(found, key=len, default=())
    return bool(found) and all(set(each) <= set(fullest) for each in found)


def _beside(heading: LexborNode, names: Sequence[str]) -> Iterator[Candidate]:
    """Yield a labelled line («Von Anna Petrova») or links to authors' own pages by the heading."""
    block = heading.parent
    for _ in range(NEAR):
        if block is None or block.tag in ("body", "html"):
            return
        nodes = block.css("p, div, span, li, address, td, font")
        if len(nodes) > PARTS:
            return
        texts = _spaced(nodes)
        labelled = [by for each in texts if (by := byline([each], names))]
        labelled = labelled or list(_reporters([*texts, *_spaced(block.css("strong, em"))], names))
        if len(set(labelled)) == 1 or _nested(labelled):
            fullest = max(labelled, key=len)
            yield Candidate("printed", "; ".join(fullest))
            return
        links = [
            each for each in block.css("a") if PROFILES.search(each.attributes.get("href") or "")
        ]
        found = persons(_spaced(links), names) if len(links) <= MOST else ()
        if found:
            yield Candidate("printed", "; ".join(found))
            return
        block = block.parent


def _reporters(lines: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the persons of lines that are a Korean reporter's byline by their last word."""
    for each in filter(eastern.reporter, lines):
        by = persons([each], names)
        if by:
            yield by


def signature(tree: LexborHTMLParser, names: Sequence[str]) -> Iterator[Candidate]:
    """Yield a name that stands alone under the text, set to the right or in a type of its own."""
    tails: dict[tuple[int, bool], frozenset[int]] = {}
    for node in tree.css(SIGNED):
        line = node if node.tag in ("p", "div") else node.parent
        words = " ".join(node.text(separator=" ").split())
        if line is None or not 0 < len(words) <= LONGEST or node.css_first("a"):
            continue
        if " ".join(line.text(separator=" ").split()) != words or not _under_a_text(line, tails):
            continue
        by = persons([words], names)
        if len(by) == 1 and covered(words, by) and not surroundings().other.match(words):
            yield Candidate("signature", words)


def _under_a_text(line: LexborNode, tails: dict[tuple[int, bool], frozenset[int]]) -> bool:
    """Tell whether paragraphs stand before ``line`` in its block, and none behind it.

    Before a line that is set to the right they may be bare text, parted by breaks. ``tails`` are
    what stands so in the blocks that were looked at: each is walked once.
    """
    block = line.parent
    if block is None:
        return False
    key = block.mem_id, "right" in str(line.attributes)
    if key not in tails:
        tails[key] = frozenset(_tail(block, bare=key[1]))
    return line.mem_id in tails[key]


def _tail(block: LexborNode, *, bare: bool) -> list[int]:
    """Return the children behind the last of at least two paragraphs; of three, the last itself too."""
    tags = ("p", "div", "-text") if bare else ("p", "div")
    tail: list[int] = []
    before = 0
    for node in block.iter(include_text=bare):
        if not _is_long(node, tags):
            tail.append(node.mem_id)
            continue
        tail = [node.mem_id] if before > 1 else []
        before += 1
    return tail if before > 1 else []


def _is_long(node: LexborNode, tags: Sequence[str]) -> bool:
    return node.tag in tags and len(node.text(separator=" ")) >= LONG


def published(tree: LexborHTMLParser, url: str | None, dated: Dated) -> Iterator[Candidate]:
    """Yield the day of a mark beside the main heading, else of the address, else next to the heading."""
    block = _block(tree, DAYS, UP)
    if block is not None:
        lines = [each for each in _texts(block, DAYS) if dated(each).earliest]
        if len({dated(each).earliest for each in lines}) == 1:
            yield Candidate("printed", lines[0])
    match = ADDRESS_DAY.search(url or "")
    if match:
        yield Candidate("address", "-".join(match.groups()))
    if match is None:
        yield from printed_days.printed(tree)


def _heading(tree: LexborHTMLParser) -> LexborNode | None:
    return next(iter(headings(tree)), None)


def _block(tree: LexborHTMLParser, selector: str, levels: int) -> LexborNode | None:
    """Return the smallest block around the heading that holds ``selector``, else the page."""
    heading = _heading(tree)
    node = heading.parent if heading else tree.body
    for _ in range(levels):
        if node is None or node.css_first(selector):
            break
        node = node.parent
    else:
        node = None
    return node or tree.body


def _texts(block: LexborNode, selector: str) -> list[str]:
    nodes = [each for each in block.css(selector) if not _elsewhere(each)]
    return _spaced(nodes) if len(nodes) <= MOST else []


def _elsewhere(node: LexborNode | None) -> bool:
    """Tell whether a mark belongs to a picture, to another piece or to a reader's comment."""
    for _ in range(LEVELS):
        if node is None or node.tag in ("body", "article", "main", "header"):
            return False
        if node.tag in ("figure", "figcaption", "aside", "footer", "nav"):
            return True
        if OTHERS.search(node.attributes.get("class") or ""):
            return True
        node = node.parent
    return False


def _spaced(nodes: Sequence[LexborNode]) -> list[str]:
    stated = (
        each.attributes.get("datetime")
        or each.attributes.get("content")
        or each.text(separator=" ")
        for each in nodes
    )
    spaced = (" ".join(each.split()) for each in stated if each)
    return [each for each in spaced if 0 < len(each) <= LONGEST]
