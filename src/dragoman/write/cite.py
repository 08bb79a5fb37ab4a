"""The gate: a sentence passes only when its evidence holds its words, names, numbers and sense."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from dragoman.language.names import spellings
from dragoman.model.knowledge import Knowledge
from dragoman.model.reading import Mention
from dragoman.model.report import Checks

NUMBER = re.compile(r"\d[\d\u00a0\u202f ,.]*\d|\d")
RUSSIAN_NOT = re.compile(
    r"\b(?:не|нет|ни|нельзя|никогда|никто|ничто|ничего|никак\w*|невозможно)\b", re.IGNORECASE
)
RUSSIAN_WIDE = re.compile(
    r"\b(?:не\w*|нет|ни\w*|без\w*|вряд|отказ\w*|отриц\w*|опроверг\w*|едва|мало\w*|лишь|только|против\w*|"
    r"прекра\w*|перест\w*|исключ\w*|отсутств\w*|утрат\w*|мимо|вне|пуст\w*)\b",
    re.IGNORECASE,
)
ENGLISH_NOT = re.compile(
    r"\b(?:not|never|no|nobody|nothing|cannot|neither|nor|none)\b|n[’']t\b", re.IGNORECASE
)
ENGLISH_WIDE = re.compile(
    r"\b(?:not|never|no|nobody|nothing|cannot|neither|nor|none|without|un\w+|im\w+|in\w+|dis\w+|non\w*|"
    r"lack\w*|fail\w*|hardly|scarcely|little|few|refus\w*|den\w+|rule\w* out|only|far|rather|less|"
    r"instead|stop\w*|too|barely|except|but|free|avoid\w*|rejec\w*|mis\w+|even|until|yet|than)\b|n[’']t\b",
    re.IGNORECASE,
)


def check(text: str, evidence: str, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Checks:
    """Weigh an English rendering against the original words it stands for."""
    return Checks(
        quotation=True,
        names=_names(text, mentions, knowledge),
        numbers=_numbers(text) <= _numbers(evidence),
        dates=True,
        polarity=_polarity(text, evidence),
    )


def failed(checks: Checks) -> str | None:
    """Return the first check that failed, in words; ``None`` when all passed."""
    for name, passed in (
        ("quoted words differ from the source", checks.quotation),
        ("a name does not stand in the evidence", checks.names),
        ("a number does not stand in the evidence", checks.numbers),
        ("a date does not stand in the evidence", checks.dates),
        ("one says no where the other does not", checks.polarity),
    ):
        if not passed:
            return name
    return None


def _names(text: str, mentions: tuple[Mention, ...], knowledge: Knowledge) -> bool:
    """Tell whether every person of the ledger named in ``text`` is named in the evidence."""
    allowed = {
        word
        for each in mentions
        if each.type == "PER"
        for spelling in spellings(each.name, knowledge)
        for word in spelling.split()
    }
    for person in knowledge.persons:
        family = (person.house or "").split()[0 if person.family_first else -1 :][:1]
        known = family and re.search(rf"\b{re.escape(family[0])}\b", text)
        if known and person.house and person.house in text and family[0] not in allowed:
            return False
    return True


def _numbers(text: str) -> frozenset[str]:
    found = set()
    for match in NUMBER.finditer(text):
        digits = re.sub(r"[\s\u00a0\u202f]", "", match.group()).strip(".,")
        for part in re.split(r"[^\d.,]", digits):
            found.add(_value(part))
    return frozenset(found)


def _value(digits: str) -> str:
    """Return a number's digits alike for «1 200,5», «1,200.5» and «1200.5»."""
    thousands = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
    plain = re.sub(r"[.,]", "", digits) if thousands else digits.replace(",", ".")
    try:
        return f"{Decimal(plain).normalize():f}"
    except InvalidOperation:
        return digits


def _polarity(text: str, evidence: str) -> bool:
    if RUSSIAN_NOT.search(evidence) and not ENGLISH_WIDE.search(text):
        return False
    return not (ENGLISH_NOT.search(text) and not RUSSIAN_WIDE.search(evidence))
