"""The room's walk: one article to its reading, by an ordered table of readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from dragoman.errors import Unsupported
from dragoman.language import chinese, japanese, korean
from dragoman.language.annotation import Annotation
from dragoman.language.encoder import there
from dragoman.language.english import annotate as english
from dragoman.language.russian import annotate as russian
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import (
    Attitude,
    Figure,
    Forecast,
    Mention,
    Question,
    Reading,
    Recommendation,
    Stance,
    Statement,
    Tone,
)
from dragoman.read import eastern
from dragoman.read.asked import questions, recommendations
from dragoman.read.english.attitudes import attitudes as english_attitudes
from dragoman.read.english.figures import figures as english_figures
from dragoman.read.english.forecasts import forecasts as english_forecasts
from dragoman.read.english.names import mentions as english_mentions
from dragoman.read.english.stances import stances as english_stances
from dragoman.read.figures import figures
from dragoman.read.forecasts import forecasts
from dragoman.read.gist import Gist, gist
from dragoman.read.mentions import mentions
from dragoman.read.stance import stances
from dragoman.read.statements import statements
from dragoman.read.talk import sure
from dragoman.read.tone import tones

STANCE = frozenset({"stance", "tone"})
"""The readers of attitudes, which a desk that only collects and counts may leave out."""
VERSION = "ru-8 en-3 ja-3 ko-3 zh-3"
"""The version of each language's rules; a change of any has its desk read again."""
DEEP = "deep-1"
"""The version of the deep model of tone, where its extra is installed."""
Attributed = Callable[[Article, Annotation, tuple[Mention, ...], Knowledge], tuple[Statement, ...]]
Held = Callable[[Article, Annotation, tuple[Statement, ...], Knowledge], tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What a language brings of its own; how it attributes is in ``statements.GRAMMARS``."""

    annotate: Callable[[str], Annotation]
    mentions: Callable[[Article, Annotation, Knowledge], tuple[Mention, ...]]
    figures: Held
    forecasts: Held
    statements: Attributed = statements
    stances: bool = True


def _eastern(annotate: Callable[[str], Annotation]) -> Language:
    return Language(
        annotate=annotate,
        mentions=eastern.mentions,
        figures=eastern.figures,
        forecasts=eastern.forecasts,
        statements=eastern.statements,
        stances=False,
    )


LANGUAGES: MappingProxyType[str, Language] = MappingProxyType(
    {
        "ru": Language(annotate=russian, mentions=mentions, figures=figures, forecasts=forecasts),
        "en": Language(
            annotate=english,
            mentions=english_mentions,
            figures=english_figures,
            forecasts=english_forecasts,
        ),
        "ja": _eastern(japanese.annotate),
        "ko": _eastern(korean.annotate),
        "zh": _eastern(chinese.annotate),
    }
)
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the readers have found in one article so far."""

    annotation: Annotation
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    stances: tuple[Stance, ...] = ()
    tones: tuple[Tone, ...] = ()
    gist: Gist = field(default_factory=Gist)
    questions: tuple[Question, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    attitudes: tuple[Attitude, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One step: ``function`` fills the field ``gives`` of the findings from those it ``needs``."""

    name: str
    needs: tuple[str, ...]
    gives: str
    only: str = ""
    """The one language it is for; empty: for all."""
    function: Callable[[Article, Findings, Knowledge], Findings]


def _base(article: Article) -> str:
    """Return the language without script or country: zh for zh-Hant."""
    return article.language.partition("-")[0]


def _mentions(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    names = LANGUAGES[_base(article)].mentions
    return replace(found, mentions=names(article, found.annotation, knowledge))


def _statements(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    made = LANGUAGES[_base(article)].statements
    return replace(found, statements=made(article, found.annotation, found.mentions, knowledge))


def _figures(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    counted = LANGUAGES[_base(article)].figures
    return replace(found, figures=counted(article, found.annotation, found.statements, knowledge))


def _forecasts(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    foresee = LANGUAGES[_base(article)].forecasts
    foreseen = foresee(article, found.annotation, found.statements, knowledge)
    return replace(found, forecasts=sure(article, found.statements, foreseen))


def _questions(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    del knowledge
    put = questions(article, found.annotation, found.statements)
    return replace(found, questions=sure(article, found.statements, put))


def _recommendations(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    del knowledge
    given = recommendations(article, found.annotation, found.statements)
    return replace(found, recommendations=sure(article, found.statements, given))


def _attitudes(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    shown = english_attitudes(
        article, found.annotation, found.mentions, found.statements, knowledge
    )
    return replace(found, attitudes=sure(article, found.statements, shown))


def _stances(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    if not LANGUAGES[_base(article)].stances:
        return found
    if _base(article) == "en":
        shown = english_stances(found.annotation, found.mentions, found.attitudes, knowledge)
    else:
        shown = stances(article, found.annotation, found.mentions, found.statements, knowledge)
    return replace(found, stances=sure(article, found.statements, shown))


def _tones(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    return replace(
        found,
        tones=tones(article, found.annotation, found.mentions, found.statements, knowledge),
    )


def _gist(article: Article, found: Findings, knowledge: Knowledge) -> Findings:
    del knowledge
    return replace(found, gist=gist(article, found.annotation, found.statements))


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
    Reader(name="questions", needs=HELD, gives="questions", only="ru", function=_questions),
    Reader(
        name="recommendations",
        needs=HELD,
        gives="recommendations",
        only="ru",
        function=_recommendations,
    ),
    Reader(
        name="attitudes",
        needs=(*HELD, "mentions"),
        gives="attitudes",
        only="en",
        function=_attitudes,
    ),
    Reader(name="stance", needs=(*HELD, "mentions"), gives="stances", function=_stances),
    Reader(name="tone", needs=(*HELD, "mentions"), gives="tones", only="ru", function=_tones),
    Reader(name="thesis and conclusion", needs=HELD, gives="gist", only="ru", function=_gist),
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


def version(without: Collection[str] = ()) -> str:
    """Return the version that a reading bears: one that lacks a finding, or has the extra, is another."""
    left_out = ", ".join(each.name for each in _checked() if each.name in without)
    told = f"{VERSION} {DEEP}" if there() and "tone" not in without else VERSION
    return f"{told} without {left_out}" if left_out else told


@lru_cache(8)
def _chosen(without: frozenset[str]) -> tuple[Reader, ...]:
    """Return the readers but for those named. Errors: ``ValueError``, as for ``check``."""
    unknown = without - {each.name for each in READERS}
    if unknown:
        raise ValueError(f"no reader is called {', '.join(sorted(unknown))}")
    kept = tuple(each for each in READERS if each.name not in without)
    check(kept)
    return kept


@lru_cache(50_000)
def _is_word(printed: str) -> bool:
    return WORD.search(printed) is not None


def _annotated(article: Article, language: Language) -> Annotation:
    """Annotate a text; a language whose extra is not installed is named with the article."""
    try:
        return language.annotate(article.text)
    except Unsupported as error:
        raise Unsupported(article.source, error.message) from None


def read(
    article: Article, knowledge: Knowledge, *, without: frozenset[str] = frozenset()
) -> Reading:
    """Return what is found in ``article``; readers named in ``without`` are left out.

    Errors: ``Unsupported`` names a language not read, ``ValueError`` a reader that is not there or
    that another needs.
    """
    readers = _chosen(without)
    language = LANGUAGES.get(_base(article))
    if language is None:
        known = ", ".join(LANGUAGES)
        raise Unsupported(
            article.source, f"is in “{article.language}”; this desk reads {known}: kept, not read"
        )
    found = Findings(annotation=_annotated(article, language))
    for each in readers:
        if each.only in ("", _base(article)):
            found = each.function(article, found, knowledge)
    sentences = found.annotation.sentences
    return Reading(
        text_id=article.text_id,
        reader=version(without),
        knowledge=knowledge.hash,
        language=article.language,
        sentences=tuple(Span(each.start, each.end) for each in sentences),
        lemmas=tuple(
            " ".join([token.lemma for token in each.tokens if _is_word(token.text)])
            for each in sentences
        ),
        mentions=found.mentions,
        statements=found.statements,
        stances=found.stances,
        figures=found.figures,
        forecasts=found.forecasts,
        tones=found.tones,
        thesis=found.gist.thesis,
        conclusion=found.gist.conclusion,
        questions=found.questions,
        recommendations=found.recommendations,
        attitudes=found.attitudes,
    )
