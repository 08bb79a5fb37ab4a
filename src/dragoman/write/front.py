"""What every sentence of the overview is made of: its context, its count, its claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.backends.base import Translator
from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.report import Citation, Claim, Counted
from dragoman.model.survey import Survey
from dragoman.write.cite import Allowed, Gate
from dragoman.write.claims import Draft, claim_id
from dragoman.write.wording import Wording, counted, spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewContext:
    """What the overview is written with; ``themes`` are the sections in their order."""

    words: Wording
    knowledge: Knowledge
    gate: Gate
    translator: Translator
    themes: tuple[str, ...]


def draft(
    role: str,
    text: str,
    counting: Counted | None,
    citations: Iterable[Citation] = (),
    allowed: Allowed | None = None,
) -> Draft:
    """Return a claim of the overview before the gate; ``role`` names it and makes its id."""
    claim = Claim(
        id=claim_id("overview", (), role),
        text=text,
        by="template",
        level="author",
        voice="writer",
        role=role,
        citations=tuple(citations),
        counted=counting,
    )
    return Draft(claim=claim, allowed=allowed or Allowed())


def count(survey: Survey, numerator: Iterable[str]) -> Counted:
    """Return ``numerator`` over the voices of the survey, with the outlets they are from."""
    return Counted(
        numerator=tuple(sorted(set(numerator))),
        denominator=survey.voices,
        outlets=tuple(sorted(each.name for each in survey.outlets if each.voices)),
    )


def pieces(amount: int, words: Wording) -> str:
    """Return "four pieces", «4 материала»."""
    return number(amount, "voices", words)


def number(amount: int, noun: str, words: Wording) -> str:
    """Return a count with its noun, ``voices`` or ``outlets``."""
    table = words.overview
    if words.language == "en":
        return table[f"{noun}_one" if amount == 1 else noun].format(n=spelled(amount))
    forms = [table[f"{noun}_{form}"].format(n="").strip() for form in ("one", "few")]
    return counted(amount, forms[0], "ru", forms[1], table[noun].format(n="").strip())


def actor(code: str, context: OverviewContext) -> str:
    """Return an actor's name in the report's language."""
    return actor_name(code, context.words.language, context.knowledge)
