"""The commands of the names ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import contract, terminal
from dragoman.cli_options import AsJson, DeskFolder, folder
from dragoman.errors import BadArgument, Nothing
from dragoman.later import later
from dragoman.model.knowledge import Knowledge
from dragoman.model.ledger import Entry

if TYPE_CHECKING:
    from dragoman import desk as conductor
    from dragoman import naming
    from dragoman.desk import Desk
    from dragoman.language import names as ledger
    from dragoman.language import offices
else:
    conductor, naming = later("dragoman.desk"), later("dragoman.naming")
    ledger, offices = later("dragoman.language.names"), later("dragoman.language.offices")

names = typer.Typer(help="The names ledger: who is called what, and how a report prints it.")
Table = Annotated[Path, typer.Argument(help="A CSV table.", metavar="FILE.csv")]


@names.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    desk: DeskFolder = None,
    as_json: AsJson = False,
    office: Annotated[
        str | None, typer.Option("--office", help="Who held this office: «президент США».")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", help="On which day: 2021-02-09.")] = None,
) -> None:
    """List the names the desk has read; or who held an office on a day."""
    context.obj = desk
    if context.invoked_subcommand:
        return
    with conductor.Desk.open(folder(desk)) as opened:
        if office:
            _show_holders(office, _day(on), opened.knowledge, as_json=as_json)
            return
        found = naming.ledger(opened)
    for entry in found:
        terminal.write(contract.line(contract.wire(entry)) if as_json else _row(entry))
    if not found:
        raise Nothing(str(folder(desk)), "no name is read yet; `dragoman read` reads the articles")


def _row(entry: Entry) -> str:
    forms = ", ".join(each.text for each in entry.spellings[:4])
    unsure = f"  may be {', '.join(entry.candidates)}" if entry.candidates else ""
    note = f"  {entry.note}" if entry.note else ""
    head = f"{entry.id:24} {entry.kind:12} {entry.pieces:4}  {entry.house}  ({forms})"
    return head + unsure + note


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadArgument("--on", f"“{text}” is no day; write 2021-02-09") from None


def _show_holders(office: str, day: date | None, knowledge: Knowledge, *, as_json: bool) -> None:
    found = offices.holders(office, day, knowledge)
    for each in found:
        line = contract.line({"id": each.id, "name": ledger.full_name(each), "house": each.house})
        terminal.write(
            line if as_json else f"{each.id:24} {each.house}  ({ledger.full_name(each)})"
        )
    if not found:
        raise Nothing(office, "nobody in the ledger held it then")


def _opened(context: typer.Context, desk: Path | None) -> Desk:
    return conductor.Desk.open(folder(desk or context.obj))


@names.command("export")
def export(context: typer.Context, file: Table, desk: DeskFolder = None) -> None:
    """Write the ledger as a table, to be corrected in any spreadsheet."""
    with _opened(context, desk) as opened:
        count = naming.export(opened, file)
    terminal.tell(f"{count} names in {file}. Edit house, ids, note or same_as, then names import")


@names.command("import")
def import_table(context: typer.Context, file: Table, desk: DeskFolder = None) -> None:
    """Take a corrected table back: each change becomes a judgement, what was read stays."""
    with _opened(context, desk) as opened:
        count = naming.import_(opened, file)
    terminal.tell(f"{count} names changed")


@names.command("proposals")
def proposals(context: typer.Context, desk: DeskFolder = None, as_json: AsJson = False) -> None:
    """List pairs of names that may be one, each with the reason; none is merged."""
    with _opened(context, desk) as opened:
        found = naming.proposed(opened)
    for each in found:
        plain = f"{each.one.name} ({each.one.id}) = {each.other.name} ({each.other.id})?"
        told = f"{plain}  {each.because}"
        terminal.write(contract.line(contract.wire(each)) if as_json else told)
    if not found:
        terminal.tell("nothing to propose")


@names.command("merge")
def merge(
    context: typer.Context,
    keep: Annotated[str, typer.Argument(help="The entry to keep, by id or name.", metavar="A")],
    drop: Annotated[str, typer.Argument(help="The entry that is the same.", metavar="B")],
    desk: DeskFolder = None,
) -> None:
    """Judge that B is A; its names are printed as A's from then on."""
    with _opened(context, desk) as opened:
        one, other = naming.merge(opened, keep, drop)
    terminal.tell(f"{other.name} ({other.id}) is {one.name} ({one.id})")


@names.command("refuse")
def refuse(
    context: typer.Context,
    one: Annotated[str, typer.Argument(help="An entry, by id or name.", metavar="A")],
    other: Annotated[str, typer.Argument(help="The entry that is another.", metavar="B")],
    desk: DeskFolder = None,
) -> None:
    """Judge that A and B are two; the pair is proposed no more."""
    with _opened(context, desk) as opened:
        first, second = naming.refuse(opened, one, other)
    terminal.tell(f"{first.name} ({first.id}) is not {second.name} ({second.id})")
