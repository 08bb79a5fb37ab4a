"""The commands that measure: labels out and in, and scores on labelled files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import terminal
from dragoman.cli_options import SKIPPED, AsJson, DeskFolder, near
from dragoman.later import later

if TYPE_CHECKING:
    from dragoman import evaluating, labelling
else:
    evaluating, labelling = later("dragoman.evaluating"), later("dragoman.labelling")

SETS = ("gold", "survey", "names", "stance", "attribution", "attitudes", "pages", "genre")
"""The sets of ``evaluating.SETS``, named here so that help need not wait for what measures them."""


def gold(
    files: Annotated[
        list[str], typer.Argument(help="Articles, or labels to read back.", metavar="FILE...")
    ],
    desk: DeskFolder = None,
    by: Annotated[
        str | None, typer.Option(help="Export without the reader's labels, to be labelled by NAME.")
    ] = None,
    texts: Annotated[
        list[str] | None, typer.Option(help="Where the labelled articles are.", metavar="SOURCE")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A folder: one file an article.")
    ] = None,
) -> None:
    """Print articles with their labels in plain text, to be corrected; print corrected ones as JSON."""
    back = [Path(each) for each in files if labelling.is_labels(Path(each))]
    for labels in labelling.taken_back(back, texts or ()) if back else ():
        terminal.write(labelling.standoff_line(labels))
    out = [each for each in files if Path(each) not in back]
    knowledge = labelling.known(near(desk))
    for article, text in labelling.exported(out, knowledge, by=by) if out else ():
        if output is None:
            terminal.write(text)
            continue
        output.mkdir(parents=True, exist_ok=True)
        (output / f"{article.id}.labels").write_text(text, encoding="utf-8")


def evaluate(
    name: Annotated[str, typer.Argument(help=f"One of {', '.join(SETS)}.", metavar="SET")],
    file: Annotated[Path, typer.Argument(help="A labelled file of that set.", metavar="FILE")],
    desk: DeskFolder = None,
    as_json: AsJson = False,
    texts: Annotated[
        list[str] | None, typer.Option(help="Where the labelled articles are.", metavar="SOURCE")
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="Print each error too, and what each rule found.")
    ] = False,
) -> None:
    """Measure on a labelled file: scores with their intervals, and the classes of errors."""
    asked = evaluating.Evaluation(
        path=file, texts=tuple(texts or ()), desk=near(desk), rules=misses
    )
    result = evaluating.evaluate(name, asked)
    if as_json:
        terminal.write(evaluating.line(result.measured))
    else:
        for each in (
            *evaluating.table(result.measured),
            *evaluating.classes(result),
            *evaluating.rules(result),
        ):
            terminal.write(each)
    for each in result.misses if misses else ():
        terminal.tell(each)
    for each in result.left_out:
        terminal.tell(f"left out: {each}")
    if result.left_out:
        raise typer.Exit(SKIPPED)
