"""Readers that answer what a test tells them to; all texts are made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from dragoman.errors import Unsupported
from dragoman.model.measure import Measured
from dragoman.model.press import Article, Span
from dragoman.model.reading import Attitude, Mention, Reading, Stance, Statement, Who


class Fake:
    """Makes readings of made-up texts, and readers that give them."""

    @staticmethod
    def mention(text: str, name: str, normal: str | None = None, **more: str) -> Mention:
        start = text.index(name)
        return Mention(
            start=start,
            end=start + len(name),
            type="PER" if more.get("type") == "PER" else "ORG",
            name=normal or name,
            id=more.get("id"),
            actor=more.get("actor"),
        )

    @staticmethod
    def stance(
        holder: str,
        target: str,
        score: float,
        target_id: str | None = None,
        holder_id: str | None = None,
    ) -> Stance:
        return Stance(
            holder=Who(kind="actor" if holder_id else "person", name=holder, id=holder_id),
            target=Who(kind="actor" if target_id else "person", name=target, id=target_id),
            polarity="pos" if score > 0 else "neg" if score < 0 else "neutral",
            score=score,
            spans=(),
        )

    @staticmethod
    def reading(
        article: Article,
        mentions: Sequence[Mention] = (),
        stances: Sequence[Stance] = (),
        statements: Sequence[Statement] = (),
        attitudes: Sequence[Attitude] = (),
    ) -> Reading:
        return Reading(
            text_id=article.text_id,
            reader="fake",
            knowledge="fake",
            language=article.language,
            sentences=(Span(0, len(article.text)),),
            lemmas=(article.text,),
            mentions=tuple(mentions),
            stances=tuple(stances),
            statements=tuple(statements),
            attitudes=tuple(attitudes),
        )

    @classmethod
    def nothing(cls, article: Article) -> Reading:
        return cls.reading(article)

    @staticmethod
    def refusing(article: Article) -> Reading:
        raise Unsupported(article.source, f"is in “{article.language}”; kept, not read")

    @staticmethod
    def scores(measured: Measured) -> Mapping[str, float]:
        return {each.name: round(each.value, 3) for each in measured.scores}


@pytest.fixture(scope="session")
def fake() -> type[Fake]:
    return Fake
