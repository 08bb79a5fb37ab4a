"""Nexis, the old one and the new one (Nexis Uni, Lexis).

Old: «1 of 100 DOCUMENTS», copyright, source, date, title, LENGTH:, text, LOAD-DATE:. New: title, source, date,
Length:, Body, text, Load-Date:, «End of Document».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.collect.exports import lines as common
from dragoman.collect.exports.lines import FAULT, RIGHTS, Fields, Manner, body, day, label

END = re.compile(r"^\s*End of Document\s*$")
COUNT = re.compile(r"^\s*\d+ of \d+ DOCUMENTS?\s*$")
BODY = re.compile(r"^\s*(?:Body|BODY:?|Текст:?|正文)\s*$")
SIZE = re.compile(r"^\s*length:\s*\d", re.IGNORECASE)
PAGE = re.compile(r"^(.*?)[;,]?\s*(?:Pg|Page|p)\.?\s*([A-Z]{0,3}\d[\w–,-]*)(?:,.*)?$")
COVER = re.compile(
    r"^(?:User Name|Date and Time|Job Number|Documents? ?\(\d+\)|Client/Matter|Search Terms|Search Type|Narrowed by"
    r"|Content Type|News\b.*-None-|Sources?\b.*-None-|.*-None-$)"
)
LAST = re.compile(
    r"^(?:Load-Date|LOAD-DATE|Classification$|(?:Language|Publication-Type|Journal Code|Subject|Company|Organization"
    r"|Person|Geographic|Industry|Ticker|Country|City|State|Acc-No|Series|Type|Graphic|Notes|Correction(?:-Date)?"
    r"|Document-Type|Pub-Type)\s*:)",
    re.IGNORECASE,
)
BESIDE = re.compile(r"^(?:Graphic|Notes|GRAPHIC:.*|Correction)$")
"""What opens pictures' captions and notes behind the text."""
FAR = 12
"""Blocks of captions and notes, at most."""
TWO_RUN = "its end is missing in the export, and another article follows; not taken"


def split(lines: Sequence[str]) -> list[list[str]]:
    """Part an export before «1 of 100 DOCUMENTS», or behind «End of Document»."""
    counted = common.begun(lines, COUNT)
    if counted:
        return [[OLD, *each] for each in counted]
    parts, rest = common.ended(lines, END)
    if parts and any(map(SIZE.match, rest)):
        parts.append(rest)
    return [each for part in parts for each in _apart(part)]


OLD = "\0old"
"""Marks a record of the old manner."""


def _apart(part: list[str]) -> list[list[str]]:
    """Part records that run together: the second begins two lines above its date."""
    sizes = [at for at, each in enumerate(part) if SIZE.match(each)]
    starts = [_top(part, at) for at in sizes[1:]]
    return common.cut(part, [0, *filter(None, starts)])


def _top(part: Sequence[str], size: int) -> int:
    above = [at for at in range(size) if part[at].strip()][-FAR:]
    dated = next((place for place in range(len(above) - 1, 1, -1) if day(part[above[place]])), None)
    return above[dated - 2] if dated is not None else 0


def read(lines: list[str]) -> Fields:
    """Return the fields of a record."""
    old = lines[0] == OLD
    if not old and not END.match(lines[-1]):
        return _head(lines[: _opens(lines)], old=False) | {FAULT: TWO_RUN}
    inside = [
        each
        for each in lines[old:]
        if not (END.match(each) or re.match(r"\s*Page \d+ of \d+\s*$", each))
    ]
    cover = [at for at, each in enumerate(inside) if COVER.match(each.strip())]
    inside = inside[cover[-1] + 1 :] if cover else inside
    opens = _opens(inside)
    found = _head(inside[:opens], old=old)
    text = inside[opens + 1 if opens < len(inside) and BODY.match(inside[opens]) else opens :]
    text = text[: common.tail(text, _is_last)]
    beside = [at for at, each in enumerate(text) if BESIDE.match(each.strip())]
    if beside and len(list(common.blocks(text[beside[-1] :]))) <= FAR and beside[-1]:
        text = text[: beside[-1]]
    return found | {"text": body(text)}


def _is_last(line: str) -> bool:
    return bool(
        LAST.match(line)
        or RIGHTS.match(line)
        or re.match(r"All Rights Reserved", line, re.IGNORECASE)
    )


def _opens(lines: Sequence[str]) -> int:
    """Return where the text begins: at «Body», else behind the labels that follow the length."""
    for at, line in enumerate(lines):
        if BODY.match(line):
            return at
        if common.is_prose(line.strip()) and not label(line):
            break
    seen = next((at for at, each in enumerate(lines) if SIZE.match(each)), None)
    if seen is None:
        return len(lines)
    for at in range(seen + 1, len(lines)):
        if lines[at].strip() and not label(lines[at]) and not lines[at - 1].strip():
            return at
        if lines[at].strip() and not label(lines[at]) and all(map(str.strip, lines)):
            return at
    return len(lines)


def _head(lines: Sequence[str], *, old: bool) -> Fields:
    found: Fields = {}
    free: list[tuple[int, str]] = []
    name = ""
    for at, line in enumerate(lines):
        words, told = line.strip(), label(line)
        if told:
            name, value = told
            if name != "ignored" and value:
                found.setdefault(name, value)
        elif not words:
            name = ""
        elif name and name != "ignored" and name in found and at and lines[at - 1].strip():
            found[name] += f" {words}"  # a value that runs on
        elif not name and not RIGHTS.match(words):
            free.append((at, words))
    place = next((number for number, (_, each) in enumerate(free) if day(each)), None)
    if place is not None:
        found["published"] = day(free[place][1]) or ""
        _named(found, free, place, old=old)
    return _placed(found)


def _named(found: Fields, free: Sequence[tuple[int, str]], place: int, *, old: bool) -> None:
    """Take outlet and title by where they stand around the date."""
    words = [each for _, each in free]
    behind = free[place + 1 :]
    if old or place == 1:
        found.setdefault("outlet", " ".join(words[:place][-1:]))
        # an edition stands in the line below the date, the title in a paragraph of its own
        apart = [
            each for number, each in enumerate(behind) if each[0] > free[place][0] + 1 + number
        ]
        title = " ".join(each for _, each in (apart or behind[-1:]))
    else:
        found.setdefault("outlet", words[place - 1] if place else "")
        title = " ".join(words[: place - 1])
    if title and len(title) <= common.TITLE:
        found.setdefault("title", title)


def _placed(found: Fields) -> Fields:
    """Part «COMMENT; Pg. 5» into section and page."""
    if match := PAGE.match(found.get("section", "")):
        found["section"] = match.group(1)
        found.setdefault("page", match.group(2))
    return {key: each for key, each in found.items() if each}


MANNER = Manner(
    name="Nexis",
    split=split,
    read=read,
    head=re.compile(r"(?:Copyright|Length:|LENGTH:|Byline:)", re.IGNORECASE),
)
