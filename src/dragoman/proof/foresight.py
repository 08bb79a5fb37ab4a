"""Forecasts of a report in English: what an item's author, or somebody quoted, expects to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from dragoman.model.press import PublicationDate, Span
from dragoman.model.published import NamedSpan, Quotation
from dragoman.model.reading import Forecast, Who
from dragoman.proof import dating
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.scene import PERSON, Scene

HORIZON = re.compile(
    rf"\b(?:by|until|before|through|in|within|over)\s(?:the\s(?:end|beginning|middle)\sof\s)?(?P<year>{dating.YEAR})\b"
    r"|\b(?:(?:in|within|over|for|take)\s)?(?:the\s)?(?:next|coming|another)?\s?(?P<n>\d+(?:-\d+)?|two|three|five|ten|twenty|a\sfew|several)\s(?P<unit>years?|months?|decades?)\b"
    r"|\b(?P<loose>(?:in|for)\sthe\s(?:foreseeable|near|coming|next)\s(?:future|years?|months?|decades?)|eventually|soon|in\sthe\slong\srun|sooner\sor\slater|next\syear|this\syear|in\sa\sdecade)\b"
)
NOT = re.compile(
    r"\b(?:I|we|if|whether|what|unless|asked|asks|should|must|promised?|pledged?|vowed)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:will\snot|won’t|won't|cannot|no\s\w+\s(?:is|are)\s(?:foreseen|expected)|not\s(?:expected|likely)|unlikely|little\sis\sexpected)\b"
)
HOLDER = re.compile(
    rf"(?P<a>{PERSON})\s(?:[a-z]+ly\s)?(?:expects|expected|predicts|predicted|foresees|foresaw|forecasts|anticipates|believes|believed|said|says|warned|warns)\b"
)


@cache
def _modal() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = lexicon().data["forecasts"]
    return (
        ("likely", re.compile(rf"\b(?:{any_of(data['likely'])})\b", re.IGNORECASE)),
        ("expected", re.compile(rf"\b(?:{any_of(data['certain'])})\b", re.IGNORECASE)),
        ("possible", re.compile(rf"\b(?:{any_of(data['possible'])})\b", re.IGNORECASE)),
    )


def forecasts(
    scene: Scene,
    sentences: Sequence[Span],
    authors: Sequence[NamedSpan],
    quoted: Sequence[Quotation],
) -> Iterator[Forecast]:
    """Yield the forecasts of some sentences: what will be, is likely, is expected; what may be, with a horizon.

    «Would» and «may» alone foresee nothing: they report, or weigh. Questions and conditions are none.
    """
    for sentence in sentences:
        words = scene.plain[sentence.start : sentence.end]
        if words.rstrip('”" ').endswith("?"):
            continue
        horizon = _horizon(words, scene.issue)
        found = _modality(words, dated=horizon is not None)
        if found is None:
            continue
        modality, at = found
        if NOT.search(words[max(0, at - 40) : at]):
            continue
        yield Forecast(
            start=sentence.start,
            end=sentence.end,
            modality="unlikely" if NEGATED.search(words) and modality != "expected" else modality,
            horizon=horizon,
            holder=_quoted(quoted, sentence.start + at) or _holder(scene, words, authors),
        )


def _modality(words: str, *, dated: bool) -> tuple[str, int] | None:
    for modality, pattern in _modal():
        found = pattern.search(words)
        if found and (modality != "possible" or dated):
            return modality, found.start()
    return None


def _horizon(words: str, issue: str | None) -> PublicationDate | None:
    """Return by when: a year, or a stretch counted from the issue where that is known."""
    found = HORIZON.search(words)
    if not found:
        return None
    printed = " ".join(found[0].split())
    if found["year"]:
        year = int(found["year"])
        if issue and year < int(issue[:4]):
            return None
        return PublicationDate(
            earliest=date(year, 1, 1), latest=date(year, 12, 31), precision="year", printed=printed
        )
    count = re.fullmatch(r"(\d+)(?:-(\d+))?", found["n"] or "")
    if count and found["unit"].startswith("year") and issue:
        first = int(issue[:4])
        return PublicationDate(
            earliest=date(first + int(count[1]), 1, 1),
            latest=date(first + int(count[2] or count[1]), 12, 31),
            precision="range" if count[2] else "year",
            printed=printed,
            inferred=("from the issue",),
        )
    return PublicationDate(printed=printed)


def _quoted(quoted: Sequence[Quotation], at: int) -> Who | None:
    """Return who is quoted at ``at``; nobody sure is unnamed."""
    inside = next((each for each in quoted if each.start <= at < each.end), None)
    if inside is None:
        return None
    return Who(kind="person" if inside.speaker else "unnamed", name=inside.speaker or "")


def _holder(scene: Scene, words: str, authors: Sequence[NamedSpan]) -> Who:
    found = HOLDER.search(words)
    if (
        found
        and not scene.is_place(found["a"])
        and found["a"].split()[0].casefold() not in scene.words.not_names
    ):
        name = found["a"]
        author = next(
            (each.name for each in authors if each.name.split()[-1] == name.split()[-1]), None
        )
        return Who(kind="author", name=author) if author else Who(kind="person", name=name)
    if authors:
        return Who(kind="author", name=authors[0].name)
    return Who(kind="unnamed", name="")
