"""Importing and proofreading reports: right on the model report (our labels, standoff), and how long a book takes.

The model report is found beside the data by the hash of its bytes; ``gold/reports.jsonl`` holds offsets
into its text, dates and nothing of its words. The long document is made of the passages of
``tests/proof/leads_en.txt``, each followed by some 230 words of the sample's translation memory (the model
report has an item in 260 words), 500 words a page.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import cycle
from pathlib import Path
from typing import Any

import docx
from bench import seeded
from bench.rows import ROOT, Figure, again, dragoman, load

from dragoman.model.finding import Finding
from dragoman.model.published import Published, PublishedItem
from dragoman.proofing import checked, imported

GROUP = "imports"
GOLD = ROOT / "bench" / "gold" / "reports.jsonl"
SLIPS = GOLD.with_name("slips.jsonl")
"""Slips of a report as a careful reader marked them, standoff; ``sure`` ones every copy editor would mark."""
SAMPLE = Path(str(files("dragoman") / "sample"))
PASSAGES = ROOT / "tests" / "proof" / "leads_en.txt"
PAGES, WORDS, BODY = 300, 500, 230
Record = dict[str, Any]


def figures(data: Path) -> Iterator[Figure]:
    """Yield what is right of the model report, and the seconds and memory of a long one."""
    for each in labelled():
        path = report(each, data)
        if path is None:
            yield Figure(
                name="import, model report", value=None, command=again(GROUP), note="not at hand"
            )
            continue
        right = len(each["items"]) - len(wrong(each, imported(path)))
        yield Figure(
            name="import, model report: items with author, outlet and date right",
            value=right,
            unit=f"of {len(each['items'])}",
            command=again(GROUP, data),
        )
    yield from proofread(data)
    yield from seeded.figures()
    yield from long_report()


def proofread(data: Path) -> Iterator[Figure]:
    """Yield how many of the sure slips, listed by hand before any rule was written, are found, and what is right."""
    for each in labelled(SLIPS):
        path = report(each, data)
        if path is None:
            yield Figure(
                name="check, model report", value=None, command=again(GROUP), note="not at hand"
            )
            continue
        found = [one for one in checked(path).found if one.severity != "hint"]
        sure = [one for one in each["slips"] if one["sure"]]
        told = sum(any(_meet(one, other) for other in found) for one in sure)
        right = sum(any(_meet(one, other) for one in each["slips"]) for other in found)
        for name, value, of in (("sure slips found", told, sure), ("findings right", right, found)):
            yield Figure(
                name=f"check, model report: {name}",
                value=value,
                unit=f"of {len(of)}",
                command=again(GROUP, data),
            )


def _meet(slip: Record, found: Finding) -> bool:
    return bool(slip["start"] <= found.end and found.start <= slip["end"])


def labelled(gold: Path = GOLD) -> list[Record]:
    """Return the labels of each report."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    return [json.loads(each) for each in lines if each.strip()]


def report(labels: Record, data: Path) -> Path | None:
    """Return the file that the labels are of, from the folder beside the data, if it is there."""
    folder = (ROOT / data).parent / "seed"
    for path in sorted(folder.glob("*.txt")):
        if sha256(path.read_bytes()).hexdigest() == labels["report"]:
            return path
    return None


def wrong(labels: Record, found: Published) -> list[str]:
    """Return what is wrong with each labelled item: not found, or another author, outlet or date."""
    by_start = {each.start: each for each in found.items}
    told = []
    for number, each in enumerate(labels["items"]):
        item = by_start.get(each["start"])
        if item is None:
            told.append(f"item {number} is not found")
        elif said(item) != labelled_so(each):
            told.append(f"item {number}: {said(item)} for {labelled_so(each)}")
    return told


def said(item: PublishedItem) -> tuple[object, ...]:
    """Return an item's author, outlet and date as labels have them."""
    published = item.published
    return (
        [[each.start, each.end] for each in item.authors],
        [item.outlet.start, item.outlet.end] if item.outlet else None,
        published.earliest and published.earliest.isoformat(),
        published.latest and published.latest.isoformat(),
        published.precision,
    )


def labelled_so(each: Record) -> tuple[object, ...]:
    """Return the same of a label."""
    return each["authors"], each["outlet"], each["earliest"], each["latest"], each["precision"]


def long_report() -> Iterator[Figure]:
    """Yield the seconds and the memory that a book of reports takes."""
    passages = re.findall(r"(?m)^(?![#=\n]).+$", PASSAGES.read_text(encoding="utf-8"))
    memory = next(SAMPLE.rglob("*.tmx"))
    prose = cycle(
        re.findall(r'xml:lang="en"[^>]*>\s*<seg>([^<]+)</seg>', memory.read_text(encoding="utf-8"))
    )
    document, words = docx.Document(), 0
    document.add_heading("Country Report: Russia (March 2031)", 0)
    for number, each in enumerate(cycle(passages)):
        if words > PAGES * WORDS:
            break
        if not number % 12:
            document.add_heading("Ports and pilots", 1)
        body = [each]
        while sum(len(one.split()) for one in body) < BODY:
            body.append(next(prose))
        document.add_paragraph(" ".join(body))
        words += sum(len(one.split()) for one in body)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.docx"
        document.save(str(path))
        ran = dragoman("import", path, "--json")
    note = f"{words} words; {ran.processor:.0f} s of processor; {load()}"
    name = f"import of a DOCX of {PAGES} pages"
    yield Figure(name=name, value=ran.seconds, unit="s", command=again(GROUP), note=note)
    yield Figure(
        name=f"{name}: memory", value=ran.megabytes, unit="MB", command=again(GROUP), note=note
    )
