"""Pages to articles: every field with the rule that found it, or empty; nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

from dragoman.collect import clean, hints, plain, webpage
from dragoman.collect.dating import day, published
from dragoman.collect.dropping import dropped
from dragoman.collect.fields import Candidate, Fields
from dragoman.collect.genres import Piece, genre
from dragoman.collect.holes import FEED, HINTS, address, filled, opened
from dragoman.collect.outlets import outlet
from dragoman.collect.page import Page
from dragoman.collect.signing import Signed, signed
from dragoman.errors import Unreadable
from dragoman.language.detect import detect
from dragoman.model.hints import LISTED, Hint
from dragoman.model.lines import LearnedLines
from dragoman.model.press import Article, Genre, Outlet, PageMark

SHORTEST = 40
"""Code points; a shorter body is no article."""
SAMPLE = 2000
WHOLE = 200
"""Code points that a page cut short must have left."""
SECTIONS = re.compile(
    r"section|meta (?:.*[^a-z])?(?:section|rubri[ck]|category)|printed section|feed|breadcrumb"
)
"""Rules whose words are a section's name; other cues of genre are types, labels and declared genres."""
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractContext:
    """What extraction needs beside the page: the desk's outlets, their profiles' hints, their learned lines."""

    outlets: tuple[Outlet, ...] = ()
    hints: tuple[Hint, ...] = ()
    lines: tuple[LearnedLines, ...] = ()


def extract(page: Page, context: ExtractContext) -> Article:
    """Return the article in ``page``. Errors: ``Unreadable`` when there is none."""
    page = opened(clean.arrived(page))
    found = _found(page, context)
    url = address(found.url, page)
    names = [each.words for each in found.outlets]
    known = outlet(names, url, context.outlets, declared=found.hand)
    found = hints.applied(
        found, page, known, context.hints, lambda text: _found(replace(page, content=text), context)
    )
    _check(page, found)
    titles = tuple(dict.fromkeys(each.words for each in found.titles))
    by = signed(found, known, url or "")
    when, when_rule = published(found, known, page.declared.retrieved)
    language, language_rule = _language(page, found.text)
    kind, kind_rule = _genre(page, found, by, (url, titles, language))
    section = next((each for each in found.genres if SECTIONS.fullmatch(each.rule)), None)
    without = dropped(found, page, known, context.lines, by.authors, language)
    found = without.fields
    _check(page, found)
    rules = {
        "text": found.body_rule,
        "title": found.titles[0].rule if found.titles else None,
        "authors": by.authors_rule,
        "credits": by.credits_rule,
        "published": when_rule,
        "outlet": _outlet_rule(found, known),
        "genre": kind_rule,
        "section": section.rule if section else None,
        "language": language_rule,
        "captions": "printed" if found.captions else None,
        "source": LISTED + page.hinted.listed if page.hinted.listed else None,
    }
    return Article(
        id=page.article or _article_id(page, url),
        text_id="t" + blake2b(found.text.encode(), digest_size=8).hexdigest(),
        source=page.source,
        url=url,
        outlet=known.name if known else _house(found),
        outlet_id=known.id if known else None,
        title=titles[0] if titles else None,
        titles=titles,
        authors=by.authors,
        credits=by.credits,
        published=when,
        retrieved=page.declared.retrieved,
        language=language,
        genre=kind,
        section=_section(section),
        text=found.text,
        captions=found.captions,
        sha256=page.sha256,
        provenance=_provenance({**hints.noted(rules, found.tried), **without.provenance}),
        pages=_pages(page, found.text),
        edited=page.declared.edited,
        links=page.declared.links,
    )


def _found(page: Page, context: ExtractContext) -> Fields:
    """Return what the general rules find, and behind it what was hinted from outside the page."""
    found = (
        webpage.fields(page, partial(day, retrieved=page.declared.retrieved))
        if page.kind == "html"
        else plain.fields(page, context.outlets)
    )
    return replace(clean.record(filled(found, page)), text=clean.text(found.text))


def _genre(
    page: Page, found: Fields, by: Signed, named: tuple[str | None, tuple[str, ...], str]
) -> tuple[Genre, str | None]:
    """Return the genre and its rule; ``named`` is the piece's address, its titles, its language."""
    url, titles, language = named
    told = genre(
        Piece(
            cues=found.genres,
            url=url,
            titles=titles,
            text=found.text,
            language=language,
            persons=by.authors,
            credits=by.credits,
            bylines=tuple(each.words for each in found.authors),
            posted=page.kind in ("telegram", "reference"),
        )
    )
    return told or ("unknown", None)


def _provenance(rules: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, rule) for key, rule in rules.items() if rule))


def _section(found: Candidate | None) -> str | None:
    """Return a section as printed; of a path to the piece its last part."""
    if found is None:
        return None
    return found.words.rpartition(" > ")[2] if found.rule == "breadcrumb" else found.words


def _pages(page: Page, text: str) -> tuple[PageMark, ...]:
    """Move the marks of a page's content to ``text``, which is what is left of its end."""
    if page.declared.page and not page.pages:
        return (PageMark(page=page.declared.page),)
    whole = clean.text(page.content.rstrip("\n"))
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


def _outlet_rule(found: Fields, known: Outlet | None) -> str | None:
    if known and not found.hand and not found.outlets:
        return "address"
    return found.outlets[0].rule if found.outlets else "address" if known else None


def _house(found: Fields) -> str | None:
    """Return the outlet as the page names it, else as a feed or the desk's list does."""
    own = [each.words for each in found.outlets if each.rule not in HINTS]
    return own[-1] if own else next((each.words for each in found.outlets), None)


def _language(page: Page, text: str) -> tuple[str, str]:
    """Return the language that is declared, else the text's own; a feed's only where that is unknown."""
    declared, hinted = page.declared.language, page.hinted.language
    if declared and LANGUAGE.fullmatch(declared):
        return declared, page.by
    seen = detect(text)
    known = hinted if hinted and LANGUAGE.fullmatch(hinted) else None
    return (known, FEED) if seen == "und" and known else (seen, "text")
