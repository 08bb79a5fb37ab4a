"""The conductor: opens the store and the engine, and runs the verbs; each starts from the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain, islice
from os import cpu_count
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman import (
    __version__,
    collecting,
    deskfile,
    editions,
    periods,
    reprints,
    settings,
    sources,
)
from dragoman.backends.memory import TranslationMemory
from dragoman.collect.archive import Archive
from dragoman.collect.page import Page
from dragoman.collecting import FEW, Intake
from dragoman.engine import Engine, Processes, Serial, guarded
from dragoman.errors import BadArgument, Nothing
from dragoman.knowledge.load import load
from dragoman.language.russian import lemmas
from dragoman.ledger.entries import entries
from dragoman.ledger.judged import judged, ordered
from dragoman.model.judgement import Judgement, JudgementKind
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Period, Skip
from dragoman.model.published import KeptReport
from dragoman.model.reading import ReadArticle
from dragoman.model.report import Report, ShortlistEntry
from dragoman.model.survey import Survey
from dragoman.read import reader
from dragoman.store.anchors import decisions
from dragoman.store.view import Key, StoredCorpus, View
from dragoman.store.writer import Writer, bring_up
from dragoman.survey.surveyor import SurveyContext, survey
from dragoman.tally import Hit, Tally, hit
from dragoman.watch import Watch, unwatched
from dragoman.write.composer import ComposeContext, compose
from dragoman.write.shortlist import ShortlistContext, shortlist

NO_ARTICLE = "the desk holds no article of this id"


def create(folder: Path, country: str) -> None:
    """Make a desk: ``desk.toml``, the database, the archive. Errors: ``BadArgument``."""
    code = settings.country_code(country)
    if (folder / settings.FILE).exists():
        raise BadArgument(str(folder), f"holds a {settings.FILE} already; it was left as it is")
    (folder / "archive").mkdir(parents=True, exist_ok=True)
    (folder / settings.FILE).write_text(deskfile.text(load(code)), encoding="utf-8")
    Writer(folder, Archive(folder / "archive"), _now()).close()


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


class Desk:
    """One open desk. Nothing is written but by ``collect``, ``read`` and ``judge``."""

    def __init__(
        self,
        folder: Path,
        chosen: settings.Settings,
        knowledge: Knowledge,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.folder = folder
        self.settings = chosen
        self.knowledge = knowledge
        self._without = without
        self._archive = Archive(folder / "archive")
        self._view = View(folder, self._archive)
        self._reprints = reprints.Reprints(self._view, knowledge.outlets)
        self._key = Key(reader=reader.version(without), knowledge=knowledge.hash)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        processes: int | None = None,
        language: str | None = None,
        without: frozenset[str] = frozenset(),
    ) -> Self:
        """Open the desk in ``folder``; flags stand over its file. Errors: ``BadArgument``.

        A desk of an older version is brought up to date.
        ``without`` names readers to leave out, such as ``reader.STANCE``; what is read so is kept
        beside what is read whole, and a desk opened without them sees the one alone.
        """
        chosen = settings.load(folder)
        chosen = settings.flag(chosen, "processes", processes)
        chosen = settings.flag(chosen, "language", language)
        bring_up(folder, Archive(folder / "archive"), _now())
        return cls(folder, chosen, deskfile.knowledge_of(chosen), without)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._view.close()

    def _writer(self) -> Writer:
        return reprints.complete(Writer(self.folder, self._archive, _now()))

    def _engine(self, few: bool) -> Engine:
        number = self.settings.processes or cpu_count() or 1
        if few or number == 1:
            return Serial(self.settings.seconds, collecting.heavy)
        guarded()
        return Processes(number, self.settings.seconds)

    def collect(self, names: Sequence[str] = (), watch: Watch = unwatched) -> Tally:
        """Take in what ``names`` hold, or all the desk's own sources. Errors: ``BadArgument``."""
        own = sources.listed(self.settings.sources)
        if not (names or own):
            raise BadArgument("SOURCE", "name one, or list what to collect as [[sources]]")
        rows = sources.named(names) if names else own
        paths = sources.paths(rows, None if names else self.folder)
        return collecting.collect(self._intake(), rows, paths, watch, typed=names)

    def take(self, pages: Iterable[Page]) -> Tally:
        """Take in pages, wherever they come from."""
        return collecting.take(self._intake(), pages)

    def collect_again(self, watch: Watch = unwatched) -> Tally:
        """Read every kept original by today's rules; ids and judgements stay."""
        return collecting.again(self._intake(), watch)

    def original(self, article: str, *, headers: bool = False) -> bytes:
        """Return an article's original, or its record's head. Errors: ``BadArgument``, ``Unreadable``."""
        try:
            view = self._view
            return view.headers(article).encode() if headers else view.original(article)
        except KeyError:
            raise BadArgument(article, NO_ARTICLE) from None

    def _intake(self) -> Intake:
        return Intake(
            settings=self.settings,
            knowledge=self.knowledge,
            view=self._view,
            writer=self._writer,
            engine=self._engine,
        )

    def read(self, watch: Watch = unwatched) -> Tally:
        """Read what is collected and not yet read; a killed run goes on where it was."""
        waiting = self._view.unread(self._key)
        first = list(islice(waiting, FEW))
        engine = self._engine(len(first) < FEW)
        task = partial(reader.read, knowledge=self.knowledge, without=self._without)
        total = self._view.count_unread(self._key)
        done: list[str] = []
        skipped: list[Skip] = []
        with self._writer() as writer:
            for outcome in watch("reading", engine.map(task, chain(first, waiting)), total):
                article = outcome.item
                if outcome.value is None:
                    skip = Skip(
                        input=article.source,
                        reason=outcome.reason or "",
                        stage="read",
                        article=article.id,
                    )
                    writer.add_skip(skip)
                    skipped.append(skip)
                else:
                    writer.add_reading(article, outcome.value)
                    done.append(article.id)
        known = self._view.count() - len(done) - len(skipped)
        return Tally(done=tuple(sorted(done)), known=known, skipped=tuple(skipped))

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield some of the desk's articles."""
        yield from map(self._view.article, ids)

    def readings(self, ids: Iterable[str]) -> Iterator[ReadArticle]:
        """Yield some of the desk's read articles."""
        yield from map(self._corpus().get, ids)

    def _corpus(self) -> StoredCorpus:
        return self._view.corpus(self._key, self._reprints.voices())

    def all_read(self) -> Iterator[ReadArticle]:
        """Yield every read article, the undated ones last."""
        corpus = self._corpus()
        yield from corpus.between(Period(from_=date.min, to=date.max))
        yield from corpus.undated()

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the log of judgements, oldest first."""
        return self._view.judgements()

    def reports(self) -> tuple[KeptReport, ...]:
        """Return the imported reports, the earliest issue first."""
        return self._view.reports()

    def keep_report(self, report: KeptReport) -> bool:
        """Keep an imported report; tell whether the desk had it not."""
        with self._writer() as writer:
            return writer.add_report(report)

    def append(self, log: Iterable[Judgement]) -> None:
        """Append judgements to the log."""
        waiting = list(log)
        if waiting:
            with self._writer() as writer:
                for each in waiting:
                    writer.judge(each)

    @staticmethod
    def now() -> str:
        """Return the time a judgement is stamped with."""
        return _now()

    def default_period(self) -> Period:
        """Return the period of the desk's rhythm that holds its latest dated article."""
        latest = self._view.latest_day()
        if latest is None:
            raise Nothing(str(self.folder), "no dated article is collected yet")
        return periods.around(date.fromisoformat(latest), self.settings.period)

    def judge(self, keep: Iterable[str], drop: Iterable[str]) -> None:
        """Append the analyst's keep and drop; a mistyped id is refused before anything is kept."""
        decided: list[tuple[JudgementKind, str]] = [("keep", each) for each in keep]
        decided += [("drop", each) for each in drop]
        for _, id_ in decided:
            try:
                self._view.article(id_)
            except KeyError:
                raise BadArgument(id_, NO_ARTICLE) from None
        self.append(
            Judgement(kind=kind, when=_now(), who="analyst", article=id_) for kind, id_ in decided
        )

    def shortlist(self, period: Period) -> tuple[ShortlistEntry, ...]:
        """Return the period's pieces, ranked, each with its reason."""
        context = ShortlistContext(
            knowledge=self.knowledge,
            decisions=tuple(sorted(decisions(self.judgements()).items())),
            words=self.settings.words,
            language=self.settings.language,
        )
        return shortlist(self._corpus(), period, context)

    def survey(self, period: Period) -> Survey:
        """Return the aggregate of ``period``, compared with the one before."""
        earlier = periods.before(period)
        every = chain(self.shortlist(period), self.shortlist(earlier))
        aside = (entry.id for entry in every if entry.state == "set aside")
        context = SurveyContext(
            knowledge=self.knowledge,
            off_subject=frozenset(aside),
            skipped=self._view.skips(),
            sources=sources.places(sources.listed(self.settings.sources), self.folder),
            promised=tuple(sorted(str(each["name"]) for each in self.settings.outlets)),
            minimum_voices=self.settings.minimum_voices,
            minimum_outlets=self.settings.minimum_outlets,
            language=self.settings.language,
            reports=self._view.reports(),
        )
        return survey(period, earlier, self._corpus(), context)

    def report(self, period: Period, *, full_text: bool = False) -> Report:
        """Compose the Country Report of ``period``. Errors: ``Nothing`` when none was read."""
        entries = self.shortlist(period)
        if not entries:
            raise Nothing(
                f"{period.from_} to {period.to}",
                "nothing was read in this period; look at `dragoman survey`, or collect more",
            )
        context = ComposeContext(
            knowledge=self._ordered(period),
            translator=TranslationMemory(self._view),
            language=self.settings.language,
            title=self.settings.title,
            snapshot=self._view.snapshot(self._key),
            generator=f"dragoman {__version__}",
            full_text=full_text,
        )
        return compose(self.survey(period), entries, self._corpus(), context)

    def _ordered(self, period: Period) -> Knowledge:
        """Return the desk's knowledge with the spellings the ledger orders for ``period``.

        Those are the analyst's, and the Latin forms printed beside names nobody knows.
        """
        machine = entries(self._corpus().between(period), self.knowledge)
        found = judged(machine, self.judgements())
        return ordered(self.knowledge, found, machine)

    def publish(self, report: Report, output: Path) -> None:
        """Write ``report`` to ``output`` in the format of its ending. Errors: ``BadArgument``."""
        editions.write(report, output)

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:
        """Return articles that hold all of ``words`` in any form, the most relevant first."""
        wanted = lemmas(words)
        corpus = self._view.corpus(self._key, {})  # which of two copies counts is not told here
        return tuple(hit(corpus.get(each), wanted) for each in self._view.search(wanted, limit))
