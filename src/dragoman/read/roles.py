"""What a text calls its people: «министр энергетики Пётр Иванов», «Иванов, посол в Токио», «врио губернатора»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.callings import callings
from dragoman.language.offices import titles
from dragoman.language.russian import parses
from dragoman.model.reading import Mention
from dragoman.read.place import case
from dragoman.read.tree import Tree

CLOSE = 6
"""Words between a name and the title set off behind it."""
CLOSING = frozenset(",;:.)—–")
FAR = 25
"""Words between a title and the name it stands before."""
NOUNS = frozenset({"NOUN", "PROPN", "X"})
WITHIN = frozenset({"NOUN", "PROPN", "X", "ADJ", "ADP", "DET", "NUM"})
"""What may stand in a title."""
JOINS = frozenset({"и", "-", "–", "—", "/"})
MARKS = frozenset('«»"“”„')
NAMED_WITH = frozenset({"appos", "flat:name", "nmod"})
POINTING = frozenset({"этот", "сам", "тот", "данный", "последний"})
"""Words that point at somebody and tell nothing of him."""
PLACED = frozenset({"GPE", "LOC"})
MINISTER = "министр"
MINISTERS = frozenset({"foreign minister", "secretary of state", "defense minister"})
TITLES = frozenset({"врио", "зампред", "замминистра", "замглавы", "ио", "вице-премьер"})
"""Heads of titles that the tagger does not take for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A title or trade as printed: the lemma of its noun, of all its words, whose it is."""

    head: str
    words: tuple[str, ...]
    """Lemmas in order, countries left out."""
    powers: frozenset[str]
    """Codes of the countries among the words."""
    titles: frozenset[str]
    """The offices it names, by the ledger's titles."""

    def may_be(self, other: Role, actor: str | None) -> bool:
        """Tell whether who bears ``other`` and speaks for ``actor`` may be called by this."""
        lists = callings()
        if not self.powers <= other.powers | {actor} or is_former(other) > is_former(self):
            return False
        shared = self.titles & other.titles
        if self.words == (MINISTER,) and other.titles & MINISTERS:
            return True
        if shared and self.head != other.head:
            return True  # «глава МИД» is the «министр иностранных дел»
        return self.head == other.head and set(self.words) <= set(other.words) | lists.whose


def is_former(role: Role) -> bool:
    """Tell a title somebody bore once."""
    words = callings().former
    return any(each in words for each in role.words) or role.head.startswith("экс-")


def is_person_noun(tree: Tree, index: int) -> bool:
    """Tell a noun in the singular that says what somebody is."""
    token = tree.tokens[index]
    if token.pos not in ("NOUN", "PROPN") or "Number=Plur" in token.feats:
        return False
    return "Animacy=Anim" in token.feats or token.lemma in TITLES


def role_at(
    tree: Tree, words: Sequence[int], head: int, here: Sequence[Mention], own: Mention | None = None
) -> Role:
    """Return the role that ``words`` print, without the name ``own``; ``here`` are names around."""
    powers: set[str] = set()
    lemmas: list[str] = []
    whole = [tree.tokens[each].lemma for each in words]
    for each in words:
        token = tree.tokens[each]
        if own and own.start <= token.start < own.end:
            continue
        power = _power(token.start, here)
        if power:
            powers.add(power)
        elif token.pos in ("NOUN", "PROPN", "ADJ", "X", "VERB", "PRON"):
            lemmas.append(token.lemma)
    return Role(
        head=tree.tokens[head].lemma,
        words=tuple(each for each in lemmas if each not in POINTING),
        powers=frozenset(powers),
        titles=titles(tuple(whole)),
    )


def _power(start: int, here: Sequence[Mention]) -> str | None:
    for each in here:
        if each.actor and each.type in PLACED and each.start <= start < each.end:
            return each.actor
    return None


def roles_of(tree: Tree, mention: Mention, here: Sequence[Mention]) -> Iterator[Role]:
    """Yield what a sentence calls somebody right beside the name."""
    starts = [token.start for token in tree.tokens]
    first, last = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
    seen: set[int] = set()
    for index in range(first, last):
        token = tree.tokens[index]
        over = [token.head] if token.rel in NAMED_WITH and token.head >= 0 else []
        seen.update(over)
        seen.update(tree.children(index, "appos"))
    seen = {each for each in seen if _beside(tree, each, first, last)}
    named = case_of(tree, first, last)
    before, after = title_before(tree, first, named), title_after(tree, last, named)
    if after is not None and named_after(
        tree, after, [each for each in here if each.type == "PER"]
    ):
        after = None
    seen |= {each for each in (before, after) if each is not None}
    for each in tuple(seen):
        seen.update(_paired(tree, each, here))
    for each in sorted(seen):
        if is_person_noun(tree, each) and not _named(tree, each, here):
            words = tree.phrase(each)
            if each == before:
                words = list(range(min(words[0], each), first))
            yield role_at(tree, words, each, here, mention)


def _named(tree: Tree, index: int, here: Sequence[Mention]) -> bool:
    start = tree.tokens[index].start
    return any(each.type == "PER" and each.start <= start < each.end for each in here)


