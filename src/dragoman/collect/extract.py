"""Pages to articles: title, byline, date, outlet, body, and the rule that said so.

For HTML the order is the one measured best: one selectolax tree for JSON-LD and meta tags,
trafilatura's fast text, its full one where that is far shorter than resiliparse's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from dragoman.collect.bylines import persons
from dragoman.collect.page import Declared, Page
from dragoman.errors import Unreadable
from dragoman.language.dates import parse
from dragoman.language.detect import detect
from dragoman.model.press import UNDATED, Article, Genre, Outlet, PublicationDate

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
TRACKING = re.compile(r"(?:^|&)(?:utm_[^=]*|fbclid|gclid|yclid|from|ref)=[^&]*")
DATE_TAGS = (
    "article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued",
    "mediator_published_time", "parsely-pub-date", "publish-date",
)  # fmt: skip
AUTHOR_TAGS = ("author", "article:author", "parsely-author", "dc.creator", "mediator_author")
TITLE_TAGS = ("og:title", "twitter:title", "dc.title")
GENRES: Mapping[str, Genre] = MappingProxyType(
    {
        "интервью": "interview",
        "рецензия": "review",
        "колонка": "column",
        "мнение": "column",
        "мнения": "column",
        "аналитика": "analysis",
        "редакционная": "editorial",
        "новости": "news",
        "opinionnewsarticle": "column",
        "reviewnewsarticle": "review",
        "analysisnewsarticle": "analysis",
    }
)
SHORTEST = 40
"""Code points; a shorter body is no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractContext:
    """What extraction needs beside the page: the outlets that the desk knows."""

    outlets: tuple[Outlet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What was found for an article, each with the rule that said so in ``rules``."""

    text: str
    title: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    genre: str | None = None
    url: str | None = None
    rules: tuple[tuple[str, str], ...] = ()


def extract(page: Page, context: ExtractContext) -> Article:
    """Return the article in ``page``. Errors: ``Unreadable`` when there is none."""
    fields = _html(page) if page.kind == "html" else _plain(page)
    if len(fields.text.strip()) < SHORTEST:
        raise Unreadable(page.source, "no article text was found in it")
    url = canonical(fields.url or page.url)
    outlet = _outlet(fields, url, context)
    names = (outlet.name, outlet.house, *outlet.names) if outlet else (fields.outlet or "",)
    digest = sha256(page.original).hexdigest()
    return Article(
        id=_article_id(page, url, digest),
        text_id="t" + blake2b(fields.text.encode(), digest_size=8).hexdigest(),
        source=page.source,
        url=url,
        outlet=outlet.name if outlet else fields.outlet,
        outlet_id=outlet.id if outlet else None,
        title=fields.title,
        titles=fields.titles,
        authors=persons(fields.authors, names),
        published=_published(fields, page.declared, outlet),
        retrieved=page.declared.retrieved,
        language=page.declared.language or detect(fields.text),
        genre=_genre(fields, page.declared),
        text=fields.text,
        sha256=digest,
        provenance=tuple(sorted(fields.rules)),
    )


def canonical(url: str | None) -> str | None:
    """Return ``url`` with scheme and host in small letters, without fragment and tracking."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    parts = urlsplit(url)
    query = TRACKING.sub("", parts.query).lstrip("&")
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, ""))


def _article_id(page: Page, url: str | None, digest: str) -> str:
    """Name an article by its URL or record key; by its bytes only where it has neither."""
    named = f"{page.kind}|{url or page.key or digest}"
    return "a" + blake2b(named.encode(), digest_size=8).hexdigest()


def _outlet(fields: Fields, url: str | None, context: ExtractContext) -> Outlet | None:
    host = urlsplit(url).netloc.removeprefix("www.") if url else ""
    wanted = _folded(fields.outlet or "")
    for outlet in context.outlets:
        if wanted and wanted in {
            _folded(each) for each in (outlet.id, outlet.name, outlet.house, *outlet.names)
        }:
            return outlet
    return next((each for each in context.outlets if host and host in each.domains), None)


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").strip('«»" ').split())


def _published(fields: Fields, declared: Declared, outlet: Outlet | None) -> PublicationDate:
    timezone = outlet.timezone if outlet else None
    if declared.issue:
        found = parse(declared.issue)
        if found is not UNDATED:
            return found
    return parse(fields.published, timezone)


