"""Authors that a page states elsewhere than in its record and the usual tags, taken only where all agree.

Sites tell their trackers who wrote a piece («dataLayer», «utag_data», a tag of their own), and link the
author's own page that «article:author» names.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from dragoman.collect.bylines import folded, persons
from dragoman.collect.fields import Candidate, candidates
from dragoman.collect.metas import AUTHOR_TAGS, Meta

KEY = re.compile(
    r"""["']?(?<![A-Za-z])(?:(?:page|article|content|story|post|display|cms)[_.\- ]?)?"""
    r"""(?:authors?(?:[_\- ]?names?)?|byline|autor(?:es)?|set(?:Content)?Authors?)["']?\s*[:=(,]\s*"""
    r"""(?P<said>\[[^\]{}]{4,400}\]|"[^"\\<>{}]{4,120}"|'[^'\\<>{}]{4,120}')""",
    re.IGNORECASE,
)
QUOTED = re.compile(r"""["']([^"\\<>{}]{4,120}?)["']""")
TAG = re.compile(
    r"(?:^|[:._-])(?:authors?|autor(?:es)?|byline)(?:$|[:._-](?:names?|art[ií][ck]ul[oe]|article)$)"
)
LONGEST = 400_000
"""Code points of a script that are looked at."""
UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")


def authors(
    tree: LexborHTMLParser, meta: Meta, names: Sequence[str], *, stated: bool
) -> Iterator[Candidate]:
    """Yield whom a linked author's page, a tag of the site's own or its trackers name.

    Trackers are not asked where the metadata has ``stated`` an author who is no person.
    """
    yield from candidates(("author's page", "; ".join(_linked(tree, meta))))
    for key, words in meta.items():
        if key not in AUTHOR_TAGS and TAG.search(key) and persons(words, names):
            yield Candidate(f"meta {key}", "; ".join(words))
    if not stated:
        yield from candidates(("data layer", "; ".join(_tracked(tree, names))))


def _linked(tree: LexborHTMLParser, meta: Meta) -> Iterator[str]:
    """Yield how the page prints the links to the authors' pages that its tags name."""
    for address in meta.get("article:author", ()):
        path = _path(address)
        for node in tree.css("a[href]") if path.count("/") > 1 else ():
            words = " ".join(node.text(separator=" ").split())
            if words and _path(node.attributes.get("href") or "") == path:
                yield words
                break


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _tracked(tree: LexborHTMLParser, names: Sequence[str]) -> tuple[str, ...]:
    """Return whom all scripts name alike; nobody where they name several bylines (teasers')."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for node in tree.css("script:not([src])"):
        said = node.text()
        if "ld+json" in (node.attributes.get("type") or "") or len(said) > LONGEST:
            continue
        said = UNICODE.sub(_letter, said.replace('\\"', '"'))
        for match in KEY.finditer(said):
            words = [html.unescape(each) for each in QUOTED.findall(match["said"])]
            by = persons(words, names)
            if by and _is_all(by, words):
                found.setdefault(tuple(sorted(map(folded, by))), by)
    return next(iter(found.values())) if len(found) == 1 else ()


def _is_all(by: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether what is said are names and little more; «J. Lohse nuotr.» took the picture."""
    return sum(len(folded(e)) for e in words) <= sum(len(folded(e)) for e in by) + len("and") * len(
        by
    )


def _letter(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))
