"""Figures: a number with its unit, what it is of, whether it is exact, which way it moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.language.annotation import Annotation, Token
from dragoman.language.numbers import Number, numbers, numerals
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Figure, Statement
from dragoman.read.holding import holding
from dragoman.read.measured import measured, year_of
from dragoman.read.movement import bound, change
from dragoman.read.tree import Tree

SIGNS = frozenset("$€£¥₽")
FURTHEST = 4
"""Words between a number and the noun it counts."""
ORDINAL_FROM = 5
CENTURY_LEAST = 1000
LAST_YEAR = 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit as recorded, the tokens it stands in, and the token its phrase hangs on."""

    name: str | None
    first: int
    last: int
    head: int
    counted: bool


def figures(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Figure, ...]:
    """Return the figures of ``article``: counted things, money, shares; never dates or names."""
    del knowledge
    if article.language != "ru":
        return ()
    return tuple(
        figure
        for sentence in annotation.sentences
        for figure in _in_sentence(Tree(sentence), statements)
    )


def _in_sentence(tree: Tree, statements: tuple[Statement, ...]) -> Iterator[Figure]:
    for number in numbers(tree.tokens):
        if any(rule(tree, number) for rule in NOT_FIGURES):
            continue
        unit = _unit(tree, number)
        if unit is None or any(rule(tree, number, unit) for rule in NOT_COUNTS):
            continue
        start = tree.tokens[min(number.first, unit.first)].start
        end = tree.tokens[max(number.last, unit.last) - 1].end
        yield Figure(
            start=start,
            end=end,
            low=f"{number.low.normalize():f}",
            high=f"{number.high.normalize():f}",
            bound=bound(tree, number),
            unit=unit.name,
            what=measured(tree, unit.head, unit.name, counted=unit.counted),
            change=change(tree, number, unit.head),
            period=year_of(tree),
            statement=holding(start, end, statements),
        )


# What is a number and no figure, seen before its unit is known.


def _before(tree: Tree, number: Number, back: int = 1) -> Token | None:
    place = number.first - back
    return tree.tokens[place] if place >= 0 else None


def _after(tree: Tree, number: Number, on: int = 0) -> Token | None:
    place = number.last + on
    return tree.tokens[place] if place < len(tree.tokens) else None


def is_date(tree: Tree, number: Number) -> bool:
    """«25 июля», «2015 год», «в 2015–2016 гг.», «1990-е»."""
    lists, after = numerals().lists["uncounted"], _after(tree, number)
    if after is None or number.scaled:
        return False
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
    counted = numerals().lists["uncounted"]["before"]
    return before.lemma.rstrip(".") in counted or before.text in ("№", "+", "#")


def is_model(tree: Tree, number: Number) -> bool:
    """«G 20», «Windows 10», «18+»: glued to a name, or to a mark."""
    before, after = _before(tree, number), _after(tree, number)
    glued = before is not None and before.end == tree.tokens[number.first].start
    if glued and before is not None and before.text not in (*SIGNS, "(", "«", '"', "-", "–", "—"):
        return True
    latin = before is not None and before.text.isascii() and before.text[:1].isalpha()
    return latin or (after is not None and after.text in ("+", "°", "/"))


NOT_FIGURES: tuple[Callable[[Tree, Number], bool], ...] = (is_date, is_time, is_named, is_model)


# The unit.


def _unit(tree: Tree, number: Number) -> Unit | None:
    for rule in (_sign_before, _known_unit, _counted_noun):
        found = rule(tree, number)
        if found:
            return found
    if number.scaled and number.digits:
        last = number.last - 1
        return Unit(name=None, first=number.first, last=number.last, head=last, counted=False)
    return None


def _sign_before(tree: Tree, number: Number) -> Unit | None:
    before = _before(tree, number)
    if before is None or before.text not in SIGNS:
        return None
    name = numerals().lists["units"][before.text]
    head = number.first if tree.tokens[number.first].head != number.first - 1 else number.first - 1
    return Unit(name=name, first=number.first - 1, last=number.last, head=head, counted=False)


def _known_unit(tree: Tree, number: Number) -> Unit | None:
    """Look the next words up: the longest phrase first; «шведских крон» before «крон»."""
    lists, tokens = numerals().lists, tree.tokens
    for size in (4, 3, 2, 1):
        words = tokens[number.last : number.last + size]
        phrase = " ".join(token.lemma for token in words)
        name = lists["currency_adjectives"].get(phrase) or lists["units"].get(phrase)
        if len(words) == size and name and not _is_shortened(tree, number, phrase):
            last = number.last + size
            dot = last < len(tokens) and tokens[last].text == "." and last + 1 < len(tokens)
            last += bool(dot and len(phrase) < 5 and phrase.isalpha())  # noqa: PLR2004 - «руб.»
            head = last - 1 if tokens[last - 1].pos == "NOUN" else number.last + size - 1
            return Unit(name=name, first=number.first, last=last, head=head, counted=False)
    return None


def _is_shortened(tree: Tree, number: Number, phrase: str) -> bool:
    """Tell «м» of metres from the same letter of something else: it must follow digits."""
    return (
        len(phrase) == 1 and phrase.isalpha() and not tree.tokens[number.last - 1].text[0].isdigit()
    )


def _counted_noun(tree: Tree, number: Number) -> Unit | None:
    """Take the noun the number counts: «сорок боевых кораблей»."""
    tokens = tree.tokens
    for place in range(number.last, min(number.last + FURTHEST, len(tokens))):
        token = tokens[place]
        if token.pos == "NOUN":
            heads = {tokens[each].head for each in range(number.first, number.last)}
            genitive = "Case=Gen" in token.feats
            near = place == number.last and token.start - tokens[place - 1].end == 1
            if genitive or place in heads or (near and not number.digits):
                return Unit(
                    name=_adjusted(token),
                    first=number.first,
                    last=place + 1,
                    head=place,
                    counted=True,
                )
            return None
        agreeing = token.pos in ("ADJ", "DET") or (token.pos == "VERB" and "Part" in token.feats)
        if not agreeing:
            return None
    return None


def _adjusted(token: Token) -> str:
    return str(numerals().lists["units"].get(token.lemma, token.lemma))


# What has a unit and yet counts nothing.


def is_ordinal(tree: Tree, number: Number, unit: Unit) -> bool:
    """«21 века», «на 5 этаже»: a singular after a number that takes the plural."""
    token = tree.tokens[unit.last - 1]
    if (
        not number.digits
        or number.scaled
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
    """«с двух сторон», «в двух словах», «второй раз»: number words that count nothing."""
    token = tree.tokens[unit.last - 1]
    if unit.name == "times":
        before = _before(tree, number) or token
        return before.lemma not in ("в", "чем")
    idle = token.lemma in numerals().lists["uncounted"]["nouns"]
    return idle and (not number.digits or "Number=Sing" in token.feats)


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
    return bool(before and before.text in "«“" and after and after[0].text in "»”")


NOT_COUNTS: tuple[Callable[[Tree, Number, Unit], bool], ...] = (
    is_ordinal,
    is_idle,
    is_ago,
    is_part_of_name,
)


# Exact or not, up or down.
