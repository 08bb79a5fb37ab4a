"""Conducts collecting: files and the web in, articles and originals into the store."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, groupby

from dragoman import deskfile, linesfile, sources
from dragoman.collect import clean
from dragoman.collect.again import is_alone, is_record
from dragoman.collect.again import page as kept_page
from dragoman.collect.again import record as kept_record
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.gather import Found, Known, LeftOut
from dragoman.collect.left_out import Leaving
from dragoman.collect.page import Page, original
from dragoman.collect.pieces import again as again_pieces
from dragoman.collect.sketches import marks
from dragoman.collect.stream import gathered
from dragoman.engine import LATER, Engine, Later, Outcome
from dragoman.errors import DragomanError
from dragoman.model.knowledge import Knowledge
from dragoman.model.origin import Kept, Visit
from dragoman.model.press import ABSENT, Article, Pair, Skip
from dragoman.settings import Settings
from dragoman.sources import Source
from dragoman.store.view import View
from dragoman.store.writer import Writer
from dragoman.tally import Tally
from dragoman.watch import Watch, unwatched

FEW = 24
"""Up to this many items one process is done before several have started."""
SOON = 1.5
"""Seconds to wait for so many; what came until then is not held up by a slow host."""
PAIRS_AT_ONCE = 500
FILE = 5
"""Times the limit of one piece that a file may take before it gives its next."""
HEAVY = 3_000_000
"""Characters of a page, or bytes of a fetched PDF, from which it is extracted in a process of its own."""


def heavy(item: object) -> bool:
    """Tell whether extracting a page may stick where no signal reaches, or take all memory."""
    if not isinstance(item, Page):
        return False
    return max(len(item.content), len(item.original) if item.kind == "pdf" else 0) > HEAVY


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What collecting needs of a desk: ``engine`` is asked whether few items wait."""

    settings: Settings
    knowledge: Knowledge
    view: View
    writer: Callable[[], Writer]
    engine: Callable[[bool], Engine]


@dataclass(slots=True)
class Inputs:
    """Splits a stream of inputs: pages go on, the rest is put aside as it passes."""

    found: Iterable[Found | Pair | None]
    pairs: list[Pair] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    known: int = 0
    left_out: int = 0
    leaving: Leaving = field(default_factory=Leaving)

    def pages(self) -> Iterator[Page | Later]:
        """Yield the pages, and where the next one is not there yet."""
        for each in map(clean.arrived, self.found):
            if isinstance(each, LeftOut) or (isinstance(each, Page) and self.leaving.leaves(each)):
                self.left_out += 1
            elif isinstance(each, Page):
                yield each
            elif each is None:
                yield LATER
            elif isinstance(each, Pair):
                self.pairs.append(each)
            elif isinstance(each, Visit):
                self.visits.append(each)
            elif isinstance(each, Known):
                self.known += 1
            else:
                self.skipped.append(each)


def collect(
    intake: Intake,
    rows: Sequence[Source],
    paths: Sequence[str],
    watch: Watch = unwatched,
    *,
    typed: Container[str] = (),
) -> Tally:
    """Take in what ``rows`` and ``paths`` hold, each article in a transaction of its own.

    What was ``typed`` and is nowhere is told, and no report speaks of it.
    """
    chosen = intake.settings
    limits = Limits(bytes=chosen.max_megabytes * 1_000_000, seconds=FILE * chosen.seconds)
    leaving = Leaving(outlets=intake.knowledge.outlets, hints=deskfile.hints_of(chosen))
    wanted = sources.wanted(rows, chosen.limit, leaving)
    with closing(gathered(wanted, sources.manners(chosen), intake.view.visit)) as web:
        split = Inputs(chain(inputs(paths, limits), web), leaving=leaving)
        with intake.writer() as writer:
            run = _Collecting(writer, split, typed)
            return run.run(_outcomes(intake, split.pages()), watch)


def take(intake: Intake, pages: Iterable[Page]) -> Tally:
    """Take in pages, wherever they come from."""
    split = Inputs(pages)
    with intake.writer() as writer:
        return _Collecting(writer, split).run(_outcomes(intake, split.pages()), unwatched)


