"""What all manners of exports share: records out of lines, labels, what is no article's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.collect.bylines import folded
from dragoman.collect.fieldnames import field
from dragoman.language.dates import parse

Fields = dict[str, str]
"""Fields by the names of ``fieldnames``; besides ``text``, its rule ``text_by``, and a ``fault``."""
FAULT = "fault"
"""Why a record is not taken, in words for an analyst."""
TWO = "two articles run together in it: what parts them is missing; not taken"
"""The fault of a record in which a second head stands."""
WORDS = re.compile(
    r"^(?:[\d,. ]+)\s*(?:words?|слов[оа]?|字|文字|語|단어|mots|Wörter|palabras)$", re.IGNORECASE
)
RIGHTS = re.compile(
    r"^(?:\(c\)|©|Copyright\b|All rights reserved|Авторск\w+ прав|Все права|版權|版权|本內容之版權|本文章.{0,9}版權"
    r"|.{0,20}有限公司.{0,12}(?:版權|版权)|.{0,20}無断転載|\(C\)|저작권)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\s*(?:[【\[{]([^】\]}]{1,38})[】\]}]\s*[:：]?|([^\W\d_][^:：\t|]{0,46}?)\s*[:：\t])\s*(.*)$"
)
RULE = re.compile(r"^\s*[-=*_]{8,}\s*$")
TITLE = 250
"""Code points of the longest title."""
PROSE = 60
"""Code points from which a line that ends as a sentence does is prose."""
WEEKDAY = re.compile(
    r"[,\s]*\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|понедельник|вторник|сред[аы]|четверг|пятница|суббота"
    r"|воскресенье)\b(?:\s+\d{1,2}:\d{2}.*)?|\s*[（(][月火水木金土日一二三四五六][）)]|\s*星期[一二三四五六日]|\s+г\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one database writes: ``split`` parts the lines, ``read`` takes a record's fields.

    ``head`` is a line that stands in every record's head: contents of the file lie before the first.
    """

    name: str
    split: Callable[[Sequence[str]], list[list[str]]]
    read: Callable[[list[str]], Fields]
    head: re.Pattern[str]


def ended(lines: Sequence[str], end: re.Pattern[str]) -> tuple[list[list[str]], list[str]]:
    """Part lines behind each that matches ``end``, which stays with what it ends; and what is left over."""
    found: list[list[str]] = [[]]
    for line in lines:
        found[-1].append(line)
        if end.match(line):
            found.append([])
    return found[:-1], found[-1]


def begun(lines: Sequence[str], begin: re.Pattern[str]) -> list[list[str]]:
    """Part lines before each that matches ``begin``, which is left out; so is what stands before the first."""
    found: list[list[str]] = []
    for line in lines:
        if begin.match(line):
            found.append([])
        elif found:
            found[-1].append(line)
    return found


def cut(lines: Sequence[str], starts: Sequence[int]) -> list[list[str]]:
    """Part lines before each of ``starts``."""
    return [list(lines[one:two]) for one, two in pairwise([*starts, len(lines)])] if starts else []


def filled(lines: Sequence[str]) -> list[str]:
    """Return the lines that hold anything, without spaces around."""
    return [each.strip() for each in lines if each.strip()]


def body(lines: Sequence[str]) -> str:
    """Return lines as a text: no more than one empty line in a row."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(each.strip() for each in lines)).strip("\n")


def label(line: str) -> tuple[str, str] | None:
    """Return the field that a line's label means, and what stands behind it.

    «Title-题名: …» is known by either half.
    """
    match = LABEL.match(line)
    if not match:
        return None
    name = match.group(1) or match.group(2)
    known = field(name) or next(filter(None, map(field, name.split("-"))), None)
    return (known, match.group(3).strip()) if known else None


def two_fields(lines: Sequence[str]) -> bool:
    """Tell whether two fields follow one another: a head's, in the midst of a text, and not a line like a field."""
    before: str | None = None
    for line in lines:
        if not line.strip():
            continue
        told = label(line)
        sure = told is not None and (told[0] == "text" or not re.search(r"[.!?…。]$", told[1]))
        if sure and before is not None and before != name(line):
            return True
        before = name(line) if sure else None
    return False


def name(line: str) -> str:
    """Return a line's label as printed, folded; empty where it has none."""
    match = LABEL.match(line)
    return folded(match.group(1) or match.group(2)) if match else ""


def day(words: str) -> str | None:
    """Return a printed date without its day of the week, ``None`` for what is no date."""
    bare = re.sub(r"(?<=\d)\s+(?=[年月日년월일])|(?<=[年月日])\s+(?=\d)", "", words.strip())
    bare = WEEKDAY.sub("", bare).strip(" ,")
    return bare if len(bare) <= 60 and parse(bare).earliest else None  # noqa: PLR2004 - a date is short


def is_prose(line: str) -> bool:
    """Tell a sentence of a text from a title, a name or a field."""
    end = (".", "!", "?", "…", "»", "。", "」")
    return len(line) > PROSE and line.endswith(end)


def is_title(line: str) -> bool:
    """Tell whether a line can be a title."""
    return 0 < len(line) <= TITLE and not re.search(r"[.!?…。]$", line)


def blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of stretches of lines without an empty one; where none is empty, each line."""
    if all(map(str.strip, lines)):
        yield from ((at, at + 1) for at in range(len(lines)))
        return
    start = None
    for at, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = at
        elif not line.strip() and start is not None:
            yield start, at
            start = None


def tail(lines: Sequence[str], is_tail: Callable[[str], bool]) -> int:
    """Return where the fields at a record's end begin: behind them stands no more of the text.

    A line in the midst of a text that looks like a field is followed by text, and stays in it.
    """
    start = len(lines)
    for first, _ in reversed(list(blocks(lines))):
        if not is_tail(lines[first].strip()):
            break
        start = first
    return start


def without_contents(
    lines: Sequence[str], others: Sequence[str], head: re.Pattern[str]
) -> list[str]:
    """Return a file's first record without the table of contents before it.

    ``others`` are the titles of the other records: they stand there, and a page number may follow.
    """
    wanted = {folded(each) for each in others if len(folded(each)) > 3}  # noqa: PLR2004 - a word
    long = [each for each in wanted if len(each) >= 10]  # noqa: PLR2004 - no word of the language
    last = -1
    for at, line in enumerate(lines):
        words = line.strip()
        if head.match(words) or is_prose(words):
            break
        bare = folded(re.sub(r"[.…\s]*\d{1,4}$|^\d{1,4}[.)]\s*", "", words))
        known = bare in wanted or LEADER.search(words) or CONTENTS.match(words)
        number = words.isdigit() and last >= 0 and not any(map(str.strip, lines[last + 1 : at]))
        if words and (known or number or any(each in bare for each in long)):
            last = at
    return list(lines[last + 1 :])


LEADER = re.compile(r"(?:\.{4,}|…{2,}|\t)\s*\d{1,4}$")
CONTENTS = re.compile(
    r"(?:Содержание|Оглавление|(?:Table of )?Contents|目录|目錄|目次|목차|Заголовки сообщений)\b",
    re.IGNORECASE,
)
