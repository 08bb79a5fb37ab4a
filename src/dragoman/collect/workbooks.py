"""XLSX: each sheet whose header names a text is a table; its rows are streamed.

Databases that export workbooks and nothing else (Медиалогия, BIGKinds) print a title, a period and a query
above the header.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError  # only the type: openpyxl parses by defusedxml

from dragoman.collect.fieldnames import field
from dragoman.collect.files import Limits, check_size
from dragoman.collect.page import Page
from dragoman.collect.tables import article
from dragoman.errors import TooLarge, Unreadable
from dragoman.later import later
from dragoman.model.press import Skip

if TYPE_CHECKING:
    import openpyxl
    from openpyxl.utils import datetime as serial
else:
    openpyxl, serial = later("openpyxl"), later("openpyxl.utils.datetime")

UNPACKED = 10
"""Times ``max_megabytes`` that a workbook may have unpacked."""
ABOVE = 40
"""Rows among which a header stands."""
FEWEST = 2
"""Columns that a header names, the text among them."""
DAYS = range(20_000, 80_000)
"""Serial numbers of days from 1954 to 2119, as a cell without a format of its own holds them."""
DAMAGED = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError,
    ParseError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""Errors of a broken workbook; what refuses entities is a ``ValueError`` too."""


def workbook(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read one article a row. Errors: ``Unreadable`` where no sheet has a column of texts, ``TooLarge``."""
    name = str(path)
    _check(path, limits)
    found = 0
    try:
        # given as a file, since its name may end in anything
        with path.open("rb") as file:
            for each in _book(file, name):
                found += 1
                yield each
    except DAMAGED:
        what = "; what stands before was taken" if found else ", or none"
        raise Unreadable(name, f"is a damaged Excel workbook{what}") from None
    if not found:
        raise Unreadable(
            name, "no sheet of it has a header with a column that is called “text”, and rows"
        )


def _book(file: IO[bytes], name: str) -> Iterator[Page | Skip]:
    opened = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in opened.worksheets:
            yield from _sheet(
                sheet, name if len(opened.worksheets) == 1 else f"{name}!{sheet.title}"
            )
    finally:
        opened.close()


def _check(path: Path, limits: Limits) -> None:
    check_size(path, limits)
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(each.file_size for each in package.infolist())
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        raise Unreadable(str(path), "is a damaged Excel workbook, or none") from None
    if size > UNPACKED * limits.bytes:
        raise TooLarge(str(path), f"unpacked it has more than {UNPACKED} times max_megabytes")


def _sheet(sheet: Any, name: str) -> Iterator[Page | Skip]:  # noqa: ANN401 - a sheet of openpyxl
    sheet.reset_dimensions()  # some writers state them wrongly
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    first = list(islice(rows, ABOVE))
    at = next((at for at, (_, row) in enumerate(first) if _is_header(row)), None)
    if at is None:
        return
    header = [_words(each, None) for each in first[at][1]]
    while header and not header[-1]:
        header.pop()
    meant = [field(each) for each in header]
    for number, row in first[at + 1 :]:
        yield from _row(header, meant, row, f"{name}:{number}")
    for number, row in rows:
        yield from _row(header, meant, row, f"{name}:{number}")


def _is_header(row: Sequence[object]) -> bool:
    names = {field(each) for each in row if isinstance(each, str)} - {None}
    return "text" in names and len(names) >= FEWEST


def _row(
    header: Sequence[str], meant: Sequence[str | None], row: Sequence[object], name: str
) -> Iterator[Page | Skip]:
    cells = [*row, *[None] * len(header)][: len(header)]
    words = [_words(cell, what) for cell, what in zip(cells, meant, strict=True)]
    if any(words):
        yield article(header, words, name)


def _words(cell: object, meant: str | None) -> str:
    """Return what a cell shows: a day without a clock, a whole number without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if meant == "published" and int(cell) in DAYS:
            return _words(serial.from_excel(cell), None)
        return str(int(cell)) if cell == int(cell) else str(cell)
    return str(cell).strip()