def again(intake: Intake, watch: Watch = unwatched) -> Tally:
    """Read every kept original by today's rules; ids and judgements stay, readings are due anew."""
    split = Inputs(_kept(intake.view))
    changed, same = [], 0
    with intake.writer() as writer:
        for outcome in watch("reading again", _outcomes(intake, split.pages())):
            article, page = outcome.value, outcome.item
            if article is None:
                split.skipped.append(_skip(outcome))
            elif _revised(writer, page, article):
                changed.append(article.id)
            else:
                same += 1
        for skip in split.skipped:
            writer.add_skip(skip)
    done = tuple(sorted(set(changed)))
    return Tally(done=done, known=same + split.known, skipped=tuple(split.skipped))


def _revised(writer: Writer, page: Page, article: Article) -> bool:
    found = marks(article.text)
    if page.article is not None:
        return writer.revise(article, *found)
    added = writer.add(article, original(page), *found)
    writer.take_up(page.source, page.sha256)
    return added


def _kept(view: View) -> Iterator[Found]:
    """Yield the originals as pages that keep their articles' ids, the pieces of a file together."""
    for _, group in groupby(view.kept(), key=_bytes):
        pieces: list[Kept] = []
        for each in group:
            if isinstance(each, Skip):
                yield each
            elif is_alone(each) or is_record(each):
                yield _one(each)
            else:
                pieces.append(each)
        if pieces:
            yield from again_pieces(pieces, _articles(view, pieces))


def _bytes(found: Kept | Skip) -> str:
    return found.sha256 if isinstance(found, Kept) else ""


def _articles(view: View, pieces: Sequence[Kept]) -> dict[str, Article]:
    ids = [each.article for each in pieces if each.article]
    batches = (ids[at : at + PAIRS_AT_ONCE] for at in range(0, len(ids), PAIRS_AT_ONCE))
    return {each.id: each for batch in batches for each in view.chosen(batch)}


def _one(kept: Kept) -> Found:
    try:
        if is_alone(kept):
            return kept_page(kept)
        return kept_record(kept) or Known(kept.source)
    except DragomanError as error:
        return Skip(input=kept.source, reason=error.message, stage="collect", article=kept.article)


def _outcomes(intake: Intake, pages: Iterator[Page | Later]) -> Iterator[Outcome[Page, Article]]:
    first, more = _soon(pages)
    context = ExtractContext(
        outlets=intake.knowledge.outlets,
        hints=deskfile.hints_of(intake.settings),
        lines=linesfile.every(intake.view.folder),
    )
    task = partial(extract, context=context)
    yield from intake.engine(not more).map(task, chain(first, pages))


def _soon(pages: Iterator[Page | Later]) -> tuple[list[Page], bool]:
    """Return the pages that come at once, and whether more may follow."""
    end = time.monotonic() + SOON
    first: list[Page] = []
    for page in pages:
        if isinstance(page, Page):
            first.append(page)
        if len(first) == FEW or time.monotonic() > end:
            return first, True
    return first, False


def _skip(outcome: Outcome[Page, Article]) -> Skip:
    page = outcome.item
    kind = "unreadable" if page.visit else None
    return Skip(input=page.source, reason=outcome.reason or "", stage="collect", kind=kind)


class _Collecting:
    """Writes what one run finds."""

    def __init__(self, writer: Writer, split: Inputs, typed: Container[str] = ()) -> None:
        self._typed = typed
        self._writer = writer
        self._split = split
        self._done: list[str] = []
        self._known = 0
        self._pairs = 0

    def run(self, outcomes: Iterable[Outcome[Page, Article]], watch: Watch) -> Tally:
        split = self._split
        for outcome in watch("collecting", outcomes):
            self._take(outcome)
            if len(split.pairs) > PAIRS_AT_ONCE:
                self._pairs += self._writer.add_pairs(split.pairs)
                split.pairs.clear()
        self._pairs += self._writer.add_pairs(split.pairs)
        for visit in split.visits:
            self._writer.visit(visit)
        for skip in split.skipped:
            if not (skip.kind == ABSENT and skip.input in self._typed):
                self._writer.add_skip(skip)
        return Tally(
            done=tuple(sorted(self._done)),
            known=self._known + split.known,
            left_out=split.left_out,
            pairs=self._pairs,
            skipped=tuple(split.skipped),
        )

    def _take(self, outcome: Outcome[Page, Article]) -> None:
        article, page = outcome.value, outcome.item
        if article is None:
            skip = _skip(outcome)
            self._split.skipped.append(skip)
            if page.exchange is not None:
                self._writer.leave(original(page), page.declared.retrieved, page.sha256)
        elif self._writer.add(article, original(page), *marks(article.text)):
            self._done.append(article.id)
        else:
            self._known += 1
        if page.visit is not None:
            self._writer.visit(page.visit)
