"""A profile's hints at work: they come before the general rules, and where they match nothing these stand.

Which hints are good for a page is told by the day it was fetched, else by the day it was published: a kept
page that is read again is read as its layout was then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect import bounded, hint_dates
from dragoman.collect import captions as below
from dragoman.collect.body import NO_TEXT
from dragoman.collect.bylines import folded
from dragoman.collect.fields import Candidate, Fields
from dragoman.collect.left_out import fetched, holds
from dragoman.collect.page import Page
from dragoman.collect.webpage import GUESSED
from dragoman.language.dates import parse
from dragoman.language.relative import relative
from dragoman.model.hints import BY, FIELDS, LIMITS, MISSED, NOTHING, Hint
from dragoman.model.press import Outlet

MOST = 400
"""Elements that a selector may choose of one page."""
LONGEST = 400
"""Code points of a title, a byline or a date."""
Reread = Callable[[str], Fields]
"""HTML -> what the general rules find in it."""


def good(hints: Iterable[Hint], outlet: str, day: date | None) -> Hint | None:
    """Return the hints for ``outlet`` that are good on ``day``, as one; on no known day those without an end."""
    found = [each for each in hints if each.outlet == outlet and holds(each, day)]
    if not found:
        return None
    whole = found[0]
    for each in found[1:]:
        given = {
            one.name: getattr(each, one.name)
            for one in fields(Hint)
            if one.name not in LIMITS and getattr(each, one.name)
        }
        whole = replace(whole, **given)
    return whole


def applied(
    found: Fields, page: Page, outlet: Outlet | None, hints: Sequence[Hint], again: Reread
) -> Fields:
    """Return an HTML page's fields with the hints of its outlet before them.

    ``again`` reads a page anew by the general rules, for hints that take parts out of it.
    """
    if outlet is None or not hints or page.kind != "html":
        return found
    hint = good(hints, outlet.id, _day(found, page))
    if hint is None:
        return found
    content = page.content
    if hint.remove:
        content = _without(content, hint.remove)
        found = again(content)
    case = _Case(
        tree=LexborHTMLParser(content),
        hint=hint,
        timezone=outlet.timezone,
        retrieved=page.declared.retrieved,
    )
    for key, step in STEPS:
        if getattr(hint, key):
            found = step(found, case)
    return _whole(found, hint)


def noted(rules: dict[str, str | None], tried: Iterable[tuple[str, bool]]) -> dict[str, str | None]:
    """Return the rules of an article's fields, and which hints were tried for them."""
    found = dict(rules)
    for key, matched in tried:
        rule = found[FIELDS[key]]
        if not matched:
            found[FIELDS[key]] = (rule or NOTHING) + MISSED.format(key)
        elif rule is None:
            found[FIELDS[key]] = BY.format(key)
    return found


def _day(found: Fields, page: Page) -> date | None:
    days = (parse(each.words).earliest for each in found.published)
    return fetched(page) or next((each for each in days if each), None)


def _without(content: str, selectors: Iterable[str]) -> str:
    tree = LexborHTMLParser(content)
    for selector in selectors:
        for node in tree.css(selector):
            if node.tag not in ("html", "body"):
                node.decompose()
    return tree.html or content


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A page and what its outlet's profile says of it; ``tree`` is pruned by the last step alone."""

    tree: LexborHTMLParser
    hint: Hint
    timezone: str | None
    retrieved: str | None


def _title(found: Fields, case: _Case) -> Fields:
    words = _words(case.tree, case.hint.title)[:1]
    first = tuple(Candidate(BY.format("title"), each) for each in words)
    return _tried(replace(found, titles=(*first, *found.titles)), "title", matched=bool(first))


def _byline(found: Fields, case: _Case) -> Fields:
    """Take who signs from where the profile says; what else the page prints is then no byline."""
    words = list(dict.fromkeys(_words(case.tree, case.hint.byline)))
    if words:
        found = replace(found, authors=(Candidate(BY.format("byline"), "; ".join(words)),))
    return _tried(found, "byline", matched=bool(words))


def _date(found: Fields, case: _Case) -> Fields:
    """Take the day from where the profile says, read as it says."""
    printed = _words(case.tree, case.hint.date, "datetime")
    first = next((each for each in printed if _is_dated(each, case)), None)
    if first is not None:
        found = replace(
            found,
            published=(Candidate(BY.format("date"), first), *found.published),
            meant=_meant(first, case),
        )
    return _tried(found, "date", matched=first is not None)


