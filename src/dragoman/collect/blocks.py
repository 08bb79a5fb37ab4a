"""The smallest block of a page that holds its article: the one its markup names, else the one its paragraphs lie in.

What lies around it (menus, teasers, comments) is half of a page, and takes half of the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

NAMED = 'article, main, [role="main"], [itemprop~="articleBody"]'
SHARE = 0.8
"""Share of the page's paragraphs that a block named as the article's holds."""
UNNAMED_SHARE = 0.9
"""The same for a block that nothing names so."""
ENOUGH = 400
"""Code points of paragraphs under which a page has no such block."""
UNMARKED = "div, td, section, article, p"
"""What holds lines of text where a site marks no paragraphs."""
LINE = 30
"""Code points from which words that are no paragraph count as a line of the text."""
EMPTY = ",".join(
    f"{tag}:empty"
    for tag in "div span p section li ul a i figure h2 h3 td".split()  # noqa: SIM905 - a list of words
)
DEEPEST = 200
"""Levels around a paragraph that are counted; a page nested deeper is a trap."""
ROUNDS = 3
"""Times that empty elements are dropped: what held only such ones is empty then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Where an article lies, and how many code points of paragraphs (or lines) it has there."""

    node: LexborNode | None
    length: int


def narrowed(tree: LexborHTMLParser) -> Block:
    """Return the innermost block that holds nearly all paragraphs of the page, else its body."""
    found = _Weights(tree.css("p"))
    named = [each for each in tree.css(NAMED) if found.share(each) >= SHARE]
    if named and found.whole >= ENOUGH:
        return Block(node=named[-1], length=found.of(named[-1]))
    if found.whole < ENOUGH:
        found = _Weights(tree.css(UNMARKED), deep=False)
    if found.whole < ENOUGH:
        return Block(node=tree.body, length=found.whole)
    node = tree.body
    while node is not None:
        inner = next((e for e in node.iter() if found.share(e) >= UNNAMED_SHARE), None)
        if inner is None or inner.tag == "p":
            break
        node = inner
    return Block(node=node, length=found.of(node) if node else 0)


def without_empty(block: LexborNode) -> None:
    """Drop the elements of ``block`` that hold nothing."""
    for _ in range(ROUNDS):
        nodes = block.css(EMPTY)
        if not nodes:
            return
        for node in nodes:
            node.decompose()


class _Weights:
    """How many code points of paragraphs each element holds."""

    def __init__(self, nodes: Iterable[LexborNode], *, deep: bool = True) -> None:
        self._held: dict[int, int] = {}
        self.whole = 0
        for node in nodes:
            length = len(node.text()) if deep else len(" ".join(node.text(deep=False).split()))
            if deep or length >= LINE:
                self._add(node.parent if deep else node, length)

    def _add(self, node: LexborNode | None, length: int) -> None:
        self.whole += length
        for _ in range(DEEPEST):
            if node is None:
                return
            self._held[node.mem_id] = self._held.get(node.mem_id, 0) + length
            node = node.parent

    def of(self, node: LexborNode) -> int:
        return self._held.get(node.mem_id, 0)

    def share(self, node: LexborNode) -> float:
        return self.of(node) / self.whole if self.whole else 0.0
