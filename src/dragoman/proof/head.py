"""The head of a sentence and the parts it is read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.press import Genre, PublicationDate
from dragoman.model.published import NamedSpan
from dragoman.proof.scene import Before, Scene

Kind = Literal["date", "number", "outlet", "author", "piece", "role", "title", "again", "camp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a lead and what it names."""

    kind: Kind
    start: int
    end: int
    authors: tuple[NamedSpan, ...] = ()
    outlet: NamedSpan | None = None
    published: PublicationDate | None = None
    number: PublicationDate | None = None
    genre: Genre | None = None
    same: bool = False
    """Named again from the item before: «in the same issue», «he»."""
    sure: bool = False
    """The name is known for what it is taken for."""


@dataclass(slots=True, kw_only=True)
class Head:
    """The head of one sentence: its end, the item before, and the parts found so far."""

    scene: Scene
    end: int
    before: Before
    parts: list[Part] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """Return the text to match in."""
        return self.scene.plain

    def has(self, kind: Kind) -> bool:
        """Tell whether a part of this kind was found."""
        return any(each.kind == kind for each in self.parts)
