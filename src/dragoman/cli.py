"""The command line: one command a verb; errors become exit statuses.

0 all done, 1 some inputs were skipped, 2 unusable arguments, 3 nothing could be done.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman import (
    __version__,
    cli_add,
    cli_collect,
    cli_health,
    cli_measure,
    cli_names,
    cli_outlets,
    cli_proof,
    contract,
    terminal,
)
from dragoman.cli_options import (
    INTERRUPTED,
    NOTHING,
    UNUSABLE,
    AsJson,
    DeskFolder,
    From,
    Processes,
    To,
    bare,
    finish,
    folder,
)
from dragoman.errors import DragomanError, Nothing
from dragoman.later import later
from dragoman.model.press import Period
from dragoman.model.report import Report
from dragoman.periods import parse

if TYPE_CHECKING:
    from dragoman import coloured, demo, deskless, housing
    from dragoman import desk as conductor
    from dragoman.desk import Desk
else:
    coloured, conductor = later("dragoman.coloured"), later("dragoman.desk")
    demo, deskless = later("dragoman.demo"), later("dragoman.deskless")
    housing = later("dragoman.housing")

app = typer.Typer(
    name="dragoman",
    help="A press desk: reads a country's press and composes its Country Report.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


STOPPED = "dragoman: interrupted; what was finished is kept, run again to go on"


def main() -> None:
    """Run the command line; the last line of defence for whatever went wrong."""
    try:
        app()
    except DragomanError as error:
        terminal.tell(f"dragoman: {error}")
        raise SystemExit(NOTHING if isinstance(error, Nothing) else UNUSABLE) from None
    except KeyboardInterrupt:
        terminal.tell(STOPPED)
        raise SystemExit(INTERRUPTED) from None
    except SystemExit as ended:  # the library of commands has taken the interruption
        if ended.code == INTERRUPTED:
            terminal.tell(STOPPED)
        raise


def _version(*, wanted: bool) -> None:
    if wanted:
        terminal.write(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read a country's press and compose its Country Report."""
    del version


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The folder to make.", metavar="DESK")],
    country: Annotated[str, typer.Option(help="Whose press: a name or ISO 3166 code.")] = "russia",
) -> None:
    """Make a desk: a folder with desk.toml, its database and its archive of originals."""
    conductor.create(folder, country)
    terminal.tell(f"Made {folder}. Next: look through {folder / 'desk.toml'}, then")
    terminal.tell(f"  dragoman collect FOLDER-FILE-OR-ADDRESS... --desk {folder}")


app.command()(cli_collect.collect)


@app.command()
def read(
    files: Annotated[
        list[str] | None, typer.Argument(help="Files to read without a desk.", metavar="[FILE]...")
    ] = None,
    desk: DeskFolder = None,
    as_json: AsJson = False,
    processes: Processes = None,
) -> None:
    """Read files without a desk, or what a desk has collected and not yet read.

    A file read on a terminal is shown with its voices in colour; elsewhere, or with --json, as JSON Lines.
    """
    if files and terminal.is_screen() and not as_json:
        bare(deskless.bare_read(files), coloured.view, terminal.show)
        return
    if files:
        bare(deskless.bare_read(files), contract.reading_line, terminal.write)
        return
    where = folder(desk)
    with conductor.Desk.open(where, processes=processes) as opened:
        tally = opened.read(terminal.watch)
        if as_json:
            for each in opened.readings(tally.done):
                terminal.write(contract.reading_line(each))
    finish(
        tally,
        f"Read {len(tally.done)} articles, {tally.known} were read before. "
        f"Next: dragoman report --desk {where} --from ... --to ... -o report.html",
    )


