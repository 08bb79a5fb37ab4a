"""The gate: what a sentence of ours says must stand in what it cites, or it is withheld.

Five checks on records: the quoted words equal the source at their span and nothing else stands in
quotation marks; names, numbers and dates of the sentence occur in the evidence; a rendering does
not lose or gain a negation. Method: an exact comparison where records allow one, and a tolerant one
(romanisations, «млн» for million) where two languages meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.language.date_words import days
from dragoman.model.knowledge import Knowledge
from dragoman.model.report import Checks, Claim, FieldCitation, SpanCitation
from dragoman.write.evidence import Evidence, Lookup, field_value, gather
from dragoman.write.gate_names import strange_words, strangers
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
class Gate:
    """What the gate needs: articles by id, the names ledger, the report's language."""

    lookup: Lookup
    knowledge: Knowledge
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What a claim may use beside its evidence: our own counts, and names of our own themes."""

    numbers: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


def judge(claim: Claim, gate: Gate, allowed: Allowed | None = None) -> Verdict:
    """Check ``claim`` against the articles it cites."""
    more = allowed or Allowed()
    evidence = _with(gather(claim, gate.lookup, gate.knowledge), gate, more)
    ours = ORIGINAL.sub(" ", claim.text)
    found = {
        "quotation": [*_citations(claim, gate.lookup), *_marks(claim.text, evidence)],
        "names": [f"{each} is not named there" for each in _names(ours, evidence, gate.language)],
        "numbers": [
            f"{each} is not a figure there"
            for each in unfounded(ours, gate.language, evidence, more.numbers)
        ],
        "dates": [*_days(ours, evidence, gate.language)],
        "polarity": [*_polarity(claim, gate)],
    }
    if not claim.citations and (claim.counted is None or not claim.counted.denominator):
        found["quotation"].append("nothing is cited")
    checks = Checks(**{name: not reasons for name, reasons in found.items()})
    reasons = tuple(f"{name}: {each}" for name, all_ in found.items() for each in all_)
    return Verdict(claim=replace(claim, checks=checks), reasons=reasons)


def _with(evidence: Evidence, gate: Gate, more: Allowed) -> Evidence:
    """Add what needs no evidence: the desk's own country, and the names of our themes."""
    return replace(
        evidence,
        actors=evidence.actors | {gate.knowledge.country},
        names=(*evidence.names, *more.words),
        fields=(*evidence.fields, *more.words),
    )


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


def _marks(text: str, evidence: Evidence) -> Iterator[str]:
    """Yield what stands in quotation marks without being the source's words or their rendering."""
    original = _flat(evidence.text)
    fields = [_flat(each) for each in evidence.fields]
    held = [original, *fields, *(_flat(each) for each in evidence.renderings)]
    for match in ORIGINAL.finditer(text):
        quoted = " ".join(match.group(1).split())
        verbatim = quoted in " ".join(evidence.text.split()) or _flat(quoted) in fields
        if not verbatim and _flat(quoted) not in {_flat(each) for each in evidence.names}:
            yield f"«{quoted[:60]}» does not stand in the source"
    for match in IN_MARKS.finditer(ORIGINAL.sub(" ", text)):
        quoted = _flat(next(each for each in match.groups() if each is not None))
        if quoted and not any(quoted in each for each in held):
            yield f"“{quoted[:60]}” is nobody's words"


def _flat(text: str) -> str:
    plain = re.sub("[“”„\"«»‘’']", "", text)
    return " ".join(plain.split()).strip(EDGE).casefold()


def _names(ours: str, evidence: Evidence, language: str) -> tuple[str, ...]:
    return strangers(ours, evidence) if language == "en" else strange_words(ours, evidence)


def _days(ours: str, evidence: Evidence, language: str) -> Iterator[str]:
    for month, day in days(ours, language):
        if (month, day) not in evidence.days:
            yield f"day {day} of month {month} is no date there"


def _polarity(claim: Claim, gate: Gate) -> Iterator[str]:
    """Yield where a rendering, or the sentence made of it, gains or loses a negation."""
    rendered = [e for e in claim.citations if isinstance(e, SpanCitation) and e.translation]
    for each in rendered:
        language = gate.lookup(each.article).article.language
        texts = [each.translation.text] if each.translation else []
        if len(rendered) == 1:
            texts.append(claim.text)
        wrong = [disagreement(each.quoted, text, language) for text in texts]
        yield from dict.fromkeys(found for found in wrong if found)
