"""Factiva: «Title / By / 850 words / 9 February 2021 / Source / CODE / English / (c) / text / Document ABC0000…».

With or without the codes of its fields (``HD``, ``BY``, ``WC`` …), in any language of its pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.collect.bylines import persons
from dragoman.collect.credits import credited
from dragoman.collect.exports import lines as common
from dragoman.collect.exports.lines import FAULT, RIGHTS, WORDS, Fields, Manner, body, day, filled

CLOCK = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[AP]M|GMT|MSK|JST|UTC))*$", re.IGNORECASE)
END = re.compile(
    r"^(?:AN\s+)?(?:Document|Документ|文件|文档|文書|문서|Dokument|Documento)\s+([A-Z][A-Z0-9]{3,}[a-z0-9]{10,})\s*$"
)
ORDER = (
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD",
    "RF", "CT", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN",
)  # fmt: skip
"""Codes in the order of the export: one out of it is a word of the text."""
MEANING: Mapping[str, str] = {
    "HD": "title", "BY": "author", "PD": "published", "SN": "outlet", "PG": "page", "LA": "language",
    "LP": "text", "TD": "text", "SE": "section",
}  # fmt: skip
CODE = re.compile(rf"^({'|'.join(ORDER)})(?:(\s*\t\s*|[ ]{{2,}}|[ ])(.*))?$")
SURE = ("HD", "PD", "SN", "LP", "TD", "WC")
FEWEST = 4
"""Codes of those that make a record a coded one."""
FAR, CODES = 24, 9
"""Lines behind a title, and those of them that hold something, among which the next codes stand."""
NEAR = 5
"""Lines behind the number of words among which the date stands."""
BY = re.compile(r"^By\s+(?=\S)")
PAGE = re.compile(
    r"(?:(?:p|pp|pg|стр|с)\.?\s*)?([A-Z]{0,2}\d{1,4}(?:\s?[-–,;]\s?[A-Z]?\d{1,4})*)", re.IGNORECASE
)
LANGUAGE = re.compile(
    r"[A-Z][a-z]+(?: - [A-Za-z ]+)?|[А-Я]?[а-я]+(?: - .*)?|(?:[\u3040-\u30ff]+|[\u4e00-\u9fff]{1,2})語"
    r"|(?:[简繁簡]体?)?中文|[俄英日韩]文|[가-힣]+어"
)
NOTICE = re.compile(rf"{RIGHTS.pattern}|Page \d+ of \d+|Factiva$", re.IGNORECASE)
NO_END = "its end is missing in the export, and what follows may be another's; not taken"


def split(lines: Sequence[str]) -> list[list[str]]:
    """Part an export behind «Document ABC0000…»; records that lost their end are parted by their heads."""
    parts, rest = common.ended(lines, END)
    if not parts:
        return []
    if _heads(rest):
        parts.append(rest)
    return [each for part in parts for each in _apart(part)]


def _heads(lines: Sequence[str]) -> list[int]:
    """Return where the heads of records begin."""
    coded = [at for at in range(len(lines)) if _opens(lines, at)]
    if coded:
        return [at - 1 if at and lines[at - 1].startswith("SE") else at for at in coded]
    return [
        _top(lines, at)
        for at, each in enumerate(lines)
        if WORDS.match(each.strip()) and _dated(lines, at)
    ]


def _opens(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line is a title with its code: the codes of number of words and day follow."""
    if not lines[at].startswith("HD"):
        return False
    following = {
        m.group(1) for each in filled(lines[at : at + FAR])[:CODES] if (m := CODE.match(each))
    }
    return {"HD", "WC", "PD"} <= following


def _dated(lines: Sequence[str], at: int) -> bool:
    return any(map(day, filled(lines[at + 1 :])[:NEAR]))


