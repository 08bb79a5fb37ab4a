"""The commands that list outlets and add one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dragoman import contract, settings, terminal
from dragoman.cli_options import AsJson, DeskFolder, folder
from dragoman.later import later
from dragoman.model.lines import LearnedLines

if TYPE_CHECKING:
    from dragoman import deskfile, learning, scouting
    from dragoman.collect import addresses
else:
    deskfile, scouting = later("dragoman.deskfile"), later("dragoman.scouting")
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
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("", "id", "house form", "name", "kind", "domains"):
        table.add_column(name)
    for each in deskfile.knowledge_of(chosen).outlets:
        if as_json:
            terminal.write(contract.line(contract.wire(each)))
            continue
        cells = ("*" if each.id in own else "", each.id, each.house, each.name, each.kind or "")
        table.add_row(*map(Text, (*cells, ", ".join(each.domains))))
    if not as_json:
        terminal.show(table)


@outlets.command()
def add(
    context: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(
            help="An address of the outlet, or pages and feeds saved of it.", metavar="URL|FILE..."
        ),
    ],
    desk: DeskFolder = None,
) -> None:
    """Look at an outlet, write its profile into the desk, and show what would be collected."""
    where = folder(desk or context.obj)
    added = scouting.add(where, places, datetime.now(UTC).date())
    found = added.profile
    known = " (known to the package: its id and names are kept)" if found.known else ""
    terminal.tell(f"{found.outlet.name}, in reports {found.outlet.house}{known}")
    for key, reason in found.guesses:
        terminal.tell(f"  {key} was guessed from {reason}")
    for entry in added.entries[:SHOWN]:
        terminal.write(
            f"{(entry.published or '')[:10]:10}  {entry.title or ''}  {addresses.shown(entry.url)}"
        )
    more = len(added.entries) - SHOWN
    if more > 0:
        terminal.tell(f"  and {more} more")
    if not added.entries:
        terminal.tell(f"  no feed was found; {added.pieces} pages were looked at")
    terminal.tell(
        f"The profile lies in {added.path}: look it through. Next: dragoman collect --desk {where}"
    )


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
