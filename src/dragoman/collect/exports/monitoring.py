"""Collections of a monitoring service (Медиалогия, Public.ru).

Contents, then pieces that each open with a line of outlet and day, and end in a link back to the contents
(«К заголовкам сообщений»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.collect.bylines import persons
from dragoman.collect.exports import lines as common
from dragoman.collect.exports.lines import FAULT, TWO, Fields, Manner, body, day, filled, label

END = re.compile(
    r"^\s*[\[(«↑^]*\s*(?:К заголовкам сообщений"
    r"|Вернуться (?:к|в) (?:заголовкам|содержани[юе]|оглавлени[юе]|начало|списку)\w*"
    r"|(?:Назад )?[Кк] (?:содержанию|оглавлению|списку (?:сообщений|публикаций|документов|статей))|В начало|Наверх"
    r"|Back to (?:top|contents|the list))\s*[\])»]*\s*$"
)
FEWEST = 2
"""Pieces of a collection."""
HEAD = 4
"""Lines among which a piece says where and when it stood."""
PART = re.compile(r"\s*[,|•·\t]\s*|\s+[–—]\s+")
SITE = re.compile(r"\s*\([\w.-]+\.[a-zа-я]{2,}\)")
NUMBER = re.compile(r"(?:№|No\.?|номер)\s*(\d{1,4})", re.IGNORECASE)
PAGE = re.compile(r"(?:стр|с|полоса|page|p)\.?\s*([\w-]{1,9})", re.IGNORECASE)
STARTS = re.compile(
    r"^(\d{1,2}[. ](?:\d{1,2}|[а-я]{3,8})[. ]\d{4}(?:,? \d{1,2}:\d{2})?|\d{4}-\d{2}-\d{2})\s+(?=[^\W\d])",
    re.IGNORECASE,
)
URL = re.compile(r"^https?://\S+$")
NO_HEAD = "its head is broken: no line of outlet and day; not taken"
NO_END = "its end is missing: no link back to the contents follows; not taken"


def split(lines: Sequence[str]) -> list[list[str]]:
    """Part a collection behind its links back."""
    parts, rest = common.ended(lines, END)
    if len(parts) < FEWEST or sum(
        bool(_placed(each[-40:])) or bool(_placed(each)) for each in parts
    ) * 2 < len(parts):
        return []
    if _placed(rest):
        parts.append(rest)
    return parts


def _placed(part: Sequence[str]) -> tuple[int, Fields] | None:
    """Return the line that says outlet and day, by its number among the filled ones, and its fields."""
    for at, line in enumerate(filled(part)[:HEAD]):
        found = _said(line)
        if found:
            return at, found
    return None


def _said(line: str) -> Fields | None:
    """«Вестник Приморья (vestnik.ru), Владивосток, 9 февраля 2021 08:30»; «09.02.2021 Заря, № 21, стр. 5»."""
    if len(line) > common.TITLE or common.is_prose(line):
        return None
    found: Fields = {}
    parts = [each for each in PART.split(STARTS.sub(r"\1 | ", line)) if each]
    for part in parts:
        number, page = NUMBER.fullmatch(part), PAGE.fullmatch(part)
        if "published" not in found and (printed := day(part)):
            found["published"] = printed
        elif number:
            found["number"] = number.group(1)
        elif page:
            found["page"] = page.group(1)
        elif "outlet" not in found and re.search(r"[^\W\d]{2}", part):
            found["outlet"] = (
                SITE.sub("", part).strip("«» ") if "«" not in part[1:] else SITE.sub("", part)
            )
    return found if {"published", "outlet"} <= set(found) else None


def read(lines: list[str]) -> Fields:
    """Return the fields of a piece."""
    inside = [each for each in lines if not END.match(each)]
    placed = _placed(inside)
    if placed is None:
        return {"title": next(iter(filled(inside)), ""), FAULT: NO_HEAD}
    at, found = placed
    words = filled(inside)
    if not END.match(lines[-1]):
        found[FAULT] = NO_END
    elif any(map(_said, words[at + 2 :])):
        found[FAULT] = TWO
    title = words[at - 1] if at else next(iter(words[1:2]), "")
    found["title"] = title if common.is_title(title) or len(title) <= common.TITLE else ""
    first = inside.index(next(each for each in inside if each.strip() == words[at])) + 1
    text = inside[first:]
    if not at:
        text = text[next((n + 1 for n, each in enumerate(text) if each.strip()), 0) :]
    while text and (not text[0].strip() or _takes(found, text[0])):
        text = text[1:]
    end = common.tail(text, _is_last)
    if common.two_fields(text[:end]) or any(map(_is_signed, text[:end])):
        found[FAULT] = TWO
    for line in text[end:]:
        _takes(found, line)
    return {key: each for key, each in found.items() if each} | {"text": body(text[:end])}


def _is_signed(line: str) -> bool:
    """Tell whether a line says who wrote, and no more: in the midst of a text it is another piece's."""
    told = label(line)
    return bool(told and told[0] == "author" and persons([told[1]]) == (told[1],))


def _takes(found: Fields, line: str) -> bool:
    """Take a labelled line or an address; tell whether it was one."""
    if URL.match(line.strip()):
        found.setdefault("url", line.strip())
        return True
    told = label(line)
    if not told or told[0] == "text" or common.is_prose(told[1]):
        return False
    if told[0] != "ignored" and told[1]:
        found.setdefault(*told)
    return True


def _is_last(line: str) -> bool:
    told = label(line)
    return bool(URL.match(line)) or bool(
        told and told[0] != "text" and not common.is_prose(told[1])
    )


MANNER = Manner(name="monitoring", split=split, read=read, head=re.compile(r"\0"))
