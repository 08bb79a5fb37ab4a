"""What must be true of whatever bytes come in: articles that keep the contract, or skips that name a reason.

An ``AssertionError``, any other error or a hang is a fault; ``DragomanError`` is how an input is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.collect import again, clean
from dragoman.collect.archive import Archive
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page, original
from dragoman.collect.sketches import marks
from dragoman.errors import Skipped
from dragoman.knowledge.load import load
from dragoman.model.origin import Kept
from dragoman.model.press import Article, Pair, PublicationDate, Skip
from dragoman.store import records

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
ONE_LINE = ("title", "outlet", "section", "language", "url", "id", "sha256")
LARGE = 1_000_000
FIRST, LAST = 1600, 2099
"""Years that a printed date may have."""


@cache
def context() -> ExtractContext:
    """Return the outlets that the package knows."""
    return ExtractContext(outlets=load("RU").outlets)


@cache
def _temporary() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="dragoman-fuzz-")


def folder() -> Path:
    """Return this process's own folder, which goes with it."""
    return Path(_temporary().name)


def keep(found: Iterable[object]) -> int:
    """Hold all that a source gave to the contract; return how many articles came out."""
    articles = 0
    for each in map(clean.arrived, found):
        if isinstance(each, Page):
            articles += page(each)
        elif isinstance(each, Skip):
            assert each.reason.strip()
            one_line(each.input + each.reason)
        elif isinstance(each, Pair):
            records.encode(each)
    return articles


def one_line(words: str) -> None:
    """Hold what is printed on one line to it."""
    assert not CONTROL.search(words), ascii(words)
    assert "\n" not in words, ascii(words)


def page(found: Page) -> bool:
    """Hold the article of a page, if there is one, to the contract."""
    try:
        article = extract(found, context())
    except Skipped as error:
        assert error.message
        one_line(error.message)
        storable(found, None)
        return False
    keeps(article)
    assert extract(found, context()) == article, "the same page gave another article"
    if found.kind != "html":
        assert article.text in clean.text(found.content) or found.kind == "pdf", "text was changed"
    storable(found, article)
    read_again(found, article)
    return True


def keeps(article: Article) -> None:
    """Hold an article to the contract of docs/reference.md."""
    for words in strings(asdict(article)):
        assert not CONTROL.search(words), ascii(words)
    for name in ONE_LINE:
        one_line(getattr(article, name) or "")
    for each in (*article.titles, *article.authors, *article.credits, *article.captions):
        one_line(each)
    assert article.text.strip()
    assert article.text_id == "t" + blake2b(article.text.encode(), digest_size=8).hexdigest()
    starts = [each.start for each in article.pages]
    assert starts == sorted(set(starts))
    assert all(0 <= each < len(article.text) for each in starts)
    assert article.retrieved is None or datetime.fromisoformat(article.retrieved)
    assert records.decode(records.encode(article), Article) == article
    dated(article.published)


def dated(found: PublicationDate) -> None:
    """Hold a date to what a press may print, and to its own precision."""
    if found.earliest is None or found.latest is None:
        assert found.precision == "unknown"
        return
    assert FIRST <= found.earliest.year <= found.latest.year <= LAST, str(found)
    assert found.precision != "unknown"
    if found.precision in ("day", "instant"):
        assert found.earliest == found.latest
    if found.precision == "instant":
        assert datetime.fromisoformat(found.instant or "")


def storable(found: Page, article: Article | None) -> None:
    """Put the original where a desk would: nothing of it may be refused there."""
    archive = Archive(folder() / "archive")
    kept = original(found)
    assert kept.origin is not None
    records.encode(kept.origin)
    name = (article.url if article else found.url) or f"urn:dragoman:{found.sha256}"
    when = found.declared.retrieved
    if archive.size() > LARGE:
        (folder() / "archive" / archive.name).unlink()
    offset, length = archive.append(name, kept.content, when, kept.exchange)
    assert archive.read(offset, length) == kept.content
    if article:
        marks(article.text)


def read_again(found: Page, article: Article) -> None:
    """Read the kept original once more: the article keeps its id and its text."""
    kept = Kept(
        content=found.original,
        source=found.source,
        sha256=found.sha256,
        origin=original(found).origin,
        article=article.id,
        retrieved=article.retrieved,
    )
    if again.is_alone(kept) and found.original == found.content.encode("utf-8", "replace"):
        once_more = extract(again.page(kept), context())
        assert (once_more.id, once_more.text) == (article.id, article.text)


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - any field
    """Yield every string in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
