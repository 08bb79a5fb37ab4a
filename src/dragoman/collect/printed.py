"""Bylines as a page prints them, used only where its metadata names nobody, and only when sure.

Pages print other pieces' bylines too (teasers, most read, comments). A byline counts between the main
heading and the first paragraphs, inside the heading's block, or where the whole page has no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect import eastern
from dragoman.collect.bylines import byline, folded, persons, surroundings
from dragoman.collect.fields import Candidate
from dragoman.collect.marks import (
    LONG,
    LONGEST,
    MOST,
    NEAR,
    OTHERS,
    PARTS,
    UP,
    heading,
    is_elsewhere,
    spaced,
)
from dragoman.collect.namings import before_title
from dragoman.collect.undersigned import signature

BYLINES = (
    '[rel~="author"], [itemprop~="author"], [class*="byline" i], [class*="author" i], [class*="autor" i],'
    ' [class*="auteur" i], [class*="avtor" i], [class*="reporter" i], [class*="journalist" i],'
    ' [class*="writer" i], [class*="columnist" i], [class*="contributor" i], [class*="penulis" i],'
    ' [class*="yazar" i], [class*="forfatter" i], [class*="skribent" i], [class*="szerzo" i], address'
)
PROFILES = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|auteurs?|avtor|avtory|redaktion|redakteure?|journalists?|journalistes?"
    r"|people|profile|profil|persons?|reporters?|contributors?|columnists?|kolumnisten?|writers?|skribent(?:er)?"
    r"|by|penulis|yazar(?:lar)?|muhabir|firmas|staff)/[^/?#]{4,}"
)
"""An author's own page in a site's address."""
OPENING = 3
"""Paragraphs behind the heading (a standfirst, a first one or two) before which a byline stands."""
JOINED = re.compile(r"\s*(?:,|&|\+)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """The main heading, and the outlet's ``names``, which sign nothing."""

    node: LexborNode | None
    names: Sequence[str]
    ignored: frozenset[str]
    """Words of other things that stand in classes around the heading too, and so tell nothing."""


def authors(
    tree: LexborHTMLParser, heads: Sequence[Candidate], names: Sequence[str], *, stated: bool
) -> Iterator[Candidate]:
    """Yield the byline beside the main heading, or the only one of the page; then a signature.

    ``heads`` are the page's titles, ``names`` the outlet's. Where the metadata has ``stated`` an
    author who is no person, a byline far from the heading is not believed: the piece is most likely
    unsigned.
    """
    node = heading(tree, [each.words for each in heads])
    here = _Heading(node=node, names=names, ignored=_around(node))
    found = _near(here, NEAR if stated else UP)
    if not found and not stated and tree.body is not None:
        found = _only(_marked(tree.body, here), here)
    if found:
        yield Candidate("printed", "; ".join(found))
    if node is not None:
        yield from _beside(node, names)
    yield from signature(tree, names)
    for name in () if stated else before_title(tree, names):
        yield Candidate("title", name)


def _near(here: _Heading, levels: int) -> tuple[str, ...]:
    """Return whom the smallest block around the heading that has a byline names."""
    block = here.node.parent if here.node is not None else None
    for _ in range(levels):
        if block is None or block.tag in ("body", "html"):
            return ()
        found = _only(_behind(block, here), here) or _only(_marked(block, here), here)
        if found:
            return found
        block = block.parent
    return ()


def _around(node: LexborNode | None) -> frozenset[str]:
    found: set[str] = set()
    while node is not None and node.tag != "html":
        found.update(map(str.lower, OTHERS.findall(node.attributes.get("class") or "")))
        node = node.parent
    return frozenset(found)


def _marked(block: LexborNode, here: _Heading) -> list[LexborNode]:
    """Return the bylines of ``block``; none where it has so many that it lists pieces."""
    nodes = [each for each in block.css(BYLINES) if not _is_others(each, here)]
    return nodes if len(nodes) <= MOST else []


def _behind(block: LexborNode, here: _Heading) -> list[LexborNode]:
    """Return the bylines and links to authors' own pages between the heading and the text."""
    found: list[LexborNode] = []
    long, seen = 0, False
    marked = {each.mem_id for each in block.css(BYLINES)}
    for node in block.css(f"{BYLINES}, a[href], p, {here.node.tag if here.node else 'h1'}"):
        seen = seen or (here.node is not None and node.mem_id == here.node.mem_id)
        if not seen:
            continue
        if node.tag == "p" and len(node.text()) >= LONG:
            long += 1
        if long >= OPENING:
            break
        if node.mem_id in marked or (_is_profile(node) and not _in_a_sentence(node)):
            found += [] if _is_others(node, here) else [node]
    return found


