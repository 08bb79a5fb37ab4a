"""Numbers that count and name nothing: «их нужно восемнадцать», «кранов в порту девять», «магнитуда — 6,1».

What is counted stands elsewhere, in the clause or before it. The number must do a noun's work there:
subject, object or predicate, without a preposition.
"""

from __future__ import annotations

from dragoman.language.annotation import Token
from dragoman.language.numerals import Number, numerals
from dragoman.read.tree import Tree

WORK = frozenset(
    {"nsubj", "nsubj:pass", "obj", "root", "nummod:gov", "nummod", "conj", "parataxis", "ccomp"}
)
"""What a number that stands for its noun may be in the clause."""
LEAST = 3
YEARS = range(1900, 2101)


def does_a_nouns_work(tree: Tree, number: Number) -> bool:
    """Tell «осталось одиннадцать», «строится шесть» from «ему тридцать», «в семь», «дважды два»."""
    token = tree.tokens[number.last - 1]
    if number.low < LEAST or token.rel not in WORK or _is_printed_otherwise(tree, number):
        return False
    if _is_led(tree, number) or _is_an_age(tree, number):
        return False
    clause = token.head if token.head >= 0 else number.last - 1
    return tree.is_finite(clause) or _is_said_of_it(tree, clause) or _is_of_many(tree, number)


def _is_printed_otherwise(tree: Tree, number: Number) -> bool:
    """Tell a year, a list's number («1.»), a date («30.04») and what stands in brackets."""
    if not number.digits:
        return False
    text = tree.tokens[number.first].text
    before = tree.tokens[number.first - 1].text if number.first else "("
    return "." in text or before in ("(", "[", "/", "«", '"') or int(number.low) in YEARS


def _is_led(tree: Tree, number: Number) -> bool:
    """Tell a number after a preposition, an adverb between: «в целых сорок»."""
    near = range(max(0, number.first - 2), number.first)
    led = [each for each in tree.kids[number.last - 1] if tree.tokens[each].pos == "ADP"]
    return tree.tokens[number.first - 1].pos == "ADP" or any(each in near for each in led)


def _is_an_age(tree: Tree, number: Number) -> bool:
    """«ему было тридцать», «матери шестьдесят»: somebody in the dative."""
    last = number.last - 1
    around = (last, tree.tokens[last].head)
    near = [each for place in around if place >= 0 for each in tree.kids[place]]
    datives = [tree.tokens[each] for each in near if "Case=Dat" in tree.tokens[each].feats]
    return any(
        each.pos in ("PRON", "PROPN", "NOUN") and "case" not in each.rel for each in datives
    ) and not any(tree.tokens[each].lemma == "нужный" for each in around if each >= 0)


def _is_said_of_it(tree: Tree, place: int) -> bool:
    """«нужно восемнадцать», «в строю девять»: a predicate of need or of being there."""
    token = tree.tokens[place]
    return token.lemma in numerals().lists["standing"]["needs"] or "Variant=Short" in token.feats


def _is_of_many(tree: Tree, number: Number) -> bool:
    """«кранов в порту девять»: who or what is many stands in the clause in the genitive plural."""
    return whose(tree, number) is not None


def whose(tree: Tree, number: Number) -> Token | None:
    """Return the noun in the genitive plural, ahead in the clause, that a bare number counts."""
    last = number.last - 1
    head = tree.tokens[last].head
    for place in (last, head) if head >= 0 else (last,):
        for each in tree.children(place, "nsubj", "nsubj:pass", "obj", "nmod"):
            token = tree.tokens[each]
            many = "Number=Plur" in token.feats and _looks_genitive(token)
            if each < number.first and many and not tree.preposition(each):
                return token
    return None


def _looks_genitive(token: Token) -> bool:
    """Tell «делегатов», which the tagger may take for an accusative, from «делегаты»."""
    animate = "Case=Acc" in token.feats and "Animacy=Anim" in token.feats
    return token.pos in ("NOUN", "PROPN") and ("Case=Gen" in token.feats or animate)
