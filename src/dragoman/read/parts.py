"""Parts of a whole and multiples in words: «две трети», «каждый пятый», «вдвое», «удвоится»."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dragoman.language.annotation import Token
from dragoman.language.numerals import numerals
from dragoman.language.russian import parses
from dragoman.read.tree import Tree

WHOLE = Decimal(100)
TENTH = Decimal("0.1")
ORDER = "порядок"
EACH = "каждый"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Tokens ``[first, last)`` that give ``value`` in ``unit``: ``%`` or ``times``."""

    first: int
    last: int
    value: Decimal
    unit: str


def parts(tree: Tree) -> Iterator[Part]:
    """Yield the parts and multiples of a sentence, left to right, none overlapping."""
    free = 0
    for place in [i for i, each in enumerate(tree.tokens) if _opens(each.lemma, each.text)]:
        if place < free:
            continue
        found = next((part for rule in RULES if (part := rule(tree, place))), None)
        if found is not None:
            yield found
            free = found.last


@lru_cache(20_000)
def _opens(lemma: str, printed: str) -> bool:
    """Tell the few words that a part may begin with from all others, before any rule is asked."""
    known = numerals()
    shares, multiples = known.lists["shares"], known.lists["multiples"]
    return (
        lemma in (EACH, ORDER)
        or printed.isdigit()
        or lemma in known.words
        or any(lemma in shares[each] for each in ("adverbs", "nouns", "ordinals"))
        or any(lemma in multiples[each] for each in ("verbs", "fold"))
        or printed.lower() in multiples["adverbs"]
        or (lemma == "один" and printed.lower() != "одно")
        or _halved_unit(printed.lower()) is not None
    )


def _share(first: int, last: int, numerator: int, denominator: int) -> Part:
    value = (WHOLE * numerator / denominator).quantize(TENTH)
    return Part(first=first, last=last, value=value, unit="%")


def _lemma(tree: Tree, place: int) -> str:
    return tree.tokens[place].lemma if 0 <= place < len(tree.tokens) else ""


def _numerator(tree: Tree, place: int) -> int | None:
    value = numerals().words.get(_lemma(tree, place))
    return int(value) if value is not None and value == int(value) else None


def _is_pointed_at(tree: Tree, first: int, last: int) -> bool:
    """«эта треть», «первая половина», «четверть века», «половина шестого»: no share is given."""
    lists = numerals().lists["shares"]
    if _lemma(tree, first - 1) == "с" and _lemma(tree, first) == "половина":
        return True  # «два с половиной»
    before = _lemma(tree, first - 1) in lists["pointing"] or (
        first > 0
        and tree.tokens[first - 1].pos in ("ADJ", "DET")
        and tree.tokens[first - 1].head == last - 1
        and _lemma(tree, first - 1) not in numerals().lists["bounds"]["about"]
        and _lemma(tree, first - 1) not in lists["filling"]
    )
    return before or _lemma(tree, last) in lists["never_of"]


def a_fraction(tree: Tree, place: int) -> Part | None:
    """«треть», «две трети», «три четверти», «половина», «наполовину»."""
    lists = numerals().lists["shares"]
    if _lemma(tree, place) in lists["adverbs"]:
        return _share(place, place + 1, 1, lists["adverbs"][_lemma(tree, place)])
    numerator = _numerator(tree, place)
    noun = place + (numerator is not None)
    denominator = lists["nouns"].get(_lemma(tree, noun))
    if denominator is None or tree.tokens[noun].pos not in ("NOUN", "ADJ", "NUM"):
        return None
    if _is_pointed_at(tree, place, noun + 1) or (numerator or 1) >= denominator:
        return None
    return _share(place, noun + 1, numerator or 1, denominator)


def a_decimal_part(tree: Tree, place: int) -> Part | None:
    """«пятая часть», «три пятых», «две десятых» only with «часть» or a numerator."""
    ordinals = numerals().lists["shares"]["ordinals"]
    numerator = _numerator(tree, place)
    at = place + (numerator is not None)
    denominator = ordinals.get(_lemma(tree, at))
    if denominator is None:
        return None
    part = _lemma(tree, at + 1) in ("часть", "доля")
    fractional = numerator is not None and tree.tokens[at].text.lower().endswith(("ых", "ая", "ую"))
    if not part and (not fractional or denominator < FIFTH):
        return None
    if (numerator is None and denominator == HALF) or (numerator or 1) >= denominator:
        return None
    plural = "Number=Plur" in tree.tokens[at].feats
    if numerator is None and (plural or _lemma(tree, place - 1) in ("статья", "глава")):
        return None
    return _share(place, at + 1 + part, numerator or 1, denominator)


FIFTH, HALF = 5, 2


