"""The overview: what led, what was missing, the mood; each claim counted or cited."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.backends.base import Corpus
from dragoman.language.names import actor_name
from dragoman.model.press import Span
from dragoman.model.report import Citation, Claim, Counted
from dragoman.model.survey import MoodCell, Survey, ThemeCount
from dragoman.write.claims import ComposeContext, at, claim_id
from dragoman.write.wording import joined, phrase

LEADING = 3
CELLS = 6
"""Themes and mood cells that the overview names at most."""


def overview(survey: Survey, corpus: Corpus, context: ComposeContext) -> tuple[Claim, ...]:
    """Return the overview's claims in order; each has a citation or a count."""
    found = [
        *_led(survey, context),
        *_missing(survey, context),
        *_mood(survey, corpus, context),
        *_terms(survey, context),
    ]
    return tuple(found)


def _claim(
    role: str, text: str, counted: Counted | None, citations: tuple[Citation, ...] = ()
) -> Claim:
    return Claim(
        id=claim_id("overview", (), role),
        text=text,
        by="template",
        level="author",
        voice="writer",
        role=role,
        citations=citations,
        counted=counted,
    )


def _led(survey: Survey, context: ComposeContext) -> Iterator[Claim]:
    themes = sorted(
        (each for each in survey.themes if each.voices), key=lambda each: (-each.voices, each.id)
    )[:LEADING]
    if not themes or not survey.voices:
        return
    counted = Counted(
        numerator=tuple(sorted({id_ for each in themes for id_ in each.articles})),
        denominator=survey.voices,
        outlets=_outlets(survey),
    )
    language = context.language
    if len(themes) == 1:
        text = phrase(
            language,
            "led_one",
            first=themes[0].name,
            first_voices=themes[0].voices,
            all=len(survey.voices),
        )
    else:
        names = [_named(each, language) for each in themes]
        text = phrase(
            language,
            "led",
            list=joined(language, names),
            all=len(survey.voices),
            outlets=len(counted.outlets),
        )
    yield _claim("themes", text, counted)


def _outlets(survey: Survey) -> tuple[str, ...]:
    return tuple(each.name for each in survey.outlets if each.voices and each.name)


def _named(theme: ThemeCount, language: str) -> str:
    return phrase(language, "theme_count", name=theme.name, voices=theme.voices)


def _missing(survey: Survey, context: ComposeContext) -> Iterator[Claim]:
    if not survey.voices:
        return
    language = context.language
    counted = Counted(numerator=(), denominator=survey.voices, outlets=_outlets(survey))
    absent = [each for each in survey.silences if each.because == "absent"]
    if survey.too_small:
        why = survey.too_small if language == "en" else f"{len(survey.voices)}"
        kind = "too_small" if absent else "too_small_missing"
        yield _claim("size", phrase(language, kind, why=why), counted)
    if absent:
        names = joined(language, [each.name for each in absent])
        text = phrase(language, "missing", list=names, all=len(survey.voices))
        yield _claim("missing", text, counted)


def _mood(survey: Survey, corpus: Corpus, context: ComposeContext) -> Iterator[Claim]:
    cells = sorted(
        survey.mood,
        key=lambda each: (
            -len(each.statements),
            -abs(each.score),
            each.holder.name,
            each.target.name,
        ),
    )
    for cell in cells[:CELLS]:
        citations = _passages(cell.statements, corpus)
        if citations:
            values = _values(cell, context)
            kind = "pos" if cell.score > 0.2 else "neg" if cell.score < -0.2 else "mixed"  # noqa: PLR2004
            count = _count(len(citations), len(cell.articles), context.language)
            text = phrase(context.language, f"mood_{kind}", count=count, **values)
            role = f"mood {cell.holder.id or cell.holder.name} {cell.target.id or cell.target.name}"
            yield _claim(role, _capital(text), None, citations)


def _values(cell: MoodCell, context: ComposeContext) -> dict[str, str]:
    def name(code: str | None, printed: str) -> str:
        return actor_name(code, context.language, context.knowledge) if code else printed

    return {
        "holder": name(cell.holder.id, cell.holder.name),
        "target": name(cell.target.id, cell.target.name),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(passages: int, articles: int, language: str) -> str:
    if passages == 1:
        return phrase(language, "passages_one")
    if articles == 1:
        return phrase(language, "passages_single", n=passages)
    return phrase(language, "passages", n=passages, m=articles)


def _passages(keys: tuple[str, ...], corpus: Corpus) -> tuple[Citation, ...]:
    """Return the words behind mood keys, «article:start-end» or «article:statement»."""
    found = []
    for key in keys:
        article, _, place = key.partition(":")
        read = corpus.get(article)
        first, dash, last = place.partition("-")
        if dash and first.isdigit():
            found.append(at(read.article, Span(int(first), int(last))))
            continue
        statement = next((each for each in read.reading.statements if each.id == place), None)
        if statement:
            found.append(at(read.article, statement.content[0]))
    return tuple(found)


def _terms(survey: Survey, context: ComposeContext) -> Iterator[Claim]:
    for term in survey.terms[:2]:
        first = " – ".join(part for part in (term.first.author, term.first.outlet) if part)
        text = phrase(
            context.language, "term", term=term.term, count=len(term.articles), first=first
        )
        counted = Counted(
            numerator=term.articles, denominator=survey.voices, outlets=_outlets(survey)
        )
        yield _claim(f"term {term.term}", text, counted)
