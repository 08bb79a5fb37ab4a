"""An HTML page's fields: one selectolax tree for JSON-LD, meta tags and printed marks, then text.

Fields are taken from the site's own metadata first: measured best on real pages. What it lacks is
taken from what the page prints, and only where it cannot be anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser
from trafilatura.metadata import extract_metadata

from dragoman.collect import (
    depth,
    eastern,
    jsonld,
    junk,
    layers,
    marks,
    metas,
    origins,
    printed,
    titles,
)
from dragoman.collect.body import body
from dragoman.collect.bylines import ADDRESS, byline, folded, persons, surroundings
from dragoman.collect.cues import cues
from dragoman.collect.fields import Candidate, Fields, candidates
from dragoman.collect.jsonld import Linked
from dragoman.collect.marks import Dated
from dragoman.collect.metas import AUTHOR_TAGS, DATE_TAGS, TITLE_TAGS, Meta, tagged
from dragoman.collect.namings import in_dateline
from dragoman.collect.outlets import sites
from dragoman.collect.page import Page
from dragoman.language.dates import parse

GUESSED = "htmldate"
"""The rule of a date that stands before others only because nobody could read them."""
OPENING = 4
"""Lines among which the text opens: dates and rubrics may stand over it."""
LABEL = 40
"""Code points of the label that may stand over a title."""


def fields(page: Page, dated: Dated = parse) -> Fields:
    """Return what is found in an HTML page; its text may be empty. ``dated`` reads a printed day.

    Errors: ``Unreadable`` for one that is nested without end.
    """
    depth.check(page.content, page.source)
    tree = LexborHTMLParser(page.content)
    meta = metas.meta(tree)
    url = _address(tree, meta) or page.url
    linked = _linked(tree, meta, url)
    outlets = candidates(
        ("json-ld", linked.publisher), *(("meta", each) for each in meta.get("og:site_name", ()))
    )
    names = [*(each.words for each in outlets), *sites(url)]
    heads = titles.titles(tree, meta, linked.headline, names)
    authors = (*_authors(tree, meta, linked, heads, names), *origins.origins(tree, names))
    published = tuple(_published(tree, meta, linked, url, dated))
    genres = cues(tree, meta, linked, url)  # before the text is taken out
    main = body(tree)
    lines = main.text.split("\n")
    if not any(persons(each.words.split(";"), names) for each in authors):
        authors += candidates(
            ("text", _said(junk.without(lines), names)),
            ("dateline", next(filter(None, map(origins.agency, lines[:OPENING])), None)),
        )
    found = Fields(
        text=_without_head(lines, heads, (*authors, *published)),
        body_rule=f"{main.rule}, cut short" if _cut_short(page.content) else main.rule,
        captions=main.captions,
        titles=heads,
        authors=authors,
        organisations=linked.organisations,
        outlets=outlets,
        published=published,
        genres=genres,
        url=url,
    )
    return _holes(found, page.content, dated)


def _said(lines: Sequence[str], names: Sequence[str]) -> str:
    """Return the byline that the text itself opens or ends with, if that is sure."""
    said = {by for each in (*lines[:3], *lines[-2:]) if (by := byline([each]))}
    stated = (said.pop() if len(said) == 1 else ()) or in_dateline(lines[0], names)
    first = next((each for each in lines[:OPENING] if len(each) >= LABEL), lines[0])
    last = (eastern.closing(each) for each in reversed(lines[-2:]))
    return "; ".join(stated) or eastern.opening(first) or next(filter(None, last), None) or ""


def _linked(tree: LexborHTMLParser, meta: Meta, url: str | None) -> Linked:
    blocks = [each.text() for each in tree.css('script[type="application/ld+json"]')]
    if not blocks:
        return Linked()
    printed = [each.text(separator=" ") for each in tree.css("h1")[:3]]
    return jsonld.article(blocks, [*printed, *meta.get("og:title", ())], url)


def _address(tree: LexborHTMLParser, meta: Meta) -> str | None:
    """Return where the page says it was published; a link to the site's front page is none."""
    links = [each.attributes.get("href") for each in tree.css('link[rel="canonical"]')]
    for each in (*links, *meta.get("og:url", ())):
        if each and re.match(r"https?://[^/]+/.", each):
            return each
    return None


def _authors(
    tree: LexborHTMLParser,
    meta: Meta,
    linked: Linked,
    heads: Sequence[Candidate],
    names: Sequence[str],
) -> Iterator[Candidate]:
    """Yield who the metadata names; where it names no person, who the page prints."""
    stated = [
        *candidates(("json-ld", "; ".join((*linked.authors, *linked.organisations)))),
        *candidates(*((f"meta {key}", "; ".join(meta.get(key, ()))) for key in AUTHOR_TAGS)),
        *candidates(("meta label", "; ".join(_labelled(meta)))),
    ]
    yield from stated
    if not any(persons(each.words.split(";"), names) for each in stated):
        said = any(not ADDRESS.search(each.words) for each in stated)
        yield from printed.authors(tree, heads, names, stated=said)
        yield from layers.authors(tree, meta, names, stated=said)


def _labelled(meta: Meta) -> Iterator[str]:
    """Yield the authors among a card's labels («Written by»: «Anna Petrova»)."""
    known = surroundings().written_by
    for key, labels in meta.items():
        if re.fullmatch(r"twitter:label\d", key) and folded(labels[0]) in known:
            yield from meta.get(key.replace("label", "data"), ())[:1]
        elif key.startswith("twitter:misc:") and folded(key[len("twitter:misc:") :]) in known:
            yield from labels[:1]


def _published(
    tree: LexborHTMLParser, meta: Meta, linked: Linked, url: str | None, dated: Dated
) -> Iterator[Candidate]:
    """Yield the days that the page states; where none can be read, what it prints."""
    stated = candidates(
        ("json-ld", linked.published),
        *tagged(meta, DATE_TAGS),
        *(("title", e) for _, title in tagged(meta, TITLE_TAGS) for e in title.split(" | ")[1:]),
    )
    yield from stated
    if not any(dated(each.words).earliest for each in stated):
        yield from marks.published(tree, url, dated)


def _holes(fields: Fields, content: str, dated: Dated) -> Fields:
    """Ask trafilatura's metadata, by its careful search, for a date that nothing else gave."""
    if any(dated(each.words).earliest for each in fields.published):
        return fields
    careful = {"extensive_search": False, "original_date": True}
    day = extract_metadata(content, date_config=careful).date
    guessed = candidates((GUESSED, day))
    return replace(fields, published=(*guessed, *fields.published)) if day else fields


def _without_head(lines: list[str], heads: Sequence[Candidate], others: Sequence[Candidate]) -> str:
    """Drop the title, the byline and the day where they open the body: they are fields of their own.

    A label over the title («Анализ») goes with it.
    """
    known = {folded(each.words) for each in heads}
    head = known | {folded(each.words) for each in others} | {""}
    start = 0
    while start < len(lines) - 1 and (
        folded(lines[start].lstrip("# ")) in head
        or (len(lines[start]) <= LABEL and folded(lines[start + 1].lstrip("# ")) in known)
    ):
        start += 1
    return "\n".join(lines[start:])


def _cut_short(content: str) -> bool:
    """Tell whether a page ends in the middle of its markup."""
    tail = content[-2000:].lower()
    return "</html" not in tail and "</body" not in tail and "<html" in content[:5000].lower()
