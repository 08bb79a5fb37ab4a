"""``dragoman add``: a pasted piece, asked for on a terminal, or given by options and standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import contract, terminal
from dragoman.cli_options import SKIPPED, AsJson, DeskFolder, folder
from dragoman.later import later

if TYPE_CHECKING:
    from dragoman import desk as conductor
    from dragoman.collect import page as pages
    from dragoman.collect import pasted
    from dragoman.language import dates
else:
    conductor, pages = later("dragoman.desk"), later("dragoman.collect.page")
    pasted, dates = later("dragoman.collect.pasted"), later("dragoman.language.dates")

Word = str | None


def add(  # noqa: PLR0913 - the fields of a piece
    desk: DeskFolder = None,
    *,
    author: Annotated[Word, typer.Option(help="Who wrote it; several by semicolons.")] = None,
    outlet: Annotated[Word, typer.Option(help="Where it was published.")] = None,
    date: Annotated[Word, typer.Option(help="As printed, in any of the press's languages.")] = None,
    title: Annotated[Word, typer.Option(help="Its title.")] = None,
    url: Annotated[Word, typer.Option(help="Its address, if it has one.")] = None,
    issue: Annotated[Word, typer.Option(help="A journal's issue, as in 2021 No. 2.")] = None,
    page: Annotated[Word, typer.Option(help="The page it stands on.")] = None,
    as_json: AsJson = False,
) -> None:
    """Add a piece that is pasted: its fields are asked for, or given; the text comes from standard input."""
    where = folder(desk)
    asks = sys.stdin.isatty()
    author, outlet = _asked(author, "Author", asks), _asked(outlet, "Outlet", asks)
    date, title = _asked(date, "Date", asks), _asked(title, "Title", asks)
    if asks:
        terminal.tell("Paste the text; end it with Ctrl-D on a line of its own.")
    declared = pages.Declared(
        authors=tuple(each.strip() for each in (author or "").split(";") if each.strip()),
        outlet=outlet,
        published=date,
        title=title,
        issue=issue,
        page=page,
    )
    made = pasted.pasted(sys.stdin.read(), declared, url)
    with conductor.Desk.open(where, processes=1) as opened:
        tally = opened.take(iter([made]))
        articles = list(opened.articles(tally.done))
    for article in articles:
        if as_json:
            terminal.write(contract.article_line(article))
    terminal.tell(_dated(date or issue))
    skipped = terminal.name_skips(tally.skipped)
    told = f"Added {articles[0].id}" if articles else "Nothing new was added"
    terminal.tell(f"{told}. Next: dragoman read --desk {where}")
    if skipped:
        raise typer.Exit(SKIPPED)


def _asked(given: str | None, what: str, asks: bool) -> str | None:
    """Return what was given, else what is answered; an empty answer is unknown."""
    if given is not None or not asks:
        return given or None
    return (
        str(
            typer.prompt(f"{what} (empty if unknown)", default="", show_default=False, err=True)
        ).strip()
        or None
    )


def _dated(words: str | None) -> str:
    found = dates.parse(words)
    if found.earliest is None:
        return f"Date: unknown; nothing was understood in “{words}”" if words else "Date: unknown"
    days = {found.earliest.isoformat(), (found.latest or found.earliest).isoformat()}
    return f"Date: {' to '.join(sorted(days))} ({found.precision})"
