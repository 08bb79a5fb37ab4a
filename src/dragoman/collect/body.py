"""An HTML page's text: the smallest block that holds it, without what is no part of the piece.

Measured best on real pages: trafilatura's fast mode on the pruned block, its full mode on the whole
page where that is far shorter than resiliparse's. A block is a third of a page, and so is the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser, LexborNode

NO_TEXT = (
    "script, style, svg, template, link, meta, noscript, iframe, form select, button, input, nav,"
    " footer, aside, img, picture, source, video"
)
"""What never holds an article's words; without it trafilatura is a quarter faster and no worse."""
CAPTIONS = 'figcaption, figure [class*="caption"], [itemprop~="caption"], .wp-caption-text'
BLOCKS = 'article, main, [role="main"], [itemprop~="articleBody"]'
SHARE = 0.8
"""Share of the page's paragraphs that the article's own block holds."""
ENOUGH = 400
"""Code points of paragraphs under which a page has no such block."""
DEEPEST = 20
"""Blocks in each other that are looked at; each is counted through."""
SHORT = 300
"""Code points under which the fast text is checked by the full extraction."""
LONGEST_CAPTION = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text, the rule that found it, and the captions of its pictures."""

    text: str
    rule: str
    captions: tuple[str, ...] = ()


def body(tree: LexborHTMLParser, content: str) -> Body:
    """Return the article's text. ``tree`` is pruned on the way."""
    for node in tree.css(NO_TEXT):
        node.decompose()
    block = _block(tree)
    captions = _captions(block or tree.body)
    pruned = f"<html><body>{block.html}</body></html>" if block else tree.html or ""
    fast = _extracted(pruned)
    whole = extract_plain_text(pruned, main_content=True, comments=False, alt_texts=False) or ""
    if len(fast) >= SHORT and len(fast) >= len(whole) / 2:
        return Body(text=fast, rule="trafilatura, fast", captions=captions)
    slow = trafilatura.extract(content, include_comments=False, with_metadata=False) or ""
    if len(slow) > len(fast):
        return Body(text=slow, rule="trafilatura, full", captions=captions)
    return Body(text=fast, rule="trafilatura, fast", captions=captions)


def _block(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the innermost block that holds nearly all paragraphs of the page."""
    whole = _paragraphs(tree.body)
    if whole < ENOUGH:
        return None
    fitting = (each for each in tree.css(BLOCKS) if _paragraphs(each) >= SHARE * whole)
    holding = list(islice(fitting, DEEPEST))
    return holding[-1] if holding else None


def _paragraphs(node: LexborNode | None) -> int:
    return sum(len(each.text()) for each in node.css("p")) if node else 0


def _captions(block: LexborNode | None) -> tuple[str, ...]:
    """Take the captions out of the block, and return them."""
    found: dict[str, None] = {}
    for node in block.css(CAPTIONS) if block else ():
        words = " ".join(node.text(separator=" ").split())
        if 0 < len(words) <= LONGEST_CAPTION and not node.css_first("p + p"):
            found.setdefault(words)
            node.decompose()
    return tuple(found)


def _parser() -> etree.HTMLParser:
    """Make a parser whose elements are trafilatura's kind; one class for all costs no look-up."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _extracted(pruned: str) -> str:
    tree = etree.fromstring(pruned.encode("utf-8", "replace"), parser=_parser())
    if tree is None:
        return ""
    return trafilatura.extract(tree, fast=True, include_comments=False, with_metadata=False) or ""
