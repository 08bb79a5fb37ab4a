"""An HTML page's text: the smallest block that holds it, without what is no part of the piece.

Measured best on real pages: trafilatura's fast mode on the pruned block, its full mode where that is
far shorter than the block's paragraphs and than resiliparse's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser
from trafilatura.settings import Extractor

from dragoman.collect import captions
from dragoman.collect.blocks import narrowed, without_empty

FURNITURE = (
    "script, style, svg, template, link, meta, noscript, iframe, form select, button, input, nav,"
    " footer, aside, source"
)
"""What never holds an article's words; without it trafilatura is a quarter faster and no worse."""
NO_TEXT = f"{FURNITURE}, {captions.PICTURES}"
"""The same and the pictures, which tell what their captions are."""
FAST = "trafilatura, fast"
SHORT = 300
"""Code points under which the fast text is checked by the others."""
MOSTLY = 0.7
"""Share of the block's paragraphs from which on the fast text needs no second opinion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text, the rule that found it, and the captions of its pictures."""

    text: str
    rule: str
    captions: tuple[str, ...] = ()


def body(tree: LexborHTMLParser) -> Body:
    """Return the article's text. ``tree`` is pruned on the way."""
    for node in tree.css(FURNITURE):
        node.decompose()
    block = narrowed(tree)
    if block.node is None:
        return Body(text="", rule=FAST)
    found = captions.taken(block.node)
    for node in block.node.css(captions.PICTURES):
        node.decompose()
    without_empty(block.node)
    pruned = f"<html><body>{block.node.html}</body></html>"
    fast = _extracted(pruned)
    if len(fast) >= max(SHORT, MOSTLY * block.length):
        return Body(text=fast, rule=FAST, captions=found)
    whole = extract_plain_text(pruned, main_content=True, comments=False, alt_texts=False) or ""
    if len(fast) >= max(SHORT, len(whole) / 2):
        return Body(text=fast, rule=FAST, captions=found)
    slow = _extracted(pruned, fast=False)
    if len(slow) > len(fast):
        return Body(text=slow, rule="trafilatura, full", captions=found)
    return Body(text=fast, rule=FAST, captions=found)


def _parser() -> etree.HTMLParser:
    """Make a parser whose elements are trafilatura's kind; one class for all costs no look-up."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _extracted(pruned: str, *, fast: bool = True) -> str:
    tree = etree.fromstring(pruned.encode("utf-8", "replace"), parser=_parser())
    if tree is None:
        return ""
    return trafilatura.extract(tree, options=_options(fast=fast)) or ""


@cache
def _options(*, fast: bool) -> Extractor:
    """Make trafilatura's options once a process; reading its settings takes half a millisecond."""
    return Extractor(fast=fast, comments=False, with_metadata=False)
