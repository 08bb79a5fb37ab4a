"""Pages to articles: every field with the rule that found it, or empty; nothing is invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2b

from dragoman.collect import plain, webpage
from dragoman.collect.bylines import persons
from dragoman.collect.fields import Fields
from dragoman.collect.genres import genre
from dragoman.collect.outlets import canonical, host, outlet
from dragoman.collect.page import Page
from dragoman.errors import Unreadable
from dragoman.language.dates import parse, within_year
from dragoman.language.detect import detect
from dragoman.model.press import UNDATED, Article, Outlet, PageMark, PublicationDate

SHORTEST = 40
"""Code points; a shorter body is no article."""
SAMPLE = 2000
WHOLE = 200
"""Code points that a page cut short must have left."""
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractContext:
    """What extraction needs beside the page: the outlets that the desk knows."""

    outlets: tuple[Outlet, ...] = ()


def extract(page: Page, context: ExtractContext) -> Article:
    """Return the article in ``page``. Errors: ``Unreadable`` when there is none."""
    found = webpage.fields(page) if page.kind == "html" else plain.fields(page, context.outlets)
    _check(page, found)
    url = canonical(found.url) or canonical(page.url)
    names = [each.words for each in found.outlets]
    known = outlet(names, url, context.outlets, declared=found.hand)
    titles = tuple(dict.fromkeys(each.words for each in found.titles))
    by, by_rule = _authors(found, known, host(url))
    when, when_rule = _published(found, known)
    kind = genre(found.genres, url, titles[0] if titles else None)
    rules = {
        "text": found.body_rule,
        "title": found.titles[0].rule if found.titles else None,
        "authors": by_rule,
        "published": when_rule,
        "outlet": _outlet_rule(found, known),
        "genre": kind[1] if kind else None,
    }
    return Article(
        id=_article_id(page, url),
        text_id="t" + blake2b(found.text.encode(), digest_size=8).hexdigest(),
        source=page.source,
        url=url,
        outlet=known.name if known else next(reversed(names), None),
        outlet_id=known.id if known else None,
        title=titles[0] if titles else None,
        titles=titles,
        authors=by,
        published=when,
        retrieved=page.declared.retrieved,
        language=_language(page.declared.language, found.text),
        genre=kind[0] if kind else "unknown",
        text=found.text,
        sha256=page.sha256,
        provenance=tuple(sorted((key, rule) for key, rule in rules.items() if rule)),
        pages=_pages(page, found.text),
        edited=page.declared.edited,
        links=page.declared.links,
    )


def _pages(page: Page, text: str) -> tuple[PageMark, ...]:
    """Move the marks of a page's content to ``text``, which is what is left of its end."""
    if page.declared.page and not page.pages:
        return (PageMark(page=page.declared.page),)
    whole = page.content.rstrip("\n")
    if not page.pages or not whole.endswith(text):
        return ()
    gone = len(whole) - len(text)
    moved = {max(each.start - gone, 0): each.page for each in page.pages}
    return tuple(
        PageMark(page=name, start=start) for start, name in moved.items() if start < len(text)
    )


def _check(page: Page, found: Fields) -> None:
    """Refuse what is no readable article: too little, no words, or a page cut before its text."""
    text = found.text.strip()
    sample = text[:SAMPLE]
    if len(text) < SHORTEST or len(re.findall(r"[^\W\d_]", sample)) < len(sample) / 2:
        raise Unreadable(page.source, "no article text was found in it")
    if found.body_rule.endswith("cut short") and (
        len(text) < WHOLE or not re.search("[.!?…»]", text)
    ):
        raise Unreadable(page.source, "the page is cut short and too little of its text is left")


def _article_id(page: Page, url: str | None) -> str:
    """Name an article by its URL or record key; by its bytes only where it has neither."""
    named = f"{page.kind}|{url or page.key or page.sha256}"
    return "a" + blake2b(named.encode(), digest_size=8).hexdigest()


def _authors(found: Fields, known: Outlet | None, site: str) -> tuple[tuple[str, ...], str | None]:
    names = [each.words for each in found.outlets]
    names += [known.name, known.house, *known.names] if known else []
    names += [site, site.partition(".")[0]] if site else []
    for each in found.authors:
        by = persons([each.words], names, declared=found.hand)
        if by:
            return by, each.rule
    return (), None


def _published(found: Fields, known: Outlet | None) -> tuple[PublicationDate, str | None]:
    timezone, issues = (known.timezone, known.issues) if known else (None, None)
    issue = within_year(parse(found.issue, timezone), issues) if found.issue else UNDATED
    unread = UNDATED
    for each in found.published:
        when = within_year(parse(each.words, timezone), issues)
        if when.earliest:
            return replace(when, issue=when.issue or issue.issue), each.rule
        if found.hand:
            unread = when
    kept = replace(issue, issue=issue.issue or issue.printed)
    return (kept, "declared") if issue.earliest else (unread, None)


def _outlet_rule(found: Fields, known: Outlet | None) -> str | None:
    if known and not found.hand and not found.outlets:
        return "address"
    return found.outlets[0].rule if found.outlets else "address" if known else None


def _language(declared: str | None, text: str) -> str:
    return declared if declared and LANGUAGE.fullmatch(declared) else detect(text)
