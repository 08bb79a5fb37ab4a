"""ProQuest («Full text: …», «Publication info: …») and EBSCO («Record: 3», «Persistent link …») as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.collect.exports import lines as common
from dragoman.collect.exports.lines import (
    FAULT,
    RIGHTS,
    RULE,
    Fields,
    Manner,
    body,
    day,
    filled,
    label,
)

COUNT = re.compile(r"^\s*(?:Document|Документ)\s+\d+\s+(?:of|из)\s+\d+\s*$")
OWN = re.compile(r"^\s*(?:Publication info|ProQuest document (?:ID|link))\b", re.IGNORECASE)
FULL = re.compile(r"^\s*Full[ -]text\s*:\s*(.*)$", re.IGNORECASE)
ABSTRACT = re.compile(r"^\s*Abstract\s*:\s*(.*)$", re.IGNORECASE)
LINES = re.compile(
    r"^\s*(?:ProQuest document link|Links?:.*|Table of contents|Report Information from ProQuest)\s*$"
)
INFO = re.compile(
    r"^(?P<outlet>[^\[;]+?)\s*(?:;[^\[]*)?\[[^\]]*\]\.?\s*(?P<day>[^:]+?)\s*(?::\s*(?P<page>[\w.,-]+?)\.?\s*)?$"
)
NAME = re.compile(r"^([^\W\d][^,;]*),\s*([^\W\d][^,;]*)$")
RECORD = re.compile(r"^\s*Record\s*:\s*\d+\s*$")
EBSCO = re.compile(
    r"^(?P<outlet>.+?)[.,]\s+(?:[\dX-]{8,9},\s+)?(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})(?P<rest>.*)$"
)
PAGES = re.compile(r"\bp(?:p\.?\s*)?\.?\s*([A-Z]?\d+(?:-[A-Z]?\d+)?)\b(?!\s*p\.)")
NO_HEAD = "its head is broken: no title, no date; not taken"


def split(lines: Sequence[str]) -> list[list[str]]:
    """Part a ProQuest export at its rules, or before «Document 3 of 100»."""
    for begin in (COUNT, RULE):
        parts = [each for each in common.begun(["-" * 8, *lines], begin) if filled(each)]
        found = [each for each in parts if any(map(OWN.match, each))]
        if found:
            return found
    return []


def read(lines: list[str]) -> Fields:
    """Return the fields of a ProQuest record: a head, the text, and all fields once more behind it."""
    lines = [
        each for each in lines if not (LINES.match(each) or RULE.match(each) or COUNT.match(each))
    ]
    at = next((at for at, each in enumerate(lines) if FULL.match(each)), None)
    by = FULL if at is not None else ABSTRACT
    if at is None:
        at = next((at for at, each in enumerate(lines) if ABSTRACT.match(each)), len(lines))
    rest = lines[at:]
    opening = by.match(rest[0]) if rest else None
    text = [opening.group(1) if opening else "", *rest[1:]]
    end = common.tail(text, _is_last)
    head, foot = _labelled(lines[:at]), _labelled(text[end:])
    info = INFO.match(head.pop("info", ""))
    free = next((each.strip() for each in lines[:at] if each.strip() and not label(each)), "")
    found = {key: each for key, each in (info.groupdict() if info else {}).items() if each}
    if "day" in found:
        found["published"] = found.pop("day")
    found = {**found, **foot, **head}
    found.setdefault("title", free)
    found["author"] = straight(found.get("author", ""))
    found["outlet"] = found.get("outlet", "").partition(";")[0]
    if not found["title"] or "published" not in found:
        found[FAULT] = NO_HEAD
    if by is ABSTRACT:
        found["text_by"] = "abstract"
    return {key: each for key, each in found.items() if each} | {"text": body(text[:end])}


def _is_last(line: str) -> bool:
    return bool(
        label(line)
        or RIGHTS.match(line)
        or re.match(
            r"Contact ProQuest|Terms and Conditions|Bibliography$|Citation style|-{3,}", line
        )
    )


def _labelled(lines: Sequence[str]) -> Fields:
    found: Fields = {}
    for line in lines:
        if match := re.match(r"\s*Publication info\s*:\s*(.+)", line, re.IGNORECASE):
            found.setdefault("info", match.group(1).strip())
        elif (told := label(line)) and told[0] not in ("ignored", "text") and told[1]:
            found.setdefault(*told)
    return found


def straight(authors: str) -> str:
    """Return «Petrova, Anna; Sidorov, Ivan» as «Anna Petrova; Ivan Sidorov»."""
    parts = [re.sub(r"\s*\d+(?:\s.*)?$", "", each).strip(" .") for each in authors.split(";")]
    turned = (NAME.sub(r"\2 \1", each) for each in parts)
    return "; ".join(each for each in turned if each)


def split_ebsco(lines: Sequence[str]) -> list[list[str]]:
    """Part an EBSCO export before «Record: 3»."""
    parts = common.begun(lines, RECORD)
    return (
        parts
        if any(
            re.match(r"\s*(?:Accession Number|Database|Source)\s*:", e) for p in parts for e in p
        )
        else []
    )


def read_ebsco(lines: list[str]) -> Fields:
    """Return the fields of an EBSCO record; its days are written as in America, 2/9/2021 is February's."""
    at = next((at for at, each in enumerate(lines) if FULL.match(each)), len(lines))
    head = [each for each in lines[:at] if not RULE.match(each)]
    found: Fields = {}
    name = ""
    for line in head:
        told = label(line)
        if told:
            name = told[0]
            if told[1]:
                found.setdefault(name, told[1])
        elif line.strip() and name and name not in found:
            found[name] = line.strip()  # the label stands in a line of its own
    source = EBSCO.match(found.get("outlet", ""))
    if source:
        found["outlet"] = source["outlet"]
        found["published"] = f"{source['y']}-{int(source['m']):02}-{int(source['d']):02}"
        if page := PAGES.search(source["rest"]):
            found["page"] = page.group(1)
    found["author"] = straight(found.get("author", ""))
    found["title"] = found.get("title", "").rstrip(".")
    text = body([*_behind(lines[at:])])
    if not text and found.get("text"):
        found["text_by"], text = "abstract", found["text"]
    if not found["title"] or not day(found.get("published", "")):
        found[FAULT] = NO_HEAD
    kept = {key: each for key, each in found.items() if each and key != "ignored"}
    return kept | {"text": text}


def _behind(lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    opening = FULL.match(lines[0])
    text = [
        opening.group(1) if opening else "",
        *(each for each in lines[1:] if not RULE.match(each)),
    ]
    return text[: common.tail(text, _is_last)]


HEAD = re.compile(r"(?:Author|Publication info|Full text|Title|Source)\b.*:", re.IGNORECASE)
MANNERS = (
    Manner(name="ProQuest", split=split, read=read, head=HEAD),
    Manner(name="EBSCO", split=split_ebsco, read=read_ebsco, head=HEAD),
)
