"""``docs/rules.md`` from the table of rules: ``python -m dragoman.proof.pages > docs/rules.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from dragoman.proof.table import RULES

HEAD = """# Rules of proofreading

`dragoman check REPORT` asks these rules, in this order. This page is generated from the table they stand in; each
example is run as a test, the slip in square brackets. *Hints* are printed with `--hints` only: such a rule is right
less than four times in five on real reports. What a rule marked *fix* proposes is put in by `--fix`.

A rule is silenced for a run by `--off`, for good by `house.toml` beside the report (`[check]`, `off = ["two-forms"]`;
`known` lists names that are right as they stand), in place by `<!-- dragoman: off RULE -->` … `<!-- dragoman: on -->`
in text and Markdown, by the attribute `data-dragoman-off="RULE"` in HTML. Without a rule's name all are silenced. The
tables `words` (`"Uighur" = "Uyghur"`) and `never` (`"regime" = "say government"`) of `house.toml` are rules like any.
A desk has `[check]` in its `desk.toml`, too. The rules under *Sources* are asked with `--desk` only; their tests are in
`tests/proof/test_against.py`.
"""


def page() -> str:
    """Return the page, Markdown."""
    return "\n".join((HEAD, *_groups()))


def _groups() -> Iterator[str]:
    for group, rules in groupby(
        sorted(RULES, key=lambda each: each.group), lambda each: each.group
    ):
        yield f"## {group[:1].upper()}{group[1:]}\n"
        yield "| rule | | what it finds | example |\n| --- | --- | --- | --- |"
        for each in rules:
            kind = f"{each.severity}, fix" if each.safe else each.severity
            example = each.wrong.rpartition("\n\n")[2] if each.wrong else ""
            shown = example.replace("|", "\\|").replace("\n", " ⏎ ")
            yield f"| `{each.name}` | {kind} | {each.says} | {shown} |"
        yield ""


if __name__ == "__main__":
    sys.stdout.write(page())
