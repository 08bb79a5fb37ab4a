"""Findings as a listing for people, as GitHub's annotations, as SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.model.finding import Finding
from dragoman.proof.table import RULES

LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}
AROUND = 40
"""Characters of the text that a listing shows on each side."""


def place(text: str, at: int) -> tuple[int, int]:
    """Return line and column, from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def listed(name: str, text: str, found: Sequence[Finding]) -> Iterator[tuple[Finding, str, str]]:
    """Yield each finding with its line and an excerpt in which it stands between arrows."""
    for each in found:
        line, column = place(text, each.start)
        put = f" → {_shown(each.suggestion)}" if each.suggestion is not None else ""
        head = f"{name}:{line}:{column}: {each.severity} {each.rule}: {each.message}{put}"
        before = text[max(each.start - AROUND, 0) : each.start].rpartition("\n")[2]
        after = text[each.end : each.end + AROUND].partition("\n")[0]
        yield each, head, f"{before}»{' '.join(each.text.split()) or ' '}«{after}"


def _shown(words: str) -> str:
    return "(nothing)" if words == "" else f"“{words}”" if words.strip() else "one space"


def github(name: str, text: str, found: Sequence[Finding]) -> Iterator[str]:
    """Yield workflow commands, one a finding."""
    for each in found:
        line, column = place(text, each.start)
        where = f"file={_escaped(name)},line={line},col={column},title={each.rule}"
        yield f"::{COMMANDS[each.severity]} {where}::{_escaped(each.message)}"


def _escaped(words: str) -> str:
    for mark, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        words = words.replace(mark, code)
    return words


def sarif(name: str, text: str, found: Sequence[Finding], version: str) -> Mapping[str, Any]:
    """Return a SARIF log of one run."""
    rules = [
        {
            "id": each.name,
            "shortDescription": {"text": each.says},
            "properties": {"group": each.group},
        }
        for each in RULES
    ]
    order = {each.name: number for number, each in enumerate(RULES)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "dragoman", "version": version, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(name, text, each, order[each.rule]) for each in found],
            }
        ],
    }


def _result(name: str, text: str, each: Finding, number: int) -> Mapping[str, Any]:
    line, column = place(text, each.start)
    last, end = place(text, each.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": end,
        "charOffset": each.start,
        "charLength": each.end - each.start,
    }
    where = {"artifactLocation": {"uri": name}, "region": region}
    return {
        "ruleId": each.rule,
        "ruleIndex": number,
        "level": LEVELS[each.severity],
        "message": {"text": each.message},
        "locations": [{"physicalLocation": where}],
    }
