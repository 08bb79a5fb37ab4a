"""Figures: a number with its unit, whether it is exact, which way it moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Bound, Direction, Figure, Statement
from dragoman.read.eastern.numerals import pattern, value
from dragoman.read.eastern.words import Words, either, word_lists
from dragoman.read.holding import holding

TENTHS = {"ja": "割", "ko": "할", "zh": "成"}
PERCENT_BEFORE = re.compile(r"百分之$")
NEAR = 14
"""Code points after a figure in which a word may say which way it moved."""
ORDINAL = re.compile(r"(?:第|제|№|No\.|no\.|[A-Za-z\-])\s?$")
RANGE = re.compile(r"\s?(?:[-–—~〜～]|から|ないし|至|到|에서|내지)\s?$")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number's place, its value, the number before it in a range, and its unit."""

    span: Span
    low: Decimal
    high: Decimal
    unit: str
    counted: bool


def figures(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Figure, ...]:
    """Return the figures of ``article``: counted things, money, shares; never dates or names."""
    del annotation, knowledge
    words = word_lists(article.language[:2])
    return tuple(
        Figure(
            start=each.span.start,
            end=each.span.end,
            low=f"{each.low.normalize():f}",
            high=f"{each.high.normalize():f}",
            bound=_bound(article.text, each.span, words),
            unit=each.unit,
            what=None,
            change=_change(article.text, each.span, words),
            statement=holding(each.span.start, each.span.end, statements),
        )
        for each in _numbers(article.text, words)
    )


@cache
def _units(words: Words) -> tuple[re.Pattern[str], dict[str, str]]:
    named = {form: unit for unit, forms in words.lists["units"].items() for form in forms}
    counted = {form: form for form in words.lists["counted"]["words"]}
    known = {**counted, **named, TENTHS[words.language]: "tenths"}
    return re.compile(r"\s?(?P<about>余り?|多|여|약)?\s?(?P<unit>" + either(known)[3:]), known


@cache
def _idle(words: Words) -> re.Pattern[str]:
    return re.compile(r"\s?" + either(words.lists["numbers"]["idle"]))


def _numbers(text: str, words: Words) -> Iterator[_Number]:
    units, known = _units(words)
    before: tuple[Span, Decimal] | None = None
    for each in pattern(words).finditer(text):
        amount = value(each.group(), words)
        if amount is None or ORDINAL.search(text[max(0, each.start() - 4) : each.start()]):
            before = None
            continue
        share = PERCENT_BEFORE.search(text[max(0, each.start() - 3) : each.start()])
        unit = units.match(text, each.end())
        idle = _idle(words).match(text, each.end())
        if share:
            yield _Number(Span(each.start() - 3, each.end()), amount, amount, "%", counted=False)
        elif unit and not (idle and idle.end() >= unit.end()):
            low, start = amount, each.start()
            if before and RANGE.fullmatch(text[before[0].end : each.start()]):
                start, low = before[0].start, _scaled(before, each.group(), words)
            name = known[unit["unit"]]
            scale = 10 if name == "tenths" else 1
            yield _Number(
                Span(start, unit.end()),
                low * scale,
                amount * scale,
                "%" if name == "tenths" else name,
                counted=name == unit["unit"],
            )
        before = (Span(*each.span()), amount)


def _scaled(before: tuple[Span, Decimal], printed: str, words: Words) -> Decimal:
    """Return the lower end of «3～5万», which has the upper one's scale."""
    scales = words.lists["numbers"]["scales"]
    last = printed.strip()[-1:]
    bare = before[1] < 10000 and before[0].end - before[0].start < 5  # noqa: PLR2004
    return before[1] * scales[last] if last in scales and bare else before[1]


def _bound(text: str, span: Span, words: Words) -> Bound:
    lists = words.lists["bound"]
    head, tail = text[max(0, span.start - 6) : span.start].rstrip(), text[span.end :].lstrip()
    inside = text[span.start : span.end]
    for name in ("min", "max", "about"):
        ahead, after = tuple(lists[f"{name}_before"]), tuple(lists[f"{name}_after"])
        within = name == "about" and re.search(r"\D(?:余り?|多|여)\D|\d(?:余|여|多)\D", inside)
        if head.endswith(ahead) or tail.startswith(after) or within:
            return name
    return "exact"


def _change(text: str, span: Span, words: Words) -> Direction | None:
    lists = words.lists["change"]
    after = re.split(r"[。、，,\n；]", text[span.end : span.end + NEAR])[0]
    head = re.split(r"[。、，,\n；]", text[max(0, span.start - 8) : span.start])[-1]
    areas = (after, head) if words.language == "zh" else (after,)
    for area in areas:
        places = {
            name: min((area.find(each) for each in lists[name] if each in area), default=99)
            for name in ("rise", "fall", "level")
        }
        first = min(places, key=lambda name: places[name])
        if places[first] < 99:  # noqa: PLR2004 - not there
            return first  # type: ignore[return-value]
    return None
