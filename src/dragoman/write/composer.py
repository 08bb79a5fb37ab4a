"""The room's walk: survey and shortlist become a report whose every claim has passed the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.backends.base import Corpus, Translator
from dragoman.language.date_words import span_of
from dragoman.language.matching import theme_weights
from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.reading import ReadArticle
from dragoman.model.report import (
    Claim,
    Item,
    Report,
    Section,
    ShortlistEntry,
    Withheld,
)
from dragoman.model.survey import Survey
from dragoman.write.cite import Gate
from dragoman.write.claims import Passed
from dragoman.write.coverage import also, articles, coverage
from dragoman.write.digest import digest
from dragoman.write.front import OverviewContext
from dragoman.write.overview import overview
from dragoman.write.plan import PlannedSection, heading, plan
from dragoman.write.previous import previous
from dragoman.write.shortlist import length
from dragoman.write.task import DigestContext, Task
from dragoman.write.wording import wording


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
        title=title(survey, context),
        country=survey.country,
        period=survey.period,
        language=context.language,
        snapshot=context.snapshot,
        coverage=coverage(survey, entries, every, gate),
        overview=claims,
        sections=sections,
        withheld=(*front.withheld, *withheld),
        previous=previous(survey, claims),
        articles=articles(
            every, [*(e.id for e in entries), *survey.undated], gate, full=context.full_text
        ),
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


def title(survey: Survey, context: ComposeContext) -> str:
    """Return "Country Report: Russia (January 15–March 15, 2021)", or the desk's own title."""
    language = context.language
    name = actor_name(survey.country, language, context.knowledge).removeprefix("the ")
    head = context.title or wording(language).words["title"].format(country=name)
    return f"{head} ({span_of(survey.period, language)})"


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
    said = frozenset[str]()
    share = _share(entries, context.word_budget)
    for planned in plan(entries, context.knowledge):
        items = []
        for entry in planned.items:
            task = replace(_task(entry, planned.theme, share, form, gate), said=said)
            written = digest(task, digesting)
            form, said = written.form, said | written.shown
            withheld.extend(written.withheld)
            if written.item.claims:
                items.append(written.item)
        counted_only = also(planned, gate, words, withheld)
        if items or counted_only:
            found.append(_section(planned, tuple(items), counted_only, context))
    return tuple(found), withheld


def _section(
    planned: PlannedSection, items: tuple[Item, ...], rest: Claim | None, context: ComposeContext
) -> Section:
    other = wording(context.language).words["other_themes"]
    return Section(
        heading=heading(planned.theme, context.knowledge, context.language, other),
        theme=planned.theme,
        items=items,
        also=rest,
    )


def _share(entries: Iterable[ShortlistEntry], budget: int) -> float:
    """Return by how much the items may outgrow their length when the budget is not used up."""
    wanted = sum(length(each.score) for each in entries if each.state == "selected")
    return min(max(budget / wanted, 1.0), 1.6) if wanted else 1.0


def _task(entry: ShortlistEntry, theme: str, share: float, form: str | None, gate: Gate) -> Task:
    read = gate.lookup(entry.id)
    weights = theme_weights(read, gate.knowledge.themes)
    return Task(
        read=read,
        theme=theme,
        sentences=frozenset(n for each in weights if each.theme == theme for n in each.sentences),
        words=round(share * length(entry.score)),
        avoid=form,
    )
