"""The room's walk: a document through the ordered table of rules."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.document import Document
from dragoman.model.finding import Finding
from dragoman.model.press import Span
from dragoman.proof.against.beside import Against
from dragoman.proof.housestyle import House
from dragoman.proof.sheet import Sheet
from dragoman.proof.table import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the rules find, in the order of the text; ``compared`` says what was held against a desk."""

    findings: tuple[Finding, ...]
    compared: str | None = None


def proofread(document: Document, house: House | None = None) -> tuple[Finding, ...]:
    """Return what the rules find in a document by itself."""
    return proof(document, house).findings


def proof(document: Document, house: House | None = None, against: Against | None = None) -> Proof:
    """Return what the rules find, in the order of the text; those that the house turned off are not asked.

    Notes are left alone, for they quote sources as these are printed: only that they do is asked.
    ``against`` is a desk whose articles the report is compared with.
    """
    house = house or House()
    sheet = Sheet(document=document, house=house, against=against)
    order = {each.name: number for number, each in enumerate(RULES)}
    asked = [each for each in RULES if each.name not in house.off]
    notes = [Span(each.start, each.end) for each in document.blocks if each.kind == "note"]
    found = {
        one
        for each in asked
        for one in each.findings(sheet)
        if one.text not in house.known
        if each.group == "sources" or not sheet.within(Span(one.start, one.end), notes)
    }
    return Proof(
        findings=tuple(sorted(found, key=lambda each: (each.start, each.end, order[each.rule]))),
        compared=sheet.compared.summary() if sheet.compared else None,
    )
