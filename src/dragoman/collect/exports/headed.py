"""Headed fields, «Источник: … / Дата: … / Автор: … / text»: Integrum, East View, Public.ru, CNKI and their like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dragoman.collect.exports import lines as common
from dragoman.collect.exports.lines import FAULT, RIGHTS, RULE, Fields, Manner, body, filled, label

COUNTED = re.compile(
    r"^\s*(?:Документ|Document|文件)\s+(?:№\s*)?\d+\s+(?:из|of|/)\s+\d+\s*$", re.IGNORECASE
)
FEWEST = 3
"""Labels that head a record."""
BETWEEN = 1
"""Lines without a label among those of a head: a title, or the name of a database."""
FAR = 24
"""Lines of a head, at most."""
VALUE = 150
"""Code points of a field behind a text; a longer line is of the text."""
ABSTRACTS = frozenset(
    ("abstract", "summary", "аннотация", "摘要", "中文摘要", "summary摘要", "abstract摘要")
)
BROKEN = "its head is broken: it names neither source nor date; not taken"
EAST_VIEW = re.compile(
    r"^(?P<outlet>.+?),\s*(?:No\.?|№)\s*(?P<number>\d{1,4}(?:-\d{1,4})?)(?:\s*\(\d+\))?(?:,\s*(?P<year>\d{4}))?"
    r"(?:,\s*(?:page\(s\)|pages?|pp?\.|с\.|стр\.)\s*:?\s*(?P<page>[\w-]+))?$"
)


def split(lines: Sequence[str]) -> list[list[str]]:
    """Part at «Документ 3 из 100», at rules, or where the first label of a record comes again."""
    for begin in (COUNTED, RULE):
        parts = [
            each
            for each in common.begun(["-" * 8, *lines] if begin is RULE else lines, begin)
            if filled(each)
        ]
        sure = sum(map(is_head, parts))
        if sure and sure * 2 > sum(map(_is_like, parts)) and (begin is COUNTED or sure > 1):
            return _joined(parts)
    starts = _starts(lines)
    parts = common.cut(lines, starts)
    sure = sum(map(is_head, parts))
    return parts if sure > 1 and sure * 2 > len(parts) else []


def _names(lines: Sequence[str]) -> list[str]:
    """Return the fields that a record opens with."""
    found, between = [], 0
    for line in filled(lines):
        told = label(line)
        if told and (told[0] == "text" or len(told[1]) <= common.TITLE):
            found.append(told[0])
            continue
        between += 1
        if between > BETWEEN or common.is_prose(line):
            break
    return found


def is_head(lines: Sequence[str]) -> bool:
    """Tell whether lines open as a record does: labels, source and date among them."""
    names = set(_names(lines))
    return len(names) >= FEWEST and {"published", "outlet"} <= names


def _is_like(lines: Sequence[str]) -> bool:
    return len(set(_names(lines)) & {"published", "outlet", "title", "author"}) > 1


def _joined(parts: Sequence[list[str]]) -> list[list[str]]:
    """Give to the article before it what a rule in its midst has cut off; notices belong to none."""
    found: list[list[str]] = []
    for part in parts:
        if is_head(part) or _is_like(part):
            found.append(part)
        elif found and not RIGHTS.match(filled(part)[0]):
            found[-1].extend(part)
    return found


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where records begin: at the label that opens most heads, another one in the line below.

    What stands before the first and has fields is a record too, whose first line is lost.
    """
    full = [at for at, each in enumerate(lines) if each.strip()]
    told = {at: common.name(lines[at]) if label(lines[at]) else "" for at in full}
    first = _opening(lines, full, told)
    if not first:
        return []
    following = dict(pairwise(full))
    starts = [
        at
        for at in full
        if told[at] == first and told.get(following.get(at, -1)) not in ("", first, None)
    ]
    broken = bool(starts) and _is_like([each for each in lines[: starts[0]] if label(each)])
    return [0, *starts] if broken and starts[0] else starts


def _opening(lines: Sequence[str], full: Sequence[int], told: Mapping[int, str]) -> str:
    """Return the label that stands most often behind what is none, or behind an empty line, and opens a head."""
    before = dict(zip(full[1:], full, strict=False))
    score: Counter[str] = Counter()
    for at in full:
        if told[at] and is_head(lines[at : at + FAR]):
            over = before.get(at)
            score[told[at]] += 2 * (over is None or not told[over]) + (
                at > 0 and not lines[at - 1].strip()
            )
    return max(score, key=score.__getitem__, default="")


def read(lines: list[str]) -> Fields:
    """Return the fields of a record: those at its head, and those behind its text."""
    found: Fields = {}
    at = _head(lines, found)
    rest = list(lines[at:])
    end = common.tail(rest, _is_last)
    if common.two_fields(rest[:end]) or any(_is_second(rest, place) for place in range(len(rest))):
        found[FAULT] = common.TWO
    for line in rest[end:]:
        told = label(line)
        if told and told[0] not in ("ignored", "text") and told[1]:
            found.setdefault(*told)
    text = [found.pop("text", ""), *rest[:end]]
    first = next((at for at, each in enumerate(text) if each.strip()), None)
    if "title" not in found and first is not None and common.is_title(text[first].strip()):
        found["title"] = text[first].strip()
        text = text[first + 1 :]
    _source(found)
    if not {"published", "outlet"} & set(found):
        found[FAULT] = BROKEN
    return {key: each for key, each in found.items() if each} | {"text": body(text)}


def _is_second(lines: Sequence[str], at: int) -> bool:
    """Tell whether another record's head stands in the midst of one."""
    told = label(lines[at])
    return bool(told and told[0] != "ignored") and is_head(lines[at : at + FAR])


def _head(lines: Sequence[str], found: Fields) -> int:
    """Read the fields at a record's head; return where its text begins.

    One line without a label may stand among them: a title.
    """
    free = ""
    for at, line in enumerate(lines):
        told = label(line)
        if not line.strip():
            continue
        following = next(iter(filled(lines[at + 1 :])), "")
        if told and told[0] == "text" and "text" not in found:
            found["text"] = told[1]
            if common.name(line) in ABSTRACTS:
                found["text_by"] = "abstract"
            if not (told[1] and label(following)):
                break
            continue
        if told and _is_field(told, found):
            if told[0] != "ignored" and told[1]:
                found[told[0]] = told[1]
            continue
        more = label(following)
        if (
            free
            or told
            or not common.is_title(line.strip())
            or not (more and _is_field(more, found))
        ):
            at -= 1  # noqa: PLW2901 - this line is the text's first
            break
        free = line.strip()
    if free:
        found.setdefault("title", free)
    return at + 1 if lines else 0


def _is_field(told: tuple[str, str], found: Fields) -> bool:
    return (told[0] not in found or told[0] == "ignored") and not (
        common.is_prose(told[1]) or len(told[1]) > common.TITLE
    )


def _is_last(line: str) -> bool:
    told = label(line)
    return bool(RIGHTS.match(line)) or bool(told and told[0] != "text" and len(told[1]) <= VALUE)


def _source(found: Fields) -> None:
    """Part «Заря Востока, No. 21, 2021, page(s): 5», as East View has it."""
    match = EAST_VIEW.match(found.get("outlet", ""))
    if match:
        found["outlet"] = match["outlet"]
        found.setdefault("number", match["number"])
        if match["page"]:
            found.setdefault("page", match["page"])
        if match["year"]:
            found.setdefault("published", match["year"])


MANNER = Manner(
    name="headed",
    split=split,
    read=read,
    head=re.compile(r"(?:Источник|Source|Издание|Дата|Date)\s*:"),
)
