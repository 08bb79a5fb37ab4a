"""What the digest of one piece is given, and what it has in hand while it writes."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.backends.base import Translator
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Period
from dragoman.model.reading import ReadArticle
from dragoman.model.report import Item, Withheld
from dragoman.write.cite import Gate
from dragoman.write.leads import Source
from dragoman.write.order import Order
from dragoman.write.voicing import Speech
from dragoman.write.wording import Wording

ORIGINALS, ORIGINALS_ALONE = 2, 3
"""Passages an item quotes untranslated: beside translated ones, and without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestContext:
    """What every item of a report is written with."""

    translator: Translator
    knowledge: Knowledge
    words: Wording
    period: Period
    gate: Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One piece to digest: its theme, its theme's sentences, its length, its neighbour's form."""

    read: ReadArticle
    theme: str
    sentences: frozenset[int]
    words: int
    avoid: str | None
    said: frozenset[str] = frozenset()
    """Renderings that items above have shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The item, what was withheld of it, and the form its lead took."""

    item: Item
    withheld: tuple[Withheld, ...]
    form: str
    shown: frozenset[str] = frozenset()
    """Renderings that it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An item in the making: its task, its source's fields, its voices."""

    task: Task
    context: DigestContext
    held: Source
    speech: Speech
    order: Order

    @property
    def article(self) -> str:
        """The id of the piece."""
        return self.task.read.article.id
