"""What our reader found in one article, as labels: to be corrected by hand, or weighed against others'."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from dragoman.model.gold import (
    AUTHOR,
    LabelledFigure,
    LabelledForecast,
    LabelledName,
    LabelledStance,
    LabelledStatement,
    Labels,
    NameKind,
)
from dragoman.model.press import Article, Span
from dragoman.model.reading import Figure, Forecast, Mention, Reading, Stance, Statement, Who

KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "organisation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How the desk prints a name: a person's, an outlet's; and which outlet a name is of."""

    person: Callable[[str], str]
    outlet: Callable[[str], str | None]


def found(
    article: Article, reading: Reading, naming: Naming, themes: tuple[str, ...] = ()
) -> Labels:
    """Return ``reading`` as labels over ``article``; what a reading does not hold stays empty."""
    own = [each for each in reading.statements if each.level == "author"]
    others = [each for each in reading.statements if each.level != "author"]
    short = {each.id: f"s{number}" for number, each in enumerate(others, 1)}
    return Labels(
        id=article.id,
        text_id=article.text_id,
        language=article.language,
        reader=reading.reader,
        themes=themes,
        thesis=reading.thesis,
        conclusion=reading.conclusion,
        author=tuple(sorted(span for each in own for span in each.content)),
        names=tuple(_names(reading.mentions, naming)),
        statements=tuple(_statement(each, short) for each in others),
        figures=tuple(_figure(each, short) for each in reading.figures),
        forecasts=tuple(_forecast(each, short) for each in reading.forecasts),
        stances=tuple(_stance(each, short) for each in reading.stances),
    )


def blank(article: Article, reader: str) -> Labels:
    """Return labels with nothing in them, to be filled by hand."""
    return Labels(id=article.id, text_id=article.text_id, language=article.language, reader=reader)


def _names(mentions: Iterable[Mention], naming: Naming) -> Iterable[LabelledName]:
    spans: dict[tuple[NameKind, str], list[Span]] = {}
    houses: dict[tuple[NameKind, str], str | None] = {}
    for each in mentions:
        kind = KINDS.get(each.type)
        if kind is None:
            continue
        outlet = naming.outlet(each.name)
        key: tuple[NameKind, str] = ("outlet" if outlet else kind, each.name)
        houses[key] = outlet or _house(each, kind, naming)
        spans.setdefault(key, []).append(Span(each.start, each.end))
    for (kind, name), where in spans.items():
        house = houses[kind, name]
        yield LabelledName(kind=kind, name=name, house=house, spans=tuple(where))


def _house(mention: Mention, kind: NameKind, naming: Naming) -> str | None:
    return (mention.latin or naming.person(mention.name)) if kind == "person" else None


def _statement(each: Statement, short: dict[str, str]) -> LabelledStatement:
    named = each.resolved or (each.who.name if each.who.kind != "unnamed" else None)
    return LabelledStatement(
        id=short[each.id],
        level=each.level,
        kind=each.kind,
        who=named,
        speaker=each.speaker.spans if each.speaker else (),
        cue=each.cue.spans if each.cue else (),
        class_=each.cue.class_ if each.cue else "neutral",
        content=each.content,
        negated=each.negated,
        modality=each.modality,
        within=short.get(each.within or ""),
    )


def _plain(number: str) -> str:
    return format(Decimal(number).normalize(), "f")


def _figure(each: Figure, short: dict[str, str]) -> LabelledFigure:
    return LabelledFigure(
        start=each.start,
        end=each.end,
        low=_plain(each.low),
        high=_plain(each.high),
        bound=each.bound,
        unit=each.unit,
        change=each.change,
        statement=short.get(each.statement or ""),
    )


def _forecast(each: Forecast, short: dict[str, str]) -> LabelledForecast:
    horizon = each.horizon
    return LabelledForecast(
        start=each.start,
        end=each.end,
        earliest=horizon.earliest if horizon else None,
        latest=horizon.latest if horizon else None,
        statement=short.get(each.statement or ""),
    )


def _party(who: Who) -> str:
    if who.kind == "author":
        return AUTHOR
    return who.id or who.name if who.kind == "actor" else who.name


def _stance(each: Stance, short: dict[str, str]) -> LabelledStance:
    return LabelledStance(
        holder=_party(each.holder),
        target=_party(each.target),
        polarity=each.polarity,
        spans=each.spans,
        statement=short.get(each.statement or ""),
    )
