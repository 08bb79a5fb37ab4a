"""The numbers of a sentence, by value and unit, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from dragoman.write.english import Counting, english
from dragoman.write.evidence import Evidence

DIGITS = re.compile(
    r"(?P<sign>[$€₽¥]\s?)?(?<![\w.,])(?P<number>\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|\d+)"
    r"(?P<fraction>[.,]\d{1,3}(?!\d))?(?P<suffix>(?:st|nd|rd|th|s|-?[а-яё]{1,3})(?!\w))?"
)
WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
ROMAN = re.compile(r"\b(?=[IVX]{2,6}\b|[VX]\b)(X{0,3})(IX|IV|V?I{0,3})\b")
UNIT = re.compile(r"\s*(?P<unit>[%$€₽¥]|per cent\b|[A-Za-zА-Яа-яЁё]+)")
SCALE = re.compile(r"[\s-]*(?P<word>[A-Za-zА-Яа-яЁё]+)\.?")
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*(?P<half>[ap]\.?m\b)?", re.IGNORECASE
)
STEM = 4
"""Letters from which a name of a unit or scale may have an ending."""
DECADE = 100
JOINTS = (" ", "-", " and ", "\u00a0")
MOST = 1000
"""Number words are added up below this; scales multiply above."""
NOON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as printed, its value in whole units, and its unit where one is printed."""

    printed: str
    value: Decimal
    unit: str | None


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the numbers of ``text``, in digits or words."""
    counting = english().counting.get(language, english().counting["en"])
    return (*_in_digits(text, counting), *_in_words(text, counting))


def _in_digits(text: str, counting: Counting) -> Iterator[Quantity]:
    for match in DIGITS.finditer(text):
        value = Decimal(re.sub(r"\D", "", match["number"]))
        if match["fraction"]:
            value += Decimal("0." + match["fraction"][1:])
        scale, end = _scale(text, match.end(), counting)
        sign = (match["sign"] or "").strip()
        unit = _unit(sign, counting) or _unit_after(text, end, counting)
        yield Quantity(printed=match.group().strip(), value=value * scale, unit=unit)


def _in_words(text: str, counting: Counting) -> Iterator[Quantity]:
    for printed, value, stop in _runs(text, counting):
        scale, end = _scale(text, stop, counting)
        unit = _unit_after(text, end, counting)
        yield Quantity(printed=printed, value=value * scale, unit=unit)


def _runs(text: str, counting: Counting) -> Iterator[tuple[str, Decimal, int]]:
    """Yield (words, value, end) of numbers in words, those of a run added up: three hundred and two."""
    start, end, value = 0, 0, Decimal(0)
    for match in WORD.finditer(text):
        word = match.group().lower().replace("ё", "е")
        joined = value and text[end : match.start()] in JOINTS
        after_tens = joined and value % 10 == 0
        found = Decimal(1) if after_tens and word in counting.ones else counting.words.get(word)
        if found is None:
            continue
        more = _added(value, found, word) if joined else None
        if more is None:
            if value:
                yield text[start:end], value, end
            start, more = match.start(), found
        end, value = match.end(), more
    if value:
        yield text[start:end], value, end


def _added(value: Decimal, more: Decimal, word: str) -> Decimal | None:
    """Return the sum of two number words in a row; nothing where they are two numbers."""
    if word == "hundred":
        return value * more if value < more else None
    below = 100 if value % 100 == 0 else 10 if value % 10 == 0 and value % 100 != 10 else 0  # noqa: PLR2004
    return value + more if value < MOST and more < below else None


def _scale(text: str, end: int, counting: Counting) -> tuple[int, int]:
    match = SCALE.match(text, end)
    word = match["word"].lower() if match else ""
    for name, value in counting.scales.items():
        if match and (word == name or (len(name) >= STEM and word.startswith(name))):
            return value, match.end()
    return 1, end


def _unit_after(text: str, end: int, counting: Counting) -> str | None:
    match = UNIT.match(text, end)
    return _unit(match["unit"].lower(), counting) if match else None


def _unit(word: str, counting: Counting) -> str | None:
    for unit, names in counting.units.items():
        if word and any(
            word == name or (len(name) >= STEM and word.startswith(name)) for name in names
        ):
            return unit
    return None


def unfounded(
    sentence: str, language: str, evidence: Evidence, counts: Iterable[int] = ()
) -> list[str]:
    """Return the numbers of a ``sentence`` that its evidence does not hold.

    ``counts`` are numbers of our own counting. "One" as a loose word is not looked for; two and
    its kin are.
    """
    held = quantities(evidence.text, evidence.language)
    values = {each.value for each in held} | set(_loose(evidence.text)) | evidence.numbers
    values |= {each.value for each in _compounds(evidence.text, evidence.language)}
    for title in evidence.titles:
        values |= {each.value for each in quantities(title, evidence.language)}
    values |= {Decimal(each) for each in counts}
    units = {(each.value, each.unit) for each in held}
    found = []
    for each in quantities(sentence, language):
        if each.value not in values and not _known_otherwise(each, sentence, values):
            found.append(each.printed)
        elif each.unit and (each.value, each.unit) not in units and _others(each, held):
            found.append(f"{each.printed} {each.unit}")
    return found


def _others(quantity: Quantity, held: Iterable[Quantity]) -> bool:
    """Tell whether the evidence gives this value under another unit, and only so."""
    same = [each for each in held if each.value == quantity.value]
    return bool(same) and all(each.unit not in (None, quantity.unit) for each in same)


def _known_otherwise(quantity: Quantity, sentence: str, values: set[Decimal]) -> bool:
    decade = quantity.printed.endswith("s") and quantity.value % DECADE in values
    clocks = {
        Decimal(int(each["hour"]) % NOON + (NOON if each["half"].lower()[0] == "p" else 0))
        for each in CLOCK.finditer(sentence)
        if each["half"] and int(each["hour"]) == quantity.value
    }
    return decade or bool(clocks & values)


def _compounds(evidence: str, language: str) -> Iterator[Quantity]:
    """Yield the numbers that words such as «двухнедельный» begin with."""
    counting = english().counting.get(language)
    for word in WORD.findall(evidence.lower().replace("ё", "е")) if counting else ():
        if counting and word in counting.words:
            continue  # «трехсот» is no three
        for beginning, value in counting.beginnings.items() if counting else ():
            if word.startswith(beginning) and len(word) > len(beginning) + 2:
                yield Quantity(printed=word, value=value, unit=None)


def _loose(evidence: str) -> Iterator[Decimal]:
    """Yield numbers written in other ways: Roman numerals, parts of 19:30 or 2019-2021 or А-321."""
    for match in re.finditer(r"\d+", evidence):
        yield Decimal(match.group())
    for match in ROMAN.finditer(evidence):
        tens, ones = match.groups()
        units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
        yield Decimal(10 * len(tens) + units.index(ones))
