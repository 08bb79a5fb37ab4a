"""Fields and text of pages beside trafilatura's and newspaper4k's, on the same pages in the same run.

    python -m bench.page_peers [--data FOLDER]

Each gets a page's bytes and its address and decodes them by its own means, as a desk would meet it.
A peer's authors that our lists call newsrooms or agencies count as credits, so that they are not held
against it; a page that it gives nothing for, or fails on, is wrong in all.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.pages import PACKAGES, newspaper_module
from bench.rows import DATA, ROOT, Figure, one_thread, peer, table

OWN = ROOT / "bench" / "gold" / "pages"
SHOWN = ("title", "authors", "authors.persons", "authors.empty", "published", "text_f1")
NAMES = ("trafilatura with metadata", "newspaper4k")
COMMAND = "python -m bench.page_peers"


def sets(data: Path) -> Iterator[tuple[str, Path]]:
    """Yield each set of pages: its name in the table, and its labels."""
    yield "pages", data / "pages" / "gold.jsonl"
    for half in ("open", "kept"):
        yield f"pages ours, {half}", OWN / f"{half}.jsonl"


def figures(data: Path = DATA) -> Iterator[Figure]:
    """Yield ours beside each peer's, a figure a score."""
    from dragoman.collect.bylines import is_organisation  # noqa: PLC0415 - after the threads
    from dragoman.evaluating import page  # noqa: PLC0415
    from dragoman.measure import pages  # noqa: PLC0415

    runs = {name: run for name, run in _peers().items() if run}
    for name in NAMES:
        if name not in runs:
            why = f"the peer is not installed: pip install '{PACKAGES.get(name, name)}'"
            label = f"pages against {name}"
            yield Figure(name=label, value=None, command=COMMAND, note=why)
    for label, path in sets(data):
        if not path.exists():
            yield Figure(name=f"{label} against peers", value=None, command=COMMAND, note="no data")
            continue
        ours = {
            each.name: each
            for each in pages.measure(path, page, is_organisation=is_organisation).scores
        }
        for name, run in runs.items():
            theirs = pages.measure(path, run, is_organisation=is_organisation).scores
            for score in theirs:
                if score.name in SHOWN:
                    yield _figure(label, name, ours[score.name], score)


def _figure(label: str, name: str, ours: Any, theirs: Any) -> Figure:  # noqa: ANN401 - scores
    own = ours.n != theirs.n  # the pieces that each names no person for
    return Figure(
        name=f"{label} against {name}: {ours.name}",
        value=ours.value,
        unit=f"of {ours.n}",
        low=ours.low,
        high=ours.high,
        peer=f"{name} (of {theirs.n})" if own else name,
        peer_value=theirs.value,
        command=COMMAND,
    )


Run = Callable[[Path, str], Any]
"""A page's file and its address -> the article that a peer makes of it."""


def _peers() -> dict[str, Run | None]:
    trafilatura, newspaper = peer("trafilatura"), newspaper_module()
    return {
        NAMES[0]: _trafilatura(trafilatura) if trafilatura else None,
        NAMES[1]: _newspaper(newspaper) if newspaper else None,
    }


def _trafilatura(module: Any) -> Run:  # noqa: ANN401 - another project's module
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)

    def run(file: Path, url: str) -> object:
        found = module.bare_extraction(
            _content(file), url=url, with_metadata=True, include_comments=False
        )
        if found is None:
            raise _nothing(file)
        authors = (found.author or "").split(";")
        return _article(url, found.title, authors, found.date, found.text or "")

    return run


def _newspaper(module: Any) -> Run:  # noqa: ANN401 - as above
    logging.getLogger("newspaper").setLevel(logging.CRITICAL)
    unicode_of = module.parsers.get_unicode_html

    def run(file: Path, url: str) -> object:
        article = module.Article(url, fetch_images=False)
        try:
            article.download(input_html=unicode_of(_content(file)))
            article.parse()
        except (module.ArticleException, ImportError, ValueError, TypeError) as error:
            raise _nothing(file) from error
        day = article.publish_date
        return _article(
            url, article.title, article.authors, str(day)[:10] if day else None, article.text or ""
        )

    return run


def _content(file: Path) -> bytes:
    from dragoman.collect.files import Limits, content  # noqa: PLC0415 - after the threads

    return content(file, Limits())


def _nothing(file: Path) -> Exception:
    from dragoman.errors import Unreadable  # noqa: PLC0415 - after the threads

    return Unreadable(str(file), "the peer gives nothing")


def _article(url: str, title: str | None, authors: list[str], day: str | None, text: str) -> object:
    from dragoman.collect.bylines import is_organisation  # noqa: PLC0415 - after the threads
    from dragoman.collect.outlets import sites  # noqa: PLC0415
    from dragoman.model.press import Article, PublicationDate  # noqa: PLC0415

    named = [" ".join(each.split()) for each in authors if each.strip()]
    outlets = sites(url)
    when = date.fromisoformat(day) if day else None
    return Article(
        id=url,
        text_id=url,
        source=url,
        title=title,
        authors=tuple(each for each in named if not is_organisation(each, outlets)),
        credits=tuple(each for each in named if is_organisation(each, outlets)),
        published=PublicationDate(
            earliest=when, latest=when, precision="day" if when else "unknown"
        ),
        text=text,
        sha256="",
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    one_thread()
    for line in table(figures(parser.parse_args().data)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
