"""A site's own words about itself as the profile of an outlet: what is not said stays empty.

What is guessed (kind, time zone, how much it prints) says from what, so that whoever adds an outlet
knows which lines to look through.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from babel.core import get_global
from selectolax.lexbor import LexborHTMLParser

from dragoman.collect import depth, jsonld
from dragoman.collect.bylines import folded
from dragoman.collect.feeds import Entry, iso
from dragoman.collect.outlets import host
from dragoman.language.detect import detect
from dragoman.language.names import by_host
from dragoman.model.press import Article, Outlet

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
USUAL = ("/sitemap.xml", "/rss.xml", "/rss", "/feed", "/feed.xml", "/atom.xml")
"""Where feeds and sitemaps lie on most sites that do not name them."""
A_WEEK = 7.0
SHARE = 0.5
"""Of what was printed a week, how much is promised: holidays are no broken feed."""
CADENCES = (("daily", 3.0), ("weekly", 0.7), ("monthly", 0.2), ("quarterly", 0.05), ("yearly", 0.0))
"""Pieces a week from which an outlet is said to print daily and so on."""
PARTS = re.compile(r"\s+[|–—·-]\s+")
GENERAL = frozenset(("com", "co", "net", "org", "or", "ne", "ac", "go", "gov", "edu", "www"))
"""Parts of a host that tell nothing of whose it is."""
TLD = re.compile(r"\.([a-z]{2})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a page of a site says of the site: names in the order of trust, addresses of feeds."""

    names: tuple[str, ...]
    language: str | None
    country: str | None
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An outlet as found, the sources to collect it from, and what each guessed field rests on."""

    outlet: Outlet
    sources: tuple[str, ...]
    cadence: str | None
    guesses: tuple[tuple[str, str], ...]
    known: bool
    """Whether the desk knew the outlet already."""


@dataclass(slots=True, kw_only=True)
class Seen:
    """What was looked at: the site's front, pieces of it, and what its feeds list."""

    site: str
    front: Front
    articles: list[Article] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def front(content: str, url: str) -> Front:
    """Return what an HTML page says of its site. Errors: ``Unreadable`` for one nested without end."""
    depth.check(content, url)
    tree = LexborHTMLParser(content)
    linked = jsonld.article(each.text() for each in tree.css('script[type="application/ld+json"]'))
    named = [_meta(tree, "og:site_name"), _meta(tree, "application-name"), linked.publisher]
    title = tree.css_first("title")
    named += PARTS.split(" ".join(title.text().split()))[:1] if title and _is_front(url) else []
    root = tree.css_first("html")
    language = (root.attributes.get("lang") if root else None) or ""
    code, _, region = language.replace("_", "-").partition("-")
    return Front(
        names=tuple(dict.fromkeys(" ".join(each.split()) for each in named if each)),
        language=code.lower() or None,
        country=region.upper() if re.fullmatch("[A-Za-z]{2}", region) else None,
        feeds=tuple(dict.fromkeys(_feeds(tree, url))),
    )


def _is_front(url: str) -> bool:
    return bool(url) and urlsplit(url).path in ("", "/")


def _meta(tree: LexborHTMLParser, name: str) -> str | None:
    found = tree.css_first(f'meta[property="{name}"], meta[name="{name}"]')
    return found.attributes.get("content") if found else None


def _feeds(tree: LexborHTMLParser, url: str) -> Iterator[str]:
    for each in tree.css("link[rel~=alternate][href]"):
        if (each.attributes.get("type") or "").lower() in FEED_TYPES:
            yield urljoin(url, each.attributes["href"] or "")


def profile(seen: Seen, known: Sequence[Outlet], house: str) -> Profile:
    """Return the profile of the site ``seen``; ``house`` is its name as a report would print it.

    An outlet that the desk knows keeps its id, names and zone.
    """
    domain = host(seen.site)
    former = by_host(domain, known) if domain else None
    guesses: dict[str, str] = {}
    language = former.language if former else None
    language = _language(seen, guesses) or language
    weekly = _weekly(seen.entries, guesses)
    own = name(seen)
    promised = math.floor(SHARE * weekly) or None
    names = {*seen.front.names, *(former.names if former else ())} - {own}
    if former:
        names = (names | {own}) - {former.name}
        outlet = replace(
            former,
            names=tuple(sorted(names)),
            language=language,
            weekly=promised or former.weekly,
        )
    else:
        country = _country(seen, domain, guesses)
        outlet = Outlet(
            id=_id(domain, own, known),
            name=own,
            house=house,
            names=tuple(sorted(names)),
            domains=(domain,) if domain else (),
            language=language,
            country=country,
            kind=_kind(seen.front.names, guesses),
            timezone=_timezone(seen.articles, country, known, guesses),
            weekly=promised,
        )
    cadence = next((word for word, least in CADENCES if weekly >= least), None) if weekly else None
    return Profile(
        outlet=outlet,
        sources=tuple(seen.sources),
        cadence=cadence,
        guesses=tuple(sorted(guesses.items())),
        known=former is not None,
    )