def _is_dated(words: str, case: _Case) -> bool:
    return bool(
        _meant(words, case)
        or parse(words).earliest
        or relative(words, case.retrieved, case.timezone)
    )


def _meant(words: str, case: _Case) -> tuple[tuple[str, str], ...]:
    read = hint_dates.day(words, case.hint, case.timezone)
    return ((words, read),) if read else ()


def _dates(found: Fields, case: _Case) -> Fields:
    """Read what the general rules find as the profile says; a guess then stands behind it."""
    meant = dict(found.meant)
    published = []
    for each in found.published:
        read = () if each.words in meant else _meant(each.words, case)
        meant.update(read)
        published.append(Candidate(f"{each.rule}, hint: date format", each.words) if read else each)
    if len(meant) > len(found.meant):
        published.sort(key=lambda each: each.rule == GUESSED)
    return replace(found, published=tuple(published), meant=tuple(meant.items()))


def _body(found: Fields, case: _Case) -> Fields:
    """Take the text whole from where the profile says."""
    for node in case.tree.css(NO_TEXT):
        node.decompose()
    blocks = _outermost(case.tree.css(case.hint.body or "")[:MOST])
    captions = {words for each in blocks for words in _captions(each)}
    text = "\n".join(filter(None, map(_text, blocks)))
    if text:
        kept = (*found.captions, *sorted(captions - set(found.captions)))
        found = replace(found, text=text, body_rule=BY.format("body"), captions=kept)
    return _tried(found, "body", matched=bool(text))


Step = Callable[[Fields, _Case], Fields]
STEPS: tuple[tuple[str, Step], ...] = (
    ("title", _title),
    ("byline", _byline),
    ("date", _date),
    ("date_format", _dates),
    ("date_order", _dates),
    ("body", _body),
)
"""What is done where the hint of that key is given, in this order."""


def _tried(found: Fields, key: str, *, matched: bool) -> Fields:
    return replace(found, tried=(*found.tried, (key, matched)))


def _words(tree: LexborHTMLParser, selector: str | None, attribute: str = "content") -> list[str]:
    """Return what the chosen elements say, each on one line: an attribute for readers of programs, else the words."""
    said = (
        each.attributes.get(attribute) or each.attributes.get("content") or each.text(separator=" ")
        for each in tree.css(selector or "")[:MOST]
    )
    spaced = (" ".join(each.replace("\u00ad", "").split()) for each in said)
    return [each for each in spaced if 0 < len(each) <= LONGEST]


def _outermost(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    """Return the elements that lie in no other of them."""
    chosen = {each.mem_id for each in nodes}
    return [each for each in nodes if not any(up in chosen for up in _above(each))]


def _above(node: LexborNode) -> Iterable[int]:
    up = node.parent
    while up is not None:
        yield up.mem_id
        up = up.parent


def _captions(block: LexborNode) -> list[str]:
    found = []
    for node in block.css(below.NAMED):
        words = " ".join(node.text(separator=" ").split())
        if 0 < len(words) <= below.LONGEST:
            found.append(words)
            node.decompose()
    return found


def _text(block: LexborNode) -> str:
    """Return the words of a block, a line a paragraph."""
    whole = extract_plain_text(
        f"<html><body>{block.html}</body></html>", alt_texts=False, links=False, list_bullets=False
    )
    lines = (" ".join(each.split()) for each in (whole or "").split("\n"))
    return "\n".join(filter(None, lines))


def _whole(found: Fields, hint: Hint) -> Fields:
    """Drop the lines that are no part of the text, and the title and byline that open it."""
    lines = found.text.split("\n")
    gone = tuple(each for each in lines if _dropped(" ".join(each.split()), hint))
    kept = [each for each in lines if each not in gone]
    heads = {folded(each.words) for each in (*found.titles, *found.authors)}
    while len(kept) > 1 and folded(kept[0].lstrip("# ")) in heads:
        kept.pop(0)
    rule = found.body_rule + (", hint: lines dropped" if len(kept) < len(lines) else "")
    return replace(found, text="\n".join(kept), body_rule=rule, gone=gone)


def _dropped(line: str, hint: Hint) -> bool:
    return (
        line in hint.drop
        or line.startswith(hint.drop_starting)
        or any(bounded.fits(line, each) for each in hint.drop_matching)
    )
