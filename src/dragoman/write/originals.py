"""What is said of a passage nobody rendered: what the records know, the original beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from dragoman.language.date_words import until
from dragoman.language.names import actor_name, house
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import PublicationDate
from dragoman.model.reading import Figure, ReadArticle
from dragoman.model.survey import FigureValue
from dragoman.write.passages import Passage
from dragoman.write.wording import Wording, listed

UNITS = {"%": "{n}%", "USD": "${n}", "EUR": "€{n}", "RUB": "{n} rubles", "CNY": "{n} yuan"}
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
SHOWN = 3
ORIGINAL = ("original", "original_then", "original_again")
"""Phrases that bring an original, by turns."""
MONTH = 31
LEAST_STANCES = 2


def original(
    passage: Passage, read: ReadArticle, knowledge: Knowledge, words: Wording, turn: int = 0
) -> str:
    """Return the sentence that quotes a passage in its own language, marked; ``turn`` counts those of an item."""
    text = " ".join(passage.original.split())
    table = words.words
    language = words.languages.get(read.reading.language, read.reading.language)
    mark = table["mark"].format(language=language)
    said = passage.said
    if said and said.name and said.person:
        who = house(said.name, knowledge)
        return table["original_speaker"].format(who=who, text=text, mark=mark)
    ahead = [e for e in read.reading.forecasts if passage.start <= e.start < passage.end]
    horizons = [until(_coarse(e.horizon), words.language) for e in ahead if e.horizon]
    if ahead and any(horizons):
        return table["forecast"].format(until=horizons[0], text=text, mark=mark)
    if ahead:
        return table["forecast_open"].format(text=text, mark=mark)
    figures = amounts(e for e in read.reading.figures if passage.start <= e.start < passage.end)
    if figures:
        what = ("the figure " if len(figures) == 1 else "figures of ") + listed(figures)
        return table["figures"].format(figures=what, text=text, mark=mark)
    name = "own_words" if passage.first == 0 else ORIGINAL[turn % len(ORIGINAL)]
    return table[name].format(text=text, mark=mark)


def _coarse(horizon: PublicationDate) -> PublicationDate:
    """Return a horizon without the day that was only counted from the date of the piece."""
    first, last = horizon.earliest, horizon.latest
    wide = last is not None and (first is None or (last - first).days > MONTH)
    return replace(horizon, precision="year") if wide else horizon


def amounts(figures: Iterable[Figure]) -> list[str]:
    """Return figures in English where their unit has an English sign, each once."""
    found = []
    for each in figures:
        template = UNITS.get(each.unit or "")
        if template and each.low == each.high:
            found.append(template.format(n=number(Decimal(each.low))))
    return list(dict.fromkeys(found))[:SHOWN]


def amounts_of(value: FigureValue) -> list[str]:
    """Return a surveyed figure as it is printed; nothing where its unit has no sign."""
    template = UNITS.get(value.unit or "")
    exact = template and value.low == value.high
    return [template.format(n=number(Decimal(value.low)))] if template and exact else []


def number(value: Decimal) -> str:
    """Return "1.2 million", "245,000", "8.5"."""
    for scale, name in SCALES:
        if value >= scale:
            return f"{(value / scale).normalize():f} {name}"
    return f"{value.normalize():,f}"


def quoted_people(read: ReadArticle, knowledge: Knowledge) -> list[tuple[str, tuple[int, int]]]:
    """Return the persons an article quotes, as the report prints them, with a place each."""
    found: dict[str, tuple[int, int]] = {}
    for each in read.reading.statements:
        if each.level == "quoted" and each.who.kind == "person" and each.content:
            name = each.resolved or each.who.name
            found.setdefault(name, (each.content[0].start, each.content[-1].end))
    ordered = sorted(found.items(), key=lambda pair: pair[1])
    return [(house(name, knowledge), place) for name, place in ordered][:SHOWN]


def guest(read: ReadArticle, knowledge: Knowledge) -> tuple[str, tuple[int, int]] | None:
    """Return whom an interview is with, and a place: who holds most of what stands there without a cue."""
    sizes: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    for each in read.reading.statements:
        answers = each.kind == "direct" and each.cue is None and each.speaker is None
        if answers and each.level == "quoted" and each.who.kind == "person" and each.content:
            name = each.resolved or each.who.name
            sizes[name] += sum(span.end - span.start for span in each.content)
            places.setdefault(name, (each.content[0].start, each.content[-1].end))
    if not sizes:
        return None
    name, most = min(sizes.items(), key=lambda each: (-each[1], each[0]))
    return (house(name, knowledge), places[name]) if 2 * most > sizes.total() else None


def tones(
    read: ReadArticle, knowledge: Knowledge, words: Wording
) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """Return what the author is for and against, when two judgements or more agree on a target."""
    scores: dict[str, list[float]] = {}
    places: dict[str, tuple[int, int]] = {}
    for each in read.reading.stances:
        if each.holder.kind == "author" and each.target.kind == "actor" and each.target.id:
            scores.setdefault(each.target.id, []).append(each.score)
            if each.spans:
                places.setdefault(each.target.id, (each.spans[0].start, each.spans[0].end))
    parts: list[str] = []
    cited: list[tuple[int, int]] = []
    for key, sign in (("stance_neg", -1), ("stance_pos", 1)):
        codes = sorted(
            code
            for code, values in scores.items()
            if len(values) >= LEAST_STANCES and all(value * sign > 0 for value in values)
        )
        if codes:
            names = listed(actor_name(code, words.language, knowledge) for code in codes)
            parts.append(words.words[key].format(actors=names))
            cited.extend(places[code] for code in codes if code in places)
    return (listed(parts), tuple(cited)) if parts and cited else None
