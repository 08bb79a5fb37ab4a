"""An article cut into passages: its sentences with their rendering, speaker and weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.backends.base import Rendering, Translator
from dragoman.model.press import Span
from dragoman.model.reading import ReadArticle, Statement
from dragoman.write.english import Salience, english, words
from dragoman.write.evidence import overlapping, statements_in
from dragoman.write.talks import held

OPINION = frozenset({"column", "analysis", "journal", "review", "editorial", "interview"})
SHORT, LONG = 5, 60
SPOKEN = 0.35
"""Share of a passage in somebody's mouth from which it is his."""
LISTED = re.compile(r"\s*[—–•-]\s+[а-яёa-z]|.*;\s*$", re.DOTALL)
"""A point of a list: it opens with a dash and a small letter, or ends in a semicolon."""
DATELINE = re.compile(r"^[А-ЯЁ][А-ЯЁа-яё -]{2,30},\s+\d{1,2}\s+[а-я]+\.?\s*(?:[/—–-]|\()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who says a passage; ``name`` is ``None`` when nobody is named.

    ``cued`` when the passage itself says that somebody says it.
    """

    name: str | None
    person: bool
    direct: bool
    cued: bool
    nested: bool
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences ``[first, last)`` of an article, at ``[start, end)`` of its text."""

    first: int
    last: int
    start: int
    end: int
    original: str
    rendering: Rendering | None
    said: Said | None
    statements: tuple[str, ...]
    score: float = 0.0
    claims: bool = False
    """Whether it is the piece's thesis."""
    concludes: bool = False
    nobodys: bool = False
    """Whether it stands in an interview and nobody knows who says it: a report stays silent about it."""
    shown: str | None = None
    """The rendering as the item prints it, where it leaves out a tie to the sentence before."""

    @property
    def size(self) -> int:
        """Words it takes in a report."""
        return len((self.rendering.text if self.rendering else self.original).split())


def passages(
    read: ReadArticle, translator: Translator, target: str, theme: frozenset[int]
) -> tuple[Passage, ...]:
    """Return the passages of an article in order; ``theme`` are its sentences on the theme."""
    text = read.article.text
    spans = read.reading.sentences
    originals = [text[each.start : each.end] for each in spans]
    language = read.reading.language
    rendered = translator.translate(originals, language, target) if language != target else ()
    return tuple(_weighed(each, read, theme) for each in _cut(read, rendered))


def _cut(read: ReadArticle, rendered: Sequence[Rendering]) -> Iterator[Passage]:
    starts = {each.first: each for each in rendered}
    place, total = 0, len(read.reading.sentences)
    while place < total:
        rendering = starts.get(place)
        last = rendering.last if rendering else place + 1
        yield _passage(read, place, last, rendering)
        place = max(last, place + 1)


def _passage(read: ReadArticle, first: int, last: int, rendering: Rendering | None) -> Passage:
    spans = read.reading.sentences
    start, end = spans[first].start, spans[last - 1].end
    found = statements_in(read, start, end)
    return Passage(
        first=first,
        last=last,
        start=start,
        end=end,
        original=read.article.text[start:end],
        rendering=rendering,
        said=_said(found, start, end),
        statements=tuple(sorted(each.id for each in found)),
        claims=any(overlapping(each, start, end) for each in read.reading.thesis),
        concludes=any(overlapping(each, start, end) for each in read.reading.conclusion),
        nobodys=read.article.genre == "interview" and not held(found, spans[first:last]),
    )


def _said(found: Sequence[Statement], start: int, end: int) -> Said | None:
    """Return the speaker of most of the passage, if it is not the author."""
    best: tuple[float, Said] | None = None
    for each in found:
        if each.level == "author":
            continue
        inside = sum(
            min(span.end, end) - max(span.start, start)
            for span in each.content
            if overlapping(span, start, end)
        )
        cued = bool(each.cue) and any(overlapping(span, start, end) for span in _cue(each))
        share = inside / max(end - start, 1)
        if not cued and share < SPOKEN:
            continue
        named = each.who.kind in ("person", "organisation", "actor") and bool(each.who.name)
        said = Said(
            name=(each.resolved or each.who.name) if named else None,
            person=each.who.kind == "person",
            direct=each.kind == "direct",
            cued=cued,
            nested=each.level == "nested",
            share=share,
        )
        if best is None or (share, each.level == "quoted") > (best[0], not best[1].nested):
            best = (share, said)
    return best[1] if best else None


def _cue(statement: Statement) -> tuple[Span, ...]:
    return tuple(statement.cue.spans) if statement.cue else ()


def _weighed(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> Passage:
    return replace(passage, score=round(sum(rule(passage, read, theme) for rule in RULES), 3))


def _on_theme(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del read
    return 2.0 if any(each in theme for each in range(passage.first, passage.last)) else 0.0


def _actors(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    found = {
        each.actor
        for each in read.reading.mentions
        if each.actor and passage.start <= each.start < passage.end
    }
    return 0.7 * min(len(found), 2)


def _figures(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    found = sum(passage.start <= each.start < passage.end for each in read.reading.figures)
    return 0.5 * min(found, 2)


def _ahead(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    return 1.2 * any(passage.start <= each.start < passage.end for each in read.reading.forecasts)


def _stances(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    spans = [span for each in read.reading.stances for span in each.spans]
    return 0.8 * any(overlapping(each, passage.start, passage.end) for each in spans)


def _place(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    if read.article.genre in OPINION:
        last = passage.last >= len(read.reading.sentences) - 1
        return 1.4 if last else 0.6 * (passage.first == 0)
    return 3.0 * (passage.first == 0) + 1.0 * (passage.first == 1)


def _voice(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    if passage.said is None:
        return 0.4 if read.article.genre in OPINION else 0.0
    return 0.6 if passage.said.name and passage.said.person else -0.4


def _emphasis(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    known = _known(read)
    lemmas = " ".join(read.reading.lemmas[passage.first : passage.last]).split()
    return 0.5 * min(sum(each in known.emphasis for each in lemmas), 2)


def _gist(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del read, theme
    return 6.0 * passage.claims + 4.0 * passage.concludes


def _silent(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del read, theme
    return -100.0 if passage.nobodys else 0.0


def _size(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del read, theme
    size = len(passage.original.split())
    return -2.0 if size < SHORT else -0.6 if size > LONG else 0.0


def _furniture(passage: Passage, read: ReadArticle, theme: frozenset[int]) -> float:
    del theme
    known = _known(read)
    if passage.rendering and english().relative_days & set(words(passage.rendering.text)):
        return -1.5
    if LISTED.match(passage.original):
        return -20.0
    opening = passage.original.lower().lstrip('«"“— -')
    if opening.startswith(known.boilerplate) or DATELINE.match(passage.original):
        return -20.0
    return -2.0 if opening.startswith(known.background) else 0.0


def _known(read: ReadArticle) -> Salience:
    return english().salience.get(read.reading.language, Salience())


RULES = (
    *(_on_theme, _actors, _figures, _ahead, _stances, _place, _voice, _emphasis, _gist, _size),
    _furniture,
    _silent,
)
