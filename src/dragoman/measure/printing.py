"""Labels in the plain text notation: the sentences of an article, and under each what is labelled in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.measure.fragments import Fragments
from dragoman.measure.horizons import printed
from dragoman.measure.notation import BOUNDS, HEAD
from dragoman.model.gold import (
    LabelledFigure,
    LabelledForecast,
    LabelledName,
    LabelledStance,
    LabelledStatement,
    Labels,
)
from dragoman.model.press import Article, Span

MARKS = {kind: mark for mark, kind in BOUNDS.items()}


def written(labels: Labels, article: Article, sentences: Sequence[Span]) -> str:
    """Return ``labels`` over ``article`` in the notation; they read back the same."""
    places = Fragments(article.text, sentences)
    under = _by_sentence(labels, places)
    lines = [*_head(labels, article, places), ""]
    for number, span in enumerate(sentences, 1):
        before = article.text[sentences[number - 2].end : span.start] if number > 1 else ""
        lines += [""] if "\n" in before else []
        plain = " ".join(article.text[span.start : span.end].split())
        lines.append(f"[{number}] {plain}")
        lines += [f"  {each}" for each in under.get(number, ())]
    return "\n".join(lines) + "\n"


def _head(labels: Labels, article: Article, places: Fragments) -> Iterator[str]:
    published = article.published
    day = published.issue or published.earliest or "undated"
    yield f"{HEAD} 1"
    yield f"article: {labels.id}"
    yield f"text: {labels.text_id}"
    yield f"language: {labels.language}"
    yield f"source: {article.source}"
    yield f"title: {' '.join((article.title or '').split())}"
    yield f"printed: {', '.join(article.authors) or 'unsigned'}; {article.outlet or '-'}; {day}"
    yield f"reader: {labels.reader}"
    if labels.only:
        yield f"only: {', '.join(labels.only)}"
    yield f"theme: {', '.join(labels.themes)}"
    for name in ("thesis", "conclusion", "author"):
        yield f"{name}: {' '.join(_whole(getattr(labels, name), places))}"
    yield "names:"
    for each in labels.names:
        yield f"  {_name(each, places)}"


def _whole(spans: Iterable[Span], places: Fragments) -> Iterator[str]:
    for span in spans:
        form = places.written((span,), 1)
        if form.startswith("["):
            yield form.strip("[]")


def _name(name: LabelledName, places: Fragments) -> str:
    forms = dict.fromkeys(" ".join(places.text[a:b].split()) for a, b in name.spans)
    return f"{name.name} | {name.kind} | {name.house or '-'} | {'; '.join(forms)}"


def _by_sentence(labels: Labels, places: Fragments) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name in ("thesis", "conclusion", "author"):
        for span in getattr(labels, name):
            form = places.written((span,), (number := places.sentence_of(span)))
            if not form.startswith("["):
                found.setdefault(number, []).append(f"{name} | {form}")
    for statement in labels.statements:
        number = places.sentence_of(statement.content[0])
        found.setdefault(number, []).append(_statement(statement, places, number))
    for figure in labels.figures:
        number = places.sentence_of(Span(figure.start, figure.end))
        found.setdefault(number, []).append(_figure(figure, places, number))
    for forecast in labels.forecasts:
        number = places.sentence_of(Span(forecast.start, forecast.end))
        found.setdefault(number, []).append(_forecast(forecast, places, number))
    for stance in labels.stances:
        number = places.sentence_of(stance.spans[0]) if stance.spans else 1
        found.setdefault(number, []).append(_stance(stance, places, number))
    return found


def _joined(head: str, *parts: str | None) -> str:
    return " | ".join([head, *(each for each in parts if each)])


def _named(name: str, spans: Sequence[Span], places: Fragments, number: int) -> str | None:
    return f"{name}: {places.written(spans, number)}" if spans else None


def _statement(each: LabelledStatement, places: Fragments, number: int) -> str:
    return _joined(
        f"says {each.id}" + (f" in {each.within}" if each.within else ""),
        f"{each.level} {each.kind}" + (" negated" if each.negated else ""),
        _named("who", each.speaker, places, number),
        f"is: {each.who}" if each.who else None,
        _named("cue", each.cue, places, number),
        _named("what", each.content, places, number),
        f"class: {each.class_}" if each.class_ != "neutral" else None,
        f"modal: {each.modality}" if each.modality else None,
    )


def _figure(each: LabelledFigure, places: Fragments, number: int) -> str:
    value = each.low if each.low == each.high else f"{each.low}..{each.high}"
    return _joined(
        "figure",
        places.written((Span(each.start, each.end),), number),
        f"= {MARKS[each.bound]}{value} {each.unit or ''}".rstrip(),
        each.change,
        _named("what", each.what, places, number),
        f"of: {each.statement}" if each.statement else None,
    )


def _forecast(each: LabelledForecast, places: Fragments, number: int) -> str:
    by = printed(each.earliest, each.latest)
    return _joined(
        "forecast",
        places.written((Span(each.start, each.end),), number),
        f"by: {by}" if by else None,
        f"of: {each.statement}" if each.statement else None,
    )


def _stance(each: LabelledStance, places: Fragments, number: int) -> str:
    return _joined(
        "stance",
        f"{each.holder} -> {each.target}",
        each.polarity,
        places.written(each.spans, number),
        f"of: {each.statement}" if each.statement else None,
    )
