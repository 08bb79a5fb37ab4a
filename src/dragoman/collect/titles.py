"""A page's titles, all that it states, in the order of trust.

The site's own record comes first, then what its metadata tells other sites, then what is printed. A
site's name behind a title is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from dragoman.collect import headings
from dragoman.collect.bylines import folded, persons
from dragoman.collect.eastern import is_eastern
from dragoman.collect.fields import Candidate, candidates
from dragoman.collect.metas import TITLE_TAGS, Meta

PRINTED = '[itemprop~="headline"]'
MARK = re.compile(r"(\s+[|–—•·/ー›»<>＜＞-]+\s+|\s*(?:[|｜_：<＜]|-{2,}|::+)\s*)")
PLAIN = ("|", "｜")
"""Marks behind which a site's name stands, whatever it is."""
NAMED = re.compile(r"([^\s:：]{1,12})\s*[:：]\s*")
CUT = re.compile(r"\s*(?:…|\.\.\.)$")
NAMING = 3
"""Words (or, without spaces, characters by fives) from which a heading tells what a piece is about."""


def titles(
    tree: LexborHTMLParser,
    meta: Meta,
    headline: str | None,
    names: Sequence[str],
) -> tuple[Candidate, ...]:
    """Return the titles of a page, each as printed and once; ``names`` are the site's own."""
    heads = _printed(tree)
    set_as_one = None if any(map(_tells, heads)) else headings.printed(tree)
    printed = [*heads, *([set_as_one] if set_as_one else [])]
    name = tree.css_first("title")
    found = candidates(
        ("json-ld", headline),
        *((f"meta {key}", words) for key in TITLE_TAGS for words in meta.get(key, ())),
        *(("h1", each) for each in heads),
        ("heading", set_as_one),
        ("title", name.text() if name else None),
    )
    sites = frozenset(filter(None, map(folded, names)))
    bare = [Candidate(rule, _bare(words, sites, printed)) for rule, words in found]
    kept = [each for each in bare if folded(each.words) and folded(each.words) not in sites]
    whole = [Candidate(each.rule, _whole(each.words, kept)) for each in kept]
    return tuple(_editorial(whole))


def _printed(tree: LexborHTMLParser) -> list[str]:
    """Return the main heading: the only one, else the one that the title of the window begins with."""
    marked = tree.css(PRINTED)[:1]
    nodes = marked or [each for each in tree.css("h1") if not headings.is_site(each)]
    texts = [" ".join(each.text(separator=" ").replace("\u00ad", "").split()) for each in nodes]
    different = list(dict.fromkeys(each for each in texts if each))
    if len(different) == 1:
        return different
    window = tree.css_first("title")
    title = folded(window.text()) if window else ""
    return [each for each in different if _tells(each) and title.startswith(folded(each))][:1]


def _tells(words: str) -> bool:
    return max(len(words.split()), len(words) // 5) >= NAMING


def _bare(title: str, sites: frozenset[str], printed: Sequence[str]) -> str:
    """«Headline | Outlet | 28.04.2023» is «Headline»; a soft hyphen is no letter."""
    title = title.replace("\u00ad", "")
    plain = " ".join(title.split())
    for each in printed:
        if _is_named(plain, each):
            return each
        rest = plain[len(each) :] if _tells(each) and plain.startswith(each) else None
        if rest == "" or (rest and (MARK.match(rest) or _in_brackets(rest, sites))):
            return each
    parts = MARK.split(title)
    while len(parts) > 2 and _is_site(parts[-1].strip(), parts[-2], sites):  # noqa: PLR2004 - a part, a mark, a part
        parts = parts[:-2]
    return "".join(parts).strip()


def _is_named(title: str, printed: str) -> bool:
    """«顾知行：跨境河流…» over the window is the heading «跨境河流…» with its author's name."""
    name = NAMED.match(title) if is_eastern(title) else None
    rest = folded(title[name.end() :]) if name else ""
    return bool(name and rest.startswith(folded(printed)) and persons([name[1]]) == (name[1],))


def _in_brackets(rest: str, sites: frozenset[str]) -> bool:
    """«… (Outlet) - Portal»: on a portal the outlet's name stands in brackets."""
    inside = re.match(r"\s*[(（\[【]([^)）\]】]+)[)）\]】]", rest)
    return bool(inside and folded(inside[1]) in sites)


def _is_site(part: str, mark: str, sites: frozenset[str]) -> bool:
    domain = re.fullmatch(r"[\w-]+\.[a-z]{2,3}", part.lower())
    return mark.strip() in PLAIN or folded(part) in sites or bool(domain)


def _editorial(found: list[Candidate]) -> list[Candidate]:
    """Put the headline of the page itself before one that was written for search engines.

    Such a one stands in the record and over the window, while what is printed over the text is
    also what the page tells other sites.
    """
    said = {each.rule: folded(each.words) for each in reversed(found)}
    searched, printed = said.get("json-ld"), said.get("h1")
    if not searched or not printed or searched == printed:
        return found
    if said.get("title") != searched or said.get("meta og:title") != printed:
        return found
    return sorted(found, key=lambda each: each.rule != "h1")


def _whole(title: str, found: Sequence[Candidate]) -> str:
    """Return the whole of a title that a site cut («Who is Man City star …»)."""
    if not CUT.search(title):
        return title
    head = folded(CUT.sub("", title))
    longer = (each.words for each in found if len(each.words) >= len(title))
    return next((e for e in longer if not CUT.search(e) and folded(e).startswith(head)), title)
