"""The room's walk: a document through the ordered table of rules."""

from __future__ import annotations

from dragoman.model.document import Document
from dragoman.model.finding import Finding
from dragoman.model.press import Span
from dragoman.proof.housestyle import House
from dragoman.proof.sheet import Sheet
from dragoman.proof.table import RULES


def proofread(document: Document, house: House | None = None) -> tuple[Finding, ...]:
    """Return what the rules find, in the order of the text; those that the house turned off are not asked.

    Notes are left alone: they quote sources as these are printed.
    """
    house = house or House()
    sheet = Sheet(document=document, house=house)
    order = {each.name: number for number, each in enumerate(RULES)}
    asked = [each for each in RULES if each.name not in house.off]
    notes = [Span(each.start, each.end) for each in document.blocks if each.kind == "note"]
    found = {
        one
        for each in asked
        for one in each.findings(sheet)
        if one.text not in house.known
        if not sheet.within(Span(one.start, one.end), notes)
    }
    return tuple(sorted(found, key=lambda each: (each.start, each.end, order[each.rule])))
