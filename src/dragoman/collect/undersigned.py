"""The author's name under a text, where it stands alone and is set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import covered, persons, surroundings
from dragoman.collect.fields import Candidate
from dragoman.collect.marks import LONG, LONGEST

SIGNED = (
    'p[style*="right"], div[style*="right"], p[align="right"], div[align="right"], p > strong, p > b,'
    " p > em, p > i"
)
"""How a signature under a text is set: to the right, or in a type of its own."""


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
