"""What the commands share: their common options, and the exit statuses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import BadArgument

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
