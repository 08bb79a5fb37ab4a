"""Numbers of a Russian sentence, in digits and in words, with ranges and scales.

Words and scales lie in ``knowledge/numbers.toml``. What a number counts is not this file's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dragoman.language.annotation import Token
from dragoman.language.numerals import Number, halved, inverted, loosened, numerals, signed
from dragoman.language.russian import parses

PLAIN = re.compile(r"[-−]?\d+(?:[.,]\d+)?")
RANGE = re.compile(r"(?<!\d)(\d+(?:[.,]\d+)?)[–—-](\d+(?:[.,]\d+)?)")
GROUP = re.compile(r"\d{3}")
SPACES = frozenset({" ", "\u00a0", "\u202f", "\u2009"})
SINGLE = {"один": 1, "пара": 2}
"""Words that are numbers before a scale or a measure alone: «один миллион», «пара десятков»."""
DASHES = frozenset("–—-")
SPLIT = re.compile("[–—-]")
RANGES = {"от": "до", "между": "и"}
BETWEEN = DASHES | {"...", "…", "или"}


def numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    """Yield the numbers among ``tokens``, left to right, none overlapping."""
    free = 0
    for place in [i for i, each in enumerate(tokens) if _may_open(each.lemma, each.text)]:
        found = None if place < free else _digits(tokens, place) or _words(tokens, place)
        if found is not None:
            found = inverted(tokens, _scaled(tokens, loosened(tokens, halved(tokens, found))))
            found = signed(tokens, loosened(tokens, _ranged(tokens, found)))
            yield found
            free = found.last


@lru_cache(20_000)
def _may_open(lemma: str, text: str) -> bool:
    """Tell the few words that a number may begin with from all others."""
    known = numerals()
    if lemma in known.words or lemma in known.scales or text[:1].isdigit():
        return True
    return lemma in SINGLE or text.lower() in known.words or SPLIT.search(text) is not None


def _digits(tokens: Sequence[Token], place: int) -> Number | None:
    text = tokens[place].text
    if not text[-1:].isdigit():
        return None
    both = RANGE.fullmatch(text)
    if both:
        return _number(place, place + 1, _decimal(both[1]), _decimal(both[2]))
    if not PLAIN.fullmatch(text) or not (text[0].isdigit() or _is_below_zero(tokens, place)):
        return None
    last = place + 1
    if text.isdigit() and len(text) < 4:  # noqa: PLR2004 - 1 200 000
        while last < len(tokens) and _is_group(tokens, last):
            text += tokens[last].text
            last += 1
    value = _decimal(text)
    return _number(place, last, value, value)


def _is_below_zero(tokens: Sequence[Token], place: int) -> bool:
    """Tell «-0,57 %» from a dash glued to a number."""
    return any(each.lemma in ("%", "процент", "градус") for each in tokens[place + 1 : place + 2])


def _is_group(tokens: Sequence[Token], place: int) -> bool:
    return bool(
        GROUP.match(tokens[place].text)
        and len(tokens[place].text.split(",")[0]) == 3  # noqa: PLR2004
        and "." not in tokens[place].text
        and not DASHES & set(tokens[place].text)
        and tokens[place].start - tokens[place - 1].end == 1
    )


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ".").replace("−", "-"))


def _number(first: int, last: int, low: Decimal, high: Decimal) -> Number:
    return Number(first=first, last=last, low=low, high=high, scaled=False, digits=True)


def _value(token: Token) -> Decimal | None:
    words = numerals().words
    return words.get(token.lemma) or words.get(token.text.lower())


def _words(tokens: Sequence[Token], place: int) -> Number | None:
    """Read «двести сорок», «двадцать один», «полтора»; a scale alone is read by ``_bare``."""
    if _value(tokens[place]) is None:
        return _hyphened(tokens, place) or _bare(tokens, place) or _one(tokens, place)
    total, size, last = Decimal(0), Decimal("Infinity"), place
    while last < len(tokens):
        value = _value(tokens[last])
        if value is None and last > place:
            value = numerals().beside.get(tokens[last].lemma)
        if value is None or _magnitude(value) >= size:
            break
        total, size, last = total + value, _magnitude(value), last + 1
    return Number(first=place, last=last, low=total, high=total, scaled=False, digits=False)


def _hyphened(tokens: Sequence[Token], place: int) -> Number | None:
    """Read «три-четыре», «десять–двенадцать» as a range."""
    halves = SPLIT.split(tokens[place].text.lower())
    values = [numerals().words.get(parses(each)[0].normal_form) for each in halves if each]
    if len(values) != 2 or values[0] is None or values[1] is None or values[0] >= values[1]:  # noqa: PLR2004
        return None
    low, high = values[0], values[1]
    return Number(first=place, last=place + 1, low=low, high=high, scaled=False, digits=False)


def _magnitude(value: Decimal) -> Decimal:
    """Return what a further word must stay under: сорок 10, двести 100, семь 1."""
    if value < 20:  # noqa: PLR2004 - тринадцать takes no further word
        return Decimal(1)
    return Decimal(10) ** value.adjusted()


def _bare(tokens: Sequence[Token], place: int) -> Number | None:
    """Read a scale in the singular as one: «миллион долларов», «тысяча человек»."""
    token, known = tokens[place], numerals()
    value = known.scales.get(token.lemma)
    if value is None or "Number=Sing" not in token.feats:
        return None
    if token.lemma in known.vague:
        return _whole(place, value) if _is_a_tens(tokens, place) else None
    exceeded = place > 0 and tokens[place - 1].lemma in known.lists["exceeding"]["words"]
    if token.text.lower() not in known.lists["exceeding"]["one"] and not exceeded:
        return None
    return _with_rest(tokens, _whole(place, value), value)


def _is_a_tens(tokens: Sequence[Token], place: int) -> bool:
    """Tell «около сотни», «с десяток», «в сотне километров» from «сотня бед»."""
    exceeding, token = numerals().lists["exceeding"], tokens[place]
    before = tokens[place - 1].lemma if place else ""
    if before in exceeding["near"]:
        return True
    nearly = before in exceeding["nearly"] and "Case=Ins" not in token.feats
    after = tokens[place + 1].lemma if place + 1 < len(tokens) else ""
    return nearly or (
        before == "в" and numerals().lists["units"].get(after) in ("km", "m", "miles")
    )


def _whole(place: int, value: Decimal) -> Number:
    return Number(first=place, last=place + 1, low=value, high=value, scaled=True, digits=False)


def _one(tokens: Sequence[Token], place: int) -> Number | None:
    """Read «один» before a measure or a scale: «одного процента», «один миллион», «пара сотен»."""
    known, after = numerals(), tokens[place + 1 : place + 2]
    value = SINGLE.get(tokens[place].lemma)
    if value is None or not after:
        return None
    measured = value == 1 and after[0].lemma in known.lists["whole"]["units"]
    if after[0].lemma not in known.scales and not measured:
        return None
    one = Decimal(value)
    return Number(first=place, last=place + 1, low=one, high=one, scaled=False, digits=False)


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """Multiply by the scale that follows, dot included; «два миллиона двести тысяч» adds up."""
    if number.last >= len(tokens) or number.scaled:
        return number
    scale = numerals().scales.get(tokens[number.last].lemma.rstrip("."))
    if scale is None:
        return number
    last = number.last + 1
    dot = last + 1 < len(tokens) and tokens[last].text == "."  # a sentence's last stop is its own
    last += bool(dot and len(tokens[last - 1].text) < 5)  # noqa: PLR2004 - «млн.», «тыс.»
    found = Number(
        first=number.first,
        last=last,
        low=number.low * scale,
        high=number.high * scale,
        scaled=True,
        digits=number.digits,
    )
    if [token.text.lower() for token in tokens[last : last + 2]] == ["с", "половиной"]:
        half = scale / 2
        return replace(found, last=last + 2, low=found.low + half, high=found.high + half)
    return _with_rest(tokens, found, scale)


def _with_rest(tokens: Sequence[Token], number: Number, scale: Decimal) -> Number:
    if number.last >= len(tokens) or number.low != number.high:
        return number
    rest = _words(tokens, number.last) or _digits(tokens, number.last)
    if rest is None or rest.digits != number.digits or rest.low != rest.high:
        return number
    rest = _scaled(tokens, rest)
    if rest.low >= scale or rest.first == rest.last:
        return number
    total = number.low + rest.low
    return Number(
        first=number.first,
        last=rest.last,
        low=total,
        high=total,
        scaled=True,
        digits=number.digits,
    )


def _ranged(tokens: Sequence[Token], number: Number) -> Number:
    """Join «10 – 15», «три-четыре», «от 5 до 10», «между 5 и 10»; the scale of the second holds for the first."""
    joined = number.last < len(tokens) and tokens[number.last].text in BETWEEN
    opening = tokens[number.first - 1].lemma if number.first else ""
    until = RANGES.get(opening) in [each.lemma for each in tokens[number.last : number.last + 1]]
    if number.low != number.high or not (joined or until):
        return number
    either = tokens[number.last].lemma == "или"
    after = number.last + 1
    after += after < len(tokens) and tokens[after].text == "+"  # «+13...+15»
    if after >= len(tokens):
        return number
    second = _digits(tokens, after) or _words(tokens, after)
    if second is None:
        return number
    plain = second.low
    second = _scaled(tokens, second)
    factor = second.low / plain if plain and not number.scaled else Decimal(1)
    low = number.low * factor
    if low > second.high or second.low != second.high or (either and second.low > 2 * low):
        return number
    return Number(
        first=number.first,
        last=second.last,
        low=low,
        high=second.high,
        scaled=second.scaled,
        digits=number.digits,
    )
