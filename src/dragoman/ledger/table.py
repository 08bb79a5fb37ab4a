"""The ledger as a CSV table, out and in; what comes in is judgements, each row checked first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.ledger.judged import parsed_ids
from dragoman.model.knowledge import Office
from dragoman.model.ledger import Entry

COLUMNS = (
    "id",
    "kind",
    "name",
    "house",
    "ids",
    "note",
    "same_as",
    "spellings",
    "actor",
    "offices",
    "candidates",
    "pieces",
)
EDITED = ("house", "ids", "note", "same_as")
"""Columns that an import takes up; the others are for the reader."""
NEEDED = ("id", "house")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one row changes: fields of an entry, or whose name it is."""

    entry: str
    fields: Mapping[str, str]
    same_as: str = ""


def written(found: Iterable[Entry]) -> str:
    """Return the ledger as CSV, a row an entry."""
    out = io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    rows.writeheader()
    rows.writerows(map(_row, found))
    return out.getvalue()


def _row(entry: Entry) -> dict[str, str]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "name": entry.name,
        "house": entry.house,
        "ids": "; ".join(f"{catalogue}:{number}" for catalogue, number in entry.ids),
        "note": entry.note,
        "same_as": "",
        "spellings": " | ".join(each.text for each in entry.spellings),
        "actor": entry.actor or "",
        "offices": "; ".join(map(_term, entry.offices)),
        "candidates": " ".join(entry.candidates),
        "pieces": str(entry.pieces),
    }


def _term(office: Office) -> str:
    return f"{office.title} ({office.from_ or '?'} to {office.to or 'now'})"


def changes(text: str, found: Iterable[Entry]) -> tuple[Change, ...]:
    """Return what a table changes. Errors: ``ValueError`` with every row that is wrong, a line each."""
    held = {each.id: each for each in found}
    known = {*held, *(id_ for each in held.values() for id_ in each.merged)}
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    wrong: list[str] = []
    wanted: list[Change] = []
    try:
        missing = [each for each in NEEDED if each not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"row 1: lacks the column {', '.join(missing)}")
        for row in rows:
            faults = list(_faults(row, known))
            wrong += [f"row {rows.line_num}: {each}" for each in faults]
            change = None if faults else _change(row, held)
            wanted += [change] if change else []
    except csv.Error as error:
        wrong.append(f"row {rows.line_num}: {error}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return tuple(wanted)


def _faults(row: Mapping[str | None, str | None], known: set[str]) -> Iterator[str]:
    if None in row or any(each is None for each in row.values()):
        yield "has more or fewer cells than the first row"
        return
    entry, same_as = _cell(row, "id"), _cell(row, "same_as")
    if entry not in known:
        yield f"the ledger holds no entry “{entry}”"
    if same_as and same_as not in known:
        yield f"same_as: the ledger holds no entry “{same_as}”"
    if same_as and same_as == entry:
        yield "same_as: names the row itself"
    if any("а" <= each.lower() <= "я" or each in "ёЁ" for each in _cell(row, "house")):
        yield f"house: “{_cell(row, 'house')}” has Cyrillic letters"
    try:
        parsed_ids(_cell(row, "ids"))
    except ValueError as error:
        yield f"ids: {error}"


def _cell(row: Mapping[str | None, str | None], name: str) -> str:
    return " ".join((row.get(name) or "").split())


def _change(row: Mapping[str | None, str | None], held: Mapping[str, Entry]) -> Change | None:
    entry = held.get(_cell(row, "id"))
    if entry is None:
        return None  # merged into another since the table was written
    own = _row(entry)
    fields = {
        name: _cell(row, name)
        for name in ("house", "ids", "note")
        if name in row and _cell(row, name) != " ".join(own[name].split())
        if _cell(row, name) or name != "house"
    }
    same_as = _cell(row, "same_as")
    return Change(entry=entry.id, fields=fields, same_as=same_as) if fields or same_as else None
