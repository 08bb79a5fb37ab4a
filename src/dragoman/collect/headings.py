"""Which heading prints a page's title: the first of HTML's, or what is set as one.

Old and East Asian sites set the title as an h2, h3 or a block of its own, and their own name as the h1.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import folded

MARKED = (
    'h1, h2, h3, h4, [class*="title"], [class*="Title"], [class*="headline"], [class*="subject"]'
)
MOST = 400
"""Elements that are looked at."""
NAMING = 8
"""Letters from which a heading tells what a piece is about."""


def headings(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the only telling h1, else what prints a part of the window's title, the longest first."""
    mains = tree.css("h1")
    if len(mains) == 1 and len(folded(mains[0].text())) >= NAMING:
        return mains
    window, card = tree.css_first("title"), tree.css_first('meta[property="og:title"]')
    known = (
        window.text() if window else "",
        (card.attributes.get("content") if card else "") or "",
    )
    titles = [each for each in map(folded, known) if each]
    printed = [(folded(each.text()), each) for each in tree.css(MARKED)[:MOST]]
    found = [e for e in printed if len(e[0]) >= NAMING and any(e[0] in each for each in titles)]
    if found:
        return [node for _, node in sorted(found, key=lambda each: -len(each[0]))]
    return mains if len(mains) == 1 else []
