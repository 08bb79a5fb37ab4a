"""The commands that list outlets, add one, and check profiles."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dragoman import contract, settings, terminal
from dragoman.cli_options import SKIPPED, AsJson, DeskFolder, folder
from dragoman.later import later
from dragoman.model.lines import LearnedLines

if TYPE_CHECKING:
    from dragoman import deskfile, learning, profiling, scouting, shelving
    from dragoman.collect import addresses
    from dragoman.knowledge import load
else:
    deskfile, scouting = later("dragoman.deskfile"), later("dragoman.scouting")
    profiling, shelving = later("dragoman.profiling"), later("dragoman.shelving")
    load = later("dragoman.knowledge.load")
    addresses = later("dragoman.collect.addresses")
    learning = later("dragoman.learning")

SHOWN = 10
"""Entries shown of what would be collected."""

outlets = typer.Typer(help="The outlets a desk knows, and how it collects them.")


@outlets.callback(invoke_without_command=True)
def show(context: typer.Context, desk: DeskFolder = None, as_json: AsJson = False) -> None:
    """List the outlets of the desk: its own, and those that come with the package."""
    context.obj = desk
    if context.invoked_subcommand:
        return
    chosen = settings.load(folder(desk))
    own = {str(each.get("id")) for each in chosen.outlets}
    table = _table("", "id", "house form", "name", "kind", "domains")
    for each in deskfile.knowledge_of(chosen).outlets:
        if as_json:
            terminal.write(contract.line(contract.wire(each)))
            continue
        cells = ("*" if each.id in own else "", each.id, each.house, each.name, each.kind or "")
        table.add_row(*map(Text, (*cells, ", ".join(each.domains))))
    if not as_json:
        terminal.show(table)


@outlets.command("list")
def list_all(
    country: Annotated[
        str | None, typer.Option("--country", help="Of this country alone: japan, or JP.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List all outlets that come with the package, of every country; `outlets add NAME` takes one."""
    code = settings.country_code(country) if country else None
    found = [each for each in load.shelf() if code in (None, each.country)]
    if as_json:
        for each in found:
            terminal.write(contract.line(contract.wire(each)))
        return
    table = _table("id", "house form", "name", "country", "kind", "owner", "domains")
    for each in sorted(found, key=lambda one: (one.country or "", one.house)):
        cells = (each.id, each.house, each.name, each.country, each.kind, each.ownership)
        table.add_row(*(Text(cell or "") for cell in (*cells, ", ".join(each.domains))))
    terminal.show(table)


def _table(*names: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(name)
    return table


@outlets.command()
def check(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Profiles; none: those of the desk.", metavar="[FILE]..."),
    ] = None,
    desk: DeskFolder = None,
) -> None:
    """Hold outlets' profiles to their contract: names, codes, domains, hints, what two of them claim."""
    if not files:
        where = folder(desk or context.obj)
        files = [where / settings.FILE, *settings.profiles(where)]
    found = profiling.check(files)
    for fault in found.faults:
        terminal.write(f"{fault.file}: {fault.entry}: {fault.text}")
    wrong = sum(not each.note for each in found.faults)
    told = f"{found.outlets} outlets and {found.sources} sources in {len(files)} files"
    if wrong:
        terminal.tell(f"{told}: {wrong} to mend")
        raise typer.Exit(SKIPPED)
    terminal.tell(f"{told}: all in order")


@outlets.command()
def add(
    context: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(
            help="Outlets of the package's list, by name or domain; or one address; or pages and feeds saved.",
            metavar="NAME|URL|FILE...",
        ),
    ],
    desk: DeskFolder = None,
) -> None:
    """Write an outlet's profile into the desk, and show what would be collected."""
    where = folder(desk or context.obj)
    rows = [None if Path(each).exists() else shelving.find(each) for each in places]
    taken = [row for row in rows if row is not None]
    if len(taken) == len(places):
        for row in taken:
            _tell_taken(shelving.take(where, row))
    else:
        _tell_added(scouting.add(where, places, datetime.now(UTC).date()))
    terminal.tell(f"Look it through. Next: dragoman collect --desk {where}")


def _tell_taken(taken: shelving.Taken) -> None:
    row = taken.row
    terminal.tell(f"{row['name']}, in reports {row['house']}: {taken.path}")
    for each in row.get("feeds", ()):
        terminal.write(f"would collect {each}")
    if not row.get("feeds"):
        terminal.tell("  no feed of it is known: write one under [[sources]] there")


def _tell_added(added: scouting.Added) -> None:
    found = added.profile
    known = " (known to the package: its id and names are kept)" if found.known else ""
    terminal.tell(f"{found.outlet.name}, in reports {found.outlet.house}{known}: {added.path}")
    for key, reason in found.guesses:
        terminal.tell(f"  {key} was guessed from {reason}")
    for entry in added.entries[:SHOWN]:
        day, title = (entry.published or "")[:10], entry.title or ""
        terminal.write(f"{day:10}  {title}  {addresses.shown(entry.url)}")
    if len(added.entries) > SHOWN:
        terminal.tell(f"  and {len(added.entries) - SHOWN} more")
    if not added.entries:
        terminal.tell(f"  no feed was found; {added.pieces} pages were looked at")


@outlets.command()
def learn(
    context: typer.Context,
    outlet: Annotated[
        str | None,
        typer.Argument(help="The outlet's id; none: each with enough pieces.", metavar="[OUTLET]"),
    ] = None,
    desk: DeskFolder = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be learned, and write nothing.")
    ] = False,
) -> None:
    """Learn the lines that recur on an outlet's pages and are no part of its pieces."""
    where = folder(desk or context.obj)
    today = datetime.now(UTC).date()
    touched = 0
    for found in learning.learn(where, outlet, today, terminal.watch, dry=dry_run):
        touched += found.touched
        lines = found.lines
        _lines(lines)
        would = "would be" if dry_run else "are"
        terminal.tell(
            f"{lines.outlet}: {len(lines.lines)} lines {would} in {found.path} (version {lines.version}), from"
            f" {lines.pages} different pieces of {lines.days} days; {found.touched} of {found.pieces} kept"
            " pieces have one in their text"
        )
    if touched and not dry_run:
        terminal.tell(f"Look the lists through. Next: dragoman collect --again --desk {where}")


def _lines(lines: LearnedLines) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("", "pages", "share", "place", "first", "last", "line"):
        table.add_column(name)
    for each in lines.lines:
        state = "" if each.drop else "kept"
        if each.drop and each.since == lines.version:
            state = "new"
        seen = (each.pages, each.share, each.place, each.first, each.last)
        cells = ("" if value is None else str(value) for value in seen)
        table.add_row(*map(Text, (state, *cells, each.text)))
    if lines.lines:
        terminal.show(table)
