"""The outline of a published report: title, overview, headings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.document import Block, Document
from dragoman.model.press import Span
from dragoman.proof.lexicon import lexicon

HEADING_WORDS, HEADING = 10, 90
"""Words and characters of a heading; those of the genre have one to four words."""
TOP = 6
"""Blocks among which a title that says it is one is looked for."""
ENDS = '.,;!?”"’)…。'
LONG = 140
"""Code points from which on a block is a paragraph of prose."""
NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+")
BREAK = re.compile(r"(?:\*\s?){3,}|[-–—_=]{3,}|#+|§")
BYLINE = re.compile(
    r"(?:By|Posted|Published|Updated|Vol|Volume|No|Issue|Prepared|Compiled|Edited)\b"
)
DATED = re.compile(r"[\w ,.–—/-]*\b(?:19|20)\d\d\b[\w ,.–—/()-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading and the place of what stands under it, itself included."""

    words: str
    start: int
    end: int
    place: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Places of the parts; ``paragraphs`` are those of the body, back matter left out."""

    title: Span | None
    front: tuple[Span, ...]
    """Short lines between the title and the text: datelines, bylines."""
    overview: tuple[Span, ...]
    sections: tuple[Heading, ...]
    paragraphs: tuple[Span, ...]
    apart: frozenset[int] = frozenset()
    """Starts of paragraphs before which a wider gap or a line of stars stands."""
    end: int = 0


def layout(document: Document, plain: str) -> Layout:
    """Return the outline of a document.

    Headings are those the document marks as such, and lines of few words on their own. What stands above
    the first heading is the overview. Back matter (notes, sources) is left out.
    """
    blocks = [each for each in document.blocks if each.kind not in ("note", "table")]
    title, rest = _title(blocks, plain)
    front: list[Span] = []
    while rest and not _is_marked(rest[0]) and _is_front(rest, plain):
        front.append(Span(rest[0].start, rest[0].end))
        rest = rest[1:]
    heads = {each.start for at, each in enumerate(rest) if _is_head(rest, at, plain)}
    sections = _sections(rest, heads, plain)
    overview, body = _split(rest, sections, heads, plain)
    names = lexicon().data["headings"]
    silent = (*names["overview"], *names["back_matter"])
    return Layout(
        title=title,
        front=tuple(front),
        overview=overview,
        sections=tuple(each for each in sections if each.words.casefold() not in silent),
        paragraphs=body,
        apart=frozenset(_apart(document, rest, plain)),
        end=rest[-1].end if rest else len(plain.rstrip()),
    )


def _title(blocks: Sequence[Block], plain: str) -> tuple[Span | None, list[Block]]:
    """Return the title's place: a block that says it is one, the highest heading, the first line."""
    if not blocks:
        return None, []
    for at, each in enumerate(blocks[:TOP]):
        if each.kind == "title" or (each.kind == "heading" and each.level == 1):
            return Span(each.start, each.end), list(blocks[at + 1 :])
    first = blocks[0]
    if first.kind == "heading" or len(plain[first.start : first.end]) <= LONG:
        return Span(first.start, first.end), list(blocks[1:])
    return None, list(blocks)


def _is_front(rest: Sequence[Block], plain: str) -> bool:
    """Tell a dateline or byline under the title: a short line that holds a year, or «By X»."""
    words = plain[rest[0].start : rest[0].end]
    return (
        len(rest) > 1
        and len(words) <= HEADING
        and bool(BYLINE.match(words) or DATED.fullmatch(words))
    )


def _is_marked(block: Block) -> bool:
    return block.kind in ("heading", "title")


def _is_head(rest: Sequence[Block], at: int, plain: str) -> bool:
    """Tell a heading that the document marks, or a line of few words with a paragraph behind it."""
    each = rest[at]
    if _is_marked(each):
        return True
    after = rest[at + 1] if at + 1 < len(rest) else None
    if each.kind != "paragraph" or after is None:
        return False
    if (
        not _is_marked(after)
        and after.end - after.start <= HEADING
        and plain[after.end - 1] not in ENDS
    ):
        return False
    return is_heading(plain[each.start : each.end], bold=each.bold)


def is_heading(line: str, *, bold: bool = False) -> bool:
    """Tell whether a line of its own may be a heading."""
    bare = line.rstrip(":：")
    words = NUMBERED.sub("", bare).split()
    if not words or len(line) > HEADING or BREAK.fullmatch(line) or words[0][0].islower():
        return False
    return len(words) <= HEADING_WORDS and (bold or bare[-1] not in ENDS)


def _sections(rest: Sequence[Block], heads: set[int], plain: str) -> list[Heading]:
    found = [each for each in rest if each.start in heads]
    ends = [*(each.start for each in found[1:]), rest[-1].end] if found else []
    return [
        Heading(
            words=NUMBERED.sub("", " ".join(plain[each.start : each.end].split())).rstrip(":： "),
            start=each.start,
            end=each.end,
            place=Span(each.start, end),
        )
        for each, end in zip(found, ends, strict=True)
    ]


def _split(
    rest: Sequence[Block], sections: Sequence[Heading], heads: set[int], plain: str
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the paragraphs of the overview and those of the body."""
    names = lexicon().data["headings"]
    overview: list[Span] = []
    body: list[Span] = []
    heading = None
    for each in rest:
        if each.start in heads:
            heading = next(one.words.casefold() for one in sections if one.start == each.start)
        elif heading not in names["back_matter"] and not BREAK.fullmatch(
            plain[each.start : each.end]
        ):
            above = heading is None and bool(heads)
            (overview if above or heading in names["overview"] else body).append(
                Span(each.start, each.end)
            )
    return tuple(overview), tuple(body)


def _apart(document: Document, rest: Sequence[Block], plain: str) -> Iterator[int]:
    """Yield where a paragraph stands apart from the one before: two empty lines or a line of stars."""
    for before, each in pairwise(rest):
        stars = BREAK.fullmatch(plain[before.start : before.end])
        if stars or document.text.count("\n", before.end, each.start) > 2:  # noqa: PLR2004 - an empty line is two
            yield each.start


SENTENCE_END = re.compile(
    r"[.!?…]+[”\"’»)\]]*\s+(?=[“\"‘«(\[]?[A-ZÀ-ÞА-ЯЁ0-9])|[。！？]+[”\"’»）)」』]*\s*(?=\S)"
)
SHORTENED = re.compile(
    r"(?:(?:^|[\s(“\"‘.-])[A-ZА-ЯЁ]|\b(?:U\.S|U\.K|U\.N|D\.C|e\.g|i\.e|Nos?|Mrs?|Ms|Dr|Prof|Gen|St|vs|cf|Vol|Lt|Col|Jr|Sen"
    r"|Rep|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec))\.$"
)
"""What ends in a full stop and no sentence."""


def sentences(text: str, place: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph; a stop after an initial or an abbreviation ends none."""
    start = place.start
    for end in SENTENCE_END.finditer(text, place.start, place.end):
        stop = end.start() + len(end[0].rstrip())
        if SHORTENED.search(text[max(start, stop - 8) : stop]):
            continue
        yield Span(start, stop)
        start = end.end()
    if start < place.end:
        yield Span(start, place.end)
