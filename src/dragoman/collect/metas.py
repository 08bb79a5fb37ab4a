"""A page's meta tags by name, and which of them tell a field.

Sites spell one name in many ways («article:published_time», «article:published:time»).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from selectolax.lexbor import LexborHTMLParser

Meta = Mapping[str, Sequence[str]]
"""Names, in small letters and in one spelling each -> contents, in the order of the page."""

TITLE_TAGS = (
    "og:title", "twitter:title", "headline", "dc.title", "citation_title", "parsely-title", "sailthru.title",
)  # fmt: skip
DATE_TAGS = (
    "article:published_time", "og:article:published_time", "article.published", "published_time",
    "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publication_date",
    "og:pubdate", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
    "mediator_published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article_date_original", "citation_publication_date", "citation_date",
)  # fmt: skip
AUTHOR_TAGS = (
    "author", "article:author", "article:author_name", "og:article:author", "parsely-author",
    "sailthru.author", "dcsext.author", "byl", "dc.creator", "dcterms.creator",
    "cxenseparse:author", "mediator_author", "articleauthor", "citation_author",
)  # fmt: skip
SECTION_TAGS = ("article:section", "section", "og:section")
KNOWN = (*TITLE_TAGS, *DATE_TAGS, *AUTHOR_TAGS, *SECTION_TAGS, "og:site_name", "og:url")


def meta(tree: LexborHTMLParser) -> Meta:
    """Return the meta tags that have a content."""
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if key and content:
            found.setdefault(_name(key), []).append(html.unescape(content))
    return found


def tagged(meta: Meta, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the contents of ``keys`` in their order, each with the rule that found it."""
    for key in keys:
        for words in meta.get(key, ()):
            yield f"meta {key}", words


def _name(key: str) -> str:
    small = key.strip().lower()
    return _spellings().get(_plain(small), small)


@cache
def _spellings() -> Mapping[str, str]:
    return {_plain(each): each for each in reversed(KNOWN)}


def _plain(name: str) -> str:
    return re.sub(r"[\s:._-]", "", name)
