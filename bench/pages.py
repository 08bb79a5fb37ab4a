"""Pages a second against trafilatura and newspaper4k, page by page in turn.

Processor time of one process: pages are small, and a shared machine slows all alike. trafilatura
runs once as one would for a press desk (with metadata) and once in its fastest mode (text only).
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

from bench.rows import ROUNDS, Figure, again, lines, missing, peer, times

from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.errors import Skipped

GROUP = "pages"
PACKAGES = {"newspaper4k": "newspaper4k[ja,zh]>=0.9.6"}
"""Wants an older python-dateutil than ours, so it is not among the packages for development."""
Run = Callable[[Page], object]


def figures(data: Path) -> Iterator[Figure]:
    """Yield one figure a peer."""
    gold = data / "pages" / "gold.jsonl"
    peers = {name: run for name, run in _peers().items() if run}
    for name in _peers().keys() - peers.keys():
        why = f"the peer is not installed: pip install '{PACKAGES.get(name, name)}'"
        yield missing(f"pages a second against {name}", why, GROUP)
    if not gold.exists():
        yield missing("pages a second", "no data", GROUP)
        return
    pages = list(_pages(gold))
    runs = (_ours, *peers.values())
    taken = [_round(runs, pages, turn) for turn in range(ROUNDS + 1)][1:]
    ours = [each[0] for each in taken]
    for place, name in enumerate(peers, 1):
        theirs = [each[place] for each in taken]
        failed = sum(not runs[place](page) for page in pages)
        rates = f"{len(pages) / min(ours):.0f} against {len(pages) / min(theirs):.0f} a second"
        yield times(
            "pages a second and core",
            ours,
            theirs,
            peer=name,
            command=again(GROUP, data),
            note=f"{len(pages)} pages, {failed} of which the peer gives nothing for; {rates}",
        )


def _pages(gold: Path) -> Iterator[Page]:
    for known in lines(gold):
        for page in inputs([str(gold.parent / known["country"] / known["file"])], Limits()):
            if isinstance(page, Page):
                yield replace(page, url=known["url"])


def _round(runs: Sequence[Run], pages: Sequence[Page], turn: int) -> tuple[float, ...]:
    taken = [0.0 for _ in runs]
    for number, page in enumerate(pages):
        for place in range(len(runs)):
            which = (place + number + turn) % len(runs)
            start = process_time()
            runs[which](page)
            taken[which] += process_time() - start
    return tuple(taken)


def _ours(page: Page) -> object:
    try:
        return extract(page, ExtractContext())
    except Skipped:
        return None


def _peers() -> dict[str, Run | None]:
    trafilatura, newspaper = peer("trafilatura"), newspaper_module()
    return {
        "trafilatura with metadata": _with_metadata(trafilatura) if trafilatura else None,
        "trafilatura, fast and text only": _text_only(trafilatura) if trafilatura else None,
        "newspaper4k": _whole(newspaper) if newspaper else None,
    }


def newspaper_module() -> Any:  # noqa: ANN401 - another project's module
    """Return newspaper4k's module, or ``None`` where it is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it may warn of parts that are not used here
        return peer("newspaper")


def _with_metadata(trafilatura: Any) -> Run:  # noqa: ANN401 - as above
    def run(page: Page) -> object:
        return trafilatura.bare_extraction(
            page.content, url=page.url, with_metadata=True, include_comments=False
        )

    return run


def _text_only(trafilatura: Any) -> Run:  # noqa: ANN401 - as above
    def run(page: Page) -> object:
        return trafilatura.extract(
            page.content, include_comments=False, with_metadata=False, fast=True
        )

    return run


def _whole(newspaper: Any) -> Run:  # noqa: ANN401 - as above
    logging.getLogger("newspaper").setLevel(logging.CRITICAL)

    def run(page: Page) -> object:
        article = newspaper.Article(page.url, fetch_images=False)
        try:
            article.download(input_html=page.content)
            article.parse()
        except (newspaper.ArticleException, ImportError):  # or a language's part is not installed
            return None
        return article

    return run