def _genre(fields: Fields, declared: Declared) -> Genre:
    for each in (declared.genre, fields.genre):
        known = GENRES.get((each or "").casefold())
        if known:
            return known
        if each in ("news", "column", "analysis", "review", "interview", "editorial", "journal"):
            return each  # type: ignore[return-value]
    return "unknown"


def _plain(page: Page) -> Fields:
    declared, text = page.declared, page.content
    rules: dict[str, str] = {"text": page.kind}
    title = declared.title
    if title is None and page.kind == "text":
        heading = re.match(r"#\s+(.+)\n", text)
        title = heading.group(1).strip() if heading else None
        text = text[heading.end() :].strip("\n") if heading else text
    for name in ("title", "authors", "published"):
        if getattr(declared, name):
            rules[name] = "declared"
    return Fields(
        text=text,
        title=title,
        titles=(title,) if title else (),
        authors=declared.authors,
        outlet=declared.outlet_name or declared.outlet,
        published=declared.published,
        genre=declared.genre,
        rules=tuple(rules.items()),
    )


def _html(page: Page) -> Fields:
    tree = LexborHTMLParser(page.content)
    meta = _meta(tree)
    data = next(iter(sorted(_json_ld(tree), key=lambda each: -len(each))), {})
    rules: dict[str, str] = {}

    def pick(field: str, **rule: str | None) -> str | None:
        for name, value in rule.items():
            if value and value.strip():
                rules[field] = name
                return " ".join(value.split())
        return None

    heading = tree.css_first("h1")
    title = pick(
        "title",
        json_ld=_text(data.get("headline")),
        meta=_first(meta, TITLE_TAGS),
        heading=heading.text() if heading else None,
    )
    time = tree.css_first("time[datetime]")
    published = pick(
        "published",
        json_ld=_text(data.get("datePublished")),
        meta=_first(meta, DATE_TAGS),
        time=time.attributes.get("datetime") if time else None,
    )
    authors = tuple(_names(data.get("author"))) or tuple(
        each for tag in AUTHOR_TAGS for each in meta.get(tag, ()) if not each.startswith("http")
    )
    link = tree.css_first('link[rel="canonical"]')
    publisher = next(iter(_names(data.get("publisher"))), None)
    return Fields(
        text=_without_head(_body(page.content), title, authors),
        title=title,
        titles=tuple(dict.fromkeys(each for each in (title, _first(meta, TITLE_TAGS)) if each)),
        authors=authors,
        outlet=pick("outlet", json_ld=publisher, meta=_first(meta, ("og:site_name",))),
        published=published,
        genre=_text(data.get("articleSection")) or _text(data.get("@type")),
        url=link.attributes.get("href") if link else None,
        rules=tuple(rules.items()),
    )


def _meta(tree: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if key and content:
            found.setdefault(key.lower(), []).append(content)
    return found


def _first(meta: Mapping[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((meta[key][0] for key in keys if key in meta), None)


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            yield from _articles(json.loads(node.text(), strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if depth > 8:  # noqa: PLR2004 - deeper is no article's own record
        return
    if isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and ARTICLE.search(kind) for kind in kinds):
            yield value
        for key in ("@graph", "mainEntity"):
            yield from _articles(value.get(key), depth + 1)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)


def _without_head(body: str, title: str | None, authors: tuple[str, ...]) -> str:
    """Drop the heading and the byline where they open the body: they are fields of their own."""
    lines = body.split("\n")
    head = {_folded(each) for each in (title or "", *authors)} | {""}
    while len(lines) > 1 and _folded(lines[0]) in head:
        lines.pop(0)
    return "\n".join(lines)


def _body(content: str) -> str:
    fast = (
        trafilatura.extract(content, fast=True, include_comments=False, with_metadata=False) or ""
    )
    whole = extract_plain_text(content, main_content=True, comments=False, alt_texts=False) or ""
    if len(fast) < 300 or len(fast) < len(whole) / 2:  # noqa: PLR2004 - measured on real pages
        slow = trafilatura.extract(content, include_comments=False, with_metadata=False) or ""
        fast = max(fast, slow, key=len)
    return fast
