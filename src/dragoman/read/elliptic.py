"""Numbers whose unit stands elsewhere: «1,3 млрд рублей, из них 420 млн», «с 52 до 61 %»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from dragoman.language.annotation import Token
from dragoman.language.numbers import numbers
from dragoman.language.numerals import Number, numerals
from dragoman.language.russian import parses
from dragoman.read.bare import does_a_nouns_work, whose
from dragoman.read.movement import bound
from dragoman.read.parts import Part
from dragoman.read.tree import Tree
from dragoman.read.units import Unit, is_of_people, unit_of

UNSHARED = frozenset({"%", "times", "percentage points"})
"""What a number with a scale never takes up."""
LEAST = 100
"""From here on a bare number in a counted row may stand without a bound."""
RATIO = Decimal(50)
"""How much larger or smaller a number may be than the one whose «млрд» it takes up."""
FEW = 4
WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A number with its unit; ``turned`` where the noun stands first («процентов на двенадцать»)."""

    number: Number
    unit: Unit
    turned: bool = False
    origin: bool = False
    """Whether it is what a change began from: the 52 of «вырос с 52 до 61 %»."""
    past: bool = False
    """Whether it stands in the sentence before."""
    measure: str | None = None
    """The last unit that measures anything but time and shares, here or before."""

    @classmethod
    def of_part(cls, part: Part) -> Known:
        """Return a share or a multiple as a number with its unit."""
        number = Number(
            first=part.first,
            last=part.last,
            low=part.value,
            high=part.value,
            scaled=False,
            digits=False,
        )
        last = part.last
        unit = Unit(name=part.unit, first=part.first, last=last, head=last - 1, counted=False)
        return cls(number=number, unit=unit)

    @property
    def is_figure(self) -> bool:
        """Whether it measures anything but time."""
        return self.unit.name not in numerals().lists["measuring"]["durations"]

    def after(self, before: Known | None) -> Known:
        """Return it with the last measure: its own, else the one before."""
        own = self.is_figure and self.unit.name not in UNSHARED
        return replace(self, measure=self.unit.name if own else before.measure if before else None)

    def in_per_cent(self) -> Known:
        """Return it as a table of shares has it: a bare number up to a hundred is one."""
        bare = self.unit.name is None and not self.unit.counted and not self.number.scaled
        if not bare or self.number.high > WHOLE:
            return self
        return replace(self, unit=replace(self.unit, name="%"))

    def from_before(self) -> Known:
        """Return it as the next sentence sees it."""
        return replace(self, past=True)


def turned(tree: Tree, number: Number) -> Unit | None:
    """Return the unit of «процентов на двенадцать», «тонн сто», «лет сорока»: it stands first."""
    place = number.first - 1
    if place > 0 and tree.tokens[place].pos == "ADP":
        place -= 1
    if place < 0:
        return None
    token = tree.tokens[place]
    name = numerals().lists["units"].get(token.lemma)
    many = token.text.lower() in ("раз", "человек") or _is_genitive_plural(token)
    counted_already = place > 0 and any(each.last == place for each in numbers(tree.tokens[:place]))
    if name is None or not many or counted_already or number.scaled:
        return None
    if name == "times":
        name = "times" if place < number.first - 1 else None
    return Unit(name=name, first=place, last=number.last, head=place, counted=name is None)


def _is_genitive_plural(token: Token) -> bool:
    """Tell «километров», whatever the tagger made of it where it opens a sentence."""
    if {"Case=Gen", "Number=Plur"} <= set(token.feats.split("|")):
        return True
    return any({"gent", "plur"} <= each.tag.grammemes for each in parses(token.text.lower()))


def borrowed(tree: Tree, number: Number, before: Known | None) -> Known | None:
    """Return ``number`` with the unit that stands after its pair or before it, or bare, or nothing."""
    pair = _paired(tree, number)
    if pair is not None:
        return pair
    named, unit = _numbered(tree, number)
    if named:
        return Known(number=number, unit=_placed(number, unit))
    if number.scaled:
        return Known(number=number, unit=_placed(number, before.measure if before else None))
    if not _stands_alone(tree, number):
        return None
    if before is not None and not before.past:
        return _like(tree, number, before)
    return _bare(tree, number) if _is_counted(tree, number) else None


def _numbered(tree: Tree, number: Number) -> tuple[bool, str | None]:
    """Tell whether «число умерших достигло 300» gives the number its noun, and of people or not."""
    head = tree.tokens[number.last - 1].head
    subjects = tree.children(head, "nsubj", "nsubj:pass") if head >= 0 else []
    wanted = numerals().lists["numbering"]["nouns"]
    for each in subjects:
        if tree.tokens[each].lemma in wanted:
            of = [tree.tokens[kid] for kid in tree.children(each, "nmod", "acl")]
            of = [kid for kid in of if "Case=Gen" in kid.feats]
            people = any(is_of_people(kid) or "VerbForm=Part" in kid.feats for kid in of)
            return True, "people" if people else None
    return False, None


