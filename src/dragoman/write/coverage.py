"""What the report says of its making: what was read, set aside, skipped, and what it carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.language.names import house_outlet, outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.report import (
    Claim,
    Counted,
    Coverage,
    OutletCoverage,
    ReportArticle,
    SetAside,
    ShortlistEntry,
    SpanCitation,
    Withheld,
)
from dragoman.model.survey import Survey
from dragoman.write.cite import Allowed, Gate
from dragoman.write.claims import Draft, Passed, claim_id
from dragoman.write.excerpts import excerpts
from dragoman.write.leads import source
from dragoman.write.plan import PlannedSection
from dragoman.write.wording import Wording, capital, counted, in_words, listed

NAMED = 4
"""Pieces of the reserve that a section names; the others are only counted."""
RIGHTS = 600


def coverage(
    survey: Survey, entries: Sequence[ShortlistEntry], claims: Iterable[Claim], gate: Gate
) -> Coverage:
    """Return what was read and what became of it; every article of the period is accounted for."""
    every = list(claims)
    selected = Counter(
        outlet_name(gate.lookup(each.id).article, gate.knowledge)
        for each in entries
        if each.state == "selected"
    )
    return Coverage(
        outlets=tuple(_outlets(survey, selected)),
        read=len({*survey.read, *(each.id for each in entries)}),
        set_aside=tuple(
            SetAside(id=each.id, reason=each.reason)
            for each in entries
            if each.state == "set aside"
        ),
        skipped=survey.skipped,
        undated=survey.undated,
        written_by=tuple(sorted(Counter(each.by for each in every).items())),
        untranslated=sum(each.untranslated for each in every),
    )


def _outlets(survey: Survey, selected: Counter[str]) -> Iterator[OutletCoverage]:
    for each in survey.outlets:
        yield OutletCoverage(
            name=each.name,
            read=each.read,
            selected=selected[each.name],
            skipped=each.skipped,
            health=each.health,
            because=each.because,
        )


def also(
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
            outlets=tuple(
                sorted({outlet_name(each.article, gate.knowledge) for each in reads} - {""})
            ),
        ),
    )
    passed = Passed(gate=gate)
    passed.put(Draft(claim=claim, allowed=Allowed(numbers=(number - NAMED,))))
    withheld.extend(passed.withheld)
    return passed.claims[0] if passed.claims else None


def _more(number: int, words: Wording) -> str:
    return in_words(number) if words.language == "en" else str(number)


def _credit(who: str, paper: str, words: Wording) -> str:
    if who and paper:
        return words.words["also_piece"].format(who=who, outlet=paper)
    return who or paper


def outlet_name(article: Article, knowledge: Knowledge) -> str:
    """Return an article's outlet as the report prints it, "" without one."""
    known = outlet(article.outlet_id, knowledge) or outlet(article.outlet, knowledge)
    if known:
        return known.house
    written = article.outlet or article.outlet_id
    return house_outlet(written, knowledge) if written else ""


def articles(
    claims: Iterable[Claim], others: Iterable[str], gate: Gate, *, full: bool
) -> tuple[ReportArticle, ...]:
    """Return every article that the report cites or names, with its excerpts, sorted by id.

    Each tells which other outlets among them carried a copy of it.
    """
    cited: dict[str, list[Span]] = {each: [] for each in others}
    for claim in claims:
        for each in claim.citations:
            spans = cited.setdefault(each.article, [])
            if isinstance(each, SpanCitation):
                spans.append(Span(each.start, each.end))
    outlets: dict[str, set[str]] = {}
    for id_ in cited:
        read = gate.lookup(id_)
        outlets.setdefault(read.voice, set()).add(outlet_name(read.article, gate.knowledge))
    return tuple(_article(id_, cited[id_], outlets, gate, full=full) for id_ in sorted(cited))


def _article(
    id_: str, spans: Sequence[Span], outlets: Mapping[str, set[str]], gate: Gate, *, full: bool
) -> ReportArticle:
    read = gate.lookup(id_)
    article = read.article
    known = outlet(article.outlet_id, gate.knowledge) or outlet(article.outlet, gate.knowledge)
    rights = known.rights if known else RIGHTS
    own = outlet_name(article, gate.knowledge)
    return ReportArticle(
        id=article.id,
        title=article.title,
        outlet=own or None,
        authors=article.authors,
        published=article.published,
        url=article.url,
        language=article.language,
        text_id=article.text_id,
        excerpts=excerpts(read, spans, rights, full=full),
        carried_by=tuple(sorted(outlets[read.voice] - {own, ""})),
    )