def _is_others(node: LexborNode, here: _Heading) -> bool:
    """Tell whether a byline is another piece's or a picture's; an author's own portrait is none."""
    if surroundings().other.match(_line(node)):
        return True
    portrait = any(_is_profile(each) for each in (node, *node.css("a[href]")))
    return is_elsewhere(node, here.ignored, portrait=portrait)


def _is_profile(node: LexborNode) -> bool:
    return node.tag == "a" and bool(PROFILES.search(node.attributes.get("href") or ""))


def _in_a_sentence(node: LexborNode) -> bool:
    return len(_line(node)) >= LONG


def _line(node: LexborNode) -> str:
    """Return the whole line that a mark stands in («Redaktion: <a>Anna Petrova</a>»)."""
    around: LexborNode | None = node
    while around is not None and around.tag in ("a", "span", "em", "strong", "b", "i"):
        around = around.parent
    return around.text(separator=" ").strip() if around is not None else ""


def _only(nodes: Sequence[LexborNode], here: _Heading) -> tuple[str, ...]:
    """Return the one byline among ``nodes``, or the one that holds all the others."""
    found = [by for by in (_named(each, here.names) for each in nodes) if by]
    fullest = max(found, key=len, default=())
    known = set(map(folded, fullest))
    return fullest if all(set(map(folded, each)) <= known for each in found) else ()


def _named(node: LexborNode, names: Sequence[str]) -> tuple[str, ...]:
    """Return the persons of one mark; where those in it are marked one by one, these alone."""
    inner = [e for e in node.css(f"{BYLINES}, a[href]") if e.mem_id != node.mem_id]
    linked = [e for e in inner if _is_profile(e) or e.attributes.get("rel") == "author"]
    words = " ".join(_words(node).split())
    if surroundings().other.match(words):
        return ()
    single = [by for e in linked if len(by := persons([" ".join(_words(e).split())], names)) == 1]
    if single:
        found = tuple(dict.fromkeys(by[0] for by in single))
        return (*found, *_joined(words, found, names))
    if not 0 < len(words) <= LONGEST:
        return ()
    for each in inner:
        said = " ".join(each.text(separator=" ").split())
        if said and not persons([said], names):
            words = words.replace(said, " | ")
    return persons([words], names)


def _joined(words: str, found: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return who is named behind the last link: «<a>Anna Petrova</a> and Jan Lohse»."""
    rest = words.rpartition(found[-1])[2]
    behind = surroundings().joiner.match(f"{rest} ") or JOINED.match(rest)
    if behind is None or len(rest) > LONGEST:
        return ()
    return tuple(e for e in persons([rest[behind.end() :]], names) if e not in found)[:1]


def _words(node: LexborNode) -> str:
    """Return what a mark prints, or what microdata say in its stead."""
    stated = node if node.tag == "meta" else node.css_first('meta[itemprop~="name"]')
    said = stated.attributes.get("content") if stated is not None else None
    return said or node.text(separator=" ")


def _beside(node: LexborNode, names: Sequence[str]) -> Iterator[Candidate]:
    """Yield a labelled line («Von Anna Petrova») or links to authors' own pages by the heading."""
    block = node.parent
    for _ in range(NEAR):
        if block is None or block.tag in ("body", "html"):
            return
        nodes = block.css("p, div, span, li, address, td, font")
        if len(nodes) > PARTS:
            return
        texts = spaced(nodes)
        labelled = [by for each in texts if (by := byline([each], names))]
        labelled = labelled or list(_reporters([*texts, *spaced(block.css("strong, em"))], names))
        fullest = max(labelled, key=len, default=())
        if fullest and all(set(each) <= set(fullest) for each in labelled):
            yield Candidate("printed", "; ".join(fullest))
            return
        links = [
            each
            for each in block.css("a[href]")
            if _is_profile(each) and not surroundings().other.match(_line(each))
        ]
        found = persons(spaced(links), names) if len(links) <= MOST else ()
        if found:
            yield Candidate("printed", "; ".join(found))
            return
        block = block.parent


def _reporters(lines: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the persons of lines that are an East Asian reporter's byline by their words."""
    for each in filter(None, map(eastern.reporter, lines)):
        by = persons([each], names)
        if by:
            yield by
