"""Claims made: each with an id that its wording does not change, and its citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from dragoman.backends.base import Translator
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.report import (
    By,
    Citation,
    FieldCitation,
    FieldName,
    SpanCitation,
    Translation,
    Withheld,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeContext:
    """What the composer is handed by the desk."""

    knowledge: Knowledge
    translator: Translator
    language: str
    title: str
    snapshot: str
    generator: str
    full_text: bool = False


@dataclass(slots=True)
class Gate:
    """Where sentences that failed their checks are put, so that the report can name them."""

    withheld: list[Withheld]

    def hold(self, text: str, reason: str, article: str) -> None:
        """Keep one sentence out of the report, on the record."""
        self.withheld.append(Withheld(text=text, reason=reason, article=article))


def claim_id(article: str, statements: Sequence[str], role: str) -> str:
    """Return a claim's id: made of article, statements and role, never of wording."""
    named = f"{article}|{'|'.join(statements)}|{role}"
    return "c" + blake2b(named.encode(), digest_size=6).hexdigest()


def at(article: Article, span: Span, text: str | None = None, by: By = "memory") -> SpanCitation:
    """Return a citation of ``span``, with the rendering that stands beside it."""
    return SpanCitation(
        article=article.id,
        text_id=article.text_id,
        start=span.start,
        end=span.end,
        quoted=article.text[span.start : span.end],
        translation=Translation(text=text, by=by) if text else None,
    )


def fields(article: Article, *names: FieldName) -> tuple[Citation, ...]:
    """Return citations of those fields that the source has."""
    values: dict[FieldName, str | None] = {
        "authors": ", ".join(article.authors),
        "outlet": article.outlet,
        "published": article.published.issue or article.published.printed,
        "title": article.title,
    }
    return tuple(
        FieldCitation(article=article.id, field=name, value=value)
        for name in names
        if (value := values[name])
    )
