"""A small desk: articles about made-up events, and readings of them."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from dragoman.collect.archive import Archive
from dragoman.model.press import Article, PublicationDate, Span
from dragoman.model.reading import Reading
from dragoman.store.schema import DATABASE
from dragoman.store.view import View
from dragoman.store.writer import Writer


def day(first: str, last: str | None = None) -> PublicationDate:
    return PublicationDate(
        earliest=date.fromisoformat(first),
        latest=date.fromisoformat(last or first),
        precision="range" if last else "day",
    )


class Press:
    """Makes articles, their originals and their readings."""

    day = staticmethod(day)

    def article(
        self,
        name: str,
        text: str = "Озеро замёрзло. Рыбаки рады.",
        published: PublicationDate | None = None,
        *,
        original: bytes | None = None,
        retrieved: str | None = None,
        authors: tuple[str, ...] = (),
    ) -> Article:
        content = self.original(name, text) if original is None else original
        return Article(
            id=name,
            text_id=hashlib.sha256(text.encode()).hexdigest()[:16],
            source=f"{name}.html",
            authors=authors,
            published=published or PublicationDate(),
            retrieved=retrieved,
            language="ru",
            text=text,
            sha256=hashlib.sha256(content).hexdigest(),
        )

    @staticmethod
    def original(name: str, text: str) -> bytes:
        return f"<html><title>{name}</title>{text}".encode()

    @staticmethod
    def reading(
        article: Article, *lemmas: str, reader: str = "r1", knowledge: str = "k1"
    ) -> Reading:
        """Read ``article``; ``lemmas`` are those of its sentences, cut at full stops."""
        spans, start = [], 0
        for sentence in article.text.split(". "):
            end = min(start + len(sentence) + 1, len(article.text))
            spans.append(Span(start, end))
            start = end + 1
        return Reading(
            text_id=article.text_id,
            reader=reader,
            knowledge=knowledge,
            language="ru",
            sentences=tuple(spans),
            lemmas=lemmas or tuple("" for _ in spans),
        )


class Desk:
    """A folder with a database and an archive."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self.archive = Archive(folder / "archive")

    def write(self, run: str = "2021-03-01T00:00:00Z") -> Writer:
        return Writer(self.folder, self.archive, run)

    def view(self) -> View:
        return View(self.folder, self.archive)


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
