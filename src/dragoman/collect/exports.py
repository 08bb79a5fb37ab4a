"""Exports of press databases: one file with many articles, each with its headed fields.

A manner says how a database parts its articles and how it heads them; the first that fits wins. What
fits none is one piece like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.collect.bylines import persons
from dragoman.collect.fieldnames import field
from dragoman.language.dates import parse

Fields = dict[str, str]
WORDS = re.compile(r"^[\d,.\s]+(?:words?|слов[оа]?|字|語|단어|mots|Wörter)$", re.IGNORECASE)
CLOCK = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[AP]M|GMT|MSK))?$", re.IGNORECASE)
RIGHTS = re.compile(
    r"^(?:\(c\)|©|Copyright\b|Авторск|Все права|版權|版权|本內容之版權)", re.IGNORECASE
)
LABEL = re.compile(r"^\s*([^\W\d_][^:：\t|]{0,38}?)\s*[:：\t]\s*(.*)$")
FACTIVA_END = re.compile(
    r"^(?:Document|Документ|文件|文档|文書|문서)\s+([A-Z][A-Z0-9]{3,}[a-z0-9]{10,})\s*$"
)
FACTIVA_CODES: Mapping[str, str] = {
    "HD": "title", "BY": "author", "PD": "published", "SN": "outlet", "PG": "page", "LA": "language",
    "LP": "text", "TD": "text", "SE": "genre", "ED": "ignored", "WC": "ignored", "ET": "ignored",
    "SC": "ignored", "CY": "ignored", "VOL": "ignored", "CR": "ignored", "CT": "ignored", "CO": "ignored",
    "IN": "ignored", "NS": "ignored", "RE": "ignored", "IPC": "ignored", "IPD": "ignored", "PUB": "ignored",
    "AN": "ignored", "RF": "ignored",
}  # fmt: skip
CODE = re.compile(
    r"^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:[ \t]+(.*))?$"
)
NEXIS_END = re.compile(r"^\s*End of Document\s*$")
NEXIS_COUNT = re.compile(r"^\s*\d+ of \d+ DOCUMENTS\s*$")
NEXIS_AFTER = re.compile(
    r"^(?:Load-Date|LOAD-DATE|Classification$|LANGUAGE:|PUBLICATION-TYPE:|JOURNAL-CODE:)"
)
WISERS_END = re.compile(r"^\s*文[章]?[编編]?[号號](?:碼)?\s*[:：]\s*(\d{6,})")
COUNTED = re.compile(
    r"^\s*(?:Документ|Document|文件)\s+(?:№\s*)?\d+\s+(?:из|of|/)\s+\d+\s*$", re.IGNORECASE
)
RULE = re.compile(r"^\s*[-=*_]{8,}\s*$")
FEWEST = 3
"""Labels that head a record."""
TITLE = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one database writes: ``split`` parts the lines, ``read`` takes a record's fields."""

    name: str
    split: Callable[[Sequence[str]], list[list[str]]]
    read: Callable[[list[str]], Fields]


def records(text: str) -> tuple[str, list[Fields]] | None:
    """Return the manner and the fields of each article of an export; ``None`` for another text."""
    lines = [each.replace("\xa0", " ").rstrip() for each in text.splitlines()]
    for manner in MANNERS:
        parts = manner.split(lines)
        if parts:
            return manner.name, [manner.read(each) for each in parts]
    return None


def _ended(lines: Sequence[str], end: re.Pattern[str]) -> list[list[str]]:
    """Part lines behind each that matches ``end``, which stays with what it ends."""
    found: list[list[str]] = [[]]
    for line in lines:
        found[-1].append(line)
        if end.match(line):
            found.append([])
    return found[:-1]


def _begun(lines: Sequence[str], begin: re.Pattern[str]) -> list[list[str]]:
    found: list[list[str]] = []
    for line in lines:
        if begin.match(line):
            found.append([])
        elif found:
            found[-1].append(line)
    return found


def _filled(lines: Sequence[str]) -> list[str]:
    return [each.strip() for each in lines if each.strip()]


