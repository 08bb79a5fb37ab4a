"""English figures: a number with its unit, what it is of, whether it is exact, which way it moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, PublicationDate
from dragoman.model.reading import Bound, Direction, Figure, Statement
from dragoman.read.english.words import quantities
from dragoman.read.holding import holding
from dragoman.read.tree import Tree

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SIGN = r"US\$|A\$|C\$|HK\$|\$|€|£|¥"
PATTERN = re.compile(
    rf"(?P<sign>{SIGN})?\s?(?<![\w.,/:-])(?P<low>{NUMBER})"
    rf"(?:\s?(?:–|-|to)\s?(?:{SIGN})?(?P<high>{NUMBER})(?![\w/]))?"
    r"(?:[\s-](?P<scale>thousand|million|billion|trillion|m|bn|tn)\b)?"
    r"(?P<percent>\s?%|[\s-]per ?cent\b|[\s-]percentage points?\b)?"
)
WORDED = re.compile(
    r"\b(?P<low>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|a hundred|half a|a|one)"
    r"(?:[\s-](?P<scale>dozen|hundred|thousand|million|billion|trillion))?(?P<percent>[\s-]per ?cent\b)?\b",
    re.IGNORECASE,
)
MONTHS = """january february march april may june july august september october november december jan
feb mar apr jun jul aug sept sep oct nov dec"""
YEARS = range(1500, 2101)
BEFORE = 28
"""Code points before a number in which a word of bound is looked for."""


def figures(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Figure, ...]:
    """Return the figures of an English article: money, shares, counted things; never dates or names."""
    del knowledge
    return tuple(
        figure
        for sentence in annotation.sentences
        for figure in _in_sentence(article.text, sentence, statements)
    )


def _in_sentence(
    text: str, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[Figure]:
    tree, printed = Tree(sentence), text[sentence.start : sentence.end]
    found = [*PATTERN.finditer(printed), *WORDED.finditer(printed)]
    for match in sorted(found, key=lambda each: each.start()):
        whole = _whole(tree, match, printed)
        if whole is None:
            continue
        start, end, unit = whole
        low = _value(match["low"], match["scale"])
        high = _value(match.groupdict().get("high") or match["low"], match["scale"])
        place = next((n for n, token in enumerate(tree.tokens) if token.start >= start), 0)
        yield Figure(
            start=start,
            end=end,
            low=f"{low.normalize():f}",
            high=f"{max(low, high).normalize():f}",
            bound=_bound(printed[: start - sentence.start]),
            unit=unit,
            what=None,
            change=_change(tree, place),
            period=_year(printed),
            statement=holding(start, end, statements),
        )


def _value(number: str, scale: str | None) -> Decimal:
    words = quantities().words
    plain = number.lower().replace(",", "")
    value = words.get(plain) or Decimal(plain)
    return value * quantities().scales.get((scale or "").lower(), Decimal(1))


def _whole(tree: Tree, match: re.Match[str], printed: str) -> tuple[int, int, str | None] | None:
    """Return where a figure stands and its unit; ``None`` for dates, names and idle numbers."""
    base = tree.sentence.start
    start, end = base + match.start(), base + match.end()
    while printed[start - base : start - base + 1].isspace():
        start += 1
    sign = (match.groupdict().get("sign") or "").strip()
    percent = (match["percent"] or "").replace("-", " ").strip()
    if sign or percent:
        return start, end, _unit(sign, percent)
    after = [token for token in tree.tokens if token.start >= end][:4]
    if _is_no_figure(match, printed, after):
        return None
    counted = _counted(tree, start, after)
    if counted is None:
        return (start, end, None) if match["scale"] and match["low"][0].isdigit() else None
    noun, unit = counted
    alone = match["low"].lower() in ("a", "one", "half a") and not match["scale"]
    return None if alone else (start, noun.end, unit)


def _unit(sign: str, percent: str) -> str | None:
    if percent:
        return "percentage points" if "point" in percent else "%"
    return quantities().signs.get(sign)


def _is_no_figure(match: re.Match[str], printed: str, after: list[Token]) -> bool:
    """Tell years, days of a month, numbered things, clock times and parts of names."""
    low = match["low"]
    if low[0].isdigit() and not match["scale"]:
        if "," not in low and "." not in low and int(low) in YEARS and len(low) == 4:  # noqa: PLR2004
            plural = (
                bool(after) and after[0].pos in ("NOUN", "ADJ") and "Number=Plur" in after[0].feats
            )
            if not plural:
                return True
        before = printed[: match.start()].split()
        word = before[-1].lower().strip(".,(") if before else ""
        if word in MONTHS.split() or word in quantities().named or word.startswith("#"):
            return True
        if after and after[0].lemma.rstrip(".") in (
            *MONTHS.split(),
            "p.m",
            "a.m",
            "am",
            "pm",
            "o'clock",
        ):
            return True
    tail = printed[match.end() : match.end() + 2]
    return bool(re.match(r"[:/]\d|st\b|nd\b|rd\b|th\b|s\b", tail))


def _counted(tree: Tree, start: int, after: list[Token]) -> tuple[Token, str | None] | None:
    """Return the noun that a number counts, and the unit a record has for it."""
    del tree, start
    known = quantities()
    for place, token in enumerate(after):
        if place and token.start - after[place - 1].end > 1:
            return None
        if token.lemma == "of" and place == 0:
            continue
        if token.pos == "NOUN":
            if token.lemma in known.idle:
                return None
            unit = known.units.get(token.lemma)
            head = "Number=Plur" in token.feats or unit is not None or token.lemma == "people"
            if head:
                return token, unit
            continue
        if token.pos not in ("ADJ", "PROPN", "ADV", "DET") and token.text != "-":
            return None
    return None


def _bound(before: str) -> Bound:
    near = before[-BEFORE:].lower().rstrip(" $€£¥")
    for bound, forms in quantities().bounds.items():
        if any(near.endswith(f" {form}") or near == form for form in forms):
            return bound
    return "exact"


def _change(tree: Tree, place: int) -> Direction | None:
    """Return which way it moved: by the verb or noun that the figure hangs on."""
    for each in tree.up(place, 5):
        lemma = tree.tokens[each].lemma
        for direction, words in quantities().changes.items():
            if lemma in words:
                return direction
        if tree.tokens[each].pos == "VERB":
            return None
    return None


def _year(printed: str) -> PublicationDate | None:
    found = set(re.findall(r"\bin ((?:19|20)\d\d)\b", printed))
    if len(found) != 1:
        return None
    year = found.pop()
    return PublicationDate(
        earliest=date(int(year), 1, 1),
        latest=date(int(year), 12, 31),
        precision="year",
        printed=f"in {year}",
    )
