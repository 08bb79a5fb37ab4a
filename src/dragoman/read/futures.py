"""Which words are in the future or the subjunctive, whatever the tagger took them for."""

from __future__ import annotations

from functools import lru_cache

from dragoman.language.annotation import Token
from dragoman.language.russian import parses
from dragoman.read.tree import Tree

TO_BE = frozenset({"будет", "будут"})
"""The tagger calls these forms of «быть» present."""
WOULD = frozenset({"бы", "б"})


def is_future(tree: Tree, index: int) -> bool:
    """Tell a finite future: «вырастет», «будет расти», «будет готов»."""
    token = tree.tokens[index]
    if token.rel in ("aux", "aux:pass", "cop") and not _is_cut_off(tree, index):
        return False
    helpers = tree.children(index, "aux", "aux:pass", "cop")
    words = [tree.tokens[each] for each in helpers]
    finite = token.pos in ("VERB", "AUX") and "VerbForm=Inf" not in token.feats
    if finite or (token.pos == "NOUN" and _is_mistaken(token)):
        words.append(token)
    return any(
        ("Tense=Fut" in each.feats or each.text.lower() in TO_BE or _is_mistaken(each))
        and ("Person=1" not in each.feats or "Number=Plur" in each.feats)
        and "Person=2" not in each.feats
        for each in words
    )


def may_show_future(token: Token) -> bool:
    """Tell the words by which ``is_future`` and ``is_subjunctive`` can hold of one, or of its head."""
    return token.lemma in WOULD or _shows_future(token.text, token.pos, token.feats)


@lru_cache(50_000)
def _shows_future(printed: str, pos: str, feats: str) -> bool:
    future = "Tense=Fut" in feats or printed.lower() in TO_BE
    return future or _may_be_mistaken(printed, pos, feats)


def _is_mistaken(token: Token) -> bool:
    """Tell «растает», «отопрут», «разгорится», which the tagger took for a present, a past or a noun."""
    return _may_be_mistaken(token.text, token.pos, token.feats)


def _may_be_mistaken(printed: str, pos: str, feats: str) -> bool:
    noun = pos == "NOUN" and printed.endswith("тся")
    if not (noun or "Tense=Past" in feats or "Tense=Pres" in feats):
        return False
    return not printed.endswith(("л", "ла", "лись")) and _is_future_alone(printed.lower())


@lru_cache(20_000)
def _is_future_alone(printed: str) -> bool:
    """Whether a form can be nothing but a future: «толкнёт», never «готовит» or «вырос»."""
    if not printed.removesuffix("ся").removesuffix("сь").endswith(FINITE):
        return False
    told = [each for each in parses(printed) if str(each.tag.mood) != "impr"]
    return bool(told) and all(str(each.tag.tense) == "futr" for each in told[:2])


FINITE = ("ет", "ёт", "ит", "ут", "ют", "ат", "ят", "ем", "ём", "им")
"""How a future ends in the persons that may foretell."""


def _is_cut_off(tree: Tree, index: int) -> bool:
    """Tell «будут» that the parser hung on a verb beyond a semicolon."""
    first, last = sorted((index, tree.tokens[index].head))
    return any(token.text == ";" for token in tree.tokens[max(first, 0) : last])


def is_subjunctive(tree: Tree, index: int) -> bool:
    """Tell «вернуло бы»."""
    past = "Tense=Past" in tree.tokens[index].feats
    return past and any(tree.tokens[each].lemma in WOULD for each in tree.kids[index])