def _body(lines: Sequence[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(each.strip() for each in lines)).strip("\n")


def factiva(lines: list[str]) -> Fields:
    """«Title / By / 850 words / 9 February 2021 / Source / CODE / English / (c) / text / Document ABC0000…»."""
    match = FACTIVA_END.match(lines[-1])
    identity = {"id": match.group(1)} if match else {}
    coded = [each for each in lines if CODE.match(each)]
    if sum(each[:2] in ("HD", "PD", "SN", "LP", "TD", "WC") for each in coded) >= FEWEST + 1:
        return _coded(lines) | identity
    count = next((at for at, each in enumerate(lines) if WORDS.match(each.strip())), None)
    if count is None:
        return {"text": _body(lines[:-1])} | identity
    found = _above(_filled(lines[:count])[-3:])
    at = count + 1
    while at < len(lines) - 1:
        line = lines[at].strip()
        if RIGHTS.match(line):
            at += 1
            break
        if len(line) > TITLE or ("text" not in found and _is_prose(line)):
            break
        if line and not CLOCK.match(line):
            _meta(found, line)
        at += 1
    return found | {"text": _body(lines[at:-1])} | identity


def _is_prose(line: str) -> bool:
    return len(line) > 60 and line.endswith((".", "!", "?", "…", "»", "。"))  # noqa: PLR2004 - a sentence


def _above(lines: Sequence[str]) -> Fields:
    """Return rubric, title and byline, which stand above the number of words."""
    found: Fields = {}
    rest = list(lines)
    if len(rest) > 1 and persons([rest[-1]]):
        found["author"] = rest.pop()
    if rest:
        found["title"] = rest.pop()
    if rest:
        found["genre"] = rest[-1]
    return found


def _meta(found: Fields, line: str) -> None:
    if "published" not in found and parse(line).earliest:
        found["published"] = line
    elif "outlet" not in found:
        found["outlet"] = line
    elif re.fullmatch(r"[A-Z]?\d{1,4}", line) and "page" not in found:
        found["page"] = line
    elif re.fullmatch(r"[A-Z][a-z]+(?: - .*)?|[А-Я][а-я]+", line) and "language" not in found:
        found["language"] = line


def _coded(lines: Sequence[str]) -> Fields:
    found: dict[str, list[str]] = {}
    name = "ignored"
    for line in lines:
        match = CODE.match(line)
        name = FACTIVA_CODES[match.group(1)] if match else name
        found.setdefault(name, []).append((match.group(2) or "") if match else line)
    found.pop("ignored", None)
    text = _body(found.pop("text", []))
    return {key: " ".join(_filled(each)) for key, each in found.items()} | {"text": text}


def nexis(lines: list[str]) -> Fields:
    """«Title / Source / Date / Copyright / Length: / Byline: / Body / text / Load-Date:», old or new."""
    lines = [
        each for each in lines if not re.match(r"\s*(?:Page \d+ of \d+|End of Document)\s*$", each)
    ]
    found: Fields = {}
    free: list[str] = []
    at = 0
    for at, line in enumerate(lines):
        words = line.strip()
        match = LABEL.match(line)
        name = field(match.group(1)) if match else None
        if words == "Body" or (
            not words and {"length"} & set(found) and _prose_follows(lines[at:])
        ):
            break
        if match and name:
            if name != "ignored" and match.group(2):
                found.setdefault(name, match.group(2).strip())
            if match.group(1).lower() == "length":
                found["length"] = "seen"
        elif words and not RIGHTS.match(words):
            free.append(words)
    found.pop("length", None)
    day = next(
        (place for place, each in enumerate(free) if parse(_without_weekday(each)).earliest), None
    )
    if day is not None:
        found["published"] = _without_weekday(free[day])
        old = day == 1 and len(free) > 2  # noqa: PLR2004 - source, date, title
        found.setdefault("outlet", free[0] if old else free[day - 1] if day else "")
        found.setdefault("title", free[day + 1] if old else free[0] if day > 1 else "")
    body = []
    for line in lines[at + 1 :]:
        if NEXIS_AFTER.match(line.strip()):
            break
        body.append(line)
    return found | {"text": _body(body)}


def _prose_follows(lines: Sequence[str]) -> bool:
    following = next((each.strip() for each in lines if each.strip()), "")
    return not (LABEL.match(following) and field(LABEL.match(following).group(1)))  # type: ignore[union-attr]


def _without_weekday(words: str) -> str:
    if len(words) > TITLE:
        return words
    return re.sub(
        r",?\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?:\s+\d{1,2}:\d{2}.*)?", "", words
    ).strip()


def wisers(lines: list[str]) -> Fields:
    """«標題 / 文匯報 | 2021-02-09 | A12 | 中國新聞 / text / 文章編號: 2021…», as Chinese databases write."""
    match = WISERS_END.match(lines[-1])
    filled = _filled(lines[:-1])
    found: Fields = {"id": match.group(1)} if match else {}
    while filled and RIGHTS.match(filled[0]):
        filled.pop(0)
    if filled and not re.search(r"[|｜]", filled[0]):
        found["title"] = re.sub(r"^\d{1,4}[.、]\s*", "", filled.pop(0))
    while filled and re.search(r"[|｜]", filled[0]):
        for part in map(str.strip, re.split(r"[|｜]", filled.pop(0))):
            _piece(found, part)
    return found | {"text": _body([each for each in filled if not RIGHTS.match(each)])}


def _piece(found: Fields, part: str) -> None:
    by = re.match(r"(?:By|記者|记者|作者)[:： ]\s*(.+)", part)
    if by:
        found.setdefault("author", by.group(1))
    elif parse(part).earliest:
        found.setdefault("published", part)
    elif re.fullmatch(r"[A-Z]{1,2}\d{1,3}", part):
        found.setdefault("page", part)
    elif part and not WORDS.match(part):
        found.setdefault("outlet" if "outlet" not in found else "genre", part)


def headed(lines: list[str]) -> Fields:
    """«Источник: … / Дата: … / Автор: … / Текст: …», as Integrum, East View and their like write."""
    found: Fields = {}
    body: list[str] = []
    for line in lines:
        match = LABEL.match(line)
        name = field(match.group(1)) if match else None
        if match and name and (name not in found or name == "ignored"):
            if name == "text":
                body = [match.group(2)]
                found["text"] = ""
            elif match.group(2) and name != "ignored":
                found[name] = match.group(2).strip()
        elif "text" in found or found or line.strip():
            body.append(line)
    text = _filled(body)
    if (
        "title" not in found
        and text
        and not re.search(r"[.!?…]$", text[0])
        and len(text[0]) <= TITLE
    ):
        found["title"] = text[0]
        body = body[body.index(next(each for each in body if each.strip())) + 1 :]
    return found | {"text": _body(body)}


def _headed(lines: Sequence[str]) -> list[list[str]]:
    """Part at «Документ 3 из 100», at rules, or where the first label of a record comes again."""
    for begin in (COUNTED, RULE):
        parts = [
            each
            for each in _begun(["-" * 8, *lines] if begin is RULE else lines, begin)
            if _filled(each)
        ]
        sure = [each for each in parts if _heads(each)]
        if sure and len(sure) * 2 > len(parts) and (begin is COUNTED or len(sure) > 1):
            return sure
    first = next((LABEL.match(each) for each in lines if _label(each)), None)
    if first is None:
        return []
    same = re.compile(rf"^\s*{re.escape(first.group(1))}\s*[:：\t]")
    parts = [[line, *rest] for line, rest in _with_first(lines, same)]
    return parts if len(parts) > 1 and all(map(_heads, parts)) else []


def _with_first(lines: Sequence[str], begin: re.Pattern[str]) -> Iterator[tuple[str, list[str]]]:
    starts = [at for at, line in enumerate(lines) if begin.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start], list(lines[start + 1 : end])


def _label(line: str) -> str | None:
    match = LABEL.match(line)
    return field(match.group(1)) if match else None


def _heads(lines: Sequence[str]) -> bool:
    names = {name for each in _filled(lines)[:20] if (name := _label(each))}
    return len(names) >= FEWEST and {"published", "outlet"} <= names


def _counted_or_ended(lines: Sequence[str]) -> list[list[str]]:
    return _begun(lines, NEXIS_COUNT) or _ended(lines, NEXIS_END)


MANNERS: tuple[Manner, ...] = (
    Manner(name="Factiva", split=lambda lines: _ended(lines, FACTIVA_END), read=factiva),
    Manner(name="Nexis", split=_counted_or_ended, read=nexis),
    Manner(name="Wisers", split=lambda lines: _ended(lines, WISERS_END), read=wisers),
    Manner(name="headed", split=_headed, read=headed),
)
