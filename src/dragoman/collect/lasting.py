"""Whether a line that recurs is no part of the pieces, by its words, its place and how often it stands.

The tests are asked in order; the first that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.collect.bylines import persons
from dragoman.collect.fields import Candidate
from dragoman.collect.genres import genre
from dragoman.collect.junk import ENDED, UNSPACED, data, plain
from dragoman.model.lines import Place

MOST = 500
"""Code points of the longest line that is learned."""
SPOKEN, SPOKEN_INSIDE = 0.1, 0.15
"""Share of the pieces from which a line that speaks to the reader of a site is learned."""
BARE, PROSE = 0.3, 0.6
"""The same of other lines at an edge: of a few words, and of a sentence."""
LASTING = timedelta(days=14)
"""How long a sentence must have recurred: a background paragraph of one affair does not last."""
SENTENCE, FEW_WORDS = 40, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A line and what is known of it; ``words`` are those of ``junk.plain``."""

    text: str
    words: str
    place: Place
    share: float
    span: tuple[date, date] | None


def is_learned(text: str, place: Place, share: float, span: tuple[date, date] | None) -> bool:
    """Tell whether a line is no part of the pieces it stands on."""
    case = Case(text=text, words=plain(text), place=place, share=share, span=span)
    return next(answer for test in TESTS if (answer := test(case)) is not None)


def _signed(case: Case) -> bool | None:
    """Keep who signs, and the name of a genre or rubric: they tell of the piece."""
    rubric = genre((Candidate("section", case.text),), None, None)
    return False if persons([case.text]) or (rubric and _is_short(case.text)) else None


def _spoken(case: Case) -> bool | None:
    """Believe what speaks to the reader of a site: «подписывайтесь на наш канал»."""
    if not any(each in case.words for each in _words("signs")):
        return None
    return case.share >= (SPOKEN_INSIDE if case.place == "inside" else SPOKEN)


def _formula(case: Case) -> bool | None:
    """Keep «Об этом сообщает …», and what is quoted."""
    told = any(each in case.words for each in _words("formulas"))
    return False if told or case.text.startswith(("«", '"', "“", "„", "「", "— ", "– ")) else None


def _inside(case: Case) -> bool | None:
    """Keep a subheading, a refrain."""
    return False if case.place == "inside" else None


def _heading(case: Case) -> bool | None:
    """Keep a few words at the head: a rubric, a place."""
    return False if case.place == "head" and _is_short(case.text) else None


def _sentence(case: Case) -> bool | None:
    if len(case.text) < SENTENCE or not ENDED.search(case.text):
        return None
    lasted = case.span is not None and case.span[1] - case.span[0] >= LASTING
    return lasted and case.share >= PROSE


def _bare(case: Case) -> bool | None:
    return case.share >= BARE


Test = Callable[[Case], bool | None]
TESTS: tuple[Test, ...] = (_signed, _spoken, _formula, _inside, _heading, _sentence, _bare)


def _is_short(text: str) -> bool:
    return len(text.split()) <= FEW_WORDS and (
        len(text) <= SENTENCE / 3 or not UNSPACED.search(text)
    )


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(data()[kind]["words"])
