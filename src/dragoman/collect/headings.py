"""Which heading prints a page's title: the first of HTML's, or what is set as one.

Old and East Asian sites set the title as an h2, h3 or a block of its own, and their own name as the h1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import folded

MARKED = 'h1, h2, h3, h4, [class*="tit"], [class*="Tit"], [class*="headline"], [class*="subject"]'
MOST = 400
"""Elements that are looked at."""
NAMING = 8
"""Letters from which a heading tells what a piece is about."""
PARTING = r"\s+[|–—•·/ー›»<>＜＞-]+\s*|\s*(?:[|｜_＿:：<＜>＞]|-{2,})+\s*"
"""What parts a title from a section's or a site's name."""
SITES = re.compile(
    r"(?i)(?:^|[^a-z])(?:logo|brand|banner|masthead|site(?:[-_]?(?:name|title|logo))?)"
)
"""Classes of an outlet's own name."""
FRONT = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?|(?:\.\./)+(?:index\.\w+)?")
UP = 1
"""Levels above an h1 whose classes tell that it is the outlet's name."""


def headings(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the only telling h1, else what prints a part of the window's title, the longest first."""
    mains = [each for each in tree.css("h1") if not is_site(each)]
    if len(mains) == 1 and len(folded(mains[0].text())) >= NAMING:
        return mains
    titles = [each for each in map(folded, known(tree)) if each]
    printed = [(folded(each.text()), each) for each in tree.css(MARKED)[:MOST]]
    found = [e for e in printed if len(e[0]) >= NAMING and any(e[0] in each for each in titles)]
    if found:
        return [node for _, node in sorted(found, key=lambda each: -len(each[0]))]
    return mains if len(mains) == 1 else []


def known(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Return the titles over the window and in the card for other sites, as they are."""
    window, card = tree.css_first("title"), tree.css_first('meta[property="og:title"]')
    stated = (card.attributes.get("content") if card else "") or ""
    return (window.text() if window else "", stated)


def is_site(node: LexborNode) -> bool:
    """Tell whether a heading prints the outlet's name: a link to the front page, or marked as a logo."""
    words = folded(node.text())
    if not words:
        return True
    link = node.css_first("a[href]")
    if link is not None and folded(link.text()) == words:
        return bool(FRONT.fullmatch(link.attributes.get("href") or "#"))
    around: LexborNode | None = node
    for _ in range(UP + 1):
        if around is None or around.tag in ("body", "article", "main"):
            return False
        marks = f"{around.attributes.get('class') or ''} {around.attributes.get('id') or ''}"
        if SITES.search(marks) and len(words) < NAMING * 3:
            return True
        around = around.parent
    return False


def printed(tree: LexborHTMLParser) -> str | None:
    """Return the heading that prints the window's title but for the names behind it.

    It is asked where the page has no telling h1. In a page without headings that is the one line
    in the largest type.
    """
    titles = [" ".join(each.split()) for each in known(tree) if each.strip()]
    for node in tree.css(MARKED)[:MOST]:
        words = _text(node)
        if len(folded(words)) >= NAMING and any(_begins(each, words) for each in titles):
            return words
    return None if tree.css_first("h1, h2, h3") else _largest(tree.css("font[size]"))


def _begins(title: str, words: str) -> bool:
    rest = title[len(words) :] if title.startswith(words) else None
    return rest == "" or bool(rest and re.match(PARTING, rest))


def _largest(nodes: Sequence[LexborNode]) -> str | None:
    sizes = [(size, _text(each)) for each in nodes if (size := _size(each)) >= LARGE]
    most = max((size for size, _ in sizes), default=0)
    lines = [words for size, words in sizes if size == most and len(folded(words)) >= NAMING]
    return lines[0] if len(lines) == 1 else None


LARGE = 4
"""The least size of HTML's seven that is larger than a text's own three."""


def _size(node: LexborNode) -> int:
    stated = re.fullmatch(r"(\+?)([1-7])", (node.attributes.get("size") or "").strip())
    return int(stated[2]) + (3 if stated[1] else 0) if stated else 0


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").replace("\u00ad", "").split())
