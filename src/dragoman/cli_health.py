"""The command that shows how each outlet's intake stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dragoman import contract, terminal
from dragoman.cli_options import AsJson, DeskFolder, folder
from dragoman.errors import Nothing
from dragoman.later import later
from dragoman.model.health import OutletHealth
from dragoman.model.press import Period
from dragoman.periods import parse

if TYPE_CHECKING:
    from dragoman import checkup
else:
    checkup = later("dragoman.checkup")


def health(
    desk: DeskFolder = None,
    on: Annotated[
        str | None, typer.Option("--on", help="The last day that counts: 2021-03-15.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show how each outlet's intake stands: silent, behind its promise, undated, paywalled and so on."""
    where = folder(desk)
    day = parse(on, on, lambda: Period(from_=date.min, to=date.max)).to if on else None
    found = checkup.health(where, day, terminal.watch)
    if as_json:
        for each in found:
            terminal.write(contract.line(contract.wire(each)))
    elif found:
        terminal.show(_table(found))
    if not found:
        raise Nothing(str(where), "nothing is collected yet, and no outlet is promised")


def _table(found: tuple[OutletHealth, ...]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("outlet", "read", "skipped", "last", "a week", "promised"):
        table.add_column(name, justify="left" if name in ("outlet", "last") else "right")
    table.add_column("what ails it")
    for each in found:
        ails = Text("\n").join(
            Text.assemble((one.kind, "yellow"), f": {one.text}") for one in each.ailments
        )
        last = str(each.last) if each.last else ""
        numbers = (each.a_week, each.promised)
        table.add_row(
            Text(each.outlet or "(no outlet)"),
            str(each.read),
            str(each.skipped),
            last,
            *("" if one is None else str(one) for one in numbers),
            ails,
        )
    return table