@app.command()
def shortlist(
    desk: DeskFolder = None,
    from_: From = None,
    to: To = None,
    keep: Annotated[
        list[str] | None, typer.Option(help="Keep this piece, whatever its rank.", metavar="ID")
    ] = None,
    drop: Annotated[
        list[str] | None, typer.Option(help="Leave this piece out.", metavar="ID")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the pieces worth an item, ranked, each with the reason."""
    with conductor.Desk.open(folder(desk)) as opened:
        opened.judge(keep or (), drop or ())
        entries = opened.shortlist(_period(opened, from_, to))
    for entry in entries:
        terminal.write(contract.shortlist_line(entry) if as_json else terminal.entry(entry))


@app.command()
def survey(
    desk: DeskFolder = None, from_: From = None, to: To = None, as_json: AsJson = False
) -> None:
    """Count a period: themes, silences, mood, debate, terms, change."""
    with conductor.Desk.open(folder(desk)) as opened:
        result = opened.survey(_period(opened, from_, to))
    if as_json:
        terminal.write(contract.survey_document(result))
        return
    if result.too_small:
        terminal.write(f"Collection too small to compare: {result.too_small}")
    for theme in result.themes:
        terminal.write(f"{theme.name:40} {theme.voices:5} pieces, {len(theme.outlets)} outlets")
    for silence in result.silences:
        terminal.write(f"missing: {silence.name} ({silence.because}, {silence.found} found)")
    for cell in result.mood:
        count = len(cell.statements)
        terminal.write(f"{cell.holder.name} -> {cell.target.name}: {cell.score:+.2f} ({count})")


@app.command()
def report(
    desk: DeskFolder = None,
    from_: From = None,
    to: To = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The ending picks the format: html, md, json.")
    ] = Path("report.html"),
    language: Annotated[str | None, typer.Option(help="Language of the report: en or ru.")] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Carry whole articles, for the desk's own use.")
    ] = False,
) -> None:
    """Compose and write the Country Report."""
    with conductor.Desk.open(folder(desk), language=language) as opened:
        composed = opened.report(_period(opened, from_, to), full_text=full_text)
        done = housing.in_house(composed, folder(desk))
        opened.publish(done.report, output)
    for each in done.kept:
        terminal.tell(each)
    _summary(done.report, output)


def _summary(composed: Report, output: Path) -> None:
    items = sum(len(section.items) for section in composed.sections)
    coverage = composed.coverage
    terminal.tell(
        f"{items} items in {len(composed.sections)} sections from {coverage.read} articles read; "
        f"{len(coverage.set_aside)} set aside, {len(coverage.skipped)} skipped, "
        f"{len(coverage.undated)} undated, {len(composed.withheld)} sentences withheld."
    )
    terminal.tell(f"The report lies in {output}")


@app.command()
def search(
    words: Annotated[str, typer.Argument(help="Words in any form, in the press's language.")],
    desk: DeskFolder = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(min=1, help="How many articles at most.")] = 20,
) -> None:
    """Search what the desk has read; words are found in all their forms."""
    with conductor.Desk.open(folder(desk)) as opened:
        hits = opened.search(words, limit)
    for hit in hits:
        if as_json:
            terminal.write(contract.line(contract.wire(hit)))
        else:
            terminal.write(f"{hit.article}  {hit.outlet or ''}: {hit.title or ''}\n    {hit.text}")
    if not hits:
        raise Nothing(words, "nothing found")


app.command()(cli_health.health)
app.command()(cli_collect.original)
app.command()(cli_add.add)
app.command("import")(cli_proof.import_report)
app.command()(cli_proof.check)
app.command()(cli_measure.gold)
app.command("eval")(cli_measure.evaluate)
app.add_typer(cli_names.names, name="names")
app.add_typer(cli_outlets.outlets, name="outlets")


@app.command()
def schema() -> None:
    """Print the JSON Schema of everything the commands print."""
    terminal.write(msgspec.json.format(msgspec.json.encode(contract.schemas()), indent=1).decode())


@app.command("demo")
def demo_command(
    folder: Annotated[Path, typer.Argument(help="Where to leave the demo.")] = Path(
        "dragoman-demo"
    ),
) -> None:
    """Run the main job on the sample press that ships with the package."""
    composed = demo.run(folder, terminal.watch, terminal.name_skips)
    _summary(composed, folder / "report.html")


def _period(desk: Desk, from_: str | None, to: str | None) -> Period:
    return parse(from_, to, desk.default_period)
