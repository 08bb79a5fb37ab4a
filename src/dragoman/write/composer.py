"""The room's walk: survey and shortlist to a report, with its coverage and what was withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.backends.base import Corpus
from dragoman.language.names import house_outlet, outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Period, Span
from dragoman.model.reading import ReadArticle
from dragoman.model.report import (
    Citation,
    Claim,
    Counted,
    Coverage,
    Excerpt,
    OutletCoverage,
    Report,
    ReportArticle,
    Section,
    SetAside,
    ShortlistEntry,
    SpanCitation,
)
from dragoman.model.survey import Survey
from dragoman.write.claims import ComposeContext, Gate, claim_id, fields
from dragoman.write.digest import excerpt_spans, item
from dragoman.write.overview import overview
from dragoman.write.wording import joined, outlet_name, period_name, phrase

__all__ = ["ComposeContext", "compose"]

WORDS_AN_ITEM = 130
LENGTHS = ((15.0, 1.4), (9.0, 1.0), (float("-inf"), 0.6))
"""From which score on a piece gets how much of an average item's length."""
RIGHTS = 1200
"""Characters around citations that an edition carries of a piece whose outlet sets no number."""


def compose(
    survey: Survey,
    entries: tuple[ShortlistEntry, ...],
    corpus: Corpus,
    context: ComposeContext,
) -> Report:
    """Return the report of the survey's period; the same store gives the same report."""
    gate = Gate([])
    sections = tuple(_sections(entries, corpus, context, gate))
    opening = overview(survey, corpus, context)
    claims = [
        *opening,
        *(claim for each in sections for part in each.items for claim in part.claims),
        *(each.also for each in sections if each.also),
    ]
    return Report(
        generator=context.generator,
        title=_title(survey.period, context),
        country=survey.country,
        period=survey.period,
        language=context.language,
        snapshot=context.snapshot,
        coverage=_coverage(survey, entries, claims, context.knowledge),
        overview=opening,
        sections=sections,
        withheld=tuple(
            sorted(gate.withheld, key=lambda each: (each.article or "", each.text, each.reason))
        ),
        previous=None,
        articles=tuple(_articles(claims, _others(survey, entries), corpus, context)),
        themes=survey.themes,
        mood=survey.mood,
        outlets=survey.outlets,
    )


def _title(period: Period, context: ComposeContext) -> str:
    from_settings = context.title
    name = period_name(period, context.language)
    if from_settings:
        return f"{from_settings} ({name})"
    country = dict(
        next(
            each.names
            for each in context.knowledge.actors
            if each.code == context.knowledge.country
        )
    )[context.language]
    return phrase(context.language, "title", country=country, period=name)


def _sections(
    entries: Sequence[ShortlistEntry], corpus: Corpus, context: ComposeContext, gate: Gate
) -> Iterator[Section]:
    names = {
        theme.id: dict(theme.names).get(context.language, theme.id)
        for theme in context.knowledge.themes
    }
    by_theme: dict[str, list[ShortlistEntry]] = {}
    for entry in entries:
        if entry.state != "set aside":
            by_theme.setdefault(entry.themes[0] if entry.themes else "other", []).append(entry)
    weight = {
        theme: sum(each.score for each in found if each.state == "selected")
        for theme, found in by_theme.items()
    }
    number = 0
    for theme in sorted(by_theme, key=lambda each: (-round(weight[each], 2), each)):
        selected = [each for each in by_theme[theme] if each.state == "selected"]
        reserve = [each for each in by_theme[theme] if each.state == "reserve"]
        items = []
        for entry in sorted(selected, key=_by_date):
            words = _length(entry.score)
            items.append(item(corpus.get(entry.id), words, number, context, gate))
            number += 1
        also = _also(theme, reserve, by_theme[theme], context, corpus)
        if items or also:
            heading = names.get(theme) or phrase(context.language, "other")
            yield Section(heading=heading, theme=theme, items=tuple(items), also=also)


def _length(score: float) -> int:
    """Return the words an item gets by its piece's weight."""
    share = next(share for least, share in LENGTHS if score >= least)
    return int(WORDS_AN_ITEM * share)


def _by_date(entry: ShortlistEntry) -> tuple[str, float, str]:
    day = entry.published.earliest
    return (day.isoformat() if day else "", -entry.score, entry.id)


def _also(
    theme: str,
    reserve: Sequence[ShortlistEntry],
    all_: Sequence[ShortlistEntry],
    context: ComposeContext,
    corpus: Corpus,
) -> Claim | None:
    if not reserve:
        return None
    outlets = Counter(
        outlet_name(corpus.get(each.id).article, context.language, context.knowledge) or "?"
        for each in reserve
    )
    name = "also_one" if len(reserve) == 1 else "also"
    text = phrase(
        context.language,
        name,
        count=len(reserve),
        list=joined(context.language, [each for each, _ in sorted(outlets.items())]),
    )
    return Claim(
        id=claim_id("section", (), f"also {theme}"),
        text=text,
        by="template",
        level="author",
        voice="writer",
        role="also",
        citations=tuple(
            citation
            for each in reserve
            for citation in fields(corpus.get(each.id).article, "title")
        ),
        counted=Counted(
            numerator=tuple(sorted(each.id for each in reserve)),
            denominator=tuple(sorted(each.id for each in all_)),
            outlets=tuple(sorted(outlets)),
        ),
    )


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


def _others(survey: Survey, entries: Sequence[ShortlistEntry]) -> tuple[str, ...]:
    """Return the pieces that are only named: set aside, in reserve, or undated."""
    return (*(each.id for each in entries), *survey.undated)


def _articles(
    claims: Sequence[Claim], others: Sequence[str], corpus: Corpus, context: ComposeContext
) -> Iterator[ReportArticle]:
    cited: dict[str, list[Citation]] = {id_: [] for id_ in others}
    for claim in claims:
        for citation in claim.citations:
            cited.setdefault(citation.article, []).append(citation)
        for id_ in claim.counted.numerator if claim.counted else ():
            cited.setdefault(id_, [])
    for id_ in sorted(cited):
        yield _article(corpus.get(id_), cited[id_], context)


def _article(
    read: ReadArticle, citations: Sequence[Citation], context: ComposeContext
) -> ReportArticle:
    article = read.article
    spans = [Span(each.start, each.end) for each in citations if isinstance(each, SpanCitation)]
    found = excerpt_spans(article, read.reading.sentences, spans)
    known = outlet(article.outlet_id or article.outlet, context.knowledge)
    rights = max(known.rights if known else 0, RIGHTS)
    if sum(each.end - each.start for each in found) > rights:
        found = sorted({_sentence(each, read) for each in spans})
    if context.full_text:
        found = [Span(0, len(article.text))]
    shown = replace(
        article, outlet=outlet_name(article, context.language, context.knowledge) or None
    )
    return ReportArticle(
        id=article.id,
        title=article.title,
        outlet=shown.outlet,
        authors=article.authors,
        published=article.published,
        url=article.url,
        language=article.language,
        text_id=article.text_id,
        excerpts=tuple(
            Excerpt(start=each.start, text=article.text[each.start : each.end]) for each in found
        ),
    )


def _sentence(span: Span, read: ReadArticle) -> Span:
    touched = [
        each for each in read.reading.sentences if each.start < span.end and span.start < each.end
    ]
    return (
        Span(min(span.start, touched[0].start), max(span.end, touched[-1].end)) if touched else span
    )
