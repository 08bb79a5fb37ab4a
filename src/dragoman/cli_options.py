"""What the commands share: their common options, the exit statuses, how a run ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from dragoman import terminal
from dragoman.errors import BadArgument
from dragoman.model.press import Skip
from dragoman.tally import Tally

T = TypeVar("T")
S = TypeVar("S")

SKIPPED, UNUSABLE, NOTHING, INTERRUPTED = 1, 2, 3, 130

DeskFolder = Annotated[
    Path | None,
    typer.Option("--desk", help="The desk's folder; the current one if it holds a desk.toml."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines on standard output.")]
From = Annotated[
    str | None, typer.Option("--from", help="First day: 2021-01-15, or 2021-01 for all of it.")
]
To = Annotated[str | None, typer.Option("--to", help="Last day, both ends included.")]
Processes = Annotated[
    int | None, typer.Option("--processes", min=0, help="Processes to use; 0: one a core.")
]


def near(given: Path | None) -> Path | None:
    """Return the desk that was named, or the one in the current folder."""
    here = Path()
    return given or (here if (here / "desk.toml").is_file() else None)


def folder(given: Path | None) -> Path:
    """Return the desk's folder. Errors: ``BadArgument``."""
    found = near(given)
    if found is None:
        raise BadArgument("--desk", "the current folder holds no desk.toml; name the desk")
    return found


def bare(found: Iterable[T | Skip], line: Callable[[T], S], put: Callable[[S], None]) -> None:
    """Print what is found without a desk, and name what was skipped at the end."""
    skips = []
    for each in found:
        if isinstance(each, Skip):
            skips.append(each)
        else:
            put(line(each))
    if terminal.name_skips(skips):
        raise typer.Exit(SKIPPED)


def finish(tally: Tally, text: str) -> None:
    """Name what was skipped, tell what was done, and leave with the status of it."""
    skipped = terminal.name_skips(tally.skipped)
    terminal.tell(text)
    if skipped:
        raise typer.Exit(SKIPPED)
