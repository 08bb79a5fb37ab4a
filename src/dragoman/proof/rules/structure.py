"""What the overview announces and the body gives."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.proof.examples import ITEM
from dragoman.proof.housestyle import package_style
from dragoman.proof.layout import sentences
from dragoman.proof.lexicon import folded
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.rules.names import sound
from dragoman.proof.sheet import Sheet
from dragoman.proof.words import is_english

NAME = re.compile(r"[A-Z][^\W\d_A-Z]{2,}(?:[’'-][^\W\d_]+)*(?: [A-Z][^\W\d_A-Z]{2,})*")
MONTHS = tuple(each.casefold() for each in calendar.month_name[1:])
WIDE = frozenset({"far", "east", "west", "north", "south", "middle", "central"})
"""Words that two regions share: the Far East is not named by «far» and «east» apart."""


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
        first = each.start() == place.start and is_english(name.split()[0].lower())
        if not set(name.casefold().split()) <= {
            *package_style().lists["general"],
            *MONTHS,
        } and not (first and " " not in name):
            yield Span(each.start(), each.start() + len(name)), name


def _is_named(name: str, body: str) -> bool:
    """Tell whether all words of a name stand in the body, as such, with another ending or romanised otherwise."""
    words = [folded(each) for each in re.split(r"[ -]", name) if len(each) > 2]  # noqa: PLR2004 - «of», «on»
    if any(len(words) > 1 and folded(each) in WIDE for each in words) and folded(name) not in body:
        return False
    return all(
        re.search(rf"\b{re.escape(each[: max(4, len(each) - 2)])}", body)
        or any(sound(one)[:5] == sound(each)[:5] for one in set(body.split()))
        for each in words
    )


def absent_theme(sheet: Sheet) -> Iterator[Slip]:
    """Find a theme that the overview lists behind its colon and neither a heading nor an item takes up."""
    if not sheet.published.items:
        return
    body = folded(" ".join(sheet.plain[each.start : each.end] for each in sheet.outline.paragraphs))
    headings = folded(" ".join(each.words for each in sheet.outline.sections))
    for each in sheet.published.overview.themes:
        words = [
            folded(one)
            for one in THEME_WORD.findall(each.text)
            if one.casefold() not in package_style().lists["idle_themes"]
        ]
        listed = sheet.plain[: each.start].rstrip().endswith((":", ",", ";", "and"))
        if not listed or not words or len(each.text.split()) > LONGEST_THEME:
            continue
        if not any(re.search(rf"\b{re.escape(one[:STEM])}", f"{headings} {body}") for one in words):
            message = "announced above, and neither a heading nor an item below takes it up"
            yield Slip(place=Span(each.start, each.end), message=message)


THEME_WORD = re.compile(r"[^\W\d_]{4,}")
"""Words of a theme that are of any."""
STEM, LONGEST_THEME = 5, 14


def empty_heading(sheet: Sheet) -> Iterator[Slip]:
    """Find headings under which no item stands, in a report that has items elsewhere."""
    items = sheet.published.items
    for each in sheet.outline.sections if items else ():
        if not any(each.place.start <= item.start < each.place.end for item in items):
            yield Slip(
                place=Span(each.start, each.end), message="no item stands under this heading"
            )


def missing_heading(sheet: Sheet) -> Iterator[Slip]:
    """Find an item that a wider gap sets apart from those under the heading above: a topic without its heading."""
    headed = {each.place.start for each in sheet.outline.sections}
    for each in sheet.published.items if headed else ():
        if each.start in sheet.outline.apart:
            end = sheet.plain.find(" ", each.start + 30)
            yield Slip(
                place=Span(each.start, max(end, each.start + 1)),
                message="a gap, and no heading for what follows",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        name="unsupported-overview",
        group="structure",
        severity="warning",
        says="The overview names somebody or something that no item names.",
        wrong=ITEM.replace("led.", "led. The fleet of [Maiak] was feared."),
        right=ITEM,
        find=unsupported,
    ),
    Rule(
        name="absent-theme",
        group="structure",
        severity="warning",
        says="The overview lists a theme that no heading and no item takes up.",
        wrong=ITEM.replace("Ports led.", "Two themes led: ports and [the price of herring]."),
        right=ITEM.replace("Ports led.", "Two themes led: old ports and their closing."),
        find=absent_theme,
    ),
    Rule(
        name="missing-heading",
        group="structure",
        severity="warning",
        says="A wider gap sets an item apart from those above, and no heading stands there.",
        wrong=ITEM + "\n\n\n[On March 3 Pavel Kotlov in Vestnik] wrote of fish.",
        right=ITEM,
        find=missing_heading,
    ),
    Rule(
        name="heading-without-items",
        group="structure",
        severity="warning",
        says="No item stands under a heading.",
        wrong=ITEM
        + "\n\n[Fish]\n\nFish is said to be dear this spring, and nobody knows why it is.",
        right=ITEM,
        find=empty_heading,
    ),
)
