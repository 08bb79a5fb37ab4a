"""Names of organisations: their nominative, and the words that tell a body's name from another's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.language.annotation import Token
from dragoman.language.russian import in_nominative

MODIFIERS = frozenset({"ADJ", "DET", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
ADJECTIVAL = ("ский", "цкий")
"""Adjectives that a tagger takes for nouns when they have a capital: «Орегонской группы»."""
ENDED = re.compile(r"([А-ЯЁ]{2,}[А-ЯЁа-яё]*[А-ЯЁ]|[А-ЯЁ]{2,})(?:а|у|ом|ем|е|ы|и|ов|ам|ами|ах)")
"""An abbreviation with a case ending: «МИДе», «АвтоВАЗом»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """The lists of ``bodies.toml``, described there."""

    heads: frozenset[str]
    loose: frozenset[str]
    others: frozenset[str]
    never: frozenset[str]
    kinds: frozenset[str]
    small: frozenset[str]
    governing: frozenset[str]


@cache
def body_words() -> BodyWords:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "bodies.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return BodyWords(**{name: frozenset(words) for name, words in data.items()})


def head(tokens: Sequence[Token]) -> int:
    """Return the index of the noun a name is built on: the first after its adjectives."""
    for index, token in enumerate(tokens[:-1]):
        if token.pos in NOUNS and not token.lemma.endswith(ADJECTIVAL):
            return index
        if token.pos not in NOUNS | MODIFIERS and index:
            return index - 1
    return max(len(tokens) - 1, 0)


def nominative(text: str, tokens: Sequence[Token]) -> str:
    """Return the name that ``tokens`` print in ``text``, with what declines put in the nominative.

    That is the head with its adjectives, and nouns joined to it by «и»; what hangs on them keeps its
    case: «Института восточных маршрутов» is «Институт восточных маршрутов».
    """
    if not tokens:
        return ""
    place = head(tokens)
    declined = {*range(place + 1), *_joined(tokens, place)}
    sure = [each for each in tokens[: place + 1] if each.pos in MODIFIERS or each is tokens[place]]
    numbers = {_feature(each, "Number") for each in sure} - {""}
    if len(numbers) > 1 or any("Case=Nom" in each.feats for each in sure):
        declined = set()  # one word that cannot be oblique outweighs a tag that says so
    found, last = "", tokens[0].start
    for index, token in enumerate(tokens):
        found += text[last : token.start]
        found += _upright(token, tokens[place]) if index in declined else token.text
        last = token.end
    return " ".join(found.split())


def _joined(tokens: Sequence[Token], place: int) -> list[int]:
    """Return the nouns joined to the head by «и», of its own case and capitals."""
    case = _case(tokens[place])
    return [
        index
        for index in range(place + 2, len(tokens))
        if tokens[index - 1].lemma == "и" == tokens[place + 1].lemma
        if tokens[index].pos in NOUNS
        if _case(tokens[index]) == case
    ]


def _case(token: Token) -> str:
    return _feature(token, "Case")


def _feature(token: Token, name: str) -> str:
    return next((each for each in token.feats.split("|") if each.startswith(f"{name}=")), "")


def _upright(token: Token, over: Token) -> str:
    ended = ENDED.fullmatch(token.text)
    if ended:
        return ended[1]
    first, hyphen, last = token.text.rpartition("-")
    if hyphen and last[:1].isupper() and len(last) > len("МИД"):
        return f"{first}-{in_nominative(last, token.feats)}"
    modifies = token is not over and (token.pos in MODIFIERS or token.lemma.endswith(ADJECTIVAL))
    shown = over.feats if modifies else token.feats
    mixed = sum(each.isupper() for each in token.text) > 1 and "-" not in token.text
    if mixed or "Case=" not in shown:
        return token.text
    found = in_nominative(token.text, shown)
    return found if "ё" in token.text else found.replace("ё", "е")


def is_abbreviation(word: str) -> bool:
    """Tell «МИД» and «МИДе» from words."""
    return bool(re.fullmatch(r"[A-ZА-ЯЁ]{2,}", word) or ENDED.fullmatch(word))