def _placed(number: Number, name: str | None) -> Unit:
    last = number.last
    return Unit(name=name, first=number.first, last=last, head=last - 1, counted=False)


def _bare(tree: Tree, number: Number) -> Known:
    people = tree.tokens[number.first].lemma in numerals().lists["people"]["collective"]
    counted = whose(tree, number)
    people = people or (counted is not None and is_of_people(counted))
    return Known(number=number, unit=_placed(number, "people" if people else None))


def _paired(tree: Tree, number: Number) -> Known | None:
    """«с 52 до 61 %», «от 3 до 5 млн тонн»: the second number's unit is the first's."""
    opening = tree.tokens[number.first - 1].lemma if number.first else ""
    rest = tree.tokens[number.last : number.last + 2]
    if opening not in ("с", "со", "от") or not rest or rest[0].lemma not in ("до", "на", "к"):
        return None
    following = [each for each in numbers(tree.tokens) if each.first > number.last]
    if not following or following[0].first > number.last + FEW:
        return None
    second = following[0]
    unit = unit_of(tree, second)
    if unit is None:
        return None
    text = tree.tokens[second.first].text.replace(",", ".")
    plain = Decimal(text) if second.digits and text.replace(".", "").isdigit() else second.low
    factor = second.low / plain if second.scaled and not number.scaled and plain else Decimal(1)
    scaled = replace(number, low=number.low * factor, high=number.high * factor)
    return Known(number=scaled, unit=_placed(number, unit.name), origin=opening != "от")


def _stands_alone(tree: Tree, number: Number) -> bool:
    """Tell a number that stands for its noun: before a mark, a preposition, a verb, or the end."""
    if number.last >= len(tree.tokens):
        return True
    token = tree.tokens[number.last]
    if token.text in (":", "/", "-", "%"):
        return False
    if token.lemma == "год" and "Case=Ins" in token.feats:
        return True  # «против 120 годом ранее»
    if token.pos == "NUM":
        return token.lemma not in numerals().scales
    return token.pos in ("PUNCT", "ADP", "VERB", "CCONJ", "SCONJ", "ADV", "PART", "AUX", "PRON")


def _like(tree: Tree, number: Number, before: Known) -> Known | None:
    """Take up the unit of the number before in the sentence, and its «млрд» where they compare."""
    del tree
    mantissa = before.number.low
    if before.number.scaled and not number.scaled and before.unit.name not in UNSHARED:
        scale = max(
            (each for each in numerals().scales.values() if each <= mantissa), default=Decimal(1)
        )
        if number.low and 1 / RATIO <= number.low / (mantissa / scale) <= RATIO:
            low, high = number.low * scale, number.high * scale
            number = replace(number, low=low, high=high, scaled=True)
    if before.unit.name == "times":
        return None
    return Known(number=number, unit=_placed(number, before.unit.name))


def _is_counted(tree: Tree, number: Number) -> bool:
    """«скопилось около 60», «контрактов два», «магнитудой 6,1»: a bound, a fraction, the noun before."""
    if number.digits and number.low > LEAST and 1900 <= number.low <= 2100:  # noqa: PLR2004 - a year
        return False
    bounded = bound(tree, number) != "exact" and (number.digits or number.low > FEW)
    fraction = number.digits and number.low % 1 and "," in tree.tokens[number.first].text
    if bounded or fraction or _are_people(tree, number):
        return True
    return _counts_what_stands_before(tree, number) or does_a_nouns_work(tree, number)


def _are_people(tree: Tree, number: Number) -> bool:
    """«ранены двое», «трое не пришли»; not «на двоих»."""
    collective = tree.tokens[number.first].lemma in numerals().lists["people"]["collective"]
    before = tree.tokens[number.first - 1].pos if number.first else ""
    return collective and before != "ADP"


def _counts_what_stands_before(tree: Tree, number: Number) -> bool:
    after = tree.tokens[number.last : number.last + 1]
    if after and after[0].pos != "PUNCT":
        return False
    place = number.first - 1
    while place >= 0 and tree.tokens[place].lemma in ("только", "лишь", "всего", "уже", "пока"):
        place -= 1
    if place < 0:
        return False
    token = tree.tokens[place]
    many = "Case=Gen" in token.feats and "Number=Plur" in token.feats and token.pos == "NOUN"
    return many or token.text.lower() in ("их", "таких")
