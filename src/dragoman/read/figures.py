"""Figures: a number with its unit, whether it is exact, and which way it moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.press import Article
from dragoman.model.reading import Bound, Direction, Figure, Statement

NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
FIGURE = re.compile(
    rf"(?<![\w.,№#/:-])(?P<low>{NUMBER})(?:\s?[–—-]\s?(?P<high>{NUMBER}))?"
    r"(?:[\s\u00a0]?(?P<scale>тыс\.|тысяч[аиу]?|млн|миллион\w*|млрд|миллиард\w*|трлн|триллион\w*))?"
    r"[\s\u00a0]?(?P<unit>%|процент\w*|п\.\s?п\.|долл\.|доллар\w*|\$|руб\.|рубл\w+|евро|€|юан\w+|"
    r"иен\w*|вон\w?\b|тонн\w*|баррел\w*|километр\w*|км\b|метр\w*|[а-яё]{3,})?(?![\w-])"
)
SCALES = {"т": 1_000, "м": 1_000_000, "мр": 1_000_000_000, "тр": 1_000_000_000_000}
UNITS = {
    "%": "%", "процент": "%", "п.": "percentage points", "долл": "USD", "$": "USD", "руб": "RUB",
    "евро": "EUR", "€": "EUR", "юан": "CNY", "иен": "JPY", "вон": "KRW", "тонн": "tonnes",
    "баррел": "barrels", "километр": "km", "км": "km", "метр": "m",
}  # fmt: skip
NO_UNIT = re.compile(
    r"^(?:год|январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|час|минут|"
    r"секунд|летн|для|или|что|это|при|над|под|без|был|его|как|уже|так|она|они|все|где)"
)
BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("min", re.compile(r"(?:более|больше|свыше|не менее|минимум|как минимум)\s+(?:чем\s+)?$")),
    ("max", re.compile(r"(?:менее|меньше|до|не более|максимум)\s+(?:чем\s+)?$")),
    ("about", re.compile(r"(?:около|примерно|порядка|почти|приблизительно|где-то)\s+$")),
)
RISE = frozenset(
    [
        "вырасти",
        "расти",
        "увеличиться",
        "увеличиваться",
        "подняться",
        "возрасти",
        "прибавить",
        "рост",
    ]
)
FALL = frozenset(
    [
        "упасть",
        "падать",
        "сократиться",
        "снизиться",
        "снижаться",
        "уменьшиться",
        "опуститься",
        "падение",
        "спад",
    ]
)


def figures(
    article: Article, annotation: Annotation, statements: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    """Return the figures of ``article``: counted things, money, shares; never dates or names."""
    return tuple(
        figure
        for sentence in annotation.sentences
        for figure in _in_sentence(article.text, sentence, statements)
    )


def _in_sentence(
    text: str, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[Figure]:
    for match in FIGURE.finditer(text, sentence.start, sentence.end):
        unit = _unit(match)
        if unit is None:
            continue
        scale = _scale(match["scale"])
        low = _decimal(match["low"]) * scale
        high = _decimal(match["high"]) * scale if match["high"] else low
        if low > high:
            continue
        before = text[sentence.start : match.start()].lower()
        bound: Bound = next((name for name, rule in BOUNDS if rule.search(before)), "exact")
        holders = [
            each.id
            for each in statements
            if each.content[0].start <= match.start() < each.content[0].end
        ]
        yield Figure(
            start=match.start(),
            end=match.end(),
            low=f"{low.normalize():f}",
            high=f"{high.normalize():f}",
            bound=bound,
            unit=unit,
            what=None,
            change=_change(sentence),
            statement=holders[-1] if holders else None,
        )


def _unit(match: re.Match[str]) -> str | None:
    printed = match["unit"]
    if not printed:
        return None
    for stem, unit in UNITS.items():
        if printed.startswith(stem):
            return unit
    if NO_UNIT.match(printed) or (match["scale"] is None and match.end("unit") == match.end("low")):
        return None
    return printed


def _scale(printed: str | None) -> int:
    if not printed:
        return 1
    kinds = (("тыс", "т"), ("мил", "м"), ("мл", "м"), ("тр", "тр"))
    if printed.startswith(("млрд", "миллиард")):
        return SCALES["мр"]
    return next(SCALES[key] for stem, key in kinds if printed.startswith(stem))


def _decimal(printed: str) -> Decimal:
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", printed).replace(",", "."))


def _change(sentence: Sentence) -> Direction | None:
    lemmas = {token.lemma for token in sentence.tokens}
    if lemmas & RISE:
        return None if lemmas & FALL else "rise"
    return "fall" if lemmas & FALL else None
