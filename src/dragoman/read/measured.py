"""What a figure is of: the noun phrase that it measures, in the nominative."""

from __future__ import annotations

import re
from datetime import date

from dragoman.language.numerals import numerals
from dragoman.language.russian import parses
from dragoman.model.press import PublicationDate
from dragoman.read.tree import Tree

LONGEST = 5
"""Words of a phrase; a longer one names nothing that two articles would name alike."""
YEAR = re.compile(r"(?:19|20)\d\d")
HOLDING = frozenset({"на", "в"})
"""Prepositions by which a noun holds its figure: «контракт на 5 млрд», «помощь в 2 млн»."""
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def measured(tree: Tree, head: int, unit: str | None, *, counted: bool) -> str | None:
    """Return what the figure in ``unit``, which stands at ``head``, is of, or ``None``.

    «12% ВВП» is of «ВВП», «долг вырос на 5%» of «долг», «контракт на 5 млрд рублей» of «контракт».
    A counted noun is its own unit: «сорок кораблей» is of nothing more.
    """
    timed = unit in numerals().lists["measuring"]["durations"]
    below = _genitive(tree, head)
    if below is not None and not timed:
        return phrase(tree, below)
    if counted or (unit == "times" and not _has_subject(tree, head)):
        return None
    above = _governor(tree, head, timed=timed)
    return phrase(tree, above) if above is not None else None


def _has_subject(tree: Tree, head: int) -> bool:
    above = tree.tokens[head].head
    return above >= 0 and tree.tokens[above].lemma in numerals().lists["measuring"]["verbs"]


def _is_empty(lemma: str) -> bool:
    known = numerals()
    return (
        lemma in known.lists["measuring"]["empty"]
        or lemma.rstrip(".") in known.scales
        or lemma in known.lists["units"]
    )


def _genitive(tree: Tree, head: int) -> int | None:
    for each in tree.children(head, "nmod"):
        token = tree.tokens[each]
        cased = any(tree.tokens[kid].rel == "case" for kid in tree.kids[each])
        if each > head and "Case=Gen" in token.feats and not cased and token.pos == "NOUN":
            return None if _is_empty(token.lemma) else each
    return None


def _governor(tree: Tree, head: int, *, timed: bool) -> int | None:
    """Climb to a noun that holds the figure, or to a measuring verb and its subject."""
    lists = numerals().lists
    moving = (*lists["changes"]["rise"], *lists["changes"]["fall"])
    place, seen = head, {head}
    while tree.tokens[place].head >= 0 and tree.tokens[place].head not in seen:
        place = tree.tokens[place].head
        seen.add(place)
        token = tree.tokens[place]
        if token.pos == "NOUN" and token.lemma in moving:
            return _genitive(tree, place)
        if token.pos == "NOUN" and not _is_empty(token.lemma):
            return place if not timed and _is_held(tree, head) else None
        if token.pos in ("VERB", "ADJ"):
            subjects = tree.children(place, "nsubj", "nsubj:pass")
            measuring = token.lemma in lists["measuring"]["verbs"]
            if not subjects and token.rel == "conj" and token.head >= 0:
                subjects = tree.children(token.head, "nsubj", "nsubj:pass")
            return _full(tree, subjects[0]) if subjects and measuring else None
    return None


def _is_held(tree: Tree, head: int) -> bool:
    cases = [tree.tokens[each].lemma for each in tree.children(head, "case")]
    return all(each in HOLDING for each in cases)


def _full(tree: Tree, subject: int) -> int | None:
    """Return the subject, or its genitive where it is empty: «объем торговли»."""
    if not _is_empty(tree.tokens[subject].lemma):
        return subject
    return _genitive(tree, subject)


def phrase(tree: Tree, head: int) -> str | None:
    """Return a noun's phrase in the nominative: its adjectives, itself, its genitives."""
    token = tree.tokens[head]
    if token.pos not in ("NOUN", "PROPN") or _is_empty(token.lemma):
        return None
    before = [
        each
        for each in tree.children(head, "amod")
        if each < head and tree.tokens[each].pos == "ADJ" and tree.tokens[each].text.isalpha()
    ]
    after = _genitive(tree, head)
    tail = tree.phrase(after) if after is not None else []
    tail = [each for each in tail if each > head]
    if len(before) + 1 + len(tail) > LONGEST or any(
        tree.tokens[each].pos == "NUM" for each in tail
    ):
        tail = []
    plural = "Number=Plur" in token.feats
    words = [_adjective(tree, each, head, plural=plural) for each in before]
    words.append(_noun(tree, head, plural=plural))
    words.extend(tree.tokens[each].text for each in tail)
    return " ".join(words)


def _noun(tree: Tree, place: int, *, plural: bool) -> str:
    return _inflected(tree.tokens[place].text, "NOUN", {"nomn", "plur" if plural else "sing"})


def _adjective(tree: Tree, place: int, head: int, *, plural: bool) -> str:
    gender = next(
        (GENDERS[each[7:]] for each in tree.tokens[head].feats.split("|") if each[7:] in GENDERS),
        "masc",
    )
    wanted = {"nomn", "plur"} if plural else {"nomn", "sing", gender}
    return _inflected(tree.tokens[place].text, "ADJF", wanted)


def _inflected(word: str, kind: str, wanted: set[str]) -> str:
    """Return ``word`` in the wanted case and number; one in capitals as it stands."""
    if word.isupper() and len(word) > 1:
        return word
    for parse in parses(word.lower()):
        if str(parse.tag.POS) in (kind, "PRTF" if kind == "ADJF" else kind):
            found = parse.inflect(wanted)
            if found:
                spelled = str(found.word) if "ё" in word else str(found.word).replace("ё", "е")
                return spelled.capitalize() if word[:1].isupper() and kind == "NOUN" else spelled
    return word


def year_of(tree: Tree) -> PublicationDate | None:
    """Return the one year a sentence names as «в 2020 году»; ``None`` for none or several."""
    found = {
        token.text: f"{token.text} {tree.tokens[index + 1].text}"
        for index, token in enumerate(tree.tokens[:-1])
        if YEAR.fullmatch(token.text) and tree.tokens[index + 1].lemma in ("год", "г")
    }
    if len(found) != 1:
        return None
    (printed, words), *_ = found.items()
    year = int(printed)
    return PublicationDate(
        earliest=date(year, 1, 1), latest=date(year, 12, 31), precision="year", printed=words
    )