def each_so_many(tree: Tree, place: int) -> Part | None:
    """«каждый пятый», «каждое второе судно»; «каждый первый» and «каждые четыре» are none."""
    ordinals = numerals().lists["shares"]["ordinals"]
    denominator = ordinals.get(_lemma(tree, place + 1))
    following = _lemma(tree, place + 2) in numerals().lists["shares"]["never_of"]
    if _lemma(tree, place) != EACH or denominator is None or following:
        return None
    return _share(place, place + 2, 1, denominator)


def so_many_of(tree: Tree, place: int) -> Part | None:
    """«двое из трёх его слушателей», «девять из десяти читателей»: people, in round words."""
    one, whole = _numerator(tree, place), _numerator(tree, place + 2)
    one = 1 if one is None and _lemma(tree, place) == "один" else one
    if one is None or whole is None or _lemma(tree, place + 1) != "из" or not one < whole <= TEN:
        return None
    rest = tree.tokens[place + 3 : place + 6]
    people = any(
        ("Animacy=Anim" in each.feats and each.pos == "NOUN") or _is_asked(each) for each in rest
    )
    return _share(place, place + 3, one, whole) if people else None


def _is_asked(token: Token) -> bool:
    """«опрошенных», «заболевших»: people by what was done to them or what they did."""
    return "VerbForm=Part" in token.feats and {"Case=Gen", "Number=Plur"} <= set(
        token.feats.split("|")
    )


def of_each_ten(tree: Tree, place: int) -> Part | None:
    """«семь рублей из десяти», «три доллара из ста»: a share of money or people, in words."""
    one, whole = _numerator(tree, place), _numerator(tree, place + 3)
    if one is None or whole not in (TEN, TEN * TEN) or _lemma(tree, place + 2) != "из":
        return None
    noun = tree.tokens[place + 1]
    alone = tree.tokens[place + 4 : place + 5]
    if alone and alone[0].pos in ("NOUN", "ADJ"):
        return None
    shared = noun.lemma in numerals().lists["shares"]["coins"] or "Animacy=Anim" in noun.feats
    return _share(place, place + 4, one, whole) if shared and one < whole else None


TEN = 10


def so_many_in_digits(tree: Tree, place: int) -> Part | None:
    """«6 из 10 опрошенных»: a share of people asked or counted."""
    if not tree.tokens[place].text.isdigit() or _lemma(tree, place + 1) != "из":
        return None
    text = tree.tokens[place + 2].text if place + 3 < len(tree.tokens) else ""
    if text not in ("10", "100") or int(tree.tokens[place].text) >= int(text):
        return None
    whose = tree.tokens[place + 3]
    people = "Animacy=Anim" in whose.feats or "VerbForm=Part" in whose.feats
    return _share(place, place + 3, int(tree.tokens[place].text), int(text)) if people else None


def by_an_order(tree: Tree, place: int) -> Part | None:
    """«вырос на порядок», «на порядок больше»: ten times."""
    lists = numerals().lists
    if _lemma(tree, place) != ORDER or _lemma(tree, place - 1) != "на":
        return None
    moving = {*lists["changes"]["rise"], *lists["changes"]["fall"]}
    moved = any(tree.tokens[each].lemma in moving for each in tree.up(place, 3))
    compared = _lemma(tree, place + 1) in lists["multiples"]["compared"]
    if not moved and not compared:
        return None
    return Part(first=place, last=place + 1, value=Decimal(10), unit="times")


def so_many_times(tree: Tree, place: int) -> Part | None:
    """«вдвое», «удвоится», «девятикратная разница»."""
    lists, token = numerals().lists["multiples"], tree.tokens[place]
    factor = lists["adverbs"].get(token.text.lower()) or lists["verbs"].get(token.lemma)
    folded = lists["fold"].get(token.lemma)
    if folded and _lemma(tree, place + 1) in lists["folded"]:
        factor = folded
    if factor is None:
        return None
    return Part(first=place, last=place + 1, value=Decimal(factor), unit="times")


def half_a_measure(tree: Tree, place: int) -> Part | None:
    """«полпроцента», «полтонны»: half of the measure that the word ends on."""
    name = _halved_unit(tree.tokens[place].text.lower())
    if name is None:
        return None
    return Part(first=place, last=place + 1, value=Decimal("0.5"), unit=name)


@lru_cache(2_000)
def _halved_unit(printed: str) -> str | None:
    known = numerals().lists
    if not printed.startswith(HALF_OF) or printed in numerals().words:
        return None
    lemma = str(parses(printed.removeprefix(HALF_OF))[0].normal_form)
    name = known["units"].get(lemma)
    measured = name is not None and len(lemma) > len(HALF_OF) and name != "people"
    return name if measured and name not in known["measuring"]["durations"] else None


HALF_OF = "пол"
RULES: tuple[Callable[[Tree, int], Part | None], ...] = (
    so_many_of,
    of_each_ten,
    so_many_in_digits,
    by_an_order,
    a_fraction,
    a_decimal_part,
    each_so_many,
    so_many_times,
    half_a_measure,
)
"""The first that fits a place takes it."""
