"""The numbers of a source: figures as they were read, and every number that its text prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from dragoman.language.numerals import numerals
from dragoman.model.document import Document
from dragoman.model.press import Span
from dragoman.model.reading import Figure
from dragoman.model.source import Source
from dragoman.proof.against.texts import ById, Side, sides
from dragoman.proof.amounts import SCALES, SMALL, figures
from dragoman.proof.layout import sentences
from dragoman.proof.lexicon import lexicon
from dragoman.proof.scene import Scene, plain_of

DIGITS = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|\d+)(?P<f>[.,]\d{1,3}(?!\d))?"
    r"(?:[\s\u00a0-]*(?P<scale>[A-Za-zА-Яа-яё万億亿조억만]+)\.?)?"
)
WORDED: Mapping[str, int] = MappingProxyType(
    {
        "тыс": 10**3, "тысяч": 10**3, "млн": 10**6, "миллион": 10**6, "млрд": 10**9, "миллиард": 10**9,
        "трлн": 10**12, "триллион": 10**12, "万": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8,
        "조": 10**12,
    }
)  # fmt: skip
PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "половина": ("50", "0.5"), "пол": ("50",), "четверть": ("25",), "треть": ("33.3", "33", "3"),
        "вдвое": ("2", "50"), "втрое": ("3",), "вчетверо": ("4",), "впятеро": ("5",), "дважды": ("2",),
        "half": ("50", "0.5"), "halves": ("50",), "quarter": ("25",), "quarters": ("75", "25"),
        "third": ("33.3", "33"), "thirds": ("66.7", "67"), "twice": ("2",), "double": ("2",), "triple": ("3",),
        "doubled": ("2",), "tripled": ("3",), "dozen": ("12",), "десяток": ("10",), "дюжина": ("12",),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A figure of a source: its values, its unit, its place in one of the source's texts."""

    low: Decimal
    high: Decimal
    unit: str | None
    side: Side
    place: Span


@dataclass(frozen=True, eq=False, kw_only=True)
class Numbers:
    """``figures`` have a unit and a place, ``loose`` are all other numbers printed."""

    figures: tuple[Held, ...]
    loose: frozenset[Decimal]


def numbers(source: Source) -> Numbers:
    """Return the numbers of a source: of its original and of its renderings."""
    return _numbers(ById(source))


@lru_cache(64)
def _numbers(by_id: ById) -> Numbers:
    source = by_id.source
    held: list[Held] = []
    loose: set[Decimal] = set()
    for side in sides(source):
        text = side.words.text
        loose.update(_printed(text))
        found = _english(text) if side.renders else _read(source)
        held.extend(
            Held(
                low=Decimal(each.low),
                high=Decimal(each.high),
                unit=each.unit,
                side=side,
                place=Span(each.start, each.end),
            )
            for each in found
        )
    loose.update(_in_words(source))
    return Numbers(figures=tuple(held), loose=frozenset(loose))


def _read(source: Source) -> tuple[Figure, ...]:
    return source.reading.figures if source.reading else ()


def _english(text: str) -> Iterator[Figure]:
    """Yield the figures of a rendering, read as the report's own are."""
    scene = Scene(
        document=Document(format="text", text=text, blocks=()),
        plain=plain_of(text),
        words=lexicon(),
    )
    return figures(scene, list(sentences(scene.plain, Span(0, len(text)))))


def _printed(text: str) -> Iterator[Decimal]:
    """Yield every number in digits, alone and with the scale behind it."""
    for each in DIGITS.finditer(text):
        value = Decimal(re.sub(r"\D", "", each["n"]))
        if each["f"]:
            value += Decimal("0." + each["f"][1:])
        yield value
        word = (each["scale"] or "").casefold()
        scale = SCALES.get(word) or next(
            (size for name, size in WORDED.items() if word.startswith(name)), None
        )
        if scale:
            yield value * scale
    for found in re.finditer(r"\d+", text):
        yield Decimal(found[0])


def _in_words(source: Source) -> Iterator[Decimal]:
    """Yield numbers in words: neighbours added up («двадцать пять»), parts («четверть»), scales."""
    known = numerals()
    lines = source.reading.lemmas if source.reading else ()
    rendered = [each.text.casefold().replace("-", " ") for each in source.rendered]
    for line in (*lines, *rendered):
        run = Decimal(0)
        for word in re.findall(r"[^\W_]+", line):
            value = known.words.get(word) or known.beside.get(word) or _small(word)
            scale = known.scales.get(word) or SCALES.get(word)
            if value:
                yield Decimal(value)
                run = run + value if run > value else Decimal(value)
                yield run
            elif scale and run:
                run *= scale
                yield run
            else:
                if scale:
                    yield Decimal(scale)
                run = Decimal(0)
            yield from map(Decimal, PARTS.get(word, ()))


def _small(word: str) -> Decimal | None:
    return Decimal(str(SMALL[word])) if word in SMALL else None
