"""CSV and TSV: one article a row, streamed; the header's names are mapped to fields.

What is kept of a row is the header and the row, as two lines of CSV: it can be read again alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.collect.decoding import OLD, SAMPLE, UNTOLD, UTF_16, _russian, eastern
from dragoman.collect.fieldnames import described, field
from dragoman.collect.files import Limits
from dragoman.collect.page import Page
from dragoman.collect.piece import key, page
from dragoman.errors import Unreadable
from dragoman.model.press import Skip

DELIMITERS = ",;\t|"
BAD_ROWS = 1000
"""Broken rows after which a table is given up."""
KEPT = 2
"""Lines that are kept of a row: the header's and its own."""
BIGKINDS = re.compile(r"뉴스 ?식별자")
"""A column of BIGKinds, which gives the first 200 characters of a text."""
EXCERPT = 210


def encoding(sample: bytes, name: str) -> str:
    """Return the encoding of a file by its beginning. Errors: ``Unreadable``."""
    if sample.startswith(UTF_16):
        return "utf-16"
    try:
        sample.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(sample) - 3 and len(sample) == SAMPLE:
            return "utf-8-sig"
    else:
        return "utf-8-sig"
    best = max(OLD, key=lambda each: _russian(sample.decode(each, "replace")))
    if _russian(sample.decode(best, "replace")):
        return best
    told = eastern(sample)
    if told is None:
        raise Unreadable(name, UNTOLD)
    return told


def table(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read one article a row. Errors: ``Unreadable`` where no column is the text."""
    name = str(path)
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    if not sample.strip():
        raise Unreadable(name, "the file is empty")
    found = encoding(sample, name)
    delimiter = _delimiter(sample.decode(found, "ignore"), name)
    csv.field_size_limit(max(csv.field_size_limit(), limits.bytes))
    with path.open(encoding=found, errors="strict", newline="") as file:
        rows = csv.reader(file, delimiter=delimiter, strict=True)
        given = None
        for given in _rows(rows, next(rows), name):
            yield given
        if given is None:
            yield Skip(input=name, reason="holds no rows below its header", stage="collect")


def _rows(rows: Iterator[list[str]], header: list[str], name: str) -> Iterator[Page | Skip]:
    bad = 0
    while bad < BAD_ROWS:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            bad += 1
            yield _skip(name, rows, f"the row is broken: {error}")
            continue
        except UnicodeDecodeError:
            yield _skip(name, rows, "from here on it is in another encoding than its beginning")
            return
        if not any(map(str.strip, row)):
            continue
        if len(row) != len(header):
            bad += 1
            yield _skip(name, rows, f"the row has {len(row)} fields and the header {len(header)}")
            continue
        yield article(header, row, f"{name}:{_line(rows)}")
    yield Skip(input=name, reason=f"given up after {bad} broken rows", stage="collect")


def _line(rows: Iterator[list[str]]) -> int:
    return int(getattr(rows, "line_num", 0))


def _skip(name: str, rows: Iterator[list[str]], reason: str) -> Skip:
    return Skip(input=f"{name}:{_line(rows)}", reason=reason, stage="collect")


def article(header: Sequence[str], row: Sequence[str], name: str) -> Page | Skip:
    """Return the article of one row; of two columns of one meaning, the first that is filled counts.

    Of two columns of text it is the longer one: an abstract often stands beside the text.
    """
    fields: dict[str, str] = {}
    for column, each in zip(header, row, strict=True):
        meant, cell = field(column) or "", each.strip()
        if meant and cell and (meant != "text" or len(cell) > len(fields.get("text", ""))):
            fields[meant] = cell if meant == "text" else fields.get(meant, cell)
    text = fields.pop("text", "")
    if not text:
        return Skip(input=name, reason="not read: no text", stage="collect")
    kept = io.StringIO()
    csv.writer(kept).writerows((header, row))
    stated = described(fields)
    identity = fields.get("id") or key(stated.title or "", stated.published or "", text)
    excerpt = len(text) <= EXCERPT and any(map(BIGKINDS.fullmatch, map(str.strip, header)))
    return replace(
        page(name, "csv", kept.getvalue().encode("utf-8", "replace"), text),
        key=f"{stated.outlet_name or ''}:{identity}",
        url=fields.get("url"),
        declared=stated,
        by="column",
        text_by="first 200 characters" if excerpt else "as given",
    )


def is_whole(content: bytes) -> bool:
    """Tell whether a row was kept with its header, as early versions did not."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline="")))
    except csv.Error:
        return False
    return len(rows) == KEPT and len(rows[0]) == len(rows[1])


def again(content: bytes, name: str) -> Page:
    """Return the article of a row that was kept with its header. Errors: ``Unreadable``."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline="")))
    if len(rows) != KEPT or len(rows[0]) != len(rows[1]):
        raise Unreadable(name, "its row was kept without its header; collect its file anew")
    found = article(rows[0], rows[1], name)
    if isinstance(found, Skip):
        raise Unreadable(name, found.reason)
    return found


def _delimiter(text: str, name: str) -> str:
    """Return the delimiter by which the header names the text."""
    first = next(iter(text.splitlines()), "")
    known = {
        each: [field(cell) for cell in next(csv.reader([first], delimiter=each), [])]
        for each in DELIMITERS
    }
    best = max(DELIMITERS, key=lambda each: len(set(known[each]) - {None}))
    if "text" not in known[best]:
        shown = first[:80]
        raise Unreadable(
            name,
            f"no column is called “text”; with commas, semicolons or tabs its header reads: {shown}",
        )
    return best
