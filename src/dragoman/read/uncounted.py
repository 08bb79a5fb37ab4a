"""Numbers that are no figures: dates, times, names, ordinals, durations, turns of speech."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.language.annotation import Token
from dragoman.language.numerals import Number, numerals
from dragoman.read.tree import Tree
from dragoman.read.units import SIGNS, Unit

DAY_AND_MONTH = re.compile(r"\d{1,2}\.(?:0\d|1[0-2])")
ORDINAL_FROM = 5
ABBREVIATED = 3
"""Letters of «м», «км», «мин», which have one form for all numbers."""
CENTURY_LEAST = 1000
LAST_YEAR = 2100
FEW = 3
"""Up to this a number in words before «раунд», «слово», «сторона» is a turn of speech."""


# What is a number and no figure, seen before its unit is known.


def _before(tree: Tree, number: Number, back: int = 1) -> Token | None:
    place = number.first - back
    return tree.tokens[place] if place >= 0 else None


def _after(tree: Tree, number: Number, on: int = 0) -> Token | None:
    place = number.last + on
    return tree.tokens[place] if place < len(tree.tokens) else None


def is_date(tree: Tree, number: Number) -> bool:
    """«25 июля», «2015 год», «в 2015–2016 гг.», «1990-е», «(30.04)»."""
    lists, after = numerals().lists["uncounted"], _after(tree, number)
    if after is None or number.scaled:
        return False
    if after.text == ")" and DAY_AND_MONTH.fullmatch(tree.tokens[number.first].text):
        return True
    if after.lemma in lists["months"]:
        return True
    year = after.lemma in lists["year_words"] and after.text.lower() != "лет"
    return year and CENTURY_LEAST <= number.high <= LAST_YEAR


def is_time(tree: Tree, number: Number) -> bool:
    """«в 18:30», «счет 3:1», «5 часов утра»."""
    tokens, after, before = tree.tokens, _after(tree, number), _before(tree, number)
    for mark in (after, before):
        if mark and mark.text == ":" and number.digits:
            place = number.last + 1 if mark is after else number.first - 2
            if 0 <= place < len(tokens) and tokens[place].text[:1].isdigit():
                return True
    if after is not None and after.text.lower() in ("утра", "вечера", "ночи"):
        return True
    if after is None or after.lemma != "час":
        return False
    second = _after(tree, number, 1)
    part = second and second.lemma in numerals().lists["uncounted"]["parts_of_day"]
    return bool(part) or bool(before and before.lemma in ("в", "к") and number.high <= 24)  # noqa: PLR2004


def is_named(tree: Tree, number: Number) -> bool:
    """«№ 5», «статья 228», «дом 4», «+7»: the number is a name."""
    before, second = _before(tree, number), _before(tree, number, 2)
    if before is None:
        return False
    if before.text == "." and second is not None:
        before = second
    after = _after(tree, number)
    if (
        after is not None
        and after.pos == "NOUN"
        and {"Case=Gen", "Number=Plur"} <= set(after.feats.split("|"))
    ):
        return False  # «протоколы 214 встреч»
    if _is_warmth(before, after):
        return False
    counted = numerals().lists["uncounted"]["before"]
    return before.lemma.rstrip(".") in counted or before.text in ("№", "+", "#")


def _is_warmth(before: Token | None, after: Token | None) -> bool:
    """«+13 градусов»."""
    return bool(before and before.text == "+" and after and after.lemma == "градус")


def is_model(tree: Tree, number: Number) -> bool:
    """«G 20», «Windows 10», «18+»: glued to a name, or to a mark."""
    before, after = _before(tree, number), _after(tree, number)
    if _is_warmth(before, after):
        return False
    glued = before is not None and before.end == tree.tokens[number.first].start
    if glued and before is not None and before.text not in (*SIGNS, "(", "«", '"', "-", "–", "—"):
        return True
    latin = before is not None and before.text.isascii() and before.text[:1].isalpha()
    return latin or (after is not None and after.text in ("+", "°", "/"))


def is_age(tree: Tree, number: Number) -> bool:
    """«старше 65», «моложе восемнадцати»."""
    before = _before(tree, number)
    return before is not None and before.text.lower() in numerals().lists["uncounted"]["ages"]


def is_numbered_scale(tree: Tree, number: Number) -> bool:
    """«первый миллион», «тысяча и одна ночь»: a scale that is numbered or told, not counted."""
    if number.digits or number.last - number.first > 1 or not number.scaled:
        return False
    kids = [tree.tokens[each] for each in tree.kids[number.first]]
    ordinal = any(each.lemma in numerals().lists["uncounted"]["which"] for each in kids)
    rest = [token.lemma for token in tree.tokens[number.last : number.last + 2]]
    return ordinal or rest == ["и", "один"]


NOT_FIGURES: tuple[Callable[[Tree, Number], bool], ...] = (
    is_date,
    is_time,
    is_named,
    is_model,
    is_age,
    is_numbered_scale,
)


# What has a unit and yet counts nothing.


def is_ordinal(tree: Tree, number: Number, unit: Unit) -> bool:
    """«21 века», «на 5 этаже»: a singular after a number that takes the plural."""
    token = tree.tokens[unit.last - 1]
    abbreviated = not unit.counted and len(token.text) <= ABBREVIATED
    if (
        not number.digits
        or number.scaled
        or abbreviated
        or "/" in (unit.name or "")
        or token.pos != "NOUN"
        or "Number=Sing" not in token.feats
    ):
        return False
    tail, teens = int(number.high) % 10, int(number.high) % 100 in range(11, 15)
    takes_plural = tail >= ORDINAL_FROM or tail == 0 or teens
    whole = number.high == int(number.high)
    nominal = token.lemma in ("век", "столетие")
    return whole and (takes_plural or nominal) and unit.name not in ("%", "USD", "RUB", "EUR")


def is_idle(tree: Tree, number: Number, unit: Unit) -> bool:
    """«с трёх сторон», «в трёх словах»: number words that count nothing."""
    token = tree.tokens[unit.last - 1]
    if number.digits or number.scaled or number.high > FEW:
        return False
    return token.lemma in numerals().lists["uncounted"]["nouns"]


def is_pair(tree: Tree, number: Number, unit: Unit) -> bool:
    """«два словаря», «две правды», «двух стран»: only things («два состава») and people count."""
    if number.digits or number.high != TWO or not unit.counted or unit.name == "people":
        return False
    noun = unit.last - 1
    different = any(tree.tokens[each].lemma == "разный" for each in tree.kids[noun])
    return different or tree.tokens[noun].lemma not in numerals().lists["things"]["of_two"]


TWO = 2


def is_ago(tree: Tree, number: Number, unit: Unit) -> bool:
    """«пять лет назад», «спустя десять лет», «17 часов 47 минут»: a date or time."""
    before, after = _before(tree, number), tree.tokens[unit.last : unit.last + 1]
    ago = any(token.lemma in ("назад", "спустя") for token in after)
    since = before is not None and before.lemma == "спустя"
    clock = before is not None and before.lemma == "час" and unit.name == "minutes"
    return ago or since or clock


def is_part_of_name(tree: Tree, number: Number, unit: Unit) -> bool:
    """«28 панфиловцев» in quotation marks is a title."""
    before, after = _before(tree, number), tree.tokens[unit.last : unit.last + 1]
    return bool(before and before.text in '«“"' and after and after[0].text in '»”"')


def is_denominator(tree: Tree, number: Number, unit: Unit) -> bool:
    """«250 долларов за тысячу кубометров», «на каждые сто жителей», «две смерти на тысячу родов»."""
    before = _before(tree, number)
    if before is None or unit.last == number.last:
        return False
    if before.lemma == "каждый":
        return True
    if before.lemma not in numerals().lists["denominators"]["before"] or not _is_round(number):
        return False
    if before.lemma == "за":
        alone = number.scaled and number.last - number.first == 1 and not number.digits
        return alone and any(token.pos == "NUM" for token in tree.tokens[: number.first])
    return unit.counted and _is_just_counted(tree, number.first - 2)


def _is_round(number: Number) -> bool:
    """Tell 100, 1000, 10 000, by which rates are reckoned."""
    return number.low == number.high and number.low.normalize().as_tuple().digits == (1,)


def _is_just_counted(tree: Tree, place: int) -> bool:
    """Tell «четыре смерти на …», «34 машины на …»: a noun with its own number."""
    if place < 0 or tree.tokens[place].pos != "NOUN":
        return False
    return any(tree.tokens[each].pos == "NUM" for each in tree.kids[place])


def is_change(tree: Tree, number: Number, unit: Unit) -> bool:
    """«74 рубля 20 копеек»: the small coins of a sum."""
    before = _before(tree, number)
    small = tree.tokens[unit.last - 1].lemma in numerals().lists["uncounted"]["coins"]
    return small and before is not None and before.pos == "NOUN" and number.high < WHOLE_COIN


WHOLE_COIN = 100


NOT_COUNTS: tuple[Callable[[Tree, Number, Unit], bool], ...] = (
    is_ordinal,
    is_idle,
    is_pair,
    is_ago,
    is_part_of_name,
    is_denominator,
    is_change,
)
