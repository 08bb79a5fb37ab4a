"""Pieces of one file read again: each found anew keeps the id of the piece that it was.

A piece is known by its own number or key, else by its words: eight letters in a row, wherever they
stand. Both must name each other as the likeliest; what is not surely the same stays as it was and is named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from dragoman.collect.again import ending, whole
from dragoman.collect.bylines import folded
from dragoman.collect.page import Page
from dragoman.errors import DragomanError
from dragoman.model.origin import Kept
from dragoman.model.press import NOTE, Article, Skip

LETTERS = 8
"""Letters in a row that two texts share by more than chance."""
SAMPLE = 4
"""One stretch of so many is compared, where a text is long."""
LONG = 2000
ENOUGH = 0.5
"""Share of the shorter text's stretches that the same piece must have in both."""
SAME_TITLE = 0.25
"""The share that is enough where the titles are the same."""
LOST = "today's rules find it no more in its file; it was kept as it is"
UNSURE = "may be the same as a piece that was not found again; not taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Pairs of a kept piece and what it is today, and what of both has no partner."""

    pairs: tuple[tuple[Kept, Page], ...]
    lost: tuple[Kept, ...]
    new: tuple[Page, ...]
    unsure: tuple[Page, ...]


def again(kept: Sequence[Kept], articles: Mapping[str, Article]) -> Iterator[Page | Skip]:
    """Yield the pieces of one file by today's rules; those that were known have their article's id.

    ``kept`` share their bytes; ``articles`` are what was read out of them, by id.
    """
    first = kept[0]
    name = file_name(first)
    kind = first.origin.kind if first.origin else "text"
    found: list[Page] = []
    try:
        for each in whole(first.content, ending(kind, name), name):
            if isinstance(each, Page):
                found.append(each)
            elif each.kind != NOTE:
                yield each
    except DragomanError as error:
        yield Skip(input=name, reason=error.message, stage="collect")
        return
    done = matched(kept, found, articles)
    for old, page in done.pairs:
        retrieved = old.origin.declared.retrieved if old.origin else None
        declared = replace(page.declared, retrieved=retrieved)
        yield replace(page, source=old.source, declared=declared, article=old.article)
    yield from done.new
    for old in done.lost:
        yield Skip(input=old.source, reason=LOST, stage="collect", article=old.article)
    for page in done.unsure:
        yield Skip(input=page.source, reason=UNSURE, stage="collect")


def file_name(kept: Kept) -> str:
    """Return the name of the file that a piece stood in, without the piece's own part."""
    kind = kept.origin.kind if kept.origin else ""
    if kind == "export":
        return kept.source.rpartition(":")[0] or kept.source
    return kept.source.rpartition("!")[0] or kept.source if kind == "epub" else kept.source


def matched(
    kept: Sequence[Kept], pages: Sequence[Page], articles: Mapping[str, Article]
) -> Matched:
    """Match pieces by their keys, then by their words."""
    pairs: list[tuple[Kept, Page]] = []
    old_keys = Counter(each.origin.key for each in kept if each.origin)
    keyed = {each.key: each for each in pages}
    new_keys = Counter(each.key for each in pages)
    left: list[Kept] = []
    if len(kept) == len(pages) == 1:
        return Matched(pairs=((kept[0], pages[0]),), lost=(), new=(), unsure=())
    for each in kept:
        key = each.origin.key if each.origin else None
        if key and old_keys[key] == new_keys[key] == 1:
            pairs.append((each, keyed[key]))
        else:
            left.append(each)
    taken = {id(page) for _, page in pairs}
    rest = [each for each in pages if id(each) not in taken]
    alike = _alike(left, rest, articles)
    best_page = {old: max(by, key=by.__getitem__) for old, by in alike.items() if by}
    for old, at in best_page.items():
        rivals = [each for each, by in alike.items() if by.get(at, 0) >= alike[old][at]]
        if rivals == [old]:
            pairs.append((left[old], rest[at]))
    done = {id(each) for each, _ in pairs}
    again_found = {id(page) for _, page in pairs}
    lost = [at for at, each in enumerate(left) if id(each) not in done]
    likely = {at for old in lost for at in alike.get(old, {})}
    new = [at for at, each in enumerate(rest) if id(each) not in again_found]
    return Matched(
        pairs=tuple(pairs),
        lost=tuple(left[each] for each in lost),
        new=tuple(rest[at] for at in new if at not in likely),
        unsure=tuple(rest[at] for at in new if at in likely),
    )


def _alike(
    kept: Sequence[Kept], pages: Sequence[Page], articles: Mapping[str, Article]
) -> dict[int, dict[int, int]]:
    """Return for each kept piece the pages that may be it, with the number of stretches they share."""
    stretches = [marks(each.content) for each in pages]
    holding: dict[int, list[int]] = defaultdict(list)
    for at, found in enumerate(stretches):
        for each in found:
            holding[each].append(at)
    alike: dict[int, dict[int, int]] = {}
    for number, old in enumerate(kept):
        article = articles.get(old.article or "")
        if article is None:
            continue
        own = marks(article.text)
        shared = Counter(at for each in own for at in holding.get(each, ()))
        titles = {folded(each) for each in (article.title, *article.titles) if each}
        alike[number] = {
            at: count
            for at, count in shared.items()
            if count
            >= max(1, min(len(own), len(stretches[at])))
            * (SAME_TITLE if folded(pages[at].declared.title or "") in titles else ENOUGH)
        }
    return alike


def marks(text: str) -> frozenset[int]:
    """Return the stretches of letters of a text, each as a number; of a long text a sample of them."""
    bare = folded(text) if len(text) < LONG else "".join(map(folded, text.split()))
    found = (crc32(bare[at : at + LETTERS].encode()) for at in range(len(bare) - LETTERS + 1))
    if len(bare) < LONG:
        return frozenset(found)
    return frozenset(each for each in found if each % SAMPLE == 0)