def _beside(tree: Tree, role: int, first: int, last: int) -> bool:
    """Tell whether no verb stands between a title and the name ``[first, last)``."""
    between = range(role, first) if role < first else range(last, role)
    return not any(tree.is_finite(each) for each in between)


def _paired(tree: Tree, role: int, here: Sequence[Mention]) -> Iterator[int]:
    """Yield the title that «и» pairs with another of one person: «врач и телеведущий»."""
    over = tree.tokens[role].head
    near = [*tree.children(role, "conj"), *([over] if tree.tokens[role].rel == "conj" else [])]
    for each in near:
        between = range(min(each, role) + 1, max(each, role))
        if not any(tree.tokens[word].text == "," or _named(tree, word, here) for word in between):
            yield each


def case_of(tree: Tree, first: int, last: int) -> str:
    """Return the case of a name's words ``[first, last)``: the first that is not the nominative."""
    cases = [found for each in range(first, last) if (found := case(tree.tokens[each]))]
    return next((each for each in cases if each != "Nom"), cases[0] if cases else "")


def title_before(tree: Tree, first: int, named: str) -> int | None:
    """Return the noun of the title right before a name that begins at word ``first``.

    It is the nearest noun for a living being, in the name's own case; nothing but its own words stand
    between.
    """
    index = first - 1
    while index >= max(0, first - FAR):
        token = tree.tokens[index]
        if token.text == ")":
            index = _opened(tree, index)
        elif not _in_title(tree, index):
            return None
        elif is_person_noun(tree, index):
            same = case(token) == named or token.lemma in TITLES
            if same:
                return index
            if case(token) != "Gen":
                return None
        index -= 1
    return None


def title_after(tree: Tree, last: int, named: str) -> int | None:
    """Return the noun of the title set off behind a name that ends before word ``last``: «X, посол в Y».

    One that has a name of its own belongs to the next of a list.
    """
    index = last
    if index < len(tree.tokens) and tree.tokens[index].text == "(":
        while index < len(tree.tokens) and tree.tokens[index].text != ")":
            index += 1
        index += 1
    if index >= len(tree.tokens) or tree.tokens[index].text != ",":
        return None
    for each in range(index + 1, min(index + CLOSE, len(tree.tokens))):
        token = tree.tokens[each]
        if is_person_noun(tree, each):
            return each if case(token) == named and _is_closed(tree, each) else None
        if token.pos not in ("ADJ", "DET", "ADV") and not _in_title(tree, each):
            return None
    return None


def _is_closed(tree: Tree, role: int) -> bool:
    """Tell a title set off on both sides from the subject of a new clause: «пришёл X, посол сказал»."""
    for each in range(role + 1, len(tree.tokens)):
        if tree.tokens[each].text in CLOSING:
            return True
        if tree.is_finite(each):
            return False
    return True


def _in_title(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    participle = "VerbForm=Part" in token.feats and "Variant=Short" not in token.feats
    return token.pos in WITHIN or token.text in JOINS | MARKS or participle


def _opened(tree: Tree, closing: int) -> int:
    for index in range(closing, -1, -1):
        if tree.tokens[index].text == "(":
            return index
    return 0


def named_after(tree: Tree, head: int, people: Sequence[Mention]) -> Mention | None:
    """Return the person whose name follows the title ``head``: «глава комитета по правам Иван Петров».

    In the genitive «адвокат Петрова» may be Petrov's, so there nouns of kin to somebody name nobody.
    """
    own = case(tree.tokens[head])
    if not own or not is_person_noun(tree, head):
        return None
    if own != "Nom" and tree.tokens[head].lemma in callings().kin:
        return None
    index = head + 1
    while index < min(head + FAR, len(tree.tokens)):
        token = tree.tokens[index]
        person = next((each for each in people if each.start == token.start), None)
        if person is not None:
            last = index
            while last < len(tree.tokens) and tree.tokens[last].start < person.end:
                last += 1
            return person if _same(tree, index, last, own) else None
        if token.text == "(":
            while index < len(tree.tokens) and tree.tokens[index].text != ")":
                index += 1
        elif not _in_title(tree, index) or _is_another(tree, index, own):
            return None
        index += 1
    return None


def _is_another(tree: Tree, index: int, own: str) -> bool:
    """Tell the noun of another title in the same case, which «и» does not pair with the first."""
    same = is_person_noun(tree, index) and case(tree.tokens[index]) == own
    return same and not _modified(tree, index)


def _modified(tree: Tree, index: int) -> bool:
    """Tell whether «и» or a dash stands before the adjectives of a noun: «посол и бывший министр»."""
    place = index - 1
    while place > 0 and tree.tokens[place].pos in ("ADJ", "DET"):
        place -= 1
    return tree.tokens[place].text in JOINS


def _same(tree: Tree, first: int, last: int, own: str) -> bool:
    """Tell whether a name stands in the case ``own``, as far as a tagger can know of a foreign one."""
    found = case_of(tree, first, last)
    strange = not parses(tree.tokens[first].text.lower())[0].is_known
    return found in (own, "") or (strange and "Nom" not in (found, own))
