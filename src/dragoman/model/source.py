"""What a desk holds behind a published report: heads of articles, and the articles with their renderings."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.press import UNDATED, Article, PublicationDate
from dragoman.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What an article says of itself, without its text."""

    id: str
    title: str | None = None
    outlet: str | None = None
    outlet_id: str | None = None
    authors: tuple[str, ...] = ()
    published: PublicationDate = UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """``Article.text[start:end]`` as a translation memory has it in the report's language."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article with what was read in it (nothing, where it is not read) and what the memory has of it."""

    article: Article
    reading: Reading | None = None
    rendered: tuple[Rendered, ...] = ()
    titles: tuple[str, ...] = ()
    """Its titles, and their renderings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """Words of an article that a finding rests on: exactly ``text`` at ``[start, end)`` of it."""

    article: str
    title: str | None
    start: int
    end: int
    text: str
