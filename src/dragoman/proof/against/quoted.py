"""A report's quotations beside their sources: verbatim, altered, not there, another's, or in translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.model.press import Span
from dragoman.model.published import Quotation
from dragoman.model.source import Source
from dragoman.proof.against.beside import Beside, Difference, signed, titled
from dragoman.proof.against.texts import Side, is_foreign, sides, titles
from dragoman.proof.against.voices import misattributed
from dragoman.proof.against.words import Closest, closest, differing, segments, verbatim, words

Verdict = Literal[
    "verbatim",
    "altered",
    "misattributed",
    "paraphrased",
    "not found",
    "in translation",
    "without source",
]
ALTERED = 0.6
"""Share of a quotation's words from which on the closest stretch is what it was meant to be."""
PARAPHRASED = 0.4
LEAST = 3
"""Words that must stand in the source for a stretch to be thought of."""
ELSEWHERE = 6
"""Words of a quotation from which on finding it verbatim in another article is no chance."""
SPOKEN, SURE = 0.7, 4
"""A report whose translated quotations are the memory's, by this share of at least so many, is written
with it: there a quotation that the memory has not is not the source's."""
TRANSLATED = 0.85
"""Share from which on a quotation is the memory's rendering, altered, in a report that is not written with it."""
RENDERED = 0.9
"""Share of an article that the memory must have for a quotation not to be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A quotation, what became of it, and the difference to tell, if any."""

    quotation: Quotation
    verdict: Verdict
    difference: Difference | None = None
    share: float = 1.0
    """How like the closest stretch is."""
    foreign: bool = False
    """Whether it translates: then it was compared with the memory's renderings, if with anything."""


def judged(beside: Beside, quotation: Quotation) -> Judged:
    """Compare one quotation with the articles of its item."""
    if not beside.sources:
        return Judged(quotation=quotation, verdict="without source")
    foreign = all(is_foreign(each, quotation.text) for each in beside.sources)
    return replace(_judged(beside, quotation), foreign=foreign)


def _judged(beside: Beside, quotation: Quotation) -> Judged:
    text = quotation.text
    for side in _facing(beside.sources, text):
        place = verbatim(text, side.words)
        if place is not None:
            difference = next(misattributed(beside, quotation, side, place), None)
            verdict: Verdict = "misattributed" if difference else "verbatim"
            return Judged(quotation=quotation, verdict=verdict, difference=difference)
    if any(verbatim(text, title) for source in beside.sources for title in titles(source)):
        return Judged(quotation=quotation, verdict="verbatim")
    elsewhere = _elsewhere(beside, quotation)
    if elsewhere and not beside.is_led:
        return Judged(quotation=quotation, verdict="verbatim")
    if elsewhere:
        return Judged(quotation=quotation, verdict="misattributed", difference=elsewhere)
    return _unlike(beside, quotation)


def _facing(sources: Sequence[Source], text: str) -> Iterator[Side]:
    for source in sources:
        yield from sides(source, text)


def _elsewhere(beside: Beside, quotation: Quotation) -> Difference | None:
    """Find the quotation in another article: one of the report's, or any of the desk's."""
    wanted = [each for part in segments(quotation.text) for each in part]
    if len(wanted) < ELSEWHERE:
        return None
    own = {each.article.id for each in beside.sources}
    for source in (*beside.others, *beside.against.sources.saying(quotation.text)):
        if source.article.id in own:
            continue
        for side in sides(source, quotation.text):
            place = verbatim(quotation.text, side.words)
            if place is not None:
                return Difference(
                    rule="misattributed-quotation",
                    place=Span(quotation.start, quotation.end),
                    message=f"not in {titled(beside.sources[0])}; {titled(source)} by {signed(source)} has it",
                    source=side.behind(place),
                )
    return None


