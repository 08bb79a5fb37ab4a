"""What a claim rests on, gathered for the gate: words, names, actors and numbers it may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dragoman.language.date_words import days
from dragoman.language.matching import Phrases, phrases
from dragoman.language.names import house_outlet, spellings
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, PublicationDate, Span
from dragoman.model.reading import ReadArticle, Statement
from dragoman.model.report import Claim, FieldCitation, SpanCitation

Lookup = Callable[[str], ReadArticle]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """``text`` is the originals quoted, ``names`` are allowed Latin or Cyrillic spellings."""

    language: str
    text: str
    renderings: tuple[str, ...]
    words: frozenset[str]
    """Every word of the originals, in lower case."""
    names: tuple[str, ...]
    actors: frozenset[str]
    numbers: frozenset[Decimal]
    days: frozenset[tuple[int, int]]
    fields: tuple[str, ...]
    titles: tuple[str, ...] = ()
    """Cited titles, as the source prints them."""
    sides: frozenset[tuple[str, str]] = frozenset()
    """Prefix and actor of words such as «антикитайский»: ("анти", "CN")."""


PREFIXES = ("анти", "противо", "про", "меж", "пан", "обще", "транс", "пост")


def gather(claim: Claim, lookup: Lookup, knowledge: Knowledge) -> Evidence:
    """Return all that the citations of ``claim`` hold."""
    spans = [each for each in claim.citations if isinstance(each, SpanCitation)]
    fields = [each for each in claim.citations if isinstance(each, FieldCitation)]
    text = "\n".join(each.quoted for each in spans)
    first = next(iter(claim.citations), None)
    language = lookup(first.article).article.language if first else "und"
    reads = {each.article: lookup(each.article) for each in claim.citations}
    dates = [reads[each.article].article.published for each in fields if each.field == "published"]
    ahead = [each for cite in spans for each in _horizons(cite, reads)]
    return Evidence(
        language=language,
        text=text,
        renderings=tuple(each.translation.text for each in spans if each.translation),
        words=frozenset(_words(text)),
        names=tuple(
            sorted(
                {
                    *(each for cite in spans for each in _span_names(cite, reads, knowledge)),
                    *(each for cite in fields for each in _field_names(cite, knowledge)),
                }
            )
        ),
        actors=frozenset(code for cite in spans for code in _actors(cite, reads, knowledge)),
        numbers=frozenset({*_field_numbers([*dates, *ahead], fields), *_counts(claim)}),
        days=frozenset({*days(text, language), *_field_days([*dates, *ahead])}),
        fields=tuple(each.value for each in fields),
        titles=tuple(each.value for each in fields if each.field == "title"),
        sides=frozenset(side for cite in spans for side in _sides(cite, reads, knowledge)),
    )


def _words(text: str) -> Iterator[str]:
    for each in text.replace("ё", "е").replace("Ё", "Е").split():
        for part in each.split("-"):
            kept = "".join(letter for letter in part if letter.isalnum())
            if kept:
                yield kept.lower()


def overlapping(span: Span, start: int, end: int) -> bool:
    """Tell whether two stretches of one text have a character in common."""
    return span.start < end and start < span.end


def statements_in(read: ReadArticle, start: int, end: int) -> tuple[Statement, ...]:
    """Return the statements whose content or cue touches ``[start, end)``."""
    return tuple(
        each
        for each in read.reading.statements
        if any(overlapping(span, start, end) for span in (*each.content, *_cue(each)))
    )


def _cue(statement: Statement) -> tuple[Span, ...]:
    return statement.cue.spans if statement.cue else ()


def _span_names(
    cite: SpanCitation, reads: dict[str, ReadArticle], knowledge: Knowledge
) -> Iterator[str]:
    read = reads[cite.article]
    for mention in read.reading.mentions:
        if cite.start <= mention.start and mention.end <= cite.end:
            yield from spellings(mention.name, knowledge)
    for statement in statements_in(read, cite.start, cite.end):
        names = {statement.who.name, statement.resolved or ""} - {""}
        if statement.level != "author":
            for name in sorted(names):
                yield name  # as a report in the press's own language prints it
                yield from spellings(name, knowledge)


def _field_names(cite: FieldCitation, knowledge: Knowledge) -> Iterator[str]:
    yield cite.value
    yield from spellings(cite.value, knowledge)
    if cite.field == "outlet":
        yield house_outlet(cite.value, knowledge)


@lru_cache(8)
def _forms(held: tuple[tuple[str, str], ...]) -> Phrases:
    return phrases(held)


def actor_phrases(language: str, knowledge: Knowledge) -> Phrases:
    """Return the lemma phrases that stand for actors in ``language``."""
    return _forms(
        tuple(
            (form, actor.code)
            for actor in knowledge.actors
            for each, form in actor.forms
            if each == language
        )
    )


def _actors(
    cite: SpanCitation, reads: dict[str, ReadArticle], knowledge: Knowledge
) -> Iterator[str]:
    reading = reads[cite.article].reading
    for mention in reading.mentions:
        if mention.actor and mention.type != "PER" and cite.start <= mention.start < cite.end:
            yield mention.actor
    index = actor_phrases(reading.language, knowledge)
    for span, lemmas in zip(reading.sentences, reading.lemmas, strict=True):
        if overlapping(span, cite.start, cite.end):
            yield from (code for _, _, code in index.find(lemmas.split()))


def _sides(
    cite: SpanCitation, reads: dict[str, ReadArticle], knowledge: Knowledge
) -> Iterator[tuple[str, str]]:
    """Yield what «антикитайский», «прояпонский» are against and for."""
    reading = reads[cite.article].reading
    index = actor_phrases(reading.language, knowledge)
    for span, lemmas in zip(reading.sentences, reading.lemmas, strict=True):
        if not overlapping(span, cite.start, cite.end):
            continue
        for word in lemmas.split():
            for prefix in PREFIXES:
                if word.startswith(prefix):
                    bare = word.removeprefix(prefix).removeprefix("-")
                    yield from ((prefix, code) for _, _, code in index.find([bare]))


def _horizons(cite: SpanCitation, reads: dict[str, ReadArticle]) -> Iterator[PublicationDate]:
    """Yield by when an original that we quote ourselves expects something: we print its date."""
    for each in reads[cite.article].reading.forecasts if cite.translation is None else ():
        if each.horizon and cite.start <= each.start < cite.end:
            yield each.horizon


def _field_numbers(
    dates: Iterable[PublicationDate], fields: Iterable[FieldCitation]
) -> Iterator[Decimal]:
    for each in dates:
        for day in (each.earliest, each.latest):
            if day:
                yield from (Decimal(day.day), Decimal(day.year))
                yield Decimal(day.year % 100)
    for field in fields:
        for part in "".join(c if c.isdigit() else " " for c in field.value).split():
            yield Decimal(part)


def _field_days(dates: Iterable[PublicationDate]) -> Iterator[tuple[int, int]]:
    for each in dates:
        for day in (each.earliest, each.latest):
            if day:
                yield day.month, day.day


def _counts(claim: Claim) -> Iterator[Decimal]:
    if claim.counted:
        counted = claim.counted
        for each in (counted.numerator, counted.denominator, counted.outlets):
            yield Decimal(len(each))
        yield Decimal(len(claim.citations))


def field_value(article: Article, field: str) -> tuple[str, ...]:
    """Return the values that a citation of ``field`` may have."""
    if field == "authors":
        return article.authors
    if field == "outlet":
        return tuple(each for each in (article.outlet, article.outlet_id) if each)
    if field == "title":
        return tuple(each for each in (article.title, *article.titles) if each)
    return (printed_date(article.published),)


def printed_date(published: PublicationDate) -> str:
    """Return a date as a field of a citation: ISO days, and the issue where there is one."""
    days_ = sorted({each.isoformat() for each in (published.earliest, published.latest) if each})
    parts = [published.issue] if published.issue else []
    return ", ".join([*parts, "/".join(days_)] if days_ else parts)
