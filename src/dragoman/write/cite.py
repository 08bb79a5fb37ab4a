"""The gate: what a sentence of ours says must stand in what it cites, or it is withheld.

Five checks on records: the quoted words equal the source at their span and nothing else stands in
quotation marks; names, numbers and dates of the sentence occur in the evidence; a rendering does
not lose or gain a negation. Method: an exact comparison where records allow one, and a tolerant one
(romanisations, «млн» for million) where two languages meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dragoman.language.date_words import days
from dragoman.model.knowledge import Knowledge
from dragoman.model.report import Checks, Claim, FieldCitation, SpanCitation
from dragoman.write.evidence import Evidence, Lookup, field_value, gather
from dragoman.write.gate_names import strangers
from dragoman.write.polarity import disagreement
from dragoman.write.quantities import unfounded

IN_MARKS = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|„([^„“]*)“")
ORIGINAL = re.compile(r"«((?:[^«»]|«[^«»]*»)*)»")
EDGE = " .,;:!?…—–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The claim with its checks marked, and why it failed, in words; empty when it passed."""

    claim: Claim
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What a claim may use beside its evidence: our own counts, and words given in quotation."""

    numbers: tuple[int, ...] = ()
    quotations: tuple[str, ...] = ()


def judge(
    claim: Claim, lookup: Lookup, knowledge: Knowledge, allowed: Allowed | None = None
) -> Verdict:
    """Check ``claim`` against the articles it cites, which ``lookup`` returns by id."""
    more = allowed or Allowed()
    evidence = gather(claim, lookup, knowledge)
    home = frozenset({knowledge.country}) if evidence.text else frozenset()
    evidence = replace(evidence, actors=evidence.actors | home)
    ours = ORIGINAL.sub(" ", claim.text)
    found = {
        "quotation": [*_citations(claim, lookup), *_marks(claim.text, evidence, more.quotations)],
        "names": [f"{each} is not named there" for each in _names(ours, claim, evidence)],
        "numbers": [f"{each} is not a figure there" for each in _numbers(ours, evidence, more)],
        "dates": [*_days(ours, evidence)],
        "polarity": [*_polarity(claim, lookup)],
    }
    if not claim.citations and (claim.counted is None or not claim.counted.denominator):
        found["quotation"].append("nothing is cited")
    checks = Checks(**{name: not reasons for name, reasons in found.items()})
    reasons = tuple(f"{name}: {each}" for name, all_ in found.items() for each in all_)
    return Verdict(claim=replace(claim, checks=checks), reasons=reasons)


def _citations(claim: Claim, lookup: Lookup) -> Iterator[str]:
    """Yield each citation that is not what its article says."""
    for each in claim.citations:
        article = lookup(each.article).article
        if isinstance(each, FieldCitation):
            if each.value not in field_value(article, each.field):
                yield f"the {each.field} of the source is not {each.value}"
        elif each.text_id != article.text_id:
            yield "the citation points into another version of the text"
        elif article.text[each.start : each.end] != each.quoted or not each.quoted:
            yield "the quoted words are not the source's at that place"


def _marks(text: str, evidence: Evidence, more: Iterable[str]) -> Iterator[str]:
    """Yield what stands in quotation marks without being the source's words or their rendering."""
    held = [_flat(each) for each in (*evidence.renderings, *evidence.fields, *more, evidence.text)]
    for match in ORIGINAL.finditer(text):
        quoted = match.group(1)
        if quoted not in evidence.text and _flat(quoted) not in {_flat(each) for each in more}:
            yield f"«{quoted[:60]}» does not stand in the source"
    for match in IN_MARKS.finditer(ORIGINAL.sub(" ", text)):
        quoted = _flat(next(each for each in match.groups() if each is not None))
        if quoted and not any(quoted in each for each in held):
            yield f"“{quoted[:60]}” is nobody's words"


def _flat(text: str) -> str:
    plain = text.replace("’", "'").replace("‘", "'")
    plain = re.sub("[“”„\"«»]", "", plain)
    return " ".join(plain.split()).strip(EDGE).casefold()


def _names(ours: str, claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    if claim.counted is not None and not claim.citations:
        return ()
    return strangers(ours, evidence)


def _numbers(ours: str, evidence: Evidence, more: Allowed) -> list[str]:
    known = {*evidence.numbers, *(Decimal(each) for each in more.numbers)}
    return unfounded(ours, evidence.text, evidence.language, known)


def _days(ours: str, evidence: Evidence) -> Iterator[str]:
    for month, day in days(ours, "en"):
        if (month, day) not in evidence.days:
            yield f"day {day} of month {month} is no date there"


def _polarity(claim: Claim, lookup: Lookup) -> Iterator[str]:
    for each in claim.citations:
        if isinstance(each, SpanCitation) and each.translation:
            language = lookup(each.article).article.language
            wrong = disagreement(each.quoted, each.translation.text, language)
            if wrong:
                yield wrong
