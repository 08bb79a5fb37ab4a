"""The room's walk: survey and shortlist become a report whose every claim has passed the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

<<<<<<< HEAD
from dragoman.backends.base import Corpus, Translator
from dragoman.language.date_words import span_of
from dragoman.language.matching import theme_weights
from dragoman.language.names import actor_name, house_outlet, outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Skip, Span
=======
from dragoman.backends.base import Corpus
from dragoman.language.names import house_outlet, outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Period, Span
>>>>>>> main
from dragoman.model.reading import ReadArticle
from dragoman.model.report import (
    By,
    Claim,
    Counted,
    Coverage,
    FieldCitation,
    Item,
    OutletCoverage,
    Report,
    ReportArticle,
    Section,
    SetAside,
    ShortlistEntry,
    SpanCitation,
    Withheld,
)
from dragoman.model.survey import Survey
from dragoman.write.cite import Allowed, Gate
from dragoman.write.claims import Draft, Passed, claim_id
from dragoman.write.digest import DigestContext, Task, digest
from dragoman.write.excerpts import excerpts
from dragoman.write.leads import source
from dragoman.write.overview import OverviewContext, overview
from dragoman.write.plan import OTHER, PlannedSection, heading, plan
from dragoman.write.shortlist import length
from dragoman.write.wording import Wording, capital, counted, in_words, listed, wording

NAMED = 4
"""Pieces of the reserve that a section names; the others are only counted."""
NO_OUTLET = {"en": "outlet unknown", "ru": "издание не указано"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeContext:
    """What the desk hands in: its knowledge, its translator, and what heads the report."""

    translator: Translator
    knowledge: Knowledge
    language: str = "en"
    title: str = ""
    snapshot: str = ""
    generator: str = "dragoman"
    word_budget: int = 2600
    skips: tuple[Skip, ...] = ()
    full_text: bool = False


def compose(
    survey: Survey, entries: tuple[ShortlistEntry, ...], corpus: Corpus, context: ComposeContext
) -> Report:
    """Return the Country Report of the survey's period; the same bytes for the same input."""
    words = wording(context.language)
    gate = Gate(lookup=_Held(corpus).get, knowledge=context.knowledge, language=context.language)
    sections, withheld = _sections(survey, entries, gate, context)
    front = Passed(gate=gate)
    overview(
        survey,
        OverviewContext(
            words=words,
            knowledge=context.knowledge,
            gate=gate,
            translator=context.translator,
            themes=_order(sections),
        ),
        front,
    )
    claims = tuple(front.claims)
    every = [*claims, *(claim for section in sections for claim in _claims(section))]
    return Report(
        generator=context.generator,
        title=context.title or title(survey, context.language, context.knowledge),
        country=survey.country,
        period=survey.period,
        language=context.language,
        snapshot=context.snapshot,
<<<<<<< HEAD
        coverage=_coverage(survey, entries, every, context),
        overview=claims,
=======
        coverage=_coverage(survey, entries, claims, context.knowledge),
        overview=opening,
>>>>>>> main
        sections=sections,
        withheld=(*front.withheld, *withheld),
        previous=None,
        articles=_articles(every, gate, context),
        themes=survey.themes,
        mood=survey.mood,
        outlets=survey.outlets,
    )


@dataclass(slots=True)
class _Held:
    """Keeps the articles of one report at hand."""

    corpus: Corpus
    held: dict[str, ReadArticle] | None = None

    def get(self, article: str) -> ReadArticle:
        """Return one article, asking the corpus once."""
        if self.held is None:
            self.held = {}
        if article not in self.held:
            self.held[article] = self.corpus.get(article)
        return self.held[article]


def title(survey: Survey, language: str, knowledge: Knowledge) -> str:
    """Return "Country Report: Russia (January 15–March 15, 2021)"."""
    name = actor_name(survey.country, language, knowledge).removeprefix("the ")
    head = "Country Report" if language == "en" else "Обзор печати"
    return f"{head}: {name} ({span_of(survey.period, language)})"


def _order(sections: Iterable[Section]) -> tuple[str, ...]:
    return tuple(each.theme for each in sections)


def _claims(section: Section) -> Iterator[Claim]:
    for item in section.items:
        yield from item.claims
    if section.also:
        yield section.also


def _sections(
    survey: Survey, entries: Sequence[ShortlistEntry], gate: Gate, context: ComposeContext
) -> tuple[tuple[Section, ...], list[Withheld]]:
    words = wording(context.language)
    digesting = DigestContext(
        translator=context.translator,
        knowledge=context.knowledge,
        words=words,
        period=survey.period,
        gate=gate,
    )
    found, withheld = [], list[Withheld]()
    form: str | None = None
    share = _share(entries, context.word_budget)
    for planned in plan(entries, context.knowledge):
        items = []
        for entry in planned.items:
            task = _task(entry, planned.theme, share, form, gate)
            written = digest(task, digesting)
            form = written.form
            withheld.extend(written.withheld)
            if written.item.claims:
                items.append(written.item)
        also = _also(planned, gate, words, withheld)
        if items or also:
            found.append(_section(planned, tuple(items), also, context))
    return tuple(found), withheld


