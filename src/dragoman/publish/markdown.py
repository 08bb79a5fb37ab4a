"""The report as Markdown, every sentence with a note that holds its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.report import Claim, Report
from dragoman.publish.evidence import Source, evidence
from dragoman.publish.states import state
from dragoman.publish.words import coverage_text, words

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^])")


def page(report: Report) -> str:
    """Return the report as Markdown with footnotes, ending in a newline."""
    notes: list[str] = []
    parts = [f"# {plain(report.title)}", coverage_text(report)]
    parts.append(_run(report.overview, report, notes))
    for section in report.sections:
        parts.append(f"## {plain(section.heading)}")
        parts.extend(_run(item.claims, report, notes) for item in section.items)
        if section.also:
            parts.append(_run((section.also,), report, notes))
    parts.extend(_end(report))
    parts.append("\n".join(notes))
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    """Return ``text`` with nothing in it that Markdown or HTML would take for markup."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _run(claims: tuple[Claim, ...], report: Report, notes: list[str]) -> str:
    sentences = []
    for claim in claims:
        number = len(notes) + 1
        notes.append(f"[^{number}]: {_note(claim, report)}")
        sentences.append(f"{plain(claim.text)}[^{number}]")
    return " ".join(sentences)


def _note(claim: Claim, report: Report) -> str:
    found, said, parts = evidence(claim, report), words(report.language), []
    for passage in found.passages:
        text = f"{_source(passage.source, said['carried'])} «{plain(passage.quoted)}»"
        if passage.translation:
            text += f" {said['translated'].format(by=passage.by)}: {plain(passage.translation)}"
        parts.append(text)
    if found.denominator:
        outlets = ", ".join(plain(each) for each in found.outlets)
        parts.append(
            said["counted"].format(n=found.numerator, all=found.denominator, outlets=outlets)
        )
    parts.extend(_source(each, said["carried"]) for each in found.pieces)
    return " ".join(parts)


def _source(source: Source, carried: str) -> str:
    named = ", ".join(
        plain(each) for each in (source.authors, source.outlet, source.title, source.date) if each
    )
    whole = f"{named} ({plain(source.url)})." if source.url else f"{named}."
    if not source.carried_by:
        return whole
    return f"{whole} {carried.format(outlets=', '.join(map(plain, source.carried_by)))}"


def _end(report: Report) -> Iterator[str]:
    coverage, said = report.coverage, words(report.language)
    titles = {each.id: each.title or each.id for each in report.articles}
    if report.withheld:
        yield f"## {said['withheld']}"
        yield said["withheld_text"].format(n=len(report.withheld))
        yield "\n".join(f"- {plain(each.text)} ({each.reason})" for each in report.withheld)
    if coverage.set_aside:
        yield f"## {said['aside']}"
        yield "\n".join(
            f"- {plain(titles.get(each.id, each.id))}: {plain(each.reason)}"
            for each in coverage.set_aside
        )
    ailing = [each for each in coverage.outlets if each.health != "good"]
    if ailing:
        yield f"## {said['health']}"
        states = ((each.name, state(each, report.language)) for each in ailing)
        yield "\n".join(f"- {plain(name)}: {plain(state)}" for name, state in states)
    if coverage.skipped:
        yield f"## {said['skipped']}"
        yield "\n".join(f"- {plain(each.input)}: {plain(each.reason)}" for each in coverage.skipped)
    if coverage.undated:
        yield f"## {said['undated']}"
        yield "\n".join(f"- {plain(titles.get(each, each))}" for each in coverage.undated)
    yield said["made"].format(generator=report.generator, snapshot=report.snapshot)