def _unlike(beside: Beside, quotation: Quotation) -> Judged:
    """Judge a quotation that stands nowhere as it is."""
    wanted = [each for part in segments(quotation.text) for each in part]
    entitled = next(_entitled(beside, quotation, wanted), None)
    if entitled:
        return Judged(quotation=quotation, verdict="altered", difference=entitled)
    best: tuple[float, Side, Closest] | None = None
    for side in _facing(beside.sources, quotation.text):
        found = closest(wanted, side.words)
        if found and found.same >= LEAST and (best is None or found.share > best[0]):
            best = found.share, side, found
    if best and best[0] >= ALTERED:
        return Judged(
            quotation=quotation,
            verdict="altered",
            difference=_altered(quotation, wanted, best[1], best[2]),
            share=best[0],
        )
    if all(is_foreign(each, quotation.text) for each in beside.sources):
        return Judged(quotation=quotation, verdict="in translation")
    if best and best[0] >= PARAPHRASED and beside.is_led:
        side, found = best[1], best[2]
        return Judged(
            quotation=quotation,
            verdict="paraphrased",
            difference=Difference(
                rule="paraphrase-in-marks",
                place=Span(quotation.start, quotation.end),
                message=f"{titled(side.source)} says so in other words",
                source=side.behind(found.place),
            ),
        )
    if not beside.is_led:
        return Judged(quotation=quotation, verdict="without source")
    return Judged(quotation=quotation, verdict="not found", difference=not_there(beside, quotation))


def _entitled(beside: Beside, quotation: Quotation, wanted: Sequence[str]) -> Iterator[Difference]:
    """Yield the title that a quotation was meant to be."""
    for source in beside.sources:
        for title in titles(source):
            found = closest(wanted, title)
            if found and found.same >= LEAST and found.share >= ALTERED:
                told = "; ".join(_told(*each) for each in differing(wanted, found, title))
                yield Difference(
                    rule="altered-quotation",
                    place=Span(quotation.start, quotation.end),
                    message=f"the title of {titled(source)} has {told}",
                    put=title.text,
                )


def not_there(beside: Beside, quotation: Quotation) -> Difference:
    """Return what is said of a quotation that its source has not."""
    where = " nor ".join(map(titled, beside.sources))
    few = len(words(quotation.text)) < LEAST
    return Difference(
        rule="term-not-in-source" if few else "quotation-not-found",
        place=Span(quotation.start, quotation.end),
        message=f"these words do not stand in {where}",
    )


def _altered(quotation: Quotation, wanted: Sequence[str], side: Side, found: Closest) -> Difference:
    told = "; ".join(_told(*each) for each in differing(wanted, found, side.words))
    behind = side.behind(found.place)
    text = side.words.text[found.place.start : found.place.end]
    return Difference(
        rule="altered-quotation",
        place=Span(quotation.start, quotation.end),
        message=f"{titled(side.source)} has {told}",
        put=" ".join(text.split()),
        source=behind,
    )


def _told(ours: str, theirs: str) -> str:
    if not theirs:
        return f"no “{ours}”"
    return f"“{theirs}” for “{ours}”" if ours else f"“{theirs}” besides"


def settled(found: Sequence[tuple[Beside, Judged]]) -> tuple[Judged, ...]:
    """Return the judgements with what is in translation settled by how the report as a whole translates."""
    translated = [
        each for _, each in found if each.foreign and len(words(each.quotation.text)) >= LEAST
    ]
    kept = sum(each.verdict in ("verbatim", "misattributed") for each in translated)
    spoken = len(translated) >= SURE and kept >= SPOKEN * len(translated)
    return tuple(_settled(beside, each, spoken=spoken) for beside, each in found)


def _settled(beside: Beside, one: Judged, *, spoken: bool) -> Judged:
    if not one.foreign or one.verdict not in ("altered", "in translation"):
        return one
    if one.verdict == "altered":
        sure = spoken or one.share >= TRANSLATED
        return one if sure else replace(one, verdict="in translation", difference=None)
    whole = beside.is_led and all(_rendered(each) >= RENDERED for each in beside.sources)
    if spoken and whole:
        return replace(one, verdict="not found", difference=not_there(beside, one.quotation))
    return one


def _rendered(source: Source) -> float:
    """Return the share of an article that the memory has."""
    return sum(each.end - each.start for each in source.rendered) / max(len(source.article.text), 1)