def _section(
    planned: PlannedSection, items: tuple[Item, ...], also: Claim | None, context: ComposeContext
) -> Section:
    other = wording(context.language).words["other_themes"]
    return Section(
        heading=heading(planned.theme, context.knowledge, context.language, other),
        theme=planned.theme,
        items=items,
        also=also,
    )


def _share(entries: Iterable[ShortlistEntry], budget: int) -> float:
    """Return by how much the items may outgrow their length when the budget is not used up."""
    wanted = sum(length(each.score) for each in entries if each.state == "selected")
    return min(max(budget / wanted, 1.0), 1.6) if wanted else 1.0


def _task(
    entry: ShortlistEntry, theme: str, share: float, form: str | None, gate: Gate
) -> Task:
    read = gate.lookup(entry.id)
    weights = theme_weights(read, gate.knowledge.themes)
    return Task(
        read=read,
        theme=theme,
        sentences=frozenset(n for each in weights if each.theme == theme for n in each.sentences),
        words=round(share * length(entry.score)),
        avoid=form,
    )


def _also(
    planned: PlannedSection, gate: Gate, words: Wording, withheld: list[Withheld]
) -> Claim | None:
    """Count what was read on the theme and not digested."""
    reserve = planned.reserve
    if not reserve:
        return None
    reads = [gate.lookup(each.id) for each in reserve]
    sources = [source(each.article, gate.knowledge, words, None) for each in reads]
    fields = [f for each in sources[:NAMED] for f in each.citations if f.field != "published"]
    names = list(dict.fromkeys(_credit(each.who, each.outlet, words) for each in sources[:NAMED]))
    number = len(reserve)
    if number > NAMED:
        names.append(words.words["also_more"].format(n=_more(number - NAMED, words)))
    text = words.words["also"].format(
        Count=capital(in_words(number)),
        pieces="piece" if number == 1 else "pieces",
        were="was" if number == 1 else "were",
        count=counted(number, "материал", "ru", "материала", "материалов"),
        names=listed((each for each in names if each), words.language),
    )
    claim = Claim(
        id=claim_id(planned.theme, (), "also"),
        text=text,
        by="template",
        level="author",
        voice="writer",
        role="also",
        citations=tuple(fields),
        counted=Counted(
            numerator=tuple(each.id for each in reserve),
            denominator=tuple(each.id for each in (*planned.items, *reserve)),
            outlets=tuple(sorted({_outlet_name(each, gate.knowledge) for each in reads} - {""})),
        ),
    )
    passed = Passed(gate=gate)
    passed.put(Draft(claim=claim, allowed=Allowed(numbers=(number - NAMED,))))
    withheld.extend(passed.withheld)
    return passed.claims[0] if passed.claims else None


<<<<<<< HEAD
def _more(number: int, words: Wording) -> str:
    return in_words(number) if words.language == "en" else str(number)
=======
def _coverage(
    survey: Survey,
    entries: Sequence[ShortlistEntry],
    claims: Sequence[Claim],
    knowledge: Knowledge,
) -> Coverage:
    digested = {
        citation.article for claim in claims if claim.role == "lead" for citation in claim.citations
    }
    of_outlet = Counter(
        house_outlet(each.outlet, knowledge) if each.outlet else ""
        for each in entries
        if each.id in digested
    )
    written = Counter(claim.by for claim in claims)
    return Coverage(
        outlets=tuple(
            OutletCoverage(
                name=each.name,
                read=each.read,
                selected=of_outlet[each.name],
                skipped=each.skipped,
                health=each.health,
            )
            for each in survey.outlets
        ),
        read=len(survey.read),
        set_aside=tuple(
            SetAside(id=each.id, reason=each.reason)
            for each in entries
            if each.state == "set aside"
        ),
        skipped=survey.skipped,
        undated=survey.undated,
        written_by=tuple(sorted(written.items())),
        untranslated=sum(claim.untranslated for claim in claims),
    )
>>>>>>> main


def _credit(who: str, paper: str, words: Wording) -> str:
    if who and paper:
        return words.words["also_piece"].format(who=who, outlet=paper)
    return who or paper


def _outlet_name(read: ReadArticle, knowledge: Knowledge) -> str:
    known = outlet(read.article.outlet_id, knowledge) or outlet(read.article.outlet, knowledge)
    if known:
        return known.house
    written = read.article.outlet or read.article.outlet_id
    return house_outlet(written, knowledge) if written else ""
