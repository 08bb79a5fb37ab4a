"""What opens when a sentence is asked for its sources: the words, marked, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.press import PublicationDate
from dragoman.model.report import Claim, Report, ReportArticle, SpanCitation

AROUND = 220
"""Characters shown on either side of cited words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article behind a sentence, as a reader sees it."""

    title: str
    outlet: str
    authors: str
    date: str
    url: str | None
    language: str
    carried_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Cited words between what stands around them; ``translation`` is the rendering beside."""

    source: Source
    before: str
    quoted: str
    after: str
    translation: str | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that stands behind one claim."""

    passages: tuple[Passage, ...]
    pieces: tuple[Source, ...]
    numerator: int
    denominator: int
    outlets: tuple[str, ...]


def evidence(claim: Claim, report: Report) -> Evidence:
    """Return the sources of ``claim``, found in the report's own excerpts."""
    articles = {each.id: each for each in report.articles}
    counted = claim.counted
    ids = list(
        dict.fromkeys(
            [each.article for each in claim.citations if not isinstance(each, SpanCitation)]
            + list(counted.numerator if counted else ())
        )
    )
    return Evidence(
        passages=tuple(_passages(claim, articles)),
        pieces=tuple(source(articles[each]) for each in ids if each in articles),
        numerator=len(counted.numerator) if counted else 0,
        denominator=len(counted.denominator) if counted else 0,
        outlets=counted.outlets if counted else (),
    )


def _passages(claim: Claim, articles: dict[str, ReportArticle]) -> Iterator[Passage]:
    for each in claim.citations:
        if not isinstance(each, SpanCitation) or each.article not in articles:
            continue
        article = articles[each.article]
        before, after = "", ""
        for excerpt in article.excerpts:
            end = excerpt.start + len(excerpt.text)
            if excerpt.start <= each.start and each.end <= end:
                before = excerpt.text[: each.start - excerpt.start]
                after = excerpt.text[each.end - excerpt.start :]
                break
        yield Passage(
            source=source(article),
            before=_near(before[::-1])[::-1],
            quoted=each.quoted,
            after=_near(after),
            translation=each.translation.text if each.translation else None,
            by=each.translation.by if each.translation else None,
        )


def _near(text: str) -> str:
    """Return what stands next to the cited words, cut at a word once it is long."""
    return text if len(text) <= AROUND else text[:AROUND].rsplit(" ", 1)[0] + " …"


def source(article: ReportArticle) -> Source:
    """Return an article as its sources are named; what the source lacks stays empty."""
    safe = article.url if article.url and article.url.startswith(("http://", "https://")) else None
    return Source(
        title=article.title or "",
        outlet=article.outlet or "",
        authors=", ".join(article.authors),
        date=date_text(article.published),
        url=safe,
        language=article.language,
        carried_by=article.carried_by,
    )


def date_text(published: PublicationDate) -> str:
    """Return a date plainly, in the figures of its source's precision."""
    first, last = published.earliest, published.latest
    if published.issue:
        return published.issue
    if first is None or last is None:
        return ""
    forms = {"month": "%Y-%m", "year": "%Y"}
    if published.precision in forms:
        return first.strftime(forms[published.precision])
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"
