"""The room's walk: one article to its reading, by an ordered table of readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from dragoman.errors import Unsupported
from dragoman.language import chinese, japanese, korean
from dragoman.language.annotation import Annotation
from dragoman.language.russian import annotate as russian
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Figure, Forecast, Mention, Reading, Stance, Statement
from dragoman.read import eastern
from dragoman.read.figures import figures
from dragoman.read.forecasts import forecasts
from dragoman.read.mentions import mentions
from dragoman.read.stance import stances
from dragoman.read.statements import statements

VERSION = "ru-2"
LANGUAGES: MappingProxyType[str, Callable[[str], Annotation]] = MappingProxyType(
    {"ru": russian, "ja": japanese.annotate, "ko": korean.annotate, "zh": chinese.annotate}
)
EASTERN = frozenset({"ja", "ko", "zh"})
"""Languages with rules of their own order of cue and speaker; their stances are not read yet."""
WORD = re.compile(r"\w")
F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the readers have found in one article so far."""

    annotation: Annotation
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    stances: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One step: ``function`` fills the field ``gives`` of the findings from those it ``needs``."""

    name: str
    needs: tuple[str, ...]
    gives: str
    function: Callable[[Article, Findings, Knowledge], Findings]


def _base(article: Article) -> str:
    """Return the language without script or country: zh for zh-Hant."""
    return article.language.partition("-")[0]


def _of(article: Article, eastern_one: F, other: F) -> F:
    return eastern_one if _base(article) in EASTERN else other


def _mentions(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    return replace(
        found,
        mentions=_of(article, eastern.mentions, mentions)(article, found.annotation, knowledge),
    )


def _statements(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    made = _of(article, eastern.statements, statements)
    return replace(found, statements=made(article, found.annotation, found.mentions, knowledge))


def _figures(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    made = _of(article, eastern.figures, figures)
    return replace(found, figures=made(article, found.annotation, found.statements, knowledge))


def _forecasts(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    made = _of(article, eastern.forecasts, forecasts)
    return replace(found, forecasts=made(article, found.annotation, found.statements, knowledge))


def _stances(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    if _base(article) in EASTERN:
        return found
    return replace(
        found,
        stances=stances(article, found.annotation, found.mentions, found.statements, knowledge),
    )


HELD = ("annotation", "statements")
READERS: tuple[Reader, ...] = (
    Reader(name="names", needs=("annotation",), gives="mentions", function=_mentions),
    Reader(
        name="who said what",
        needs=("annotation", "mentions"),
        gives="statements",
        function=_statements,
    ),
    Reader(name="figures", needs=HELD, gives="figures", function=_figures),
    Reader(name="forecasts", needs=HELD, gives="forecasts", function=_forecasts),
    Reader(name="stance", needs=(*HELD, "mentions"), gives="stances", function=_stances),
)


def check(readers: Sequence[Reader]) -> None:
    """Raise ``ValueError`` naming a reader that needs what none before it gives, or gives twice."""
    given = {"annotation"}
    for each in readers:
        missing = set(each.needs) - given
        if missing:
            raise ValueError(f"{each.name} needs {', '.join(sorted(missing))}: none gives it")
        if each.gives in given:
            raise ValueError(f"{each.name} gives {each.gives}, which is given already")
        given.add(each.gives)


@cache
def _checked() -> tuple[Reader, ...]:
    check(READERS)
    return READERS


def read(article: Article, knowledge: Knowledge) -> Reading:
    """Return what is found in ``article``. Errors: ``Unsupported`` names a language not read."""
    annotate = LANGUAGES.get(_base(article))
    if annotate is None:
        known = ", ".join(LANGUAGES)
        raise Unsupported(
            article.source, f"is in “{article.language}”; this desk reads {known}: kept, not read"
        )
    readers = _checked()
    try:
        found = Findings(annotation=annotate(article.text))
    except Unsupported as missing:  # an extra of that language
        raise Unsupported(article.source, missing.message) from missing
    for each in readers:
        found = each.function(article, found, knowledge)
    sentences = found.annotation.sentences
    return Reading(
        text_id=article.text_id,
        reader=VERSION,
        knowledge=knowledge.hash,
        language=article.language,
        sentences=tuple(Span(each.start, each.end) for each in sentences),
        lemmas=tuple(
            " ".join(token.lemma for token in each.tokens if WORD.search(token.text))
            for each in sentences
        ),
        mentions=found.mentions,
        statements=found.statements,
        stances=found.stances,
        figures=found.figures,
        forecasts=found.forecasts,
    )
