"""Whether a line that recurs is no part of the pieces, by its words, its place and how often it stands.

The tests are asked in order; the first that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.collect import rubrics
from dragoman.collect.bylines import persons
from dragoman.collect.junk import ENDED, UNSPACED, data, is_paragraph, plain
from dragoman.collect.signatures import signers
from dragoman.model.lines import Place

MOST = 500
"""Code points of the longest line that is learned."""
SPOKEN, SPOKEN_INSIDE = 0.1, 0.15
"""Share of the pieces from which a line that speaks to the reader of a site is learned."""
BARE, PROSE = 0.3, 0.6
"""The same of other lines at an edge: of a few words, and of a sentence."""
HEAVY = 0.5
LASTING = timedelta(days=14)
"""How long a sentence must have recurred: a background paragraph of one affair does not last."""
SENTENCE, FEW_WORDS = 40, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A line and what is known of it."""

    text: str
    place: Place
    share: float
    span: tuple[date, date] | None
    weight: float
    """Share of its pieces that hold more of such lines than of words of their own."""


def is_learned(case: Case) -> bool:
    """Tell whether a line is no part of the pieces it stands on."""
    return next(answer for test in TESTS if (answer := test(case)) is not None)


def _signed(case: Case) -> bool | None:
    """Keep a line that holds who signs, his role and no more, and the name of a genre or rubric."""
    if (rubrics.label(case.text) or rubrics.section(case.text)) and _is_short(case.text):
        return False
    return False if signers(case.text) else None


def _spoken(case: Case) -> bool | None:
    """Believe what speaks to the reader of a site: «подписывайтесь на наш канал»."""
    if not any(each in plain(case.text) for each in _words("signs")):
        return None
    return case.share >= (SPOKEN_INSIDE if case.place == "inside" else SPOKEN)


def _formula(case: Case) -> bool | None:
    """Keep «Об этом сообщает …», what is quoted, and what tells of a person."""
    told = any(each in plain(case.text) for each in _words("formulas"))
    quoted = case.text.startswith(("«", '"', "“", "„", "「", "— ", "– "))
    return False if told or quoted or persons([case.text]) else None


def _inside(case: Case) -> bool | None:
    """Keep a subheading, a refrain."""
    return False if case.place == "inside" else None


def _heavy(case: Case) -> bool | None:
    """Keep what makes up most of its pieces: they are one piece, printed with additions."""
    return False if case.weight > HEAVY else None


def _heading(case: Case) -> bool | None:
    """Keep a few words at the head: a rubric, a place."""
    return False if case.place == "head" and _is_short(case.text) else None


def _sentence(case: Case) -> bool | None:
    """Believe a sentence or a paragraph only where nearly every piece has it, for weeks."""
    ended = len(case.text) >= SENTENCE and ENDED.search(case.text)
    if not ended and not is_paragraph(case.text):
        return None
    lasted = case.span is not None and case.span[1] - case.span[0] >= LASTING
    return lasted and case.share >= PROSE


def _bare(case: Case) -> bool | None:
    """Believe a few words at an edge where many pieces have them."""
    return case.share >= BARE


Test = Callable[[Case], bool | None]
TESTS: tuple[Test, ...] = (_signed, _spoken, _formula, _inside, _heavy, _heading, _sentence, _bare)


def _is_short(text: str) -> bool:
    return len(text.split()) <= FEW_WORDS and (
        len(text) <= SENTENCE / 3 or not UNSPACED.search(text)
    )


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(data()[kind]["words"])