def _top(lines: Sequence[str], count: int) -> int:
    """Return where a head begins whose number of words stands in line ``count``: at most three lines above."""
    first, seen = count, 0
    for at in range(count - 1, -1, -1):
        words = lines[at].strip()
        if words and (not common.is_title(words) or seen == 3):  # noqa: PLR2004 - rubric, title, byline
            break
        if words:
            first, seen = at, seen + 1
        elif seen and not lines[at - 1].strip():
            break
    return first


def _apart(part: list[str]) -> list[list[str]]:
    starts = _heads(part)
    if len(starts) < 2:  # noqa: PLR2004 - as it should be
        return [part]
    return common.cut(part, [0, *starts[1:]])


def read(lines: list[str]) -> Fields:
    """Return the fields of a record."""
    match = END.match(lines[-1])
    found = _coded(lines) if _is_coded(lines) else _plain(lines)
    if not match:
        return found | {FAULT: NO_END}
    if "published" not in found and "text" not in found:
        found[FAULT] = "its head is broken; not taken"
    return found | {"id": match.group(1)}


def _plain(lines: Sequence[str]) -> Fields:
    count = next((at for at, each in enumerate(lines) if WORDS.match(each.strip())), None)
    if count is None:
        return {"title": next(iter(filled(lines)), ""), FAULT: "its head is broken; not taken"}
    above = [each for each in filled(lines[:count]) if not NOTICE.match(each)]
    found = _above(above[-3:])
    at = count + 1
    while at < len(lines) - 1:
        line = lines[at].strip()
        if RIGHTS.match(line):
            at += 1
            break
        if len(line) > common.TITLE or common.is_prose(line):
            break
        if line and not CLOCK.match(line):
            _meta(found, line)
        at += 1
    return found | {"text": body(lines[at:-1])}


def _above(lines: Sequence[str]) -> Fields:
    """Return rubric, title and byline, which stand above the number of words."""
    found: Fields = {}
    rest = list(lines)
    if len(rest) > 1 and (BY.match(rest[-1]) or persons([rest[-1]]) or credited([rest[-1]], ())):
        found["author"] = BY.sub("", rest.pop())
    if rest:
        found["title"] = rest.pop()
    if rest:
        found["section"] = rest[-1]
    return found


def _meta(found: Fields, line: str) -> None:
    page = PAGE.fullmatch(line)
    if "published" not in found and (printed := day(line)):
        found["published"] = printed
    elif "outlet" not in found:
        found["outlet"] = line
    elif page and "page" not in found:
        found["page"] = page.group(1)
    elif LANGUAGE.fullmatch(line):
        found.setdefault("language", line)


def _is_coded(lines: Sequence[str]) -> bool:
    return len({m.group(1) for each in lines if (m := CODE.match(each))} & set(SURE)) >= FEWEST


def _coded(lines: Sequence[str]) -> Fields:
    """Read fields by their codes: each once, in their order, each apart from its words by more than a space."""
    spaced = any((m := CODE.match(each)) and m.group(2) not in (None, " ") for each in lines)
    found: dict[str, list[str]] = {}
    at, name = -1, "ignored"
    for line in lines:
        match = CODE.match(line)
        place = ORDER.index(match.group(1)) if match else -1
        if match and place > at and not (match.group(2) == " " and spaced):
            at, name = place, MEANING.get(match.group(1), "ignored")
            line = match.group(3) or ""  # noqa: PLW2901 - what is left of it
        found.setdefault(name, []).append(line)
    found.pop("ignored", None)
    text = body(found.pop("text", []))
    told = {key: " ".join(filled(each)) for key, each in found.items()}
    if "author" in told:
        told["author"] = BY.sub("", told["author"])
    if page := PAGE.fullmatch(told.get("page", "")):
        told["page"] = page.group(1)
    return {key: each for key, each in told.items() if each} | {"text": text}


HEAD = re.compile(rf"{WORDS.pattern}|(?:SE|HD)(?:\s|$)", re.IGNORECASE)
MANNER = Manner(name="Factiva", split=split, read=read, head=HEAD)
