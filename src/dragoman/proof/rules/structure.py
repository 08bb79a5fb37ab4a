"""What the overview announces and the body gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.lexicon import folded
from dragoman.proof.layout import sentences
from dragoman.proof.rule import Slip
from dragoman.proof.sheet import Sheet

NAME = re.compile(r"[A-Z][^\W\d_A-Z]{2,}(?:[’'-][^\W\d_]+)*(?: [A-Z][^\W\d_A-Z]{2,})*")
GENERAL = frozenset(
    """country report russian coverage asia pacific eurasia east west north south soviet cold war january february march april may june
    july august september october november december the and but although while despite""".split()
)


def unsupported(sheet: Sheet) -> Iterator[Slip]:
    """Find an overview's claim about somebody, or something, whom no item names.

    One finding a sentence; sentences that tell what was missing are left alone.
    """
    if not sheet.published.items:
        return
    body = folded(" ".join(sheet.plain[each.start : each.end] for each in sheet.outline.paragraphs))
    headings = folded(" ".join(each.words for each in sheet.outline.sections))
    silent = [Span(each.start, each.end) for each in sheet.published.overview.silences]
    for place in sheet.outline.overview:
        for number, each in enumerate(sentences(sheet.plain, place)):
            if sheet.within(each, silent) or (number == 0 and place == sheet.outline.overview[0]):
                continue
            missing = [
                one for one in _names(sheet.plain, each) if not _is_named(one[1], body + headings)
            ]
            if missing:
                where, name = missing[0]
                message = f"the overview speaks of {name}, no item below does"
                yield Slip(place=where, message=message)


def _names(plain: str, place: Span) -> Iterator[tuple[Span, str]]:
    for each in NAME.finditer(plain, place.start, place.end):
        name = each[0].removesuffix("’s").removesuffix("'s")
        words = [one for one in name.split() if one.casefold() not in GENERAL]
        first = each.start() == place.start
        if words and not (
            first and len(name.split()) == 1 and plain[each.end() : each.end() + 1] == ","
        ):
            yield Span(each.start(), each.start() + len(name)), name


def _is_named(name: str, body: str) -> bool:
    """Tell whether the body names it: by all its words near each other, or by a word of the same stem."""
    words = [folded(each) for each in re.split(r"[ -]", name) if len(each) > 2]  # noqa: PLR2004 - «of», «on»
    return all(re.search(rf"\b{re.escape(each[: max(4, len(each) - 2)])}", body) for each in words)


def empty_heading(sheet: Sheet) -> Iterator[Slip]:
    """Find headings under which no item stands, in a report that has items elsewhere."""
    items = sheet.published.items
    for each in sheet.outline.sections if items else ():
        if not any(each.place.start <= item.start < each.place.end for item in items):
            yield Slip(
                place=Span(each.start, each.end), message="no item stands under this heading"
            )
