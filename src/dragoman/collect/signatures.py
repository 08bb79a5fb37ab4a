"""The author's name under a text, where it stands alone and is set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import persons, surroundings
from dragoman.collect.fields import Candidate
from dragoman.collect.marks import LONG, LONGEST

SIGNED = (
    'p[style*="right"], div[style*="right"], p[align="right"], div[align="right"], p > strong, p > b,'
    " p > em, p > i"
)
"""How a signature under a text is set: to the right, or in a type of its own."""


def signature(tree: LexborHTMLParser, names: Sequence[str]) -> Iterator[Candidate]:
    """Yield a name that stands alone under the text, set to the right or in a type of its own."""
    for node in tree.css(SIGNED):
        line = node if node.tag in ("p", "div") else node.parent
        words = " ".join(node.text(separator=" ").split())
        if line is None or not 0 < len(words) <= LONGEST or node.css_first("a"):
            continue
        if " ".join(line.text(separator=" ").split()) != words or not _under_a_text(line):
            continue
        if persons([words], names) == (words.strip(" ."),) and not surroundings().other.match(
            words
        ):
            yield Candidate("signature", words)


def _under_a_text(line: LexborNode) -> bool:
    """Tell whether paragraphs stand before ``line`` in its block, and none behind it."""
    before = after = 0
    node = line.prev
    while node is not None:
        before += _is_long(node)
        node = node.prev
    node = line.next
    while node is not None:
        after += _is_long(node)
        node = node.next
    return before > 1 and not after


def _is_long(node: LexborNode) -> bool:
    return node.tag in ("p", "div") and len(node.text(separator=" ")) >= LONG
