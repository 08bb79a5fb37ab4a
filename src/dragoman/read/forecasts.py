"""Forecasts: what somebody expects, with a horizon where the words give one."""

from __future__ import annotations

import re
from datetime import date

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.press import Article, PublicationDate
from dragoman.model.reading import Forecast, Statement

EXPECTING = frozenset(
    [
        "ожидаться",
        "ожидать",
        "прогнозировать",
        "прогноз",
        "предсказывать",
        "предсказать",
        "спрогнозировать",
    ]
)
BY_YEAR = re.compile(r"\b(?:к|до|после|не раньше|не ранее)\s+(?P<year>20\d\d)\s*(?:году?|г\.)?")
IN_YEAR = re.compile(r"\bв\s+(?P<year>20\d\d)\s*(?:году|г\.)")
WITHIN = re.compile(
    r"\b(?:в|за)\s+(?:ближайшие|следующие)\s+(?P<low>\d+)(?:\s?[–—-]\s?(?P<high>\d+))?\s+(?:лет|года)"
)


def forecasts(
    article: Article, annotation: Annotation, statements: tuple[Statement, ...]
) -> tuple[Forecast, ...]:
    """Return the forecasts of ``article``: a future with a horizon, or a stated expectation."""
    found = []
    for sentence in annotation.sentences:
        printed = article.text[sentence.start : sentence.end]
        horizon = _horizon(printed, article.published)
        expected = any(
            token.lemma in EXPECTING and token.pos in ("VERB", "NOUN") for token in sentence.tokens
        )
        if not expected and not (horizon and _future(sentence)):
            continue
        holders = [
            each
            for each in statements
            if each.content[0].start < sentence.end and sentence.start < each.content[0].end
        ]
        if holders:
            found.append(
                Forecast(
                    start=sentence.start,
                    end=sentence.end,
                    modality="expected" if expected else "will",
                    horizon=horizon,
                    holder=holders[-1].who,
                    statement=holders[-1].id,
                )
            )
    return tuple(found)


def _future(sentence: Sentence) -> bool:
    return any("Tense=Fut" in token.feats for token in sentence.tokens)


def _horizon(printed: str, published: PublicationDate) -> PublicationDate | None:
    match = BY_YEAR.search(printed) or IN_YEAR.search(printed)
    now = published.latest
    if match:
        year = int(match["year"])
        if now and year < now.year:
            return None
        words = match.group()
        return PublicationDate(
            earliest=date(year, 1, 1), latest=date(year, 12, 31), precision="year", printed=words
        )
    match = WITHIN.search(printed)
    if match and now:
        last = date(now.year + int(match["high"] or match["low"]), 12, 31)
        return PublicationDate(
            earliest=now, latest=last, precision="range", printed=match.group(), inferred=("year",)
        )
    return None
