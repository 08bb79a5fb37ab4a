"""The room's walk: one article to its reading, by an ordered table of readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from dragoman.errors import Unsupported
from dragoman.language.annotation import Annotation
from dragoman.language.russian import annotate as russian
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Reading
from dragoman.read.figures import figures
from dragoman.read.forecasts import forecasts
from dragoman.read.mentions import mentions
from dragoman.read.stance import stances
from dragoman.read.statements import statements

VERSION = "ru-1"
LANGUAGES: MappingProxyType[str, Callable[[str], Annotation]] = MappingProxyType({"ru": russian})


def read(article: Article, knowledge: Knowledge) -> Reading:
    """Return what is found in ``article``. Errors: ``Unsupported`` names a language not read."""
    annotate = LANGUAGES.get(article.language)
    if annotate is None:
        known = ", ".join(LANGUAGES)
        raise Unsupported(
            article.source, f"is in “{article.language}”; this desk reads {known}: kept, not read"
        )
    annotation = annotate(article.text)
    named = mentions(article, annotation, knowledge)
    said = statements(article, annotation, named, knowledge)
    return Reading(
        text_id=article.text_id,
        reader=VERSION,
        knowledge=knowledge.hash,
        language=article.language,
        sentences=tuple(Span(each.start, each.end) for each in annotation.sentences),
        lemmas=tuple(
            " ".join(token.lemma for token in each.tokens if re.search(r"\w", token.text))
            for each in annotation.sentences
        ),
        mentions=named,
        statements=said,
        stances=stances(article, annotation, named, said, knowledge),
        figures=figures(article, annotation, said, knowledge),
        forecasts=forecasts(article, annotation, said, knowledge),
    )
