"""The room's walk: a document through the ordered table of rules."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.model.document import Document
from dragoman.model.finding import Finding
from dragoman.proof.sheet import Sheet
from dragoman.proof.table import RULES


def proofread(
    document: Document, known: Collection[str] = (), off: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what the rules find, in the order of the text; rules named in ``off`` are not asked.

    ``known`` are names that are right as they stand.
    """
    sheet = Sheet(document=document, known=frozenset(known))
    order = {each.name: number for number, each in enumerate(RULES)}
    found = {one for each in RULES if each.name not in off for one in each.findings(sheet)}
    return tuple(sorted(found, key=lambda each: (each.start, each.end, order[each.rule])))
