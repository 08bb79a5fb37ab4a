"""What a language's own reader says of a text: sentences, words with syntax, names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Token(NamedTuple):
    """A word or mark. ``head`` is an index into the sentence's tokens, -1 for the root.

    ``pos``, ``feats`` and ``rel`` follow Universal Dependencies; ``feats`` is the ``A=b|C=d`` text. No
    dataclass, because a frozen one takes six times as long to make, and each word is one.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: str
    head: int
    rel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence's place in the text, and its words."""

    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name the tagger found; ``normal`` is its dictionary form as far as morphology goes.

    ``printed`` is the name as it stands in the text.
    """

    start: int
    end: int
    type: Literal["PER", "ORG", "LOC"]
    normal: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Everything the language reader says of one text; offsets count into ``text``."""

    text: str
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