def name(seen: Seen) -> str:
    """Return the site's name: what most of its pieces call it, else its front, else its domain."""
    called = Counter(each.outlet for each in seen.articles if each.outlet)
    names = [*(each for each, _ in called.most_common(1)), *seen.front.names]
    return names[0] if names else host(seen.site)


def label(domain: str) -> str:
    """Return the part of a host that is the site's own: asahi of www.asahi.co.jp; empty for none."""
    parts = [each for each in domain.split(".")[:-1] if each not in GENERAL]
    return parts[-1] if parts else ""


def _id(domain: str, own: str, known: Sequence[Outlet]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", (label(domain) or folded(own)).lower()).strip("-")
    base = base or "outlet"
    taken, number, found = {each.id for each in known}, 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _language(seen: Seen, guesses: dict[str, str]) -> str | None:
    read = Counter(each.language for each in seen.articles)
    if read:
        return read.most_common(1)[0][0]
    titles = " ".join(each.title or "" for each in seen.entries)
    if titles.strip():
        guesses["language"] = "the titles in its feed"
        return detect(titles)
    return seen.front.language


def _country(seen: Seen, domain: str, guesses: dict[str, str]) -> str | None:
    match = TLD.search(domain)
    if match and match.group(1).upper() in get_global("territory_zones"):
        guesses["country"] = f"the address ends in .{match.group(1)}"
        return match.group(1).upper()
    return seen.front.country


def _weekly(entries: Sequence[Entry], guesses: dict[str, str]) -> float:
    """Return how many dated entries there are a week, from the first to the last."""
    times = sorted(at for each in entries if (at := iso(each.published or each.changed or "")))
    if len(times) < 2:  # noqa: PLR2004 - no span
        return 0.0
    days = max((times[-1] - times[0]).total_seconds() / 86_400, 1.0)
    rate = A_WEEK * (len(times) - 1) / days
    guesses["weekly"] = f"{len(times)} dated entries in {days:.0f} days"
    return rate


def _kind(names: Iterable[str], guesses: dict[str, str]) -> str | None:
    words = " ".join(names).casefold()
    for kind, signs in _signs()["kinds"].items():
        if any(re.search(_sign(each), words) for each in signs):
            guesses["kind"] = "its name"
            return kind
    return None


def ends() -> tuple[str, ...]:
    """Return the words that close a Korean outlet's name."""
    signs = (each for kind in _signs()["kinds"].values() for each in kind)
    return tuple(each for each in signs if "가" <= each[:1] <= "힣")


def _sign(word: str) -> str:
    """Return the pattern of a sign: the beginning of a word, or in scripts without spaces anything of one."""
    return re.escape(word) if word[0] >= "\u3000" else rf"(?<!\w){re.escape(word)}"


@cache
def _signs() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("dragoman.knowledge") / "outlet_signs.toml").read_text("utf-8"))


def _timezone(
    articles: Iterable[Article],
    country: str | None,
    known: Sequence[Outlet],
    guesses: dict[str, str],
) -> str | None:
    """Return the country's zone with the offset that the pieces are dated with."""
    zones: list[str] = list(get_global("territory_zones").get(country or "", ()))
    usual = Counter(each.timezone for each in known if each.country == country)
    main = _signs()["zones"]["main"]
    zones.sort(key=lambda zone: (-usual[zone], zone not in main, zone))
    if len(zones) == 1:
        return zones[0]
    times = [
        datetime.fromisoformat(each.published.instant)
        for each in articles
        if each.published.instant
    ]
    stated = Counter(at.utcoffset() for at in times if at.tzinfo and at.tzinfo is not UTC)
    for offset, _ in stated.most_common():
        for zone in zones:
            if offset and all(
                at.astimezone(ZoneInfo(zone)).utcoffset() == offset
                for at in times
                if at.utcoffset() == offset
            ):
                guesses["timezone"] = f"the offset of its dates, {times[0].strftime('%z')}"
                return zone
    return None
