"""The unit of a number: a sign, a known measure, or the noun that is counted."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.annotation import Token
from dragoman.language.numerals import Number, numerals
from dragoman.language.russian import parses
from dragoman.read.tree import Tree

SIGNS = frozenset("$€£¥₽")
FURTHEST = 4
"""Words between a number and the noun it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit as recorded, the tokens it stands in, and the token its phrase hangs on."""

    name: str | None
    first: int
    last: int
    head: int
    counted: bool


def unit_of(tree: Tree, number: Number) -> Unit | None:
    """Return the unit that stands at ``number``; nameless where a scale stands alone («200 млн»)."""
    for rule in (_sign_before, _known_unit, _counted_noun):
        found = rule(tree, number)
        if found:
            return found
    if number.scaled and number.digits:
        last = number.last - 1
        return Unit(name=None, first=number.first, last=number.last, head=last, counted=False)
    return None


def _sign_before(tree: Tree, number: Number) -> Unit | None:
    before = tree.tokens[number.first - 1] if number.first else None
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
        phrase = " ".join(_spelled(token) for token in words)
        name = lists["currency_adjectives"].get(phrase) or lists["units"].get(phrase)
        if len(words) == size and name and not _is_shortened(tree, number, phrase):
            if size == 1 and _is_past_year(words[0]):
                continue
            last = number.last + size
            dot = last < len(tokens) and tokens[last].text == "." and last + 1 < len(tokens)
            last += bool(dot and len(phrase) < 5 and phrase.isalpha())  # noqa: PLR2004 - «руб.»
            if name == "times" and not _multiplies(tree, number):
                name = None  # «помянут девять раз»
            head = last - 1 if tokens[last - 1].pos == "NOUN" else number.last + size - 1
            return Unit(name=name, first=number.first, last=last, head=head, counted=name is None)
    return None


def _spelled(token: Token) -> str:
    """Return the lemma; of a single letter («т», «м») the letter."""
    return token.lemma if len(token.text) > 1 else token.text.lower()


def _multiplies(tree: Tree, number: Number) -> bool:
    """Tell «в девять раз», «чем в 2,5 раза» from «девять раз»."""
    return number.first > 0 and tree.tokens[number.first - 1].lemma in ("в", "чем", "во")


def _is_shortened(tree: Tree, number: Number, phrase: str) -> bool:
    """Tell «м» of metres from the same letter of something else: it must follow digits."""
    return len(phrase) == 1 and phrase.isalpha() and not _in_figures(tree, number)


def _in_figures(tree: Tree, number: Number) -> bool:
    return tree.tokens[number.last - 1].text[0].isdigit() or (number.digits and number.scaled)


def _counted_noun(tree: Tree, number: Number) -> Unit | None:
    """Take the noun the number counts: «сорок боевых кораблей»."""
    tokens = tree.tokens
    for place in range(number.last, min(number.last + FURTHEST, len(tokens))):
        token = tokens[place]
        if _is_past_year(token):
            return None
        if token.pos == "NOUN" and not token.text.lower().endswith("лись"):
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
        if _stands_for_people(tree, place):
            first, last = number.first, place + 1
            return Unit(name="people", first=first, last=last, head=place, counted=True)
        agreeing = token.pos in ("ADJ", "DET") or (token.pos == "VERB" and "Part" in token.feats)
        if not agreeing:
            return None
    return None


def _stands_for_people(tree: Tree, place: int) -> bool:
    """Tell «300 заболевших», where no noun follows, from «300 заболевших коров»."""
    token = tree.tokens[place]
    if token.pos != "VERB" or not {"VerbForm=Part", "Case=Gen", "Number=Plur"} <= set(
        token.feats.split("|")
    ):
        return False
    return token.head <= place or tree.tokens[token.head].pos == "NUM"


def _is_past_year(token: Token) -> bool:
    """«против 120 годом ранее»: the year is no unit."""
    return token.lemma == "год" and "Case=Ins" in token.feats


def _adjusted(token: Token) -> str:
    if is_of_people(token):
        return "people"
    return str(numerals().lists["units"].get(token.lemma, token.lemma))


def is_of_people(token: Token) -> bool:
    """Tell «болельщиков», «рыбаков» from beasts, and from «соседей» that are countries."""
    if "Animacy=Anim" not in token.feats:
        return token.lemma in numerals().lists["people"]["too"]
    found = parses(token.lemma)
    living = any("anim" in each.tag.grammemes for each in found)
    made = str(found[0].tag.POS) in ("ADJF", "PRTF", "INFN")  # «военных», «умерших»
    return (living or made) and token.lemma not in numerals().lists["people"]["not"]
