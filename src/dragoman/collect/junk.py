"""Lines that are no part of any piece: «Читайте также: …», «Share this article», 残り1234文字.

They are told by general rules that know no outlet; the words are data (``knowledge/junk_lines.toml``). A line is
matched as a whole, within a length, and only where its rule expects it: no sentence of a piece is worth
a cleaner page.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

TAILS: Mapping[str, str] = {
    "none": r"[\s\d.,!?…:»›>→()-]*",
    "title": r"(?:\s*[:—–]\s*\S.*|[\s.…:»›>→!]*)",
    "credit": r"(?:\s*[:=/@|]\s*|(?<=by)\s+|(?<=courtesy)\s+)(?:[^\s.!?。]+\.?[\s/,|]*){1,9}",
    "any": r"\s*[.!…»›>→:]*",
}
LEADING = re.compile(r"^(?:[\s>*•·▪◦●■□▶►▷→⇒☞➡★☆◆◇▼▽△▲↓|#✓✔✉📩👉🔔]|- )+")
OTHERWISE = (("ⓒ", "©"), ("Ⓒ", "©"), ("İ", "I"))
"""Signs that folding would make into others."""
SPEECH = re.compile(r"(?<=[,!?…»”\"]) ?[—–] ")
"""A dash behind a comma or a quotation: what stands before it was said by somebody."""
PARAGRAPH, EASTERN = 100, 45
"""Code points from which on a line is a paragraph of the piece, and of one written without spaces."""
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LONGEST_ADDRESS = 80
ADDRESS = re.compile(r"(?:e-?mail\s*:?\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LIST = 12
"""Titles of other pieces that may follow a heading such as «Читайте также:» at the end of a page."""
TITLE = 160
ENDED = re.compile(r"[.!?…。！？:][»”’」』\")）]*$")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row of the table, ready to match; ``words`` are those of all languages."""

    name: str
    place: str
    longest: int
    words: re.Pattern[str]
    speech: bool
    """Whether a line of speech may match: «Читайте также: «Мы готовы», — сказал посол» is a title."""


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(map(_rule, data()["rules"]))


def _rule(row: Mapping[str, Any]) -> Rule:
    words = "|".join(each for value in row.values() if isinstance(value, list) for each in value)
    return Rule(
        name=row["name"],
        place=row["place"],
        longest=row["longest"],
        words=re.compile(rf"(?:{words}){TAILS[row['tail']]}"),
        speech=row["tail"] == "title",
    )


@cache
def data() -> Mapping[str, Any]:
    """Return the words as the package has them."""
    return tomllib.loads((files("dragoman.knowledge") / "junk_lines.toml").read_text("utf-8"))


def plain(line: str) -> str:
    """Return ``line`` as it is compared: NFKC, small letters, ё as е, spaces single, no bullet before it."""
    if not line.isascii():
        for sign, other in OTHERWISE:
            line = line.replace(sign, other)
        line = unicodedata.normalize("NFKC", line)
    words = " ".join(line.casefold().replace("ё", "е").split())
    bullet = LEADING.match(words)
    return words[bullet.end() :] if bullet else words


def junk(lines: Sequence[str]) -> dict[int, str]:
    """Return the numbers of the lines that are no part of the piece, each with the name of its rule."""
    matched = {number: rule for number, line in enumerate(lines) if (rule := matching(line))}
    long = [
        number for number, line in enumerate(lines) if number not in matched and is_paragraph(line)
    ]
    first, last = (long[0], long[-1]) if long else (len(lines), -1)
    found = {
        number: rule.name
        for number, rule in matched.items()
        if rule.place == "any" or number > last or (rule.place == "edge" and number < first)
    }
    return found | _addresses(lines, last) | _listed(lines, found)


def without(lines: Sequence[str]) -> list[str]:
    """Return the lines of the piece itself."""
    gone = junk(lines)
    return [line for number, line in enumerate(lines) if number not in gone]


def matching(line: str) -> Rule | None:
    """Return the first rule that ``line`` is of, wherever it stands."""
    size = len(line)
    if size > LONGEST:
        return None
    words = plain(line)
    if not words:
        return None
    for rule in _rules():
        if size <= rule.longest and rule.words.fullmatch(words):
            return None if SPEECH.search(words) and not rule.speech else rule
    return None


LONGEST = 420
"""Code points above which no rule is asked."""


def is_paragraph(line: str) -> bool:
    """Tell whether a line is long enough to be a paragraph of a piece."""
    size = len(line)
    return size >= PARAGRAPH or (size >= EASTERN and 2 * len(UNSPACED.findall(line)) > size)


def _addresses(lines: Sequence[str], last: int) -> dict[int, str]:
    """Return mail addresses that stand alone under the text."""
    return {
        number: "address"
        for number in range(last + 1, len(lines))
        if len(lines[number]) <= LONGEST_ADDRESS and ADDRESS.fullmatch(lines[number].strip())
    }


def _listed(lines: Sequence[str], found: Mapping[int, str]) -> dict[int, str]:
    """Return titles without a full stop that follow a heading «Читайте также:» up to the end of the page."""
    for number in sorted(found):
        if found[number] != "read also" or not _is_heading(lines[number]):
            continue
        rest = [n for n in range(number + 1, len(lines)) if n not in found and lines[n].strip()]
        if 0 < len(rest) <= LIST and all(
            len(lines[n]) <= TITLE and not ENDED.search(lines[n].strip()) for n in rest
        ):
            return dict.fromkeys(rest, "read also")
    return {}


def _is_heading(line: str) -> bool:
    return len(line) <= TITLE // 4 and not re.search(r"[:：]\s*\S", line)
