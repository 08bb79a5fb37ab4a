"""The conductor of ``check --desk``: a desk's articles as the sources that a report is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman import deskfile, settings
from dragoman.backends.memory import TranslationMemory
from dragoman.language.russian import lemmas
from dragoman.language.sentences import sentences
from dragoman.ledger.entries import entries
from dragoman.ledger.judged import judged, ordered
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Period, Span
from dragoman.model.published import KeptReport
from dragoman.model.reading import ReadArticle
from dragoman.model.source import Head, Rendered, Source
from dragoman.read import reader
from dragoman.store.view import Key, View

LIKELY = 5
"""Articles that the full text is asked for, of those that may hold a quotation."""
PHRASE = 8
"""Words of a quotation by which it is looked for."""


class DeskSources:
    """What a desk holds, for reading: articles by date, one by one with reading and renderings, by their words."""

    def __init__(self, folder: Path, language: str) -> None:
        """Open the desk in ``folder``; renderings are those into ``language``. Errors: ``BadArgument``."""
        self.settings = settings.load(folder)
        self._plain = deskfile.knowledge_of(self.settings)
        self._view = View(folder)
        self._key = Key(reader=reader.version(frozenset()), knowledge=self._plain.hash)
        self._corpus = self._view.corpus(self._key, {})
        self._memory = TranslationMemory(self._view)
        self._language = language

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._view.close()

    def knowledge(self, period: Period | None = None) -> Knowledge:
        """Return the desk's knowledge, the analyst's word on names of ``period`` over it."""
        log = [each for each in self._view.judgements() if each.kind in ("name", "same person")]
        if not log or period is None:
            return self._plain
        machine = entries(self._corpus.between(period), self._plain)
        return ordered(self._plain, judged(machine, log), machine)

    def reports(self) -> tuple[KeptReport, ...]:
        """Return the imported reports, the earliest issue first."""
        return self._view.reports()

    def heads(self, period: Period | None) -> Iterator[Head]:
        """Yield the heads of articles of ``period``, then of undated ones."""
        return self._view.heads(period)

    def get(self, article: str) -> Source:
        """Return one article with its reading, if it is read, and its renderings. Errors: ``KeyError``."""
        try:
            read: ReadArticle | None = self._corpus.get(article)
        except KeyError:
            read = None
        held = read.article if read else self._view.article(article)
        return self._source(held, read)

    def saying(self, words: str) -> Iterator[Source]:
        """Yield articles that hold the words' lemmas in a row, the most relevant first."""
        wanted = lemmas(words)[:PHRASE]
        found = self._view.search([" ".join(wanted)], LIKELY) if wanted else []
        yield from map(self.get, islice(found, LIKELY))

    def _source(self, article: Article, read: ReadArticle | None) -> Source:
        cut = read.reading.sentences if read else sentences(article.text, article.language)
        render = partial(self._memory.translate, source=article.language, target=self._language)
        source = Source(article=article, reading=read.reading if read else None)
        printed = tuple(dict.fromkeys(each for each in (article.title, *article.titles) if each))
        if article.language.split("-")[0] == self._language:
            return replace(source, titles=printed)
        found = render([article.text[slice(*each)] for each in cut])
        rendered = (each.text for title in printed for each in render([title]))
        return replace(
            source,
            titles=(*printed, *rendered),
            rendered=tuple(
                Rendered(
                    start=_place(cut, each.first).start,
                    end=_place(cut, each.last - 1).end,
                    text=each.text,
                )
                for each in found
            ),
        )


def _place(cut: tuple[Span, ...], at: int) -> Span:
    return cut[at]
