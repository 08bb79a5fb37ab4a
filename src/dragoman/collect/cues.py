"""What a page states of its section and genre: its record, its meta tags, its path, labels at its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.fields import Candidate, candidates
from dragoman.collect.jsonld import Linked
from dragoman.collect.metas import SECTION_TAGS
from dragoman.collect.rubrics import LONGEST
from dragoman.collect.sections import sections

TELLING = re.compile(
    r"(?:^|[^a-z])(?:sections?|categor(?:y|ies)|kicker|rubri[ck]|ressort|channel|genre|section-path)$"
)
"""Ends of names of meta tags that hold a section or a genre, whatever the site calls them."""
GENRE_TAGS = ("genre", "article:genre", "dc.type", "dcterms.type", "article_type", "articletype")
TAGS = ("article:tag", "parsely-tags")
LEVELS, MOST = 3, 8
"""Levels above the heading, and elements before it on each, that may be a label."""
SKIPPED = frozenset(
    {"script", "style", "-comment", "-text", "img", "picture", "figure", "svg", "time"}
)


def cues(
    tree: LexborHTMLParser,
    meta: Mapping[str, Sequence[str]],
    linked: Linked,
    url: str | None = None,
) -> tuple[Candidate, ...]:
    """Return all that a page says, in the order of trust; its text must still be in ``tree``.

    What it prints is looked for where its record and tags name no section: it takes longer.
    """
    stated = linked.sections or any(meta.get(tag) for tag in SECTION_TAGS)
    return candidates(
        *(("genre", each) for each in linked.genres),
        *(("genre", each) for tag in GENRE_TAGS for each in meta.get(tag, ())),
        *(("type", each) for each in linked.kinds),
        *(("label", each) for each in dict.fromkeys(_labels(tree))),
        *(("section", each) for each in linked.sections),
        *((f"meta {tag}", each) for tag in SECTION_TAGS for each in meta.get(tag, ())),
        *((f"meta {tag}", each) for tag in meta if _telling(tag) for each in meta[tag]),
        ("breadcrumb", " > ".join(linked.crumbs)),
        *(
            ("printed section", each)
            for each in (() if stated else dict.fromkeys(sections(tree, url)))
        ),
        *(("tag", part) for each in linked.tags for part in each.split(",")),
        *(("tag", part) for tag in TAGS for each in meta.get(tag, ()) for part in each.split(",")),
    )


def _telling(tag: str) -> bool:
    return tag not in SECTION_TAGS and tag not in GENRE_TAGS and bool(TELLING.search(tag))


def _labels(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield short words that stand within the main heading before its own, or right over it."""
    headings = tree.css("h1")
    if len(headings) != 1:
        return
    node: LexborNode | None = headings[0]
    inner = headings[0].css_first("span, a, strong, b, small, em, i")
    if inner is not None and (words := _words(inner)):
        yield words
    for _ in range(LEVELS):
        if node is None or node.tag in ("body", "html", "main"):
            return
        over, left = node.prev, MOST
        while over is not None and left:
            if over.tag not in SKIPPED and (words := _words(over)):
                yield words
            over, left = over.prev, left - 1
        node = node.parent


def _words(node: LexborNode) -> str:
    words = " ".join(node.text(separator=" ").split())
    return words if len(words) <= LONGEST else ""
