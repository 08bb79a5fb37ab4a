"""The roof over reports already written: ``import`` and ``check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from dragoman import __version__, contract, terminal
from dragoman.cli_options import AsJson, DeskFolder, folder, near
from dragoman.errors import BadArgument
from dragoman.housing import FILE as HOUSE
from dragoman.housing import house_of, known_rules
from dragoman.later import later
from dragoman.proof import printed
from dragoman.proof.links import Link
from dragoman.proof.table import RULES
from dragoman.proofing import (
    Checked,
    checked,
    fixed,
    imported,
    imported_into,
    linked,
    noted,
)

if TYPE_CHECKING:
    from dragoman import desk as conductor
else:
    conductor = later("dragoman.desk")

Report = Annotated[
    Path, typer.Argument(help="Text, Markdown, HTML, DOCX or PDF.", metavar="REPORT")
]


def import_report(file: Report, desk: DeskFolder = None, as_json: AsJson = False) -> None:
    """Make a published report into records: title, sections, items with author, outlet, date."""
    found: tuple[Link, ...] = ()
    if near(desk) is None:
        published = imported(file)
    else:
        with conductor.Desk.open(folder(desk)) as opened:
            published, new = imported_into(opened, file)
            found = linked(published, opened)
        terminal.tell(f"{'Kept' if new else 'Kept anew'} in {folder(desk)}")
        for each in found:
            where = f"item {each.to + 1} of " if each.to is not None else ""
            words = " ".join(published.text[each.start : each.end].split())
            terminal.tell(f"“{words}”: {where}{each.title} ({each.report})")
    if as_json:
        values = contract.wire(published)
        if near(desk) is not None:
            values["links"] = contract.wire(found)
        terminal.write(contract.line(values))
        return
    for text in terminal.published(published):
        terminal.write(text)


def _list_rules(wanted: bool) -> None:
    if not wanted:
        return
    for each in RULES:
        terminal.write(f"{each.name:26}{each.severity:9}{each.says}")
    raise typer.Exit


Hints = Annotated[bool, typer.Option("--hints", help="Print the less sure findings too.")]
Style = Annotated[
    Literal["listing", "sarif", "github"],
    typer.Option("--format", help="A listing, SARIF 2.1.0, or GitHub annotations."),
]
Fix = Annotated[
    Path | None,
    typer.Option("--fix", help="Write a copy in which the sure slips are corrected."),
]
Mark = Annotated[
    Path | None,
    typer.Option("--mark", help="Write a copy with the findings at their words: .html, .docx."),
]
Off = Annotated[
    list[str] | None, typer.Option("--off", help="A rule that is not asked; may be repeated.")
]
HouseFile = Annotated[
    Path | None,
    typer.Option("--house", help="A house style; else house.toml beside the report, if there."),
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--desk",
        help="Compare with this desk’s articles: what the report quotes, names and counts.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 where an error is found.")]
Rules = Annotated[
    bool, typer.Option("--rules", help="List the rules.", is_eager=True, callback=_list_rules)
]


def check(  # noqa: PLR0913, PLR0917 - a flag each
    file: Report,
    as_json: AsJson = False,
    hints: Hints = False,
    style: Style = "listing",
    fix: Fix = None,
    mark: Mark = None,
    off: Off = None,
    house: HouseFile = None,
    strict: Strict = False,
    desk: Against = None,
    rules: Rules = False,
) -> None:
    """Proofread a report: names, quotation marks, attribution, dates and figures, structure, text."""
    del rules
    beside = file.parent / HOUSE
    orders = house_of(house or (beside if beside.is_file() else None), desk)
    known_rules(off or (), "--off")
    report = checked(file, orders.without(off or ()), desk)
    shown = [each for each in report.found if hints or each.severity != "hint"]
    if as_json:
        one = report.opened
        head = {"document": str(file), "sha256": one.sha256, "text": report.text}
        terminal.write(contract.line(head))
        for each in shown:
            terminal.write(contract.line(contract.wire(each)))
    elif style == "sarif":
        terminal.write(
            msgspec.json.encode(printed.sarif(str(file), report.text, shown, __version__)).decode()
        )
    elif style == "github":
        for line in printed.github(str(file), report.text, shown):
            terminal.write(line)
    else:
        _list(file, report, hints=hints)
    if report.compared:
        terminal.tell(report.compared)
    if fix is not None:
        content, count = fixed(report)
        _save(fix, content, file)
        terminal.tell(f"{count} corrected in {fix}")
    if mark is not None:
        _save(mark, noted(report, mark.suffix.lower(), hints=hints), file)
        terminal.tell(f"The marked copy lies in {mark}")
    if strict and any(each.severity == "error" for each in shown):
        raise typer.Exit(1)


def _list(file: Path, report: Checked, *, hints: bool) -> None:
    shown = [each for each in report.found if hints or each.severity != "hint"]
    for each, head, excerpt in printed.listed(str(file), report.text, shown):
        terminal.finding(head, excerpt, each.severity)
    held = len(report.found) - len(shown)
    more = f"; {held} less sure with --hints" if held else ""
    terminal.tell(f"{len(shown)} findings{more}")


def _save(path: Path, content: bytes, original: Path) -> None:
    if path.exists() and path.samefile(original):
        raise BadArgument(str(path), "is the report itself; name another file")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadArgument(str(path), f"cannot be written: {error.strerror}") from None
