"""``dragoman collect`` and ``dragoman original``: what comes in, and what was kept of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import contract, terminal
from dragoman.cli_options import AsJson, DeskFolder, Processes, bare, finish, folder, near
from dragoman.errors import BadArgument
from dragoman.later import later
from dragoman.model.lines import DROPPED

if TYPE_CHECKING:
    from dragoman import desk as conductor
    from dragoman import deskless
else:
    conductor, deskless = later("dragoman.desk"), later("dragoman.deskless")


def collect(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help="Folders, files, addresses; none: the desk's own list.", metavar="[SOURCE]..."
        ),
    ] = None,
    desk: DeskFolder = None,
    as_json: AsJson = False,
    processes: Processes = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read all kept originals by today's rules.")
    ] = False,
) -> None:
    """Take in pages, feeds and sitemaps from the web, folders, files, web archives.

    Files: HTML, PDF, DOCX, RTF, EPUB, text, Markdown, tables, JSON Lines, feeds, Telegram exports,
    exports of press databases, references, transcripts, TMX, ZIP, WARC and WACZ (docs/sources.md).
    """
    if as_json and near(desk) is None and sources:
        bare(deskless.bare_collect(sources), contract.article_line, terminal.write)
        return
    if again and sources:
        raise BadArgument("--again", "reads what is kept already; name no source")
    where = folder(desk)
    with conductor.Desk.open(where, processes=processes) as opened:
        tally = (
            opened.collect_again(terminal.watch)
            if again
            else opened.collect(sources or (), terminal.watch)
        )
        if as_json:
            for article in opened.articles(tally.done):
                terminal.write(contract.article_line(article))
    told = f"{len(tally.done)} new, {tally.known} known, {tally.pairs} translated sentences"
    if tally.left_out:
        told += f", {tally.left_out} left out by profiles (skip)"
    told = f"{len(tally.done)} changed, {tally.known} as before" if again else told
    done = "Read the originals again" if again else "Collected"
    finish(tally, f"{done}: {told}. Next: dragoman read --desk {where}")


def original(
    article: Annotated[str, typer.Argument(help="The article's id.", metavar="ID")],
    desk: DeskFolder = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write it.")
    ] = None,
    headers: Annotated[
        bool, typer.Option("--headers", help="Print the head of its record instead.")
    ] = False,
    dropped: Annotated[
        bool, typer.Option("--dropped", help="Print the lines left out of its text instead.")
    ] = False,
) -> None:
    """Print the kept original of an article, byte for byte."""
    with conductor.Desk.open(folder(desk)) as opened:
        found = opened.original(article, headers=headers) + (b"\n" if headers else b"")
        if dropped:
            lines = dict(next(opened.articles([article])).provenance).get(DROPPED)
            found = f"{lines}\n".encode() if lines else b""
    if output is None:
        sys.stdout.buffer.write(found)
    else:
        output.write_bytes(found)
